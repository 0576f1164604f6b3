"""Printed figures and what they say: `2,134億美元`, `11至15%`, `約1.4萬人`, `$173.5–178.5 billion`.

Text is folded character by character (full width, Simplified, capitals, dashes and spaces become
one form each, so every position stays true) and cut into tokens: digits, Chinese numerals, words
of the tables below (longest first), other words. One recogniser then reads, from any token:

    figure   = [BEFORE] [OPEN] [BEFORE] amount [(RANGE | AND) amount] [CLOSE] [AFTER]
    amount   = [每股] [sign] [CURRENCY] [sign] number [MORE] [unit] | fraction | IDIOM
    number   = digits (SCALE | MORE)* (digits SCALE*)*     1兆460億, 3億1,500萬, 一萬五, 60多億
             | SEVERAL SCALE+                              數十億: 2 to 9 times 10億
             | (百 | 千) SCALE+ | 萬億 | BEFORE SCALE        千億, 破億: an order of magnitude
    unit     = CURRENCY [/股] | UNIT [半 | digit]           三成五, 一倍半
    fraction = 百分之 number | number 分之 number

Names in capitals are tables: a new wording is a row there. AND joins a range only behind an OPEN
such as 介於 or between. In a range the unit and the scale may stand once, and the smaller end
comes first. `parse` wants the whole string to be one figure; `scan` takes the longest figure at
each token and drops what only looks like one. Both look at each token a bounded number of times.

Readings that the page cannot settle: ¥ is CNY, $ is USD, 兆 is 10^12 (兆瓦 is megawatt), an amount
without a unit (2,134億) is `pure`. 千億 is about 1e11 with decimals -11, 數十億 about 20億 to 90億.
Chinese numerals are as accurate as their last named place (兩千億: -11; 二十三億: -8), below a
hundred as digits are. Brackets make an amount negative where accounts print them so: (5.2) alone,
(4.1)%, $(5.2) billion; in running text (356億美元) is an aside.
"""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from briefs.figures.tables import (
    AFTER,
    AFTER_NUMBER_ONLY,
    AND,
    BEFORE,
    CLOSE,
    CURRENCY,
    DOLLARS,
    HALVES,
    IDIOM,
    IDIOM_PERCENT,
    LABEL,
    MORE,
    OPEN,
    ORDINAL,
    PER_SHARE_AFTER,
    PER_SHARE_BEFORE,
    RANGE,
    SCALE,
    SEVERAL,
    UNIT,
    WORD_NUMBER,
)
from briefs.figures.tokens import (
    FOLDED,
    LETTERS,
    MAX_DIGITS,
    NUMERAL,
    TENS,
    Token,
    tokenize,
)
from briefs.model.figure import EXACT, Figure, plain
from briefs.model.unit import OPEN_MONEY, PER_SHARE, RATIOS, kind_of

MAX_LENGTH = 400


class NotAFigure(ValueError):  # noqa: N818 - the name is the message
    """A string that is not one figure; the message says why."""


class Part(NamedTuple):
    """One end of a range, or a whole figure, before its qualifier."""

    low: Decimal
    high: Decimal
    decimals: int
    end: int  # token after it
    shape: str = "digits"  # digits | chinese | word | several | idiom
    approx: str = "exact"
    scale: int = 0
    unit: str = "pure"
    shift: int = 0  # power of ten that the unit brings along: 成
    share: bool = False
    prefixed: bool = False
    suffixed: bool = False
    label: str = ""

    def scaled(self, exponent: int) -> "Part":
        return self._replace(
            low=EXACT.scaleb(self.low, exponent),
            high=EXACT.scaleb(self.high, exponent),
            decimals=self.decimals - exponent,
            scale=self.scale + exponent,
        )


class Reading(NamedTuple):
    figure: Figure
    part: Part
    first: int  # token of the first amount
    end: int


class _Numeral(NamedTuple):
    low: int
    high: int
    place: int  # power of ten of the last digit named
    approx: str = "exact"


