"""A brief's values in one language: its tables, key numbers and disputes.

A table is given by its columns, each with its head (a section and key of the interface words), what
it holds, and how a row fills it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from briefs.analysis.doubts import doubt
from briefs.analysis.known import chosen
from briefs.analysis.ledger import Guided, Statement, source_of
from briefs.analysis.scorecard import Row
from briefs.content.models import Dispute
from briefs.content.records import Brief
from briefs.model.facts import Fact, Finding, Meaning, Quantity, Saying
from briefs.model.period import calendar_quarter, counterpart
from briefs.presentation import bases, places
from briefs.presentation.blocks import (
    Block,
    Column,
    Group,
    Heading,
    KeyNumber,
    KeyNumbers,
    Prose,
    Table,
    quantities,
)
from briefs.presentation.inline import (
    Chip,
    Figure,
    Inline,
    Link,
    Missing,
    Parts,
    Span,
    Spoken,
    lined,
)
from briefs.presentation.terms import term

if TYPE_CHECKING:
    from briefs.presentation.localizer import Localizer
    from briefs.presentation.prose import BriefLocalizer

Fill = Callable[[Any], Parts]
Spec = tuple[str, Any, Fill]  # head, kind of column, what a row says in it


IN_A_LINE = 3  # figures of a disagreement


def table(
    localizer: Localizer, title: str, style: Any, columns: Iterable[Spec], rows: Iterable[Any]
) -> Table:
    """A table of rows; title and heads are interface words, or stand after a `=` as they are.

    A column of figures or verdicts of which none is known is left out.
    """
    columns, rows = list(columns), list(rows)
    filled = [[fill(row) for row in rows] for _, _, fill in columns]
    shown = [
        (Column(_head(localizer, head), kind), cells)
        for (head, kind, _), cells in zip(columns, filled, strict=True)
        if kind not in ("figure", "verdict") or not cells or not all(map(_unknown, cells))
    ]
    heads = [column for column, _ in shown]
    body = [list(row) for row in zip(*(cells for _, cells in shown), strict=True)]
    if style != "printings":
        _level(localizer, body)
    note = bases.lengths(localizer, quantities(body))
    return Table(_head(localizer, title), style, heads, body, note)


def _unknown(cell: Parts) -> bool:
    return all(isinstance(part, Missing) for part in cell)


def _level(localizer: Localizer, cells: list[list[Parts]]) -> None:
    """Give what a row is of, and what changed in a column, one accuracy."""
    groups: dict[tuple[bool, int, str], dict[tuple[int, int, int], Quantity]] = {}
    for row, line in enumerate(cells):
        of: str | None = None  # a level, or the growth that the whole row is of
        for column, cell in enumerate(line):
            for place, part in enumerate(cell):
                if isinstance(part, Figure):
                    change = part.quantity.meaning.change
                    of = change if of is None else of
                    changed = change not in (of, "midpoint")
                    key = changed, column if changed else row, part.option
                    groups.setdefault(key, {})[row, column, place] = part.quantity
    for (_, _, option), found in groups.items():
        texts = localizer.amounts([*found.values()], option)
        for ((row, column, place), quantity), text in zip(found.items(), texts, strict=True):
            before, after = cells[row][column][:place], cells[row][column][place + 1 :]
            cells[row][column] = (*before, localizer.figure(quantity, option, text), *after)


def _head(localizer: Localizer, head: str) -> str:
    return head[1:] if head[:1] == "=" else localizer.say(*head.split(".")) if head else ""


def meaning(localizer: BriefLocalizer, meaning: Meaning) -> str:
    """All that a figure says to a reader of the brief."""
    return localizer.meaning(meaning, localizer.brief.company, localizer.brief.period)


def metric(localizer: BriefLocalizer, meaning: Meaning, *, short: bool = False) -> str:
    """The name of a metric to a reader of the brief."""
    return localizer.metric(meaning, localizer.brief.company, short=short)


def named(localizer: BriefLocalizer, meaning: Meaning) -> Parts:
    """The name of a metric where there is little room, with its period if that is another."""
    when, what = _period(localizer, meaning), metric(localizer, meaning, short=True)
    return (what, " ", Span("soft", (when,))) if when else (what,)


def _period(localizer: BriefLocalizer, meaning: Meaning) -> str:
    """The period of a metric in short; nothing for the brief's own and for a day."""
    known = meaning.period == localizer.brief.period or meaning.period.kind == "day"
    return "" if known else localizer.period(meaning.period, short=True)


def chip(
    localizer: Localizer,
    verdict: tuple[str, str],
    grounds: Iterable[object] = (),
) -> Chip:
    """A verdict in words, with its tone; the sign of doubt behind it where its grounds are."""
    said, tone = verdict
    if any(isinstance(one, Quantity) and doubt(one, localizer.doubts) for one in grounds):
        return Chip(localizer.word(said), "doubtful", (localizer.in_doubt,))
    return Chip(localizer.word(said), tone)


