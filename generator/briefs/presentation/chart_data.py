"""An editor's chart entry with its references looked up: the values that `charts` draws."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from briefs.analysis import awaited
from briefs.analysis.intervals import interval
from briefs.analysis.ledger import Guided
from briefs.charts.marks import Chart, Point, Series
from briefs.content.models import Category, ChartEntry
from briefs.content.references import parse_reference
from briefs.model.facts import Fact, Meaning, Quantity
from briefs.model.figure import MAGNITUDE, Figure
from briefs.model.period import (
    REPORTED,
    Period,
    before,
    between,
    by_calendar,
)
from briefs.presentation import colours, tables
from briefs.presentation.bases import lengths
from briefs.presentation.blocks import Drawing
from briefs.presentation.chart_names import category_name, named, of_a_day, series_names
from briefs.presentation.inline import Parts, close_up, plain

if TYPE_CHECKING:
    from briefs.presentation.localizer import Localizer
    from briefs.presentation.prose import BriefLocalizer


RANGES = 4  # of a metric that was guided, the newest
EXPECTED = ("guidance", "consensus")  # scenarios that are roles, with shapes of their own


@dataclass(frozen=True, slots=True)
class Column:
    """A category: its name, its period if it is no more than that, the figure of each series."""

    name: str
    period: Period | None
    figures: Sequence[Quantity | None]
    state: str = ""  # what is said where the outcome is not known


def chart(entry: ChartEntry, localizer: BriefLocalizer) -> Drawing:
    """Series by categories: each cell is the series' reference with the category's tokens."""
    categories = [
        Category(of=item, label=None) if isinstance(item, str) else item
        for item in entry.categories
    ]
    cells = [[localizer.find(row.of, one.of) for row in entry.series] for one in categories]
    heads = of_a_day([category_name(one, localizer) for one in categories], cells, localizer)
    columns = [
        Column(
            name,
            _period_of(category, entry, localizer),
            figures,
            _state(entry, category, localizer),
        )
        for name, category, figures in zip(heads, categories, cells, strict=True)
    ]
    rows = [*zip(*cells, strict=True)]
    names = of_a_day(series_names(entry.series, rows, localizer), rows, localizer)
    roles = [series.role for series in entry.series]
    made = Chart(
        entry.id,
        entry.kind,
        localizer.plain(entry.title),
        localizer.plain(entry.description),
        (),
        tuple(Series(*named, ()) for named in zip(names, roles, strict=True)),
    )
    drawing = _filled(made, columns, localizer)
    drawing = replace(drawing, chart=colours.coloured(drawing.chart, rows, localizer))
    return replace(drawing, note=_note(entry, drawing, localizer))


def _state(entry: ChartEntry, category: Category, localizer: BriefLocalizer) -> str:
    """The word for a category that lacks its outcome, or is still to come; else nothing."""
    outcomes = [series.of for series in entry.series if series.role == "actual"]
    wanted = outcomes or [series.of for series in entry.series]
    if any(localizer.find(of, category.of) for of in wanted):
        return ""
    company, content = localizer.brief.company.id, localizer.content
    meaning = parse_reference(wanted[0], localizer.brief, content, category.of).meaning
    state = awaited.state(meaning.period, company, content)
    return localizer.word(state) if outcomes or state == "pending" else ""


def _period_of(category: Category, entry: ChartEntry, localizer: BriefLocalizer) -> Period | None:
    """The period that a category is, if it says no more than that and whose view it is."""
    kinds = {kind for kind, _ in named(category.of, localizer)}
    if "period" not in kinds or not kinds <= {"period", "scenario", "by", "given"}:
        return None
    brief, content = localizer.brief, localizer.content
    meaning = parse_reference(entry.series[0].of, brief, content, category.of).meaning
    return None if meaning.undated else meaning.period


def _filled(made: Chart, columns: Sequence[Column], localizer: BriefLocalizer) -> Drawing:
    """A chart with its categories, in order of time where they are periods."""
    columns = _in_time(columns, localizer)
    known = [quantity for column in columns for quantity in column.figures if quantity]
    stacks = [[one for one in column.figures if one] for column in columns]
    texts: dict[str, str] = {}
    for beside in stacks if made.kind in ("stacked", "ranges") else [known]:
        texts |= zip((one.id for one in beside), localizer.amounts(beside), strict=True)
    rows = zip(*(column.figures for column in columns), strict=True)
    filled = replace(
        made,
        categories=tuple(column.name for column in columns),
        days=tuple(column.period.middle for column in columns if column.period),
        series=tuple(
            replace(series, points=tuple(points(row, texts, localizer)))
            for series, row in zip(made.series, rows, strict=True)
        ),
        source=source_line(known, localizer),
        written=_axis(known, localizer),
        whole=100 if made.kind == "stacked" and _units(known) == {"percent"} else 0,
        states=tuple(column.state for column in columns),
    )
    filled = replace(filled, description=described(filled, localizer))
    return Drawing(filled, (), known)


def described(made: Chart, localizer: BriefLocalizer) -> str:
    """The description of a chart, with the periods in which nothing is known."""
    if not made.unknown:
        return made.description
    names = localizer.say("label", "comma").join(made.unknown)
    said = (made.description, localizer.say("chart", "unknown", names=names))
    return localizer.say("label", "gap").join(said)


def _units(known: Iterable[Quantity]) -> set[str | None]:
    return {quantity.figure.unit for quantity in known}


def looks(charts: Iterable[Chart], localizer: Localizer) -> str:
    """Sentences on the looks of marks that are no printed outcome."""
    found = {
        word
        for one in charts
        if one.kind != "ranges"
        for _, series, point in one.known
        if one.kind != "panel" or series.role not in EXPECTED
        for word in point.look.split()
    }
    gap = localizer.say("label", "gap")
    return gap.join(localizer.say("chart", look) for look in ("derived", "ahead") if look in found)


def _in_time(columns: Sequence[Column], localizer: BriefLocalizer) -> Sequence[Column]:
    """Periods in their order, with those between them; other categories as they are."""
    placed = [(column.period, column) for column in columns if column.period]
    if len(placed) < len(columns):
        return [replace(column, period=None) for column in columns]
    nothing = [None] * len(columns[0].figures)
    for period in between([period for period, _ in placed]):
        name = localizer.period(period, short=True)
        placed.append((period, Column(name, period, nothing)))
    return [column for _, column in sorted(placed, key=lambda pair: pair[0].middle)]


def points(
    row: Iterable[Quantity | None], texts: Mapping[str, str], localizer: BriefLocalizer
) -> Iterator[Point | None]:
    """The marks of a series; one follows on another where no period lies between them."""
    last: Meaning | None = None
    for quantity in row:
        made = point(quantity, texts, localizer)
        if quantity and made and made.placed:
            meaning = quantity.meaning
            made, last = replace(made, follows=_follows(meaning, last)), meaning
        yield made


def _follows(meaning: Meaning, last: Meaning | None) -> bool:
    """Tell that both are reported, on one basis, with no period between them."""
    return (
        last is not None
        and (last.scenario, last.basis) == (meaning.scenario, meaning.basis)
        and meaning.scenario == "actual"
        and before(meaning.period) == last.period
    )


def _axis(known: Sequence[Quantity], localizer: BriefLocalizer) -> Callable[[float], str]:
    """A way to write a value of the axis."""

    def written(value: float) -> str:
        exact = Decimal(repr(value)).normalize()
        exponent = exact.as_tuple().exponent
        assert isinstance(exponent, int)
        unit = known[0].figure.unit
        return localizer.number(Figure(exact, exact, unit, -exponent, "exact"))

    return written


def _note(entry: ChartEntry, drawing: Drawing, localizer: BriefLocalizer) -> Parts:
    """An editor's note, how other fiscal years are put side by side, and the looks of marks."""
    own = localizer.line(entry.note) if entry.note else ()
    known = drawing.quantities
    said = (
        matched(known, localizer),
        looks([drawing.chart], localizer),
        lengths(localizer, known),
    )
    ours = joined(said, localizer)
    return (*own, localizer.say("label", "gap"), *ours) if own and ours else (*own, *ours)