@lru_cache(maxsize=4096)
def _numeral(text: str) -> _Numeral | None:
    """Read Chinese digits with 十百千: 三百五十, 二〇二六, 七八 (7 to 8), 百 (about a hundred)."""
    if not any(c in TENS for c in text):
        return _spelled_digits(text)
    text = text.lstrip("〇")
    if text in ("百", "千"):
        return _Numeral(10 ** TENS[text], 10 ** TENS[text], TENS[text], "about")
    if len(text) > 2 and text[0] in NUMERAL and text[1] in NUMERAL:
        return _neighbours(text)
    return _multiplied(text)


def _spelled_digits(text: str) -> _Numeral | None:
    digits = [NUMERAL[c] for c in text]
    if len(digits) == 2 and digits[0] and digits[1] == digits[0] + 1:
        return _Numeral(digits[0], digits[1], 0, "about")
    if len(digits) == 2 and digits[0]:
        return None
    value = int("".join(map(str, digits)))
    return _Numeral(value, value, 0)


def _neighbours(text: str) -> _Numeral | None:
    """兩三百: two neighbouring digits before one multiplier."""
    low, high = NUMERAL[text[0]], NUMERAL[text[1]]
    if not 0 < low == high - 1 or len(text) != 3 or text[2] not in TENS:
        return None
    power = TENS[text[2]]
    return _Numeral(low * 10**power, high * 10**power, power, "about")


def _multiplied(text: str) -> _Numeral | None:
    total, digit, ceiling, place, zero = 0, -1, 4, 0, False
    for character in text:
        if character in NUMERAL:
            if digit > 0:
                return None
            digit, zero = NUMERAL[character], zero or character == "〇"
            continue
        power = TENS[character]
        if power >= ceiling or (digit <= 0 and power > 1):
            return None
        total += (digit if digit > 0 else 1) * 10**power
        digit, ceiling, place, zero = -1, power, power, False
    if digit > 0 and zero:
        return _Numeral(total + digit, total + digit, 0)
    if digit > 0:  # 三百五 is 350
        place = ceiling - 1
        total += digit * 10**place
    elif place == 1:  # 三百五十 is as exact as 350
        place = 0
    return _Numeral(total, total, place)


