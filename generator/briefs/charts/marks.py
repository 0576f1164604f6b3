"""The values of a chart, and the marks and labels that a plot is made of.

Every x is in percent of the plot's width, everything else in pixels.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from briefs.charts.text import coordinate, text_width


@dataclass(frozen=True, slots=True)
class Point:
    """A value with its label in the page's language; `low` and `high` bound a range or interval."""

    value: float
    text: str
    id: str
    derived: bool = False
    low: float | None = None
    high: float | None = None
    reach: tuple[float, float] | None = None  # of a value that is not exact
    period: str = ""
    day: float = 0  # the middle of the period
    ahead: bool = False  # expected, not reported
    past: int = 0  # steps before the newest, where that stands out
    hue: str = ""  # a role of its own, where its colour is not its series'
    follows: bool = False  # on the point before it, with no period between
    placed: bool = True  # False for a magnitude in words, which no mark may stand for

    @property
    def span(self) -> tuple[float, float] | None:
        """The ends between which the value lies; nothing for an exact or an open one."""
        if self.low is None or self.high is None:
            return None
        return self.reach or ((self.low, self.high) if self.low < self.high else None)

    @property
    def open(self) -> int:
        """1 where the value may lie higher without an end, -1 where lower, else 0."""
        if (self.low is None) == (self.high is None):
            return 0
        return 1 if self.high is None else -1

    @property
    def look(self) -> str:
        """The look of what is no printed outcome."""
        look = " ahead" if self.ahead else " derived" if self.derived else ""
        return look + (f" past{self.past}" if self.past else "")

    @property
    def extent(self) -> tuple[float, ...]:
        """The value with the known ends."""
        known = (self.value, self.low, self.high, *(self.reach or ()))
        return tuple(v for v in known if v is not None)


@dataclass(frozen=True, slots=True)
class Series:
    """One point or gap for each category; `role` names its colour and shape."""

    name: str
    role: str  # a colour of charts.css: own, s1, k1, p1, actual, guidance, better and so on
    points: tuple[Point | None, ...]

    def hue(self, point: Point) -> str:
        """The role of a point."""
        return point.hue or self.role

    @property
    def swatch(self) -> str:
        """The look by which it is named: that of its first point."""
        first = next(filter(None, self.points), None)
        return f"{self.role} past{first.past}" if first and first.past else self.role


@dataclass(frozen=True, slots=True)
class Row:
    """A category with the point or gap of each series, and what is said of it."""

    name: str
    points: tuple[Point | None, ...]
    state: str

    def known(self, series: Sequence[Series]) -> list[tuple[Series, Point]]:
        """The points that can be drawn, each with its series."""
        both = zip(series, self.points, strict=True)
        return [(one, point) for one, point in both if point and point.placed]


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
    days: tuple[float, ...] = ()  # the middle of each category, where all are periods, in order
    written: Callable[[float], str] = "{:g}".format  # a value of the axis
    whole: float = 0  # what parts are shares of
    finding: str = ""  # below the title; may be Markup
    joined: bool = False  # of a panel: rates, which a line joins
    beside: float = 0  # px that half of a value takes at most, in panels that share an axis
    named: tuple[int, ...] = ()  # places of the periods that a panel's axis names, the first first

    @property
    def rows(self) -> Iterator[Row]:
        """The categories; periods that follow on each other and that none knows are one."""
        points = zip(*(series.points for series in self.series), strict=True)
        states = self.states or ("",) * len(self.categories)
        every = map(Row, self.categories, points, states)
        for unknown, group in groupby(every, self._is_unknown):
            first, *others = group
            if unknown and others:
                yield replace(first, name=f"{first.name} – {others[-1].name}")
            else:
                yield from (first, *others)

    def texts(self, row: Row, unknown: str) -> list[tuple[Point | None, str]]:
        """Each point of a row with its text; of an outcome that is not known, its state."""
        return [
            (point, point.text if point else _lacking(series, row) or unknown)
            for series, point in zip(self.series, row.points, strict=True)
        ]

    @property
    def unknown(self) -> list[str]:
        """Names of the periods in which nothing is known."""
        return [row.name for row in self.rows if self._is_unknown(row)]

    def _is_unknown(self, row: Row) -> bool:
        return bool(self.days) and not any(row.points) and not row.state

    @property
    def on_time(self) -> bool:
        """True where the categories are periods, and each another one."""
        return len(set(self.days)) == len(self.days) > 1

    @property
    def known(self) -> list[tuple[str, Series, Point]]:
        """Every point that can be drawn, with its category and series."""
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
        """The points of a category that can be drawn."""
        return [
            (series, point)
            for series in self.series
            if (point := series.points[place]) and point.placed
        ]


def _lacking(series: Series, row: Row) -> str:
    return row.state if series.role == "actual" or not any(row.points) else ""


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
    """A symbol centred on a place: dot, diamond, stroke, or an arrow left, right, up or down."""

    x: float
    y: float
    shape: str
    role: str
    point: Point
    size: float = 6  # radius of a dot


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across or down; its role is one of grid, zero, whisker, cap, beyond."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: str

    @property
    def d(self) -> str:
        """The same as a part of an SVG path in a box 100 wide."""
        x, y = coordinate(self.x2 - self.x1), coordinate(self.y2 - self.y1)
        way = f"h{x}" if self.y1 == self.y2 else f"v{y}"
        return f"M{coordinate(self.x1)} {coordinate(self.y1)}{way}"


@dataclass(frozen=True, slots=True)
class Trace:
    """Lines as the `d` of an SVG path in a box 100 wide; a gap is bridged by dots."""

    d: str
    role: str
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """The place of a period in which nothing is known."""

    x: float
    y: float


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
    dots: list[Dot] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    legend: Sequence[Series] = ()  # named above, as no label does

    @staticmethod
    def ruled(rules: Sequence[Rule]) -> list[Trace]:
        """Rules as one path a role."""
        paths: dict[str, str] = {}
        for rule in rules:
            paths[rule.role] = paths.get(rule.role, "") + rule.d
        return [Trace(d, role) for role, d in paths.items()]