def verdicts(localizer: Localizer, row: Row) -> list[Chip]:
    """The verdicts of a scorecard's row."""
    return [chip(localizer, verdict, grounds) for verdict, grounds in row.grounds]


def _expected(localizer: BriefLocalizer, row: Row, later: Row) -> Parts:
    """A line for each expectation, its verdict first, then the figure; or the sign of none."""
    lines: list[Parts] = []
    for against in ("consensus", "guidance"):
        ground = row.ground(against)
        chips = (chip(localizer, ground[0], grounds=ground[1]), " ") if ground else ()
        figure = getattr(row, against) or getattr(later, against)
        unsaid = figure and (against == "consensus" or not ground)  # by "above guidance"
        named = (Span("soft", (localizer.say("scenario", against),)), " ") if unsaid else ()
        parts: list[Inline] = [*chips, *named, *(localizer.cell(figure) if figure else ())]
        surprise = (row.surprise or later.surprise) if against == "consensus" else None
        if surprise:
            parts += [localizer.say("label", "join"), localizer.figure(surprise, "signed")]
        lines += [tuple(parts)] if parts else []
    return lined(lines or [(Missing(localizer.say("label", "none")),)])


def key_numbers(localizer: BriefLocalizer, rows: Iterable[Row]) -> KeyNumbers:
    """The numbers at the top."""
    return KeyNumbers([_key_number(localizer, row) for row in rows])


def _key_number(localizer: BriefLocalizer, row: Row) -> KeyNumber:
    scenario = row.meaning.scenario
    said = "" if scenario == "actual" else localizer.say("scenario", scenario)
    names = [metric(localizer, row.meaning, short=True), _period(localizer, row.meaning), said]
    before, _, behind = localizer.words["brief"]["grown"].partition("{figure}")
    told, join = row.yoy or row.actual, localizer.say("label", "join")
    return KeyNumber(
        (
            term(localizer, row.meaning.concept, names[0]),
            *(f"{join}{name}" for name in names[1:] if name),
        ),
        localizer.cell(row.actual),
        (before, localizer.figure(row.yoy, "signed"), behind) if row.yoy else (),
        "neutral" if told and doubt(told, localizer.doubts) else row.tone,
        verdicts(localizer, row)[:1],
    )


def scorecard(localizer: BriefLocalizer, rows: Iterable[tuple[Row, Row]]) -> Table:
    """Each metric against what was before and what was expected.

    A row stands beside itself with what became known later, for the cells that it leaves empty.
    """
    rows = list(rows)
    few = sum(bool(row.qoq or later.qoq) for row, later in rows) * 2 < len(rows)

    def cell(name: str, option: str = "") -> Fill:
        return lambda row: localizer.cell(getattr(row[0], name) or getattr(row[1], name), option)

    def growth(pair: tuple[Row, Row]) -> Parts:
        """The growth on the year, and on the quarter before where a column would be empty."""
        yoy, qoq = cell("yoy", "signed")(pair), cell("qoq", "signed")(pair)
        if not few or _unknown(qoq):
            return yoy
        named = (Span("soft", (localizer.say("brief", "qoq"),)), " ", *qoq)
        return named if _unknown(yoy) else (*yoy, Span("break", ()), *named)

    def name(pair: tuple[Row, Row]) -> Parts:
        row = pair[0]
        when = _period(localizer, row.meaning)
        what = metric(localizer, row.meaning)
        named = term(localizer, row.meaning.concept, what)
        return (named, " ", Span("soft", (when,))) if when else (named,)

    columns: list[Spec] = [
        ("brief.metric", "title", name),
        ("brief.actual", "figure", cell("actual")),
        ("brief.yoy", "figure", growth),
        *([] if few else [("brief.qoq", "figure", cell("qoq", "signed"))]),
        ("brief.against", "verdict", lambda row: _expected(localizer, *row)),
    ]
    return table(localizer, "brief.scorecard", "numeric", columns, rows)


def stated(localizer: BriefLocalizer, rows: Iterable[Row]) -> Iterator[Block]:
    """The articles behind verdicts that no figures give."""
    rows_said = (
        (row, [one for one in grounds if isinstance(one, Saying)])
        for row in rows
        for _, grounds in row.grounds
    )
    found = [(row, sayings) for row, sayings in rows_said if sayings]
    if not found:
        return
    comma = localizer.say("label", "comma")
    parts: list[Inline] = [localizer.say("brief", "stated")]
    for row, sayings in found:
        colon, gap = localizer.say("label", "colon"), localizer.say("label", "gap")
        parts.append(f"{gap}{metric(localizer, row.meaning)}{colon}")
        for number, saying in enumerate(sayings):
            page = f"{localizer.sources_page(saying.source)}#{saying.source}"
            where = Link(page, (localizer.place(saying.source, saying.at),))
            parts += [comma if number else "", where]
        parts.append(localizer.say("label", "stop").rstrip())
    yield Prose(tuple(parts), "legend")


