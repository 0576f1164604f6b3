"""The axes of a chart over time: round values at the left, periods below, each at its day."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefs.charts.marks import Chart, Dot, Label, Plot, Rule
from briefs.charts.room import Room
from briefs.charts.scales import NARROW, WIDE, Scale, ticks
from briefs.charts.text import text_width

TOP = 24.0  # px above the highest tick, in which its label stands
FOOT = 28.0  # px below the lowest, for the names of the periods
_NUMBER = re.compile(r"[\d.,]+")


@dataclass(frozen=True, slots=True)
class Levels:
    """From values to y in pixels, between the lowest and the highest tick."""

    ticks: Sequence[float]
    depth: float

    def __call__(self, value: float) -> float:
        return TOP + self.depth * Scale(self.ticks[-1], self.ticks[0])(value) / 100


def levels(values: Iterable[float], depth: float) -> Levels:
    """The levels that hold all values."""
    return Levels(ticks(values), depth)


def tick_texts(values: Sequence[float], written: Callable[[float], str]) -> tuple[str, ...]:
    """The texts at ticks: the unit at the last alone, where it is the same at all."""
    texts = [written(value) for value in values]
    units = {_NUMBER.sub("", text.lstrip("−")) for text, v in zip(texts, values, strict=True) if v}
    found = [text if value else "0" for value, text in zip(values, texts, strict=True)]
    if len(units) > 1:
        return tuple(found)
    bare = ("".join(re.findall(r"^−|[\d.,]+", text)) for text in found[:-1])
    return (*bare, found[-1])


def margins(
    chart: Chart, level: Levels, place: Callable[[float], float], right: float
) -> tuple[float, float]:
    """Pixels left and right of a plot: for the ticks, and for the names of the outer periods."""
    left = max(map(text_width, tick_texts(level.ticks, chart.written)[:-1])) + 8
    known = [i for i in range(len(chart.days)) if chart.at(i)]
    first, last = (
        text_width(chart.categories[i]) / 2 - beside * (NARROW - left - right) / 100
        for i, beside in (
            (known[0], place(chart.days[known[0]])),
            (known[-1], 100 - place(chart.days[known[-1]])),
        )
    )
    return max(left, first), max(right, last)


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
    y = plot.height - FOOT
    named = [
        Label(place(day), plot.height - 5, name, "muted", 0, "middle")
        for i, (day, name) in enumerate(zip(chart.days, chart.categories, strict=True))
        if chart.at(i)
    ]
    plot.dots += (Dot(place(day), y + 5) for i, day in enumerate(chart.days) if not chart.at(i))
    shown = {width: set(_with_room(named, plot, width)) for width in (NARROW, WIDE)}
    for label in named:
        narrow, wide = (label in shown[width] for width in (NARROW, WIDE))
        if narrow or wide:
            plot.labels.append(
                replace(label, only="" if narrow and wide else "n" if narrow else "w")
            )


def _with_room(labels: Sequence[Label], plot: Plot, width: float) -> Iterator[Label]:
    inner = width - plot.left - plot.right
    room = Room(inner, (-plot.left - 4, 0, inner + plot.right + 4, plot.height))
    for label in dict.fromkeys((*labels[-1:], *labels[:1], *reversed(labels))):
        if free := room.first_free([label]):
            yield free
