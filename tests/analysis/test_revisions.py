"""The word for what became of a forecast that was given twice."""

from __future__ import annotations

import pytest
from invented import figure

from briefs.analysis.revisions import revised

REVISED = [
    # before, after, said
    ("$100B", "$125B", "raised"),
    ("$125B", "$100B", "cut"),
    ("$125B", "$125B", "kept"),
    ("$125B", "about $125B", "kept"),
    ("$110B–$120B", "$110.0B–$120.0B", "kept"),
    ("$110B–$120B", "$115B–$125B", "raised"),
    ("$110B–$120B", "$130B–$140B", "raised"),
    ("$110B–$120B", "$100B–$115B", "cut"),
    ("$110B–$120B", "$112B–$118B", "narrowed"),
    ("$110B–$120B", "$115B–$120B", "narrowed"),  # its lower end alone was raised
    ("$110B–$120B", "$110B–$117B", "narrowed"),
    ("$110B–$120B", "$105B–$125B", "widened"),
    ("$110B–$120B", "$110B–$125B", "widened"),
    ("$110B–$120B", "$115B", "narrowed"),
    ("$115B", "$110B–$120B", "widened"),
    ("$110B–$120B", "$125B", "raised"),
    ("$125B", "$110B–$120B", "cut"),
    # rounding hides an end, or both
    ("$110B", "$110.3B", "undetermined"),
    ("$11B–$12B", "$11.2B–$12.9B", "raised"),  # 12 was 12.5 at most; the middle rose by what rounding cannot hide
    ("$11B–$12B", "$11.2B–$12.3B", "undetermined"),
    ("about $100B", "$101B", "undetermined"),
    # open ends
    ("over $100B", "over $110B", "raised"),
    ("over $110B", "over $100B", "cut"),
    ("over $100B", "over $100B", "kept"),
    ("up to $130B", "up to $120B", "cut"),
    ("over $100B", "$120B", "narrowed"),
    ("$120B", "over $100B", "widened"),
    ("over $100B", "up to $130B", "undetermined"),
    ("$120B", "up to $110B", "cut"),
    ("up to $110B", "$120B", "raised"),
    ("several billion US dollars", "$5B", "undetermined"),
    # rates, and what lies below zero
    ("11%–15%", "13%–15%", "narrowed"),
    ("5%–9%", "10%–12%", "raised"),
    ("-$2B", "-$3B", "cut"),
    ("-5%", "3%", "raised"),
    ("10%", "$10B", "undetermined"),
]


@pytest.mark.parametrize(("before", "after", "said"), REVISED)
def test_what_became_of_a_forecast(before: str, after: str, said: str) -> None:
    assert revised(figure(before), figure(after)) == said
