"""Verdicts, scorecard rows and the guidance ledger."""

from __future__ import annotations

import pytest
from invented import figure

from briefs.analysis.dataset import Dataset
from briefs.analysis.ledger import ledger
from briefs.analysis.scorecard import row, verdict
from briefs.model.facts import Meaning, Quantity
from briefs.model.period import parse_period

MEANING = Meaning("LUMN9", "", "Revenue", parse_period("2024Q4"))


def quantity(printed: str) -> Quantity:
    return Quantity(printed, MEANING, figure(printed))


VERDICTS = [
    # actual, expected, which way is good, what is said, tone
    ("$213.4B", "$211.0B", "up", "above_consensus", "better"),
    ("$213.4B", "$211.0B", "down", "above_consensus", "worse"),
    ("$213.4B", "$211.0B", "none", "above_consensus", "neutral"),
    ("$209.0B", "$211.0B", "up", "below_consensus", "worse"),
    ("$209.0B", "$211.0B", "down", "below_consensus", "better"),
    ("$209.0B", "$211.0B", "none", "below_consensus", "neutral"),
    ("$211.0B", "$211.0B", "up", "in_line_consensus", "neutral"),
    ("$211.2B", "$211B", "up", "undetermined_consensus", "neutral"),
    ("about $211B", "$212B", "up", "undetermined_consensus", "neutral"),
    ("over $200B", "$211B", "up", "undetermined_consensus", "neutral"),
    ("over $212B", "$211B", "up", "above_consensus", "better"),
    ("$210.0B", "$206B–$213B", "up", "within_consensus", "neutral"),
    ("$213.5B", "$206B–$213B", "up", "undetermined_consensus", "neutral"),
    ("$214.0B", "$206B–$213B", "up", "above_consensus", "better"),
    ("$205.0B", "$206B–$213B", "up", "below_consensus", "worse"),
]


@pytest.mark.parametrize(("actual", "expected", "good", "said", "tone"), VERDICTS)
def test_verdict(actual: str, expected: str, good: str, said: str, tone: str) -> None:
    assert verdict(quantity(actual), quantity(expected), "consensus", good) == (said, tone)


def test_a_row_brings_together_what_is_known(tiny: Dataset) -> None:
    brief = tiny.content.briefs["LUMN9/2024Q4"]
    found = row("Revenue", brief, tiny.content, tiny.index)
    names = [part and str(part.meaning) for part in (found.actual, found.yoy, found.qoq, found.consensus, found.surprise, found.guidance)]
    assert names == [
        "LUMN9.Revenue.2024Q4", "LUMN9.Revenue.2024Q4.yoy", "LUMN9.Revenue.2024Q4.qoq", "LUMN9.Revenue.2024Q4.consensus@2024Q4",
        "LUMN9.Revenue.2024Q4.surprise", "LUMN9.Revenue.2024Q4.guidance@2024Q3",
    ]  # fmt: skip
    assert list(found.verdicts) == [("above_consensus", "better"), ("above_guidance", "better")]


def test_a_row_of_growth_has_no_growth_of_its_own(tiny: Dataset) -> None:
    found = row("Revenue yoy", tiny.content.briefs["LUMN9/2024Q4"], tiny.content, tiny.index)
    assert (found.yoy, found.qoq) == (None, None)
    names = [part and str(part.meaning) for part in (found.actual, found.consensus, found.surprise, found.guidance)]
    assert names == [
        "LUMN9.Revenue.2024Q4.yoy", "LUMN9.Revenue.2024Q4.consensus.yoy@2024Q4", None,
        "LUMN9.Revenue.2024Q4.guidance.yoy@2024Q3",
    ]  # fmt: skip
    assert list(found.verdicts) == [("above_consensus", "better"), ("above_guidance", "better")]


def test_a_row_without_a_figure_is_empty(tiny: Dataset) -> None:
    found = row("Revenue 2019Q1", tiny.content.briefs["LUMN9/2024Q4"], tiny.content, tiny.index)
    assert found.actual is None
    assert list(found.verdicts) == []


def test_guidance_is_no_outcome(tiny: Dataset) -> None:
    found = row("Revenue 2025Q1 guidance", tiny.content.briefs["LUMN9/2024Q4"], tiny.content, tiny.index)
    assert found.actual
    assert list(found.verdicts) == []


def test_the_ledger_follows_each_guidance_to_its_outcome(tiny: Dataset) -> None:
    first, second = ledger("LUMN9", tiny.content, tiny.index, parse_period("2024Q4"))
    assert str(first.meaning) == "LUMN9.Revenue.2024Q4.guidance@2024Q3"
    assert first.midpoint
    assert first.midpoint.figure.low == 11_500_000_000
    assert first.actual
    assert first.consensus is None
    assert first.verdict == ("above_guidance", "better")
    assert str(second.meaning) == "LUMN9.Revenue.2025Q1.guidance@2024Q4"
    assert second.actual is None
    assert second.verdict == ("pending", "neutral")


def test_another_company_has_no_ledger(tiny: Dataset) -> None:
    assert ledger("GLOW", tiny.content, tiny.index, parse_period("2024Q4")) == []
