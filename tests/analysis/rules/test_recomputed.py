from __future__ import annotations

from decimal import Decimal

import pytest
from invented import derived, fact, findings, held


def test_nothing_is_checked_against_itself() -> None:
    assert findings([fact("Revenue", "$120B"), fact("Revenue", "20%", change="yoy")]) == []


def test_one_disagreement_is_not_said_three_times() -> None:
    facts = [fact("Revenue", "$120.0B"), fact("Revenue", "$100.0B", "2024Q4"), fact("Revenue", "25%", change="yoy")]
    assert [finding.rule for finding in findings(facts)] == ["growth"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("double digits", "undetermined"), ("over 10%", "agrees"), ("over 30%", "conflict"), ("nearly 21%", "agrees")],
)
def test_words_that_fit_any_growth_are_not_counted_as_agreeing(printed: str, expected: str) -> None:
    facts = [fact("Revenue", "$120.0B"), fact("Revenue", "$100.0B", "2024Q4"), fact("Revenue", printed, change="yoy")]
    assert held(facts, "growth") == [expected]


def test_nothing_is_derived_from_a_magnitude() -> None:
    facts = [fact("Revenue", "數十億美元"), fact("Revenue", "$100.0B", "2024Q4"), fact("OperatingIncome", "$8B")]
    assert not any("yoy" in name or "Margin" in name for name in derived(facts)[0])


@pytest.mark.parametrize(
    ("level", "printed", "shown"),
    [("$179.7B", "over 80%", 79.7), ("$179.7B", "超80%", 79.7), ("$169.6B", "70%以上", 69.6)],
)
def test_the_digit_that_decides_is_shown(level: str, printed: str, shown: float) -> None:
    """Rounded to whole points, as its inputs' accuracy would have it, it would look alike."""
    facts = [fact("Revenue", level), fact("Revenue", "$100.0B", "2024Q4"), fact("Revenue", printed, change="yoy")]
    (found,) = findings(facts)
    assert found.other
    assert (found.status, found.other.low, found.other.high) == ("conflict", Decimal(str(shown)), Decimal(str(shown)))
