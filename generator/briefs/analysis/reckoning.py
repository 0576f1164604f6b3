"""Figures reckoned by entity, and kept as long as all that they follow from stays.

No formula joins figures of two entities: each one's follow from its own facts, wherever they are
printed. Those of many are reckoned at once, for a formula takes hardly longer of more rows.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from hashlib import sha256
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from briefs.analysis.derive import Derived, Way, Ways, derive, merge
from briefs.analysis.intervals import Ends
from briefs.analysis.known import Knowledge
from briefs.analysis.rules import WITHIN, recomputed
from briefs.analysis.rules.case import Case
from briefs.analysis.table import Result
from briefs.content.grounds import hashed
from briefs.content.records import Content
from briefs.content.references import Index
from briefs.content.reread import package
from briefs.content.yaml_source import Document
from briefs.model.cache import Cache
from briefs.model.facts import Fact, Finding, Meaning, Quantity
from briefs.model.groups import grouped
from briefs.model.packed import packed, uncollected, unpacked

FIGURES, LED = "figures", "led"  # kinds of what is kept
ROOM = 6_000  # printed figures that are reckoned at once
T = TypeVar("T")
Task = Callable[[], Sequence[bytes]]
Each = Callable[[Sequence[Task]], Iterable[Sequence[bytes]]]  # what does tasks, in their order


def in_turn(tasks: Sequence[Task]) -> Iterator[Sequence[bytes]]:
    """The results of tasks that are done here, one after another."""
    return (task() for task in tasks)


def compute(content: Content, kept: Cache | None = None, each: Each = in_turn) -> Knowledge:
    """The quantities of some content; what a cache knows of an entity is not reckoned again."""
    published = {name: source.entry.published for name, source in content.sources.items()}
    with uncollected():
        printed = merge(content.facts, published)
    if kept is None:
        derived = derive(printed, content.concepts, content.companies)
        return Knowledge(derived.quantities, derived=derived, published=published)
    entities = Entities(content, printed, kept)
    figures = entities.figures(each)
    quantities = printed | {one.meaning: one for ours in figures.values() for one in ours.derived}
    led = cache(lambda entity: entities.led(entity, figures[entity].derived))
    ways = ByEntity(figures, lambda entity: led(entity).ways)
    ends = ByEntity(figures, lambda entity: led(entity).ends)
    derived = Derived(quantities, (), ways, ends)
    places = {meaning: place for place, meaning in enumerate(printed)}
    within = {
        rule: [one for ours in figures.values() for one in ours.found[number]]
        for number, rule in enumerate(WITHIN)
    }
    for rule, found in within.items():
        if rule is not recomputed:  # the order in which entities were first printed is its own
            found.sort(key=lambda one: places[one.meaning])
    return Knowledge(quantities, derived=derived, published=published, within=within)


class Figures(NamedTuple):
    """All that follows from an entity's facts, and the findings of each rule of `WITHIN`."""

    derived: Sequence[Quantity]
    found: Sequence[Sequence[Finding]]


class Led(NamedTuple):
    """The ways to each of an entity's figures, and the ends of each."""

    ways: Ways
    ends: Mapping[Meaning, Ends]


