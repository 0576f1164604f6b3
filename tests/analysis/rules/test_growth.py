from __future__ import annotations

from invented import fact

HELD = [
    ("growth of a month on the month", [fact("Revenue", "$60.0B", "2025-10"), fact("Revenue", "$50.0B", "2025-09"), fact("Revenue", "20%", "2025-10", change="mom")], "growth", "agrees"),
    ("growth of a month that is wrong", [fact("Revenue", "$60.0B", "2025-10"), fact("Revenue", "$50.0B", "2025-09"), fact("Revenue", "25%", "2025-10", change="mom")], "growth", "conflict"),
    ("growth of a month on the year", [fact("Revenue", "$60.0B", "2025-10"), fact("Revenue", "$50.0B", "2024-10"), fact("Revenue", "25%", "2025-10", change="yoy")], "growth", "conflict"),
    ("growth", [fact("Revenue", "$120.0B"), fact("Revenue", "$100.0B", "2024Q4"), fact("Revenue", "20%", change="yoy")], "growth", "agrees"),
    ("growth that is cut", [fact("Revenue", "$119.8B"), fact("Revenue", "$100.0B", "2024Q4"), fact("Revenue", "19%", change="yoy")], "growth", "agrees if truncated"),
    ("growth that is wrong", [fact("Revenue", "$120.0B"), fact("Revenue", "$100.0B", "2024Q4"), fact("Revenue", "25%", change="yoy")], "growth", "conflict"),
    ("a change in amount", [fact("Revenue", "$120.0B"), fact("Revenue", "$100.0B", "2024Q4"), fact("Revenue", "$25B", change="yoy_amount")], "difference", "conflict"),
    ("a multiple", [fact("Revenue", "$230B"), fact("Revenue", "$100B", "2024Q4"), fact("Revenue", "2.3x", change="times")], "times", "agrees"),
    ("a multiple that is growth", [fact("Revenue", "$230B"), fact("Revenue", "$100B", "2024Q4"), fact("Revenue", "1.3x", change="times")], "times", "conflict"),
]  # fmt: skip
DERIVED = [
    ("growth of a month on the month", [fact("Revenue", "$60.00B", "2025-01"), fact("Revenue", "$50.00B", "2024-12")], "Revenue.2025-01.mom", (20.0, 20.0, 1, "exact", "growth")),
    ("growth of a month on the year", [fact("Revenue", "$60.00B", "2025-10"), fact("Revenue", "$50.00B", "2024-10")], "Revenue.2025-10.yoy", (20.0, 20.0, 1, "exact", "growth")),
    ("growth in amount on the month", [fact("Revenue", "$60.00B", "2025-10"), fact("Revenue", "$50.00B", "2025-09")], "Revenue.2025-10.mom_amount", (10.0, 10.0, 1, "exact", "difference")),
    ("growth of the months up to October", [fact("Revenue", "$600.00B", "10M2025"), fact("Revenue", "$500.00B", "10M2024")], "Revenue.10M2025.yoy", (20.0, 20.0, 1, "exact", "growth")),
    # 119.95/100.05 = 1.19890 to 120.05/99.95 = 1.20110: 0.22 points wide, so whole points
    ("growth on the year", [fact("Revenue", "$120.0B"), fact("Revenue", "$100.0B", "2024Q4")], "Revenue.2025Q4.yoy", (20.0, 20.0, 0, "exact", "growth")),
    ("growth on the quarter", [fact("Revenue", "$120.00B"), fact("Revenue", "$100.00B", "2025Q3")], "Revenue.2025Q4.qoq", (20.0, 20.0, 1, "exact", "growth")),
    ("growth in amount", [fact("Revenue", "$120.0B"), fact("Revenue", "$100.0B", "2024Q4")], "Revenue.2025Q4.yoy_amount", (20.0, 20.0, 1, "about", "difference")),
    ("a fall into loss in amount", [fact("OperatingIncome", "-$5.00B"), fact("OperatingIncome", "$10.00B", "2024Q4")], "OperatingIncome.2025Q4.yoy_amount", (-15.0, -15.0, 1, "exact", "difference")),
    ("growth by the multiple", [fact("Revenue", "$230.0B"), fact("Revenue", "2.300x", change="times")], "Revenue.2025Q4.yoy", (130.0, 130.0, 0, "exact", "growth")),
    ("the multiple of a year before", [fact("Revenue", "$230.0B"), fact("Revenue", "$100.0B", "2024Q4")], "Revenue.2025Q4.times", (2.3, 2.3, 1, "exact", "times")),
    ("growth in points", [fact("OperatingMargin", "12.5%"), fact("OperatingMargin", "10.0%", "2024Q4")], "OperatingMargin.2025Q4.yoy", (2.5, 2.5, 1, "about", "difference")),
    ("growth from a rough figure", [fact("Revenue", "$12B"), fact("Revenue", "$10B", "2024Q4")], "Revenue.2025Q4.yoy", (10.0, 32.0, 0, "exact", "growth")),
    ("growth that is guided", [fact("Revenue", "$110.00B–$120.00B", "2026Q1", scenario="guidance"), fact("Revenue", "$100.00B", "2025Q1")], "Revenue.2026Q1.guidance.yoy@2025Q4", (10.0, 20.0, 1, "exact", "growth")),
]  # fmt: skip
NOTHING = [
    ("growth of a month on the third before it", [fact("Revenue", "$60.0B", "2025-10"), fact("Revenue", "$50.0B", "2025-07")], "Revenue.2025-10.qoq"),
    ("growth of a quarter on a month", [fact("Revenue", "$60.0B"), fact("Revenue", "$50.0B", "2025-11")], "Revenue.2025Q4.mom"),
    ("growth into a loss", [fact("OperatingIncome", "-$5.00B"), fact("OperatingIncome", "$10.00B", "2024Q4")], "OperatingIncome.2025Q4.yoy"),
    ("growth of a loss", [fact("OperatingIncome", "-$5.00B"), fact("OperatingIncome", "-$10.00B", "2024Q4")], "OperatingIncome.2025Q4.yoy"),
    ("growth from zero", [fact("Revenue", "$1B"), fact("Revenue", "$0B", "2024Q4")], "Revenue.2025Q4.yoy"),
    ("growth from a loss", [fact("OperatingIncome", "$1B"), fact("OperatingIncome", "-$1B", "2024Q4")], "OperatingIncome.2025Q4.yoy"),
    ("growth from an open end", [fact("Revenue", "over $1B"), fact("Revenue", "$1B", "2024Q4")], "Revenue.2025Q4.yoy"),
    ("growth across currencies", [fact("Revenue", "NT$120B"), fact("Revenue", "$100B", "2024Q4")], "Revenue.2025Q4.yoy"),
    ("growth of another entity", [fact("Revenue", "$120B"), fact("Revenue", "$100B", "2024Q4", entity="GLOW")], "Revenue.2025Q4.yoy"),
    ("growth from guidance", [fact("Revenue", "$120B"), fact("Revenue", "$100B", "2024Q4", scenario="guidance")], "Revenue.2025Q4.yoy"),
]  # fmt: skip
