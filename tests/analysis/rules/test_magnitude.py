from __future__ import annotations

from invented import fact, findings

HELD = [
    ("a quarter in its year", [fact("Revenue", "$105B"), fact("Revenue", "$400B", "FY2025")], "magnitude", "agrees"),
    ("a quarter above its year", [fact("Revenue", "$1050B"), fact("Revenue", "$400B", "FY2025")], "magnitude", "conflict"),
    ("a quarter in the wrong scale", [fact("Revenue", "$105M"), fact("Revenue", "$400B", "FY2025")], "magnitude", "conflict"),
    ("a quarter in words", [fact("Revenue", "數十億美元"), fact("Revenue", "$400B", "FY2025")], "magnitude", "undetermined"),
    ("an open quarter", [fact("Revenue", "over $100B"), fact("Revenue", "$400B", "FY2025")], "magnitude", "undetermined"),
    ("an open quarter above its year", [fact("Revenue", "over $500B"), fact("Revenue", "$400B", "FY2025")], "magnitude", "conflict"),
]  # fmt: skip


def test_a_quarter_is_measured_against_its_fiscal_year() -> None:
    year = fact("Revenue", "$400B", "FY2025")
    assert [finding.rule for finding in findings([fact("Revenue", "$105B", "2024Q4"), year])] == []
