"""A company's core metrics as panels on one calendar axis, with what was expected of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from briefs.charts.marks import Chart, Point, Series
from briefs.charts.text import text_width
from briefs.content.models import Concept
from briefs.content.records import turns
from briefs.content.references import parse_reference
from briefs.model.basis import beside
from briefs.model.facts import Meaning, Quantity
from briefs.model.period import Period, after, between, calendar_quarter, counterpart
from briefs.presentation import colours, findings
from briefs.presentation.bases import converted, lengths
from briefs.presentation.blocks import Drawing
from briefs.presentation.chart_data import EXPECTED, described, joined, points, source_line
from briefs.presentation.inline import plain

if TYPE_CHECKING:
    from briefs.presentation.prose import BriefLocalizer

SHOWN = 13  # periods on the axis: three years of quarters, and the one to come
AHEAD = 2  # of them yet to be reported, at most
LEAST = 5  # of them, where much is known of each
POINTS = 120  # on all panels, beyond which their axis is shorter
MOST = 8  # panels

Row = Mapping[Period, Quantity]


@dataclass(frozen=True)
class Metric:
    """A metric over the quarters or halves of the calendar: its outcomes and what was expected."""

    meaning: Meaning
    actual: Row
    guidance: Row
    consensus: Row

    @property
    def expected(self) -> tuple[Row, Row]:
        """By the scenarios of `EXPECTED`."""
        return self.guidance, self.consensus


def metrics(localizer: BriefLocalizer) -> list[Metric]:
    """The company's trends, or where none are written what has most values on file."""
    entry = localizer.brief.company.entry
    wanted = [
        localizer.index.in_currency(
            parse_reference(reference, localizer.brief, localizer.content).meaning
        )
        for reference in entry.trends
    ]
    return [_metric(meaning, localizer) for meaning in (wanted or _core(localizer))[:MOST]]


def _core(localizer: BriefLocalizer) -> list[Meaning]:
    """Sales, profits and margins of a company and its parts, and its growth."""
    brief, concepts = localizer.brief, localizer.content.concepts
    counts: dict[Meaning, int] = {}
    for quantity in localizer.index.of(brief.company.id, "actual"):
        meaning = quantity.meaning
        if meaning.period.kind == brief.period.kind and _is_core(meaning, concepts):
            key = replace(meaning, period=brief.period, issued=None, basis="")
            counts[key] = counts.get(key, 0) + 1
    names, parts = list(concepts), list(brief.company.entry.segments)

    def rank(meaning: Meaning) -> tuple[object, ...]:
        place = parts.index(meaning.segment) if meaning.segment in parts else -1
        return place, bool(meaning.change), names.index(meaning.concept)

    often = sorted(counts, key=lambda one: (-counts[one], *rank(one)))
    return sorted([one for one in often if counts[one] > 1][:MOST], key=rank)


def _is_core(meaning: Meaning, concepts: Mapping[str, Concept]) -> bool:
    """Tell what a quarter's results begin with: no balance, no count, no change but growth."""
    concept = concepts[meaning.concept]
    usual = concept.unit in ("money", "per_share", "percent") and concept.period == "duration"
    grown = meaning.change == "yoy" and meaning.concept == "Revenue"
    return usual and concept.good == "up" and not meaning.by and (grown or not meaning.change)


def _metric(meaning: Meaning, localizer: BriefLocalizer) -> Metric:
    actual = history(meaning, localizer)
    periods = dict.fromkeys((*actual, *_coming(localizer)))
    rows = [
        {p: found for p in periods if (found := _expected(meaning, p, actual, one, localizer))}
        for one in EXPECTED
    ]
    return Metric(meaning, actual, *rows)


def _coming(localizer: BriefLocalizer) -> Iterator[Period]:
    """The periods after the newest brief's."""
    period = calendar_quarter(localizer.brief.period)
    for _ in range(AHEAD):
        following = after(period)
        assert following  # a quarter or a half
        yield (period := following)


def _expected(
    meaning: Meaning, key: Period, actual: Row, scenario: str, localizer: BriefLocalizer
) -> Quantity | None:
    """The last that was expected of a period, on the basis of its outcome."""
    outcome, newest = actual.get(key), localizer.brief.period
    entity = localizer.brief.company.entities[meaning.entity]
    own = counterpart(key, entity.fiscal_year_end)
    of = outcome.meaning if outcome else replace(meaning, period=own)
    rebased = turns(localizer.content).get(of.entity, ())
    wanted = beside(of, rebased, scenario=scenario, issued=None)
    found = localizer.index.exactly(wanted, min(of.period, newest, key=lambda one: one.end))
    since = of.since if outcome and of.restated else date.min
    return None if not found or found.meaning.undated or found.meaning.since < since else found


