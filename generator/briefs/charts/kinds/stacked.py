"""Stacked bars: the parts of a whole, as columns over time or a row for each category."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefs.charts.columns import Piece, columns
from briefs.charts.layout import (
    GAP,
    End,
    column_width,
    lanes,
    margins,
    row_label,
    zero_line,
)
from briefs.charts.marks import Bar, Chart, Label, Plot, Point, Rule
from briefs.charts.scales import NARROW, Scale, from_zero
from briefs.charts.text import text_width
from briefs.charts.uncertainty import along


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


def plot(chart: Chart, words: Mapping[str, str]) -> Plot:
    """A bar for each category: values inside the parts if all fit, else below them."""
    parts = [tuple(_parts(chart, i)) for i in range(len(chart.categories))]
    if chart.on_time:
        return columns(chart, [[column] for column in parts], len(chart.series))
    reach = [
        end
        for column in parts
        for part in column
        for end in (part.start, part.stop, *(part.start + v for v in part.point.extent))
    ]
    scale = from_zero((chart.whole, *reach))
    stacks = [tuple(_segments(column, scale)) for column in parts]
    lacks = [_lack(stack, len(chart.series), words) for stack in stacks]
    ends = [_end(stack, scale, lack) for stack, lack in zip(stacks, lacks, strict=True)]
    edge = End(100, GAP, backwards=False)  # for what a last part may be more
    column = column_width(chart.categories, ends)
    legend = chart.series if len(chart.series) > 1 else ()
    drawn = Plot(*margins(column, (*ends, edge)), legend=legend)
    width = NARROW - drawn.left - drawn.right
    inside = all(_fits(s, width) for stack in stacks for s in stack)
    y = 0.0
    rows = zip(chart.categories, parts, stacks, ends, lacks, strict=True)
    for category, pieces, stack, end, lack in rows:
        y = row_label(drawn, Label(0, y, category), 22, column)
        if scale.low < 0 or not stack:
            zero_line(drawn, scale(0), y - 2, y + 24)
        drawn.bars += (Bar(s.start, s.width, y, 22, s.role, s.point) for s in stack)
        for part in pieces:
            place = part.placed(scale)
            outward = part is pieces[-1] and part.point.open > 0
            hue = part.series.hue(part.point)
            role = hue if outward else f"{hue} inward"
            along(drawn, part.point, role, place, y + 11)
        if lack:
            drawn.labels.append(Label(end.at, y + 15.5, lack, "muted", GAP))
        values = [_value(segment, y, inside=inside) for segment in stack]
        if inside:
            drawn.labels += values
            y += 32
        else:
            y = lanes(values, drawn, 0, y + 24) + 5
    drawn.height = y - 4
    if chart.whole:
        drawn.rules.append(Rule(scale(chart.whole), 0, scale(chart.whole), y - 12, "grid"))
    return drawn


def _parts(chart: Chart, index: int) -> Iterator[Piece]:
    """Run the positive parts on from zero, the negative ones the other way."""
    reach = {True: 0.0, False: 0.0}
    for series, point in chart.at(index):
        piece = Piece(series, point, reach[point.value < 0])
        reach[point.value < 0] = piece.stop
        yield piece


def _segments(parts: Sequence[Piece], scale: Scale) -> Iterator[Segment]:
    for part in parts:
        left, right = sorted((scale(part.start), scale(part.stop)))
        yield Segment(left, right - left, part.series.hue(part.point) + part.point.look, part.point)


def _lack(stack: Sequence[Segment], parts: int, words: Mapping[str, str]) -> str:
    """Say that all, or some parts, are not known."""
    return words["no_data"] if not stack else "+ ?" if len(stack) < parts else ""


def _end(stack: Sequence[Segment], scale: Scale, lack: str) -> End:
    at = max((s.start + s.width for s in stack), default=scale(0))
    return End(at, GAP + text_width(lack) if lack else 0, backwards=False)


def _fits(segment: Segment, width: float) -> bool:
    return text_width(segment.point.text) + GAP <= segment.width * width / 100


def _value(segment: Segment, y: float, *, inside: bool) -> Label:
    look = f"{'inside' if inside else 'value'} {segment.role}"
    point = segment.point
    return Label(segment.centre, y + 15.5, point.text, look, 0, "middle", point)
