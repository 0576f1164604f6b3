"""A drawing read back from its SVG, on a page or in print, and what in it is false to the chart's values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import NamedTuple
from xml.etree import ElementTree as ET

from briefs.charts.marks import Chart, Point
from briefs.charts.scales import WIDE
from briefs.charts.text import text_width
from briefs.figures.reader import parse
from briefs.model.period import Period, before, parse_period

ROLES = frozenset(["own", "s1", "s2", "s3", "s4", "s5", "s6", "k1", "k2", "k3", "p1", "p2", "p3", "actual", "guidance", "consensus", "better", "worse"])
NEAR = 0.6  # px
APART = 110  # px, between columns that both have room for their values


class Shape(NamedTuple):
    """A rectangle, line, symbol or text in pixels of the plot, with its classes and what it stands for."""

    tag: str
    css: frozenset[str]
    left: float
    top: float
    right: float
    bottom: float
    text: str = ""
    stands_for: str = ""
    period: str = ""

    @property
    def x(self) -> float:
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def role(self) -> str:
        return next(iter(self.css & ROLES), "")


@dataclass(frozen=True)
class Picture:
    """The plot at one width, with the pixels beside it."""

    shapes: Sequence[Shape]
    left: float
    inner: float
    right: float
    height: float
    note: str | None = None  # below it, on a page

    def some(self, tag: str, *css: str) -> list[Shape]:
        return [one for one in self.shapes if one.tag == tag and one.css.issuperset(css)]

    @property
    def marks(self) -> list[Shape]:
        return [one for one in self.shapes if one.stands_for and one.tag in ("rect", "circle", "svg")]


def on_page(html: str, width: float) -> Picture | None:
    """The drawing of a chart's `<figure>` in a column so wide."""
    figure = ET.fromstring(html)
    plot, note = figure.find("svg"), figure.find("p[@class='bf-note']")
    if plot is None:
        return None
    style = plot.attrib["style"]
    beside, left = (float(re.findall(form, style)[0]) for form in (r"100% - ([\d.]+)px", r"margin-left:([\d.]+)px"))
    inner, height = width - beside, float(plot.attrib["height"])
    return Picture([*_shapes(plot, inner, inner / 100, wide=width >= WIDE)], left, inner, beside - left, height, "" if note is None else "".join(note.itertext()))


def in_print(svg: str) -> Picture | None:
    """The drawing of an SVG file."""
    if not svg:
        return None
    root = ET.fromstring(svg.replace(' xmlns="http://www.w3.org/2000/svg"', ""))
    plot = root.findall("svg")[-1]
    left, inner, width = float(plot.attrib["x"]), float(plot.attrib["width"]), float(root.attrib["width"])
    return Picture([*_shapes(plot, inner, 1, wide=width >= WIDE)], left, inner, width - left - inner, float(plot.attrib["height"]))


def _shapes(parent: ET.Element, inner: float, stretch: float, *, wide: bool) -> Iterator[Shape]:
    def across(value: str) -> float:
        return float(value[:-1]) * inner / 100 if value.endswith("%") else float(value)

    def at(e: ET.Element, *names: str) -> list[float]:
        return [across(e.get(name, "0")) for name in names]

    for e in parent:
        css = frozenset(name.removeprefix("bf-") for name in e.get("class", "").split())
        own = e.get("data-fact") or e.get("data-derived") or ""
        if e.tag == "path":
            for x, y, way, end, below in re.findall(r"M([-\d.]+) ([-\d.]+)([Lhv])([-\d.]+) ?([-\d.]*)", e.attrib["d"]):
                left, top = float(x) * stretch, float(y)
                ends = {"h": (left + float(end) * stretch, top), "v": (left, top + float(end)), "L": (float(end) * stretch, float(below or 0))}
                yield Shape("step" if way == "L" else "line", css, left, top, *ends[way])
        elif e.tag == "text" and ("n" if wide else "w") not in css:
            x, dx = at(e, "x", "dx")
            yield _text(e, css, x + dx)
        elif e.tag == "svg" and "viewBox" in e.attrib:
            yield from _shapes(e, inner, stretch, wide=wide)
        elif e.tag in SIDES and (own or e.tag != "svg"):
            left, top, right, bottom = at(e, *SIDES[e.tag])
            size = e.tag == "rect"
            look = css.union(*(part.get("class", "").replace("bf-", "").split() for part in e))
            yield Shape(e.tag, look, left, top, right + size * left, bottom + size * top, "", own, e.get("data-period", ""))


