"""The values of a chart, and the marks and labels that a plot is made of.

Every x is in percent of the plot's width, everything else in pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefs.charts.text import text_width


@dataclass(frozen=True, slots=True)
class Point:
    """A value with its label in the page's language; `low` and `high` bound a range or interval."""

    value: float
    text: str
    id: str
    derived: bool = False
    low: float | None = None
    high: float | None = None

    @property
    def extent(self) -> tuple[float, ...]:
        """The value with the known ends."""
        return tuple(v for v in (self.value, self.low, self.high) if v is not None)


@dataclass(frozen=True, slots=True)
class Series:
    """One point or gap for each category; `role` names its colour and shape."""

    name: str
    role: str  # s1 … s6, actual, guidance, consensus, better, worse
    points: tuple[Point | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The values of a chart; `source` and `note` may be Markup."""

    id: str
    kind: str  # the name of a file in kinds/
    title: str
    description: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    source: str = ""
    note: str = ""
    states: tuple[str, ...] = ()  # what is said of a category whose outcome is not known

    @property
    def known(self) -> list[tuple[str, Series, Point]]:
        """Every point with its category and series."""
        return [
            (category, series, point)
            for place, category in enumerate(self.categories)
            for series, point in self.at(place)
        ]

    @property
    def extents(self) -> list[float]:
        """The values that its scale must hold."""
        return [value for _, _, point in self.known for value in point.extent]

    def at(self, place: int) -> list[tuple[Series, Point]]:
        """The known points of a category."""
        return [(series, point) for series in self.series if (point := series.points[place])]


@dataclass(frozen=True, slots=True)
class Label:
    """Text at `x` moved by `dx`, its baseline at `y`."""

    x: float
    y: float
    text: str
    role: str = ""
    dx: float = 0
    anchor: str = "start"
    point: Point | None = None
    before: str = ""  # plain words beside the text
    after: str = ""
    only: str = ""  # shown only where the chart is narrow (n) or wide (w), see charts.css

    @property
    def width(self) -> float:
        """Pixels."""
        return text_width(" ".join(filter(None, (self.before, self.text, self.after))))


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle."""

    x: float
    width: float
    y: float
    height: float
    role: str
    point: Point


@dataclass(frozen=True, slots=True)
class Mark:
    """A symbol centred on a place: dot, diamond, left or right."""

    x: float
    y: float
    shape: str
    role: str
    point: Point
    size: float = 6  # radius of a dot


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; its role is a series' or one of grid, zero, whisker, leader."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: str


@dataclass(frozen=True, slots=True)
class Trace:
    """A broken line as the `d` of an SVG path in a box 100 wide; a gap is bridged by dots."""

    d: str
    role: str
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Leader:
    """From the height of a line's end to that of its label."""

    y1: float
    y2: float


@dataclass(slots=True)
class Plot:
    """Marks and labels, and the pixels around them."""

    left: float = 0
    right: float = 0
    height: float = 0
    rules: list[Rule] = field(default_factory=list)  # behind the marks
    caps: list[Rule] = field(default_factory=list)  # upon the bars
    traces: list[Trace] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    leaders: list[Leader] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    legend: Sequence[Series] = ()  # named above, as no label does
