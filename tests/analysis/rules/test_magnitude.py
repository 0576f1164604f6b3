from __future__ import annotations

import pytest
from invented import fact, findings

from briefs.model.facts import Fact

HELD = [
    ("a quarter in its year", [fact("Revenue", "$105B"), fact("Revenue", "$400B", "FY2025")], "magnitude", "agrees"),
    ("a quarter above its year", [fact("Revenue", "$1050B"), fact("Revenue", "$400B", "FY2025")], "magnitude", "conflict"),
    ("a quarter in the wrong scale", [fact("Revenue", "$105M"), fact("Revenue", "$400B", "FY2025")], "magnitude", "conflict"),
    ("a quarter in words", [fact("Revenue", "數十億美元"), fact("Revenue", "$400B", "FY2025")], "magnitude", "undetermined"),
    ("an open quarter", [fact("Revenue", "over $100B"), fact("Revenue", "$400B", "FY2025")], "magnitude", "undetermined"),
    ("a quarter above its half", [fact("Revenue", "$210B", "2025Q1"), fact("Revenue", "$200B", "2025H1")], "magnitude", "conflict"),
    ("a half above nine months", [fact("Revenue", "$310B", "2025H1"), fact("Revenue", "$300B", "9M2025")], "magnitude", "conflict"),
    ("nine months above the year", [fact("Revenue", "$410B", "9M2025"), fact("Revenue", "$400B", "FY2025")], "magnitude", "conflict"),
    ("a quarter's profit ten times its year's", [fact("NetIncome", "$50B"), fact("NetIncome", "$4B", "FY2025")], "magnitude", "conflict"),
    ("an open quarter above its year", [fact("Revenue", "over $500B"), fact("Revenue", "$400B", "FY2025")], "magnitude", "conflict"),
]  # fmt: skip


def test_a_quarter_is_measured_against_its_fiscal_year() -> None:
    year = fact("Revenue", "$400B", "FY2025")
    assert [finding.rule for finding in findings([fact("Revenue", "$105B", "2024Q4"), year])] == []


HONEST = [
    ("a profit after losses", [fact("NetIncome", "$12B"), fact("NetIncome", "$10B", "FY2025")]),
    ("a profit before losses", [fact("NetIncome", "$12B", "2025Q1"), fact("NetIncome", "$10B", "2025H1")]),
    ("a quarter of another half", [fact("Revenue", "$210B", "2025Q3"), fact("Revenue", "$200B", "2025H1")]),
    ("a second quarter in its half", [fact("Revenue", "$110B", "2025Q2"), fact("Revenue", "$200B", "2025H1")]),
]


@pytest.mark.parametrize("facts", [row[1] for row in HONEST], ids=[row[0] for row in HONEST])
def test_what_may_be_is_no_conflict(facts: list[Fact]) -> None:
    assert not [finding for finding in findings(facts) if finding.rule == "magnitude" and finding.status == "conflict"]
