"""Lists: figures in a row, each of which goes with one of the years, names or levels before them.

預計2025-2027年淨利分別為A、B、C gives A to 2025; 營收和淨利分別為A和B gives A to the first of
the names; 營收A、淨利B,分別成長C和D gives C to A.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefs.articles.clauses import Paragraph, Place, Proposal
from briefs.articles.dates import Mention
from briefs.figures.scan import Found
from briefs.model.period import Period, fiscal_year
from briefs.model.unit import kind_of

_JOINED = re.compile(
    r"\s*(?:和|与|及|以及|、|/|,|,? and)\s*"
    r"|\s*\([^()]{1,20}\)\s*(?:和|及|、|/|,)\s*|\s*\)\s*(?:和|及|、|/|,)[^(),、/]{1,20}\(\s*"
)
_BETWEEN = re.compile(r"\s*(?:/|、|和|及|与|,)\s*")
_NAMES_JOINED = re.compile(r"[^,。;]{0,12}?(?:和|与|及|、|/|and|, )[^,。;]{0,6}")
_NAMES = ("concept", "subject", "change", "period")
_REACH = 300  # characters before a figure in which its years are named
_NEAR = 24  # characters within which a row is said to go with names
_MOST = 12  # figures of a row on either side


def row_of(p: Paragraph, place: Place) -> Sequence[Found]:
    """The figures of one kind that stand in a row with a figure, if it is not alone."""
    kind = kind_of(place.found.figure.unit)
    index = bisect_left(p.starts, place.start)
    near = p.figures[max(0, index - _MOST) : index + _MOST]
    kin = [one for one in near if kind_of(one.figure.unit) == kind and not p.is_date(one)]
    starts = [one.start for one in kin]
    if place.start not in starts:
        return []
    first = last = starts.index(place.start)
    while first and _JOINED.fullmatch(p.gap(kin[first - 1].end, kin[first].start)):
        first -= 1
    while last + 1 < len(kin) and _JOINED.fullmatch(p.gap(kin[last].end, kin[last + 1].start)):
        last += 1
    return kin[first : last + 1] if last > first else []


def year_of(p: Paragraph, place: Place, row: Sequence[Found]) -> tuple[Period, Mention] | None:
    """The figure's own year of those that are named for its row, and the words that name it."""
    if not row:
        return None
    reach = max(0, row[0].start - _REACH)
    start = max(reach, p.text.rfind("。", reach, place.start) + 1)
    years = _years(p, p.within(start, row[0].start, "period"))
    if len(years) != len(row):
        return None
    year, mention = years[_number(row, place)]
    return fiscal_year(year, p.calendar.quarter.fiscal), mention


def name_of(p: Paragraph, place: Place, row: Sequence[Found]) -> Mention | None:
    """The name that goes with the figure: of as many names as figures, those that stand nearest."""
    if not _is_respective(p, place, row):
        return None
    runs = [
        run
        for kind in _NAMES
        for run in _runs(p, p.within(place.sentence[0], row[0].start, kind))
        if len(run) == len(row)
    ]
    nearest = max(runs, key=lambda run: run[-1].end, default=None)
    return nearest[_number(row, place)] if nearest else None


def level_of(p: Paragraph, place: Place, row: Sequence[Found]) -> Proposal | None:
    """The level that goes with a growth: of as many levels as figures before them."""
    if not _is_respective(p, place, row):
        return None
    told = [one for one in p.done if place.sentence[0] <= one.found.start < row[0].start]
    levels = [one for one in told if one.concept and not one.change]
    apart = {(one.concept, one.entity, one.segment) for one in levels}
    return levels[_number(row, place)] if len(levels) == len(apart) == len(row) else None


def _number(row: Sequence[Found], place: Place) -> int:
    return [one.start for one in row].index(place.start)


def _is_respective(p: Paragraph, place: Place, row: Sequence[Found]) -> bool:
    """Tell a row that words or slashes join with names one by one."""
    if not row or row[0].start < place.sentence[0]:
        return False
    span = (max(place.sentence[0], row[0].start - _NEAR), row[-1].end + _NEAR)
    said = p.within(*span, "respectively")
    return bool(said) or all(
        p.gap(one.end, other.start).strip() == "/" for one, other in pairwise(row)
    )


def _runs(p: Paragraph, named: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """Names that are joined by 和, and or a comma."""
    run: list[Mention] = []
    for mention in named:
        if run and not _NAMES_JOINED.fullmatch(p.gap(run[-1].end, mention.start)):
            yield run
            run = []
        run.append(mention)
    yield run


def _years(p: Paragraph, named: Sequence[Mention]) -> Sequence[tuple[int, Mention]]:
    """The years that were named last: of a span, or one by one."""
    if named and named[-1].period_kind == "span":
        span = named[-1].period
        assert isinstance(span, Period)
        return [(year, named[-1]) for year in range(span.start.year, span.end.year + 1)]
    found: list[tuple[int, Mention]] = []
    for mention in reversed(named):
        period = mention.period
        joined = not found or _BETWEEN.fullmatch(p.gap(mention.end, found[0][1].start))
        if not (isinstance(period, Period) and period.kind == "year" and joined):
            break
        found.insert(0, (period.year, mention))
    return found if len(found) > 1 else []
