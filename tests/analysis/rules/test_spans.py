from __future__ import annotations

from invented import fact

NINE = [fact("Revenue", "$100.0B", "2025Q1"), fact("Revenue", "$110.0B", "2025Q2"), fact("Revenue", "$130.0B", "2025Q3")]
LAST = fact("Revenue", "$140.0B")
YEAR = fact("Revenue", "$480.0B", "FY2025")
MONTHS = [fact("Revenue", "$40.0B", "2025-10"), fact("Revenue", "$45.0B", "2025-11"), fact("Revenue", "$55.0B", "2025-12")]
TEN = fact("Revenue", "$380.0B", "10M2025")
HELD = [
    ("a quarter and its months", [*MONTHS, LAST], "spans", "agrees"),
    ("a quarter and another sum of its months", [*MONTHS, fact("Revenue", "$150.0B")], "spans", "conflict"),
    ("the months up to October and the nine before", [fact("Revenue", "$340.0B", "9M2025"), MONTHS[0], TEN], "spans", "agrees"),
    ("the months up to November and a wrong November", [TEN, fact("Revenue", "$50.0B", "2025-11"), fact("Revenue", "$425.0B", "11M2025")], "spans", "conflict"),
    ("a year and its quarters", [*NINE, LAST, YEAR], "spans", "agrees"),
    ("a year and another sum of its quarters", [*NINE, LAST, fact("Revenue", "$500.0B", "FY2025")], "spans", "conflict"),
    ("a year and its halves", [fact("Revenue", "$210B", "2025H1"), fact("Revenue", "$270B", "2025H2"), YEAR], "spans", "agrees"),
]  # fmt: skip
DERIVED = [
    ("a quarter of its months", MONTHS, "Revenue.2025Q4", (140.0, 140.0, 0, "exact", "spans")),
    ("the month that is left of a quarter", [*MONTHS[:2], LAST], "Revenue.2025-12", (55.0, 55.0, 1, "about", "remaining")),
    ("the months up to November", [TEN, MONTHS[1]], "Revenue.11M2025", (425.0, 425.0, 0, "exact", "spans")),
    ("the year of eleven months and one", [fact("Revenue", "$425.0B", "11M2025"), MONTHS[2]], "Revenue.FY2025", (480.0, 480.0, 0, "exact", "spans")),
    # 480.0 less 340.0 ± .15, itself ± .05: 0.4 wide, so whole billions
    ("the last quarter", [*NINE, YEAR], "Revenue.2025Q4", (140.0, 140.0, 0, "exact", "remaining")),
    ("a quarter between", [*NINE[:2], LAST, YEAR], "Revenue.2025Q3", (130.0, 130.0, 0, "exact", "remaining")),
    # four times ± .05
    ("a year", [*NINE, LAST], "Revenue.FY2025", (480.0, 480.0, 0, "exact", "spans")),
    ("a half beside another that is stated", [*NINE[:2], fact("OperatingIncome", "$9B", "2025H1")], "Revenue.2025H1", (210.0, 210.0, 0, "exact", "spans")),
    ("the second half", [fact("Revenue", "$210.0B", "2025H1"), YEAR], "Revenue.2025H2", (270.0, 270.0, 0, "exact", "remaining")),
    # a year less its first half is narrower than the sum of two quarters, each ± .5
    ("the narrower of two ways", [fact("Revenue", "$210.0B", "2025H1"), YEAR, fact("Revenue", "$130B", "2025Q3"), fact("Revenue", "$140B")], "Revenue.2025H2",
     (270.0, 270.0, 0, "exact", "remaining")),
]  # fmt: skip
NOTHING = [
    ("a month of a company that states none", [*NINE, LAST], "Revenue.2025-12"),
    ("a quarter of two months", MONTHS[:2], "Revenue.2025Q4"),
    ("two quarters that remain", [*NINE[:2], YEAR], "Revenue.2025Q4"),
    ("a half of a company that states none", NINE, "Revenue.2025H1"),
    ("a year of what does not add up", [fact("OperatingMargin", "10%", f"2025Q{number}") for number in range(1, 5)], "OperatingMargin.FY2025"),
    ("a year of two currencies", [*NINE, fact("Revenue", "NT$140.0B")], "Revenue.FY2025"),
    ("a year of other quarters", [*NINE, fact("Revenue", "$140.0B", "2024Q4")], "Revenue.FY2025"),
]  # fmt: skip
