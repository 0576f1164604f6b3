"""Per-share figures a year or a quarter apart do not look like shares before and after a split.

"$0.60" after "$12.00", while net income stayed at "$6B", are a twentieth: until a split of the
company's file or an explicit `basis` settles it, the two are not to be compared. "$12.00" beside
the "$0.60" that a split makes of "$12.00" before it are the same: no such split was made.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefs.analysis.intervals import Ends, agreement, ends_of, growth_of
from briefs.analysis.rules.case import Case
from briefs.content.records import turns
from briefs.model.basis import beside
from briefs.model.facts import Finding, Meaning, Quantity
from briefs.model.period import earlier

CONFLICTS = {"shares": "{first} and {rest} look like figures before and after a split"}
NEAR = 0.1  # of a whole number
LEAST = {True: 2, False: 4}  # by whether earnings stand behind the figure: dividends may double

Quantities = Mapping[Meaning, Quantity]


def find(case: Case) -> Iterator[Finding]:
    quantities = case.index.quantities
    for meaning, quantity in quantities.items():
        concept = case.content.concepts[meaning.concept]
        level = meaning.scenario == "actual" and not meaning.change
        if not (concept.unit == "per_share" and level and quantity.facts):
            continue
        for months, change in ((12, "yoy"), (3, "qoq")):
            before = _before(meaning, quantities, months)
            if before is None:
                continue
            if not _settled(quantity, before) and _split(quantity, before, case, change):
                facts = (quantity.facts[0], _printed(before).facts[0])
                yield Finding(f"shares:{meaning}", "conflict", facts, before.figure)
            break  # what the year says of the shares outweighs a season


def _before(meaning: Meaning, quantities: Quantities, months: int) -> Quantity | None:
    """A printed level of the same on the same basis, or one converted to it."""
    period = earlier(meaning.period, months)
    found = quantities.get(replace(meaning, period=period)) if period else None
    return found if found and (found.facts or found.formula == "converted") else None


def _printed(level: Quantity) -> Quantity:
    """The printed level that one was converted from, if it was."""
    return level if level.facts else _printed(level.inputs[0])


def _settled(*both: Quantity) -> bool:
    """Tell if an editor has said on which shares one of them is."""
    return any(fact.basis for quantity in both for fact in quantity.facts)


def _split(now: Quantity, before: Quantity, case: Case, change: str) -> bool:
    """Tell if the shares seem to have changed by a whole factor."""
    factor = _ratio(before, now)
    if factor is None:
        return False
    quantities, rebased = case.index.quantities, turns(case.content).get(now.meaning.entity, ())
    earned = case.content.concepts[now.meaning.concept].per_share_of
    after, prior = (
        quantities.get(beside(each.meaning, rebased, concept=earned)) for each in (now, before)
    )
    if after and prior:
        grown = _ratio(after, prior)
        return grown is not None and _whole(factor.times_ends(grown), 2)
    growth = quantities.get(beside(now.meaning, rebased, change=change))
    if growth and growth.facts:
        grown = growth_of(ends_of(now.figure), ends_of(before.figure))
        if agreement(growth.figure, grown) != "conflict":
            return False
    return _whole(factor, LEAST[bool(earned)])


def _ratio(a: Quantity, b: Quantity) -> Ends | None:
    """The first as a multiple of the second; none where they lie on both sides of zero."""
    one, other = ends_of(a.figure), ends_of(b.figure)
    if one.h_hi < 0 and other.h_hi < 0:
        one, other = (Ends(*(-end for end in reversed(each))) for each in (one, other))
    return one.divided_by(other) if one.l_lo > 0 and other.l_lo > 0 else None


def _whole(factor: Ends, least: int) -> bool:
    """Tell a factor near a whole number, either way, that rounding cannot make one or so."""
    low, high = factor.l_lo, factor.h_hi
    if not (math.isfinite(low) and math.isfinite(high)):  # "over $12" has no factor
        return False
    if high < 1:
        low, high = 1 / high, 1 / low
    middle = (low + high) / 2
    whole = round(middle)
    return bool(low > 1.5) and whole >= least and abs(middle - whole) <= NEAR * whole
