"""All facts as rows to filter and sort: what the page shows at once, what its script reads."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from briefs.analysis.dataset import STATES, UNCHECKED
from briefs.content.records import Company
from briefs.model.facts import SCENARIOS, Fact, Meaning
from briefs.model.period import Period
from briefs.outputs.exports import compact
from briefs.outputs.metrics import Named, middle, named
from briefs.presentation.bases import basis
from briefs.presentation.context import RenderContext
from briefs.presentation.localizer import Localizer

AT_ONCE = 300  # facts that stand in the page itself
FILTERS = ("company", "segment", "concept", "period", "scenario", "source", "status")
WHOLE = "-"  # the segment of a figure about the whole
# The lists that grow, by the columns of a row that give a place in them.
_GROWING = dict(enumerate(("what", "company", "segment", "concept", "period"), 1))
_GROWING |= {7: "source", 14: "page"}

Entry = tuple[str, ...]


def file(language: str) -> str:
    """The file of what the facts page's script reads."""
    return f"data/explorer.{language}.json"


def what(meaning: Meaning, company: Company, localizer: Localizer) -> str:
    """The subject of a figure, without whose it is: `AWS revenue · year on year`."""
    parts = [localizer.subject(replace(meaning, entity=company.id), company)]
    if meaning.change:
        parts.append(localizer.say("change", meaning.change))
    if meaning.by:
        parts.append(localizer.author(meaning.by))
    if on := basis(localizer, meaning):
        parts.append(on)
    return localizer.say("label", "join").join(parts)


@dataclass
class _Lists:
    """Entries that rows name by their places, and the places by what they are asked for."""

    entries: dict[str, list[Entry]] = field(default_factory=dict)
    places: dict[tuple[object, ...], int] = field(default_factory=dict)

    def place(self, name: str, key: object, make: Callable[[], Entry]) -> int:
        place = self.places.get((name, key))
        if place is None:
            entries, entry = self.entries.setdefault(name, []), make()
            place = self.places.setdefault((name, entry), len(entries))
            self.places[name, key] = place
            if place == len(entries):
                entries.append(entry)
        return place


Part = Mapping[str, Any]  # of some facts their rows by identifier, with the lists that these name


def data(context: RenderContext, localizer: Localizer, facts: Iterable[Fact]) -> Part:
    """Some facts in one language: lists of names, and rows that give the places in them.

    An entry of a list begins with its identifier and its label; a period goes on with its last and
    first day, a source with its publisher, others with all that they are called; `what` has labels
    alone and `page` addresses. A row is: identifier without its source, places in `what` and in the
    lists of FILTERS, paragraph, figure, unit, value, printed (nothing where it is the figure),
    place in `page`, and the place there of the card (nothing where it is named as the fact).
    """
    found = context.dataset.states
    card_of = partial(context.card_of, language=localizer.language)
    lists = _Lists()
    rows = {
        fact.id: _row(fact, found.get(fact.id, UNCHECKED), card_of(fact), localizer, lists)
        for fact in facts
    }
    return {"lists": lists.entries, "rows": rows}


def joined(parts: Mapping[str, Part], facts: Iterable[Fact], localizer: Localizer) -> bytes:
    """JSON of facts from the part of each company, with one list of each name."""
    lists = _Lists()
    lists.entries |= {
        "scenario": [(name, localizer.say("scenario", name)) for name in SCENARIOS],
        "status": [(name, localizer.say("status", name)) for name in STATES],
    }
    rows = []
    for fact in facts:
        part = parts[fact.brief.rpartition("/")[0]]
        row = [*part["rows"][fact.id]]
        for column, name in _GROWING.items():
            entry = tuple(part["lists"][name][row[column]])
            row[column] = lists.place(name, entry[0], partial(tuple[str, ...], entry))
        rows.append(compact(row))
    names = {name: lists.entries.get(name, []) for name in ("what", *FILTERS, "page")}
    lines = ",\n".join(rows)
    return f'{{"lists":{compact(names)},\n"rows":[\n{lines}\n]}}\n'.encode()


def _row(
    fact: Fact, status: str, card: tuple[str, str], localizer: Localizer, lists: _Lists
) -> list[str | int | float]:
    meaning, company, place = fact.meaning, localizer.company_of(fact), lists.place
    entity, concept, concepts = meaning.entity, meaning.concept, localizer.content.concepts
    of = (company.id, meaning.segment, concept, meaning.change, meaning.by, meaning.currency)
    whole = (*of, basis(localizer, meaning))
    figure, (page, name) = localizer.reading(fact), card
    return [
        fact.id.removeprefix(f"{fact.source}."),
        place("what", whole, lambda: (what(meaning, company, localizer),)),
        place("company", entity, lambda: (entity, *_called(localizer, company.entities[entity]))),
        place("segment", meaning.segment, lambda: _segment(meaning.segment, company, localizer)),
        place("concept", concept, lambda: (concept, *_called(localizer, concepts[concept]))),
        place("period", meaning.period, lambda: _period(meaning.period, localizer)),
        SCENARIOS.index(meaning.scenario),
        place("source", fact.source, lambda: _source(fact.source, localizer)),
        STATES.index(status),
        fact.at,
        figure,
        fact.figure.unit or "",
        middle(fact.figure),
        "" if fact.printed == figure else fact.printed,
        place("page", page, lambda: (page,)),
        "" if name == fact.id else f"f-{name}",
    ]


def _segment(segment: str, company: Company, localizer: Localizer) -> Entry:
    if segment:
        return segment, *_called(localizer, company.segments[segment])
    return WHOLE, localizer.say("facts", "whole")


def _called(localizer: Localizer, part: Named) -> Entry:
    """A label and all that it is called."""
    names = named(part)
    return localizer.text(names.label), ", ".join(names.called)


def _period(period: Period, localizer: Localizer) -> Entry:
    return period.key, localizer.calendar(period), str(period.end), str(period.start)


def _source(source: str, localizer: Localizer) -> Entry:
    entry = localizer.content.sources[source].entry
    publisher = localizer.text(entry.publisher)
    label = localizer.say("label", "join").join((publisher, localizer.date(entry.published)))
    return source, label, publisher
