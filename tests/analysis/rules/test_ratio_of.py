from __future__ import annotations

from typing import Any

import pytest
from invented import conclusion, fact, held

from briefs.model.facts import Fact

HELD = [
    ("a margin", [fact("OperatingIncome", "$10.0B"), fact("Revenue", "$125B"), fact("OperatingMargin", "8.0%")], "ratio", "agrees"),
    ("the margin of a loss", [fact("OperatingIncome", "-$10.0B"), fact("Revenue", "$120B"), fact("OperatingMargin", "-8.37%")], "ratio", "agrees"),
    ("a margin that is wrong", [fact("OperatingIncome", "$10.0B"), fact("Revenue", "$125B"), fact("OperatingMargin", "9.0%")], "ratio", "conflict"),
]  # fmt: skip
DERIVED = [
    # 9.95/125.5 = 7.93 to 10.05/124.5 = 8.07: 0.14 wide, so whole points
    ("a margin", [fact("OperatingIncome", "$10.0B"), fact("Revenue", "$125B")], "OperatingMargin.2025Q4", (8.0, 8.0, 1, "about", "ratio")),
    # -10.05/124.95 = -8.043 to -9.95/125.05 = -7.957: 0.086 wide, so tenths
    ("the margin of a loss", [fact("OperatingIncome", "-$10.0B"), fact("Revenue", "$125.0B")], "OperatingMargin.2025Q4", (-8.0, -8.0, 1, "exact", "ratio")),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "rule", "expected"), [row[1:] for row in HELD], ids=[row[0] for row in HELD])
def test_printed_figures_are_held_to_it(facts: list[Fact], rule: str, expected: str) -> None:
    assert held(facts, rule) == [expected]


@pytest.mark.parametrize(("facts", "name", "expected"), [row[1:] for row in DERIVED], ids=[row[0] for row in DERIVED])
def test_what_nobody_printed_is_derived(facts: list[Fact], name: str, expected: tuple[Any, ...]) -> None:
    assert conclusion(facts, name) == expected