SIDES = {
    "rect": ("x", "y", "width", "height"),
    "circle": ("cx", "cy", "cx", "cy"),
    "svg": ("x", "y", "x", "y"),
}


def _text(e: ET.Element, css: frozenset[str], x: float) -> Shape:
    text, own = "".join(e.itertext()), next((t for t in e.iter() if t.get("data-fact") or t.get("data-derived")), None)
    width, y = text_width(text), float(e.attrib["y"])
    left = x - (width / 2 if "middle" in css else width if "end" in css else 0)
    if own is None:
        return Shape("text", css, left, y - 12, left + width, y + 4, text)
    return Shape("text", css, left, y - 12, left + width, y + 4, own.text or "", own.get("data-fact") or own.get("data-derived") or "")


# What is false


def faults(chart: Chart, seen: Picture) -> list[str]:
    """Everything in a picture that is false to its chart."""
    return [fault for rule in RULES for fault in rule(chart, seen)]


def _points(chart: Chart) -> Mapping[str, Point]:
    return {point.id: point for _, _, point in chart.known}


def over_time(chart: Chart) -> bool:
    """True where x is time."""
    return chart.kind in ("lines", "panel") or (chart.kind in ("bars", "stacked") and chart.on_time)


def _middle(name: str) -> float:
    period = parse_period(name)
    return (period.start.toordinal() + period.end.toordinal()) / 2


def x_is_time(chart: Chart, seen: Picture) -> Iterator[str]:
    """Δx is in proportion to days, for all series alike."""
    if not over_time(chart):
        return
    rows = defaultdict(set)
    for mark in seen.marks:
        rows[mark.role].add((_middle(mark.period), round(mark.x, 2)))
    places = [sorted(row) for row in rows.values()]
    slopes = {row[0]: (row[-1][1] - row[0][1]) / (row[-1][0] - row[0][0]) for row in places if row[0][0] < row[-1][0]}
    slope = max(slopes.values(), default=0)
    for row in places:
        for (day, x), (later, further) in pairwise(row):
            if abs((further - x) - slope * (later - day)) > NEAR:
                yield f"{further - x:.1f} px for {later - day} days"


def unknown_periods_keep_their_place(chart: Chart, seen: Picture) -> Iterator[str]:
    """A quarter between two others has a mark or a dot."""
    names = {mark.period for mark in seen.marks}
    if not over_time(chart) or not names or not all(re.fullmatch(r"\d{4}Q\d", name) for name in names):
        return
    numbers = {int(name[:4]) * 4 + int(name[5]) for name in names}
    dots = sorted(dot.x for dot in seen.some("circle", "unknown"))
    if len(dots) < max(numbers) - min(numbers) + 1 - len(numbers):
        yield f"{len(dots)} dots for {sorted(names)}"
    known = {mark.x for mark in seen.marks if len(chart.series) == 1}
    if any(abs(dot - x) < 1 for dot in dots for x in known):
        yield "a dot at a known quarter"


def no_solid_line_across_a_gap(_: Chart, seen: Picture) -> Iterator[str]:
    """A solid line joins neighbours."""
    for step in seen.some("step"):
        if "gap" in step.css or "leader" in step.css or not step.role:
            continue
        ends = [_period_at(seen, step.role, x) for x in (step.left, step.right)]
        if None in ends or before(ends[1]) != ends[0]:  # type: ignore[arg-type]
            yield f"a solid line from {ends[0]} to {ends[1]}"


def _period_at(seen: Picture, role: str, x: float) -> Period | None:
    return next((parse_period(m.period) for m in seen.marks if m.role == role and abs(m.x - x) < NEAR), None)


def _numbers(texts: Sequence[str]) -> list[float]:
    """The values of ticks: in full where each has its unit, else in that of the last."""
    if sum(not re.fullmatch(r"−?[\d.,]+", text) for text in texts) > 1:
        return [float(parse(text).high or 0) if text != "0" else 0.0 for text in texts]
    return [float(re.sub(r"[^\d.]", "", text)) * (-1 if "−" in text else 1) for text in texts]


