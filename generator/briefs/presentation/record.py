"""Promises across companies: who guided what, how it was revised and turned out, what is open."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain

from briefs.analysis import ledger
from briefs.analysis.dataset import Dataset
from briefs.analysis.scores import scores
from briefs.presentation import legends, overview, places, tables
from briefs.presentation.blocks import Block, Prose, Section, Table
from briefs.presentation.inline import Link, Parts, Span
from briefs.presentation.prose import BriefLocalizer
from briefs.presentation.values import Watched, values_of

COMPANIES = 40  # those with a section of their own, by their newest brief
STATEMENTS = 12  # of a company; its own page has all
QUESTIONS = 60
OPEN = ("pending", "unreported")


@dataclass(frozen=True)
class Record:
    """A company's promises, newest first, as its newest brief speaks of them."""

    dataset: Dataset
    latest: BriefLocalizer

    @property
    def name(self) -> str:
        return self.latest.text(self.latest.brief.company.entry.name)

    @cached_property
    def promises(self) -> list[list[ledger.Guided]]:
        brief = self.latest.brief
        found = ledger.promises(
            brief.company.id, self.dataset.content, self.dataset.index, brief.period
        )
        return sorted(found, key=_given, reverse=True)

    @cached_property
    def questions(self) -> list[tuple[BriefLocalizer, Watched]]:
        """The open questions of its briefs, each with the brief that asks it."""
        return [
            (self.latest.of(brief), watched)
            for brief in self.dataset.briefs(self.latest.brief.company)
            for watched in values_of(self.dataset, brief).watch
            if watched.state in OPEN
        ]

    def age(self, asked: BriefLocalizer) -> int:
        """The months from the period of a question to that of the newest brief."""
        now, then = self.latest.brief.period.end, asked.brief.period.end
        return (now.year - then.year) * 12 + now.month - then.month


def _given(promise: Sequence[ledger.Guided]) -> tuple[object, ...]:
    meaning = promise[-1].meaning
    return meaning.period.end, meaning.since, meaning.concept, meaning.segment


def sections(records: Sequence[Record], localizer: BriefLocalizer) -> Iterator[Section]:
    """The tally of several companies, the promises of each, the questions that are open."""

    def section(name: str, title: Parts, make: Callable[[], Iterable[Block]]) -> Section:
        return Section(name, title, lambda: legends.explained(localizer, make()))

    say = localizer.say
    guiding = [record for record in records if record.promises]
    if guiding[1:]:
        yield section("tally", (say("promises", "tally"),), lambda: [_tally(guiding, localizer)])
    for record in guiding[:COMPANIES]:
        company = record.latest.brief.company
        named = (_company(record, record.name),)
        yield section(company.folder, named, partial(_promises, record))
    asked = [(record, *one) for record in records for one in record.questions]
    if asked:
        asked.sort(key=lambda row: -row[0].age(row[1]))
        rows = asked[:QUESTIONS]
        title = (say("promises", "questions"),)
        yield section("open-questions", title, lambda: [_questions(rows, localizer)])


def _company(record: Record, text: str) -> Link:
    """A way to a company's page."""
    latest = record.latest
    return Link(f"{latest.language}/{latest.brief.company.folder}/", (text,))


def _promises(record: Record) -> Iterator[Block]:
    """The newest statements of a company, and the way to the others."""
    latest = record.latest
    statements = [*chain.from_iterable(record.promises)]
    found = scores(statements, latest.brief.company, record.dataset.content.concepts)
    if found:
        yield Prose((Span("paragraph", (overview.score(found[-1], latest),)),))
    yield tables.ledger(latest, statements[:STATEMENTS])
    if statements[STATEMENTS:]:
        said = latest.say("promises", "all", n=len(statements))
        place = places.guidance(latest.brief.company, latest.language)
        yield Prose((Span("paragraph", (Link(place, (said,)),)),))


def _tally(records: Sequence[Record], localizer: BriefLocalizer) -> Table:
    """The outcomes of each company's promises, and how many are open."""
    rows = []
    for record in records:
        given = [*chain.from_iterable(record.promises)]
        concepts = record.dataset.content.concepts
        counted = scores(given, record.latest.brief.company, concepts)
        rows.append((record, counted[-1] if counted else None, sum(map(_open, record.promises))))

    def count(key: str) -> tables.Fill:
        return lambda row: (str(getattr(row[1], key) if row[1] else 0),)

    sections = {record.latest.brief.id for record in records[:COMPANIES]}

    def named(row: tuple[Record, object, int]) -> Parts:
        brief, name = row[0].latest.brief, row[0].name
        below = Link(f"#{brief.company.folder}", (name,))
        return (below if brief.id in sections else _company(row[0], name),)

    columns: list[tables.Spec] = [
        ("facts.company", "title", named),
        *(
            (f"verdict.{key}_guidance", "figure", count(key))
            for key in ("above", "within", "below")
        ),
        ("verdict.undetermined_guidance", "figure", count("open")),
        ("promises.open", "figure", lambda row: (str(row[2]),)),
    ]
    return tables.table(localizer, "promises.tally", "amounts", columns, rows)


def _open(promise: Sequence[ledger.Guided]) -> bool:
    """Tell a promise whose outcome is still to come."""
    return promise[-1].verdict[0] == "pending"


def _questions(
    rows: Iterable[tuple[Record, BriefLocalizer, Watched]], localizer: BriefLocalizer
) -> Table:
    def asked(row: tuple[Record, BriefLocalizer, Watched]) -> Parts:
        own = row[1]
        text = own.period(own.brief.period, short=True)
        return (Link(places.brief_page(own.brief, own.language), (text,)),)

    def age(row: tuple[Record, BriefLocalizer, Watched]) -> Parts:
        months = row[0].age(row[1])
        return (localizer.say("promises", "months" if months else "new", n=months),)

    def company(row: tuple[Record, BriefLocalizer, Watched]) -> Parts:
        return (_company(row[0], row[0].name),)

    def outcome(row: tuple[Record, BriefLocalizer, Watched]) -> Parts:
        return (tables.chip(localizer, (row[2].state, "neutral")),)

    columns: list[tables.Spec] = [
        ("brief.question", "title", lambda row: row[1].line(row[2].item.text)),
        ("facts.company", "period", company),
        ("promises.asked", "period", asked),
        ("promises.age", "period", age),
        ("brief.outcome", "outcome", outcome),
    ]
    return tables.table(localizer, "promises.questions", "words", columns, rows)
