from __future__ import annotations

import pytest
from invented import fact, held

from briefs.model.facts import Fact

HELD = [
    ("guided growth", [fact("Revenue", "$110B–$121B", "2026Q1", scenario="guidance"), fact("Revenue", "10%–21%", "2026Q1", scenario="guidance", change="yoy")], "guided_growth", "agrees"),
    ("guided growth that is wrong", [fact("Revenue", "$110B–$121B", "2026Q1", scenario="guidance"), fact("Revenue", "10%–15%", "2026Q1", scenario="guidance", change="yoy")], "guided_growth", "conflict"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "rule", "expected"), [row[1:] for row in HELD], ids=[row[0] for row in HELD])
def test_printed_figures_are_held_to_it(facts: list[Fact], rule: str, expected: str) -> None:
    assert held(facts, rule) == [expected]
