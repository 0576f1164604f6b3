"""Findings: agreement, digits cut off, contradiction; and no false alarm over figures that are true."""

from __future__ import annotations

import math
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import BRIEF, COMPANIES, CONCEPTS, PUBLISHED, fact, figure, findings, rounded

from briefs.analysis.check import check, compare, if_truncated, interval, meet, status
from briefs.analysis.derive import derive
from briefs.analysis.merge import merge
from briefs.content.records import Brief, Content
from briefs.content.references import Index
from briefs.model.facts import Fact, Finding
from briefs.model.period import parse_period

PAIRS = [
    # one printing, another, how they stand
    ("$213.4B", "$213.4B", "agrees"),
    ("$213.4B", "$213B", "agrees"),
    ("$213.4B", "$213.38B", "agrees"),
    ("$213.6B", "$214B", "agrees"),
    ("$249.8B", "$249B", "agrees if truncated"),
    ("$249.8B", "$250B", "agrees"),
    ("$249.8B", "$248B", "conflict"),
    ("$249.2B", "$250B", "conflict"),
    ("$249B", "$250B", "agrees if truncated"),
    ("-$249.8B", "-$249B", "agrees if truncated"),
    ("-$249.2B", "-$250B", "conflict"),
    ("24%", "24.4%", "agrees"),
    ("24%", "24.6%", "agrees if truncated"),
    ("23.9%", "24.6%", "conflict"),
    ("over 10%", "24%", "agrees"),
    ("over 10%", "9%", "conflict"),
    ("under 10%", "24%", "conflict"),
    ("up to 40%", "24%", "agrees"),
    ("about $200B", "$203B", "agrees"),
    ("about $200B", "$230B", "conflict"),
    ("nearly $200B", "$197B", "agrees"),
    ("nearly $200B", "$210B", "conflict"),
    ("$100B–$120B", "$110B", "agrees"),
    ("$100B–$120B", "$130B", "conflict"),
]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_status(one: str, other: str, expected: str) -> None:
    assert status(figure(one), figure(other)) == expected
    assert status(figure(other), figure(one)) == expected


MEETINGS = [
    ((1.0, 2.0), (2.0, 3.0), False),
    ((1.0, 2.1), (2.0, 3.0), True),
    ((1.0, 4.0), (2.0, 3.0), True),
    ((2.0, 2.0), (2.0, 2.0), True),
    ((-math.inf, 2.0), (1.0, math.inf), True),
    ((-math.inf, 1.0), (2.0, math.inf), False),
    ((0.1 + 0.2, 1.0), (0.0, 0.3), False),
]


@pytest.mark.parametrize(("one", "other", "expected"), MEETINGS)
def test_meet(one: tuple[float, float], other: tuple[float, float], expected: bool) -> None:
    assert meet(one, other) is expected
    assert meet(other, one) is expected


def test_digits_that_were_cut_reach_away_from_zero() -> None:
    assert interval(figure("$249")) == (248.5, 249.5)
    assert if_truncated(figure("$249")) == (248.5, 250.0)
    assert if_truncated(figure("-$249")) == (-250.0, -248.5)
    assert interval(figure("over $249")) == (249.0, math.inf)


COMPARED = [
    ("$213.4B", "$211B", "above"),
    ("$213.4B", "$213B", "undetermined"),
    ("$213.4B", "$213.4B", "in line"),
    ("$213B", "$213B", "in line"),
    ("$210B", "$211.4B", "below"),
    ("$1.95", "$1.97", "below"),
    ("$1.95", "$1.94", "above"),
    ("$213.4B", "$206B–$213B", "within"),
    ("$213.5B", "$206B–$213B", "undetermined"),
    ("$213.6B", "$206B–$213B", "above"),
    ("$210.0B", "$206B–$213B", "within"),
    ("$205.0B", "$206B–$213B", "below"),
    ("$205.4B", "$206B–$213B", "below"),
    ("$205.6B", "$206B–$213B", "within"),
    ("over $220B", "$206B–$213B", "above"),
    ("over $210B", "$206B–$213B", "undetermined"),
    ("$220B", "over $210B", "within"),
    ("$200B", "over $210B", "below"),
    ("$210.3B", "over $210B", "within"),
    ("-$1.2B", "-$1.5B", "above"),
]


