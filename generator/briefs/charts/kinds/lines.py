"""Lines, named at their ends; every value that has room is written at its point."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefs.charts.marks import Chart, Label, Leader, Mark, Plot, Point, Rule, Series, Trace
from briefs.charts.scales import NARROW, WIDE, Scale, spread
from briefs.charts.text import LINE, coordinate, text_width, wrap

TOP = 20.0  # px above the highest point
DEPTH = 170.0  # px from there to the lowest
TAIL = 104.0  # px for the words at a line's end


Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels
Step = tuple[float, float, float, float]  # from x, y to x, y in pixels, rightwards
Level = Callable[[float], float]  # from values to y in pixels


@dataclass(frozen=True, slots=True)
class Place:
    """A point of a line: x in percent, y in pixels."""

    x: float
    y: float
    point: Point


@dataclass(frozen=True, slots=True)
class Run:
    """A series' known points by category, and the words at its end."""

    series: Series
    points: tuple[tuple[int, Point], ...]
    name: tuple[str, ...]  # lines; none if the title says it all
    beside: bool  # the value stands in the line of the name

    @property
    def text(self) -> str:
        """The last value."""
        return self.points[-1][1].text

    @property
    def width(self) -> float:
        """Pixels of the words."""
        lines = (f"{self.name[0]} {self.text}",) if self.beside else (*self.name, self.text)
        return max(map(text_width, lines))

    @property
    def height(self) -> float:
        """Pixels of the words."""
        return LINE * (len(self.name) + (not self.beside))


def _run(series: Series, *, alone: bool) -> Run:
    points = tuple((i, point) for i, point in enumerate(series.points) if point)
    if alone:
        return Run(series, points, (), beside=False)
    beside = text_width(f"{series.name} {points[-1][1].text}") <= TAIL
    return Run(series, points, wrap(series.name, TAIL), beside)


def plot(chart: Chart, _words: Mapping[str, str]) -> Plot | None:
    """Lines with their names at the ends; nothing where they would have one point."""
    if len({category for category, _, _ in chart.known}) == 1:
        return None
    runs = [_run(s, alone=len(chart.series) == 1) for s in chart.series if any(s.points)]
    low, high = _span(chart.extents)
    scale = Scale(high, low)
    depth = max(DEPTH, math.fsum(run.height for run in runs) - TOP)
    drawn = Plot(
        left=_overhang(chart, runs),
        right=max(run.width for run in runs) + 14,
        height=TOP + depth + 40,
    )

    def level(value: float) -> float:
        return TOP + depth * scale(value) / 100

    drawn.rules.append(Rule(0, drawn.height - 20, 100, drawn.height - 20, "grid"))
    if low < 0 < high:
        drawn.rules.append(Rule(0, level(0), 100, level(0), "zero"))
        drawn.labels.append(Label(0, level(0) + 4.5, "0", "muted", -8, "end"))
    drawn.labels += _category_labels(chart.categories, drawn)
    traced = [_trace(drawn, run, len(chart.categories), level) for run in runs]
    _tails(drawn, runs, [places[-1] for places in traced])
    for width in (NARROW, WIDE):
        _annotate(drawn, runs, traced, width)
    return drawn


def _overhang(chart: Chart, runs: Sequence[Run]) -> float:
    """Pixels left of the first point for what is written about it."""
    texts = [run.points[0][1].text for run in runs if run.points[0][0] == 0]
    return max(text_width(chart.categories[0]) / 2, *(min(text_width(t), 32) for t in texts), 6)


def _span(values: Sequence[float]) -> tuple[float, float]:
    """The extent of the values, around them where they are all alike."""
    low, high = min(values), max(values)
    around = (abs(low) / 2 or 1) if low == high else 0
    return low - around, high + around


def _category_labels(categories: Sequence[str], plot: Plot) -> Iterator[Label]:
    """As many as have room, counted from the last; more of them where the chart is wide."""
    last = len(categories) - 1
    width = max(map(text_width, categories)) + 8
    wide = _stride(width, WIDE - plot.left - plot.right, last)
    narrow = wide * math.ceil(_stride(width, NARROW - plot.left - plot.right, last) / wide)
    for i, category in enumerate(categories):
        if (last - i) % wide == 0:
            later = (last - i) % narrow != 0
            x, only = 100 * i / last, "w" if later else ""
            yield Label(x, plot.height - 5, category, "muted", 0, "middle", only=only)


def _stride(width: float, room: float, last: int) -> int:
    return max(1, math.ceil(width * last / max(room, 1)))


