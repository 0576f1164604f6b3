"""Quantities as they were known on a day, or would be had another printing been chosen.

Neither is read off what is known now: printings are chosen anew, and what follows is computed anew
of them, in the order of the rounds in which formulas found it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from briefs.analysis.derive import Derived, Way, computed
from briefs.analysis.intervals import Ends, ends_of
from briefs.analysis.rules import ROUNDS, Rule
from briefs.content.references import Index
from briefs.model.facts import Fact, Finding, Meaning, Quantity
from briefs.model.period import Period

# Formulas that hold on either side of zero.
_SUMS = {"sum", "parts", "spans", "remaining"}
_SIGNED = {"difference", "implied_prior_amount", "midpoint", *_SUMS}

Choice = Callable[[Quantity], Quantity | None]  # of a printed quantity; none where it is unknown


@dataclass(frozen=True)
class Knowledge(Index):
    """All quantities, and what was known of them on earlier days.

    `published` gives the day of each source, `within` the findings of each rule that were kept.
    """

    derived: Derived = field(default=Derived({}, [], {}, {}))
    published: Mapping[str, date] = field(default_factory=dict)
    within: Mapping[Rule, Sequence[Finding]] = field(default_factory=dict)
    _views: dict[date, Index] = field(default_factory=dict)
    _since: dict[str, date] = field(default_factory=dict)

    def on(self, day: date) -> Index:
        """All that sources published up to a day make known."""
        if day not in self._views:
            then = Supposition(self.derived, partial(self._printed, day), day.isoformat())
            self._views[day] = View(self, partial(self._then, day, then), day)
        return self._views[day]

    def _then(self, day: date, then: Supposition, quantity: Quantity) -> Quantity | None:
        """A quantity on a day: as it is now, where it is shown by what was printed then."""
        return quantity if self.since(quantity) <= day else then.of(quantity)

    def _printed(self, day: date, quantity: Quantity) -> Quantity | None:
        """A printed quantity as it was on a day."""
        facts = [one for one in quantity.facts if self.published[one.source] <= day]
        if facts[:1] == [quantity.facts[0]]:
            return quantity
        return chosen(quantity, facts) if facts else None

    def supposing(self, meaning: Meaning, other: Quantity, day: date) -> Supposition:
        """Quantities of a day, had another been taken for a printed one.

        A printed change falls with the levels that it is measured on.
        """

        def printed(quantity: Quantity) -> Quantity | None:
            if quantity.meaning == meaning:
                return other
            fallen = any(part.rests_on(meaning) for part in self.measured_on(quantity))
            return None if fallen else self._printed(day, quantity)

        return Supposition(self.derived, printed, other.id)

    def measured_on(self, quantity: Quantity) -> Iterator[Quantity]:
        """The levels that a printed change is the change of, as far as others know them."""
        if quantity.facts and quantity.meaning.change:
            for way in self.derived.ways.get(quantity.meaning, ()):
                if not any(part.rests_on(quantity.meaning) for part in way.result.inputs):
                    yield from way.result.inputs

    def cited(self, meaning: Meaning, until: Period, day: date) -> Quantity | None:
        """The quantity that a brief of a day shows: as it was known then, else as known since."""
        return self.on(day).find(meaning, until) or self.find(meaning, until)

    def since(self, quantity: Quantity) -> date:
        """The day from which a quantity is known as it is shown."""
        known = self._since.get(quantity.id)
        if known is None:
            shown = quantity.facts[:1]
            days = [self.published[fact.source] for fact in shown]
            known = max(days or map(self.since, quantity.inputs))
            self._since[quantity.id] = known
        return known


def chosen(quantity: Quantity, facts: Sequence[Fact]) -> Quantity:
    """A printed quantity with the first of some facts as the one shown."""
    first = facts[0]
    if first.id == quantity.id and tuple(facts) == quantity.facts:
        return quantity
    return replace(quantity, id=first.id, figure=first.figure, facts=tuple(facts))


class View(Index):
    """An index in which each quantity is as a supposition makes it, as of a day."""

    def __init__(self, index: Index, supposed: Choice, day: date) -> None:
        vars(self).update(vars(index), _supposed=supposed, until=day)

    _supposed: Choice

    def _seen(self, quantities: Iterable[Quantity]) -> list[Quantity]:
        return [then for then in map(self._supposed, quantities) if then]

    def at(self, meaning: Meaning) -> Sequence[Quantity]:
        return self._seen(super().at(meaning))

    def of(self, entity: str, scenario: str) -> Iterator[Quantity]:
        yield from self._seen(super().of(entity, scenario))

    def over_time(self, meaning: Meaning) -> Mapping[Period, Sequence[Quantity]]:
        seen = {period: self._seen(known) for period, known in self._periods(meaning).items()}
        return {period: known for period, known in seen.items() if known}


class Supposition:
    """Quantities as they follow from another choice of the printed ones.

    `name` sets those apart that are computed anew.
    """

    def __init__(self, derived: Derived, printed: Choice, name: str) -> None:
        self._derived, self._printed, self._name = derived, printed, name
        self._found: dict[tuple[Meaning, int], Quantity | None] = {}
        self._ends: dict[str, Ends] = {}  # of those computed anew

    def of(self, quantity: Quantity, before: int = len(ROUNDS)) -> Quantity | None:
        """A quantity as it then is, by printings or by what rounds `before` one make of them."""
        key = quantity.meaning, before
        if key not in self._found:
            printed = self._printed(quantity) if quantity.facts else None
            self._found[key] = printed or self._computed(quantity.meaning, before)
        return self._found[key]

    def _computed(self, meaning: Meaning, before: int) -> Quantity | None:
        """The quantity by the way by which it is shown, else by the narrowest that holds."""
        ways = self._derived.ways.get(meaning, ())
        found = [made for way in ways if way.round < before and (made := self._by(way))]
        shown = self._derived.quantities.get(meaning)
        if any(quantity is shown for quantity, _ in found):
            return shown
        quantity, ends = min(found, key=lambda made: made[1].width, default=(None, None))
        if quantity and ends:
            self._ends[quantity.id] = ends
        return quantity

    def _by(self, way: Way) -> tuple[Quantity, Ends] | None:
        """The quantity that a way gives, if its inputs are known and it still holds for them."""
        result, inputs, ends = way.result, list[Quantity](), list[Ends]()
        for part in result.inputs:
            now = self.of(part, way.round)
            if now is None:
                return None
            before, after = self._derived.ends[part.meaning], self._ends_of(now)
            if (before.l_lo > 0) != (after.l_lo > 0) and result.formula not in _SIGNED:
                return None
            inputs.append(now)
            ends.append(after)
        shown = self._derived.quantities.get(result.meaning)
        if shown and shown.formula == result.formula and [*shown.inputs] == inputs:
            return shown, self._derived.ends[shown.meaning]
        made = replace(result, inputs=tuple(inputs), ends=Ends(*map(float, result.compute(*ends))))
        quantity = computed(made, f"{result.meaning}~{self._name}")
        return (quantity, made.ends) if quantity else None

    def _ends_of(self, quantity: Quantity) -> Ends:
        if quantity.facts:
            return ends_of(quantity.figure)
        return self._ends.get(quantity.id) or self._derived.ends[quantity.meaning]
