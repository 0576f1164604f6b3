"""Years of a list: 預計2025-2027年淨利分別為A、B、C gives A to 2025."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.dates import Mention
from briefs.figures.scan import Found
from briefs.model.period import Period, fiscal_year
from briefs.model.unit import kind_of

_JOINED = re.compile(
    r"\s*(?:和|与|及|以及|、|/|,)\s*"
    r"|\s*\([^()]{1,20}\)\s*(?:和|及|、|/|,)\s*|\s*\)\s*(?:和|及|、|/|,)[^(),、/]{1,20}\(\s*"
)
_BETWEEN = re.compile(r"\s*(?:/|、|和|及|与|,)\s*")
_REACH = 300  # characters before a figure in which its years are named
_MOST = 12  # figures of a list on either side


def year_of_list(p: Paragraph, place: Place) -> tuple[Period, Mention] | None:
    """The figure's own year of those that are named for its list, and the words that name it."""
    listed = _list(p, place)
    if len(listed) < 2:
        return None
    reach = max(0, listed[0].start - _REACH)
    start = max(reach, p.text.rfind("。", reach, place.start) + 1)
    years = _years(p, p.within(start, listed[0].start, "period"))
    if len(years) != len(listed):
        return None
    year, mention = years[[one.start for one in listed].index(place.start)]
    return fiscal_year(year, p.calendar.quarter.fiscal), mention


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


def _list(p: Paragraph, place: Place) -> Sequence[Found]:
    """The figures of one kind that stand in a row with a figure."""
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
    return kin[first : last + 1]