class Reader:
    """The recogniser: each method reads one rule of the grammar from token `i`, or gives None."""

    __slots__ = ("currency", "source", "strict", "text", "tokens")

    def __init__(self, text: str, currency: str | None, *, strict: bool) -> None:
        self.source = text
        self.text = text.translate(FOLDED)
        self.tokens = tokenize(self.text)
        self.currency = currency
        self.strict = strict

    def word(self, i: int) -> str:
        token = self.tokens[i]
        return token.text if token.kind == "word" else ""

    def capital(self, token: Token) -> bool:
        return any(c.isupper() for c in self.source[token.start : token.end])

    def glued(self, i: int) -> bool:
        return not self.tokens[i].gap

    def printed(self, i: int, end: int) -> str:
        return self.source[self.tokens[i].start : self.tokens[end - 1].end]

    # figure ------------------------------------------------------------------------------

    def figure(self, i: int) -> Reading | None:
        approx, i = self._before(i)
        opener = self.word(i) if self.word(i) in OPEN else ""
        if opener:
            i += 1
            if not approx:
                approx, i = self._before(i)
        first = self.amount(i)
        if first is None:
            return None
        pair = self._range(i, first, opened=bool(opener))
        part = pair or first
        ranged = pair is not None
        if opener and not (ranged and (opener != "在" or self.word(part.end) == "之间")):
            return None
        end = part.end + (ranged and self.word(part.end) in CLOSE)
        if approx == "nearly" and kind_of(part.unit) == "time" and self.word(i - 1) == "近":
            approx = "exact"  # 近3年 is the last three years
        approx, end = self._after(part, end, approx)
        return self._finish(part, i, end, approx, ranged=ranged)

    def _before(self, i: int) -> tuple[str, int]:
        approx = ""
        for _ in range(2):
            both = _strongest(approx, BEFORE.get(self.word(i), ""))
            if not both or self.word(i) not in BEFORE:
                break
            approx, i = both, i + 1
        return approx, i

    def _after(self, part: Part, end: int, before: str) -> tuple[str, int]:
        """Join the qualifiers before, within and after; an empty one is a contradiction."""
        approx = _strongest(before, part.approx)
        word = self.word(end)
        if not approx or word not in AFTER or (word == "计" and part.shape != "several"):
            return approx, end
        following = self.tokens[end + 1].kind in ("number", "chinese")
        if following and (word in BEFORE or word == "+"):
            return approx, end
        return _strongest(approx, AFTER[word]), end + 1

    def _finish(
        self, part: Part, first: int, end: int, approx: str, *, ranged: bool
    ) -> Reading | None:
        if not approx:
            self._refuse("its qualifiers contradict each other")
            return None
        if ranged and approx not in ("exact", "about"):
            self._refuse("a range takes no qualifier but one like 'about'")
            return None
        low: Decimal | None = plain(EXACT.scaleb(part.low, part.shift))
        high: Decimal | None = plain(EXACT.scaleb(part.high, part.shift))
        if approx == "over":
            high = None
        elif approx in ("under", "up_to"):
            low = None
        figure = Figure(low, high, self._unit_name(part), part.decimals - part.shift, approx)
        return Reading(figure, part, first, end)

    def _unit_name(self, part: Part) -> str | None:
        unit = self.currency if part.unit == OPEN_MONEY else part.unit
        return f"{unit}{PER_SHARE}" if part.share and unit else unit

    def _refuse(self, message: str) -> None:
        """Give up on what can only be a misprint: an error for `parse`, no figure for `scan`."""
        if self.strict:
            raise NotAFigure(message)

    # ranges ------------------------------------------------------------------------------

    def _range(self, start: int, first: Part, *, opened: bool) -> Part | None:
        joiner = self.word(first.end)
        if joiner not in RANGE and not (opened and joiner in AND):
            return None
        second = self.amount(first.end + 1)
        if second is None or first.label or not first.approx == second.approx == "exact":
            return None
        pair = _alike(first, second)
        if pair is None:
            return None
        low, high = pair
        if low.low <= high.high:
            return high._replace(low=low.low, decimals=max(low.decimals, high.decimals))
        upper = self.printed(start, first.end)
        self._refuse(
            f"the range runs from {upper} down to {self.printed(first.end + 1, second.end)}; "
            "write the smaller end first"
        )
        return None

    # amounts -----------------------------------------------------------------------------

    def amount(self, i: int) -> Part | None:
        word = self.word(i)
        if word in IDIOM:
            return self._idiom(i)
        share = word in PER_SHARE_BEFORE
        negative, i = self._sign(i + share)
        word = self.word(i)
        prefix = "" if word in AFTER_NUMBER_ONLY else CURRENCY.get(word, "")
        if prefix:
            i += 1
            if not negative:
                negative, i = self._sign(i)
        percent = self.word(i) == "百分之"
        part = self.number(i + percent)
        if part is None:
            return None
        if percent:
            part = part._replace(unit="percent", prefixed=True)
        elif self.word(part.end) == "分之":
            part = self._fraction(part)
        elif prefix or share:
            part = part._replace(unit=prefix or OPEN_MONEY, share=share, prefixed=True)
            part = self._money(part)
        else:
            part = self._unit(part, i)
        if part is not None and negative:
            part = part._replace(low=-part.high, high=-part.low)
        return part

    def _sign(self, i: int) -> tuple[bool, int]:
        word = self.word(i)
        if word == "负" or (word in ("-", "+") and self.glued(i + 1)):
            return word != "+", i + 1
        return False, i

    def _idiom(self, i: int) -> Part:
        unit, low, high = IDIOM[self.word(i)]
        end = i + 1
        if low < high and self.word(end) in IDIOM_PERCENT:
            unit, end = "percent", end + 1
        return Part(Decimal(low), Decimal(high), 0, end, "idiom", unit=unit, suffixed=True)

    def _fraction(self, below: Part) -> Part | None:
        above = self.number(below.end + 1)
        if above is None or not above.low < below.low <= 1000 or below.scale or above.scale:
            return None
        share = EXACT.multiply(above.low, 100) / below.low
        whole = share.to_integral_value()
        return Part(
            whole, whole, 0, above.end, "chinese", "exact" if whole == share else "about",
            unit="percent", suffixed=True,
        )  # fmt: skip

    def _money(self, part: Part) -> Part | None:
        part = self._more(part)
        word = self.word(part.end)
        suffix = CURRENCY.get(word, "")
        prefix = part.unit if part.prefixed else OPEN_MONEY
        if suffix and (suffix == prefix or OPEN_MONEY in (prefix, suffix)):
            dollars = word in DOLLARS and prefix == OPEN_MONEY
            unit = "USD" if dollars else suffix if prefix == OPEN_MONEY else prefix
            part = part._replace(unit=unit, end=part.end + 1, suffixed=True)
        elif suffix:
            self._refuse(f"two currencies, {prefix} and {suffix}")
            return None
        elif word in UNIT and kind_of(UNIT[word][0]) in RATIOS:
            self._refuse(f"money and {word!r} at once")
            return None
        return self._per_share(part)

    def _per_share(self, part: Part) -> Part:
        if not part.share and self.word(part.end) in PER_SHARE_AFTER:
            return part._replace(share=True, end=part.end + 1, suffixed=True)
        return part

    def _more(self, part: Part) -> Part:
        word = self.word(part.end)
        following = self.tokens[part.end + 1] if word in MORE else None
        if following is None or (word == "+" and following.kind == "number"):
            return part
        if following.text in UNIT or following.text in CURRENCY or following.text in SCALE:
            return part._replace(approx=MORE[word], end=part.end + 1)
        return part

    def _unit(self, part: Part, start: int) -> Part | None:
        part = self._more(part)
        token = self.tokens[part.end]
        word = self.word(part.end)
        if word in LABEL and not part.scale:
            ratio = word == "比"  # left to go before the other number
            return part._replace(label=LABEL[word], end=part.end + (not ratio))
        if word in CURRENCY and word[-1] not in "$¥¤£₩₹":
            return self._money(part)
        if word not in UNIT or (len(word) == 1 and word in LETTERS and token.gap):
            return part
        unit, shift = UNIT[word]
        part = part._replace(unit=unit, shift=shift, suffixed=True, end=part.end + 1)
        if unit in ("years", "quarters", "pure") and (label := self._calendar(part, start, word)):
            return part._replace(label=label)
        return self._per_share(part) if unit == "USD" else self._half(part, word)

    def _calendar(self, part: Part, start: int, word: str) -> str:
        """Tell a date or time (2026年, 四季度, 25年12月, 9點30分) from a span (10年, 13個季度)."""
        if part.scale:
            return ""
        text, following = self.tokens[start].text, self.word(part.end)
        nested = self.word(part.end + 1) if self.tokens[part.end].kind == "number" else ""
        if word == "点":
            return "a time" if nested == "分" else ""
        if word == "年":
            if _is_year(part, text) or following == "第":
                return "a date"
            return "a date" if nested == "月" else ""
        if word in ("季", "季度") and text in ("一", "二", "三", "四"):
            return "a date"
        return "a date" if word == "季度" and text in ("1", "2", "3", "4") else ""

    def _half(self, part: Part, word: str) -> Part:
        """Add the 半 of 一倍半 or the 五 of 三成五."""
        token = self.tokens[part.end]
        if word not in HALVES or token.gap or part.low != part.high:
            return part
        if token.text == "半":
            tenths = 5
        elif word == "成" and (len(token.text) == 1 and token.text in NUMERAL):
            tenths = NUMERAL[token.text]
        else:
            return part
        value = EXACT.add(part.low, Decimal(tenths).scaleb(-1))
        places = max(part.decimals, 1)
        return part._replace(low=value, high=value, decimals=places, end=part.end + 1)

    # numbers -----------------------------------------------------------------------------

    def number(self, i: int) -> Part | None:
        word = self.word(i)
        if word in SEVERAL:
            return self._several(i)
        qualified = i > 0 and self.word(i - 1) in BEFORE
        if word == "万亿" or (qualified and word in ("万", "亿", "兆")):
            return Part(Decimal(1), Decimal(1), 0, i + 1, "chinese", "about").scaled(SCALE[word])
        part = self._digits(i)
        if part is None:
            return None
        needs_scale = word in ("a", "half a") or (
            not qualified and self.tokens[i].text in ("百", "千")
        )
        part = self._scales(part)
        if needs_scale and not part.scale:
            return None
        ceiling = part.scale
        while ceiling and part.low == part.high and part.approx == "exact":
            tail = self._tail(part, ceiling)
            if tail is None:
                break
            value = EXACT.add(part.low, tail.low)
            part = part._replace(
                low=value, high=value, decimals=tail.decimals, end=tail.end, approx=tail.approx
            )
            ceiling = tail.scale
        return part

    def _digits(self, i: int) -> Part | None:
        token = self.tokens[i]
        if token.text == "(":
            return self._bracketed(i)
        if token.kind == "number":
            plain = token.text.replace(",", "").replace(" ", "").replace("'", "")
            value = Decimal(plain)
            return Part(value, value, len(plain.partition(".")[2]), i + 1)
        if token.kind == "chinese" and len(token.text) <= MAX_DIGITS:
            return self._chinese(token.text, i + 1)
        if token.text in WORD_NUMBER and token.kind == "word":
            value = WORD_NUMBER[token.text]
            return Part(value, value, 1 if token.text == "half a" else 0, i + 1, "word")
        return None

    def _bracketed(self, i: int) -> Part | None:
        """Read the accountant's minus of $(5.2) billion and (4.1)%."""
        if self.tokens[i + 1].kind != "number" or self.word(i + 2) != ")":
            return None
        unit = UNIT.get(self.word(i + 3))
        rate = unit and kind_of(unit[0]) == "percent"
        if not rate and (not i or self.word(i - 1) not in CURRENCY):
            return None
        part = self._digits(i + 1)
        return part and part._replace(low=-part.low, high=-part.high, end=i + 3)

    def _chinese(self, text: str, end: int) -> Part | None:
        whole, point, fraction = text.partition("点")
        numeral = _numeral(whole)
        if numeral is None:
            return None
        low, high, place, approx = numeral
        if point:
            digits = "".join(str(NUMERAL[c]) for c in fraction)
            value = Decimal(f"{low}.{digits}")
            return Part(value, value, len(digits), end, "chinese") if low == high else None
        if text[-1] == "十" and self.word(end) in ("几", "数"):
            low, high, approx, end = low + 1, high + 9, "about", end + 1
        return Part(Decimal(low), Decimal(high), -place, end, "chinese", approx)

    def _scales(self, part: Part) -> Part:
        """Multiply by the scales that follow, at most four: 千億, 多萬, billion."""
        for _ in range(4):
            word, token = self.word(part.end), self.tokens[part.end]
            exponent = SCALE.get(word, 0)
            if token.kind == "chinese" and part.shape != "chinese" and len(token.text) == 1:
                exponent = TENS.get(token.text, 0)
            if exponent and not (token.gap and word in LETTERS):
                part = part.scaled(exponent)._replace(end=part.end + 1)
            elif word in MORE and self.word(part.end + 1) in SCALE:
                part = part._replace(approx=MORE[word], end=part.end + 1)
            else:
                break
        return part

    def _tail(self, part: Part, ceiling: int) -> Part | None:
        """Read the 460億 of 1兆460億, the 五 of 一萬五 or the 2,345 of 1萬2,345."""
        token, start = self.tokens[part.end], part.end
        if token.text == "〇" and not self.tokens[start + 1].gap:  # the 零 of 1億零500萬
            token, start = self.tokens[start + 1], start + 1
        head = self._digits(start)
        if head is None or head.shape == "word" or head.approx != "exact":
            return None
        tail = self._scales(head)
        if tail.scale:
            smaller = tail.scale < ceiling and tail.low < 10**ceiling and tail.approx != "about"
            return tail if smaller else None
        if token.gap or "." in token.text:
            return None
        if len(token.text) == 1 and tail.low:
            return tail.scaled(ceiling - 1)._replace(scale=0)
        spelled = token.kind == "chinese" or len(token.text) >= 4
        return tail if token.text[0] == "〇" or (ceiling == 4 and spelled) else None

    def _several(self, i: int) -> Part | None:
        """數十億: 2 to 9 times the scale that must follow."""
        exponent = SEVERAL[self.word(i)]
        part = Part(Decimal(2), Decimal(9), 0, i + 1, "several", "about").scaled(exponent)
        part = self._scales(part)
        return part if part.scale else None


