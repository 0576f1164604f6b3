"""Digits that a page shows of a figure: three or four, and one accuracy for figures side by side.

The card keeps them all. `$187.792B` is `$187.8B`, `86.00 %` is `86.0 %`, 250億 is `$25.0B`.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import combinations

from briefs.model.figure import CEILINGS, EXACT, FLOORS, MAGNITUDE, Figure
from briefs.model.unit import kind_of

SCALED = 10**6  # from here on figures are written in millions, billions, 億


@lru_cache(maxsize=65536)  # a page asks for the same ones again and again, a company's others too
def short(figure: Figure) -> Figure:
    """A figure with the digits that a reader wants of it; whole numbers below a million stay."""
    return to_accuracy(figure, _finest(figure)) if figure.size else figure


def level(figures: Sequence[Figure], scales: Collection[int] = ()) -> list[Figure]:
    """Figures side by side, of one unit, to the accuracy of the coarsest; ranges keep their own.

    Each keeps three digits, a percentage two, and those before the point of the scale (a power of
    ten) in which it is written: 2,134億, not 2,130億. What is printed unlike is as far apart as
    short forms can show, 59.5 % from 59 %; what differs for certain looks different.
    """
    return [*_level(tuple(figures), frozenset(scales))]


@lru_cache(maxsize=16384)
def _level(figures: tuple[Figure, ...], scales: frozenset[int]) -> Sequence[Figure]:
    shown = [short(figure) for figure in figures]
    single = [figure.decimals for figure in shown if figure.low == figure.high and figure.size]
    coarsest = min(single, default=0)
    own = [figure.finest for figure in shown]
    places = [
        min(figure.decimals, max(coarsest, _coarsest(figure, scales)))
        if figure.low == figure.high
        else figure.finest
        for figure in shown
    ]
    while _strained(shown, places):
        finer = [min(*pair) for pair in zip((place + 1 for place in places), own, strict=True)]
        if finer == places:
            break
        places = finer
    while alike := _alike(figures, places):
        finer = [
            min(figure.finest, place + (number in alike))
            for number, (figure, place) in enumerate(zip(figures, places, strict=True))
        ]
        if finer == places:
            break
        places = finer
    return [to_accuracy(figure, place) for figure, place in zip(figures, places, strict=True)]


def to_accuracy(figure: Figure, decimals: int) -> Figure:
    """A figure rounded to some decimal places: a bound away from what it bounds, a range to two."""
    if figure.approx == MAGNITUDE or decimals >= figure.finest:
        return figure
    unit = Decimal(1).scaleb(-decimals)
    way = {**dict.fromkeys(FLOORS, ROUND_FLOOR), **dict.fromkeys(CEILINGS, ROUND_CEILING)}
    low, high = (
        None if end is None else end.quantize(unit, _way(way.get(figure.approx, ""), end), EXACT)
        for end in (figure.low, figure.high)
    )
    if low == high and figure.low != figure.high:
        return to_accuracy(figure, decimals + 1)
    return replace(figure, low=low, high=high, decimals=min(decimals, figure.decimals))


def _way(bound: str, end: Decimal) -> str:
    """The rounding of an end; of a fall of over so much, the bound lies above."""
    turned = {ROUND_FLOOR: ROUND_CEILING, ROUND_CEILING: ROUND_FLOOR}
    return (turned[bound] if end < 0 else bound) if bound else ROUND_HALF_UP


def _finest(figure: Figure) -> int:
    """The most decimal places: four digits, but three where the last two are zeros."""
    size, place = figure.size, figure.size.adjusted()
    kind = kind_of(figure.unit)
    if kind == "percent":
        return max(0, min(1, 3 - place)) if place >= 0 else 1 - place
    if kind == "multiple":
        return max(0, 2 - place)
    if size < SCALED:
        return max(0, 3 - place)
    ends = [end for end in (figure.low, figure.high) if end is not None]
    round_ = all(end % Decimal(10) ** (place - 1) == 0 for end in ends)
    return (2 if round_ else 3) - place


def filled(figure: Figure, scales: Collection[int]) -> bool:
    """True where zeros before the point would stand for digits that are not known."""
    return figure.size >= SCALED and -figure.decimals > _scale(figure, scales)


def _coarsest(figure: Figure, scales: Collection[int]) -> int:
    """The fewest decimal places: three digits, of a percentage two, and the unit of its scale."""
    digits = 2 if kind_of(figure.unit) in ("percent", "multiple") else 3
    places = digits - 1 - figure.size.adjusted() if figure.size else 0
    return max(places, -_scale(figure, scales) if figure.size >= SCALED else 0)


def _scale(figure: Figure, scales: Collection[int]) -> int:
    """The largest scale that a figure reaches; where there is none, one that asks for nothing."""
    place = figure.size.adjusted()
    return max((scale for scale in scales if scale <= place), default=place)


def _strained(figures: Sequence[Figure], places: Sequence[int]) -> bool:
    """True where rounding makes two that are unlike look more than half nearer or further apart."""
    rounded = [to_accuracy(*pair) for pair in zip(figures, places, strict=True)]
    ends = [
        (end, short)
        for figure, near in zip(figures, rounded, strict=True)
        for end, short in ((figure.low, near.low), (figure.high, near.high))
        if end is not None and short is not None
    ]
    return any(
        2 * abs((short - near) - (end - other)) > abs(end - other)
        for (end, short), (other, near) in combinations(dict.fromkeys(ends), 2)
        if end != other
    )


def _alike(figures: Sequence[Figure], places: Iterable[int]) -> set[int]:
    """The numbers of figures that have nothing in common and would look as if they had."""
    rounded = [to_accuracy(*pair) for pair in zip(figures, places, strict=True)]
    allowed = [figure.interval() for figure in figures]
    found = set[int]()
    for one, (_, high) in enumerate(allowed):
        for other, (low, _) in enumerate(allowed):
            below = high is not None and low is not None and high < low
            if below and not _apart(rounded[one], rounded[other]):
                found |= {one, other}
    return found


def _apart(a: Figure, b: Figure) -> bool:
    return a.high is not None and b.low is not None and a.high < b.low
