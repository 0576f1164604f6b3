"""Verdicts in words beside the figures that they are on."""

import pytest
from lamps import prose, told

from briefs.analysis.lint.verdicts import check

FINE = [
    ("Revenue of {Revenue} beat guidance.", "營收 {Revenue}，優於財測。"),
    ("Revenue of {Revenue} did not miss guidance.", "營收 {Revenue}，並未低於財測。"),
    ("Revenue was {Revenue}. Others missed guidance.", "營收 {Revenue}。同業低於財測。"),
    ("Revenue beat the consensus; sales topped expectations.", "營收優於市場預期，業績也超出預期。"),
    ("Revenue beat the {Revenue consensus} expected.", "營收優於市場預期的 {Revenue consensus}。"),
    ("Revenue met the low end of guidance.", "營收符合財測區間的下緣。"),  # an end is no bar
    ("If revenue missed guidance, it would be news.", "若營收低於財測，便是新聞。"),
]
WRONG = [
    ("Revenue, at {Revenue}, missed guidance.", "missed guidance", "營收 {Revenue}，未達財測。", "未達財測"),
    ("Revenue of {Revenue} came in within its guided range.", "within its guided range", "營收 {Revenue}，落在公司財測。", "落在公司財測"),
    ("Revenue, at {Revenue}, met expectations.", "met expectations", "營收 {Revenue} 符合市場預期。", "符合市場預期"),
    ("{Revenue} fell well short of its guidance.", "short of its guidance", "營收 {Revenue} 遠低於公司財測。", "低於公司財測"),
]


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("english", "missed", "chinese", "below"), WRONG)
def test_a_contrary_verdict(english: str, missed: str, chinese: str, below: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == [
        f"'{words}' stands behind {{Revenue}}, which is above it; mend the word or the reference"
        for words in (missed, below)
        if words
    ]


UNKNOWN = [
    ("Operating income of {OperatingIncome} was well short of what analysts had hoped for.", "營業利益 {OperatingIncome}，遠不如分析師期待。", "consensus"),
    ("Operating income of {OperatingIncome} missed the consensus.", "營業利益 {OperatingIncome} 不如市場預期。", "consensus"),
    ("Diluted EPS beat its own guidance.", "稀釋每股盈餘優於公司財測。", "guidance"),
]
BARS = [
    ("Revenue of {Revenue} hit the middle of the guided {Revenue guidance}.", "營收 {Revenue}，恰在財測 {Revenue guidance} 的中間。", "the outcome is above it"),
    ("Revenue landed within the guided {Revenue guidance}.", "營收落在財測 {Revenue guidance}。", "the outcome is above it"),
    ("{Revenue} was in line with the {Revenue consensus} expected.", "營收 {Revenue}，符合預期的 {Revenue consensus}。", "the outcome is above it"),
    ("Operating income, at {OperatingIncome}, missed the {Revenue consensus} expected.", "營業利益 {OperatingIncome}，低於預期的 {Revenue consensus}。", "which is of something else"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "bar"), UNKNOWN)
def test_a_verdict_needs_what_was_expected(english: str, chinese: str, bar: str) -> None:
    found = told(check(prose(en=english, zh_Hant=chinese)))
    assert len(found) == 2
    assert all(f"of which no {bar} is known; add it to a fact file" in message for message in found)


@pytest.mark.parametrize(("english", "chinese", "said"), BARS)
def test_a_verdict_on_a_figure_of_the_bar(english: str, chinese: str, said: str) -> None:
    found = told(check(prose(en=english, zh_Hant=chinese)))
    assert len(found) == 2
    assert all(said in message for message in found)
