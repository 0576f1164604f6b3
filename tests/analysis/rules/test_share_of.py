from __future__ import annotations

from typing import Any

import pytest
from invented import conclusion, derived, fact, held

from briefs.model.facts import Fact

HELD = [
    ("a share", [fact("Revenue", "$75.0B", segment="Indoor"), fact("Revenue", "$125.0B"), fact("ShareOfRevenue", "60%", segment="Indoor")], "share", "agrees"),
]  # fmt: skip
DERIVED = [
    # 74.95/125.05 = 59.94 to 75.05/124.95 = 60.06: 0.13 points wide, so whole points
    ("a share", [fact("Revenue", "$75.0B", segment="Indoor"), fact("Revenue", "$125.0B")], "Indoor.ShareOfRevenue.2025Q4", (60.0, 60.0, 0, "exact", "share")),
]  # fmt: skip
NOTHING = [
    ("a share of a loss", [fact("Revenue", "-$7B", segment="Indoor"), fact("Revenue", "$125B")], "Indoor.ShareOfRevenue.2025Q4"),
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
