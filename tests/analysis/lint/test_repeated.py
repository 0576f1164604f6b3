"""Sentences that cite one figure twice."""

import pytest
from lamps import prose, told

from briefs.analysis.lint.repeated import check

FINE = [
    ("Revenue was {Revenue}. Of {Revenue}, half was profit.", "營收 {Revenue}。其中 {Revenue} 的一半是獲利。"),
    ("Guided from {Revenue guidance|low} to {Revenue guidance|high}.", "財測 {Revenue guidance|low} 至 {Revenue guidance|high}。"),
    ("Revenue rose from {Revenue 2024Q3} to {Revenue}.", "營收由 {Revenue 2024Q3} 增至 {Revenue}。"),
]
WRONG = [
    ("Revenue rose from {Revenue} to {Revenue}.", "營收由 {Revenue} 增至 {Revenue}。"),
    ("Revenue of {Revenue} beat the expected {Revenue}, by a little.", "營收 {Revenue}，優於預期的 {Revenue}，幅度不大。"),
]


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("english", "chinese"), WRONG)
def test_a_figure_beside_itself(english: str, chinese: str) -> None:
    said = "{Revenue} stands in this sentence already; cite the one that is meant"
    assert told(check(prose(en=english, zh_Hant=chinese))) == [said, said]


def test_simplified_chinese() -> None:
    assert len(told(check(prose(zh_Hans="营收由 {Revenue} 增至 {Revenue}。")))) == 1
