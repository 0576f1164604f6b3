"""Scales, and places at which nothing overlaps."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

NARROW = 288.0  # px: a 320 px screen without its margins
WIDE = 560.0  # px: from here on the `bf-w` labels are shown, see charts.css


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to percent of the plot's width."""

    low: float
    high: float

    def __call__(self, value: float) -> float:
        return 100 * (value - self.low) / (self.high - self.low)


def from_zero(values: Iterable[float]) -> Scale:
    """The scale of bars."""
    every = (0.0, *values)
    low, high = min(every), max(every)
    return Scale(low, high if high > low else low + 1)


def ticks(values: Iterable[float], most: int = 5) -> tuple[float, ...]:
    """Round numbers in equal steps, as many as may be, that hold all values between them."""
    every = tuple(values)
    low, high = min(every), max(every)
    if low == high:
        low, high = low - (abs(low) / 2 or 1), high + (abs(high) / 2 or 1)
    power = math.floor(math.log10(high - low)) - 1
    steps = (step * 10.0**p for p in (power, power + 1, power + 2) for step in (1, 2, 2.5, 5))
    for step in steps:
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if last - first < most:
            return tuple(float(f"{step * n:.12g}") for n in range(first, last + 1))
    raise AssertionError("the largest step is larger than what lies between")


@dataclass(frozen=True, slots=True)
class Timeline:
    """From days to percent of the plot's width, with room beside the first and the last."""

    first: float
    last: float
    beside: float = 0

    def __call__(self, day: float) -> float:
        if self.first == self.last:
            return 50
        part = (day - self.first) / (self.last - self.first)
        return self.beside + (100 - 2 * self.beside) * part


def spread(
    wanted: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> tuple[float, ...]:
    """Centres nearest to `wanted` (least squares) at which `sizes` do not overlap.

    They stay within `low` … `high` if they fit; else they run over `high`.
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    before = dict(zip(order, accumulate((sizes[i] for i in order), initial=0.0), strict=False))
    blocks: list[tuple[float, int]] = []  # mean place of the first edge, members
    for i in order:
        place, members = wanted[i] - sizes[i] / 2 - before[i], 1
        while blocks and blocks[-1][0] > place:
            other, more = blocks.pop()
            place = (place * members + other * more) / (members + more)
            members += more
        blocks.append((place, members))
    edges = (place for place, members in blocks for _ in range(members))
    free = max(high - low - math.fsum(sizes), 0)
    centres = {
        i: min(max(edge, low), low + free) + before[i] + sizes[i] / 2
        for i, edge in zip(order, edges, strict=True)
    }
    return tuple(centres[i] for i in range(len(wanted)))
