"""Printed figures and what they say: `2,134億美元`, `11至15%`, `約1.4萬人`, `$173.5–178.5 billion`.

Text is folded character by character (full width, Simplified, capitals, dashes and spaces become
one form each, so every position stays true) and cut into tokens: digits, Chinese numerals, words
of the tables below (longest first), other words. One recogniser then reads, from any token:

    figure   = rate | stated
    rate     = [1] CURRENCY AGAINST [CURRENCY] [QUOTED]* stated    1美元兌31.7新台幣
             | stated PER [1] CURRENCY                             ¥155 to the dollar
    stated   = [[DENIED] BEFORE] [OPEN] [BEFORE] (range | tolerance | amount) [CLOSE] [AFTER]
    range    = amount (RANGE | AND) amount
             | [COMPARED] DIRECTION amount (RANGE | AND) [COMPARED] DIRECTION amount    減3%至增9%
    tolerance = amount [,] [EACH] [(] TOLERANCE amount [)]    46%±1.5%, $65 billion, give or take 2%
    amount   = [每股] [sign] [CURRENCY] [sign] number [MORE] [unit] | fraction | IDIOM
    number   = digits (SCALE | MORE)* (digits SCALE*)*     1兆460億, 3億1,500萬, 一萬五, 60多億
             | SEVERAL SCALE+                              數十億: a magnitude
             | (百 | 千) SCALE+ | 萬億 | BEFORE SCALE        千億, 破億: an order of magnitude
    unit     = CURRENCY [/股] | UNIT [半 | digit]           三成五, 一倍半
    fraction = 百分之 number | number 分之 number

Names in capitals are tables: a new wording is a row there. AND joins a range only behind an OPEN
such as 介於 or between. In a range the unit and the scale may stand once, and the smaller end
comes first. The room of a tolerance is in points beside a percentage; per cent of anything else
are of the amount. `parse` wants the whole string to be one figure; `scan` takes the longest figure
at each token and drops what only looks like one. Both look at each token a bounded number of times.

Readings that the page cannot settle: ¥ is CNY, $ is USD, 兆 is 10^12 (兆瓦 is megawatt), an amount
without a unit (2,134億) is `pure`. 千億 is about 1e11 with decimals -11. 數十億 and 三位數
are magnitudes, which have no ends and take no qualifier that draws a line (不到, 近).
Chinese numerals are as accurate as their last named place (兩千億: -11; 二十三億: -8), below a
hundred as digits are. Brackets make an amount negative where accounts print them so: (5.2) alone,
(4.1)%, $(5.2) billion; in running text (356億美元) is an aside.
"""

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from briefs.figures.amounts import amount, is_money
from briefs.figures.folding import fold
from briefs.figures.numbers import Part
from briefs.figures.ranges import directed, from_level, ranged, tolerated
from briefs.figures.rates import pair, per, rate
from briefs.figures.tables import (
    AFTER,
    BEFORE,
    CLOSE,
    COMPARED_WITH,
    CURRENCY,
    DENIED,
    OPEN,
    OPEN_CLOSED,
    ORDINAL,
    TOLERANCE,
)
from briefs.figures.tokens import AHEAD, Printed
from briefs.model.figure import (
    CEILINGS,
    EXACT,
    FLOORS,
    LARGEST,
    MAGNITUDE,
    Figure,
    NotAFigure,
    plain,
)
from briefs.model.unit import OPEN_MONEY, PER_SHARE, kind_of

MAX_LENGTH = 400
LEFT_OUT = "…"  # words of the article between a qualifier and its number, or it and its unit
_LISTED = re.compile(rf"\d\s*{LEFT_OUT}\D+$")


class Reading(NamedTuple):
    figure: Figure
    part: Part
    first: int  # token of the first amount
    end: int


