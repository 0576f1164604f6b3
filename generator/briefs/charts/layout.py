"""Common to bars and bands: the room beside them, and labels that keep apart."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefs.charts.marks import Label, Plot, Rule
from briefs.charts.scales import NARROW, WIDE, spread
from briefs.charts.text import LINE, text_width, wrap

GAP = 6.0  # px between a mark and its label


@dataclass(frozen=True, slots=True)
class End:
    """A bar's end, and the room that its label takes beyond."""

    at: float
    room: float
    backwards: bool


def margins(column: float, ends: Sequence[End]) -> tuple[float, float]:
    """Pixels left and right of a plot so that no label at a bar's end leaves the chart."""
    plot = max(_inner(column, ends), 0) / 100
    return (
        column + max((end.room - end.at * plot for end in ends if end.backwards), default=0.0),
        max((end.room - (100 - end.at) * plot for end in ends if not end.backwards), default=0.0),
    )


def column_width(labels: Iterable[str], ends: Sequence[End]) -> float:
    """Pixels for labels left of the bars; 0 if they had better stand above."""
    width = max(map(text_width, labels), default=0.0) + 10
    return width if width <= 0.36 * NARROW and _inner(width, ends) >= 90 else 0


def _inner(column: float, ends: Sequence[End]) -> float:
    """Pixels that column and labels leave for the bars."""
    before = max((end.room for end in ends if end.backwards), default=0.0)
    after = max((end.room for end in ends if not end.backwards), default=0.0)
    return NARROW - column - before - after


def row_label(plot: Plot, label: Label, height: float, column: float) -> float:
    """Write a row's label left of its bar, or above where there is no column; the bar's y."""
    y = label.y
    if column:
        plot.labels.append(replace(label, y=y + height / 2 + 4.5, dx=-plot.left))
        return y
    for line in wrap(label.text, NARROW):
        plot.labels.append(replace(label, y=y + 12, text=line, dx=-plot.left))
        y += LINE
    return y + 4


def zero_line(plot: Plot, x: float, top: float, bottom: float) -> None:
    """Draw the zero line beside a bar, going on from the row above if it touches."""
    if plot.rules and plot.rules[-1].y2 >= top:
        top = plot.rules.pop().y1
    plot.rules.append(Rule(x, top, x, bottom, "zero"))


def apart(labels: Sequence[Label], plot: Plot, low: float) -> Iterator[Label]:
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


def lanes(labels: Sequence[Label], plot: Plot, low: float, y: float) -> float:
    """Write labels side by side, on as many lines as they need; the y below them."""
    rows: list[list[Label]] = []
    for label in labels:
        room = NARROW - plot.left - low
        fits = (row for row in rows if math.fsum(t.width + 8 for t in (*row, label)) <= room)
        row = next(fits, None)
        if row is None:
            rows.append(row := [])
        row.append(label)
    for row in rows:
        plot.labels += apart([replace(label, y=y + 12) for label in row], plot, low - 4)
        y += LINE
    return y + 2 if rows else y