def joined(sentences: Iterable[str], localizer: BriefLocalizer) -> Parts:
    """Those sentences that say anything, as one part."""
    said = localizer.say("label", "gap").join(filter(None, sentences))
    return (said,) if said else ()


def matched(known: Iterable[Quantity], localizer: BriefLocalizer) -> str:
    """A sentence on companies with other fiscal years; nothing without them."""
    company, latest = localizer.brief.company, dict[tuple[str, str], Meaning]()
    for meaning in sorted((part.meaning for part in known), key=lambda part: part.period.end):
        if meaning.period.fiscal != company.entry.fiscal_year_end:
            latest[meaning.period.kind, meaning.entity] = meaning
    names: dict[str, list[str]] = {"quarter": [], "year": []}
    for (kind, entity), meaning in latest.items():
        if kind in names and entity != company.id:
            name = f"{localizer.company(entity, company)} {localizer.period(meaning.period)}"
            names[kind].append(name)
    comma = localizer.say("label", "comma")
    said = [
        localizer.say("chart", f"by_{kind}", names=comma.join(found))
        for kind, found in names.items()
        if found
    ]
    return localizer.say("label", "gap").join(said)


def point(
    quantity: Quantity | None, texts: Mapping[str, str], localizer: Localizer
) -> Point | None:
    """A quantity as a mark: its middle, its ends where it is a range; a magnitude has no place."""
    if quantity is None:
        return None
    figure, meaning = quantity.figure, quantity.meaning
    if figure.approx == MAGNITUDE:
        return Point(0, texts[quantity.id], quantity.id, quantity.derived, placed=False)
    ends = [end for end in (figure.low, figure.high) if end is not None]
    middle = sum(ends, Decimal(0)) / len(ends)
    low, high = (None if end is None else float(end) for end in (figure.low, figure.high))
    vague = figure.approx in ("about", "nearly") and len(ends) == 2
    return Point(
        float(middle),
        plain((localizer.figure(quantity, "", texts[quantity.id]),)),
        quantity.id,
        quantity.derived,
        low,
        high,
        reach=interval(figure) if vague else None,
        period=str(by_calendar(meaning.period)),
        day=meaning.period.middle,
        ahead=meaning.scenario != "actual",
    )