class Entities:
    """The entities of some content: what is printed of each, and a name of all its grounds."""

    def __init__(self, content: Content, printed: Mapping[Meaning, Quantity], cache: Cache) -> None:
        self.content, self.cache, self.names = content, cache, _names(content)
        self.printed = grouped(printed.values(), _owner)

    def known(self, entity: str) -> Sequence[Quantity | Fact]:
        """The printed figures of an entity, and their facts."""
        printed = self.printed[entity]
        return [*printed, *chain.from_iterable(one.facts for one in printed)]

    def figures(self, each: Each) -> Mapping[str, Figures]:
        """The figures of each entity, as they are kept or reckoned now."""
        found = {one: self.cache.read(FIGURES, self.names[one]) for one in self.printed}
        parts = [*self._parts(one for one, stored in found.items() if stored is None)]
        made = each([partial(self.reckoned, part) for part in parts])
        for part, stored in zip(parts, made, strict=True):
            found.update(zip(part, stored, strict=True))
        with uncollected():
            return {one: unpacked(stored or b"", self.known(one)) for one, stored in found.items()}

    def _parts(self, entities: Iterable[str]) -> Iterator[list[str]]:
        """Entities that are reckoned at once."""
        part, size = list[str](), 0
        for one in entities:
            part.append(one)
            size += len(self.printed[one])
            if size >= ROOM:
                yield part
                part, size = [], 0
        if part:
            yield part

    def reckoned(self, entities: Sequence[str]) -> list[bytes]:
        """The figures of some entities; they are kept, and so is what led to them."""
        made = []
        for entity, (figures, led) in zip(entities, self.made(entities), strict=True):
            self.cache.write(FIGURES, self.names[entity], figures)
            self.cache.write(LED, self.names[entity], led)
            made.append(figures)
        return made

    def made(self, entities: Sequence[str]) -> Iterator[tuple[bytes, bytes]]:
        """The figures of each entity, and what led to them, as bytes."""
        printed = {one.meaning: one for entity in entities for one in self.printed[entity]}
        derived = derive(printed, self.content.concepts, self.content.companies)
        case = Case(self.content, Index(derived.quantities), derived.results)
        found = [grouped(rule.find(case), _owner) for rule in WITHIN]
        every = grouped(derived.quantities.values(), _owner)
        ways = grouped(
            chain.from_iterable(derived.ways.values()), lambda way: way.result.meaning.entity
        )
        for entity in entities:
            known, ours = self.known(entity), [one for one in every[entity] if one.derived]
            figures = Figures(ours, [each.get(entity, ()) for each in found])
            ends = [(*derived.ends[one.meaning],) for one in every[entity]]
            rows = [*_rows(ways.get(entity, ()), every[entity])]
            yield packed(figures, known), packed((rows, ends), [*known, *ours])

    def led(self, entity: str, derived: Sequence[Quantity]) -> Led:
        """The ways to an entity's figures."""
        stored = self.cache.read(LED, self.names[entity]) or next(self.made([entity]))[1]
        rows, ends = unpacked(stored, [*self.known(entity), *derived])
        every, ways = [*self.printed[entity], *derived], dict[Meaning, list[Way]]()
        for way in _ways(rows, every):
            ways.setdefault(way.result.meaning, []).append(way)
        meanings = (one.meaning for one in every)
        return Led(ways, dict(zip(meanings, (Ends(*each) for each in ends), strict=True)))


def _rows(ways: Iterable[Way], every: Sequence[Quantity]) -> Iterator[tuple[Any, ...]]:
    """Ways as plain values: those of `every` quantity are named by its place."""
    places = {id(one): place for place, one in enumerate(every)}
    meant = {one.meaning: place for place, one in enumerate(every)}
    for number, way in ways:
        inputs = [places.get(id(part), part) for part in way.inputs]
        meaning = meant.get(way.meaning, way.meaning)
        yield number, meaning, (*way.ends,), way.unit, way.formula, inputs, way.compute, way.signs


def _ways(rows: Iterable[tuple[Any, ...]], every: Sequence[Quantity]) -> Iterator[Way]:
    for number, meaning, ends, unit, formula, parts, compute, signs in rows:
        inputs = tuple(every[part] if isinstance(part, int) else part for part in parts)
        found = every[meaning].meaning if isinstance(meaning, int) else meaning
        yield Way(number, Result(found, Ends(*ends), unit, formula, inputs, compute, signs))


def _owner(one: Quantity | Finding) -> str:
    return one.meaning.entity


def _names(content: Content) -> Mapping[str, str]:
    """A name for each entity of all that its figures follow from."""
    shared = hashed(package(), content.concepts)
    texts: dict[str, dict[str, str]] = {}
    for company in content.companies.values():
        said = _digest(company.document)
        for name in company.entities:
            texts.setdefault(name, {})[company.document.path] = said
    sources = {name: _digest(source.document) for name, source in content.sources.items()}
    for fact in content.facts:
        texts[fact.meaning.entity][fact.path] = sources[fact.source]
    return {name: hashed(shared, name, [*ours.items()]) for name, ours in texts.items()}


def _digest(document: Document) -> str:
    return sha256(document.text.encode()).hexdigest()


class ByEntity(Mapping[Meaning, T]):
    """Something of each meaning, of an entity when somebody asks."""

    def __init__(self, entities: Iterable[str], of: Callable[[str], Mapping[Meaning, T]]) -> None:
        self._entities, self._of = entities, of

    def __getitem__(self, meaning: Meaning) -> T:
        if meaning.entity not in self._entities:
            raise KeyError(meaning)
        return self._of(meaning.entity)[meaning]

    def __iter__(self) -> Iterator[Meaning]:
        return chain.from_iterable(map(self._of, self._entities))

    def __len__(self) -> int:
        return sum(len(self._of(one)) for one in self._entities)
