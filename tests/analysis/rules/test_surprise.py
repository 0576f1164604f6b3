from __future__ import annotations

from invented import fact

HELD = [
    ("a surprise", [fact("Revenue", "$105B"), fact("Revenue", "$100B", scenario="consensus"), fact("Revenue", "9%", change="surprise")], "surprise", "conflict"),
]  # fmt: skip
DERIVED = [
    ("a surprise", [fact("Revenue", "$105.00B"), fact("Revenue", "$100.00B", scenario="consensus")], "Revenue.2025Q4.surprise", (5.0, 5.0, 1, "exact", "surprise")),
    ("a surprise of guidance", [fact("Revenue", "$100.00B–$110.00B", "2026Q1", scenario="guidance"), fact("Revenue", "$100.00B", "2026Q1", scenario="consensus")], "Revenue.2026Q1.guidance.surprise@2025Q4", (5.0, 5.0, 1, "exact", "surprise")),
    ("a gap to guidance", [fact("Revenue", "$115.50B"), fact("Revenue", "$100.00B–$110.00B", scenario="guidance", issued="2025Q3")], "Revenue.2025Q4.vs_guidance", (10.0, 10.0, 1, "exact", "surprise")),
    ("a surprise of growth", [fact("Revenue", "24.0%", change="yoy"), fact("Revenue", "21.0%", change="yoy", scenario="consensus")], "Revenue.2025Q4.yoy_surprise", (3.0, 3.0, 1, "about", "difference")),
]  # fmt: skip
NOTHING = [
    ("a surprise across a change of sign", [fact("OperatingIncome", "-$1.0B"), fact("OperatingIncome", "$2.0B", scenario="consensus")], "OperatingIncome.2025Q4.surprise"),
    ("a surprise of guidance against a consensus of another date",
     [fact("Revenue", "$12B", "2026Q1", scenario="guidance"), fact("Revenue", "$11B", "2026Q1", scenario="consensus", issued="2025Q3")],
     "Revenue.2026Q1.guidance.surprise@2025Q4"),
]  # fmt: skip
