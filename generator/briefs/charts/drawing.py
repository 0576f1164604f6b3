"""Charts as inline SVG: plain values in, one `<figure>` out.

Text keeps its size at every width, so nothing is scaled: x is in percent of the plot, y in pixels,
and what must not collide is settled for the narrowest column (`NARROW`), where it is tightest.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES = Path(__file__).parents[3] / "templates" / "charts"

NARROW = 288.0  # px: a 320 px screen without its margins
WIDE = 560.0  # px: from here on the `bf-w` labels are shown, see charts.css
SIZE = 13.0  # px of chart text
LINE = 16.0  # px from one line of text to the next
GAP = 6.0  # px between a mark and its label


@dataclass(frozen=True, slots=True)
class Point:
    """A value with its label in the page's language; `low` and `high` bound a range or interval."""

    value: float
    text: str
    id: str
    derived: bool = False
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One point or gap for each category; `role` names its colour and shape."""

    name: str
    role: str  # s1 … s6, actual, guidance, consensus, better, worse
    points: tuple[Point | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart says; `source` and `note` may be Markup.

    `totals` are for `stacked`. `tick` formats an axis value: with it `lines` get an axis and label
    only their ends, without it they label every point that has room.
    """

    id: str
    kind: str  # bars, stacked, lines, ranges
    title: str
    description: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    source: str = ""
    note: str = ""
    totals: tuple[Point | None, ...] = ()
    tick: Callable[[float], str] | None = None


def draw(chart: Chart, words: Mapping[str, str], templates: Path = TEMPLATES) -> str:
    """Give the whole `<figure>`: title, SVG, legend, values as a table, source and note."""
    known = _known(chart)
    plot = _plot(chart, words)
    template = _environment(templates).get_template("chart.html")
    lone = known and not plot
    return template.render(chart=chart, words=words, known=known, lone=lone, plot=plot, inner=None)


def picture(
    chart: Chart, words: Mapping[str, str], width: float, font: str, templates: Path = TEMPLATES
) -> str:
    """Give the drawing alone as an SVG file, `width` pixels wide, in the light colours.

    It is empty where there is nothing to draw. Title, note and source are left to what is around.
    """
    plot = _plot(chart, words)
    if plot is None:
        return ""
    legend = list(_legend(chart, width))
    above = legend[-1][1] + 21 if legend else 0.0
    return (
        _environment(templates)
        .get_template("print.svg")
        .render(
            chart=chart,
            plot=plot,
            legend=legend,
            above=above,
            width=width,
            wide=WIDE,
            inner=width - plot.left - plot.right,
            height=above + plot.height + 4,
            font=font,
            colours=_colours(templates),
        )
    )


def _plot(chart: Chart, words: Mapping[str, str]) -> "Plot | None":
    """Nothing where no figure is known, or a line would have one point."""
    known = _known(chart)
    lone = chart.kind == "lines" and len({category for category, _, _ in known}) == 1
    return PLOTS[chart.kind](chart, words) if known and not lone else None


def _legend(chart: Chart, width: float) -> Iterator[tuple[float, float, Series]]:
    """Where each series of stacked bars is named: x, y."""
    x = y = 0.0
    for series in chart.series if chart.kind == "stacked" and len(chart.series) > 1 else ():
        room = 17 + text_width(series.name)
        if x and x + room > width:
            x, y = 0.0, y + 20
        yield x, y, series
        x += room + 16


@cache
def _colours(templates: Path) -> Mapping[str, str]:
    """The light colours, which stand first in the style sheet."""
    sheet = (templates.parent / "assets" / "charts.css").read_text("utf-8")
    return dict(re.findall(r"--bf-(\w+): (#\w+);", sheet.partition("}")[0]))


# What a plot is made of. Every x is in percent of the plot's width, everything else in pixels.


