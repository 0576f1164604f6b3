"""Columns over time: bars beside or upon each other at the middle of their periods."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from briefs.charts.axes import Levels, foot, levels, margins, time_axis, value_axis
from briefs.charts.marks import Bar, Chart, Label, Plot, Point, Rule, Series
from briefs.charts.room import Room, at_both_widths
from briefs.charts.scales import NARROW, WIDE, Timeline
from briefs.charts.text import text_width
from briefs.charts.uncertainty import inward, upright

DEPTH = 150.0  # px from the highest tick to the lowest
SHARE = 0.8  # of the days between neighbours, the part that their columns take
WIDEST = 16.0  # percent of the plot that a column takes at most
LEAST = 3.0  # and at least, where only dots are beside it
APART = 17.0  # px from one value above a group to the next
MORE = 3  # lines of values at most, beyond those of a group
STUB = 14.0  # px that a stack goes on where a part is not known


@dataclass(frozen=True, slots=True)
class Piece:
    """A value of a column, from where it begins."""

    series: Series
    point: Point
    start: float = 0

    @property
    def stop(self) -> float:
        """The value at which it ends."""
        return self.start + self.point.value

    def placed(self, scale: Callable[[float], float]) -> Callable[[float], float]:
        """A scale of values that are counted from where it begins."""
        return lambda value: scale(self.start + value)


Column = Sequence[Piece]


def columns(chart: Chart, groups: Sequence[Sequence[Column]], parts: int = 1) -> Plot:
    """Columns from zero, a group of them for each category; whole ones have so many parts.

    There is room above for the values of a group on each other, and for more as long as it helps.
    """
    drawn = _columns(chart, groups, parts, 0)
    for lines in range(1, MORE + 1):
        if _written(drawn) == 2 * len(chart.known):
            break
        drawn = max(drawn, _columns(chart, groups, parts, lines), key=_written)
    return drawn


def _written(plot: Plot) -> int:
    """The number of values written, in a narrow chart and in a wide one."""
    return sum(1 if label.only else 2 for label in plot.labels if label.point)


def _columns(chart: Chart, groups: Sequence[Sequence[Column]], parts: int, lines: int) -> Plot:
    """The columns with room above for so many more lines of values."""
    pieces = [piece for group in groups for column in group for piece in column]
    ends = [chart.whole, *(p.start + end for p in pieces for end in p.point.extent)]
    most = max(map(len, groups))
    room = max(ends) * (1 + (most - 1) * APART / DEPTH)
    level = levels((0.0, *ends, room) if any(ends) else (0.0, 1.0), DEPTH, APART * lines)
    width, place = _across(chart, most)
    drawn = Plot(
        *margins(chart, level, place, _beside(chart, place)), height=level.top + DEPTH + foot(chart)
    )
    value_axis(drawn, chart, level)
    sites: list[list[Label]] = []
    middles: list[float] = []  # of the columns
    for day, group in zip(chart.days, groups, strict=True):
        first = len(sites)
        for number, column in enumerate(group):
            x = place(day) + width * (number - len(group) / 2)
            lacking = STUB if 0 < len(column) < parts else 0.0
            if lacking:
                top = level(max(piece.stop for piece in column))
                drawn.caps.append(Rule(x + width / 2, top - STUB, x + width / 2, top, "beyond"))
            if column:
                middles.append(x + width / 2)
            for piece in column:
                drawn.bars.append(_bar(piece, level, x, width))
                role = piece.series.role + inward(piece.point)
                upright(drawn, piece.point, role, piece.placed(level), x + width / 2)
                label = _inside if len(column) > 1 or piece.start else _beyond
                raised = lacking if label is _beyond else 0.0
                own = label(piece, level, x, width)
                sites.append([replace(site, y=site.y - raised) for site in own])
        if all(len(column) < 2 for column in group):
            _lift(sites[first:], len(group) + lines)
    drawn.legend = chart.series if len(chart.series) > 1 else ()
    time_axis(drawn, chart, place)
    order = [labels for labels in (sites[-1], *sites[:-1][:1], *sites[-2:0:-1]) if labels]
    drawn.labels += [*at_both_widths(partial(_values, drawn, order, width, middles))]
    return drawn


def _across(chart: Chart, most: int) -> tuple[float, Timeline]:
    """The width of a column in percent, and the places of days, with half a group beside them."""
    known = [day for i, day in enumerate(chart.days) if chart.at(i)]
    length = chart.days[-1] - chart.days[0]

    def fitting(days: Sequence[float]) -> float:
        """Give the width of groups that keep clear of each other."""
        part = min((b - a for a, b in pairwise(days)), default=length) / length
        return SHARE * 98 * part / (1 + SHARE * part)

    least = min(LEAST * most, fitting(known))
    width = min(max(fitting(chart.days), least), WIDEST * most)
    return width / most, Timeline(chart.days[0], chart.days[-1], width / 2 + 1)


def _beside(chart: Chart, place: Timeline) -> float:
    """Pixels right of the plot, so that the last value has room over its column."""
    last = max(i for i in range(len(chart.days)) if chart.at(i))
    half = max(text_width(point.text) for _, point in chart.at(last)) / 2
    return max(8.0, half - (100 - place(chart.days[last])) * (NARROW - 2 * half) / 100)


def _bar(piece: Piece, level: Levels, x: float, width: float) -> Bar:
    top, bottom = sorted((level(piece.start), level(piece.stop)))
    role = piece.series.role + piece.point.look
    return Bar(x, width, top, bottom - top, role, piece.point)


def _beyond(piece: Piece, level: Levels, x: float, width: float) -> Iterator[Label]:
    """Places of a value beyond the end of its column, the best first."""
    point = piece.point
    below = piece.stop < 0
    y = level((min if below else max)(point.extent))
    y += 15 if below else -5
    if point.open * point.value > 0:  # beyond the arrow
        y -= 10 * point.open
    aside = text_width(point.text) / 4
    for dx in (0.0, -aside / 2, aside / 2, -aside, aside):
        role = f"value {piece.series.role}"
        yield Label(x + width / 2, y, point.text, role, dx, "middle", point)


def _lift(sites: Sequence[list[Label]], lines: int) -> None:
    """Add places above the whole group, over the column itself."""
    top = min((labels[0].y for labels in sites), default=0)
    for labels in sites:
        own = labels[0]
        for line in range(lines + 1):
            labels.extend(
                replace(own, y=top - APART * line, dx=dx * own.width)
                for dx in (0.0, -0.15, 0.15, -0.35, 0.35)
            )


def _inside(piece: Piece, level: Levels, x: float, width: float) -> Iterator[Label]:
    """The place of a value in the middle of its part, if that is high enough."""
    y = (level(piece.start) + level(piece.stop)) / 2
    if abs(level(piece.start) - level(piece.stop)) >= 15:
        role = f"inside {piece.series.role}{piece.point.look}"
        yield Label(x + width / 2, y + 4.5, piece.point.text, role, 0, "middle", piece.point)


def _values(
    plot: Plot,
    sites: Sequence[Sequence[Label]],
    column: float,
    middles: Sequence[float],
    width: float,
) -> Iterator[Label]:
    """The values that have room in a chart so wide, the first of `sites` before others."""
    inner = width - plot.left - plot.right
    room = Room(inner, (-plot.left, 0, inner + plot.right, plot.height))
    room.take(label for label in plot.labels if label.only != ("n" if width == WIDE else "w"))
    bars = [room.bar(bar) for bar in plot.bars]
    for labels in sites:
        inside = "inside" in labels[0].role
        if inside and labels[0].width + 4 > column * inner / 100:
            continue
        places = dict.fromkeys(place for label in labels for place in (room.inward(label), label))
        own = [
            label
            for label in places
            if _nearest(middles, label.x + 100 * label.dx / inner) == labels[0].x
        ]
        if found := room.first_free(own, bars=() if inside else bars):
            yield found


def _nearest(places: Iterable[float], x: float) -> float:
    return min(places, key=lambda place: abs(place - x))
