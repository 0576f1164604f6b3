"""A figure as a language writes it, rounded and qualified as the place asks for it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import lru_cache

from briefs.content.fitting import negative
from briefs.figures.folding import fold
from briefs.figures.format import display, turned
from briefs.model.facts import Quantity
from briefs.model.figure import EXACT, MAGNITUDE, Figure
from briefs.model.language import ROWS
from briefs.model.unit import UNITS, kind_of


def optioned(figure: Figure, option: str) -> Figure:
    """The figure as an option of a reference asks for it: bare, size, low, high."""
    if option == "bare":
        return bare(figure)
    if option == "size":
        below = figure.approx == MAGNITUDE and figure.high is not None
        below |= any(end is not None and end < 0 for end in (figure.low, figure.high))
        return negative(figure) if below else figure
    if option in ("low", "high"):
        end = figure.low if option == "low" else figure.high
        return replace(figure, low=end, high=end, approx="exact")
    return figure


def fall(figure: Figure) -> bool:
    """Tell a bound, or a magnitude in words, of what lies below zero."""
    if figure.approx == MAGNITUDE:
        return figure.high is not None
    return turned(figure) and all(end is None or end < 0 for end in (figure.low, figure.high))


def fallen(figure: Figure) -> Figure:
    """The size of a fall; `up to` is said of no size that is bad news."""
    size = negative(figure)
    return replace(size, approx="at_most") if size.approx == "up_to" else size


def bare(figure: Figure) -> Figure:
    """The figure without its qualifier."""
    if figure.approx == MAGNITUDE:
        return figure
    end = figure.low if figure.low is not None else figure.high
    other = figure.high if figure.high is not None else figure.low
    return replace(figure, low=end, high=other, approx="exact")


@lru_cache(maxsize=65536)
def shown(
    figure: Figure, language: str, home: str = "", counter: str = "", option: str = ""
) -> str:
    signed = option == "signed"
    return display(figure, language, home=home, counter=counter, signed=signed)


_SCALE = "兆亿万千百十多余"
_COUNTER = re.compile(rf"[{_SCALE}\d] ?(?P<counter>[^\u0000-\u4dff{_SCALE}]{{1,2}})$")
MEASURES = UNITS["items"].words.split("|")
_AS_WRITTEN = {fold(word): word for word in MEASURES}  # in Traditional characters


def counter(quantity: Quantity, language: str) -> str:
    """The measure word of a count in Chinese: as printed, if an article is in the language."""
    while quantity.derived:
        quantity = quantity.inputs[0]
    found = (_COUNTER.search(fold(fact.printed)) for fact in quantity.facts)
    folded = (match["counter"] for match in found if match and match["counter"] in _AS_WRITTEN)
    word, row = next(folded, ""), ROWS[language]
    written = word if row.script == "Hans" else _AS_WRITTEN.get(word, "")
    return written if row.chinese else ""


def ends(figure: Figure) -> Iterator[Figure | None]:
    """The two ends of what a figure stands for; nothing for an open one."""
    for end in figure.interval():
        yield (
            end
            if end is None
            else replace(figure, low=end, high=end, decimals=_places(figure, end), approx="exact")
        )


def _places(figure: Figure, end: Decimal) -> int:
    """Decimal places of an end of what a figure stands for, all it has; whole people stay whole."""
    exponent = end.normalize(EXACT).as_tuple().exponent
    assert isinstance(exponent, int)
    places = max(figure.decimals + 1, -exponent if end else figure.decimals + 1)
    whole = kind_of(figure.unit) == "count" and end == end.to_integral_value()
    return min(places, 0) if whole else places


def outward(figure: Figure, low: Decimal, high: Decimal) -> Iterator[Figure]:
    """The bounds of a figure with two digits of what lies between them, rounded outward."""
    decimals = 1 - (high - low).adjusted() if high > low else figure.decimals + 1
    if kind_of(figure.unit) == "count":
        decimals = min(decimals, 0)
    for end, rounding in ((low, ROUND_FLOOR), (high, ROUND_CEILING)):
        value = end.quantize(Decimal(1).scaleb(-decimals), rounding)
        yield replace(figure, low=value, high=value, decimals=decimals, approx="exact")
