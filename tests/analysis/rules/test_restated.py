from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from invented import fact, findings, held

from briefs.model.facts import Fact
from briefs.model.period import parse_period


def anew(concept: str, printed: str, **keys: Any) -> Fact:
    """A fact of `basis: restated`."""
    one = fact(concept, printed, **keys)
    meaning = replace(one.meaning, issued=parse_period("2025Q4"))
    return replace(one, id=f"{one.id}@", basis="restated", meaning=meaning)


HELD = [
    ("nine months as the quarter", [anew("NetIncome", "$12.1B"), fact("NetIncome", "$4.52B")], "restated", "conflict"),
    ("a quarter as the year", [anew("Revenue", "$100B", period="FY2025"), fact("Revenue", "$400B", "FY2025")], "restated", "conflict"),
    ("another measure's margin", [anew("OperatingMargin", "20%"), fact("OperatingMargin", "50%")], "restated", "conflict"),
]  # fmt: skip
HONEST = [
    ("a unit given up", [anew("Revenue", "$105B"), fact("Revenue", "$125B")]),
    ("a loss after a profit", [anew("NetIncome", "-$1B"), fact("NetIncome", "$2B")]),
    ("a printing that is open", [anew("Revenue", "over $100B"), fact("Revenue", "$125B")]),
    ("a split that is not noted", [anew("DividendPerShare", "$0.10"), fact("DividendPerShare", "$1.00")]),
    ("growth", [anew("Revenue", "40%", change="yoy"), fact("Revenue", "10%", change="yoy")]),
    ("another quarter", [anew("NetIncome", "$12.1B", period="2025Q3"), fact("NetIncome", "$4.52B")]),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "rule", "expected"), [row[1:] for row in HELD], ids=[row[0] for row in HELD])
def test_what_departs_far_is_found(facts: list[Fact], rule: str, expected: str) -> None:
    assert held(facts, rule) == [expected]


@pytest.mark.parametrize("facts", [row[1] for row in HONEST], ids=[row[0] for row in HONEST])
def test_what_was_stated_anew_stands(facts: list[Fact]) -> None:
    assert "restated" not in {finding.rule for finding in findings(facts)}
