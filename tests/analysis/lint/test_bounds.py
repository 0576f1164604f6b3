"""Bounds beside figures and the ends of ranges."""

import pytest
from lamps import prose, told

from briefs.analysis.lint.bounds import check

FINE = [
    ("At least {Revenue 2025Q1 guidance|low} is guided.", "財測至少 {Revenue 2025Q1 guidance|low}。"),
    ("Up to {Revenue 2025Q1 guidance|high} is guided.", "財測至多 {Revenue 2025Q1 guidance|high}。"),
    ("Profit was less than {Revenue}.", "獲利不到營收的 {Revenue}。"),
    ("Revenue was {Revenue}, more than {Revenue consensus}.", "營收 {Revenue}，超過 {Revenue consensus}。"),
]
WRONG = [
    ("At least {Revenue 2025Q1 guidance|high} is guided.", "財測至少 {Revenue 2025Q1 guidance|high}。"),
    ("It guides to no more than {Revenue 2025Q1 guidance|low}.", "財測不超過 {Revenue 2025Q1 guidance|low}。"),
    ("The midpoint is {Revenue 2025Q1 guidance|high}.", "財測中值 {Revenue 2025Q1 guidance|high}。"),
    ("More than {Revenue} came in.", "營收超過 {Revenue}。"),
    ("Not quite {Revenue} was sold.", "營收不到 {Revenue}。"),
]


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("english", "chinese"), WRONG)
def test_no_such_bound(english: str, chinese: str) -> None:
    found = told(check(prose(en=english, zh_Hant=chinese)))
    assert len(found) == 2
    assert all("which is no such bound; mend the word" in message for message in found)
