from __future__ import annotations

from invented import fact

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
