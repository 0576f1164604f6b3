from __future__ import annotations

from invented import fact

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