def _strongest(one: str, other: str) -> str:
    """Join two qualifiers: any beats `exact` and `about`; two others must agree, else none."""
    for weak in ("", "exact", "about"):
        if one == weak:
            return other if other not in ("", "exact") else one or other
        if other == weak:
            return one
    return one if one == other else ""


def _is_year(part: Part, text: str) -> bool:
    year = part.low == part.high and 1900 <= part.low < 2200
    return year and (text.isdigit() or part.shape == "chinese") and len(text) == 4


def _alike(first: Part, second: Part) -> tuple[Part, Part] | None:
    """Lend the first end the unit and scale that stand only at the second; None if units differ."""
    share = first.share or second.share
    bare = not first.prefixed and not first.suffixed
    if bare:
        first = first._replace(unit=second.unit, shift=second.shift)
    elif not second.prefixed and not second.suffixed:
        if first.suffixed:
            return None
        second = second._replace(unit=first.unit, shift=first.shift)
    elif first.unit == OPEN_MONEY and first.prefixed and not first.suffixed:
        first = first._replace(unit=second.unit)
    elif second.unit == OPEN_MONEY and second.suffixed and first.prefixed:
        second = second._replace(unit=first.unit)
    if (first.unit, first.shift) != (second.unit, second.shift):
        return None
    second = second._replace(share=share)
    if second.scale and not first.scale and not first.suffixed:
        lent = first.scaled(second.scale)
        if lent.low <= second.high:
            first = lent
    return first, second


