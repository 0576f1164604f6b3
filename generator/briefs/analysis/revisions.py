"""Revisions: how a later forecast of the same thing stands to the one before it."""

import math
from typing import NamedTuple

from briefs.analysis.intervals import Interval, ends_of, interval, meet
from briefs.model.figure import MAGNITUDE, Figure


class _End(NamedTuple):
    printed: float  # infinite where it is open
    allowed: Interval

    def moved(self, now: "_End") -> str:
        """The way in which it moved; nothing where rounding hides it."""
        if self.printed == now.printed:
            return "same"
        if now.allowed[0] >= self.allowed[1]:
            return "up"
        return "down" if now.allowed[1] <= self.allowed[0] else ""


def revised(before: Figure, after: Figure) -> str:
    """The word for what became of a forecast: raised, cut, narrowed, widened, kept, undetermined.

    A range that lies within that before is narrowed, one that holds it widened. An end that both
    leave open says nothing; where rounding hides an end, the middle decides.
    """
    if MAGNITUDE in (before.approx, after.approx) or before.unit != after.unit:
        return "undetermined"
    pairs = list(zip(_ends(before), _ends(after), strict=True))
    told = [pair for pair in pairs if not all(math.isinf(end.printed) for end in pair)]
    ways = [was.moved(now) for was, now in told]
    if "" in ways:
        was, now = map(_middle, zip(*told, strict=True))
        ways = [was.moved(now)]
    said = _SAID.get((ways[0], ways[-1]), "undetermined")
    loose = any(math.isinf(end.printed) for pair in told for end in pair)
    apart = not meet(interval(before), interval(after))
    return said if apart or not loose or said not in ("raised", "cut") else "undetermined"


_SAID = {
    ("up", "up"): "raised",
    ("down", "down"): "cut",
    ("same", "same"): "kept",
    **dict.fromkeys((("up", "down"), ("up", "same"), ("same", "down")), "narrowed"),
    **dict.fromkeys((("down", "up"), ("down", "same"), ("same", "up")), "widened"),
}


def _ends(figure: Figure) -> tuple[_End, _End]:
    low, high = interval(figure)
    allowed = ((low, low), (high, high))
    if figure.low is not None and figure.high is not None:
        found = ends_of(figure)
        allowed = (found.low, found.high)
    return (
        _End(-math.inf if figure.low is None else float(figure.low), allowed[0]),
        _End(math.inf if figure.high is None else float(figure.high), allowed[1]),
    )


def _middle(ends: tuple[_End, ...]) -> _End:
    low, high = ends[0], ends[-1]
    allowed = ((low.allowed[0] + high.allowed[0]) / 2, (low.allowed[1] + high.allowed[1]) / 2)
    return _End((low.printed + high.printed) / 2, allowed)
