from __future__ import annotations

from invented import fact, findings

from briefs.model.facts import Fact


def guided(level: str, growth: str, change: str = "yoy", issued: str = "2025Q4") -> list[Fact]:
    return [fact("Revenue", level, "2026Q1", scenario="guidance"), fact("Revenue", growth, "2026Q1", change=change, scenario="guidance", issued=issued)]


DERIVED = [
    # low ends 173.45/1.115 = 155.56 to 173.55/1.105 = 157.06, high ends 178.45/1.155 = 154.50 to
    # 178.55/1.145 = 155.94: both allow 155.56 to 155.94, 0.38 wide, so whole billions
    ("the base of a guided range", guided("$173.5B–$178.5B", "11%–15%"), "Revenue.2025Q1", (156.0, 156.0, 0, "exact", "implied_base")),
    # 119.995/1.20005 = 99.992 to 120.005/1.19995 = 100.008: 0.017 wide, so tenths
    ("the base of a guided figure", guided("$120.00B", "20.00%"), "Revenue.2025Q1", (100.0, 100.0, 1, "exact", "implied_base")),
    ("the quarter before, by growth on the quarter", guided("$120.00B", "20.00%", "qoq"), "Revenue.2025Q4", (100.0, 100.0, 1, "exact", "implied_base")),
    # low ends 96.95/0.9705 = 99.897 to 97.05/0.9695 = 100.103; high ends 108.95/1.0905 to 109.05/1.0895 = 100.092
    ("the base of a range across zero", guided("$97.0B–$109.0B", "-3.0%–9.0%"), "Revenue.2025Q1", (100.0, 100.0, 0, "exact", "implied_base")),
]  # fmt: skip
NOTHING = [
    ("two ends that come of no one base", guided("$110.0B–$121.0B", "10.0%–15.0%"), "Revenue.2025Q1"),
    ("a range and one growth rate", guided("$110B–$121B", "15%"), "Revenue.2025Q1"),
    ("growth guided at another time", guided("$110B–$121B", "10%–21%", issued="2025Q3"), "Revenue.2025Q1"),
    ("an open end", guided("over $110B", "over 10%"), "Revenue.2025Q1"),
]  # fmt: skip


def test_it_is_no_check_of_a_printed_base() -> None:
    facts = [*guided("$120.0B", "20.0%"), fact("Revenue", "$90.0B", "2025Q1")]
    assert [(found.rule, found.status) for found in findings(facts)] == [("growth", "conflict")]
