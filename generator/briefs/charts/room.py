"""Room for labels: boxes that keep clear of each other, of lines and of the edges."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefs.charts.marks import Bar, Label
from briefs.charts.scales import NARROW, WIDE

CLEAR = 2.0  # px right of the ticks' texts, at least

Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels
Step = tuple[float, float, float, float]  # from x, y to x, y in pixels, rightwards


def at_both_widths(chosen: Callable[[float], Iterable[Label]]) -> Iterator[Label]:
    """The labels chosen for a narrow and for a wide chart; those of one alone say so."""
    narrow, wide = (list(chosen(width)) for width in (NARROW, WIDE))
    for label in dict.fromkeys((*narrow, *wide)):
        only = "" if label in narrow and label in wide else "n" if label in narrow else "w"
        yield replace(label, only=only)


@dataclass(frozen=True, slots=True)
class Room:
    """The plot at one width, with what is taken of it."""

    inner: float  # pixels between the margins
    bounds: Box
    ticked: bool = True  # there are texts left of the plot
    taken: list[Box] = field(default_factory=list)

    def take(self, labels: Iterable[Label]) -> None:
        """Keep the room of labels."""
        self.taken.extend(self.box(label) for label in labels)

    def box(self, label: Label) -> Box:
        """The room of a label."""
        left = label.x * self.inner / 100 + label.dx
        left -= {"start": 0.0, "middle": label.width / 2, "end": label.width}[label.anchor]
        return left, label.y - 13, left + label.width, label.y + 4

    def bar(self, bar: Bar) -> Box:
        """The room of a bar."""
        left, right = (x * self.inner / 100 for x in (bar.x, bar.x + bar.width))
        return left, bar.y, right, bar.y + bar.height

    def inward(self, label: Label) -> Label:
        """The label, moved as far from the edges as it takes, and clear of ticks at the left."""
        middle, half = label.x * self.inner / 100, label.width / 2
        left = CLEAR if self.ticked else self.bounds[0]
        dx = min(max(label.dx, left + half - middle), self.bounds[2] - half - middle)
        return replace(label, dx=dx)

    def first_free(
        self, sites: Iterable[Label], steps: Sequence[Step] = (), bars: Sequence[Box] = ()
    ) -> Label | None:
        """The first label that has room, which is then taken."""
        for site in sites:
            box = self.box(site)
            if self._is_free(box, steps, bars):
                self.taken.append(box)
                return site
        return None

    def _is_free(self, box: Box, steps: Sequence[Step], bars: Sequence[Box]) -> bool:
        """True where a label keeps clear of the edges, other labels, bars, points and lines."""
        left, top, right, bottom = box
        edges = self.bounds
        if left < edges[0] or top < edges[1] or right > edges[2] or bottom > edges[3]:
            return False
        if any(_meet(box, other, 3) for other in self.taken):
            return False
        if any(_meet(box, bar, 2) for bar in bars):
            return False
        return not any(
            step[0] < right + 3 and left - 3 < step[2] and _crosses(step, box) for step in steps
        )


def _meet(one: Box, other: Box, aside: float) -> bool:
    return (
        one[0] < other[2] + aside
        and other[0] - aside < one[2]
        and one[1] < other[3]
        and other[1] < one[3]
    )


def _crosses(step: Step, box: Box) -> bool:
    """True where a piece of a line or the point at either end touches a box."""
    x1, y1, x2, y2 = step
    left, top, right, bottom = box
    if not (min(y1, y2) < bottom + 3 and top - 3 < max(y1, y2)):
        return False
    if any(left - 3 < x < right + 3 and top - 3 < y < bottom + 3 for x, y in ((x1, y1), (x2, y2))):
        return True
    start, stop = max(left, x1), min(right, x2)
    if start >= stop:
        return False
    slope = (y2 - y1) / (x2 - x1)
    ends = y1 + slope * (start - x1), y1 + slope * (stop - x1)
    return min(ends) < bottom - 1 and max(ends) > top + 1
