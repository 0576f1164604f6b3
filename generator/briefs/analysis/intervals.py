"""The values that figures allow, arithmetic on them, and whether figures agree.

Agreement is that of XBRL Calculations 1.1: figures agree when some values inside their rounding
intervals do. The press also cuts digits off (249 for 249.8); figures that agree only so are marked
`agrees if truncated`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from operator import add, mul, sub
from typing import Any, NamedTuple

from briefs.model.figure import MAGNITUDE, Figure
from briefs.model.unit import RATIOS, kind_of

LOOSE = 4  # units of the last digit that `about` may stand for

Interval = tuple[float, float]


def interval(figure: Figure) -> Interval:
    """The values a figure allows, open ends as infinities; basis points as percentage points."""
    low, high = in_points(figure).interval()
    return (-math.inf if low is None else float(low), math.inf if high is None else float(high))


def in_points(figure: Figure) -> Figure:
    """Basis points as percentage points; any other figure as it is."""
    if figure.unit != "bp":
        return figure
    low, high = (None if end is None else end.scaleb(-2) for end in (figure.low, figure.high))
    return replace(figure, low=low, high=high, unit="pp", decimals=figure.decimals + 2)


def if_truncated(figure: Figure) -> Interval:
    """The values a figure allows if its digits may have been cut instead of rounded."""
    figure = in_points(figure)
    low, high = interval(figure)
    shown = figure.high if figure.high is not None else figure.low
    half = float(Decimal(1).scaleb(-figure.places(shown)) / 2)
    if shown is not None and shown < 0:
        return low - half, high
    return low, high + half


def meet(a: Interval, b: Interval) -> bool:
    """Say if two intervals share a value; a bound that only touches does not count.

    Half a unit is rounded one way or the other, so 249 (to 249.5) and 250 (from 249.5) have
    nothing in common.
    """
    slack = 1e-9 * max((abs(end) for end in (*a, *b) if math.isfinite(end)), default=0.0)
    return max(a[0], b[0]) < min(a[1], b[1]) - slack or (a == b and a[0] == a[1])


def decides(figure: Figure, other: Interval) -> bool:
    """Say if some value would not agree: a magnitude, and two ends open alike, let all pass."""
    pairs = zip(interval(figure), other, strict=True)
    return figure.approx != MAGNITUDE and not any(a == b and math.isinf(a) for a, b in pairs)


def status(a: Figure, b: Figure) -> str:
    """The status of two figures of the same thing."""
    if a == b:
        return "agrees"
    if meet(interval(a), interval(b)):
        telling = decides(a, interval(b)) and decides(b, interval(a))
        return "agrees" if telling else "undetermined"
    return "agrees if truncated" if meet(if_truncated(a), if_truncated(b)) else "conflict"


def compare(actual: Figure, other: Figure) -> str:
    """The side of an expectation on which a figure lies, or `undetermined` at this rounding.

    `within` is for ranges; against a single figure equal printings are `in line`. A bound that
    itself counts, such as at least 7%, is met by what is printed as 7%.
    """
    (low, high), (floor, ceiling) = interval(actual), interval(other)
    if _meets(actual, other):
        return "within"
    if low > ceiling or (low == ceiling and floor < ceiling):
        return "above"
    if high < floor or (high == floor and floor < ceiling):
        return "below"
    if other.low != other.high:
        return "within" if low >= floor and high <= ceiling else "undetermined"
    alike = (actual.low, actual.high) == (other.low, other.high)
    return "in line" if alike and actual.approx != MAGNITUDE else "undetermined"


def _meets(actual: Figure, other: Figure) -> bool:
    """Tell if a figure is printed at a bound that itself counts."""
    bound = other.low if other.high is None else other.high
    return other.approx in ("at_least", "at_most") and actual.low == actual.high == bound


class Ends(NamedTuple):
    """Two intervals, for the low and the high end of a figure (numpy arrays or floats)."""

    l_lo: Any
    l_hi: Any
    h_lo: Any
    h_hi: Any

    @property
    def low(self) -> Interval:
        """The interval of the low end."""
        return self.l_lo, self.l_hi

    @property
    def high(self) -> Interval:
        """The interval of the high end."""
        return self.h_lo, self.h_hi

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest value."""
        return Decimal(repr(float(self.l_lo))), Decimal(repr(float(self.h_hi)))

    @property
    def width(self) -> Any:
        """The room of the wider end."""
        return max(self.l_hi - self.l_lo, self.h_hi - self.h_lo)

    def divided_by(self, other: Ends) -> Ends:
        """Quotient by positive ends; a loss is divided by their other end."""
        return Ends(*map(_over, self, other._turned, other))

    def times_ends(self, other: Ends) -> Ends:
        """Product of positive ends."""
        return self._with(mul, other)

    def minus(self, other: Ends) -> Ends:
        return self._with(sub, other._turned)

    def plus(self, other: Ends) -> Ends:
        return self._with(add, other)

    def times(self, factor: float, add: float = 0.0) -> Ends:
        """Scaled by a positive number, then moved."""
        return Ends(*(end * factor + add for end in self))

    def midpoint(self) -> Ends:
        low, high = (self.l_lo + self.h_lo) / 2, (self.l_hi + self.h_hi) / 2
        return Ends(low, high, low, high)

    def _with(self, compute: Callable[[Any, Any], Any], other: Ends) -> Ends:
        return Ends(*map(compute, self, other))

    @property
    def _turned(self) -> Ends:
        """From the greatest to the least."""
        return Ends(*reversed(self))