@pytest.mark.parametrize(("actual", "expected", "said"), COMPARED)
def test_compare(actual: str, expected: str, said: str) -> None:
    assert compare(figure(actual), figure(expected)) == said


RULES = [
    ("two printings", [fact("Revenue", "$213.9B"), fact("Revenue", "$213B", source="b")], "duplicate", "agrees if truncated"),
    ("two printings in one article", [fact("Revenue", "$213.4B"), fact("Revenue", "$215B", at=2)], "duplicate", "conflict"),
    ("growth", [fact("Revenue", "$120.0B"), fact("Revenue", "$100.0B", "2024Q4"), fact("Revenue", "20%", change="yoy")], "growth", "agrees"),
    ("growth that is cut", [fact("Revenue", "$119.8B"), fact("Revenue", "$100.0B", "2024Q4"), fact("Revenue", "19%", change="yoy")], "growth", "agrees if truncated"),
    ("growth that is wrong", [fact("Revenue", "$120.0B"), fact("Revenue", "$100.0B", "2024Q4"), fact("Revenue", "25%", change="yoy")], "growth", "conflict"),
    ("a change in amount", [fact("Revenue", "$120.0B"), fact("Revenue", "$100.0B", "2024Q4"), fact("Revenue", "$25B", change="yoy_amount")], "difference", "conflict"),
    ("a multiple", [fact("Revenue", "$230B"), fact("Revenue", "$100B", "2024Q4"), fact("Revenue", "2.3x", change="times")], "times", "agrees"),
    ("a multiple that is growth", [fact("Revenue", "$230B"), fact("Revenue", "$100B", "2024Q4"), fact("Revenue", "1.3x", change="times")], "times", "conflict"),
    ("a margin", [fact("OperatingIncome", "$10.0B"), fact("Revenue", "$125B"), fact("OperatingMargin", "8.0%")], "ratio", "agrees"),
    ("the margin of a loss", [fact("OperatingIncome", "-$10.0B"), fact("Revenue", "$120B"), fact("OperatingMargin", "-8.37%")], "ratio", "agrees"),
    ("a margin that is wrong", [fact("OperatingIncome", "$10.0B"), fact("Revenue", "$125B"), fact("OperatingMargin", "9.0%")], "ratio", "conflict"),
    ("parts", [fact("Revenue", "$75B", segment="Indoor"), fact("Revenue", "$50B", segment="Outdoor"), fact("Revenue", "$124.6B")], "parts", "agrees"),
    ("parts that do not add up", [fact("Revenue", "$75B", segment="Indoor"), fact("Revenue", "$50B", segment="Outdoor"), fact("Revenue", "$135B")], "parts", "conflict"),
    ("a sum", [fact("OperatingCashFlow", "$50B"), fact("CapitalExpenditure", "$38B"), fact("FreeCashFlow", "$12B")], "sum", "agrees"),
    ("a run rate", [fact("Revenue", "$12.5B"), fact("RunRate", "$55B")], "annualised", "conflict"),
    ("a share", [fact("Revenue", "$75.0B", segment="Indoor"), fact("Revenue", "$125.0B"), fact("ShareOfRevenue", "60%", segment="Indoor")], "share", "agrees"),
    ("a surprise", [fact("Revenue", "$105B"), fact("Revenue", "$100B", scenario="consensus"), fact("Revenue", "9%", change="surprise")], "surprise", "conflict"),
    ("a quarter in its year", [fact("Revenue", "$105B"), fact("Revenue", "$400B", "FY2025")], "magnitude", "agrees"),
    ("a quarter above its year", [fact("Revenue", "$1050B"), fact("Revenue", "$400B", "FY2025")], "magnitude", "conflict"),
    ("a quarter in the wrong scale", [fact("Revenue", "$105M"), fact("Revenue", "$400B", "FY2025")], "magnitude", "conflict"),
    ("guided growth", [fact("Revenue", "$110B–$121B", "2026Q1", scenario="guidance"), fact("Revenue", "10%–21%", "2026Q1", scenario="guidance", change="yoy")], "guided_growth", "agrees"),
    ("guided growth that is wrong", [fact("Revenue", "$110B–$121B", "2026Q1", scenario="guidance"), fact("Revenue", "10%–15%", "2026Q1", scenario="guidance", change="yoy")], "guided_growth", "conflict"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "rule", "expected"), [row[1:] for row in RULES], ids=[row[0] for row in RULES])
