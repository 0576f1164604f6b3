"""A printed figure in the unit that its concept and its kind of change want."""

import re
from dataclasses import replace

from briefs.content import models
from briefs.figures.folding import fold
from briefs.model.facts import CHANGES
from briefs.model.figure import Figure
from briefs.model.unit import KINDS, MONEY, PER_SHARE, kind_of

GROWN = re.compile(
    "(?:(?:成长|增长|增加|年增|季增|同比增长|环比增长)了?"
    "|(?:grew|rose|increased|up)(?: by)? )(?=.*(?:倍|x|×|times)$)"
)
_DOUBLING = re.compile("翻|倍增|减半|腰斩|doubl|tripl|halv")


def fit(
    figure: Figure, concept: models.Concept, change: str, currency: str, printed: str
) -> Figure | None:
    """The figure in its concept's unit, or None where the two cannot be reconciled."""
    unit = figure.unit
    if CHANGES.get(change) == "relative":
        if unit == "x" and _DOUBLING.search(fold(printed)):
            return _multiple_to_percent(figure, 1)
        once = unit == "x" and figure.low == figure.high == 1
        if once or (unit in ("x", "times") and GROWN.match(fold(printed))):
            return _multiple_to_percent(figure, 0)  # 成長一倍; nothing is one time itself
        if unit == "pure":
            return replace(figure, unit="percent") if figure.low != figure.high else None
        return figure if kind_of(unit) == "percent" else None
    if change == "times":
        return replace(figure, unit="x") if unit in ("x", "times") else None
    if unit in ("pure", None) and concept.unit in MONEY:
        unit = currency
    if concept.unit == "per_share" and unit and kind_of(unit) == "money":
        unit = f"{unit}{PER_SHARE}"
    return replace(figure, unit=unit) if unit and kind_of(unit) == concept.unit else None


def _multiple_to_percent(figure: Figure, base: int) -> Figure:
    low = None if figure.low is None else (figure.low - base) * 100
    high = None if figure.high is None else (figure.high - base) * 100
    return replace(figure, low=low, high=high, unit="percent", decimals=figure.decimals - 2)


def negative(figure: Figure) -> Figure:
    """The figure below zero: what was printed as a size."""
    low = None if figure.high is None else -figure.high
    high = None if figure.low is None else -figure.low
    return replace(figure, low=low, high=high)


def measure(unit: str | None) -> str:
    """A unit's kind, in words."""
    if unit in (None, "pure"):
        return "a number without a unit"
    return f"an amount in {unit}" if kind_of(unit) == "money" else KINDS[kind_of(unit)]
