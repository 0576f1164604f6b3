"""Quantities: facts of one meaning merged, then others computed from them, round by round.

All printings of a meaning are kept. The one shown is that which an editor prefers with a reason;
else, of guidance, the range of which another printing is the middle; else the one that stands for
the narrowest interval; else an unqualified one; else that of the article published first, then of
the earlier paragraph.

What a formula gives is a derived quantity where nobody printed that meaning, and a recomputation to
check against where somebody did. Every way to a meaning is kept, for what was known on an earlier
day, or would follow from another printing, is found among them.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeVar

from briefs.analysis.intervals import Ends, ends_of, in_points, scaled, supported
from briefs.analysis.rules import ROUNDS
from briefs.analysis.table import Result, Table
from briefs.content.models import Concept
from briefs.content.records import Company
from briefs.model.facts import Fact, Meaning, Quantity


def merge(facts: Iterable[Fact], published: Mapping[str, date]) -> dict[Meaning, Quantity]:
    """Group facts by meaning; `published` gives each source's date."""
    groups: dict[Meaning, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.meaning, []).append(fact)
    for group in groups.values():
        if len(group) > 1:
            group.sort(key=lambda fact: _rank(fact, published))
            if group[0].meaning.scenario == "guidance":
                group[:] = _with_range_first(group)
    return {
        meaning: Quantity(group[0].id, meaning, group[0].figure, tuple(group))
        for meaning, group in groups.items()
    }


def _with_range_first(group: list[Fact]) -> list[Fact]:
    """Printings of guidance with the range first of which the one shown is only the middle."""
    first = group[0]
    least, most = in_points(first.figure).interval()
    if first.prefer or first.figure.low != first.figure.high or least is None or most is None:
        return group
    for fact in group[1:]:
        low, high = in_points(fact.figure).low, in_points(fact.figure).high
        if low is None or high is None or low == high:
            continue
        if least <= (low + high) / 2 <= most:
            return [fact, *(other for other in group if other is not fact)]
    return group


def _rank(fact: Fact, published: Mapping[str, date]) -> tuple[bool, Decimal, bool, date, str, int]:
    return (
        fact.prefer is None,
        width(fact),
        fact.figure.approx != "exact",
        published[fact.source],
        fact.source,
        fact.at,
    )


def width(fact: Fact) -> Decimal:
    """The width of the interval that a printed figure stands for."""
    low, high = in_points(fact.figure).interval()
    return Decimal("Infinity") if low is None or high is None else high - low


class Way(NamedTuple):
    """A way to compute a meaning, and the round of formulas that found it."""

    round: int
    result: Result


Ways = Mapping[Meaning, Sequence[Way]]


class Derived(NamedTuple):
    """All quantities, printed and derived, recomputations of printed ones, and ways to each."""

    quantities: Mapping[Meaning, Quantity]
    results: Sequence[Result]
    ways: Ways
    ends: Mapping[Meaning, Ends]


def derive(
    printed: Mapping[Meaning, Quantity],
    concepts: Mapping[str, Concept],
    companies: Mapping[str, Company],
) -> Derived:
    """Compute what follows from printed quantities.

    Of several ways to one quantity the narrowest counts; one that a later round gives replaces what
    nothing rests on yet.
    """
    known = dict(printed)
    ends = {quantity.meaning: ends_of(quantity.figure) for quantity in printed.values()}
    checks: dict[tuple[str, Meaning], Result] = {}  # growth is the same on either side of a split
    ways: dict[Meaning, dict[tuple[object, ...], Way]] = {}
    used: set[Meaning] = set()
    for number, formulas in enumerate(ROUNDS if printed else ()):
        table = Table(list(known.values()), ends, concepts, companies)
        found: dict[Meaning, Result] = {}
        for result in (result for formula in formulas for result in formula.results(table)):
            way = result.formula, *map(id, result.inputs)
            ways.setdefault(result.meaning, {}).setdefault(way, Way(number, result))
            if any(part.rests_on(result.meaning) for part in result.inputs):
                continue
            if result.meaning in printed:
                _keep_narrowest(checks, (result.formula, result.meaning), result)
            else:
                _keep_narrowest(found, result.meaning, result)
        for meaning, result in found.items():
            quantity = computed(result, str(meaning))
            narrower = meaning not in ends or result.ends.width < ends[meaning].width
            fresh = all(known[part.meaning] is part for part in result.inputs)
            if quantity and narrower and fresh and meaning not in used:
                known[meaning] = quantity
                ends[meaning] = result.ends
                used.update(part.meaning for part in result.inputs)
    return Derived(
        known, list(checks.values()), {name: list(by.values()) for name, by in ways.items()}, ends
    )


Key = TypeVar("Key")


def _keep_narrowest(results: dict[Key, Result], key: Key, result: Result) -> None:
    kept = results.setdefault(key, result)
    if result.ends.width < kept.ends.width:
        results[key] = result


def computed(result: Result, name: str) -> Quantity | None:
    """The quantity that a result is, if its ends support a figure."""
    digits = scaled if result.formula == "converted" else supported
    figure = digits(result.ends, result.unit)
    if figure is None:
        return None
    return Quantity(
        name, result.meaning, figure, (), result.formula, result.inputs,
        result.ends.bounds, result.signs,
    )  # fmt: skip
