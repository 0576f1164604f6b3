"""Figures that may be compared: those that were both a company's word at one time, on one basis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from briefs.model.basis import Rebasing, basis_on, following
from briefs.model.facts import Fact, Meaning, Quantity
from briefs.model.period import Period

EVER = 10**7  # later than the ordinal of every day
Rebasings = Mapping[str, Sequence[Rebasing]]


class Span(NamedTuple):
    """The time for which a figure stands, in ordinals of days (integers or columns of them).

    Its basis holds from `enter` until before `leave`. It is printed `first` and `last`, with the
    results of which quarters, is itself `restated` with those of one, and `replaced` with others.
    """

    enter: Any
    leave: Any
    first: Any
    last: Any
    restated: Any
    replaced: Any


ALWAYS = Span(0, EVER, 0, EVER, 0, EVER)


def comparable(a: Span, b: Span) -> Any:
    """Tell if two figures are on one basis: splits and recasts, then restatements.

    A restated figure stands beside what is printed with it or later, and what it replaces beside
    what was printed before.
    """
    return (
        (a.enter < b.leave)
        & (b.enter < a.leave)
        & (a.first < b.replaced)
        & (b.first < a.replaced)
        & (a.restated <= b.last)
        & (b.restated <= a.last)
    )


class Spans:
    """The spans of some quantities."""

    def __init__(self, quantities: Iterable[Quantity], rebasings: Rebasings) -> None:
        self.rebasings = rebasings
        self.restated: dict[Meaning, list[Period]] = {}
        for quantity in quantities:
            issued = quantity.meaning.issued
            if quantity.meaning.restated and issued:
                first = replace(quantity.meaning, issued=None)
                self.restated.setdefault(first, []).append(issued)
        self.entities = {first.entity for first in self.restated} | rebasings.keys()
        self.known: dict[str, Span] = {}

    def of(self, quantity: Quantity) -> Span:
        """A quantity's own span, within those of all that it is computed from."""
        if quantity.meaning.entity not in self.entities:
            return ALWAYS
        if quantity.id not in self.known:
            own = self._own(quantity.meaning, quantity.facts)
            parts = [self.of(part) for part in quantity.inputs]
            if quantity.formula == "converted":  # it leaves its input's basis behind
                parts = [part._replace(enter=own.enter, leave=own.leave) for part in parts]
            self.known[quantity.id] = _within([own, *parts])
        return self.known[quantity.id]

    def _own(self, meaning: Meaning, facts: Sequence[Fact]) -> Span:
        turns = self.rebasings.get(meaning.entity, ())
        leave = next((each.day.toordinal() for each in following(turns, meaning)), EVER)
        issued = _day(meaning.issued)
        days = [issued] if issued else []
        if meaning.scenario == "actual":
            days += [_day(fact.issued) for fact in facts if fact.issued]
        restated = issued if meaning.restated else 0
        others = self.restated.get(replace(meaning, issued=None), ())
        replaced = min((day for day in map(_day, others) if day > restated), default=EVER)
        enter, first, last = _ordinal(meaning.basis), min(days, default=0), max(days, default=EVER)
        return Span(enter, leave, first, last, restated, replaced)

    def settled(self, found: Meaning, *inputs: Meaning) -> Meaning:
        """The meaning of a result on the basis that its inputs give it."""
        basis = max(part.basis for part in inputs)
        if basis or found.basis:
            turns = self.rebasings.get(found.entity, ())
            found = replace(found, basis=basis_on(turns, found, basis))
        beside = (part for part in inputs if part.period == inputs[0].period)
        issued = [part.issued for part in beside if part.restated and part.issued]
        if issued and found.scenario == "actual":
            found = replace(found, issued=max(issued))
        return found

    def standing(self, found: Meaning, *inputs: Quantity) -> Meaning:
        """The meaning of a result as it stood when its inputs were printed: restated by then."""
        if found not in self.restated:
            return found
        last = min(self.of(part).last for part in inputs)
        standing = [issued for issued in self.restated[found] if _day(issued) <= last]
        return replace(found, issued=max(standing)) if standing else found


def _within(spans: Sequence[Span]) -> Span:
    """The span in which all of some spans overlap."""
    enter, leave, first, last, restated, replaced = zip(*spans, strict=True)
    return Span(max(enter), min(leave), max(first), min(last), max(restated), min(replaced))


def _day(period: Period | None) -> int:
    return period.end.toordinal() if period else 0


def _ordinal(basis: str) -> int:
    return date.fromisoformat(basis).toordinal() if basis else 0
