"""Currencies that an article's words name beside an amount printed without one: `以美元計`."""

from bisect import bisect_right
from functools import lru_cache

from briefs.articles.clauses import breaks
from briefs.figures.folding import fold
from briefs.figures.reader import parse
from briefs.figures.scan import scan
from briefs.figures.tables import CURRENCY, CURRENCY_NAME
from briefs.model.figure import NotAFigure
from briefs.model.unit import currency_of

_BARE = ("pure", None)


def is_bare(printed: str) -> bool:
    """True for a figure printed without a currency, such as `331億` and `331億元`."""
    try:
        return parse(printed).unit in _BARE
    except NotAFigure:
        return False


def currencies_beside(text: str, start: int) -> frozenset[str]:
    """The currencies named in the clause of a place, else in its sentence, outside of figures."""
    clauses, sentences, named = _read(text)
    for stops in (clauses, sentences):
        stretch = bisect_right(stops, start)
        found = frozenset(code for at, code in named if bisect_right(stops, at) == stretch)
        if found:
            return found
    return frozenset()


def names_currency(text: str) -> bool:
    """Tell if a paragraph names any currency outside of its figures."""
    return bool(_read(text)[2])


@lru_cache(maxsize=16)
def spoken_of(texts: tuple[str, ...]) -> frozenset[str]:
    """The currencies that an article's words or figures name anywhere, or may mean."""
    whole = fold("\n".join(texts))
    named = {CURRENCY[match[0]] for match in CURRENCY_NAME.finditer(whole)}
    named |= {currency_of(found.figure.unit) for text in texts for found in scan(text)}
    for word, codes in _OPEN.items():
        named |= codes if word in whole else set()
    return frozenset(named)


_DOLLARS = {"USD", "HKD", "TWD", "SGD", "AUD", "CAD", "NZD"}
_OPEN = {"元": {"CNY", "TWD", "HKD", "MOP"}, "$": _DOLLARS, "dollar": _DOLLARS}


def departing(text: str, start: int, printed: str, own: str) -> str:
    """The one currency that the words beside a bare amount name instead of its own.

    An exchange rate has two.
    """
    found = currencies_beside(text, start) if is_bare(printed) else frozenset()
    return next(iter(found)) if len(found) == 1 and found.isdisjoint(own.split("/")) else ""


@lru_cache(maxsize=256)
def _read(text: str) -> tuple[list[int], list[int], list[tuple[int, str]]]:
    """The ends of clauses and of sentences, and each currency named outside of figures."""
    folded = fold(text)
    named = [(match.start(), CURRENCY[match[0]]) for match in CURRENCY_NAME.finditer(folded)]
    if not named:
        return [], [], []
    hidden = bytearray(len(folded))
    for found in scan(text):
        hidden[found.start : found.end] = b"\1" * (found.end - found.start)
    sentences, clauses = breaks(folded, hidden)
    return clauses, sentences, [(at, code) for at, code in named if not hidden[at]]
