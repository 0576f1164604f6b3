from __future__ import annotations

from invented import fact

DERIVED = [
    # level 120 ± .5 over 1.20 ± .005: from 119.5/1.205 = 99.17 to 120.5/1.195 = 100.84, 1.67 wide: whole tens; but three digits stay
    ("the year-ago level", [fact("Revenue", "$120B"), fact("Revenue", "20%", change="yoy")], "Revenue.2024Q4", (100.0, 100.0, 0, "about", "implied_prior")),
    # 120.00 ± .005 over 1.2000 ± .00005: 99.992 to 100.008, 0.017 wide: tenths
    ("the year-ago level of finer figures", [fact("Revenue", "$120.00B"), fact("Revenue", "20.00%", change="yoy")], "Revenue.2024Q4", (100.0, 100.0, 1, "exact", "implied_prior")),
    ("the year-ago level by the amount", [fact("Revenue", "$120B"), fact("Revenue", "$20B", change="yoy_amount")], "Revenue.2024Q4", (100.0, 100.0, 0, "about", "implied_prior_amount")),
    # 229.95/2.3005 = 99.957 to 230.05/2.2995 = 100.043: 0.087 wide, so tenths
    ("the year-ago level by the multiple", [fact("Revenue", "$230.0B"), fact("Revenue", "2.300x", change="times")], "Revenue.2024Q4", (100.0, 100.0, 1, "exact", "implied_prior_times")),
    # 120.00 ± .005 over 1.0435 ± .00005: 114.985 to 115.006, 0.021 wide: tenths
    ("the level of the quarter before", [fact("Revenue", "$120.00B"), fact("Revenue", "4.35%", change="qoq")], "Revenue.2025Q3", (115.0, 115.0, 1, "exact", "implied_prior")),
    ("the quarter before by the amount", [fact("Revenue", "$120.00B"), fact("Revenue", "$5.00B", change="qoq_amount")], "Revenue.2025Q3", (115.0, 115.0, 1, "exact", "implied_prior_amount")),
    # 12.50 + 1.10, each ± .005: 0.02 wide, so tenths
    ("the margin before a fall in points", [fact("OperatingMargin", "12.50%"), fact("OperatingMargin", "-1.10 pp", change="qoq")], "OperatingMargin.2025Q3", (13.6, 13.6, 1, "exact", "implied_prior_amount")),
    ("the margin a year ago by points", [fact("OperatingMargin", "12.5%"), fact("OperatingMargin", "2 pp", change="yoy")], "OperatingMargin.2024Q4", (11.0, 11.0, 0, "about", "implied_prior_amount")),
    ("the margin before by basis points", [fact("OperatingMargin", "12.50%"), fact("OperatingMargin", "150 bp", change="yoy")], "OperatingMargin.2024Q4", (11.0, 11.0, 1, "exact", "implied_prior_amount")),
    ("a headcount at the end of the quarter before", [fact("Headcount", "120,000人"), fact("Headcount", "20,000人", change="qoq_amount")], "Headcount.2025-09-30", (100000.0, 100000.0, -2, "exact", "implied_prior_amount")),
]  # fmt: skip
NOTHING = [
    ("the level before a loss that grew, which may mean either way", [fact("OperatingIncome", "-$12.0B"), fact("OperatingIncome", "20%", change="yoy")], "OperatingIncome.2024Q4"),
    ("the year before a year by growth on the quarter", [fact("Revenue", "$120B", "FY2025"), fact("Revenue", "20%", "FY2025", change="qoq")], "Revenue.FY2024"),
    ("a year-ago level of a total loss", [fact("Revenue", "$1B"), fact("Revenue", "-100%", change="yoy")], "Revenue.2024Q4"),
]  # fmt: skip
