from __future__ import annotations

from invented import fact

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
