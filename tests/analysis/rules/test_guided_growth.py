from __future__ import annotations

from invented import fact

HELD = [
    ("guided growth", [fact("Revenue", "$110B–$121B", "2026Q1", scenario="guidance"), fact("Revenue", "10%–21%", "2026Q1", scenario="guidance", change="yoy")], "guided_growth", "agrees"),
    ("guided growth that is wrong", [fact("Revenue", "$110B–$121B", "2026Q1", scenario="guidance"), fact("Revenue", "10%–15%", "2026Q1", scenario="guidance", change="yoy")], "guided_growth", "conflict"),
]  # fmt: skip
