"""Verdicts in words beside the figures that they are on."""

import pytest
from lamps import prose, told

from briefs.analysis.lint.verdicts import check

FINE = [
    ("Revenue of {Revenue} beat guidance.", "營收 {Revenue}，優於財測。"),
    ("Revenue of {Revenue} did not miss guidance.", "營收 {Revenue}，並未低於財測。"),
    ("Revenue was {Revenue}. Others missed guidance.", "營收 {Revenue}。同業低於財測。"),
    ("Heads were {Headcount 2024-09-30}, missed guidance.", "員工 {Headcount 2024-09-30}，低於財測。"),  # none is known
]
WRONG = [
    ("Revenue, at {Revenue}, missed guidance.", "missed guidance", "營收 {Revenue}，未達財測。", "未達財測"),
    ("{Revenue} fell well short of its guidance.", "", "營收 {Revenue} 遠低於公司財測。", "低於公司財測"),
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
