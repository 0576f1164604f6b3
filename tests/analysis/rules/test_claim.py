from __future__ import annotations

from typing import Any, cast

import pytest
from invented import BRIEF, COMPANIES, CONCEPTS, PUBLISHED, fact

from briefs.analysis.check import check
from briefs.analysis.derive import derive, merge
from briefs.analysis.known import Knowledge
from briefs.content.records import Brief, Content
from briefs.model.facts import Fact, Finding
from briefs.model.period import parse_period


def claim(printed: str, claims: str, other: Fact) -> list[Finding]:
    return claimed([fact("Revenue", printed, claims=(claims,)), other])


def claimed(found: list[Fact]) -> list[Finding]:
    facts = tuple(found)
    derived = derive(merge(facts, PUBLISHED), CONCEPTS, COMPANIES)
    brief = Brief(BRIEF, COMPANIES["LUMN9"], parse_period("2025Q4"), cast("Any", None), COMPANIES["LUMN9"].document)
    content = Content(CONCEPTS, COMPANIES, briefs={BRIEF: brief}, facts=facts)
    return [finding for finding in check(content, Knowledge(derived.quantities, derived=derived)) if finding.rule == "claim"]


CLAIMS = [
    ("$120B", "above Revenue consensus", "agrees"),
    ("$120B", "below Revenue consensus", "conflict"),
    ("$110B", "below Revenue consensus", "agrees"),
    ("$118B", "above Revenue consensus", "undetermined"),
    ("$118.4B", "above Revenue consensus", "undetermined"),
    ("$100B–$160B", "above Revenue consensus", "agrees"),
]


@pytest.mark.parametrize(("printed", "said", "expected"), CLAIMS)
def test_claim(printed: str, said: str, expected: str) -> None:
    assert [finding.status for finding in claim(printed, said, fact("Revenue", "$118B", scenario="consensus"))] == [expected]


def test_a_claim_about_what_is_not_known_says_nothing() -> None:
    assert claim("$120B", "above Revenue consensus", fact("OperatingIncome", "$1B")) == []


def test_no_claim_is_checked_against_itself() -> None:
    grown = [fact("Revenue", "20%", change="yoy", claims=("from Revenue 2024Q4 to Revenue",)), fact("Revenue", "$120B")]
    assert claimed(grown) == []
    assert [one.status for one in claimed([*grown, fact("Revenue", "$100B", "2024Q4")])] == ["agrees"]
    assert [one.status for one in claimed([*grown, fact("Revenue", "-$100B", "2024Q4")])] == ["undetermined"]
