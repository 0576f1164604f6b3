from __future__ import annotations

from typing import Any

import pytest
from invented import conclusion, derived, fact, findings, held

from briefs.figures.format import display
from briefs.model.facts import Fact

HELD = [
    ("a run rate", [fact("Revenue", "$12.5B"), fact("RunRate", "$55B")], "annualised", "conflict"),
]  # fmt: skip
DERIVED = [
    ("a run rate", [fact("Revenue", "$12.50B")], "RunRate.2025Q4", (50.0, 50.0, 1, "exact", "annualised")),
]  # fmt: skip
NOTHING = [
    ("a run rate of a year", [fact("Revenue", "$12B", "FY2025")], "RunRate.FY2025"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "rule", "expected"), [row[1:] for row in HELD], ids=[row[0] for row in HELD])
def test_printed_figures_are_held_to_it(facts: list[Fact], rule: str, expected: str) -> None:
    assert held(facts, rule) == [expected]


def test_what_agrees_only_when_cut_does_not_look_the_same() -> None:
    (finding,) = (one for one in findings([fact("Revenue", "$35.6B"), fact("RunRate", "$142.0B")]) if one.rule == "annualised")
    assert finding.status == "agrees if truncated"
    assert finding.other
    assert display(finding.other, "en") == "$142.2B–$142.6B"


@pytest.mark.parametrize(("facts", "name", "expected"), [row[1:] for row in DERIVED], ids=[row[0] for row in DERIVED])
def test_what_nobody_printed_is_derived(facts: list[Fact], name: str, expected: tuple[Any, ...]) -> None:
    assert conclusion(facts, name) == expected


@pytest.mark.parametrize(("facts", "name"), [row[1:] for row in NOTHING], ids=[row[0] for row in NOTHING])
def test_what_does_not_follow(facts: list[Fact], name: str) -> None:
    assert name not in derived(facts)[0]
