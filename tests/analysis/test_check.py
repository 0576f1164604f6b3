"""Findings: agreement, digits cut off, contradiction; and no false alarm over figures that are true."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st
from invented import fact, findings, rounded

from briefs.model.figure import Figure


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


def between(low: float, high: float, decimals: int, unit: str) -> Figure:
    """A range that a careful article prints."""
    least, most = rounded(low, decimals, unit), rounded(high, decimals, unit)
    return replace(least, high=most.high)


@settings(max_examples=20)
@given(money(100), st.integers(1, 40), st.integers(1, 40), money(100), money(100), PLACES, st.integers(0, 2))
def test_guidance_rounded_from_true_values_never_conflicts(prior: int, slow: int, more: int, outcome: int, expected: int, fine: int, places: int) -> None:  # noqa: PLR0913, PLR0917
    low, high = prior * (100 + slow) / 100, prior * (100 + slow + more) / 100
    middle = (low + high) / 2
    guided = partial(fact, "Revenue", scenario="guidance", issued="2025Q3")
    found = findings([
        guided(between(low, high, fine, "USD")),
        guided(between(slow, slow + more, places, "percent"), change="yoy"),
        guided(rounded(middle, fine, "USD"), change="midpoint"),
        fact("Revenue", rounded(prior, fine, "USD"), "2024Q4"),
        fact("Revenue", rounded(outcome, fine, "USD")),
        fact("Revenue", rounded(expected, fine, "USD"), scenario="consensus", issued="2025Q3"),
        fact("Revenue", rounded((outcome / expected - 1) * 100, places, "percent"), change="surprise"),
        fact("Revenue", rounded((outcome / middle - 1) * 100, places, "percent"), change="vs_guidance"),
        fact("Revenue", rounded(outcome / prior, places, "x"), change="times"),
    ])
    assert [(finding.id, finding.shown, finding.other) for finding in found if finding.status != "agrees"] == []
    assert {"guided_growth", "growth", "midpoint", "surprise", "times"} <= {finding.rule for finding in found}
