"""Ranges: a band for the guidance, a dot for the actual value, a diamond for the consensus."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefs.charts.axes import tick_texts
from briefs.charts.kinds.track import Track, band, lay
from briefs.charts.layout import apart, lanes
from briefs.charts.marks import Chart, Label, Plot, Point, Rule
from briefs.charts.scales import NARROW, Scale, ticks
from briefs.charts.text import LINE, text_width, wrap


def plot(chart: Chart, words: Mapping[str, str]) -> Plot:
    """A track for each category, its labels above and below, and a scale under all."""
    values, texts = _ticks(chart)
    scale = Scale(values[0], values[-1])
    drawn = Plot(left=10, right=10)
    named: set[str] = set()
    y = 0.0
    for row in chart.rows:
        here = row.known(chart.series)
        y += 14 if y else 0
        label = Label(0, y + 13, row.name, "head" if here else "muted", dx=-drawn.left)
        y = _heading(drawn, label, row.state or ("" if here else words["no_data"]))
        for track in _tracks(here):
            y = _row(drawn, track, scale, named, y)
    lines = [
        Rule(scale(value), 0, scale(value), y + 4, "grid" if value else "zero") for value in values
    ]
    drawn.rules[:0] = lines
    axis = [
        Label(scale(value), y + 18, text, "muted", 0, "middle")
        for value, text in zip(values, texts, strict=True)
    ]
    drawn.labels += apart(axis, drawn, -drawn.left - 4)
    drawn.height = y + 24
    return drawn


def _tracks(here: Track) -> Iterator[Track]:
    """The points that share a track: one band and all that is none; each further band alone."""
    bands = [pair for pair in here if pair[0].role == "guidance"]
    if here:
        yield [pair for pair in here if pair not in bands[1:]]
    for further in bands[1:]:
        yield [further]


def _ticks(chart: Chart) -> tuple[tuple[float, ...], tuple[str, ...]]:
    """As many ticks as have room for their labels."""
    extents = chart.extents
    beyond = (max(extents) - min(extents) or abs(extents[0])) / 4  # of what is open
    extents += [point.value + beyond * point.open for _, _, point in chart.known]
    for most in (5, 4, 3, 2):
        values = ticks(extents, most)
        texts = tick_texts(values, chart.written)
        widths = [text_width(text) + 8 for text in texts]
        if max(widths[:-1]) / 2 + widths[-1] / 2 <= (NARROW - 20) / (len(values) - 1):
            return values, texts
    return values, texts


def _heading(plot: Plot, label: Label, state: str) -> float:
    """Write a category's name, and what it lacks behind; the y below."""
    *lines, last = wrap(label.text, NARROW)
    for line in lines:
        plot.labels.append(replace(label, text=line))
        label = replace(label, y=label.y + LINE)
    plot.labels.append(replace(label, text=last, after=state))
    return label.y + 7


def _row(plot: Plot, here: Track, scale: Scale, named: set[str], y: float) -> float:
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
    y = lanes(tags[False], plot, -plot.left, y)
    lay(plot, here, scale, y)
    return lanes(tags[True], plot, -plot.left, y + 20)


def _tag_place(point: Point, scale: Scale) -> float:
    """Take the middle of a band, but the known end of an open one."""
    start, stop = band(point, scale)
    if (point.low is None) == (point.high is None):
        return (start + stop) / 2
    return start if point.high is None else stop
