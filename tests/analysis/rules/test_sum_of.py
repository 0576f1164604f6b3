from __future__ import annotations

from invented import fact

HELD = [
    ("a sum", [fact("OperatingCashFlow", "$50B"), fact("CapitalExpenditure", "$38B"), fact("FreeCashFlow", "$12B")], "sum", "agrees"),
]  # fmt: skip
DERIVED = [
    # 12.0 ± .1: 0.2 wide, so whole billions; but three digits stay
    ("a sum", [fact("OperatingCashFlow", "$50.0B"), fact("CapitalExpenditure", "$38.0B")], "FreeCashFlow.2025Q4", (12.0, 12.0, 1, "about", "sum")),
    ("a sum below zero", [fact("OperatingCashFlow", "$30.00B"), fact("CapitalExpenditure", "$38.00B")], "FreeCashFlow.2025Q4", (-8.0, -8.0, 2, "about", "sum")),
    ("a part that is taken off", [fact("OperatingCashFlow", "$50.0B"), fact("FreeCashFlow", "$12.0B")], "CapitalExpenditure.2025Q4", (38.0, 38.0, 1, "about", "remaining")),
    ("a part that others are taken off", [fact("CapitalExpenditure", "$38.0B"), fact("FreeCashFlow", "$12.0B")], "OperatingCashFlow.2025Q4", (50.0, 50.0, 1, "about", "remaining")),
]  # fmt: skip
NOTHING = [
    ("a sum without one of its parts", [fact("OperatingCashFlow", "$50B")], "FreeCashFlow.2025Q4"),
]  # fmt: skip
