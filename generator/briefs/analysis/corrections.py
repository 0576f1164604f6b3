"""Corrections: dated notes that something published was wrong, and what it was."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefs.analysis.known import Knowledge
from briefs.content.entities import Corrected
from briefs.content.entities import Correction as Entry
from briefs.content.fact_reader import parsed
from briefs.content.fitting import fit, negative
from briefs.content.records import Brief, Company, Content, briefs_of, days
from briefs.content.references import BadReference, parse_reference
from briefs.content.validate import Place
from briefs.model.facts import Meaning, Quantity
from briefs.model.figure import Figure, NotAFigure
from briefs.model.unit import own_currency


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that was corrected: what it was, if that was wrong, and what it is, if it is."""

    meaning: Meaning
    was: Figure | None
    now: Quantity | None


@dataclass(frozen=True, slots=True, eq=False)
class Correction:
    """A note with the brief as which its references are read, and its place in its file.

    One that belongs to no brief is read as the company's newest.
    """

    brief: Brief
    entry: Entry
    place: Place
    own: bool  # the brief's

    @property
    def day(self) -> date:
        return self.entry.day


def corrections(content: Content) -> list[Correction]:
    """Those of all briefs and companies, newest first."""
    found = [note for brief in content.briefs.values() for note in _noted(brief, brief, own=True)]
    for company in content.companies.values():
        brief = newest(company, content)
        if brief:
            found += _noted(replace(brief, document=company.document), company, own=False)
    return sorted(found, key=lambda note: (note.day, note.brief.id), reverse=True)


def newest(company: Company, content: Content) -> Brief | None:
    """A company's newest brief, if it has any."""
    ours = briefs_of(content).get(company.id, ())
    return max(ours, key=lambda brief: brief.period.end, default=None)


def _noted(brief: Brief, owner: Brief | Company, *, own: bool) -> Iterator[Correction]:
    for number, entry in enumerate(owner.entry.corrections):
        yield Correction(brief, entry, ("corrections", number), own)


def changed(note: Correction, content: Content, index: Knowledge) -> Sequence[Changed]:
    """The figures of a note that was checked."""
    return [_changed(one, note.brief, content, index) for one in note.entry.figures]


def _changed(one: Corrected, brief: Brief, content: Content, index: Knowledge) -> Changed:
    meaning = parse_reference(one.of, brief, content).meaning
    now = index.cited(meaning, brief.period, days(content)[brief.id])
    return Changed(meaning, was(one, now.meaning if now else meaning, brief, content), now)


def was(one: Corrected, meaning: Meaning, brief: Brief, content: Content) -> Figure | None:
    """The figure that was printed before; raises BadReference where it is none of its meaning."""
    if not one.was:
        return None
    entity = brief.company.entities[meaning.entity]
    currency = meaning.currency or own_currency(meaning.concept, entity.currency)
    concept = content.concepts[meaning.concept]
    remedy = "write it exactly as its fact printed it"
    try:
        figure = parsed(one.was, meaning.change, currency, currency)
    except NotAFigure as error:
        raise BadReference(f"'{one.was}' is no figure: {error}".partition(";")[0], remedy) from None
    fitted = fit(figure, concept, meaning.change, currency, one.was)
    if fitted is None:
        raise BadReference(f"'{one.was}' is no figure of '{one.of}'", remedy)
    return negative(fitted) if one.down else fitted
