"""Options that drop what no word beside the figure says."""

import pytest
from lamps import prose, told
from places import CORPUS

from briefs.analysis.dataset import read_dataset
from briefs.analysis.lint.options import check
from briefs.analysis.lint.prose import Prose

GUIDANCE = "Revenue 2025Q1 guidance"
FINE = [
    (f"Guidance is {{{GUIDANCE}}}.", f"財測為 {{{GUIDANCE}}}。"),
    (f"Guidance is at most {{{GUIDANCE}|high}}.", f"財測最多 {{{GUIDANCE}|high}}。"),
    (f"At the upper end, {{{GUIDANCE}|high}}, it would hold.", f"財測上緣 {{{GUIDANCE}|high}} 才算持平。"),
    (f"Guidance runs from {{{GUIDANCE}|low}} to {{{GUIDANCE}|high}}.", f"財測介於 {{{GUIDANCE}|low}} 與 {{{GUIDANCE}|high}}。"),
    (f"It will not exceed {{{GUIDANCE}|high}}.", f"不會超過 {{{GUIDANCE}|high}}。"),
    (f"It promises no less than {{{GUIDANCE}|low}}.", f"不低於 {{{GUIDANCE}|low}}。"),
    (f"{{{GUIDANCE}|low}} is the floor.", f"{{{GUIDANCE}|low}} 是下限。"),
    ("Up to {Revenue 2024Q4 guidance|high}, or {Revenue 2024Q4 guidance yoy_amount|high} more.", "上看 {Revenue 2024Q4 guidance|high}，多 {Revenue 2024Q4 guidance yoy_amount|high}。"),
    ("The margin was roughly {OperatingMargin 2024Q3|bare}.", "利益率約 {OperatingMargin 2024Q3|bare}。"),
    ("Glow grew more than {GLOW Revenue yoy|bare}.", "螢光年增逾 {GLOW Revenue yoy|bare}。"),
    ("No rival grew less than {GLOW Revenue yoy|bare}.", "沒有對手低於 {GLOW Revenue yoy|bare}。"),
    ("Revenue was {Revenue|bare}.", "營收 {Revenue|bare}。"),
]
WRONG = [
    (f"Guidance is {{{GUIDANCE}|high}}.", f"財測為 {{{GUIDANCE}|high}}。", "high", "the upper end of a range"),
    (f"At least {{{GUIDANCE}|high}} is guided to.", f"財測至少 {{{GUIDANCE}|high}}。", "high", "the upper end of a range"),
    (f"Revenue of {{{GUIDANCE}|low}} is planned.", f"預計營收 {{{GUIDANCE}|low}}。", "low", "the lower end of a range"),
    (f"At most {{{GUIDANCE}|low}} is planned.", f"財測上緣 {{{GUIDANCE}|low}}。", "low", "the lower end of a range"),
    (f"It can reach the top. Guidance is {{{GUIDANCE}|high}}.", f"上緣可期。財測 {{{GUIDANCE}|high}}。", "high", "the upper end of a range"),
    ("The margin was {OperatingMargin 2024Q3|bare}.", "利益率 {OperatingMargin 2024Q3|bare}。", "bare", "a figure without its 'about'"),
    ("The margin was over {OperatingMargin 2024Q3|bare}.", "利益率逾 {OperatingMargin 2024Q3|bare}。", "bare", "a figure without its 'about'"),
    ("Glow grew {GLOW Revenue yoy|bare}.", "螢光年增 {GLOW Revenue yoy|bare}。", "bare", "a figure without its 'over'"),
    ("Glow grew about {GLOW Revenue yoy|low}.", "螢光年增約 {GLOW Revenue yoy|low}。", "low", "the lower end of a range"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("english", "chinese", "option", "lost"), WRONG)
def test_what_no_word_says(english: str, chinese: str, option: str, lost: str) -> None:
    cited = english[english.index("{") : english.index("}") + 1]
    told_of = f"{cited} shows {lost}, and no word beside it says so; say it in words, or delete '|{option}'"
    assert told(check(prose(en=english, zh_Hant=chinese))) == [told_of] * 2


def test_simplified() -> None:
    fine = prose(zh_Hans=f"业绩指引上限 {{{GUIDANCE}|high}}，利润率约 {{OperatingMargin 2024Q3|bare}}。")
    assert told(check(fine)) == []
    wrong = prose(zh_Hans=f"业绩指引为 {{{GUIDANCE}|low}}，利润率 {{OperatingMargin 2024Q3|bare}}。")
    assert len(told(check(wrong))) == 2


@pytest.mark.parametrize(
    ("words", "fine"),
    [
        ({"en": "The shares fell {AfterHoursMove 2025-02-06|size}."}, True),
        ({"zh_Hant": "股價盤後下跌 {AfterHoursMove 2025-02-06|size}。"}, True),
        ({"zh_Hans": "股价盘后下跌 {AfterHoursMove 2025-02-06|size}。"}, True),
        ({"en": "The dollar took {CurrencyEffect|size} off sales."}, True),
        ({"en": "The dollar was a drag of {CurrencyEffect|size}."}, True),
        ({"zh_Hant": "匯率拖累營收 {CurrencyEffect|size}。"}, True),
        ({"en": "The shares changed by {AfterHoursMove 2025-02-06|size}."}, False),
        ({"en": "Sales fell. The shares moved {AfterHoursMove 2025-02-06|size}."}, False),
        ({"zh_Hant": "股價盤後變動 {AfterHoursMove 2025-02-06|size}。"}, False),
        ({"zh_Hans": "汇率影响 {CurrencyEffect|size}。"}, False),
        ({"en": "Currency came to {CurrencyEffect|size}."}, False),
        ({"zh_Hant": "匯率影響 {CurrencyEffect|size}。"}, False),
    ],
)
def test_the_size_of_a_loss(words: dict[str, str], fine: bool) -> None:
    dataset, _ = read_dataset(CORPUS)
    tagged = {tag.replace("_", "-"): text for tag, text in words.items()}
    brief = dataset.content.briefs["AMZN/2024Q4"]
    found = told(check(Prose(("reaction",), tagged, brief, dataset.content, dataset.index)))
    assert ["the size of a loss or a fall" in one for one in found] == [True] * (not fine)


def test_an_end_that_is_named_before_both_figures() -> None:
    named = "Sales beat the top end of guidance: {Revenue} against {Revenue guidance|high}."
    other = "Sales beat guidance: {Revenue} against {Revenue guidance|high}."
    assert [len(told(check(prose(en=text)))) for text in (named, other)] == [0, 1]