def _over(end: Any, gain: Any, loss: Any) -> Any:
    """An end divided by `loss` where it is negative and by `gain` where it is not."""
    return end / (gain * (1 - (end < 0)) + loss * (end < 0))


def ends_of(figure: Figure) -> Ends:
    """The intervals of a figure's two ends; not a number where it is open."""
    figure = in_points(figure)
    low, high = (math.nan if end is None else float(end) for end in figure.interval())
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        ends = (figure.low, figure.high)
        below, above = (float(Decimal(1).scaleb(-figure.places(end)) / 2) for end in ends)
        return Ends(low, float(figure.low) + below, float(figure.high) - above, high)
    return Ends(low, high, low, high)


def growth_of(after: Ends, before: Ends) -> Ends:
    """Growth in percent."""
    return after.divided_by(before).times(100, -100)


def percent_of(part: Ends, whole: Ends) -> Ends:
    return part.divided_by(whole).times(100)


def halves(figure: Figure) -> tuple[Figure, Figure]:
    """The ends of a range as figures of their own."""
    return replace(figure, high=figure.low), replace(figure, low=figure.high)


def agreement(printed: Figure, ends: Ends) -> str:
    """The status of a printed figure, end by end, beside what recomputation gives.

    Had the inputs been cut instead of rounded, the intervals would reach half their width further.
    """
    if printed.low is None or printed.high is None or printed.low == printed.high:
        pairs = [(printed, (ends.l_lo, ends.h_hi))]
    else:
        pairs = list(zip(halves(printed), (ends.low, ends.high), strict=True))
    if all(meet(interval(figure), computed) for figure, computed in pairs):
        telling = all(decides(figure, computed) for figure, computed in pairs)
        return "agrees" if telling else "undetermined"
    room = ends.width / 2
    cut = all(
        meet(if_truncated(figure), (low - room, high + room)) for figure, (low, high) in pairs
    )
    return "agrees if truncated" if cut else "conflict"


def supported(ends: Ends, unit: str) -> Figure | None:
    """The figure that the ends support: as many digits as the wider end allows, never more.

    Where that would leave less than whole points of a percentage, or less than three digits of
    anything else, the figure keeps those and is qualified with `about`, or, if it is looser still,
    becomes a range, as does what says too little to have a middle.
    """
    if not all(map(math.isfinite, ends)) or ends.l_lo > ends.l_hi:
        return None
    spread = ends.width
    low, high = (ends.l_lo + ends.l_hi) / 2, (ends.h_lo + ends.h_hi) / 2
    vague = spread > 0 and ends.low == ends.high and not telling(*ends.bounds)
    size = max(abs(low), abs(high), spread / 2 if vague else 0)
    ratio = kind_of(unit) in RATIOS
    finest = 1 if ratio else 3 - _magnitude(size)
    decimals = min(finest, -_magnitude(spread * (1 - 1e-9)) - 1) if spread > 0 else finest
    coarsest = 0 if ratio else 2 - _magnitude(size)
    if ratio and (size < 1 or (size < 10 and spread * 10 <= LOOSE)):
        coarsest = 1  # 2.6 to 2.8 is about 2.7 rather than 3, and 0.2 to 0.7 is not 0
    if kind_of(unit) == "count":
        decimals, coarsest = min(decimals, 0), min(coarsest, 0)
    approx = "exact"
    if decimals < coarsest or vague:
        decimals = max(decimals, coarsest)
        if low == high and spread * 10.0**decimals <= LOOSE and not vague:
            approx = "about"
        else:
            low, high = ends.l_lo, ends.h_hi
    return Figure(_round(low, decimals), _round(high, decimals), unit, decimals, approx)


def told_apart(implied: Figure, printed: Figure, ends: Ends) -> Figure:
    """A figure with the digits that show it to lie outside of a printed one."""
    low, high = interval(printed)
    middle = (ends.l_lo + ends.h_hi) / 2
    for decimals in range(implied.decimals + 1, implied.decimals + 4):
        if implied.low is None or implied.low != implied.high or not low <= implied.low <= high:
            break
        value = _round(middle, decimals)
        implied = replace(implied, low=value, high=value, decimals=decimals)
    return implied


def scaled(ends: Ends, unit: str) -> Figure | None:
    """The figure of ends that are a printed one's, times a number: with as many digits, no more."""
    if not all(map(math.isfinite, ends)) or ends.width <= 0:
        return supported(ends, unit)
    decimals = -_magnitude(ends.width * (1 - 1e-9)) - 1
    low, high = (ends.l_lo + ends.l_hi) / 2, (ends.h_lo + ends.h_hi) / 2
    return Figure(_round(low, decimals), _round(high, decimals), unit, decimals, "exact")


def spanned(ends: Ends, unit: str) -> Figure:
    """All that the ends allow, as a range with a digit of its width; they are not one point."""
    decimals = -_magnitude(ends.width)
    low, high = (_round(end, decimals) for end in (ends.l_lo, ends.h_hi))
    return Figure(low, high, unit, decimals, "exact")


def telling(low: Decimal, high: Decimal) -> bool:
    """Tell figures from noise: the sign is known, and the size but for a factor of four."""
    least, most = sorted((abs(low), abs(high)))
    return (low > 0 or high < 0) and most <= 4 * least


def _magnitude(value: float) -> int:
    return math.floor(math.log10(value)) if value > 0 else 0


def _round(value: float, decimals: int) -> Decimal:
    rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return Decimal(int(rounded)) if decimals <= 0 else rounded