def test_rule(facts: list[Fact], rule: str, expected: str) -> None:
    found = [finding for finding in findings(facts) if finding.rule == rule]
    assert [finding.status for finding in found] == [expected]
    assert {one.id for one in found[0].facts} == {one.id for one in facts}


def test_one_printing_alone_says_nothing() -> None:
    assert findings([fact("Revenue", "$213.4B")]) == []
    assert findings([fact("Revenue", "$213.4B"), fact("Revenue", "$213.4B", at=2)]) == []


def test_a_quarter_is_measured_against_its_fiscal_year() -> None:
    year = fact("Revenue", "$400B", "FY2025")
    assert [finding.rule for finding in findings([fact("Revenue", "$105B", "2024Q4"), year])] == []


def claim(printed: str, claims: str, other: Fact) -> list[Finding]:
    return claimed([fact("Revenue", printed, claims=(claims,)), other])


def claimed(found: list[Fact]) -> list[Finding]:
    facts = tuple(found)
    quantities, results = derive(merge(facts, PUBLISHED), CONCEPTS, COMPANIES)
    brief = Brief(BRIEF, COMPANIES["LUMN9"], parse_period("2025Q4"), cast("Any", None), COMPANIES["LUMN9"].document)
    content = Content(CONCEPTS, COMPANIES, briefs={BRIEF: brief}, facts=facts)
    return [finding for finding in check(content, Index(quantities), results) if finding.rule == "claim"]


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


def test_nothing_is_checked_against_itself() -> None:
    assert findings([fact("Revenue", "$120B"), fact("Revenue", "20%", change="yoy")]) == []
    grown = [fact("Revenue", "20%", change="yoy", claims=("from Revenue 2024Q4 to Revenue",)), fact("Revenue", "$120B")]
    assert claimed(grown) == []
    assert [one.status for one in claimed([*grown, fact("Revenue", "$100B", "2024Q4")])] == ["agrees"]
    assert [one.status for one in claimed([*grown, fact("Revenue", "-$100B", "2024Q4")])] == ["undetermined"]


def money(least: int) -> st.SearchStrategy[int]:
    """True amounts; the last digit keeps them off the middle between two printings."""
    return st.integers(least, 10**5).map(lambda number: number * 10**7 + 3)


PLACES = st.integers(-9, -7)


@settings(max_examples=20)
@given(money(100), money(-(10**5)), money(100), money(-(10**5)), PLACES, PLACES, st.integers(0, 2))
def test_figures_rounded_from_true_values_never_conflict(prior: int, income: int, indoor: int, income_before: int, fine: int, coarse: int, places: int) -> None:  # noqa: PLR0913, PLR0917
    outdoor = prior // 3 * 2 + 1
    revenue = indoor + outdoor
    facts = [
        fact("Revenue", rounded(revenue, fine, "USD")),
        fact("Revenue", rounded(revenue, coarse, "USD"), source="b"),
        fact("Revenue", rounded(indoor, coarse, "USD"), segment="Indoor"),
        fact("Revenue", rounded(outdoor, fine, "USD"), segment="Outdoor"),
        fact("Revenue", rounded(prior, coarse, "USD"), "2024Q4"),
        fact("OperatingIncome", rounded(income, fine, "USD")),
        fact("OperatingIncome", rounded(income_before, coarse, "USD"), "2024Q4"),
        fact("OperatingMargin", rounded(income / revenue * 100, places, "percent")),
        fact("OperatingMargin", rounded(income_before / prior * 100, places, "percent"), "2024Q4"),
        fact("Revenue", rounded((revenue / prior - 1) * 100, places, "percent"), change="yoy"),
        fact("Revenue", rounded(revenue - prior, coarse, "USD"), change="yoy_amount"),
        fact("ShareOfRevenue", rounded(indoor / revenue * 100, places, "percent"), segment="Indoor"),
        fact("RunRate", rounded(revenue * 4, fine, "USD")),
    ]
    if income_before > 0:
        facts.append(fact("OperatingIncome", rounded((income / income_before - 1) * 100, places, "percent"), change="yoy"))
    found = findings(facts)
    assert [(finding.id, finding.shown, finding.other) for finding in found if finding.status != "agrees"] == []
    assert {"duplicate", "growth", "difference", "parts", "ratio", "share", "annualised"} <= {finding.rule for finding in found}
