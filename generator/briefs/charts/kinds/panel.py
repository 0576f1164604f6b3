"""Panels: one metric over time, with what was expected of it, on an axis that panels share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from briefs.charts.axes import Levels
from briefs.charts.marks import Bar, Chart, Dot, Label, Mark, Plot, Point, Rule, Series, Trace
from briefs.charts.room import Room, Step, at_both_widths
from briefs.charts.scales import NARROW, Timeline
from briefs.charts.text import LINE, coordinate
from briefs.charts.uncertainty import inward, upright

DEPTH = 104.0  # px from the highest value to the lowest
TOP = 32.0  # px above, for two lines of values
FOOT = 24.0  # px below, for the periods
BAR = 0.62  # of the room of a period, the part that its column takes
BAND = 0.9  # and that its guidance takes
STEP = 5.0  # px from one place of a value up to the next
EDGE = 4.0  # px
EXPECTED = ("guidance", "consensus")

Known = tuple[int, Series, Point]  # with its place among the periods


@dataclass(frozen=True, slots=True)
class Frame:
    """A chart with its scales: days to percent, a room for each; values to pixels."""

    chart: Chart
    middle: Timeline
    level: Levels

    @property
    def room(self) -> float:
        """The width that a period has, in percent of the plot."""
        return 100 / len(self.chart.days)

    def across(self, day: float, part: float) -> tuple[float, float]:
        """The beginning and the width of what takes a part of the room of a day."""
        return self.middle(day) - self.room * part / 2, self.room * part

    def ends(self, place: int) -> tuple[float, float]:
        """The y above and below all that stands at a period."""
        here = self.chart.at(place)
        tops = (self.level(max(0, *p.extent)) - 7 * (s.role == "consensus") for s, p in here)
        return min(tops) - 2, max(self.level(min(p.extent)) for _, p in here)

    @property
    def outcomes(self) -> list[Known]:
        known = range(len(self.chart.days))
        every = (
            (place, series, point) for place in known for series, point in self.chart.at(place)
        )
        return [one for one in every if one[1].role not in EXPECTED]


def plot(chart: Chart, words: Mapping[str, str]) -> Plot:
    """Outcomes as columns from zero or points on a line; guidance as bands, consensus upon them."""
    count = len(chart.days)
    side = max(EDGE, (chart.beside - NARROW / (2 * count)) / (1 - 1 / count))
    ends = [0.0, *chart.extents]
    level = Levels((min(ends), max(ends) if max(ends) > min(ends) else 1.0), DEPTH, TOP)
    frame = Frame(chart, Timeline(chart.days[0], chart.days[-1], 50 / count), level)
    drawn = Plot(side, side, TOP + DEPTH + FOOT)
    drawn.rules.append(Rule(0, level(0), 100, level(0), "zero"))
    for series in chart.series:
        known = [point for point in series.points if point and point.placed]
        (_expected if series.role in EXPECTED else _outcomes)(drawn, frame, series, known)
    unknown = (day for place, day in enumerate(chart.days) if not chart.at(place))
    drawn.dots += (Dot(frame.middle(day), level(0) - 5) for day in unknown)
    drawn.labels += at_both_widths(partial(_values, drawn, frame, words["next"]))
    drawn.labels += at_both_widths(partial(_periods, drawn, frame))
    return drawn


def _outcomes(plot: Plot, frame: Frame, series: Series, known: Sequence[Point]) -> None:
    """Draw columns from zero, or points with a line, dotted across what joins no neighbours."""
    for point in known:
        x, y, role = frame.middle(point.day), frame.level(point.value), series.role + point.look
        if frame.chart.joined:
            plot.marks.append(Mark(x, y, "dot", role, point, size=3.0 if point.past else 4.5))
            upright(plot, point, series.role, frame.level, x)
        else:
            top, bottom = sorted((y, frame.level(0)))
            plot.bars.append(Bar(*frame.across(point.day, BAR), top, bottom - top, role, point))
            upright(plot, point, series.role + inward(point), frame.level, x)
    steps: dict[bool, list[str]] = {False: [], True: []}
    for pair in pairwise(known if frame.chart.joined else ()):
        places = [(frame.middle(point.day), frame.level(point.value)) for point in pair]
        ends = (f"{coordinate(x)} {coordinate(y)}" for x, y in places)
        steps[not pair[1].follows].append("M{}L{}".format(*ends))
    plot.traces += (Trace("".join(d), series.role, gap) for gap, d in steps.items() if d)


def _expected(plot: Plot, frame: Frame, series: Series, known: Sequence[Point]) -> None:
    """Draw the consensus as diamonds, guidance as bands between its ends."""
    for point in known:
        if series.role == "guidance":
            _band(plot, frame, point)
        else:
            place = frame.middle(point.day), frame.level(point.value)
            plot.marks.append(Mark(*place, "diamond", series.role + point.look, point))
            upright(plot, point, series.role, frame.level, place[0])


def _band(plot: Plot, frame: Frame, point: Point) -> None:
    """Draw a range between its ends; a line for what is none, with an arrow where it is open."""
    x, width = frame.across(point.day, BAND)
    low, high = point.span or (point.value, point.value)
    bottom, top = frame.level(low), frame.level(high)
    plot.bars.append(Bar(x, width, top, bottom - top, "guidance", point))
    plot.caps += (Rule(x, y, x + width, y, "cap guidance") for y in {bottom: 0, top: 0})
    if point.open:
        upright(plot, point, "guidance", frame.level, frame.middle(point.day))


def _values(plot: Plot, frame: Frame, ahead: str, width: float) -> Iterator[Label]:
    """The values that have room: the newest, those of years before, the first; then what comes."""
    inner = width - plot.left - plot.right
    bounds = (-plot.left, 0.0, inner + plot.right, plot.height - FOOT)
    room = Room(inner, bounds, ticked=False)
    taken = [room.bar(bar) for bar in plot.bars]
    taken += [(x - 6, m.y - 6, x + 6, m.y + 6) for m in plot.marks for x in (m.x * inner / 100,)]
    outcomes = frame.outcomes
    steps = _steps(frame, inner) if frame.chart.joined else []
    labels = [(place, _value(frame, series, point)) for place, series, point in _by_rank(outcomes)]
    last = max((place for place, _, _ in outcomes), default=0)
    for place in range(last + 1, len(frame.chart.days)):
        guided = [point for series, point in frame.chart.at(place) if series.role == "guidance"]
        labels += [(place, _named(frame, point, ahead, "guidance")) for point in guided]
        if guided:
            break
    for place, label in labels:
        sites = map(room.inward, _sites(label, frame, place, inner))
        if found := room.first_free(sites, steps, taken):
            yield found


def _value(frame: Frame, series: Series, point: Point) -> Label:
    role = "value" if point.past else f"value new {series.role}"
    return replace(_named(frame, point, point.text, role), point=point)


def _named(frame: Frame, point: Point, text: str, role: str) -> Label:
    return Label(frame.middle(point.day), 0, text, role, 0, "middle")


def _by_rank(outcomes: Sequence[Known]) -> list[Known]:
    """The newest outcome, those of the same quarter of years before, and the first."""
    newest = outcomes[-1:]
    number = newest[0][2].period[4:] if newest else ""
    alike = [one for one in outcomes[-2::-1] if one[2].period[4:] == number]
    return list(dict.fromkeys((*newest, *alike, *outcomes[:1])))


def _sites(label: Label, frame: Frame, place: int, inner: float) -> Iterator[Label]:
    """Places of a value over its own column, the lowest first; of what comes, below it too."""
    aside = frame.room * inner / 100 * 0.4
    top, bottom = frame.ends(place)
    for line in range(int((top - 12) // STEP) + 1):
        for dx in (0.0, -aside / 2, aside / 2, -aside, aside):
            yield replace(label, y=top - 3 - STEP * line, dx=dx)
    if label.point is None:
        yield replace(label, y=bottom + 16)


def _steps(frame: Frame, inner: float) -> list[Step]:
    """The pieces of the line, in pixels."""
    places = [
        (frame.middle(point.day) * inner / 100, frame.level(point.value))
        for _, _, point in frame.outcomes
    ]
    return [(*here, *there) for here, there in pairwise(places)]


def _periods(plot: Plot, frame: Frame, width: float) -> Iterator[Label]:
    """The names below the axis that have room: the newest outcome's, and those of years before."""
    inner = width - plot.left - plot.right
    bounds = (-plot.left, 0.0, inner + plot.right, plot.height + LINE)
    room = Room(inner, bounds, ticked=False)
    for place in frame.chart.named:
        x, name = frame.middle(frame.chart.days[place]), frame.chart.categories[place]
        label = Label(x, plot.height - 6, name, "muted", 0, "middle")
        if found := room.first_free([room.inward(label)]):
            yield found