def _trace(plot: Plot, run: Run, count: int, level: Level) -> tuple[Place, ...]:
    """Draw a line and its points; where they are."""
    role = run.series.role
    shape = "diamond" if role == "consensus" else "dot"
    places = tuple(Place(100 * i / (count - 1), level(p.value), p) for i, p in run.points)
    drawn: dict[bool, list[str]] = {False: [], True: []}
    for ((i, _), here), ((j, _), there) in pairwise(zip(run.points, places, strict=True)):
        drawn[j > i + 1].append(_step(here, there))
    plot.traces += (Trace("".join(d), role, gap) for gap, d in drawn.items() if d)
    for place in places:
        point = place.point
        if point.low is not None and point.high is not None:
            ends = [level(v) for v in (point.high, point.low)]
            plot.rules.append(Rule(place.x, ends[0], place.x, ends[1], f"whisker {role}"))
        plot.marks.append(Mark(place.x, place.y, shape, role, point, size=3.5))
    return places


def _step(here: Place, there: Place) -> str:
    return f"M{coordinate(here.x)} {coordinate(here.y)}L{coordinate(there.x)} {coordinate(there.y)}"


def _tails(plot: Plot, runs: Sequence[Run], places: Sequence[Place]) -> None:
    """Write name and value at the end of each line, moved apart where they would collide."""
    sizes = [run.height for run in runs]
    centres = spread([place.y for place in places], sizes, 0, plot.height - 20)
    for run, place, centre in zip(runs, places, centres, strict=True):
        role = f"value {run.series.role}"
        if place.x < 100:
            plot.rules.append(Rule(place.x, place.y, 100, place.y, f"reach {run.series.role}"))
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
    steps = [_steps(places, inner) for places in traced]
    every = [step for own in steps for step in own]
    bounds = (-plot.left, inner + 4, plot.height - 20)
    written = {label.point.id for label in plot.labels if label.point}
    taken = [_box(label, inner) for label in plot.labels if label.point and label.x < 100]
    for run, places, own in zip(runs, traced, steps, strict=True):
        for place, low in zip(places[:-1], _lows(places), strict=True):
            if place.point.id in written:
                continue
            sites = [*_sites(place, run.series.role, "w" if width > NARROW else "", low=low)]
            lines = [every]
            if place is places[0]:  # it may stand upon its own line
                lines.append([step for step in every if step not in own])
            free = (
                site
                for line in lines
                for site in sites
                if _is_free(_box(site, inner), taken, line, bounds)
            )
            label = next(free, None)
            if label:
                taken.append(_box(label, inner))
                plot.labels.append(label)


def _steps(places: Sequence[Place], inner: float) -> list[Step]:
    """Cut a line into pieces, in pixels; a single point is a piece without length."""
    line = [(place.x * inner / 100, place.y) for place in places]
    return [(*here, *there) for here, there in pairwise(line if len(line) > 1 else line * 2)]


def _lows(places: Sequence[Place]) -> list[bool]:
    """Say of each point but the last if it lies below its neighbours."""
    ys = [place.y for place in places]
    return [y >= max(ys[max(i - 1, 0)], ys[i + 1]) for i, y in enumerate(ys[:-1])]


def _sites(place: Place, role: str, only: str, *, low: bool) -> Iterator[Label]:
    """Places for a point's value, the best first: above, below, then aside."""
    text, role = place.point.text, f"value {role}"
    aside = text_width(text) / 2
    sides = ((0, -9), (0, 18), (-aside, -8), (aside, -8), (-aside, 17), (aside, 17))
    for dx, dy in (sides[1], sides[0], *sides[4:], *sides[2:4]) if low else sides:
        yield Label(place.x, place.y + dy, text, role, dx, "middle", place.point, only=only)


def _box(label: Label, inner: float) -> Box:
    """The room of a centred label in a plot `inner` pixels wide."""
    middle, half = label.x * inner / 100 + label.dx, label.width / 2
    return middle - half, label.y - 11, middle + half, label.y + 3


def _is_free(
    box: Box, taken: Sequence[Box], steps: Sequence[Step], bounds: tuple[float, float, float]
) -> bool:
    """True where a label keeps clear of the edges, other labels, points and lines."""
    left, top, right, bottom = box
    if left < bounds[0] or right > bounds[1] or top < 0 or bottom > bounds[2]:
        return False
    if any(left < b[2] + 3 and b[0] - 3 < right and top < b[3] and b[1] < bottom for b in taken):
        return False
    return not any(
        step[0] < right + 3 and left - 3 < step[2] and _crosses(step, box) for step in steps
    )


def _crosses(step: Step, box: Box) -> bool:
    """True where a piece of a line or the point at either end touches a box."""
    x1, y1, x2, y2 = step
    left, top, right, bottom = box
    if not (min(y1, y2) < bottom + 3 and top - 3 < max(y1, y2)):
        return False
    if any(left - 3 < x < right + 3 and top - 3 < y < bottom + 3 for x, y in ((x1, y1), (x2, y2))):
        return True
    start, stop = max(left, x1), min(right, x2)
    if start >= stop:
        return False
    slope = (y2 - y1) / (x2 - x1)
    ends = y1 + slope * (start - x1), y1 + slope * (stop - x1)
    return min(ends) < bottom - 1 and max(ends) > top + 1
