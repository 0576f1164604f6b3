"""What figures imply: each formula by hand, and never more digits than the intervals support."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from invented import CONCEPTS, assert_allows, derived, fact, rounded, tell

from briefs.analysis.derive import derive


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
    assert quantities["Revenue.2025Q4.yoy"].rests_on(grown[0].meaning)
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
    assert derive({}, CONCEPTS, {}) == ({}, [], {}, {})


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
