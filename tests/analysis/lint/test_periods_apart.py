"""Words of a period that differ between the languages."""

import pytest
from lamps import prose, told

from briefs.analysis.lint.periods_apart import check

FINE = [
    ("Revenue was {Revenue} in the fourth quarter.", "第四季營收 {Revenue}。"),
    ("Revenue was {Revenue} in the fourth quarter.", "上季營收 {Revenue}。"),
    ("It rose {Revenue yoy} from a year earlier.", "較去年同期成長 {Revenue yoy}。"),
    ("In 2024 it rose {Revenue yoy}.", "2024 年第四季成長 {Revenue yoy}。"),
    ("It was {Revenue 2024Q3} the quarter before.", "第三季為 {Revenue 2024Q3}。"),
    ("It made {Revenue}.", "第三季的營收 {Revenue}。"),  # which is told elsewhere
]
WRONG = [
    ("It is {Revenue yoy} above the fourth quarter of 2023.", "比 2023 年第三季高出 {Revenue yoy}。", "fourth quarter of 2023", "2023 年第三季"),
    ("It is {Revenue yoy} more than a year earlier.", "比前一季高出 {Revenue yoy}。", "a year earlier", "前一季"),
    ("It is {Revenue yoy} above 2023.", "比 2022 年高出 {Revenue yoy}。", "2023", "2022 年"),
    ("In nine months it rose {Revenue yoy}.", "上半年成長 {Revenue yoy}。", "nine months", "上半年"),
    ("Revenue was {Revenue} in the fourth quarter.", "第三季營收 {Revenue}。", "fourth quarter", "第三季"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("english", "chinese", "ours", "theirs"), WRONG)
def test_another_period_in_one_language(english: str, chinese: str, ours: str, theirs: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == [
        f"'{ours}' is another period than '{theirs}' in the zh-Hant text; mend the word in one of them"
    ]


def test_the_same_in_both_scripts() -> None:
    simplified = prose(zh_Hant="比去年同期高出 {Revenue yoy}。", zh_Hans="比上一季度高出 {Revenue yoy}。")
    assert [message.split("'")[1] for message in told(check(simplified))] == ["去年同期"]


def test_a_period_that_the_figure_before_has_is_not_the_next_ones() -> None:
    english = "From {Revenue 2024Q3} in the third quarter it rose to {Revenue} in the fourth."
    chinese = "營收由第三季的 {Revenue 2024Q3} 升至第四季的 {Revenue}。"
    assert told(check(prose(en=english, zh_Hant=chinese))) == []
