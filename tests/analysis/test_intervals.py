"""What figures allow, arithmetic on it, and agreement; never more digits than the intervals support."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import assert_allows, figure

from briefs.analysis.intervals import (
    Ends,
    agreement,
    compare,
    ends_of,
    growth_of,
    if_truncated,
    interval,
    meet,
    scaled,
    spanned,
    status,
    supported,
)
from briefs.model.figure import Figure

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
    ("約1億人", "7,000萬人", "conflict"),
    ("約1億人", "9,000萬人", "agrees"),
    ("nearly 100%", "50%", "conflict"),
    ("最高2.4兆美元", "2.44兆美元", "agrees"),
    ("最高2.4兆美元", "2.6兆美元", "conflict"),
    ("數十億美元", "$5B", "undetermined"),
    ("數十億美元", "$500B", "undetermined"),
    ("數十億美元", "數百億美元", "undetermined"),
    ("數十億美元", "billions of dollars", "agrees"),
    ("三位數", "三位數", "agrees"),
    ("-數十億美元", "$5B", "conflict"),
    ("-數十億美元", "-$5B", "undetermined"),
    ("over $20B", "over $10B", "undetermined"),
    ("under $20B", "up to $10B", "undetermined"),
    ("over $20B", "over $20B", "agrees"),
    ("over $20B", "under $10B", "conflict"),
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
    ("7%", "至少7%", "within"),
    ("7.0%", "至少7%", "within"),
    ("6.9%", "至少7%", "below"),
    ("7%", "逾7%", "undetermined"),
    ("7%", "7%以下", "within"),
    ("7.1%", "7%以下", "above"),
    ("7%", "不到7%", "undetermined"),
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
    ("數十億美元", "$206B–$213B", "undetermined"),
    ("$210B", "數十億美元", "undetermined"),
    ("數十億美元", "數十億美元", "undetermined"),
    ("over $210B", "over $210B", "within"),
]


@pytest.mark.parametrize(("actual", "expected", "said"), COMPARED)
def test_compare(actual: str, expected: str, said: str) -> None:
    assert compare(figure(actual), figure(expected)) == said


def one(value: float, slack: float = 0.0) -> Ends:
    return Ends(value - slack, value + slack, value - slack, value + slack)


SUPPORTED = [
    # middle, half the interval, unit, value shown, decimals, approx
    (12.34, 0.04, "percent", "12.3", 1, "exact"),
    (12.34, 0.05, "percent", "12.3", 1, "exact"),
    (12.34, 0.06, "percent", "12", 0, "exact"),
    (12.34, 0.5, "percent", "12", 0, "exact"),
    (12.34, 0.51, "percent", "12", 0, "about"),
    (12.34, 2.0, "percent", "12", 0, "about"),
    (-12.5, 0.4, "percent", "-13", 0, "exact"),
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


def test_what_says_too_little_has_no_middle() -> None:
    assert supported(one(0.2, 0.6), "pp") == Figure(Decimal("-0.4"), Decimal("0.8"), "pp", 1, "exact")
    assert supported(one(0.47, 0.47), "percent") == Figure(Decimal("0.0"), Decimal("0.9"), "percent", 1, "exact")
    assert supported(one(1.65e5, 2.117e8), "USD") == Figure(Decimal(-212 * 10**6), Decimal(212 * 10**6), "USD", -6, "exact")
    assert supported(one(0.45, 0.25), "percent") == Figure(Decimal("0.2"), Decimal("0.7"), "percent", 1, "exact")


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


WHOLE = st.integers(-(10**6), 10**6)
WIDTH = st.integers(0, 10**3)


def within(value: float, ends: Ends) -> bool:
    slack = 1e-9 * max(1.0, abs(value))
    return bool(ends.l_lo - slack <= value <= ends.h_hi + slack)


@given(WHOLE, WIDTH, WHOLE, WIDTH, st.floats(0, 1), st.floats(0, 1))
def test_arithmetic_on_ends_holds_what_arithmetic_on_values_gives(low: int, width: int, least: int, room: int, where: float, there: float) -> None:  # noqa: PLR0913, PLR0917
    a, b = low + where * width, least + there * room
    ours, theirs = Ends(low, low + width, low, low + width), Ends(least, least + room, least, least + room)
    assert within(a + b, ours.plus(theirs))
    assert within(a - b, ours.minus(theirs))
    assert within(a * 3 + 1, ours.times(3, 1))
    if least > 0:
        assert within(a / b, ours.divided_by(theirs))
        assert within((a / b - 1) * 100, growth_of(ours, theirs))
    if least > 0 and low > 0:
        assert within(a * b, ours.times_ends(theirs))


PRINTED = st.builds(
    lambda low, width, decimals, approx: Figure(Decimal(low).scaleb(-decimals), Decimal(low + width).scaleb(-decimals), "USD", decimals, approx),
    WHOLE, st.sampled_from([0, 0, 5]), st.integers(-9, 2), st.sampled_from(["exact", "about", "nearly"]),
)  # fmt: skip


@given(PRINTED, PRINTED)
def test_agreement_is_mutual_and_order_is_opposite(one: Figure, other: Figure) -> None:
    assert status(one, one) == "agrees"
    assert status(one, other) == status(other, one)
    assert meet(interval(one), if_truncated(one))
    opposite = {"above": "below", "below": "above"}
    said = compare(one, other)
    if said in opposite:
        assert compare(other, one) == opposite[said]
        assert status(one, other) != "agrees"


@given(PRINTED)
def test_a_figure_agrees_with_what_recomputes_it(figure: Figure) -> None:
    assert agreement(figure, ends_of(figure)) == "agrees"


@pytest.mark.parametrize("digits", [supported, scaled, spanned])
@pytest.mark.parametrize("ends", [(9.9, 10.1, 19.9, 20.1), (1.5e10, 1.7e10, 1.5e10, 1.7e10), (-3.5, 2.5, -3.5, 2.5)])
def test_scalars_of_numpy_are_numbers_like_others(digits: Callable[[Ends, str], Figure | None], ends: tuple[float, ...]) -> None:
    of_numpy = Ends(*map(np.float64, ends))
    assert digits(of_numpy, "USD") == digits(Ends(*ends), "USD")
    assert of_numpy.bounds == Ends(*ends).bounds
