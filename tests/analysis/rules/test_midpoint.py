from __future__ import annotations

from typing import Any

import pytest
from invented import conclusion, derived, fact, held

from briefs.model.facts import Fact

HELD = [
    ("the middle", [fact("Revenue", "$115B", "2026Q1", scenario="guidance", change="midpoint"), fact("Revenue", "$110B–$120B", "2026Q1", scenario="guidance")], "midpoint", "agrees"),
    ("an end", [fact("Revenue", "$120B", "2026Q1", scenario="guidance", change="midpoint"), fact("Revenue", "$110B–$120B", "2026Q1", scenario="guidance")], "midpoint", "conflict"),
]  # fmt: skip
DERIVED = [
    ("the middle of a range", [fact("Revenue", "$173.5B–$178.5B", "2026Q1", scenario="guidance")], "Revenue.2026Q1.guidance.midpoint@2025Q4", (176.0, 176.0, 1, "exact", "midpoint")),
]  # fmt: skip
NOTHING = [
    ("the middle of one figure", [fact("Revenue", "$12B", "2026Q1", scenario="guidance")], "Revenue.2026Q1.guidance.midpoint@2025Q4"),
    ("the middle of an open range", [fact("Revenue", "over $12B", "2026Q1", scenario="guidance")], "Revenue.2026Q1.guidance.midpoint@2025Q4"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "rule", "expected"), [row[1:] for row in HELD], ids=[row[0] for row in HELD])
def test_printed_figures_are_held_to_it(facts: list[Fact], rule: str, expected: str) -> None:
    assert held(facts, rule) == [expected]


@pytest.mark.parametrize(("facts", "name", "expected"), [row[1:] for row in DERIVED], ids=[row[0] for row in DERIVED])
def test_what_nobody_printed_is_derived(facts: list[Fact], name: str, expected: tuple[Any, ...]) -> None:
    assert conclusion(facts, name) == expected


@pytest.mark.parametrize(("facts", "name"), [row[1:] for row in NOTHING], ids=[row[0] for row in NOTHING])
def test_what_does_not_follow(facts: list[Fact], name: str) -> None:
    assert name not in derived(facts)[0]