def read_figure(p: Printed, i: int) -> Reading | None:
    """Read the grammar's `figure` from token `i`."""
    if quoted := pair(p, i):
        reading = _stated(p, quoted.end)
        unit = rate(p, quoted, reading.first, reading.part) if reading else ""
        if reading and unit:
            return _measured(reading, unit, reading.end)
    reading = _stated(p, i)
    unit, end = per(p, reading.first, reading.part, reading.end) if reading else ("", i)
    return _measured(reading, unit, end) if reading and unit else reading


def _measured(reading: Reading, unit: str, end: int) -> Reading:
    figure, part = replace(reading.figure, unit=unit), reading.part._replace(unit=unit)
    return reading._replace(figure=figure, part=part, end=end)


def _stated(p: Printed, i: int) -> Reading | None:
    """Read the grammar's `stated` from token `i`."""
    approx, i = _before(p, i)
    opener = "" if p.word(i) not in OPEN or from_level(p, i) else p.word(i)
    if opener:
        i += 1
        if not approx:
            approx, i = _before(p, i)
    part, both = _one_or_two(p, i, opener)
    if part is None:
        return None
    end = part.end + (both and p.word(part.end) in CLOSE)
    if approx == "nearly" and kind_of(part.unit) == "time" and p.word(i - 1) == "近":
        approx = "exact"  # 近3年 is the last three years
    approx, end = _after(p, part, end, approx)
    if not approx:
        p.refuse("its qualifiers contradict each other")
        return None
    if both and approx not in ("exact", "about"):
        p.refuse("a range takes no qualifier but one like 'about'")
        return None
    figure = _figure(p, part, approx)
    if approx == MAGNITUDE and not 0 <= -figure.decimals <= LARGEST:
        return None
    return Reading(figure, part, i, end)


def _one_or_two(p: Printed, i: int, opener: str) -> tuple[Part | None, bool]:
    """An amount, and if it is a range or a tolerance; with an opener only such a one."""
    both = directed(p, i, opened=bool(opener))
    first = None if both else amount(p, i)
    if first:
        both = ranged(p, i, first, opened=bool(opener)) or tolerated(p, first)
    if both and opener in OPEN_CLOSED and p.word(both.end) != "之间":
        both = None
    return both or (None if opener else first), both is not None


_DENIED = {"over": "up_to", "under": "at_least"}


def _before(p: Printed, i: int) -> tuple[str, int]:
    approx = ""
    for _ in range(2):
        denied = p.word(i) in DENIED
        bound = BEFORE.get(p.word(i + denied), "")
        both = _strongest(approx, _DENIED.get(bound, "") if denied else bound)
        if not both or not bound:
            break
        approx, i = both, i + denied + 1
    return approx, i


def _after(p: Printed, part: Part, end: int, before: str) -> tuple[str, int]:
    """Join the qualifiers before, within and after; an empty one is a contradiction."""
    if p.word(end) == "级" and part.shape == "chinese" and part.scale and part.low == part.high:
        return _strongest(before, MAGNITUDE), end + 1  # 百億級
    approx = _strongest(before, part.approx)
    word = p.word(end)
    if not approx or word not in AFTER or (word == "计" and part.shape != "several"):
        return approx, end
    if _governs(p, end):
        return approx, end
    return _strongest(approx, AFTER[word]), end + 1


def _governs(p: Printed, i: int) -> bool:
    """Tell a qualifier of what follows it: 5% and above the consensus."""
    word, following = p.word(i), p.tokens[i + 1]
    number = following.kind in ("number", "chinese")
    if word in BEFORE or word == "+":
        return number
    joined = " " in word and word.split()[-1] in BEFORE
    return joined and (number or following.text in CURRENCY or following.text in COMPARED_WITH)


def _figure(p: Printed, part: Part, approx: str) -> Figure:
    unit = p.currency if part.unit == OPEN_MONEY else part.unit
    if part.share and unit:
        unit += PER_SHARE
    if approx == MAGNITUDE:
        below = Decimal(0) if part.high < 0 else None
        return Figure(None, below, unit, -part.low.adjusted() - part.shift, approx)
    low: Decimal | None = plain(EXACT.scaleb(part.low, part.shift))
    high: Decimal | None = plain(EXACT.scaleb(part.high, part.shift))
    if approx in FLOORS:
        high = None
    elif approx in CEILINGS:
        low = None
    return Figure(low, high, unit, part.decimals - part.shift, approx)