def ticks_tell_the_scale(chart: Chart, seen: Picture) -> Iterator[str]:
    """An axis has ticks in proportion to their values, and every mark stands at its own."""
    if chart.kind == "panel" or (chart.kind in ("bars", "stacked") and not chart.on_time):
        return  # all begin at zero, and each says its value
    flat = chart.kind == "ranges"
    lines = [one for one in seen.some("line") if one.css & {"grid", "zero"} and (one.left == one.right) == flat]
    places = {round(line.left if flat else line.top, 1) for line in lines}
    found = []
    for text in seen.some("text", "muted"):
        own = text.x if flat else text.y
        at = min(((abs(place - own), place) for place in places), default=(0, None))[1]
        is_tick = text.bottom > seen.height - 8 if flat else text.right <= 0 or text.left <= -seen.left + 1
        if at is not None and re.search(r"\d", text.text) and is_tick and (flat or text.bottom < seen.height - 8):
            found.append((text.text, at))
    ticks = [*zip(_numbers([text for text, _ in found]), (at for _, at in found), strict=True)]
    if len(ticks) < 2 or len({at for _, at in ticks}) < len(ticks):
        yield f"ticks at {ticks}"
        return
    (low, start), (high, stop) = min(ticks), max(ticks)
    for number, at in ticks:
        if abs(start + (stop - start) * (number - low) / (high - low) - at) > 1:
            yield f"the tick {number} stands at {at:.1f}"
    yield from _at_their_values(chart, seen, lambda at: low + (high - low) * (at - start) / (stop - start), flat=flat)


def _at_their_values(chart: Chart, seen: Picture, value: Callable[[float], float], *, flat: bool) -> Iterator[str]:
    points, factors = _points(chart), []
    for mark in seen.marks:
        point = points[mark.stands_for]
        if mark.tag == "circle" or "diamond" in mark.css:
            at = value(mark.x if flat else mark.y)
            factors.append((point.value, at))
    size = max((abs(v) for v, _ in factors), default=0)
    scale = next((v / at for v, at in factors if abs(v) == size and at), 1)
    for v, at in factors:
        if abs(v - at * scale) > 0.02 * size + 1e-12:
            yield f"{v:g} is drawn at {at * scale:g}"


def _columns(chart: Chart, seen: Picture) -> list[Shape]:
    """Rectangles that are as long as a value: in a panel no guidance."""
    bands = {"guidance"} if chart.kind == "panel" else set()
    return [one for one in seen.some("rect") if one.stands_for and not one.css & bands]


def bars_begin_at_zero(chart: Chart, seen: Picture) -> Iterator[str]:
    """Bars run from zero and are as long as their values; parts lie end to end."""
    if chart.kind not in ("bars", "stacked", "panel") or chart.joined:
        return
    flat, points = not over_time(chart), _points(chart)
    zeros = [one.left if flat else one.top for one in seen.some("line", "zero")]
    bars = [(bar.left, bar.right, bar) if flat else (bar.top, bar.bottom, bar) for bar in _columns(chart, seen)]
    longest = max((stop - start for start, stop, _ in bars), default=0)
    rate = longest / (max((abs(points[bar.stands_for].value) for _, _, bar in bars), default=0) or 1)
    if any(abs((b - a) - rate * abs(points[bar.stands_for].value)) > max(NEAR, longest / 500) for a, b, bar in bars):
        yield "bars are not as long as their values"
    for start, stop, bar in bars:
        zero = min(((abs(zero - start), zero) for zero in zeros), default=(0, 0.0))[1]
        side = points[bar.stands_for].value < 0
        begins = (stop if side else start) if flat else (start if side else stop)
        under = {zero} if chart.kind != "stacked" else {zero, *(end for other, end, _ in bars), *(other for other, _, _ in bars)}
        if not any(abs(begins - end) < NEAR for end in under):
            yield f"{bar.stands_for} begins at {begins:.1f}, not at zero ({zero:.1f})"


def uncertainty_is_drawn(chart: Chart, seen: Picture) -> Iterator[str]:
    """A value that is not exact shows its ends; an open end is an arrow."""
    for _, series, point in chart.known:
        own = [mark for mark in seen.marks if mark.stands_for == point.id]
        arrows = [m for m in own if m.css & {"left", "right", "up", "down"}]
        if bool(point.open) != bool(arrows):
            yield f"{point.text} has {len(arrows)} arrows"
        if point.span and series.role != "guidance":
            low, high = point.span
            if high - low > 0.02 * max(map(abs, chart.extents)) and not seen.some("line", "whisker"):
                yield f"{point.text} is drawn as exact"


