"""What figures imply: each formula by hand, and never more digits than the intervals support."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from invented import CONCEPTS, derived, fact, rounded

from briefs.analysis.derive import LOOSE, Ends, derive, rests_on, supported
from briefs.model.facts import Fact, Quantity
from briefs.model.figure import Figure

B = 1_000_000_000


def one(value: float, slack: float = 0.0) -> Ends:
    return Ends(value - slack, value + slack, value - slack, value + slack)


def tell(quantity: Quantity) -> tuple[Any, ...]:
    """A quantity as (low, high, decimals, approx, formula), billions where it is money."""
    figure = quantity.figure
    scale, places = (B, 9) if figure.unit == "USD" else (1, 0)
    ends = [None if end is None else float(end) / scale for end in (figure.low, figure.high)]
    return (*ends, figure.decimals + places, figure.approx, quantity.formula)


FORMULAS = [
    # level 120 ± .5 over 1.20 ± .005: from 119.5/1.205 = 99.17 to 120.5/1.195 = 100.84, 1.67 wide: whole tens; but three digits stay
    ("the year-ago level", [fact("Revenue", "$120B"), fact("Revenue", "20%", change="yoy")], "Revenue.2024Q4", (100.0, 100.0, 0, "about", "implied_prior")),
    # 120.00 ± .005 over 1.2000 ± .00005: 99.992 to 100.008, 0.017 wide: tenths
    ("the year-ago level of finer figures", [fact("Revenue", "$120.00B"), fact("Revenue", "20.00%", change="yoy")], "Revenue.2024Q4", (100.0, 100.0, 1, "exact", "implied_prior")),
    ("the year-ago level by the amount", [fact("Revenue", "$120B"), fact("Revenue", "$20B", change="yoy_amount")], "Revenue.2024Q4", (100.0, 100.0, 0, "about", "implied_prior_amount")),
    # 12.0 ± .1: 0.2 wide, so whole billions; but three digits stay
    ("a sum", [fact("OperatingCashFlow", "$50.0B"), fact("CapitalExpenditure", "$38.0B")], "FreeCashFlow.2025Q4", (12.0, 12.0, 1, "about", "sum")),
    ("a sum below zero", [fact("OperatingCashFlow", "$30.00B"), fact("CapitalExpenditure", "$38.00B")], "FreeCashFlow.2025Q4", (-8.0, -8.0, 2, "about", "sum")),
    ("the parts of a company", [fact("Revenue", "$75.0B", segment="Indoor"), fact("Revenue", "$50.0B", segment="Outdoor")], "Revenue.2025Q4", (125.0, 125.0, 0, "exact", "parts")),
    # 9.95/125.5 = 7.93 to 10.05/124.5 = 8.07: 0.14 wide, so whole points
    ("a margin", [fact("OperatingIncome", "$10.0B"), fact("Revenue", "$125B")], "OperatingMargin.2025Q4", (8.0, 8.0, 1, "about", "ratio")),
    # -10.05/124.95 = -8.043 to -9.95/125.05 = -7.957: 0.086 wide, so tenths
    ("the margin of a loss", [fact("OperatingIncome", "-$10.0B"), fact("Revenue", "$125.0B")], "OperatingMargin.2025Q4", (-8.0, -8.0, 1, "exact", "ratio")),
    # 74.95/125.05 = 59.94 to 75.05/124.95 = 60.06: 0.13 points wide, so whole points
    ("a share", [fact("Revenue", "$75.0B", segment="Indoor"), fact("Revenue", "$125.0B")], "Indoor.ShareOfRevenue.2025Q4", (60.0, 60.0, 0, "exact", "share")),
    ("a run rate", [fact("Revenue", "$12.50B")], "RunRate.2025Q4", (50.0, 50.0, 1, "exact", "annualised")),
    # 119.95/100.05 = 1.19890 to 120.05/99.95 = 1.20110: 0.22 points wide, so whole points
    ("growth on the year", [fact("Revenue", "$120.0B"), fact("Revenue", "$100.0B", "2024Q4")], "Revenue.2025Q4.yoy", (20.0, 20.0, 0, "exact", "growth")),
    ("growth on the quarter", [fact("Revenue", "$120.00B"), fact("Revenue", "$100.00B", "2025Q3")], "Revenue.2025Q4.qoq", (20.0, 20.0, 1, "exact", "growth")),
    ("growth in amount", [fact("Revenue", "$120.0B"), fact("Revenue", "$100.0B", "2024Q4")], "Revenue.2025Q4.yoy_amount", (20.0, 20.0, 1, "about", "difference")),
    ("a fall into loss in amount", [fact("OperatingIncome", "-$5.00B"), fact("OperatingIncome", "$10.00B", "2024Q4")], "OperatingIncome.2025Q4.yoy_amount", (-15.0, -15.0, 1, "exact", "difference")),
    # 229.95/2.3005 = 99.957 to 230.05/2.2995 = 100.043: 0.087 wide, so tenths
    ("the year-ago level by the multiple", [fact("Revenue", "$230.0B"), fact("Revenue", "2.300x", change="times")], "Revenue.2024Q4", (100.0, 100.0, 1, "exact", "implied_prior_times")),
    ("growth by the multiple", [fact("Revenue", "$230.0B"), fact("Revenue", "2.300x", change="times")], "Revenue.2025Q4.yoy", (130.0, 130.0, 0, "exact", "growth")),
    ("the multiple of a year before", [fact("Revenue", "$230.0B"), fact("Revenue", "$100.0B", "2024Q4")], "Revenue.2025Q4.times", (2.3, 2.3, 1, "exact", "times")),
    ("growth in points", [fact("OperatingMargin", "12.5%"), fact("OperatingMargin", "10.0%", "2024Q4")], "OperatingMargin.2025Q4.yoy", (2.5, 2.5, 1, "about", "difference")),
    ("growth from a rough figure", [fact("Revenue", "$12B"), fact("Revenue", "$10B", "2024Q4")], "Revenue.2025Q4.yoy", (10.0, 32.0, 0, "exact", "growth")),
    ("growth that is guided", [fact("Revenue", "$110.00B–$120.00B", "2026Q1", scenario="guidance"), fact("Revenue", "$100.00B", "2025Q1")], "Revenue.2026Q1.guidance.yoy@2025Q4", (10.0, 20.0, 1, "exact", "growth")),
    ("the middle of a range", [fact("Revenue", "$173.5B–$178.5B", "2026Q1", scenario="guidance")], "Revenue.2026Q1.guidance.midpoint@2025Q4", (176.0, 176.0, 1, "exact", "midpoint")),
    ("a surprise", [fact("Revenue", "$105.00B"), fact("Revenue", "$100.00B", scenario="consensus")], "Revenue.2025Q4.surprise", (5.0, 5.0, 1, "exact", "surprise")),
    ("a surprise of guidance", [fact("Revenue", "$100.00B–$110.00B", "2026Q1", scenario="guidance"), fact("Revenue", "$100.00B", "2026Q1", scenario="consensus")], "Revenue.2026Q1.guidance.surprise@2025Q4", (5.0, 5.0, 1, "exact", "surprise")),
    ("a gap to guidance", [fact("Revenue", "$115.50B"), fact("Revenue", "$100.00B–$110.00B", scenario="guidance", issued="2025Q3")], "Revenue.2025Q4.vs_guidance", (10.0, 10.0, 1, "exact", "surprise")),
    ("a surprise of growth", [fact("Revenue", "24.0%", change="yoy"), fact("Revenue", "21.0%", change="yoy", scenario="consensus")], "Revenue.2025Q4.yoy_surprise", (3.0, 3.0, 1, "about", "difference")),
    ("an upside", [fact("TargetPrice", "$250.00", "2025-12-31"), fact("SharePrice", "$200.00", "2025-12-31")], "Upside.2025-12-31", (25.0, 25.0, 1, "exact", "growth")),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "name", "expected"), [row[1:] for row in FORMULAS], ids=[row[0] for row in FORMULAS])
def test_formula(facts: list[Fact], name: str, expected: tuple[Any, ...]) -> None:
    quantities, _ = derived(facts)
    assert tell(quantities[name]) == expected
    assert quantities[name].derived


def test_a_derived_figure_keeps_what_its_arithmetic_allows() -> None:
    quantities, _ = derived([fact("OperatingMargin", "12.5%"), fact("OperatingMargin", "10.0%", "2024Q4")])
    low, high = quantities["OperatingMargin.2025Q4.yoy"].bounds or (0, 0)
    assert (float(low), float(high)) == pytest.approx((2.4, 2.6))
    assert quantities["OperatingMargin.2025Q4"].bounds is None


def test_a_derived_quantity_names_its_inputs_in_the_formulas_order() -> None:
    quantities, _ = derived([fact("CapitalExpenditure", "$38.0B"), fact("OperatingCashFlow", "$50.0B")])
    assert [str(part.meaning) for part in quantities["FreeCashFlow.2025Q4"].inputs] == [
        "LUMN9.OperatingCashFlow.2025Q4", "LUMN9.CapitalExpenditure.2025Q4",
    ]  # fmt: skip


def test_what_is_derived_feeds_what_follows() -> None:
    quantities, _ = derived([fact("Revenue", "$120.000B"), fact("Revenue", "20.00%", change="yoy"), fact("OperatingIncome", "$10.000B", "2024Q4")])
    assert tell(quantities["OperatingMargin.2024Q4"]) == (10.0, 10.0, 1, "exact", "ratio")


NOTHING = [
    ("the level before a loss that grew, which may mean either way", [fact("OperatingIncome", "-$12.0B"), fact("OperatingIncome", "20%", change="yoy")], "OperatingIncome.2024Q4"),
    ("growth into a loss", [fact("OperatingIncome", "-$5.00B"), fact("OperatingIncome", "$10.00B", "2024Q4")], "OperatingIncome.2025Q4.yoy"),
    ("growth of a loss", [fact("OperatingIncome", "-$5.00B"), fact("OperatingIncome", "-$10.00B", "2024Q4")], "OperatingIncome.2025Q4.yoy"),
    ("a surprise across a change of sign", [fact("OperatingIncome", "-$1.0B"), fact("OperatingIncome", "$2.0B", scenario="consensus")], "OperatingIncome.2025Q4.surprise"),
    ("a year-ago level of a total loss", [fact("Revenue", "$1B"), fact("Revenue", "-100%", change="yoy")], "Revenue.2024Q4"),
    ("growth from zero", [fact("Revenue", "$1B"), fact("Revenue", "$0B", "2024Q4")], "Revenue.2025Q4.yoy"),
    ("growth from a loss", [fact("OperatingIncome", "$1B"), fact("OperatingIncome", "-$1B", "2024Q4")], "OperatingIncome.2025Q4.yoy"),
    ("growth from an open end", [fact("Revenue", "over $1B"), fact("Revenue", "$1B", "2024Q4")], "Revenue.2025Q4.yoy"),
    ("growth across currencies", [fact("Revenue", "NT$120B"), fact("Revenue", "$100B", "2024Q4")], "Revenue.2025Q4.yoy"),
    ("growth of another entity", [fact("Revenue", "$120B"), fact("Revenue", "$100B", "2024Q4", entity="GLOW")], "Revenue.2025Q4.yoy"),
    ("growth from guidance", [fact("Revenue", "$120B"), fact("Revenue", "$100B", "2024Q4", scenario="guidance")], "Revenue.2025Q4.yoy"),
    ("a sum without one of its parts", [fact("OperatingCashFlow", "$50B")], "FreeCashFlow.2025Q4"),
    ("a company without one of its parts", [fact("Revenue", "$75B", segment="Indoor")], "Revenue.2025Q4"),
    ("a company from something that is no part", [fact("Revenue", "$75B", segment="Indoor"), fact("Revenue", "$5B", segment="Garden")], "Revenue.2025Q4"),
    ("a share of a loss", [fact("Revenue", "-$7B", segment="Indoor"), fact("Revenue", "$125B")], "Indoor.ShareOfRevenue.2025Q4"),
    ("a run rate of a year", [fact("Revenue", "$12B", "FY2025")], "RunRate.FY2025"),
    ("the middle of one figure", [fact("Revenue", "$12B", "2026Q1", scenario="guidance")], "Revenue.2026Q1.guidance.midpoint@2025Q4"),
    ("the middle of an open range", [fact("Revenue", "over $12B", "2026Q1", scenario="guidance")], "Revenue.2026Q1.guidance.midpoint@2025Q4"),
    ("a surprise of guidance against a consensus of another date",
     [fact("Revenue", "$12B", "2026Q1", scenario="guidance"), fact("Revenue", "$11B", "2026Q1", scenario="consensus", issued="2025Q3")],
     "Revenue.2026Q1.guidance.surprise@2025Q4"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "name"), [row[1:] for row in NOTHING], ids=[row[0] for row in NOTHING])
def test_what_does_not_follow(facts: list[Fact], name: str) -> None:
    assert name not in derived(facts)[0]


def test_a_printed_figure_stays_and_is_checked() -> None:
    printed = fact("Revenue", "20%", change="yoy")
    quantities, results = derived([fact("Revenue", "$120B"), fact("Revenue", "$100B", "2024Q4"), printed])
    assert quantities["Revenue.2025Q4.yoy"].facts == (printed,)
    assert {(result.formula, str(result.meaning)) for result in results} == {
        ("growth", "LUMN9.Revenue.2025Q4.yoy"), ("implied_prior", "LUMN9.Revenue.2024Q4"),
    }  # fmt: skip


def test_a_figure_is_not_checked_against_what_was_computed_from_it() -> None:
    level, growth = fact("Revenue", "$120B"), fact("Revenue", "20%", change="yoy")
    assert derived([level, growth])[1] == []
    amount = fact("Revenue", "$20B", change="yoy_amount")  # of its own: it is checked by the growth
    assert [(one.formula, str(one.meaning)) for one in derived([level, growth, amount])[1]] == [("difference", "LUMN9.Revenue.2025Q4.yoy_amount")]


def test_nor_at_a_remove() -> None:
    parts = [fact("Revenue", "$75B", segment="Indoor"), fact("Revenue", "$45B", segment="Outdoor")]
    grown = [fact("Revenue", "20%", change="yoy", segment="Indoor"), fact("Revenue", "20%", change="yoy", segment="Outdoor")]
    quantities, results = derived([*parts, *grown])
    assert quantities["Revenue.2025Q4.yoy"].derived
    assert rests_on(quantities["Revenue.2025Q4.yoy"], grown[0].meaning)
    assert results == []


def test_printed_growth_across_a_change_of_sign_is_not_checked() -> None:
    facts = [fact("OperatingIncome", "-$7.5B"), fact("OperatingIncome", "$22.4B", "2024Q4"), fact("OperatingIncome", "-71%", change="yoy")]
    quantities, results = derived(facts)
    assert results == []
    assert tell(quantities["OperatingIncome.2025Q4.yoy_amount"])[:2] == (-29.9, -29.9)


def test_the_latest_expectation_counts() -> None:
    early = fact("Revenue", "$90.00B", scenario="consensus", issued="2025Q2")
    late = fact("Revenue", "$100.00B", scenario="consensus", issued="2025Q3")
    quantities, _ = derived([late, early, fact("Revenue", "$105.00B")])
    assert tell(quantities["Revenue.2025Q4.surprise"])[:2] == (5.0, 5.0)


def test_nothing_comes_of_nothing() -> None:
    assert derive({}, CONCEPTS, {}) == ({}, [])


SUPPORTED = [
    # middle, half the interval, unit, value shown, decimals, approx
    (12.34, 0.04, "percent", "12.3", 1, "exact"),
    (12.34, 0.05, "percent", "12.3", 1, "exact"),
    (12.34, 0.06, "percent", "12", 0, "exact"),
    (12.34, 0.5, "percent", "12", 0, "exact"),
    (12.34, 0.51, "percent", "12", 0, "about"),
    (12.34, 2.0, "percent", "12", 0, "about"),
    (-12.5, 0.4, "percent", "-13", 0, "exact"),
    (0.0, 0.4, "percent", "0", 0, "exact"),
    (12.34, 0.0, "percent", "12.3", 1, "exact"),
    (187.792e9, 0.5e6, "USD", "187800000000", -8, "exact"),
    (187.792e9, 0.6e9, "USD", "188000000000", -9, "about"),
    (187.792e9, 0.5e9, "USD", "188000000000", -9, "exact"),
    (9.5e9, 5e6, "USD", "9500000000", -7, "exact"),
    (1.9512, 0.00005, "USD/share", "1.951", 3, "exact"),
    (0.0512, 0.00005, "USD/share", "0.0512", 4, "exact"),
]


@pytest.mark.parametrize(("middle", "half", "unit", "value", "decimals", "approx"), SUPPORTED)
def test_supported(middle: float, half: float, unit: str, value: str, decimals: int, approx: str) -> None:  # noqa: PLR0913, PLR0917
    assert supported(one(middle, half), unit) == Figure(Decimal(value), Decimal(value), unit, decimals, approx)


def test_what_is_looser_becomes_a_range() -> None:
    assert supported(one(12.34, 3.0), "percent") == Figure(Decimal(9), Decimal(15), "percent", 0, "exact")
    assert supported(Ends(9.9, 10.1, 19.9, 20.1), "percent") == Figure(Decimal(10), Decimal(20), "percent", 0, "exact")


@pytest.mark.parametrize("end", [float("nan"), float("inf"), float("-inf")])
def test_an_open_end_supports_no_figure(end: float) -> None:
    assert supported(Ends(1.0, 1.0, 1.0, end), "percent") is None
    assert supported(Ends(end, 1.0, 1.0, 1.0), "percent") is None


@given(
    st.floats(-1e6, 1e6), st.floats(1e-6, 1e5), st.sampled_from(["percent", "USD", "x", "USD/share"]), st.floats(0, 1), st.integers(-3, 9)
)
def test_a_true_value_lies_within_what_is_shown(middle: float, spread: float, unit: str, where: float, scale: int) -> None:
    middle, spread = middle * 10.0**scale, spread * 10.0**scale
    figure = supported(one(middle, spread / 2), unit)
    assert figure
    assert_allows(figure, middle - spread / 2 + where * spread)


def assert_allows(figure: Figure, true: float) -> None:
    """The last digit shown is off by one at most, by `LOOSE` where it is qualified; a range contains the value."""
    assert figure.low is not None
    assert figure.high is not None
    step = 10.0**-figure.decimals
    room = {"exact": 1.0, "about": float(LOOSE)}[figure.approx] if figure.low == figure.high else 0.5
    slack = step * room + 1e-9 * abs(true)
    assert float(figure.low) - slack <= true <= float(figure.high) + slack
    assert_no_finer(figure.low, figure.decimals)
    assert_no_finer(figure.high, figure.decimals)


def assert_no_finer(value: Decimal, decimals: int) -> None:
    assert value % Decimal(1).scaleb(-decimals) == 0


PLACES = st.integers(-9, -5)
GAINS = st.integers(10**7, 10**12)
ANY = st.integers(-(10**12), 10**12)


@settings(max_examples=25)
@given(GAINS, ANY, PLACES, PLACES)
def test_true_margins_and_growth_lie_within_what_is_shown(below: int, above: int, fine: int, coarse: int) -> None:
    prior, now = rounded(below, fine, "USD"), rounded(above, coarse, "USD")
    assume(float(prior.interval()[0] or 0) > 0)
    quantities, _ = derived([
        fact("Revenue", prior, "2024Q4"), fact("Revenue", now),
        fact("OperatingIncome", now, "2024Q4"),
    ])  # fmt: skip
    if (now.interval()[0] or 0) > 0:
        assert_allows(quantities["Revenue.2025Q4.yoy"].figure, (above / below - 1) * 100)
    else:
        assert "Revenue.2025Q4.yoy" not in quantities
    assert_allows(quantities["OperatingMargin.2024Q4"].figure, above / below * 100)
    assert_allows(quantities["Revenue.2025Q4.yoy_amount"].figure, above - below)


@settings(max_examples=25)
@given(GAINS, st.integers(-90, 900), PLACES, st.integers(0, 2))
def test_a_true_year_ago_level_lies_within_what_is_shown(level: int, percent: int, fine: int, coarse: int) -> None:
    now = rounded(level, fine, "USD")
    quantities, _ = derived([fact("Revenue", now), fact("Revenue", rounded(percent, coarse, "percent"), change="yoy")])
    if (now.interval()[0] or 0) > 0:
        assert_allows(quantities["Revenue.2024Q4"].figure, level / (1 + percent / 100))
    else:  # rounded so roughly that it may have been a loss
        assert "Revenue.2024Q4" not in quantities


CORNERS = [(-12.0, -10.0, 3.0, 4.0), (-1.0, 2.0, 3.0, 4.0), (10.0, 12.0, 3.0, 4.0), (-2.0, 0.0, 0.5, 8.0)]


@pytest.mark.parametrize(("low", "high", "least", "most"), CORNERS)
def test_a_quotient_reaches_its_corners(low: float, high: float, least: float, most: float) -> None:
    quotient = Ends(low, high, low, high).divided_by(Ends(least, most, least, most))
    corners = [a / b for a, b in product((low, high), (least, most))]
    assert (quotient.l_lo, quotient.h_hi) == (min(corners), max(corners))


def test_a_range_is_divided_end_by_end() -> None:
    quotient = Ends(9.0, 11.0, 19.0, 21.0).divided_by(Ends(1.0, 2.0, 4.0, 5.0))
    assert quotient == Ends(9 / 5, 11 / 4, 19 / 2, 21 / 1)
    loss = Ends(-21.0, -19.0, -11.0, -9.0).divided_by(Ends(1.0, 2.0, 4.0, 5.0))
    assert loss == Ends(-21 / 1, -19 / 2, -11 / 4, -9 / 5)
