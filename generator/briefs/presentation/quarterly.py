"""Tables of a company's quarters: its segments, its beats with the shares' move, its peers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from briefs.analysis.dataset import Dataset
from briefs.analysis.scorecard import Row, worth_showing
from briefs.content.records import Brief
from briefs.model.facts import Meaning, Quantity
from briefs.model.period import UNDATED, Period, calendar_quarter, counterpart
from briefs.presentation import panels, tables
from briefs.presentation.blocks import Block, Heading, Table
from briefs.presentation.inline import Inline, Parts, Span
from briefs.presentation.values import BriefValues, values_of

if TYPE_CHECKING:
    from briefs.presentation.prose import BriefLocalizer

PERIODS = 4  # side by side, the newest
KNOWN = 3  # of so many rows one at least is known in a period, but for the newest
BEATS = 5  # briefs below each other
METRICS = 3  # that were held against the consensus most often
ROWS = 16  # of segments or of peers
CORE = (("Revenue", ""), ("Revenue", "yoy"), ("OperatingIncome", ""), ("OperatingMargin", ""))
MOVE = "AfterHoursMove"  # the first answer to results; a day's move may be of any day


def tabled(dataset: Dataset, latest: BriefLocalizer) -> Iterator[Block]:
    """The tables that hold anything, each below its heading."""
    for make in (segments, beats, peers):
        for block in make(dataset, latest):
            yield Heading(make.__name__, (latest.say("company", make.__name__),))
            yield block


def segments(_: Dataset, latest: BriefLocalizer) -> Iterator[Block]:
    """Revenue, growth, income and margin of each segment over the newest periods."""
    company = latest.brief.company
    meanings = [
        Meaning(company.id, segment, concept, latest.brief.period, change=change)
        for segment in company.entry.segments
        for concept, change in CORE
        if concept in latest.content.concepts
    ]
    yield from _over_periods("company.segments", meanings, latest)


def peers(_: Dataset, latest: BriefLocalizer) -> Iterator[Block]:
    """Sales, growth and margins of other companies and their parts over the same periods."""
    company = latest.brief.company
    named = {"", *company.segments}  # the peer's own file may know more parts of it
    found: dict[Meaning, None] = {}
    for peer in company.entry.peers:
        for quantity in latest.index.of(peer, "actual"):
            meaning = quantity.meaning
            usual = (meaning.concept, meaning.change) in CORE and not meaning.by
            if meaning.period.kind != latest.brief.period.kind or meaning.segment not in named:
                continue
            if usual:
                found[replace(meaning, period=latest.brief.period, issued=None)] = None
    yield from _over_periods("company.peers", found, latest)


def _over_periods(
    title: str, meanings: Iterable[Meaning], latest: BriefLocalizer
) -> Iterator[Table]:
    """A row a metric of which something is known, a column a period, the newest first."""
    newest = calendar_quarter(latest.brief.period)
    histories = [(meaning, _shown(meaning, latest)) for meaning in meanings]
    counts = Counter(key for _, row in histories for key in row if key <= newest)
    told = sum(bool(row) for _, row in histories)
    known = sorted(counts, reverse=True)
    keys = [key for key in known if key == known[0] or counts[key] * KNOWN >= told][:PERIODS]
    rows = [(meaning, row) for meaning, row in histories if any(key in row for key in keys)]
    if not rows:
        return
    year_end = latest.brief.company.entry.fiscal_year_end
    columns: list[tables.Spec] = [
        ("brief.metric", "title", lambda row: (tables.metric(latest, row[0]),)),
        *(
            (
                f"={latest.period(counterpart(key, year_end), short=True)}",
                "figure",
                lambda row, key=key: latest.cell(row[1].get(key)),
            )
            for key in keys
        ),
    ]
    yield tables.table(latest, title, "amounts", columns, rows[:ROWS])


def _shown(meaning: Meaning, latest: BriefLocalizer) -> dict[Period, Quantity]:
    history = panels.history(latest.index.in_currency(meaning), latest)
    return {
        key: one
        for key, one in history.items()
        if one.facts or not meaning.change or worth_showing(one, latest.content)
    }


# Beats


def beats(dataset: Dataset, latest: BriefLocalizer) -> Iterator[Block]:
    """A row a brief: how its metrics stood to the consensus, and how the shares moved on it."""
    briefs = dataset.briefs(latest.brief.company)[:BEATS]
    held = {brief.id: _held(values_of(dataset, brief)) for brief in briefs}
    metrics, moves = _often(held.values()), {brief.id: _moves(brief, latest) for brief in briefs}
    rows = [brief for brief in briefs if held[brief.id] or moves[brief.id]]
    if not metrics or not rows:
        return

    def cell(brief: Brief, what: Meaning) -> Parts:
        row = held[brief.id].get(what)
        return tuple(_against(row, latest)) if row else latest.cell(None)

    def moved(brief: Brief) -> Parts:
        return latest.cell(next(iter(moves[brief.id]), None), "signed")

    columns: list[tables.Spec] = [
        ("home.quarter", "title", lambda brief: (latest.period(brief.period, short=True),)),
        *(
            (
                f"={tables.metric(latest, what, short=True)}",
                "outcome",
                lambda brief, what=what: cell(brief, what),
            )
            for what in metrics
        ),
        ("company.shares", "figure", moved),
    ]
    yield tables.table(latest, "company.beats", "ledger", columns, rows)


def _held(values: BriefValues) -> dict[Meaning, Row]:
    """The rows of a scorecard that were held against the consensus, by what they measure."""
    rows = [row for row in values.rows if row.ground("consensus")]
    return {_plainly(row.meaning): row for row in rows if row.meaning.period == values.brief.period}


def _plainly(meaning: Meaning) -> Meaning:
    return Meaning(meaning.entity, meaning.segment, meaning.concept, UNDATED, change=meaning.change)


def _often(held: Iterable[dict[Meaning, Row]]) -> list[Meaning]:
    """The metrics held most often, in the order of the newest scorecard that has them."""
    counts: dict[Meaning, int] = {}
    for one in held:
        for what in one:
            counts[what] = counts.get(what, 0) + 1
    often = sorted(counts, key=lambda what: -counts[what])[:METRICS]
    return [what for what in counts if what in often]


def _against(row: Row, latest: BriefLocalizer) -> Iterator[Inline]:
    """A verdict, and the outcome beside what was expected where both are known."""
    ground = row.ground("consensus")
    assert ground
    yield tables.chip(latest, ground[0], grounds=ground[1])
    if row.actual and row.consensus:
        texts = latest.amounts([row.actual, row.consensus])
        shown = [
            latest.figure(one, "", text)
            for one, text in zip((row.actual, row.consensus), texts, strict=True)
        ]
        yield Span("break", ())
        yield Span("soft", (shown[0], " / ", shown[1]))


def _moves(brief: Brief, latest: BriefLocalizer) -> list[Quantity]:
    """The moves of the shares after hours that the articles of a brief print."""
    return [
        quantity
        for quantity in latest.index.of(brief.company.id, "actual")
        if quantity.meaning.concept == MOVE
        and any(fact.brief == brief.id for fact in quantity.facts)
    ]
