"""One metric across companies, and the reasons why some of its figures cannot be compared."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from briefs.analysis.dataset import Dataset
from briefs.analysis.scorecard import worth_showing
from briefs.content.references import Kind
from briefs.model.facts import Quantity
from briefs.model.figure import MAGNITUDE
from briefs.model.period import REPORTED, Period

FAR = 100  # days between the ends of two periods: more than a quarter

_KINDS = (*REPORTED, "year", "ttm", "day")


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest that is known of a metric of an entity or a segment.

    `level` and its `growth` on the year are reported, the `outlook` is the company's guidance. Any
    of them may be lacking.
    """

    entity: str
    segment: str
    level: Quantity | None
    growth: Quantity | None
    outlook: Quantity | None

    @property
    def known(self) -> list[Quantity]:
        return [one for one in (self.level, self.growth, self.outlook) if one]


def slug(concept: str) -> str:
    """A concept as a part of an address: `operating-income`, `revenue-usd`."""
    parted = re.sub("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", concept)
    return parted.lower()


def metrics(dataset: Dataset) -> dict[str, list[Standing]]:
    """The metrics of which at least two entities have one, each with all that do."""
    found: dict[str, list[Standing]] = {}
    for entity, kinds in dataset.index.entities.items():
        for (segment, concept), forms in _by_subject(kinds).items():
            if dataset.content.concepts[concept].scope == "market":
                continue
            standing = _standing(entity, segment, forms, dataset)
            if standing.known:
                found.setdefault(concept, []).append(standing)
    return {
        concept: standings
        for concept, standings in sorted(found.items())
        if len({one.entity for one in standings}) > 1
    }


Forms = Mapping[tuple[str, str], Sequence[Quantity]]  # by scenario and change


def _by_subject(
    kinds: Mapping[Kind, Mapping[Period, Sequence[Quantity]]],
) -> Mapping[tuple[str, str], Forms]:
    """An entity's quantities by segment and concept."""
    found: dict[tuple[str, str], dict[tuple[str, str], list[Quantity]]] = {}
    for (segment, concept, scenario, change, _, _), periods in kinds.items():
        if scenario in ("actual", "guidance") and change in ("", "yoy"):
            forms = found.setdefault((segment, concept), {})
            forms.setdefault((scenario, change), []).extend(chain.from_iterable(periods.values()))
    return found


def _standing(entity: str, segment: str, forms: Forms, dataset: Dataset) -> Standing:
    def usable(form: tuple[str, str]) -> Iterator[Quantity]:
        for one in forms.get(form, ()):
            meaning = one.meaning
            placed = one.figure.approx != MAGNITUDE and not meaning.undated
            fits = meaning.period.kind in _KINDS and not meaning.by
            if placed and fits and (one.facts or worth_showing(one, dataset.content)):
                yield one

    level = max(usable(("actual", "")), key=_age, default=None)
    growths = list(usable(("actual", "yoy")))
    if level:
        same = level.meaning
        growths = [
            one
            for one in growths
            if replace(one.meaning, change="", issued=None) == replace(same, issued=None)
        ]
    outlook = max(usable(("guidance", "")), key=_given, default=None)
    if level and outlook and outlook.meaning.period.end <= level.meaning.period.end:
        outlook = None  # it has come
    return Standing(entity, segment, level, max(growths, key=_age, default=None), outlook)


def _age(quantity: Quantity) -> tuple[object, ...]:
    """The newest quarter before the year that ends with it; as restated last, in its own money."""
    meaning = quantity.meaning
    kind = -_KINDS.index(meaning.period.kind)
    return meaning.period.end, kind, meaning.since, not meaning.currency, meaning.basis


def _given(quantity: Quantity) -> tuple[object, ...]:
    meaning = quantity.meaning
    return meaning.since, meaning.period.end, not meaning.currency, meaning.basis


@dataclass(frozen=True)
class Field:
    """Figures of one kind side by side: most share a unit and a length, and end near each other."""

    unit: str | None
    kind: str
    newest: Period

    def apart(self, quantity: Quantity) -> str:
        """The reason why a figure cannot stand beside the others: unit, length, age; or nothing."""
        period = quantity.meaning.period
        if quantity.figure.unit != self.unit:
            return "unit"
        if period.kind != self.kind:
            return "length"
        return "age" if (self.newest.end - period.end).days > FAR else ""


def field(quantities: Iterable[Quantity]) -> Field | None:
    """The field in which most of some figures can be compared; of several, the newest."""
    found = list(quantities)
    counts = Counter((one.figure.unit, one.meaning.period.kind) for one in found)
    newest: dict[tuple[str | None, str], Period] = {}
    for one in found:
        key = one.figure.unit, one.meaning.period.kind
        period = one.meaning.period
        newest[key] = max(newest.get(key, period), period, key=lambda each: each.end)
    if not found:
        return None
    unit, kind = max(counts, key=lambda key: (counts[key], newest[key].end, str(key)))
    return Field(unit, kind, newest[unit, kind])
