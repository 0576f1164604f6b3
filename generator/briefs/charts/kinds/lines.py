"""Lines, named at their ends; every value that has room is written at its point."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefs.charts.axes import FOOT, TOP, Levels, foot, levels, margins, time_axis, value_axis
from briefs.charts.marks import Chart, Label, Leader, Mark, Plot, Point, Series, Trace
from briefs.charts.room import Room, Step
from briefs.charts.scales import NARROW, WIDE, Timeline, spread
from briefs.charts.text import LINE, coordinate, text_width, wrap
from briefs.charts.uncertainty import upright

DEPTH = 170.0  # px from the highest tick to the lowest
TAIL = 104.0  # px for the words at a line's end


@dataclass(frozen=True, slots=True)
class Place:
    """A point of a line: x in percent, y in pixels."""

    x: float
    y: float
    point: Point


@dataclass(frozen=True, slots=True)
class Run:
    """A series' known points, and the words at its end."""

    series: Series
    points: tuple[Point, ...]
    name: tuple[str, ...]  # lines; none if the title says it all
    beside: bool  # the value stands in the line of the name

    @property
    def text(self) -> str:
        """The last value."""
        return self.points[-1].text

    @property
    def width(self) -> float:
        """Pixels of the words."""
        lines = (f"{self.name[0]} {self.text}",) if self.beside else (*self.name, self.text)
        return max(map(text_width, lines))

    @property
    def height(self) -> float:
        """Pixels of the words."""
        return LINE * (len(self.name) + (not self.beside))


def _run(series: Series, points: tuple[Point, ...], *, named: bool) -> Run:
    if not named:
        return Run(series, points, (), beside=False)
    beside = text_width(f"{series.name} {points[-1].text}") <= TAIL
    return Run(series, points, wrap(series.name, TAIL), beside)


def plot(chart: Chart, _words: Mapping[str, str]) -> Plot | None:
    """Lines with their names at the ends, or above if one ends early; nothing for one point."""
    days = {point.day for _, _, point in chart.known}
    if len(days) == 1:
        return None
    known = {s: tuple(p for p in s.points if p and p.placed) for s in chart.series}
    known = {series: points for series, points in known.items() if points}
    place = Timeline(min((*days, *chart.days)), max((*days, *chart.days)))
    early = any(points[-1].day < place.last for points in known.values())
    several = len(chart.series) > 1
    runs = [_run(*pair, named=several and not early) for pair in known.items()]
    tails = [run for run in runs if run.points[-1].day == place.last]
    depth = max(DEPTH, math.fsum(run.height for run in tails) - TOP)
    base = [0.0] if len(days) == 2 else []  # a single step is as steep as its axis is cut
    level = levels([*chart.extents, *base], depth)
    tail = max((run.width for run in tails), default=0) + 14
    drawn = Plot(*margins(chart, level, place, tail), height=TOP + depth + foot(chart))
    drawn.legend = chart.series if several and early else ()
    value_axis(drawn, chart, level)
    time_axis(drawn, chart, place)
    traced = [_trace(drawn, run, place, level) for run in runs]
    ended = {run.series: places[-1] for run, places in zip(runs, traced, strict=True)}
    _tails(drawn, tails, [ended[run.series] for run in tails])
    for width in (NARROW, WIDE):
        _annotate(drawn, runs, traced, width)
    return drawn


def _trace(plot: Plot, run: Run, place: Timeline, level: Levels) -> tuple[Place, ...]:
    """Draw a line and its points, dots across what is between no neighbours; where they are."""
    role = run.series.role
    places = tuple(Place(place(point.day), level(point.value), point) for point in run.points)
    drawn: dict[bool, list[str]] = {False: [], True: []}
    for here, there in pairwise(places):
        drawn[not there.point.follows].append(_step(here, there))
    plot.traces += (Trace("".join(d), role, gap) for gap, d in drawn.items() if d)
    for x, y, point in ((one.x, one.y, one.point) for one in places):
        upright(plot, point, role, level, x)
        shape = "diamond" if point.ahead or role == "consensus" else "dot"
        plot.marks.append(Mark(x, y, shape, role + point.look, point, size=3.5))
    return places


def _step(here: Place, there: Place) -> str:
    return f"M{coordinate(here.x)} {coordinate(here.y)}L{coordinate(there.x)} {coordinate(there.y)}"


def _tails(plot: Plot, runs: Sequence[Run], places: Sequence[Place]) -> None:
    """Write name and value at the end of each line, moved apart where they would collide."""
    sizes = [run.height for run in runs]
    centres = spread([place.y for place in places], sizes, 0, plot.height - FOOT - LINE)
    for run, place, centre in zip(runs, places, centres, strict=True):
        role = f"value {run.series.role}"
        if abs(centre - place.y) > 4:
            plot.leaders.append(Leader(place.y, centre))
        y = centre - run.height / 2 + 12.5
        before = run.name[0] if run.beside else ""
        for name in () if run.beside else run.name:
            plot.labels.append(Label(100, y, name, run.series.role, 14))
            y += LINE
        plot.labels.append(Label(100, y, run.text, role, 14, point=place.point, before=before))


def _annotate(
    plot: Plot, runs: Sequence[Run], traced: Sequence[Sequence[Place]], width: float
) -> None:
    """Write the values that have room at this width and are not written yet."""
    inner = width - plot.left - plot.right
    room = Room(inner, (-plot.left, 0, inner + 4, plot.height - FOOT - LINE))
    room.take(label for label in plot.labels if label.x < 100 and label.only != "n")
    steps = [_steps(places, inner) for places in traced]
    every = [step for own in steps for step in own]
    written = {label.point.id for label in plot.labels if label.point}
    for run, places, own in zip(runs, traced, steps, strict=True):
        ends = places[-1], places[0]
        for place in dict.fromkeys((*ends, *places)):
            if place.point.id in written:
                continue
            low = _is_low(place, places)
            sites = [*_sites(place, run.series.role, "w" if width > NARROW else "", low=low)]
            found = room.first_free(sites, every)
            if not found and place in ends:  # it may stand upon its own line
                found = room.first_free(sites, [step for step in every if step not in own])
            if found:
                plot.labels.append(found)


def _steps(places: Sequence[Place], inner: float) -> list[Step]:
    """Cut a line into pieces, in pixels; a single point is a piece without length."""
    line = [(place.x * inner / 100, place.y) for place in places]
    return [(*here, *there) for here, there in pairwise(line if len(line) > 1 else line * 2)]


def _is_low(place: Place, places: Sequence[Place]) -> bool:
    """Tell if a point lies below its neighbours."""
    i = places.index(place)
    return place.y >= max(one.y for one in places[max(i - 1, 0) : i + 2])


def _sites(place: Place, role: str, only: str, *, low: bool) -> Iterator[Label]:
    """Places for a point's value, the best first: above, below, then aside."""
    text, role = place.point.text, f"value {role}"
    aside = text_width(text) / 2
    sides = ((0, -9), (0, 18), (-aside, -8), (aside, -8), (-aside, 17), (aside, 17))
    for dx, dy in (sides[1], sides[0], *sides[4:], *sides[2:4]) if low else sides:
        yield Label(place.x, place.y + dy, text, role, dx, "middle", place.point, only=only)