def forecasts_are_marked(chart: Chart, seen: Picture) -> Iterator[str]:
    """What is expected looks otherwise than what was reported: dashed, or a diamond on a line."""
    for _, _, point in chart.known:
        for mark in seen.marks if point.ahead and chart.kind != "ranges" else ():
            if mark.stands_for == point.id and (mark.tag == "circle" or not mark.css & {"ahead", "guidance", "consensus"}):
                yield f"{point.text} is expected and looks reported"


def sums_that_lack_a_part_say_so(chart: Chart, seen: Picture) -> Iterator[str]:
    """A stack in which a part is not known goes on, dashed or in a word; shares leave room up to their whole."""
    if chart.kind != "stacked":
        return
    lacking = sum(0 < len(row.known(chart.series)) < len(chart.series) for row in chart.rows)
    said = len(seen.some("line", "beyond")) + sum(text.text == "+ ?" for text in seen.some("text", "muted"))
    if lacking != said:
        yield f"{said} of {lacking} stacks say that they lack a part"
    points = _points(chart)
    if chart.whole and not chart.on_time:
        edges = [line.left for line in seen.some("line", "grid") if line.left == line.right]
        rates = [(bar.right - bar.left) / points[bar.stands_for].value for bar in seen.some("rect") if bar.stands_for and points[bar.stands_for].value]
        if not edges or any(abs(edges[-1] / chart.whole - rate) > 0.02 * rate for rate in rates if rate > 0):
            yield f"the whole is drawn at {edges}"


def bands_are_as_wide_as_their_ranges(chart: Chart, seen: Picture) -> Iterator[str]:
    """Bands of guidance run in proportion from low to high."""
    if chart.kind != "ranges":
        return
    points = _points(chart)
    closed = [(bar, points[bar.stands_for]) for bar in seen.some("rect") if points[bar.stands_for].span]
    spans = [(bar.right - bar.left) / (p.span[1] - p.span[0]) for bar, p in closed if p.span]
    if spans and max(spans) - min(spans) > 0.02 * max(spans):
        yield f"bands at {spans} px"


def panels_have_one_scale(chart: Chart, seen: Picture) -> Iterator[str]:
    """In a panel outcomes, bands and diamonds stand at their values, and zero is the axis."""
    if chart.kind != "panel":
        return
    points = _points(chart)
    places = [(0.0, line.top) for line in seen.some("line", "zero")]
    for mark in seen.marks:
        point = points[mark.stands_for]
        low, high = point.span or (point.value, point.value)
        if mark.tag == "circle" or "diamond" in mark.css:
            places.append((point.value, mark.y))
        elif mark.tag == "rect":
            ends = (low, high) if mark.role == "guidance" else sorted((0.0, point.value))
            places += zip(ends, (mark.bottom, mark.top), strict=True)
    (low, bottom), (high, top) = min(places), max(places)
    for value, y in places:
        if high > low and abs(bottom + (top - bottom) * (value - low) / (high - low) - y) > NEAR:
            yield f"{value:g} stands at {y:.1f}"


def bands_stand_apart(chart: Chart, seen: Picture) -> Iterator[str]:
    """No bar or band lies upon another, but in a panel the guidance for a period."""
    boxes = _columns(chart, seen)
    for one, other in combinations(boxes, 2):
        if min(one.right, other.right) - max(one.left, other.left) > NEAR and min(one.bottom, other.bottom) - max(one.top, other.top) > NEAR:
            yield f"{one.stands_for} lies upon {other.stands_for}"


def rows_come_in_the_order_of_time(chart: Chart, seen: Picture) -> Iterator[str]:
    """Rows that are periods stand in their order, with those between them in which nothing is known."""
    if over_time(chart) or not chart.days:
        return
    days = [_middle(mark.period) for mark in sorted(seen.marks, key=lambda mark: mark.y)]
    if days != sorted(days):
        yield f"periods from above: {days}"
    written = " ".join(text.text for text in seen.some("text"))
    for name in chart.unknown:
        if name not in written:
            yield f"no row for {name}"


def labels_say_their_figures(chart: Chart, seen: Picture) -> Iterator[str]:
    """A label's text is its figure's; of rows and of ranges none is left out."""
    points = _points(chart)
    labels = [one for one in seen.some("text") if one.stands_for]
    for label in labels:
        if points[label.stands_for].text != label.text:
            yield f"{label.text} for {points[label.stands_for].text}"
    missing = set(points) - {label.stands_for for label in labels}
    if missing and (chart.kind == "ranges" or not over_time(chart)):
        yield f"no label for {sorted(missing)}"