@dataclass(frozen=True, slots=True)
class Label:
    """Text at `x` moved by `dx`, its baseline at `y`."""

    x: float
    y: float
    text: str
    role: str = ""
    dx: float = 0
    anchor: str = "start"
    point: Point | None = None
    before: str = ""  # plain words beside the text
    after: str = ""
    only: str = ""  # shown only where the chart is narrow (n) or wide (w), see charts.css

    @property
    def width(self) -> float:
        """Pixels."""
        return text_width(" ".join(filter(None, (self.before, self.text, self.after))))


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle."""

    x: float
    width: float
    y: float
    height: float
    role: str
    point: Point


@dataclass(frozen=True, slots=True)
class Mark:
    """A symbol centred on a place: dot, diamond, left or right."""

    x: float
    y: float
    shape: str
    role: str
    point: Point
    size: float = 6  # radius of a dot


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; its role is a series' or one of grid, zero, whisker, leader."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: str


@dataclass(frozen=True, slots=True)
class Trace:
    """A broken line as the `d` of an SVG path in a box 100 wide; a gap is bridged by dots."""

    d: str
    role: str
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Leader:
    """From the height of a line's end to that of its label."""

    y1: float
    y2: float


@dataclass(slots=True)
class Plot:
    """Marks and labels, and the pixels around them."""

    left: float = 0
    right: float = 0
    height: float = 0
    rules: list[Rule] = field(default_factory=list)  # behind the marks
    caps: list[Rule] = field(default_factory=list)  # upon the bars
    traces: list[Trace] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    leaders: list[Leader] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)


# Text, measured by a table: the build machine's fonts are not the reader's.


