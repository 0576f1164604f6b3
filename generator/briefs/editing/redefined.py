"""Published figures that say another thing though the facts that they rest on are the same.

The cause is mostly a definition: of a concept, a segment or an entity, which has another label,
definition, unit, welcome direction or formula, or from which another figure is computed. Words are
others where they are in every language: a name that is bettered in one says the same. A formula
that was there is exchanged or given up; one that comes is only checked from then on.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefs.analysis.reckoning import compute
from briefs.content import models
from briefs.content.records import Content
from briefs.model.facts import Fact, Meaning, Quantity
from briefs.model.language import Text, foremost

Thing = models.Concept | models.Segment | models.Entity
Key = tuple[str, str]  # concept, segment or entity, and its name

_SAID = ("good", "unit", "period")  # of a concept, what is said of each of its figures
_FORMULAS = ("sum_of", "ratio_of", "growth_of", "share_of", "annualised", "per_share_of", "adds_up")
_COMPUTED = (
    *("sum_of", "ratio_of", "growth_of", "share_of", "annualised", "adds_up"),
    *("currency", "fiscal_year_end", "fiscal_year_since", "long_years", "splits", "recasts"),
    "parts",
)


@dataclass(frozen=True, slots=True)
class Cause:
    """All that one definition makes say another thing, the figures that need no other first."""

    what: str
    figures: list[Quantity]


def things(content: Content) -> Mapping[str, Mapping[str, Thing]]:
    """All definitions that a meaning names, by the part of it that names them."""
    companies = content.companies.values()
    return {
        "entity": {name: part for one in companies for name, part in one.entities.items()},
        "segment": {name: part for one in companies for name, part in one.segments.items()},
        "concept": content.concepts,
    }


def label(thing: Thing) -> Text:
    """The name of something defined, as readers see it."""
    return thing.name if isinstance(thing, models.Entity) else thing.label


def same(one: Text, other: Text) -> bool:
    """True of texts that say the same in a language that both are in."""
    return any(one[tag] == other.get(tag) for tag in one)


def redefined(
    old: Content, new: Content, today: Callable[[Meaning], Meaning], sources: Mapping[str, str]
) -> Iterator[Cause]:
    """Each cause why figures that were published say another thing.

    `today` gives a meaning in the names of today, `sources` those of the articles.
    """
    before = {today(meaning): one for meaning, one in compute(old).quantities.items()}
    after = compute(new).quantities
    both = [(before[meaning], one) for meaning, one in after.items() if meaning in before]
    printed = {(sources.get(fact.source, ""), fact.printed) for fact in old.facts}
    kept = printed & set(map(_printing, new.facts))
    moved = {
        now.meaning
        for was, now in both
        if was.figure != now.figure
        and all((sources.get(one.source, ""), one.printed) in kept for one in was.grounds)
        and all(_printing(one) in kept for one in now.grounds)
    }
    definitions = _pairs(old, new, today)
    found: dict[str, list[Quantity]] = {}
    for meaning, was in before.items():
        now = after.get(meaning, replace(was, meaning=meaning))
        if meaning not in after and any(today(one.meaning) not in after for one in was.grounds):
            continue  # its facts are told of one by one
        reasons = [_said(key, definitions) for key in _keys(now)]
        if meaning in moved and not any(part.meaning in moved for part in now.inputs):
            reasons += [_computed([*_parts(was, today), *_parts(now)], definitions, now)]
        for reason in filter(None, reasons):
            found.setdefault(reason, []).append(now)
    for what, figures in found.items():
        yield Cause(what, sorted(figures, key=lambda one: (one.derived, one.id)))


def _printing(fact: Fact) -> tuple[str, str]:
    return fact.source, fact.printed


def _pairs(
    old: Content, new: Content, today: Callable[[Meaning], Meaning]
) -> Mapping[Key, tuple[Thing, Thing]]:
    """The definitions that were there and are, by their names of today."""
    was, now = things(old), things(new)
    known = {
        (kind, name): former
        for kind, named in now.items()
        for name, thing in named.items()
        for former in thing.formerly
        if name not in was[kind]
    }
    known |= {
        (kind, getattr(today(fact.meaning), kind)): getattr(fact.meaning, kind)
        for fact in old.facts
        for kind in ("entity", "segment", "concept")
    }
    names = {former: name for (_, name), former in known.items()}
    return {
        (kind, name): (_renamed(was[kind][known.get((kind, name), name)], names), thing)
        for kind, named in now.items()
        for name, thing in named.items()
        if known.get((kind, name), name) in was[kind]
    }


def _renamed(thing: Thing, names: Mapping[str, str]) -> Thing:
    """A definition that names others as they are called today."""

    def now(value: object) -> object:
        if isinstance(value, list):
            return [now(part) for part in value]
        name = str(value).lstrip("-")
        return str(value).replace(name, names[name]) if name in names else value

    keys = [key for key in (*_FORMULAS, "parts") if getattr(thing, key, None)]
    return thing.model_copy(update={key: now(getattr(thing, key)) for key in keys})


def _keys(quantity: Quantity) -> Iterator[Key]:
    for kind in ("concept", "segment", "entity"):
        yield kind, getattr(quantity.meaning, kind)


def _parts(
    quantity: Quantity, today: Callable[[Meaning], Meaning] = lambda meaning: meaning
) -> Iterator[Key]:
    for part in (quantity, *quantity.inputs):
        meaning = today(part.meaning)
        for kind in ("concept", "segment", "entity"):
            yield kind, getattr(meaning, kind)


def _said(key: Key, definitions: Mapping[Key, tuple[Thing, Thing]]) -> str:
    """The words for a definition that says another thing of each of its figures, or nothing."""
    if key not in definitions:
        return ""
    was, now = definitions[key]
    said = [
        (what, foremost(before), foremost(after))
        for what, before, after in _texts(was, now)
        if not same(before, after)
    ]
    given_up = [key for key in _FORMULAS if getattr(was, key, None)]
    return _words(key, [*said, *_differing((*_SAID, *given_up), was, now)])


def _texts(was: Thing, now: Thing) -> Iterator[tuple[str, Text, Text]]:
    yield "label", label(was), label(now)
    if isinstance(was, models.Concept) and isinstance(now, models.Concept):
        yield "definition", was.definition, now.definition


def _computed(
    keys: Iterable[Key], definitions: Mapping[Key, tuple[Thing, Thing]], figure: Quantity
) -> str:
    """The words for the first definition by which a figure is computed otherwise, or its own."""
    for key in dict.fromkeys(keys):
        said = list(_differing(_COMPUTED, *definitions[key])) if key in definitions else []
        if said:
            return _said(key, definitions) or _words(key, said)
    return f"{figure.meaning} is computed or chosen otherwise"


def _differing(keys: Iterable[str], was: Thing, now: Thing) -> Iterator[tuple[str, str, str]]:
    for key in keys:
        values = [one.model_dump(mode="json").get(key) for one in (was, now)]
        if values[0] != values[1]:
            before, after = (_plain(value) for value in values)
            yield key, before, after


def _plain(value: object) -> str:
    parts = value if isinstance(value, list) else [value]
    return ", ".join(str(part) for part in parts if part is not None) or "nothing"


def _words(key: Key, said: Iterable[tuple[str, str, str]]) -> str:
    changes = "; ".join(f"{what} was {was}, is {now}" for what, was, now in said)
    return f"the {key[0]} '{key[1]}' means another thing: {changes}" if changes else ""
