"""A printed figure in the unit that its concept and its kind of change want."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from briefs.content import models
from briefs.model.facts import CHANGES
from briefs.model.figure import Figure
from briefs.model.unit import DURATIONS

_COUNTS = ("pure", "items", "people", "companies", "countries", "times")
UNITS: Mapping[str, tuple[str, Callable[[str], bool]]] = {
    "money": ("an amount of money", lambda unit: bool(re.fullmatch("[A-Z]{3}", unit))),
    "per_share": ("an amount per share", lambda unit: unit.endswith("/share")),
    "percent": ("a percentage", lambda unit: unit in ("percent", "pp", "bp")),
    "count": ("a count", lambda unit: unit in _COUNTS),
    "power": ("a power", lambda unit: unit in ("GW", "MW", "kW")),
    "multiple": ("a multiple", lambda unit: unit == "x"),
    "time": ("a length of time", lambda unit: unit in DURATIONS),
    "length": ("a length", lambda unit: unit == "nm"),
}
GROWN = re.compile(
    "(?:(?:[成增][長长]|增加|年增|季增|同比增[长長]|[环環]比增[长長])了?"
    "|(?:grew|rose|increased|up)(?: by)? )(?=.*(?:倍|x|×|times)$)",
    re.IGNORECASE,
)
_DOUBLING = re.compile("翻|倍增|[減减]半|腰[斬斩]|doubl|tripl|halv", re.IGNORECASE)


def fit(
    figure: Figure, concept: models.Concept, change: str, currency: str, printed: str
) -> Figure | None:
    """The figure in its concept's unit, or None where the two cannot be reconciled."""
    unit = figure.unit
    if CHANGES.get(change) == "relative":
        if unit == "x" and _DOUBLING.search(printed):
            return _multiple_to_percent(figure, 1)
        once = unit == "x" and figure.low == figure.high == 1
        if once or (unit in ("x", "times") and GROWN.match(printed)):
            return _multiple_to_percent(figure, 0)  # 成長一倍; nothing is one time itself
        if unit == "pure":
            return replace(figure, unit="percent") if figure.low != figure.high else None
        return figure if unit in ("percent", "pp", "bp") else None
    if change == "times":
        return replace(figure, unit="x") if unit in ("x", "times") else None
    if unit in ("pure", None) and concept.unit in ("money", "per_share"):
        unit = currency
    if concept.unit == "per_share" and unit and re.fullmatch("[A-Z]{3}", unit):
        unit = f"{unit}/share"
    return replace(figure, unit=unit) if unit and UNITS[concept.unit][1](unit) else None


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
    """What a unit measures, in words."""
    if unit in (None, "pure"):
        return "a number without a unit"
    if re.fullmatch("[A-Z]{3}", unit):
        return f"an amount in {unit}"
    names = [words for words, holds in UNITS.values() if holds(unit)]
    return names[0] if names else f"in {unit}"