@lru_cache(maxsize=4096)
def _em(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if char in "iljtfrI.,:;'|!()[] ":
        return 0.35
    if char in "mwMW%—":
        return 0.95
    return 0.7 if char.isupper() else 0.6


@lru_cache(maxsize=4096)
def text_width(text: str, size: float = SIZE) -> float:
    """Pixels that a line of text takes, rather too many than too few."""
    return size * sum(map(_em, text))


@lru_cache(maxsize=4096)
def wrap(text: str, width: float) -> tuple[str, ...]:
    """Lines of at most `width` pixels and of like length, if the words allow."""
    lines = _fill(text, width)
    words = max(map(text_width, _WORD.findall(text)), default=0.0)
    while width - SIZE / 2 >= words and len(_fill(text, width - SIZE / 2)) == len(lines):
        width -= SIZE / 2
    return _fill(text, width)


def _fill(text: str, width: float) -> tuple[str, ...]:
    lines = [""]
    for word in _WORD.findall(text):
        if lines[-1] and text_width((lines[-1] + word).rstrip()) > width:
            lines.append("")
        lines[-1] += word
    return tuple(line.strip() for line in lines)


# A word with the spaces after it, or a Chinese character with the punctuation that must follow it.
_WORD = re.compile(r"[^\s\u2e80-\u9fff\uf900-\uffef]+\s*|\S[，。、；：）」』》]*\s*|\s+")


# Scales and room.


def ticks(low: float, high: float, count: int = 4) -> tuple[float, ...]:
    """About `count` round steps (1, 2, 2.5 or 5 × 10ⁿ) that enclose `low` … `high`."""
    raw = (high - low) / count
    unit = 10.0 ** math.floor(math.log10(raw))
    step = next(m * unit for m in (1, 2, 2.5, 5, 10) if m * unit >= raw * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(float(f"{k * step:.12g}") for k in range(first, last + 1))


def spread(
    wanted: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> tuple[float, ...]:
    """Centres nearest to `wanted` (least squares) at which `sizes` do not overlap.

    They stay within `low` … `high` if they fit; else they run over `high`.
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    before = dict(zip(order, accumulate((sizes[i] for i in order), initial=0.0), strict=False))
    blocks: list[tuple[float, int]] = []  # mean place of the first edge, members
    for i in order:
        place, members = wanted[i] - sizes[i] / 2 - before[i], 1
        while blocks and blocks[-1][0] > place:
            other, more = blocks.pop()
            place = (place * members + other * more) / (members + more)
            members += more
        blocks.append((place, members))
    edges = (place for place, members in blocks for _ in range(members))
    free = max(high - low - sum(sizes), 0)
    centres = {
        i: min(max(edge, low), low + free) + before[i] + sizes[i] / 2
        for i, edge in zip(order, edges, strict=True)
    }
    return tuple(centres[i] for i in range(len(wanted)))


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to percent of the plot's width."""

    low: float
    high: float

    def __call__(self, value: float) -> float:
        return 100 * (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class End:
    """Where a bar ends, and the room that its label takes beyond."""

    at: float
    room: float
    backwards: bool


def _margins(column: float, ends: Sequence[End]) -> tuple[float, float]:
    """Pixels left and right of a plot so that no label at a bar's end leaves the chart."""
    before = max((end.room for end in ends if end.backwards), default=0.0)
    after = max((end.room for end in ends if not end.backwards), default=0.0)
    plot = max(NARROW - column - before - after, 0) / 100
    return (
        column + max((end.room - end.at * plot for end in ends if end.backwards), default=0.0),
        max((end.room - (100 - end.at) * plot for end in ends if not end.backwards), default=0.0),
    )


def _extent(point: Point) -> tuple[float, ...]:
    return tuple(v for v in (point.value, point.low, point.high) if v is not None)


def _known(chart: Chart) -> list[tuple[str, Series, Point]]:
    return [
        (category, series, point)
        for i, category in enumerate(chart.categories)
        for series in chart.series
        if (point := series.points[i]) is not None
    ]


def _from_zero(values: Iterable[float]) -> Scale:
    every = (0.0, *values)
    low, high = min(every), max(every)
    return Scale(low, high if high > low else low + 1)


# Bars: a row each, label at the left or above, value at the bar's end.


@dataclass(frozen=True, slots=True)
class Row:
    """One bar with its words, or a heading over several."""

    label: str
    gap: float = 0  # pixels above
    heading: bool = False
    grouped: bool = False
    series: Series | None = None
    point: Point | None = None
    name: str = ""

    @property
    def room(self) -> float:
        """Pixels that the label beyond the bar takes."""
        text = self.point.text if self.point else ""
        return GAP + text_width(f"{text} {self.name}" if text and self.name else text or self.name)


def _rows(chart: Chart, no_data: str) -> Iterator[Row]:
    """Categories with several values become a heading and a row for each series."""
    grouped, named = False, len(chart.series) < 2
    last = chart.series[0].name if named else ""
    for i, category in enumerate(chart.categories):
        known = [(s, p) for s in chart.series if (p := s.points[i]) is not None]
        if len(known) > 1:
            yield Row(category, gap=12 if i else 0, heading=True)
            for series, point in known:
                yield Row(series.name, grouped=True, series=series, point=point)
        elif known:
            series, point = known[0]
            name = "" if series.name == last else series.name
            yield Row(category, 12 if grouped else 0, series=series, point=point, name=name)
            last = series.name
        else:
            yield Row(category, 12 if grouped else 0, name=no_data)
        grouped = len(known) > 1


def _column(labels: Iterable[str], ends: Sequence[End]) -> float:
    """Pixels for labels left of the bars; 0 if they had better stand above."""
    width = max(map(text_width, labels), default=0.0) + 10
    before = max((end.room for end in ends if end.backwards), default=0.0)
    after = max((end.room for end in ends if not end.backwards), default=0.0)
    return width if width <= 0.36 * NARROW and NARROW - width - before - after >= 90 else 0


def _row_label(plot: Plot, row: Row, y: float, height: float, column: float) -> float:
    """Write a row's label; the y at which its bar begins."""
    role = "head" if row.heading else "muted" if row.grouped else ""
    if column and not row.heading:
        plot.labels.append(Label(0, y + height / 2 + 4.5, row.label, role, dx=-plot.left))
        return y
    for line in wrap(row.label, NARROW):
        plot.labels.append(Label(0, y + 12, line, role, dx=-plot.left))
        y += LINE
    return y + 4


def _zero(plot: Plot, x: float, top: float, bottom: float) -> None:
    """Draw the zero line beside a bar, going on from the row above if it touches."""
    if plot.rules and plot.rules[-1].y2 >= top:
        top = plot.rules.pop().y1
    plot.rules.append(Rule(x, top, x, bottom, "zero"))


def _bars(chart: Chart, words: Mapping[str, str]) -> Plot:
    rows = tuple(_rows(chart, words["no_data"]))
    scale = _from_zero(v for _, _, point in _known(chart) for v in _extent(point))
    ends = [_bar_end(row, scale) for row in rows if not row.heading]
    column = _column((row.label for row in rows if not row.heading), ends)
    plot = Plot(*_margins(column, ends))
    y = 0.0
    for row in rows:
        height = 14.0 if row.grouped else 18.0
        y = _row_label(plot, row, y + row.gap, height, column)
        if not row.heading:
            gap = 6 if row.grouped else 8
            _zero(plot, scale(0), y - 3, y + height + gap - 3)
            _bar(plot, row, scale, y, height)
            y += height + gap
    plot.height = y
    return plot


def _bar_end(row: Row, scale: Scale) -> End:
    if row.point is None:
        return End(scale(0), row.room, backwards=False)
    backwards = row.point.value < 0
    furthest = min if backwards else max
    return End(scale(furthest(_extent(row.point))), row.room, backwards)


def _bar(plot: Plot, row: Row, scale: Scale, y: float, height: float) -> None:
    end = _bar_end(row, scale)
    anchor, dx = ("end", -GAP) if end.backwards else ("start", GAP)
    middle = y + height / 2
    if row.point is None or row.series is None:
        plot.labels.append(Label(end.at, middle + 4.5, row.name, "muted", dx))
        return
    start, stop = sorted((scale(0), scale(row.point.value)))
    plot.bars.append(Bar(start, stop - start, y, height, row.series.role, row.point))
    low, high = row.point.low, row.point.high
    if low is not None and high is not None and scale(high) - scale(low) > 1:
        plot.caps.append(Rule(scale(low), middle, scale(high), middle, "whisker"))
    text, point = row.point.text, row.point
    plot.labels.append(
        Label(end.at, middle + 4.5, text, "value", dx, anchor, point, after=row.name)
    )


# Stacked bars: values inside the segments if all fit, else below them.


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a stacked bar, in percent of the plot."""

    start: float
    width: float
    role: str
    point: Point

    @property
    def centre(self) -> float:
        """The middle, in percent of the plot."""
        return self.start + self.width / 2


def _segments(chart: Chart, index: int, scale: Scale) -> Iterator[Segment]:
    """Run the positive parts right from zero, the negative ones left."""
    reach = {True: 0.0, False: 0.0}
    for series in chart.series:
        if (point := series.points[index]) is None:
            continue
        start = reach[point.value < 0]
        reach[point.value < 0] = stop = start + point.value
        left, right = sorted((scale(start), scale(stop)))
        yield Segment(left, right - left, series.role, point)


def _stack_scale(chart: Chart) -> Scale:
    values = [[p.value for s in chart.series if (p := s.points[i])] for i in _indices(chart)]
    return _from_zero(
        sum(v for v in column if (v < 0) is negative)
        for column in values
        for negative in (True, False)
    )


def _indices(chart: Chart) -> range:
    return range(len(chart.categories))


def _stacked(chart: Chart, words: Mapping[str, str]) -> Plot:
    scale = _stack_scale(chart)
    stacks = [tuple(_segments(chart, i, scale)) for i in _indices(chart)]
    totals = chart.totals or (None,) * len(stacks)
    ends = [_stack_end(s, t, scale, words["no_data"]) for s, t in zip(stacks, totals, strict=True)]
    column = _column(chart.categories, ends)
    plot = Plot(*_margins(column, ends))
    where = _segment_values(stacks, plot)
    y = 0.0
    for category, stack, end, total in zip(chart.categories, stacks, ends, totals, strict=True):
        y = _row_label(plot, Row(category), y, 22, column)
        if scale.low < 0 or not stack:
            _zero(plot, scale(0), y - 2, y + 24)
        plot.bars += (Bar(s.start, s.width, y, 22, s.role, s.point) for s in stack)
        if not stack:
            plot.labels.append(Label(end.at, y + 15.5, words["no_data"], "muted", GAP))
        elif total and end.room:
            plot.labels.append(Label(end.at, y + 15.5, total.text, "value", GAP, point=total))
        plot.labels += _segment_labels(stack, plot, y, where)
        y += 48 if where == "below" else 32
    plot.height = y - 4
    return plot


def _stack_end(stack: Sequence[Segment], total: Point | None, scale: Scale, no_data: str) -> End:
    """Leave room for a total only if no part runs the other way."""
    at = max((s.start + s.width for s in stack), default=scale(0))
    if not stack:
        return End(at, GAP + text_width(no_data), backwards=False)
    shown = total and all(s.point.value >= 0 for s in stack)
    return End(at, GAP + text_width(total.text) if total and shown else 0, backwards=False)


def _segment_values(stacks: Sequence[Sequence[Segment]], plot: Plot) -> str:
    """Choose where the values of all segments go: inside, below, or inside where they fit."""
    width = NARROW - plot.left - plot.right
    if all(_fits(s, width) for stack in stacks for s in stack):
        return "inside"
    if all(sum(text_width(s.point.text) + 8 for s in t) <= NARROW - plot.left for t in stacks):
        return "below"
    return "where they fit"


def _fits(segment: Segment, width: float) -> bool:
    return text_width(segment.point.text) + GAP <= segment.width * width / 100


def _segment_labels(stack: Sequence[Segment], plot: Plot, y: float, where: str) -> Iterator[Label]:
    if where == "below":
        labels = [
            Label(s.centre, y + 36, s.point.text, f"value {s.role}", 0, "middle", s.point)
            for s in stack
        ]
        yield from _apart(labels, plot, -4)
        return
    wide = WIDE - plot.left - plot.right
    for s in stack:
        if where == "inside" or _fits(s, wide):
            text, role, only = s.point.text, f"inside {s.role}", "" if where == "inside" else "w"
            yield Label(s.centre, y + 15.5, text, role, 0, "middle", s.point, only=only)


def _apart(labels: Sequence[Label], plot: Plot, low: float) -> Iterator[Label]:
    """Move centred labels of one line apart, for narrow and wide charts if that differs much."""
    sizes = [label.width + 8 for label in labels]
    shifts: list[list[float]] = []
    for width in (NARROW, WIDE):
        inner = width - plot.left - plot.right
        wanted = [label.x * inner / 100 for label in labels]
        places = spread(wanted, sizes, low, inner + plot.right + 4)
        shifts.append([place - want for place, want in zip(places, wanted, strict=True)])
    for label, narrow, wide in zip(labels, *shifts, strict=True):
        if abs(narrow - wide) < 8:
            yield replace(label, dx=narrow)
        else:
            yield replace(label, dx=narrow, only="n")
            yield replace(label, dx=wide, only="w")


# Ranges: a band for the guidance, a dot for the actual value, a diamond for the consensus.


def _ranges(chart: Chart, words: Mapping[str, str]) -> Plot:
    scale = _around(v for _, _, point in _known(chart) for v in _extent(point))
    plot = Plot(left=8, right=8)
    named: set[str] = set()
    y = 0.0
    for i, category in enumerate(chart.categories):
        here = [(s, p) for s in chart.series if (p := s.points[i]) is not None]
        y = _range_heading(plot, category, _state(chart, here, words), y)
        if here:
            y = _range_row(plot, here, scale, named, y)
        y += 14
    plot.height = y - 14
    return plot


def _around(values: Iterable[float]) -> Scale:
    every = tuple(values)
    low, high = min(every), max(every)
    margin = (high - low) * 0.05 or abs(high) * 0.05 or 1
    return Scale(low - margin, high + margin)


def _state(chart: Chart, here: Sequence[tuple[Series, Point]], words: Mapping[str, str]) -> str:
    """Say what a category lacks."""
    if not here:
        return words["no_data"]
    expected = any(series.role == "actual" for series in chart.series)
    return words["pending"] if expected and all(s.role != "actual" for s, _ in here) else ""


def _range_heading(plot: Plot, category: str, state: str, y: float) -> float:
    lines = wrap(category, NARROW)
    for line in lines:
        after = state if line is lines[-1] else ""
        plot.labels.append(Label(0, y + 13, line, "head", dx=-plot.left, after=after))
        y += LINE
    return y + 4


def _range_row(
    plot: Plot, here: Sequence[tuple[Series, Point]], scale: Scale, named: set[str], y: float
) -> float:
    """Points and their labels above the track, bands and theirs below it; the y below all."""
    tags: dict[bool, list[Label]] = {True: [], False: []}
    for series, point in here:
        is_band = series.role == "guidance"
        x = _tag_place(point, scale) if is_band else scale(point.value)
        name = "" if series.name in named else series.name
        named.add(series.name)
        tags[is_band].append(
            Label(x, 0, point.text, f"value {series.role}", 0, "middle", point, before=name)
        )
    y = _tag_lanes(plot, tags[False], y)
    plot.rules.append(Rule(0, y + 9, 100, y + 9, "grid"))
    for series, point in sorted(here, key=lambda pair: pair[0].role == "consensus"):
        if series.role == "guidance":
            _band_marks(plot, point, series.role, scale, y)
        else:
            shape = "diamond" if series.role == "consensus" else "dot"
            plot.marks.append(Mark(scale(point.value), y + 9, shape, series.role, point))
    return _tag_lanes(plot, tags[True], y + 20)


def _band(point: Point, scale: Scale) -> tuple[float, float]:
    """Start and end in percent; an open end runs to the edge of the plot."""
    if point.low is None and point.high is None:
        return scale(point.value), scale(point.value)
    return (
        0 if point.low is None else scale(point.low),
        100 if point.high is None else scale(point.high),
    )


def _tag_place(point: Point, scale: Scale) -> float:
    """Take the middle of a band, but the known end of an open one."""
    start, stop = _band(point, scale)
    if (point.low is None) == (point.high is None):
        return (start + stop) / 2
    return start if point.high is None else stop


def _band_marks(plot: Plot, point: Point, role: str, scale: Scale, y: float) -> None:
    start, stop = _band(point, scale)
    if stop > start:
        plot.bars.append(Bar(start, stop - start, y + 4, 10, role, point))
    for end, bound, arrow in ((start, point.low, "left"), (stop, point.high, "right")):
        if bound is None and start < stop:
            plot.marks.append(Mark(end, y + 9, arrow, role, point))
        else:
            plot.caps.append(Rule(end, y, end, y + 18, f"cap {role}"))


def _tag_lanes(plot: Plot, tags: Sequence[Label], y: float) -> float:
    """Write tags side by side, on as many lines as they need; the y below them."""
    lanes: list[list[Label]] = []
    for tag in tags:
        lane = next((a for a in lanes if sum(t.width + 8 for t in (*a, tag)) <= NARROW), None)
        if lane is None:
            lanes.append(lane := [])
        lane.append(tag)
    for lane in lanes:
        plot.labels += _apart([replace(tag, y=y + 12) for tag in lane], plot, -plot.left - 4)
        y += LINE
    return y + 2 if lanes else y


# Lines: named at their ends; without an axis every value that has room is written at its point.

TOP = 20.0  # px above the highest point
DEPTH = 170.0  # px from there to the lowest
TAIL = 104.0  # px for the words at a line's end

Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels
Step = tuple[float, float, float, float]  # from x, y to x, y in pixels, rightwards


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


def _lines(chart: Chart, _words: Mapping[str, str]) -> Plot:
    known = _known(chart)
    runs = [_run(s, alone=len(chart.series) == 1) for s in chart.series if any(s.points)]
    values = [v for _, _, point in known for v in _extent(point)]
    span = _span(values, zero=chart.tick is not None)
    steps = ticks(*span) if chart.tick else span
    axis = tuple(map(chart.tick, steps)) if chart.tick else ()
    depth = max(DEPTH, sum(run.height for run in runs) - TOP)
    scale = Scale(steps[-1], steps[0])
    heights = [TOP + depth * scale(step) / 100 for step in steps]

    plot = Plot(
        left=max(text_width(text) + 8 for text in axis) if axis else _overhang(chart, runs),
        right=max(run.width for run in runs) + 14,
        height=TOP + depth + (26 if axis else 40),
    )
    for y, text in zip(heights, axis, strict=False):
        plot.rules.append(Rule(0, y, 100, y, "grid"))
        plot.labels.append(Label(0, y + 4.5, text, "muted", -8, "end"))
    if not axis:
        plot.rules.append(Rule(0, plot.height - 20, 100, plot.height - 20, "grid"))
    if steps[0] < 0 < steps[-1]:
        y = TOP + depth * scale(0) / 100
        plot.rules.append(Rule(0, y, 100, y, "zero"))
        if not axis:
            plot.labels.append(Label(0, y + 4.5, "0", "muted", -8, "end"))
    plot.labels += _category_labels(chart.categories, plot)

    traced = [_trace(plot, run, len(chart.categories), scale, depth) for run in runs]
    _tails(plot, runs, [places[-1] for places in traced])
    if not axis:
        for width in (NARROW, WIDE):
            _annotate(plot, runs, traced, width)
    return plot


def _overhang(chart: Chart, runs: Sequence[Run]) -> float:
    """Pixels left of the first point for what is written about it."""
    texts = [run.points[0][1].text for run in runs if run.points[0][0] == 0]
    return max(text_width(chart.categories[0]) / 2, *(min(text_width(t), 32) for t in texts), 6)


def _span(values: Sequence[float], *, zero: bool) -> tuple[float, float]:
    """Give the extent of the values, from zero if that is wanted and near."""
    low, high = min(values), max(values)
    if low == high:
        return low - (abs(low) / 2 or 1), high + (abs(high) / 2 or 1)
    near = high - low if zero else 0
    return (0 if 0 < low <= near else low), (0 if 0 < -high <= near else high)


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


def _trace(plot: Plot, run: Run, count: int, scale: Scale, depth: float) -> tuple[Place, ...]:
    """Draw a line and its points; where they are."""
    role = run.series.role
    shape = "diamond" if role == "consensus" else "dot"
    places = tuple(
        Place(100 * i / (count - 1), TOP + depth * scale(p.value) / 100, p) for i, p in run.points
    )
    drawn: dict[bool, list[str]] = {False: [], True: []}
    for ((i, _), here), ((j, _), there) in pairwise(zip(run.points, places, strict=True)):
        drawn[j > i + 1].append(_step(here, there))
    plot.traces += (Trace("".join(d), role, gap) for gap, d in drawn.items() if d)
    for place in places:
        point = place.point
        if point.low is not None and point.high is not None:
            ends = [TOP + depth * scale(v) / 100 for v in (point.high, point.low)]
            plot.rules.append(Rule(place.x, ends[0], place.x, ends[1], f"whisker {role}"))
        plot.marks.append(Mark(place.x, place.y, shape, role, point, size=3.5))
    return places


def _step(here: Place, there: Place) -> str:
    return f"M{number(here.x)} {number(here.y)}L{number(there.x)} {number(there.y)}"


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
            free = (s for s in sites if _is_free(_box(s, inner), taken, every, bounds))
            label = next(free, None)
            if label is None and place is places[0]:  # it may stand upon its own line
                others = [step for step in every if step not in own]
                free = (s for s in sites if _is_free(_box(s, inner), taken, others, bounds))
                label = next(free, None)
            if label:
                taken.append(_box(label, inner))
                plot.labels.append(label)


def _steps(places: Sequence[Place], inner: float) -> list[Step]:
    """Cut a line into pieces, in pixels; a single point is a piece without length."""
    line = [(place.x * inner / 100, place.y) for place in places]
    return [(*here, *there) for here, there in pairwise(line if len(line) > 1 else line * 2)]


def _lows(places: Sequence[Place]) -> list[bool]:
    """Whether each point but the last lies below its neighbours."""
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
    middle, half = label.x * inner / 100 + label.dx, label.width / 2
    return middle - half, label.y - 11, middle + half, label.y + 3


def _is_free(
    box: Box, taken: Sequence[Box], steps: Sequence[Step], bounds: tuple[float, float, float]
) -> bool:
    """Whether a label keeps clear of the edges, other labels, points and lines."""
    left, top, right, bottom = box
    if left < bounds[0] or right > bounds[1] or top < 0 or bottom > bounds[2]:
        return False
    if any(left < b[2] + 3 and b[0] - 3 < right and top < b[3] and b[1] < bottom for b in taken):
        return False
    return not any(
        step[0] < right + 3 and left - 3 < step[2] and _crosses(step, box) for step in steps
    )


def _crosses(step: Step, box: Box) -> bool:
    """Whether a piece of a line or the point at either end touches a box."""
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


PLOTS: Mapping[str, Callable[[Chart, Mapping[str, str]], Plot]] = {
    "bars": _bars,
    "stacked": _stacked,
    "lines": _lines,
    "ranges": _ranges,
}


# Templates.


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """Write a coordinate with at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@lru_cache(maxsize=4096)
def _stretched(d: str, factor: float) -> str:
    """Give a path of straight lines with every x multiplied."""
    return re.sub(r"[-\d.]+(?= )", lambda x: number(float(x[0]) * factor), d)


@cache
def _classes(roles: str) -> str:
    return " ".join(f"bf-{role}" for role in roles.split())


def _ref(point: Point) -> Markup:
    """Give the attribute that leads from a number to its fact or derivation."""
    return Markup('data-{}="{}"').format("derived" if point.derived else "fact", point.id)


def _ends(point: Point) -> Markup:
    """Give a value, or the ends of its range, as attributes with plain digits."""
    known = (point.low, point.high)
    low, high = known if known != (None, None) else (point.value, point.value)
    pairs = (("low", low), ("high", high))
    ends = [f' data-{name}="{Decimal(repr(end)):f}"' for name, end in pairs if end is not None]
    return Markup("".join(ends).replace('.0"', '"'))  # noqa: S704 - digits


def _place(label: Label) -> Markup:
    """Give the attributes of a `<text>`; at the left edge `dx` is simply `x`."""
    x = f'"{number(label.x)}%"' if label.x else f'"{number(label.dx)}"'
    dx = f' dx="{number(label.dx)}"' if label.x and label.dx else ""
    anchor = "" if label.anchor == "start" else f" bf-{label.anchor}"
    roles = f"{_classes(label.role)}{anchor}{f' bf-{label.only}' if label.only else ''}".strip()
    css = f' class="{roles}"' if roles else ""
    return Markup(f'x={x}{dx} y="{number(label.y)}"{css}')  # noqa: S704


@cache
def _environment(folder: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "classes": _classes,
        "ends": _ends,
        "number": number,
        "place": _place,
        "ref": _ref,
        "stretched": _stretched,
    }
    return environment
