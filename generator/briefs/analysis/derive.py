"""Quantities: facts of one meaning merged, then others computed from them, round by round.

All printings of a meaning are kept. The one shown is that which an editor prefers with a reason;
else the one that stands for the narrowest interval; else an unqualified one; else that of the
article published first, then of the earlier paragraph.

What a formula gives is a derived quantity where nobody printed that meaning, and a recomputation to
check against where somebody did. Every way to a meaning is kept, for what was known on an earlier
day, or would follow from another printing, is found among them.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from briefs.analysis.intervals import Ends, ends_of, supported
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
    return {
        meaning: Quantity(group[0].id, meaning, group[0].figure, tuple(group))
        for meaning, group in groups.items()
    }


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
    low, high = fact.figure.interval()
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
    """Compute what follows from printed quantities."""
    known = dict(printed)
    ends = {quantity.meaning: ends_of(quantity.figure) for quantity in printed.values()}
    checks: dict[tuple[str, Meaning], Result] = {}  # growth is the same on either side of a split
    ways: dict[Meaning, list[Way]] = {}
    for number, formulas in enumerate(ROUNDS if printed else ()):
        table = Table(list(known.values()), ends, concepts, companies)
        for formula in formulas:
            for result in formula.results(table):
                ways.setdefault(result.meaning, []).append(Way(number, result))
                if result.meaning in printed:
                    if not any(part.rests_on(result.meaning) for part in result.inputs):
                        checks.setdefault((result.formula, result.meaning), result)
                elif result.meaning not in known:
                    quantity = computed(result, str(result.meaning))
                    if quantity:
                        known[result.meaning] = quantity
                        ends[result.meaning] = result.ends
    return Derived(known, list(checks.values()), ways, ends)


def computed(result: Result, name: str) -> Quantity | None:
    """The quantity that a result is, if its ends support a figure."""
    figure = supported(result.ends, result.unit)
    if figure is None:
        return None
    return Quantity(
        name, result.meaning, figure, (), result.formula, result.inputs, result.ends.bounds
    )
