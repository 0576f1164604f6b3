"""Words of standstill and of records."""

import pytest
from lamps import prose, refused, told

from briefs.analysis.lint.states import check

FINE = [
    ("Revenue grew to {Revenue}.", "營收成長至 {Revenue}。"),
    ("Revenue did not fall: {Revenue}.", "營收沒有下滑：{Revenue}。"),
    ("Revenue did not grow as fast as profit, at {Revenue}.", "營收沒有成長那麼快，為 {Revenue}。"),
    ("Revenue next quarter would be flat on {Revenue}.", "下季營收若與 {Revenue} 持平。"),
    ("At {Revenue}, revenue was the highest of the year.", "營收 {Revenue}，創今年以來最高。"),
    ("With {Revenue} of sales, costs were flat.", "營收 {Revenue}，成本則持平。"),
]
WRONG = [
    ("Revenue was flat at {Revenue}.", "was flat", "營收 {Revenue}，與去年持平。", "持平"),
    ("Revenue stagnated at {Revenue}.", "stagnated", "營收停滯在 {Revenue}。", "停滯"),
    ("Revenue failed to grow, at {Revenue}.", "failed to grow", "營收未能成長，為 {Revenue}。", "未能成長"),
    ("At {Revenue}, it no longer grows.", "no longer grows", "營收 {Revenue}，不再成長。", "不再成長"),
    ("Revenue, {Revenue}, was the weakest this year.", "weakest this year", "營收 {Revenue}，為今年以來最低。", "今年以來最低"),
    ("Revenue of {Revenue} was a record low.", "record low", "營收 {Revenue}，創歷史新低。", "創歷史新低"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("english", "word", "chinese", "other"), WRONG)
def test_refuted(english: str, word: str, chinese: str, other: str) -> None:
    found = told(check(prose(en=english, zh_Hant=chinese)))
    assert [message.split("'")[1] for message in found] == [word, other]
    assert all("is said of {Revenue}, but " in message for message in found)


GROWTH = [
    ("AWS margins held at {AWS OperatingMargin}, as a year ago.", "AWS 營業利益率 {AWS OperatingMargin}，與去年相同。", "AWS 营业利润率 {AWS OperatingMargin}，与去年相同。", True),
    ("AWS sales were {AWS Revenue}, the same as last quarter.", "AWS 營收 {AWS Revenue}，與上季相同。", "AWS 营收 {AWS Revenue}，与上季相同。", True),
    ("AWS sales were {AWS Revenue}, not the same as last quarter.", "AWS 營收 {AWS Revenue}，並不與上季相同。", "AWS 营收 {AWS Revenue}，并不与上季相同。", False),  # in the brief on 2025Q4, where growth was higher than in the quarter before
    ("AWS grew {AWS Revenue yoy}, its slowest growth this year.", "AWS 年增 {AWS Revenue yoy}，為今年最慢。", "AWS 增长 {AWS Revenue yoy}，为今年最慢。", True),
    ("AWS grew {AWS Revenue yoy}, its fastest growth this year.", "AWS 年增 {AWS Revenue yoy}，為今年最快。", "AWS 增长 {AWS Revenue yoy}，为今年最快。", False),
    ("Free cash flow held up at {FreeCashFlow TTM2025Q4}.", "自由現金流守住 {FreeCashFlow TTM2025Q4}。", "自由现金流守住 {FreeCashFlow TTM2025Q4}。", True),
    ("Revenue held its ground: {Revenue}.", "營收守穩，達 {Revenue}。", "营收守稳，达 {Revenue}。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), GROWTH)
def test_paces_and_what_held(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    assert refused(check, english, chinese, simplified) == [wrong] * 3


def test_in_simplified_characters() -> None:
    found = told(check(prose(zh_Hans="营收 {Revenue}，创历史新低。")))
    assert [message.split("'")[1] for message in found] == ["创历史新低"]
