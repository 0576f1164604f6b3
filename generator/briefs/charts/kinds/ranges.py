"""Ranges: a band for the guidance, a dot for the actual value, a diamond for the consensus."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefs.charts.layout import apart
from briefs.charts.marks import Bar, Chart, Label, Mark, Plot, Point, Rule, Series
from briefs.charts.scales import NARROW, Scale, around
from briefs.charts.text import LINE, wrap


def plot(chart: Chart, words: Mapping[str, str]) -> Plot:
    """A track for each category, its labels above and below."""
    scale = around(chart.extents)
    drawn = Plot(left=8, right=8)
    named: set[str] = set()
    y = 0.0
    for i, category in enumerate(chart.categories):
        here = chart.at(i)
        y = _heading(drawn, category, _state(chart, i, words), y)
        if here:
            y = _row(drawn, here, scale, named, y)
        y += 14
    drawn.height = y - 14
    return drawn


def _state(chart: Chart, place: int, words: Mapping[str, str]) -> str:
    """Say what a category lacks."""
    if not chart.at(place):
        return words["no_data"]
    return chart.states[place] if chart.states else ""


def _heading(plot: Plot, category: str, state: str, y: float) -> float:
    lines = wrap(category, NARROW)
    for line in lines:
        after = state if line is lines[-1] else ""
        plot.labels.append(Label(0, y + 13, line, "head", dx=-plot.left, after=after))
        y += LINE
    return y + 4


def _row(
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
        lane = next((a for a in lanes if math.fsum(t.width + 8 for t in (*a, tag)) <= NARROW), None)
        if lane is None:
            lanes.append(lane := [])
        lane.append(tag)
    for lane in lanes:
        plot.labels += apart([replace(tag, y=y + 12) for tag in lane], plot, -plot.left - 4)
        y += LINE
    return y + 2 if lanes else y