def moved(
    localizer: BriefLocalizer, previous: Brief, rows: Iterable[tuple[Row, Quantity]]
) -> Table:
    """Metrics in the brief's quarter and in the previous brief's."""
    cell, briefs = localizer.cell, (previous, localizer.brief)
    before, now = (f"={localizer.period(brief.period, short=True)}" for brief in briefs)
    columns: list[Spec] = [
        ("brief.metric", "title", lambda row: (metric(localizer, row[0].meaning),)),
        (before, "figure", lambda row: cell(row[1])),
        (now, "figure", lambda row: cell(row[0].actual)),
        ("brief.yoy", "figure", lambda row: cell(row[0].yoy, "signed")),
        ("brief.qoq", "figure", lambda row: cell(row[0].qoq, "signed")),
    ]
    return table(localizer, "home.moved", "amounts", columns, rows)


def ledger(localizer: BriefLocalizer, guided: Sequence[Guided]) -> Table:
    """Each statement of guidance and how it turned out, in the columns that hold anything."""
    cell = localizer.cell
    columns: list[Spec] = [
        ("brief.metric", "title", lambda item: promised(localizer, item)),
        ("company.issued", "issued", lambda item: _issue(localizer, item)),
        ("brief.guided", "figure", lambda item: cell(item.guidance)),
    ]
    revised = any(item.revision for item in guided)
    expected = any(item.consensus for item in guided)
    if revised:
        columns.append(("company.revision", "outcome", lambda item: _revision(localizer, item)))
    if expected:
        columns.append(("brief.consensus", "figure", lambda item: cell(item.consensus)))
    # There is room for six columns on a tablet.
    if not (revised or expected) and any(item.midpoint for item in guided):
        columns.append(("brief.midpoint", "figure", lambda item: cell(item.midpoint)))
    columns += [
        ("brief.actual", "figure", lambda item: cell(item.actual)),
        ("brief.verdict", "verdict", lambda item: (judged(localizer, item),)),
    ]
    return table(localizer, "company.guidance", "ledger", columns, guided)


def promised(localizer: BriefLocalizer, item: Guided) -> Parts:
    """A metric that was guided, and for when."""
    period = localizer.period(item.meaning.period, short=True)
    return metric(localizer, item.meaning), " ", Span("soft", (period,))


def issue(localizer: Localizer, statement: Statement) -> str:
    """When guidance was given: the quarter, and the day if its article prints it."""
    source = localizer.content.sources[source_of(statement)]
    issued = statement.meaning.issued or source.period
    given = localizer.period(counterpart(issued, source.period.fiscal), short=True)
    if source.entry.dated or issued != calendar_quarter(source.period):  # it looks back
        return given
    return f"{given}{localizer.say('label', 'join')}{localizer.date(source.entry.published)}"


def judged(localizer: Localizer, item: Guided) -> Chip:
    """The verdict on a statement of guidance; what is awaited rests on nothing."""
    grounds = (item.actual, item.guidance) if item.actual else ()
    return chip(localizer, item.verdict, grounds=grounds)


def _issue(localizer: BriefLocalizer, item: Guided) -> Parts:
    """When a statement was given, and if its promise is judged by it as its first or its last."""
    given = issue(localizer, item.statement)
    if item.place not in ("first", "last"):
        return (given,)
    place = localizer.say("company", item.place)
    return (localizer.say("label", "of", what=given, whose=place),)


def _revision(localizer: BriefLocalizer, item: Guided) -> Parts:
    if item.revision is None:
        return (Missing(localizer.say("label", "none")),)
    word, tone = item.revision
    word = f"stated_{word}" if isinstance(item.statement, Saying) else word
    return (chip(localizer, (word, tone), grounds=(item.before, item.guidance)),)


def revised(localizer: BriefLocalizer, guided: Iterable[Guided]) -> Table:
    """Statements of guidance beside those that they revise."""
    cell = localizer.cell

    def given(statement: Statement | None) -> Parts:
        """A statement's figure, if it has one, and when it was given."""
        if statement is None:
            return cell(None)
        figure = cell(statement if isinstance(statement, Quantity) else None)
        publisher = localizer.content.sources[source_of(statement)].entry.publisher
        said = [issue(localizer, statement), localizer.text(publisher)]
        return *figure, " ", Span("soft", (localizer.say("label", "join").join(said),))

    columns: list[Spec] = [
        ("brief.metric", "title", lambda item: promised(localizer, item)),
        ("brief.before", "figure", lambda item: given(item.before)),
        ("brief.now", "figure", lambda item: given(item.statement)),
        ("company.revision", "verdict", lambda item: _revision(localizer, item)),
    ]
    return table(localizer, "brief.revised", "ledger", columns, guided)


