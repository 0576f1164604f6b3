"""Figures that add up: two levels and the growth between them tell which of them is which.

比去年同期6.19%增加0.16個百分點: whatever the words, 6.35 % and 6.19 % are 0.16 points apart, so the
second of them is the level of the time before.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from briefs.articles.clauses import Paragraph, Place
from briefs.figures.scan import Found
from briefs.model.unit import RATIOS, kind_of

_NEAR = 4  # figures on either side among which one may add up
_POINTS = {"pp": Decimal(1), "bp": Decimal("0.01")}
_RATES = ("percent", *_POINTS)
_HUNDRED = Decimal(100)

Ends = tuple[Decimal, Decimal]


def roles(p: Paragraph, place: Place) -> set[str]:
    """The parts that a figure has where figures near it add up: now, base, growth, amount."""
    here, found = place.found, set[str]()
    at = bisect_left(p.starts, here.start)
    beside = (*p.figures[max(0, at - _NEAR) : at], here, *p.figures[at + 1 : at + 1 + _NEAR])
    near = [one for one in beside if one is here or not p.is_date(one)]
    for growth in near:
        if growth.figure.unit in _RATES:
            levels = [one for one in near if one is not growth and _is_like(one, growth)]
            found.update(_parts(here, growth, levels))
            if here in levels and any(_is_amount(one, here, growth) for one in levels):
                found.add("adds up amount")
    return found


def _parts(here: Found, growth: Found, levels: Sequence[Found]) -> Iterator[str]:
    for one, other in combinations(levels, 2):
        if here in (growth, one, other):
            for now, base in ((one, other), (other, one)):
                if way := _way(now, base, growth):
                    name = "now" if here is now else "base" if here is base else "growth"
                    yield f"adds up {name}"
                    yield f"adds up {name} {'first' if now.start < base.start else 'then'} {way}"


def _is_like(level: Found, growth: Found) -> bool:
    """Tell a figure that can have grown so: a percentage by points, an amount by a rate."""
    if growth.figure.unit in _POINTS:
        return level.figure.unit == "percent"
    return kind_of(level.figure.unit) not in (*RATIOS, "time")


def _ends(found: Found) -> Ends | None:
    low, high = found.figure.interval()
    return None if low is None or high is None or high <= 0 else (low, high)


def _way(now: Found, base: Found, growth: Found) -> str:
    """Rising or falling, if two levels lie a growth apart, as far as they are printed."""
    ends, before, rate = _ends(now), _ends(base), _ends(growth)
    if not ends or not before or not rate or now.figure.unit != base.figure.unit:
        return ""
    if points := _POINTS.get(growth.figure.unit or ""):
        down, up = ends[0] - before[1], ends[1] - before[0]
        slow, fast = rate[0] * points, rate[1] * points
    elif before[0] > 0:
        down, up = (_HUNDRED * (a / b - 1) for a, b in zip(ends, before[::-1], strict=True))
        slow, fast = rate
    else:
        return ""
    if up - down > max(Decimal(1), fast / 4):  # nearly any growth would do
        return ""
    rising, falling = down <= fast and slow <= up, down <= -slow and -fast <= up
    return "rising" if rising else "falling" if falling else ""


def _is_amount(now: Found, amount: Found, growth: Found) -> bool:
    """增加8億美元或5%至178億美元: the amount beside the rate."""
    ends, more, rate = _ends(now), _ends(amount), _ends(growth)
    if now is amount or not ends or not more or not rate or now.figure.unit != amount.figure.unit:
        return False
    bases = ((ends[0] - more[1], ends[1] - more[0]), (ends[0] + more[0], ends[1] + more[1]))
    return more[0] > 0 and more[1] < ends[0] / 2 and any(
        rate[0] <= _HUNDRED * more[1] / low and _HUNDRED * more[0] / high <= rate[1]
        for low, high in bases
    )  # fmt: skip
