"""What analysts expected, and the words that say so."""

import pytest
from lamps import prose, told

from briefs.analysis.lint.other_views import check

FINE = [
    ("Revenue was {Revenue}, the consensus {Revenue consensus}.", "營收 {Revenue}，市場共識 {Revenue consensus}。"),
    ("Revenue of {Revenue} beat {Revenue consensus}.", "營收 {Revenue}，優於 {Revenue consensus}。"),
    ("Revenue was {Revenue} against {Revenue consensus}.", "營收 {Revenue}，預估為 {Revenue consensus}。"),
    ("Analysts expected growth of {Revenue consensus yoy}.", "分析師預期年增 {Revenue consensus yoy}。"),
]


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(
    ("english", "chinese", "simplified"),
    [
        ("Revenue was {Revenue consensus}.", "營收 {Revenue consensus}。", "营收 {Revenue consensus}。"),
        ("Revenue was {Revenue consensus}, and {Revenue} was reported.", "營收 {Revenue consensus}，公布為 {Revenue}。", "营收 {Revenue consensus}，公布为 {Revenue}。"),
    ],
)
def test_a_consensus_that_reads_as_the_company_s_own(english: str, chinese: str, simplified: str) -> None:
    said = "{Revenue consensus} is what analysts expected, which no word here says; say so, or take 'consensus' out for the company's own figure"
    assert told(check(prose(en=english, zh_Hant=chinese, zh_Hans=simplified))) == [said] * 3
