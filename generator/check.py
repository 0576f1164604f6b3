"""Findings: what the intervals of several figures say of each other.

The model is XBRL Calculations 1.1: figures agree when some values inside their rounding intervals do.
The press also cuts digits off (249 for 249.8); figures that agree only so are marked `agrees if truncated`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.derive import Ends, Result, supported
from generator.facts import Fact, Finding, Meaning, Quantity
from generator.figures import Figure

Interval = tuple[float, float]


def interval(figure: Figure) -> Interval:
    """The values a figure allows, open ends as infinities."""
    low, high = figure.interval()
    return (-math.inf if low is None else float(low), math.inf if high is None else float(high))


def if_truncated(figure: Figure) -> Interval:
    """The values a figure allows if its digits may have been cut instead of rounded."""
    low, high = interval(figure)
    half = float(Decimal(1).scaleb(-figure.decimals) / 2)
    shown = figure.high if figure.high is not None else figure.low
    if shown is not None and shown < 0:
        return low - half, high
    return low, high + half


def meet(a: Interval, b: Interval) -> bool:
    """Whether two intervals share a value, allowing for the last bit of floating point."""
    slack = 1e-9 * max((abs(end) for end in (*a, *b) if math.isfinite(end)), default=0.0)
    return a[0] <= b[1] + slack and b[0] <= a[1] + slack


def status(a: Figure, b: Figure) -> str:
    """How two figures of the same thing stand to each other."""
    if meet(interval(a), interval(b)):
        return "agrees"
    return "agrees if truncated" if meet(if_truncated(a), if_truncated(b)) else "conflict"


def compare(actual: Figure, other: Figure) -> str:
    """Where an actual figure stands to an expectation: above, below, within, or undetermined at this rounding.

    `within` is for ranges; against a single figure equal printings are `in line`.
    """
    (low, high), (floor, ceiling) = interval(actual), interval(other)
    if low > ceiling or (low == ceiling and floor < ceiling):
        return "above"
    if high < floor or (high == floor and floor < ceiling):
        return "below"
    if other.low != other.high:
        return "within" if low >= floor and high <= ceiling else "undetermined"
    return "in line" if (actual.low, actual.high) == (other.low, other.high) else "undetermined"


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules look at."""

    quantities: Mapping[Meaning, Quantity]
    results: Iterable[Result]


def same_meaning(case: Case) -> Iterator[Finding]:
    """All printings of one meaning, in all articles, allow a common value."""
    for quantity in case.quantities.values():
        shown, *others = quantity.facts or (None,)
        for other in others:
            if shown is not None and (shown.figure != other.figure or shown.source != other.source):
                yield _finding("duplicate", (shown, other), shown.figure, other.figure, quantity.meaning)


def recomputed(case: Case) -> Iterator[Finding]:
    """A printed figure allows what other printed figures imply for it."""
    for result in case.results:
        quantity = case.quantities[result.meaning]
        implied = supported(result.ends, result.unit)
        if implied is None:
            continue
        facts = tuple(fact for part in (quantity, *result.inputs) for fact in part.facts[:1])
        yield Finding(
            f"{result.formula}:{result.meaning}", quantity.facts[0].brief, result.formula,
            _recomputed_status(quantity.figure, result.ends), facts, quantity.figure, implied, result.meaning, result.inputs,
        )


RULES: tuple[Callable[[Case], Iterator[Finding]], ...] = (same_meaning, recomputed)


def check(quantities: Mapping[Meaning, Quantity], results: Iterable[Result]) -> list[Finding]:
    """Every finding of every rule, agreements included."""
    case = Case(quantities, list(results))
    return [finding for rule in RULES for finding in rule(case)]


def _finding(rule: str, facts: tuple[Fact, ...], shown: Figure, other: Figure, meaning: Meaning) -> Finding:
    return Finding(
        f"{rule}:{facts[0].id}:{facts[-1].id}", facts[-1].brief, rule, status(shown, other), facts, shown, other, meaning
    )


def _recomputed_status(printed: Figure, ends: Ends) -> str:
    """Compare a printed figure with the interval that recomputation gives.

    Had the inputs been cut instead of rounded, the interval would reach half its width further.
    """
    if meet(interval(printed), (ends.l_lo, ends.h_hi)):
        return "agrees"
    room = max(ends.l_hi - ends.l_lo, ends.h_hi - ends.h_lo) / 2
    widened = (ends.l_lo - room, ends.h_hi + room)
    return "agrees if truncated" if meet(if_truncated(printed), widened) else "conflict"
