from __future__ import annotations

from invented import fact, findings

from briefs.figures.format import display

HELD = [
    ("a run rate", [fact("Revenue", "$12.5B"), fact("RunRate", "$55B")], "annualised", "conflict"),
]  # fmt: skip
DERIVED = [
    ("a run rate", [fact("Revenue", "$12.50B")], "RunRate.2025Q4", (50.0, 50.0, 1, "exact", "annualised")),
]  # fmt: skip
NOTHING = [
    ("a run rate of a year", [fact("Revenue", "$12B", "FY2025")], "RunRate.FY2025"),
]  # fmt: skip


def test_what_agrees_only_when_cut_does_not_look_the_same() -> None:
    (finding,) = (one for one in findings([fact("Revenue", "$35.6B"), fact("RunRate", "$142.0B")]) if one.rule == "annualised")
    assert finding.status == "agrees if truncated"
    assert finding.other
    assert display(finding.other, "en") == "$142.2B–$142.6B"
