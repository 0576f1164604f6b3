"""Bars: columns over time, where the categories are periods; else a row each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefs.charts.columns import Piece, columns
from briefs.charts.layout import GAP, End, column_width, margins, row_label, zero_line
from briefs.charts.marks import Bar, Chart, Label, Plot, Point, Series
from briefs.charts.scales import Scale, from_zero
from briefs.charts.text import text_width
from briefs.charts.uncertainty import along, inward


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
    def role(self) -> str:
        """The look of its label."""
        return "head" if self.heading else "muted" if self.grouped else ""

    @property
    def room(self) -> float:
        """Pixels that the label beyond the bar takes."""
        text = self.point.text if self.point else ""
        room = text_width(f"{text} {self.name}" if text and self.name else text or self.name)
        return self.gap_beside + room

    @property
    def gap_beside(self) -> float:
        """Pixels between a bar and its label, with the arrow of an open end."""
        outward = self.point and self.point.open * self.point.value > 0
        return GAP + 10 if outward else GAP


def plot(chart: Chart, words: Mapping[str, str]) -> Plot:
    """A row for each value, its label at the left or above, its number at the bar's end."""
    if chart.on_time:
        points = zip(*(series.points for series in chart.series), strict=True)
        return columns(chart, [[*map(_column, chart.series, row)] for row in points])
    rows = tuple(_rows(chart, words["no_data"]))
    scale = from_zero(chart.extents)
    ends = [_bar_end(row, scale) for row in rows if not row.heading]
    ends += [End(100, GAP, backwards=False)] if min(chart.extents) < 0 < max(chart.extents) else []
    column = column_width((row.label for row in rows if not row.heading), ends)
    drawn = Plot(*margins(column, ends))
    y = 0.0
    for row in rows:
        height = 14.0 if row.grouped else 18.0
        label = Label(0, y + row.gap, row.label, row.role)
        y = row_label(drawn, label, height, 0 if row.heading else column)
        if not row.heading:
            gap = 6 if row.grouped else 8
            zero_line(drawn, scale(0), y - 3, y + height + gap - 3)
            _bar(drawn, row, scale, y, height)
            y += height + gap
    drawn.height = y
    return drawn


def _column(series: Series, point: Point | None) -> tuple[Piece, ...]:
    return (Piece(series, point),) if point and point.placed else ()


def _rows(chart: Chart, no_data: str) -> Iterator[Row]:
    """Categories with several values become a heading and a row for each series."""
    grouped, named = False, len(chart.series) < 2
    last = chart.series[0].name if named else ""
    for i, row in enumerate(chart.rows):
        category = row.name
        known = row.known(chart.series)
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
            every = zip(chart.series, row.points, strict=True)
            said = [f"{one.text} {'' if named else series.name}" for series, one in every if one]
            name = " · ".join(map(str.strip, said)) or row.state or no_data
            yield Row(category, 12 if grouped else 0, name=name)
        grouped = len(known) > 1


def _bar_end(row: Row, scale: Scale) -> End:
    if row.point is None:
        return End(scale(0), row.room, backwards=False)
    backwards = row.point.value < 0
    furthest = min if backwards else max
    return End(scale(furthest(row.point.extent)), row.room, backwards)


def _bar(plot: Plot, row: Row, scale: Scale, y: float, height: float) -> None:
    end = _bar_end(row, scale)
    anchor, dx = ("end", -row.gap_beside) if end.backwards else ("start", row.gap_beside)
    middle = y + height / 2
    if row.point is None or row.series is None:
        plot.labels.append(Label(end.at, middle + 4.5, row.name, "muted", dx))
        return
    start, stop = sorted((scale(0), scale(row.point.value)))
    text, point, role = row.point.text, row.point, row.series.hue(row.point)
    plot.bars.append(Bar(start, stop - start, y, height, role + point.look, point))
    along(plot, point, role + inward(point), scale, middle)
    plot.labels.append(
        Label(end.at, middle + 4.5, text, "value", dx, anchor, point, after=row.name)
    )
