"""Changes in amount, and the words beside them."""

import pytest
from lamps import prose, told

from briefs.analysis.lint.changes import check

FINE = [
    ("Revenue rose by {Revenue yoy_amount}.", "營收增加 {Revenue yoy_amount}。"),
    ("Revenue rose, to {Revenue}, by {Revenue yoy_amount}.", "營收增至 {Revenue}，多出 {Revenue yoy_amount}。"),
    ("That is {Revenue yoy_amount} more than a year before.", "比去年同期多 {Revenue yoy_amount}。"),
    ("The difference of {Revenue yoy_amount} is small.", "差額 {Revenue yoy_amount} 不大。"),
    ("Of an increase of {Revenue qoq_amount}, {OperatingIncome qoq_amount} was profit.", "增加的 {Revenue qoq_amount} 當中，獲利占 {OperatingIncome qoq_amount}。"),
    ("Revenue was {Revenue}.", "營收 {Revenue}。"),
]
WRONG = [
    ("Revenue of {Revenue yoy_amount} pleased investors.", "營收 {Revenue yoy_amount}，投資人滿意。"),
    ("It reported sales of {Revenue yoy_amount}.", "公布營收 {Revenue yoy_amount}。"),
    ("Revenue rose {Revenue yoy} to {Revenue yoy_amount}.", "營收成長 {Revenue yoy}，達 {Revenue yoy_amount}。"),
    ("Revenue was {Revenue yoy_amount}. It rose.", "營收為 {Revenue yoy_amount}。有成長。"),
]


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("english", "chinese"), WRONG)
def test_a_change_that_reads_as_a_level(english: str, chinese: str) -> None:
    message = "no word beside {Revenue yoy_amount} says that it is a change; say so, or take 'yoy_amount' out for the figure itself"
    assert told(check(prose(en=english, zh_Hant=chinese))) == [message, message]


def test_simplified_chinese() -> None:
    assert told(check(prose(zh_Hans="营收增加 {Revenue yoy_amount}。"))) == []
    assert len(told(check(prose(zh_Hans="公布营收 {Revenue yoy_amount}。")))) == 1


def test_the_middle_of_a_range() -> None:
    fine = prose(en="The midpoint of {Revenue 2025Q1 guidance} is {Revenue 2025Q1 guidance midpoint}.", zh_Hant="區間 {Revenue 2025Q1 guidance}，中位數 {Revenue 2025Q1 guidance midpoint}。")
    assert told(check(fine)) == []
    wrong = prose(en="The company guides to {Revenue 2025Q1 guidance midpoint}.", zh_Hant="財測為 {Revenue 2025Q1 guidance midpoint}。")
    assert told(check(wrong)) == ["no word beside {Revenue 2025Q1 guidance midpoint} says that it is a midpoint; say so, or take 'midpoint' out for the figure itself"] * 2


def test_a_distance_from_what_was_expected_is_no_growth() -> None:
    wrong = prose(en="Revenue rose {Revenue surprise}.", zh_Hant="營收成長 {Revenue surprise}。")
    assert told(check(wrong)) == [f"'{word}' stands beside {{Revenue surprise}}, which is no growth; mend the word, or cite the change" for word in ("rose", "成長")]
    assert told(check(prose(en="Revenue came in {Revenue surprise} above the consensus.", zh_Hant="營收高出預期 {Revenue surprise}。"))) == []
    assert told(check(prose(zh_Hant="營收比預估多出 {Revenue surprise}。", zh_Hans="营收比预估多出 {Revenue surprise}。"))) == []


def test_a_beat_of_a_consensus_tells_of_no_change_of_it() -> None:
    assert len(told(check(prose(en="Revenue beat the consensus of {Revenue consensus yoy_amount}.")))) == 1
    assert told(check(prose(en="Analysts expected a rise of {Revenue consensus yoy_amount}."))) == []


def test_nothing_moves_by_all_of_itself() -> None:
    wrong = prose(en="Revenue rose by {Revenue}.", zh_Hant="營收增加 {Revenue}。", zh_Hans="营收增长 {Revenue}。")
    named = ("Revenue", "營收", "营收")
    assert told(check(wrong)) == [f"'{name}' is said to have moved by {{Revenue}}, which is all of it; mend the word, or cite the change" for name in named]
    fine = prose(en="Revenue rose to {Revenue}; costs rose by {OperatingIncome}.", zh_Hant="營收增加至 {Revenue}。", zh_Hans="营收增长至 {Revenue}。")
    assert told(check(fine)) == []