def _strongest(one: str, other: str) -> str:
    """Join two qualifiers: any beats `exact` and `about`; two others must agree, else none.

    A magnitude is as vague behind 逾 or 最高 as without.
    """
    both = {one, other}
    if MAGNITUDE in both and both <= {MAGNITUDE, "up_to", *FLOORS}:
        return MAGNITUDE
    for bounds in (FLOORS, CEILINGS):
        if both <= {*bounds}:
            return min(both, key=bounds.index)
    for weak in ("", "exact", "about"):
        if one == weak:
            return other if other not in ("", "exact") else one or other
        if other == weak:
            return one
    return one if one == other else ""


def parse(printed: str, currency: str | None = None) -> Figure:
    """Read a string that is one figure; a bare 元 is in `currency`. Raises NotAFigure.

    In `約…10%` other words stand between the qualifier and the number, in `25.7…億元` other numbers
    of a list before their common unit.
    """
    printed = printed.strip()
    if len(printed) > MAX_LENGTH:
        raise NotAFigure(f"{len(printed)} characters are more than any figure has")
    qualifier, gap, number = printed.partition(LEFT_OUT)
    if gap and (fold(qualifier).strip() in BEFORE or _LISTED.search(printed)):
        printed = f"{qualifier} {number}"
    return _parse(printed, currency)


@lru_cache(maxsize=65536)
def _parse(printed: str, currency: str | None) -> Figure:
    p = Printed(printed, currency, strict=True)
    tokens = p.tokens
    last = len(tokens) - AHEAD - 1
    if last < 0:
        raise NotAFigure("nothing is printed")
    if tokens[0].text == "(" and tokens[last].text == ")" and last > 1:
        return _in_brackets(p)
    reading = read_figure(p, 0)
    if reading is None:
        raise NotAFigure(_why_not(p))
    read = p.printed(0, reading.end)
    if reading.part.label:
        raise NotAFigure(f"{_clip(read)} is {reading.part.label}")
    if tokens[reading.end].kind != "end":
        rest = p.source[tokens[reading.end].start :]
        raise NotAFigure(f"{_clip(rest)} is left over after {_clip(read)}")
    return reading.figure


def _in_brackets(p: Printed) -> Figure:
    reading = read_figure(p, 1)
    if reading is None or reading.end != len(p.tokens) - AHEAD - 1:
        raise NotAFigure("the brackets hold more than one amount, or none")
    figure = negative(reading).figure
    if figure is reading.figure:
        raise NotAFigure("brackets make an amount negative; this is none")
    return figure


def negative(reading: Reading) -> Reading:
    """Read an amount in brackets as accounts print it; anything else stays as it is."""
    figure, part = reading.figure, reading.part
    amount = is_money(part) or part.unit in ("pure", "percent")
    if not amount or part.label or figure.low is None or figure.low != figure.high:
        return reading
    end = -figure.low
    return reading._replace(figure=Figure(end, end, figure.unit, figure.decimals, figure.approx))


def _why_not(p: Printed) -> str:
    first = p.tokens[0]
    for token in p.tokens:
        if token.kind == "bad":
            return token.text
    if first.kind == "word" and first.text in ORDINAL:
        return f"{_clip(p.source)} is {ORDINAL[first.text]}"
    if first.kind == "word" and first.text in TOLERANCE:
        return f"{_clip(p.source)} says how far a figure may lie off, without the figure"
    if not any(token.kind in ("number", "chinese") for token in p.tokens):
        return f"there is no number in {_clip(p.source)}"
    return f"{_clip(p.source)} does not start with a figure"


def _clip(text: str) -> str:
    text = text.strip()
    return repr(text if len(text) <= 40 else text[:39] + "…")