def findings(localizer: BriefLocalizer, found: Iterable[Finding]) -> Table:
    """Findings, each with its rule and the two figures compared."""

    def says(finding: Finding) -> Parts:
        tone = "conflict" if finding.status == "conflict" else "neutral"
        return (Chip(localizer.say("status", finding.status), tone),)

    columns: list[Spec] = [
        ("brief.what", "title", lambda finding: (meaning(localizer, finding.meaning),)),
        ("brief.rule", "text", lambda finding: (localizer.say("rule", finding.rule),)),
        ("brief.shown", "figure", lambda finding: localizer.sides(finding)[:1]),
        ("brief.other", "figure", lambda finding: localizer.sides(finding)[1:]),
        ("brief.says", "outcome", says),
    ]
    return table(localizer, "brief.found", "words", columns, found)


def disagreements(localizer: BriefLocalizer, found: Sequence[Finding]) -> Iterator[Block]:
    """A brief's contradictions between sources in full, and what the checks found."""
    for dispute in localizer.brief.entry.disputes:
        yield _dispute(localizer.disputing(), dispute)
    if found:
        yield Heading("findings", (localizer.say("brief", "found"),))
        yield findings(localizer, found)


def disputed(localizer: BriefLocalizer, dispute: Dispute) -> Parts:
    """A contradiction in a line with the first of its figures, which leads to all said of it."""
    own = localizer.disputing()
    place = places.dispute(localizer.brief, dispute.id, localizer.language)
    anchor = (("id", f"dispute-{dispute.id}"),)
    named: list[Inline] = [Link(place, _titled(own, dispute), anchor)]
    shown = [own.figure(one) for one in filter(None, map(own.find, dispute.facts))]
    if shown:
        join, more = localizer.say("label", "join"), (" / …",) if shown[IN_A_LINE:] else ()
        figures = [part for one in shown[:IN_A_LINE] for part in (" / ", one)]
        named += [join, Span("soft", (*figures[1:], *more))]
    return tuple(named)


def _titled(localizer: BriefLocalizer, dispute: Dispute) -> Parts:
    title = localizer.line(dispute.title)
    if dispute.kind == "definition":
        return (*title, " ", Chip(localizer.say("finding", "definition"), "neutral"))
    return title


def _dispute(localizer: BriefLocalizer, dispute: Dispute) -> Group:
    blocks: list[Block] = [Prose(localizer.prose(dispute.text))]
    found = filter(None, map(localizer.find, dispute.facts))
    rows = [row for quantity in found for row in _printings(localizer, quantity)]
    if rows:
        columns: list[Spec] = [
            ("brief.what", "title", lambda row: row[0]),
            ("sources.printed", "text", lambda row: row[1]),
            ("sources.reads", "figure", lambda row: row[2]),
            ("brief.source", "text", lambda row: row[3]),
        ]
        named = f"={localizer.plain(dispute.title)}"
        blocks.append(table(localizer, named, "printings", columns, rows))
    return Group("panel", blocks, _titled(localizer, dispute), f"dispute-{dispute.id}")


def _printings(localizer: BriefLocalizer, quantity: Quantity) -> Iterator[tuple[Parts, ...]]:
    """A row for each printing of a figure, or for its arithmetic."""
    what: tuple[Inline] = (meaning(localizer, quantity.meaning),)
    if quantity.derived:
        how = localizer.formula(quantity, localizer.brief.company, localizer.brief.period)
        said = Span("soft", (localizer.say("brief", "recomputed"),))
        yield what, (said,), localizer.cell(quantity), (Span("soft", (how,)),)
    for fact in quantity.facts:
        marks = localizer.marks(chosen(quantity, [fact]))
        read = Figure(quantity, localizer.reading(fact), fact.id, marks)
        yield what, (printed(localizer, fact),), (read,), (place(localizer, fact, fact.source),)


def printed(localizer: Localizer, fact: Fact) -> Spoken:
    """A figure as printed, in its article's language."""
    return Spoken(fact.printed, localizer.content.sources[fact.source].entry.language)


def place(localizer: Localizer, fact: Fact, anchor: str) -> Link:
    """The place of a fact in print, which leads to its article's page."""
    page = f"{localizer.sources_page(fact.source)}#{anchor}"
    return Link(page, (localizer.source_place(fact),))
