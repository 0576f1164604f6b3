"""One track of a promise: its band, the paler one before it, the outcome and the consensus."""

from collections.abc import Mapping, Sequence

from briefs.charts.marks import Bar, Chart, Mark, Plot, Point, Rule, Series
from briefs.charts.scales import Scale
from briefs.charts.uncertainty import along

Track = Sequence[tuple[Series, Point]]

FORMER = "guidance former"  # the role of a band that was revised


def plot(chart: Chart, _words: Mapping[str, str]) -> Plot:
    """The marks on a scale of their own, with room beside them."""
    low, high = min(chart.extents), max(chart.extents)
    room = (high - low or abs(low) or 1) / 6
    drawn = Plot(height=20)
    lay(drawn, chart.at(0), Scale(low - room, high + room), 1)
    return drawn


def lay(plot: Plot, track: Track, scale: Scale, y: float) -> None:
    """Draw bands, and upon them what has a place, the consensus last."""
    plot.rules.append(Rule(0, y + 9, 100, y + 9, "grid"))
    for series, point in sorted(track, key=lambda pair: pair[0].role == "consensus"):
        if series.role in ("guidance", FORMER):
            _band_marks(plot, point, series.role, scale, y)
        else:
            _mark(plot, series, point, scale, y + 9)


def band(point: Point, scale: Scale) -> tuple[float, float]:
    """Start and end in percent; an open end runs to the edge of the plot."""
    low, high = point.span or (point.value, point.value)
    return (0 if point.open < 0 else scale(low), 100 if point.open > 0 else scale(high))


def _band_marks(plot: Plot, point: Point, role: str, scale: Scale, y: float) -> None:
    """Draw a band between caps, or an arrow where it is open; a line for what is no range."""
    start, stop = band(point, scale)
    if stop > start:
        plot.bars.append(Bar(start, stop - start, y + 4, 10, role, point))
    if point.low == point.high:
        plot.marks.append(Mark(scale(point.value), y + 9, "stroke", role, point))
        return
    for end, known, shape in ((start, point.low, "left"), (stop, point.high, "right")):
        if known is None:
            plot.marks.append(Mark(end, y + 9, shape, role, point))
        else:
            plot.caps.append(Rule(scale(known), y, scale(known), y + 18, f"cap {role}"))


def _mark(plot: Plot, series: Series, point: Point, scale: Scale, y: float) -> None:
    """Draw a value, with the ends between which it lies or the arrow of an open one."""
    along(plot, point, series.role, scale, y)
    shape = "diamond" if series.role == "consensus" else "dot"
    size = 4 if point.open else 6  # beside its arrow
    role = series.role + point.look
    plot.marks.append(Mark(scale(point.value), y, shape, role, point, size=size))
