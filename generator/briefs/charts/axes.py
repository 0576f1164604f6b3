"""The axes of a chart over time: round values at the left, periods below, each at its day."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from briefs.charts.marks import Chart, Dot, Label, Plot, Rule
from briefs.charts.room import Room, at_both_widths
from briefs.charts.scales import NARROW, Scale, ticks
from briefs.charts.text import LINE, text_width, wrap

TOP = 24.0  # px above the highest tick, in which its label stands
FOOT = 12.0  # px below the lowest, for dots
NAME = 86.0  # px that a line of a period's name takes at most
_NUMBER = re.compile(r"[\d.,]+")


@dataclass(frozen=True, slots=True)
class Levels:
    """From values to y in pixels, between the lowest and the highest tick."""

    ticks: Sequence[float]
    depth: float
    top: float = TOP

    def __call__(self, value: float) -> float:
        return self.top + self.depth * Scale(self.ticks[-1], self.ticks[0])(value) / 100


def levels(values: Iterable[float], depth: float, above: float = 0) -> Levels:
    """The levels that hold all values, with so many pixels more above them."""
    return Levels(ticks(values), depth, TOP + above)


def tick_texts(values: Sequence[float], written: Callable[[float], str]) -> tuple[str, ...]:
    """The texts at ticks: the unit at the last alone, where it is the same at all."""
    texts = [written(value) for value in values]
    units = {_NUMBER.sub("", text.lstrip("−")) for text, v in zip(texts, values, strict=True) if v}
    found = [text if value else "0" for value, text in zip(values, texts, strict=True)]
    if len(units) > 1:
        return tuple(found)
    bare = ("".join(re.findall(r"^−|[\d.,]+", text)) for text in found[:-1])
    return (*bare, found[-1])


def names(chart: Chart) -> list[tuple[float, tuple[str, ...]]]:
    """The day and the name, in lines, of each period in which something is known."""
    both = zip(chart.days, chart.categories, strict=True)
    return [(day, wrap(name, NAME)) for i, (day, name) in enumerate(both) if chart.at(i)]


def foot(chart: Chart) -> float:
    """Pixels below the lowest tick, for the names of the periods."""
    return FOOT + LINE * max(len(lines) for _, lines in names(chart))


def margins(
    chart: Chart, level: Levels, place: Callable[[float], float], right: float
) -> tuple[float, float]:
    """Pixels left and right of a plot: for the ticks, and for the names of the outer periods."""
    left = max(map(text_width, tick_texts(level.ticks, chart.written)[:-1])) + 8
    (first, opening), *_ = known = names(chart)
    last, closing = known[-1]
    inner = (NARROW - left - right) / 100
    return (
        max(left, _half(opening) - place(first) * inner),
        max(right, _half(closing) - (100 - place(last)) * inner),
    )


def _half(lines: Sequence[str]) -> float:
    return max(map(text_width, lines)) / 2


def value_axis(plot: Plot, chart: Chart, level: Levels) -> None:
    """Draw a line at each tick, that of zero darker."""
    texts = tick_texts(level.ticks, chart.written)
    for value, text in zip(level.ticks, texts, strict=True):
        y, last = level(value), value == level.ticks[-1]
        plot.rules.append(Rule(0, y, 100, y, "grid" if value else "zero"))
        x, anchor = (-plot.left, "start") if last else (-8.0, "end")
        plot.labels.append(Label(0, y - 5 if last else y + 4.5, text, "muted", x, anchor))


def time_axis(plot: Plot, chart: Chart, place: Callable[[float], float]) -> None:
    """Write the periods that have room, the outer ones first; a dot for the unknown."""
    y = plot.height - foot(chart)
    unknown = (day for i, day in enumerate(chart.days) if not chart.at(i))
    plot.dots += (Dot(place(day), y + 5) for day in unknown)
    named = [
        [
            Label(place(day), y + 23 + LINE * number, line, "muted", 0, "middle")
            for number, line in enumerate(lines)
        ]
        for day, lines in names(chart)
    ]
    chosen = at_both_widths(partial(_with_room, named, plot))
    plot.labels += sorted(chosen, key=lambda label: (label.x, label.y))


def _with_room(names: Sequence[Sequence[Label]], plot: Plot, width: float) -> Iterator[Label]:
    inner = width - plot.left - plot.right
    room = Room(inner, (-plot.left - 4, 0, inner + plot.right + 4, plot.height))
    for lines in (names[-1], *names[:-1][:1], *names[-2:0:-1]):
        widest = max(lines, key=lambda line: line.width)
        if room.first_free([replace(widest, y=lines[0].y)]):
            yield from lines
