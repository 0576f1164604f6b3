from __future__ import annotations

from invented import fact, findings


def test_nothing_is_checked_against_itself() -> None:
    assert findings([fact("Revenue", "$120B"), fact("Revenue", "20%", change="yoy")]) == []


def test_one_disagreement_is_not_said_three_times() -> None:
    facts = [fact("Revenue", "$120.0B"), fact("Revenue", "$100.0B", "2024Q4"), fact("Revenue", "25%", change="yoy")]
    assert [finding.rule for finding in findings(facts)] == ["growth"]
