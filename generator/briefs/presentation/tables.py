"""What a brief's values look like in one language: its tables, key numbers and disputes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefs.analysis.scorecard import Guided, Row
from briefs.content.models import Dispute
from briefs.content.records import Brief
from briefs.model.facts import Fact, Finding, Meaning, Quantity
from briefs.presentation.blocks import (
    Block,
    Column,
    KeyNumber,
    KeyNumbers,
    Kind,
    Panel,
    Prose,
    Table,
)
from briefs.presentation.inline import Chip, Figure, Inline, Link, Missing, Parts, Span, Spoken
from briefs.presentation.localizer import Localizer
from briefs.presentation.prose import BriefLocalizer


def columns(localizer: Localizer, *heads: tuple[str, str, Kind]) -> list[Column]:
    """Columns whose heads are interface words, each with what it holds."""
    return [Column(localizer.say(section, key), kind) for section, key, kind in heads]


def meaning(localizer: BriefLocalizer, meaning: Meaning) -> str:
    """What a figure says to a reader of the brief."""
    return localizer.meaning(meaning, localizer.brief.company, localizer.brief.period)


def period(localizer: BriefLocalizer, meaning: Meaning) -> str:
    """The period of a metric in short; nothing for the brief's own and for a day."""
    known = meaning.period == localizer.brief.period or meaning.period.kind == "day"
    return "" if known else localizer.period(meaning.period, short=True)


def chip(localizer: Localizer, verdict: tuple[str, str], name: str = "") -> Chip:
    """What is said, with its tone."""
    said, tone = verdict
    return Chip(localizer.say("verdict", said), tone, name)


def _chips(localizer: Localizer, verdicts: Iterable[tuple[str, str]]) -> Parts:
    """Verdicts beside each other, or the sign that there is none."""
    parts: list[Inline] = []
    for verdict in verdicts:
        parts += [" ", chip(localizer, verdict)]
    return tuple(parts[1:]) or (Missing(localizer.say("label", "none")),)


def key_numbers(localizer: BriefLocalizer, rows: Iterable[Row]) -> KeyNumbers:
    """The numbers at the top."""
    return KeyNumbers([_key_number(localizer, row) for row in rows])


def _key_number(localizer: BriefLocalizer, row: Row) -> KeyNumber:
    names = [
        localizer.metric(row.meaning, localizer.brief.company, short=True),
        period(localizer, row.meaning),
        "" if row.meaning.scenario == "actual" else localizer.say("scenario", row.meaning.scenario),
    ]
    growth = localizer.say("brief", "yoy")
    return KeyNumber(
        localizer.say("label", "join").join(filter(None, names)),
        localizer.cell(row.actual),
        (localizer.figure(row.yoy, "signed"), f" {growth}") if row.yoy else (),
        _direction(row),
        [chip(localizer, verdict) for verdict in row.verdicts],
    )


def _direction(row: Row) -> str:
    """The tone of a change, where all that the figure may be points one way."""
    figure = row.yoy and row.yoy.figure
    if not figure or figure.low is None or figure.high is None or row.good == "none":
        return "neutral"
    return "better" if (figure.low > 0) == (row.good == "up") else "worse"


def scorecard(localizer: BriefLocalizer, rows: Iterable[Row]) -> Table:
    """Each metric against what was before and what was expected."""
    heads = columns(
        localizer,
        ("brief", "metric", "title"),
        ("brief", "actual", "figure"),
        ("brief", "yoy", "figure"),
        ("brief", "qoq", "figure"),
        ("brief", "consensus", "figure"),
        ("brief", "surprise", "figure"),
        ("brief", "guided", "figure"),
        ("brief", "verdict", "verdict"),
    )
    cells = [
        (
            _metric(localizer, row.meaning),
            localizer.cell(row.actual),
            localizer.cell(row.yoy, "signed"),
            localizer.cell(row.qoq, "signed"),
            localizer.cell(row.consensus),
            localizer.cell(row.surprise, "signed"),
            localizer.cell(row.guidance),
            _chips(localizer, row.verdicts),
        )
        for row in rows
    ]
    return Table(localizer.say("brief", "scorecard"), "numeric", heads, cells)


def _metric(localizer: BriefLocalizer, meaning: Meaning) -> Parts:
    name, when = localizer.metric(meaning, localizer.brief.company), period(localizer, meaning)
    return (name, " ", Span("soft", (when,))) if when else (name,)