def is_money(part: Part) -> bool:
    return kind_of(part.unit) == "money"


# The two ways in


def parse(printed: str, currency: str | None = None) -> Figure:
    """Read a string that is one figure; a bare 元 is in `currency`. Raises NotAFigure."""
    printed = printed.strip()
    if len(printed) > MAX_LENGTH:
        raise NotAFigure(f"{len(printed)} characters are more than any figure has")
    return _parse(printed, currency)


@lru_cache(maxsize=65536)
def _parse(printed: str, currency: str | None) -> Figure:
    reader = Reader(printed, currency, strict=True)
    tokens = reader.tokens
    if len(tokens) == 1:
        raise NotAFigure("nothing is printed")
    if tokens[0].text == "(" and tokens[-2].text == ")" and len(tokens) > 3:
        return _in_brackets(reader)
    reading = reader.figure(0)
    if reading is None:
        raise NotAFigure(_why_not(reader))
    read = reader.printed(0, reading.end)
    if reading.part.label:
        raise NotAFigure(f"{_clip(read)} is {reading.part.label}")
    if tokens[reading.end].kind != "end":
        rest = reader.source[tokens[reading.end].start :]
        raise NotAFigure(f"{_clip(rest)} is left over after {_clip(read)}")
    return reading.figure


def _in_brackets(reader: Reader) -> Figure:
    reading = reader.figure(1)
    if reading is None or reading.end != len(reader.tokens) - 2:
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


def _why_not(reader: Reader) -> str:
    first = reader.tokens[0]
    for token in reader.tokens:
        if token.kind == "bad":
            return token.text
    if first.kind == "word" and first.text in ORDINAL:
        return f"{_clip(reader.source)} is {ORDINAL[first.text]}"
    if not any(token.kind in ("number", "chinese") for token in reader.tokens):
        return f"there is no number in {_clip(reader.source)}"
    return f"{_clip(reader.source)} does not start with a figure"


def _clip(text: str) -> str:
    text = text.strip()
    return repr(text if len(text) <= 40 else text[:39] + "…")