def marks_stand_in_their_order(chart: Chart, seen: Picture) -> Iterator[str]:
    """Every value has its mark; over time they come in the order of time, else from above."""
    ids = {mark.stands_for for mark in seen.marks}
    if ids != set(_points(chart)):
        yield f"marks of {sorted(ids ^ set(_points(chart)))}"
    rows = defaultdict(list)
    for mark in seen.marks:
        rows[mark.role, mark.tag].append(mark.x if over_time(chart) else mark.y)
    for (role, _), row in rows.items():
        if row != sorted(row):
            yield f"marks of {role} at {row}"


def labels_keep_clear(_: Chart, seen: Picture) -> Iterator[str]:
    """No label leaves the picture or touches another."""
    texts = seen.some("text")
    for one in texts:
        if one.left < -seen.left - 4.5 or one.right > seen.inner + seen.right + 4.5 or one.top < -NEAR or one.bottom > seen.height + NEAR:
            yield f"'{one.text}' leaves the picture"
    for one, other in combinations(texts, 2):
        if min(one.right, other.right) - max(one.left, other.left) > 1 and min(one.bottom, other.bottom) - max(one.top, other.top) > 1:
            yield f"'{one.text}' touches '{other.text}'"


def labels_stand_over_their_own(chart: Chart, seen: Picture) -> Iterator[str]:
    """A value is nearest to its own column, where x is time."""
    if not over_time(chart):
        return
    columns = _columns(chart, seen) or ([one for one in seen.some("circle") if one.stands_for] if chart.kind == "panel" else [])
    own = {mark.stands_for: mark.x for mark in columns}
    for label in seen.some("text", "value") if columns else ():
        nearest = min(abs(mark.x - label.x) for mark in columns)
        if abs(own[label.stands_for] - label.x) > nearest + NEAR:
            yield f"'{label.text}' stands over another column"


def outer_columns_say_their_values(chart: Chart, seen: Picture) -> Iterator[str]:
    """Of columns of one series the first and the last are written, if they stand apart."""
    columns = seen.some("rect") if chart.kind == "bars" and chart.on_time and len(chart.series) == 1 else []
    written = {text.stands_for for text in seen.some("text")}
    for column in columns[:1] + columns[-1:]:
        apart = all(abs(other.x - column.x) > APART for other in columns if other is not column)
        if apart and column.stands_for not in written:
            yield f"the column of {column.period} is not written"


def nothing_looks_like_data(chart: Chart, seen: Picture) -> Iterator[str]:
    """Within a plot of lines there is nothing but the axes and what stands for values."""
    known = {"grid", "zero", "whisker", "cap"}
    for line in seen.some("line") if chart.kind == "lines" else ():
        if not line.css & known:
            yield f"a line at {line.left:.0f}–{line.right:.0f} px"


def nothing_is_cut(_: Chart, seen: Picture) -> Iterator[str]:
    """What stands for values lies within the plot, and what reaches both ways has room beyond it."""
    whiskers = seen.some("line", "whisker")
    for one in (*seen.marks, *whiskers):
        if min(one.left, one.right) < -NEAR or max(one.left, one.right) > seen.inner + NEAR:
            yield f"something at {one.left:.0f}–{one.right:.0f} of {seen.inner:.0f} px"
    if any(one.left < one.right and one.right > seen.inner + seen.right - 2 for one in whiskers):
        yield "a whisker ends at the edge"


def notes_stand_below(chart: Chart, seen: Picture) -> Iterator[str]:
    """What is said of a chart stands below it on the page."""
    if seen.note is not None and seen.note != chart.note:
        yield f"'{seen.note}' for '{chart.note}'"


RULES = (
    x_is_time,
    unknown_periods_keep_their_place,
    no_solid_line_across_a_gap,
    ticks_tell_the_scale,
    bars_begin_at_zero,
    uncertainty_is_drawn,
    forecasts_are_marked,
    sums_that_lack_a_part_say_so,
    bands_are_as_wide_as_their_ranges,
    panels_have_one_scale,
    bands_stand_apart,
    rows_come_in_the_order_of_time,
    labels_say_their_figures,
    marks_stand_in_their_order,
    labels_keep_clear,
    labels_stand_over_their_own,
    outer_columns_say_their_values,
    nothing_looks_like_data,
    nothing_is_cut,
    notes_stand_below,
)
