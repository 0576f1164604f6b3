"""Values that are not exact: the ends between which they lie, or the arrow of an open end."""

from collections.abc import Callable

from briefs.charts.marks import Mark, Plot, Point, Rule


def along(plot: Plot, point: Point, role: str, place: Callable[[float], float], y: float) -> None:
    """Draw them in a row, `place` giving percent."""
    if point.span:
        low, high = map(place, point.span)
        plot.caps.append(Rule(low, y, high, y, "whisker"))
    if point.open:
        shape = "right" if point.open > 0 else "left"
        plot.marks.append(Mark(place(point.value), y, shape, role, point))


def upright(plot: Plot, point: Point, role: str, place: Callable[[float], float], x: float) -> None:
    """Draw them at a day, `place` giving pixels from above."""
    if point.span:
        low, high = map(place, point.span)
        plot.caps.append(Rule(x, high, x, low, "whisker"))
    if point.open:
        shape = "up" if point.open > 0 else "down"
        plot.marks.append(Mark(x, place(point.value), shape, role, point))


def inward(point: Point) -> str:
    """The role of an arrow that points back over its bar."""
    return " inward" if point.open * point.value < 0 else ""