def source_line(quantities: Sequence[Quantity], localizer: Localizer) -> str:
    """The publishers behind a chart's figures."""
    sources = sorted({fact.source for quantity in quantities for fact in _roots(quantity)})
    names = [
        localizer.text(localizer.content.sources[source].entry.publisher) for source in sources
    ]
    return localizer.say("label", "comma").join(dict.fromkeys(names))


def _roots(quantity: Quantity) -> list[Fact]:
    if quantity.facts:
        return [quantity.facts[0]]
    return [fact for part in quantity.inputs for fact in _roots(part)]


def guidance(guided: Sequence[Guided], localizer: BriefLocalizer) -> list[Drawing]:
    """For each metric ever guided for a quarter: the ranges with consensus and outcome."""
    groups: dict[tuple[str, ...], list[Guided]] = {}
    for item in guided:
        meaning = item.meaning
        judged = item.place in ("only", "first", "last")
        if meaning.period.kind in REPORTED and item.midpoint and judged:
            key = meaning.segment, meaning.concept, meaning.currency, meaning.basis
            groups.setdefault(key, []).append(item)
    newest = {key[:3]: key[3] for key in sorted(groups)}
    return [
        _guidance_chart(
            items[-RANGES:], localizer, "" if newest[key[:3]] == key[3] else f"-{key[3] or 0}"
        )
        for key, items in groups.items()
        if len(items) > 1 or items[0].actual or items[0].consensus  # else a range by itself
    ]


def _guidance_title(items: Sequence[Guided], metric: str, localizer: BriefLocalizer) -> str:
    """A title that says how the newest guidance turned out."""
    settled = [item for item in items if item.actual]
    if not settled:
        return localizer.say("company", "guidance_title", metric=metric)
    period = localizer.period(settled[-1].meaning.period, short=True)
    said = plain((tables.judged(localizer, settled[-1]),))
    return close_up(
        localizer.say("company", "guidance_said", metric=metric, period=period, said=said)
    )


def _forecast_name(item: Guided, localizer: BriefLocalizer) -> str:
    """The period that was guided, and which of several statements it is."""
    period = localizer.period(item.meaning.period, short=True)
    if item.place == "only":
        return period
    return localizer.say("label", "of", what=period, whose=localizer.say("company", item.place))


def _guidance_chart(
    items: Sequence[Guided], localizer: BriefLocalizer, earlier: str = ""
) -> Drawing:
    """The ranges of one metric; `earlier` tells the chart of a former basis apart."""
    meaning = items[0].meaning
    name = localizer.subject(meaning, localizer.brief.company)
    roles = ("guidance", "consensus", "actual")
    made = Chart(
        f"guidance-{(meaning.segment + meaning.concept + meaning.currency).lower()}{earlier}",
        "ranges",
        _guidance_title(items, name, localizer),
        localizer.say("company", "guidance_alt", metric=name),
        (),
        tuple(Series(localizer.say("scenario", role), role, ()) for role in roles),
    )
    columns = [
        Column(
            _forecast_name(item, localizer),
            item.meaning.period,
            [item.guidance, item.consensus, item.actual],
            "" if item.actual else localizer.word(item.verdict[0]),
        )
        for item in items
    ]
    drawing = _filled(made, columns, localizer)
    return replace(drawing, note=joined([lengths(localizer, drawing.quantities)], localizer))