def moved(
    localizer: BriefLocalizer, previous: Brief, rows: Iterable[tuple[Row, Quantity]]
) -> Table:
    """Metrics in the brief's quarter and in the previous brief's."""
    before, now = (
        Column(localizer.period(brief.period, short=True), "figure")
        for brief in (previous, localizer.brief)
    )
    metric, *changes = columns(
        localizer,
        ("brief", "metric", "title"),
        ("brief", "yoy", "figure"),
        ("brief", "qoq", "figure"),
    )
    cells = [
        (
            (localizer.metric(row.meaning, localizer.brief.company),),
            localizer.cell(old),
            localizer.cell(row.actual),
            localizer.cell(row.yoy, "signed"),
            localizer.cell(row.qoq, "signed"),
        )
        for row, old in rows
    ]
    heads = [metric, before, now, *changes]
    return Table(localizer.say("home", "moved"), "amounts", heads, cells)


def ledger(localizer: BriefLocalizer, guided: Iterable[Guided]) -> Table:
    """Each guidance and how it turned out."""
    heads = columns(
        localizer,
        ("brief", "metric", "title"),
        ("company", "for_period", "period"),
        ("company", "issued", "issued"),
        ("brief", "guided", "figure"),
        ("brief", "midpoint", "figure"),
        ("brief", "consensus", "figure"),
        ("brief", "actual", "figure"),
        ("brief", "verdict", "verdict"),
    )
    cells = [
        (
            (localizer.metric(item.guidance.meaning, localizer.brief.company),),
            (localizer.period(item.guidance.meaning.period, short=True),),
            (localizer.issue(item.guidance),),
            localizer.cell(item.guidance),
            localizer.cell(item.midpoint),
            localizer.cell(item.consensus),
            localizer.cell(item.actual),
            (chip(localizer, item.verdict),),
        )
        for item in guided
    ]
    return Table(localizer.say("company", "guidance"), "numeric", heads, cells)


def findings(localizer: BriefLocalizer, found: Iterable[Finding]) -> Table:
    """What the checks found."""
    heads = columns(
        localizer,
        ("brief", "what", "title"),
        ("brief", "rule", "text"),
        ("brief", "shown", "figure"),
        ("brief", "other", "figure"),
        ("brief", "says", "outcome"),
    )
    cells = [
        (
            (meaning(localizer, finding.meaning),),
            (localizer.say("rule", finding.rule),),
            (localizer.number(finding.shown),),
            (localizer.number(finding.other),),
            (
                Chip(
                    localizer.say("status", finding.status),
                    "worse" if finding.status == "conflict" else "neutral",
                ),
            ),
        )
        for finding in found
    ]
    return Table(localizer.say("brief", "found"), "words", heads, cells)


def disputes(localizer: BriefLocalizer, noted: Iterable[Dispute]) -> list[Block]:
    """Each contradiction between sources, with what they print."""
    return [_dispute(localizer, dispute) for dispute in noted]


def _dispute(localizer: BriefLocalizer, dispute: Dispute) -> Panel:
    title = localizer.line(dispute.title)
    if dispute.kind == "definition":
        title = (*title, " ", Chip(localizer.say("finding", "definition"), "neutral"))
    found = list(filter(None, map(localizer.find, dispute.facts)))
    blocks: list[Block] = [Prose(localizer.prose(dispute.text))]
    if found:
        heads = columns(
            localizer,
            ("brief", "what", "title"),
            ("sources", "printed", "text"),
            ("sources", "reads", "figure"),
            ("brief", "source", "text"),
        )
        rows = [row for quantity in found for row in _printings(localizer, quantity)]
        blocks.append(Table(localizer.plain(dispute.title), "printings", heads, rows))
    return Panel(f"dispute-{dispute.id}", title, blocks)


def _printings(localizer: BriefLocalizer, quantity: Quantity) -> Iterator[Sequence[Parts]]:
    """How each article prints a figure, or how it was computed."""
    what = (meaning(localizer, quantity.meaning),)
    if quantity.derived:
        how = localizer.formula(quantity, localizer.brief.company, localizer.brief.period)
        said = Span("soft", (localizer.say("brief", "recomputed"),))
        yield what, (said,), localizer.cell(quantity), (Span("soft", (how,)),)
    for fact in quantity.facts:
        read = Figure(quantity, localizer.number(fact.figure), fact.id)
        yield what, (printed(localizer, fact),), (read,), (place(localizer, fact, fact.source),)


def printed(localizer: Localizer, fact: Fact) -> Spoken:
    """A figure as printed, in its article's language."""
    return Spoken(fact.printed, localizer.content.sources[fact.source].entry.language)


def place(localizer: Localizer, fact: Fact, anchor: str) -> Link:
    """Where a fact is printed, which leads to its article's page."""
    page = f"{localizer.sources_page(fact.source)}#{anchor}"
    return Link(page, (localizer.source_place(fact),))
