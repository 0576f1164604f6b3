from __future__ import annotations

from invented import fact

HELD = [
    ("parts", [fact("Revenue", "$75B", segment="Indoor"), fact("Revenue", "$50B", segment="Outdoor"), fact("Revenue", "$124.6B")], "parts", "agrees"),
    ("parts that do not add up", [fact("Revenue", "$75B", segment="Indoor"), fact("Revenue", "$50B", segment="Outdoor"), fact("Revenue", "$135B")], "parts", "conflict"),
]  # fmt: skip
DERIVED = [
    ("the parts of a company", [fact("Revenue", "$75.0B", segment="Indoor"), fact("Revenue", "$50.0B", segment="Outdoor")], "Revenue.2025Q4", (125.0, 125.0, 0, "exact", "parts")),
    # 125.0 - 75.0, each ± .05: 49.9 to 50.1, 0.2 wide: whole billions; but three digits stay
    ("the part that remains", [fact("Revenue", "$75.0B", segment="Indoor"), fact("Revenue", "$125.0B")], "Outdoor.Revenue.2025Q4", (50.0, 50.0, 1, "about", "remaining")),
    ("a loss that remains", [fact("OperatingIncome", "$12.50B", segment="Indoor"), fact("OperatingIncome", "$10.00B")], "Outdoor.OperatingIncome.2025Q4", (-2.5, -2.5, 2, "about", "remaining")),
]  # fmt: skip
NOTHING = [
    ("a company without one of its parts", [fact("Revenue", "$75B", segment="Indoor")], "Revenue.2025Q4"),
    ("two parts that remain", [fact("Revenue", "$125B")], "Indoor.Revenue.2025Q4"),
    ("a part of another quarter's company", [fact("Revenue", "$75B", segment="Indoor"), fact("Revenue", "$125B", "2025Q3")], "Outdoor.Revenue.2025Q4"),
    ("a part beside one of another currency", [fact("Revenue", "NT$75B", segment="Indoor"), fact("Revenue", "$125B")], "Outdoor.Revenue.2025Q4"),
    ("a company from something that is no part", [fact("Revenue", "$75B", segment="Indoor"), fact("Revenue", "$5B", segment="Garden")], "Revenue.2025Q4"),
]  # fmt: skip
