"""Exchange rates: 1美元兌31.7新台幣, 美元兌新台幣匯率31.7元, ¥155 to the dollar.

They are `rate` of the grammar in `reader`; their unit is `TWD/USD`, New Taiwan dollars per dollar.
Where nothing says which of two currencies the number counts (新台幣兌美元31.7), it is the one that
comes nearest to what the two are roughly worth.
"""

from collections.abc import Iterable, Sequence
from itertools import product
from math import log10
from typing import NamedTuple

from briefs.figures.numbers import Part
from briefs.figures.tables import AGAINST, CURRENCY, DOLLARS, PER, QUOTED
from briefs.figures.tokens import Printed
from briefs.model.unit import MAGNITUDES, OPEN_MONEY, kind_of

_BEHIND = 4  # words of a quotation that may stand before its number
_SHARED = {"¥": ("CNY", "JPY")}


class Pair(NamedTuple):
    """Two currencies before a rate, each as what its sign may mean; the second may follow it."""

    base: Sequence[str]
    other: Sequence[str]
    one: bool  # so much for one of the base
    end: int


def pair(p: Printed, i: int) -> Pair | None:
    """Read 1美元兌, US$1 =, 美元兌新台幣匯率, USD/TWD at."""
    base, one, end = _one_of(p, i)
    if not base or p.word(end) not in AGAINST:
        return None
    other = _currencies(p, end + 1)
    if not (one or other) or set(other) & set(base):
        return None
    end += 1 + bool(other)
    for _ in range(_BEHIND):
        end += p.word(end) in QUOTED
    return Pair(base, other, one, end)


def rate(p: Printed, quoted: Pair, first: int, part: Part) -> str:
    """The unit of the amount behind a pair of currencies; empty where it is no rate of theirs."""
    if not _may_be_rate(part):
        return ""
    said, base, other = _said(p, first, part), quoted.base, quoted.other
    if quoted.one:
        return _nearest(part, product(said or other or _home(p), base))
    turned = [*product(other, base), *product(base, other)]
    return _nearest(part, [pair for pair in turned if not said or pair[0] in said])


def per(p: Printed, first: int, part: Part, end: int) -> tuple[str, int]:
    """The unit of an amount that one of another currency costs, and the token after it."""
    joiner = p.word(end)
    if part.unit == "pure" or joiner not in (*PER, *AGAINST) or not _may_be_rate(part):
        return "", end
    base, one, end = _one_of(p, end + 1)
    priced = not base or p.tokens[end].kind == "number"  # NT$300/US$10
    if priced or (joiner not in PER and not one):
        return "", end
    return _nearest(part, product(_said(p, first, part) or _home(p), base)), end


def _may_be_rate(part: Part) -> bool:
    money = part.unit == "pure" or kind_of(part.unit) == "money"
    return money and not (part.share or part.scale or part.label) and part.low > 0


def _said(p: Printed, first: int, part: Part) -> Sequence[str]:
    """The currencies that an amount may be in; none where it is printed without."""
    if part.unit in ("pure", OPEN_MONEY):
        return ()
    return _currencies(p, first) if p.word(first) in _SHARED else (part.unit,)


def _home(p: Printed) -> Sequence[str]:
    return (p.currency,) if p.currency else ()


def _nearest(part: Part, pairs: Iterable[tuple[str, str]]) -> str:
    """The pair that is worth most nearly so much, as a unit."""
    value = float(part.low)
    known = [pair for pair in pairs if all(pair) and pair[0] != pair[1]]
    if not known:
        return ""
    return "/".join(min(known, key=lambda pair: abs(log10(value) - _worth(*pair))))


def _worth(counted: str, base: str) -> float:
    return MAGNITUDES.get(counted, 0) - MAGNITUDES.get(base, 0)


def _currencies(p: Printed, i: int) -> Sequence[str]:
    """The currencies that a word may mean; of dollars without a name the United States'."""
    word = p.word(i)
    code = "USD" if word in DOLLARS else CURRENCY.get(word, OPEN_MONEY)
    return () if code == OPEN_MONEY else _SHARED.get(word, (code,))


def _one_of(p: Printed, i: int) -> tuple[Sequence[str], bool, int]:
    """A currency, if it is said to be one of it, and the token after both: 1美元, US$1, 每美元."""
    start = _behind_one(p, i)
    codes = _currencies(p, start)
    end = _behind_one(p, start + 1) if codes and start == i else start + 1
    return codes, start > i or end > start + 1, end


def _behind_one(p: Printed, i: int) -> int:
    """The place behind 1, 每 or 每1."""
    for _ in range(2):
        i += p.tokens[i].text in ("1", "一", "每")
    return i
