"""The newest brief of each company on the home page: its verdicts, and what has changed."""

from collections.abc import Iterator, Sequence

from briefs.analysis.dataset import Dataset
from briefs.presentation import legends, places, tables
from briefs.presentation.blocks import Section, Table
from briefs.presentation.inline import Chip, Inline, Link, Missing, Parts, Span
from briefs.presentation.prose import BriefLocalizer
from briefs.presentation.values import BriefValues, values_of

FULL = 30  # companies whose verdicts are named; of the others they are counted
NAMED = 3  # verdicts of a company

Row = tuple[BriefLocalizer, BriefValues]


def changes(dataset: Dataset, latest: Sequence[BriefLocalizer]) -> Iterator[Section]:
    """The newest brief of one company beside the one before it; of several, a row each."""
    rows = [(one, values_of(dataset, one.brief)) for one in latest]
    if not rows:
        return
    localizer, values = rows[0]

    def section(name: str, table: Table) -> Section:
        title = (localizer.say("home", name),)
        return Section(name, title, lambda: legends.explained(localizer, [table]))

    if rows[1:]:
        yield section("verdicts", _verdicts(rows))
    elif values.moved and values.previous:
        yield section("moved", tables.moved(localizer, values.previous, values.moved))


def _verdicts(rows: Sequence[Row]) -> Table:
    localizer, named = rows[0][0], {one.brief.id for one, _ in rows[:FULL]}

    def verdicts(row: Row) -> Parts:
        return tuple(_named(*row) if row[0].brief.id in named else _counted(*row))

    columns: list[tables.Spec] = [
        ("facts.company", "title", lambda row: _company(row[0])),
        ("nav.home", "period", lambda row: _brief(row[0])),
        ("brief.verdict", "verdict", verdicts),
        ("home.since", "text", lambda row: tuple(_moved(*row))),
    ]
    return tables.table(localizer, "home.verdicts", "words", columns, rows)


def _company(localizer: BriefLocalizer) -> Parts:
    company = localizer.brief.company
    place = f"{localizer.language}/{company.folder}/"
    return (Link(place, (localizer.text(company.entry.name),)),)


def _brief(localizer: BriefLocalizer) -> Parts:
    """The way to a brief, by its period."""
    place = places.brief_page(localizer.brief, localizer.language)
    return (Link(place, (localizer.period(localizer.brief.period, short=True),)),)


def _named(localizer: BriefLocalizer, values: BriefValues) -> Iterator[Inline]:
    """The first metrics of the scorecard that have verdicts, a line each."""
    every = ((row, tables.verdicts(localizer, row)) for row in values.rows)
    found = [(row, chips) for row, chips in every if chips]
    for number, (row, chips) in enumerate(found[:NAMED]):
        yield from ((Span("break", ()),) if number else ())
        yield from tables.named(localizer, row.meaning)
        for chip in chips:
            yield from (" ", chip)
    if found[NAMED:]:
        yield " "
        yield Span("soft", (f"+{len(found) - NAMED}",))
    if not found:
        yield Missing(localizer.say("label", "none"))


def _counted(localizer: BriefLocalizer, values: BriefValues) -> Iterator[Inline]:
    """The number of verdicts of each tone."""
    chips = [chip for row in values.rows for chip in tables.verdicts(localizer, row)]
    for tone in ("better", "worse", "neutral", "doubtful"):
        if n := sum(chip.tone == tone for chip in chips):
            yield from (Chip(localizer.say("home", tone, n=n), tone), " ")
    if not chips:
        yield Missing(localizer.say("label", "none"))


def _moved(localizer: BriefLocalizer, values: BriefValues) -> Iterator[Inline]:
    """The first metric that both briefs know, then and now."""
    for row, before in values.moved[:1]:
        assert row.actual
        yield f"{tables.metric(localizer, row.meaning, short=True)} "
        then, now = localizer.amounts([before, row.actual])
        yield localizer.figure(before, "", then)
        yield " → "
        yield localizer.figure(row.actual, "", now)
    if not values.moved:
        yield Missing(localizer.say("label", "none"))
