"""Amounts of one thing in two currencies imply an exchange rate like those printed near by.

"$33.1B" beside "NT$990B" is a rate of 30, beside "NT$1.3T" one of 39, which a printed rate of 30.6
belies; and "€33.1B" of what is "$33.1B" too is in one of them alone.
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise
from typing import NamedTuple

from briefs.analysis.intervals import interval
from briefs.analysis.rules.case import Case
from briefs.model.facts import Fact, Finding, Quantity
from briefs.model.figure import MAGNITUDE
from briefs.model.unit import CURRENCIES, MAGNITUDES, MONEY, currency_of, kind_of

CONFLICTS = {
    "exchange": "{first} and {rest} imply exchange rates that are far apart",
    "currency": "{first} and {rest} cannot be one thing in two currencies",
}
NEAR = 190  # days in which a rate hardly moves
FAR = 1.25  # times another rate
IMPOSSIBLE = 5  # times what a currency has been worth in twenty years


class Rate(NamedTuple):
    """The first currency's amount for one of the second, as one rate or two amounts have it."""

    currencies: tuple[str, str]
    end: date
    low: float
    high: float
    facts: tuple[Fact, ...]

    @property
    def alike(self) -> bool:
        """True where one number is printed in both currencies."""
        figures = [fact.figure for fact in self.facts]
        return len({(figure.low, figure.high) for figure in figures}) < len(figures)

    @property
    def impossible(self) -> bool:
        """True where no year has seen such a rate."""
        if not CURRENCIES.keys() >= {*self.currencies}:
            return False
        first, second = (10 ** MAGNITUDES.get(name, 0) for name in self.currencies)
        usual = first / second
        return self.high * IMPOSSIBLE < usual or self.low > usual * IMPOSSIBLE


def find(case: Case) -> Iterator[Finding]:
    """Only conflicts: rates move."""
    sound: dict[tuple[str, str], list[Rate]] = {}
    for rate in _rates(case):
        if len(rate.facts) > 1 and (rate.alike or rate.impossible):
            yield _finding("currency", rate.facts)
        else:
            sound.setdefault(rate.currencies, []).append(rate)
    for rates in sound.values():
        for one, other in pairwise(sorted(rates, key=lambda rate: rate.end)):
            near = (other.end - one.end).days <= NEAR
            if near and (one.low > FAR * other.high or other.low > FAR * one.high):
                yield _finding("exchange", one.facts + other.facts)


def _finding(rule: str, facts: tuple[Fact, ...]) -> Finding:
    name = ":".join((rule, *(fact.id for fact in facts)))
    return Finding(name, "conflict", facts, facts[-1].figure)


def _rates(case: Case) -> Iterator[Rate]:
    """Every rate that is printed, or implied by amounts of one thing."""
    things: dict[tuple[object, ...], list[Quantity]] = {}
    for meaning, quantity in case.index.quantities.items():
        plain = not meaning.change and quantity.figure.approx != MAGNITUDE
        if not (quantity.facts and plain) or meaning.undated:
            continue
        low, high = interval(quantity.figure)
        if not 0 < low <= high < float("inf"):
            continue
        kind, name = kind_of(quantity.figure.unit), currency_of(quantity.figure.unit)
        if kind == "exchange_rate":
            over, _, under = name.partition("/")
            yield _ordered((over, under), meaning.period.end, (low, high), quantity.facts[:1])
        elif kind in MONEY and name:
            thing = (
                *(meaning.entity, meaning.segment, meaning.concept, meaning.period),
                *(meaning.scenario, meaning.issued, meaning.by, meaning.basis),
            )
            things.setdefault(thing, []).append(quantity)
    for quantities in things.values():
        for one, other in combinations(quantities, 2):
            names = (currency_of(one.figure.unit), currency_of(other.figure.unit))
            (low, high), (least, most) = interval(one.figure), interval(other.figure)
            facts = (one.facts[0], other.facts[0])
            yield _ordered(names, one.meaning.period.end, (low / most, high / least), facts)


def _ordered(
    names: tuple[str, str], end: date, ends: tuple[float, float], facts: tuple[Fact, ...]
) -> Rate:
    """A rate with its currencies in the order of the alphabet."""
    low, high = ends
    if names[0] > names[1]:
        names, low, high = (names[1], names[0]), 1 / high, 1 / low
    return Rate(names, end, low, high, facts)
