"""Levels and changes that words join."""

import pytest
from lamps import prose, told

from briefs.analysis.lint.joined import check

FINE = [
    ("Revenue rose {Revenue yoy} to {Revenue}.", "營收年增 {Revenue yoy}，達 {Revenue}。"),
    ("Revenue rose {Revenue yoy} from {Revenue 2023Q4}.", "營收較 {Revenue 2023Q4} 成長 {Revenue yoy}。"),
    ("Revenue of {Revenue}, up {Revenue yoy}, pleased.", "營收 {Revenue}，年增 {Revenue yoy}。"),
    ("Revenue went from {Revenue 2024Q3} to {Revenue}.", "營收由 {Revenue 2024Q3} 增至 {Revenue}。"),
    ("Revenue rose {Revenue yoy} and profit was {OperatingIncome}.", "營收年增 {Revenue yoy}，獲利 {OperatingIncome}。"),
    ("It rose from {Indoor Revenue} indoors to {Outdoor Revenue} outdoors.", "室內 {Indoor Revenue}，室外 {Outdoor Revenue}。"),
    ("{Revenue surprise} more than expected, {Revenue}.", "高於預期 {Revenue surprise}，為 {Revenue}。"),
]
WRONG = [  # English, Chinese, the kind
    ("Revenue rose {Revenue yoy} to {Revenue 2024Q3}.", "營收年增 {Revenue yoy}，達 {Revenue 2024Q3}。", "period"),
    ("Revenue rose {Revenue yoy} to {OperatingIncome}.", "營收年增 {Revenue yoy}，達 {OperatingIncome}。", "concept"),
    ("Revenue rose {Revenue yoy} to {Outdoor Revenue}.", "營收年增 {Revenue yoy}，達 {Outdoor Revenue}。", "company or part"),
    ("Revenue rose {Revenue yoy} to {Revenue consensus}.", "營收年增 {Revenue yoy}，達 {Revenue consensus}。", "view"),
    ("Revenue went from {Outdoor Revenue} to {Revenue}.", "營收由 {Outdoor Revenue} 增至 {Revenue}。", "company or part"),
    ("Revenue was {OperatingIncome}, only {Revenue surprise} above.", "營收 {OperatingIncome}，高出 {Revenue surprise}。", "thing"),
]


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("english", "chinese", "kind"), WRONG)
def test_figures_that_are_not_of_one_thing(english: str, chinese: str, kind: str) -> None:
    found = told(check(prose(en=english, zh_Hant=chinese)))
    assert len(found) == 2
    assert all(one.endswith(f"of another {kind}; mend the one that is not meant, or name what each is") for one in found)


def test_simplified_chinese() -> None:
    assert told(check(prose(zh_Hans="营收由 {Revenue 2024Q3} 增至 {Revenue}。"))) == []
    assert len(told(check(prose(zh_Hans="营收由 {OperatingIncome 2024Q3} 增至 {Revenue}。")))) == 1
