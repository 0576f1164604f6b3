"""Colours as meanings: a segment's own, the company's, greys for peers; a time's is its strength.

`charts.css` has three levels of brightness, so that neighbours of two levels differ without colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from briefs.charts.marks import Chart, Series
from briefs.content.models import ChartEntry
from briefs.content.records import Brief, Company, Content, briefs_of
from briefs.content.references import split
from briefs.model.facts import Meaning, Quantity
from briefs.model.remembered import remembered

if TYPE_CHECKING:
    from briefs.presentation.prose import BriefLocalizer

OWN = "own"
SEGMENTS = ("s1", "s2", "s3", "s4", "s5", "s6")
MEASURES = ("k1", "k2", "k3")  # of one subject, beside its first
PEERS = ("p1", "p2", "p3")
LEVELS = dict(zip((OWN, *SEGMENTS, *MEASURES, *PEERS), map(int, "1012012021021"), strict=True))
FADED = 2  # steps before the newest that can be told apart

Row = Sequence[Quantity | None]
Hue = tuple[str, int]  # a role, and the steps before the newest


def coloured(chart: Chart, rows: Sequence[Row], localizer: BriefLocalizer) -> Chart:
    """A chart whose series have a role where their editor gave none, of these figures by series."""
    found = [
        {one.id: hue for one, hue in zip(row, own, strict=True) if one}
        for row, own in zip(rows, hues(rows, localizer), strict=True)
    ]
    series = [
        one if one.role else _painted(one, own)
        for one, own in zip(chart.series, found, strict=True)
    ]
    alone = chart.kind == "bars" and chart.on_time and len(series) == 1
    return replace(chart, series=tuple(map(_faded, series) if alone else series))


def _painted(series: Series, own: Mapping[str, Hue]) -> Series:
    role = next((role for role, _ in own.values()), OWN)
    points = (
        point and replace(point, hue=own[point.id][0], past=own[point.id][1])
        for point in series.points
    )
    return replace(series, role=role, points=tuple(points))


def _faded(series: Series) -> Series:
    """Outcomes over time, of which the newest alone is strong."""
    newest = max((p.day for p in series.points if p and not p.ahead), default=0)
    points = (p and replace(p, past=int(not p.ahead and p.day < newest)) for p in series.points)
    return replace(series, points=tuple(points))


def hues(rows: Sequence[Row], localizer: BriefLocalizer) -> list[list[Hue]]:
    """The colour of each figure of a chart, a row a series.

    Series are told apart by their subjects; else by their times, of which the newest is strongest;
    else by what they measure.
    """
    meanings = [[one.meaning if one else None for one in row] for row in rows]
    columns = [[one for one in column if one] for column in zip(*meanings, strict=True)]
    if any(len({_subject(one) for one in column}) > 1 for column in columns):
        roles = _beside([_first(row) for row in meanings], localizer, PEERS)
        return [[(role, 0)] * len(row) for role, row in zip(roles, rows, strict=True)]
    own = _beside([_first(column) for column in columns], localizer)
    ends = [max((one.period.end for one in row if one), default=date.min) for row in meanings]
    times = sorted(set(ends), reverse=True)
    if len({one.concept for column in columns for one in column}) == 1 < len(times):
        return [[(role, _steps(times.index(end))) for role in own] for end in ends]
    found = [own]
    for _ in rows[1:]:
        used = [row[0] for row in found if row]
        found.append([_apart(MEASURES, used[-1:], used)] * len(own))
    return [[(role, 0) for role in row] for row in found]


def of(meaning: Meaning, localizer: BriefLocalizer) -> str:
    """The colour of what is measured alone."""
    return _beside([meaning], localizer)[0]


def _first(meanings: Iterable[Meaning | None]) -> Meaning | None:
    return next(filter(None, meanings), None)


def _subject(meaning: Meaning) -> tuple[str, str]:
    return meaning.entity, meaning.segment


def _steps(rank: int) -> int:
    """The steps back of a time; beyond those that can be told apart they take turns."""
    return rank if rank <= FADED else 1 + (rank - 1) % FADED


def _beside(
    row: Sequence[Meaning | None], localizer: BriefLocalizer, peers: Sequence[str] = ()
) -> list[str]:
    """The colours of subjects side by side; peers share a grey, or have each one of `peers`."""
    company = localizer.brief.company
    known = palettes(localizer.content)[company.id]
    found = [
        "" if one and one.entity != company.id else known.get(one.segment if one else "", OWN)
        for one in row
    ]
    if not peers:
        grey = _apart(PEERS, found)
        return [role or grey for role in found]
    for place, role in enumerate(found):
        if not role:
            around = (*found[:place][-1:], *found[place + 1 :][:1])
            found[place] = _apart(peers, around, found)
    return found


def _apart(roles: Sequence[str], around: Iterable[str], used: Sequence[str] = ()) -> str:
    """The first role not used that is brighter or darker than those around, if there is one."""
    levels = {LEVELS[one] for one in around if one}
    free = [role for role in roles if role not in used] or list(roles)
    return next((role for role in free if LEVELS[role] not in levels), free[0])


# The segments of a company


@remembered
def palettes(content: Content) -> Mapping[str, Mapping[str, str]]:
    """The colour of each segment of a company on all its charts, and its own under no name."""
    briefs = briefs_of(content)
    return {
        company.id: _palette(company, briefs.get(company.id, ()))
        for company in content.companies.values()
    }


def _palette(company: Company, briefs: Iterable[Brief]) -> Mapping[str, str]:
    """Colours in the order of the company's file, moved on where neighbours would be alike."""
    charts = [row for brief in briefs for chart in _charts(brief) for row in _named(chart, company)]
    found = {"": OWN}
    for number, segment in enumerate(company.entry.segments):
        beside = {
            one for row in charts for pair in pairwise(row) if segment in pair for one in pair
        }
        together = {one for row in charts if segment in row for one in row}
        turned = [SEGMENTS[(number + step) % len(SEGMENTS)] for step in range(len(SEGMENTS))]
        around, used = ([found[one] for one in some if one in found] for some in (beside, together))
        found[segment] = _apart(turned, around, used)
    return found


def _charts(brief: Brief) -> Iterator[ChartEntry]:
    yield from brief.entry.charts
    for section in brief.entry.sections:
        yield from section.charts


def _named(chart: ChartEntry, company: Company) -> Iterator[list[str]]:
    """The company's segments, and itself under no name, side by side as series or categories."""
    categories = [one if isinstance(one, str) else one.of for one in chart.categories]
    for row in ([series.of for series in chart.series], categories):
        named = [next((w for w in split(text) if w in company.segments), "") for text in row]
        yield [one for one in named if not one or one in company.entry.segments]