def history(meaning: Meaning, localizer: BriefLocalizer) -> dict[Period, Quantity]:
    """The actual figures of something, as restated last, over the quarters or halves of briefs.

    They stand under those of the calendar.
    """
    found: dict[Period, Quantity] = {}
    for period, quantities in localizer.index.over_time(meaning).items():
        same = [
            quantity
            for quantity in quantities
            if quantity.meaning.by == meaning.by
            and (quantity.meaning.restated or quantity.meaning.issued == meaning.issued)
        ]
        if period.kind == localizer.brief.period.kind and same:
            found[calendar_quarter(period)] = max(same, key=lambda one: one.meaning.since)
    return dict(sorted(found.items()))


def axis(every: Iterable[Metric]) -> list[Period]:
    """The periods of all panels, of the calendar and without gaps, the newest at most."""
    points = [key for one in every for row in (one.actual, *one.expected) for key in row]
    keys = sorted({*points, *between(points)})[-SHOWN:]
    while len(keys) > LEAST and sum(key >= keys[0] for key in points) > POINTS:
        del keys[0]
    return keys


def cut(localizer: BriefLocalizer) -> bool:
    """Tell if periods are on file that are older than the axis."""
    every = metrics(localizer)
    first = axis(every)[:1]
    return any(key < first[0] for one in every for key in one.actual)


def panels(localizer: BriefLocalizer) -> list[Drawing]:
    """A panel for each metric of which more than one period is known."""
    shown, keys = _shown(localizer)
    drawn = [_panel(one, keys, localizer) for one in shown]
    widest = max((text_width(p.text) for d in drawn for p in _newest(d.chart)), default=0)
    return [replace(one, chart=replace(one.chart, beside=widest / 2)) for one in drawn]


def names(localizer: BriefLocalizer) -> list[str]:
    """The ids of the panels, which stay from one quarter to the next."""
    return [_id(one.meaning) for one in _shown(localizer)[0]]


def _id(meaning: Meaning) -> str:
    period = re.escape(meaning.period.own_key)
    named = re.sub(rf"\b{period}\b\.?", "", str(replace(meaning, basis="")))
    return f"trend-{re.sub('[^a-z0-9]+', '-', named.lower()).strip('-')}"


def _shown(localizer: BriefLocalizer) -> tuple[list[Metric], list[Period]]:
    every = metrics(localizer)
    keys = axis(every)
    known = [one for one in every if len(_known(one, keys)) > 1 and set(keys) & set(one.actual)]
    return known, keys


def _known(metric: Metric, keys: Sequence[Period]) -> list[Period]:
    rows = (metric.actual, *metric.expected)
    return [key for key in keys if any(key in row for row in rows)]


def _newest(chart: Chart) -> list[Point]:
    return [point for point in chart.series[0].points if point and not point.past]


def _panel(metric: Metric, keys: Sequence[Period], localizer: BriefLocalizer) -> Drawing:
    company = localizer.brief.company
    year_end = company.entry.fiscal_year_end
    name = localizer.metric(metric.meaning, company)
    roles = (colours.of(metric.meaning, localizer), *EXPECTED)
    names = (name, *(localizer.say("scenario", one) for one in EXPECTED))
    rows = [[row.get(key) for key in keys] for row in (metric.actual, *metric.expected)]
    known = [one for row in rows for one in row if one]
    texts = dict(zip((one.id for one in known), localizer.amounts(known), strict=True))
    newest = calendar_quarter(localizer.brief.period)
    periods = [counterpart(key, year_end) for key in keys]
    series = tuple(
        Series(title, role, tuple(_placed(points(row, texts, localizer), periods, newest)))
        for title, role, row in zip(names, roles, rows, strict=True)
        if any(row)
    )
    alike = [n for n, key in enumerate(keys) if key.number == newest.number and key <= newest]
    finding = findings.finding(metric, localizer)
    chart = Chart(
        _id(metric.meaning),
        "panel",
        name,
        localizer.say("company", "trend_alt", metric=name),
        tuple(localizer.period(period, short=True) for period in periods),
        series,
        source=source_line(known, localizer),
        days=tuple(period.middle for period in periods),
        finding=plain(finding),
        joined=_is_rate(metric.meaning, localizer),
        named=tuple(reversed(alike)),
    )
    chart = replace(chart, description=described(chart, localizer))
    notes = (converted(localizer, known), lengths(localizer, known))
    return Drawing(chart, joined(notes, localizer), known, finding)


def _is_rate(meaning: Meaning, localizer: BriefLocalizer) -> bool:
    unit = localizer.content.concepts[meaning.concept].unit
    return bool(meaning.change) or unit == "percent"


def _placed(
    row: Iterable[Point | None], periods: Iterable[Period], newest: Period
) -> Iterator[Point | None]:
    """Points at the company's own periods, of which the newest alone is strong."""
    for point, period in zip(row, periods, strict=True):
        past = int(calendar_quarter(period) < newest)
        yield point and replace(point, day=period.middle, past=0 if point.ahead else past)
