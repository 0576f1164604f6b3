"""Judgements whose bar is not named."""

import pytest
from lamps import prose, told

from briefs.analysis.lint.judgements import check

FINE = [
    ("Revenue of {Revenue} did not disappoint.", "營收 {Revenue}，並未令人失望。"),
    ("The outlook disappointed: {Revenue 2025Q1 guidance}.", "展望令人失望：{Revenue 2025Q1 guidance}。"),
    ("Although profit missed, sales of {Revenue} did not.", "營收 {Revenue}，成績亮眼。"),
    ("Neither sales, at {Revenue}, nor profit fell short of guidance.", "營收 {Revenue}，沒有落空。"),
    ("Operating income of {OperatingIncome} was a disappointment.", "營業利益 {OperatingIncome}，令人失望。"),
]
WRONG = [
    ("Revenue disappointed at {Revenue}.", "disappointed", "營收 {Revenue}，令人失望。", "令人失望"),
    ("The quarter was a let-down: {Revenue}.", "was a let-down", "營收 {Revenue}，未達標。", "未達標"),
    ("With {Revenue}, it only just made it.", "only just made it", "營收 {Revenue}，勉強達標。", "勉強達標"),
    ("It had been too optimistic, at {Revenue}.", "had been too optimistic", "公司過於樂觀，營收 {Revenue}。", "過於樂觀"),
]


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("english", "word", "chinese", "other"), WRONG)
def test_of_what_did_better(english: str, word: str, chinese: str, other: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == [
        f"'{said}' is said of {{Revenue}}, which did better; mend the word or the reference"
        for said in (word, other)
    ]
