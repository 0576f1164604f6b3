"""Numbers with their scales, in digits, Chinese numerals and words: `number` of the grammar."""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from briefs.figures.tables import (
    AND,
    BEFORE,
    CURRENCY,
    FRACTIONS,
    HUNDRED,
    LABEL,
    LETTER_SCALE,
    MORE,
    PART,
    PER,
    POINT,
    REACHED,
    SCALE,
    SEVERAL,
    TENTHS,
    UNIT,
    WORD_NUMBER,
)
from briefs.figures.tokens import (
    JOINED,
    LETTERS,
    MAX_DIGITS,
    NUMERAL,
    ONES,
    SIGNS,
    TENS,
    Printed,
    Token,
)
from briefs.model.figure import EXACT, MAGNITUDE
from briefs.model.unit import kind_of

MAX_PLACES = 8  # of a number in words


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


def number(p: Printed, i: int) -> Part | None:
    word = p.word(i)
    if word in SEVERAL:
        return _several(p, i)
    if word in REACHED:
        one = Part(Decimal(1), Decimal(1), 0, i + 1, "chinese", "at_least")
        return _scales(p, one.scaled(REACHED[word]))
    qualified = i > 0 and p.word(i - 1) in BEFORE
    alone = p.tokens[i + 1].kind != "chinese"  # 失守萬九
    if word == "万亿" or (qualified and alone and word in ("万", "亿", "兆")):
        return Part(Decimal(1), Decimal(1), 0, i + 1, "chinese", "about").scaled(SCALE[word])
    part = _digits(p, i)
    if part is None:
        return None
    alone = not qualified and p.word(part.end) not in MORE
    needs_scale = word == "a" or word in FRACTIONS or (alone and p.tokens[i].text in ("百", "千"))
    part = _scales(p, _plus_part(p, part))
    if needs_scale and part.end == i + 1:
        return None
    for _ in range(3 if part.scale else 0):
        part = _plus_part(p, _with_tails(p, part))
        word = p.word(part.end)
        exponent = SCALE.get(word, 0)
        further = exponent > max(part.scale, 3) and not _begins_word(word, exponent, part.scale)
        if part.approx != "exact" or not further:
            break
        part = _scales(p, part)  # 一萬五千億, 3千5百萬
    return part


def _with_tails(p: Printed, part: Part) -> Part:
    ceiling = part.scale
    while ceiling and part.low == part.high and part.approx == "exact":
        tail = _tail(p, part, ceiling)
        if tail is None:
            break
        value = EXACT.add(part.low, tail.low)
        part = part._replace(
            low=value, high=value, decimals=tail.decimals, end=tail.end, approx=tail.approx
        )
        ceiling = tail.scale
    return part


def _plus_part(p: Printed, part: Part) -> Part:
    """Add the half of one and a half, of a million and a half, of a billion and a half million."""
    piece = PART.get(p.word(part.end))
    if piece is None or part.low != part.high or part.approx != "exact":
        return part
    exponent, end = part.scale, part.end + 1
    if part.scale and p.word(end) in SCALE:
        exponent, end = SCALE[p.word(end)], end + 1
    value = EXACT.add(part.low, EXACT.scaleb(piece, exponent))
    places = -int(piece.as_tuple().exponent)
    return part._replace(low=value, high=value, decimals=places - exponent, end=end)


def _digits(p: Printed, i: int) -> Part | None:
    token = p.tokens[i]
    if token.text == "(":
        return _bracketed(p, i)
    if token.kind == "number":
        plain = token.text.replace(",", "").replace(" ", "").replace("'", "")
        value = Decimal(plain)
        return Part(value, value, len(plain.partition(".")[2]), i + 1)
    if token.kind == "chinese" and len(token.text) <= MAX_DIGITS:
        return _chinese(p, token.text.replace(" ", ""), i + 1)
    return _spelled(p, i) if token.text in WORD_NUMBER and token.kind == "word" else None


def _spelled(p: Printed, i: int) -> Part | None:
    """Read twenty-five, two hundred and fifty, two point five."""
    value, end = _below_hundred(p, i)
    places = max(0, -int(value.as_tuple().exponent))
    if p.word(end) in HUNDRED and 1 <= value < 100:
        value, end, places = value * 100, end + 1, -2
        rest, after = _below_hundred(p, end + (p.word(end) in AND))
        if rest >= 1 and p.word(after) not in HUNDRED and p.word(end + 1) != "a":
            value, end, places = value + rest, after, 0
    elif p.word(end) in POINT:
        value, end, places = _after_point(p, value, end)
    return Part(value, value, places, end, "word")


def _below_hundred(p: Printed, i: int) -> tuple[Decimal, int]:
    value = WORD_NUMBER.get(p.word(i), Decimal(0))
    if not 20 <= value < 100:
        return value, i + 1
    unit = i + 1 + (p.word(i + 1) == "-")
    one = WORD_NUMBER.get(p.word(unit), Decimal(0))
    return (value + one, unit + 1) if 1 <= one < 10 and p.word(unit) != "a" else (value, i + 1)


def _after_point(p: Printed, whole: Decimal, end: int) -> tuple[Decimal, int, int]:
    digits = ""
    for word in (p.word(end + 1 + k) for k in range(MAX_PLACES)):
        if not 0 <= WORD_NUMBER.get(word, 10) < 10 or word == "a" or word in FRACTIONS:
            break
        digits += str(WORD_NUMBER[word])
    if not digits:
        return whole, end, 0
    return Decimal(f"{whole}.{digits}"), end + 1 + len(digits), len(digits)


def _bracketed(p: Printed, i: int) -> Part | None:
    """Read the accountant's minus of $(5.2) billion, (4.1)% and (0.35)元."""
    if p.tokens[i + 1].kind != "number" or p.word(i + 2) != ")":
        return None
    after, glued = p.word(i + 3), not p.tokens[i + 3].gap
    percent = after in UNIT and kind_of(UNIT[after][0]) == "percent"
    scaled = glued and after in SCALE and p.word(i + 4) in CURRENCY
    named = glued and after in CURRENCY and after[-1] not in SIGNS
    if not (percent or scaled or named or (i and p.word(i - 1) in CURRENCY)):
        return None
    part = _digits(p, i + 1)
    return part and part._replace(low=-part.low, high=-part.high, end=i + 3)


def _chinese(p: Printed, text: str, end: int) -> Part | None:
    whole, point, fraction = text.partition("点")
    if len(text) == 2 and text.strip(ONES) == "" and p.word(end) in TENTHS:  # 九五折
        value = Decimal("".join(str(NUMERAL[digit]) for digit in text))
        return Part(value, value, 0, end, "chinese")
    numeral = _numeral(whole)
    if numeral is None:
        return None
    low, high, place, approx = numeral
    if point:
        digits = "".join(str(NUMERAL[c]) for c in fraction)
        value = Decimal(f"{low}.{digits}")
        return Part(value, value, len(digits), end, "chinese") if low == high else None
    if text[-1] == "十" and p.word(end) in ("几", "数"):
        low, high, approx, end = low + 1, high + 9, "about", end + 1
    return Part(Decimal(low), Decimal(high), -place, end, "chinese", approx)


def _scales(p: Printed, part: Part, most: int = 4) -> Part:
    """Multiply by the scales that follow, at most four: 千億, 多萬, billion."""
    last = 0
    for _ in range(most):
        word, token = p.word(part.end), p.tokens[part.end]
        exponent = SCALE.get(word, 0)
        if token.kind == "chinese" and part.shape != "chinese" and len(token.text) == 1:
            exponent = 0 if part.scale else TENS.get(token.text, 0)  # 20億百貨
        if exponent and not (_is_letter(p, part) or _begins_word(word, exponent, last)):
            part, last = part.scaled(exponent)._replace(end=part.end + 1), exponent
        elif word in MORE and p.word(part.end + 1) in SCALE:
            part = part._replace(approx=MORE[word], end=part.end + 1)
        else:
            break
    return part


def _begins_word(scale: str, exponent: int, last: int) -> bool:
    """Tell a scale of the next word from one that multiplies: 3億億光, 10億兆豐."""
    return last > 0 and scale[0] > "z" and (exponent <= last or (last, exponent) == (8, 12))


def _is_letter(p: Printed, part: Part) -> bool:
    """Tell the m of 300m and the mm of a 300mm wafer from millions.

    Behind a sign of money a letter is a scale; elsewhere where it stands for itself as a capital,
    or before what it counts.
    """
    token, money = p.tokens[part.end], p.priced(part.end - 1)
    if len(token.text) == 1 and token.text in LETTERS and token.gap and not money:
        digits = p.tokens[part.end - 1].text  # 1,674.5 M
        apart = token.text == "k" or p.capital(token)
        return not apart or not ("." in digits or "," in digits)
    if token.text not in LETTER_SCALE or money:
        return False
    after = p.tokens[part.end + 1]
    counted = after.text in CURRENCY or after.text in UNIT or is_plural(after.text)
    return not (counted or p.word(part.end + 1) in PER) and not p.capital(token)


def is_plural(word: str) -> bool:
    """Tell a Latin word of several: users, chips."""
    return len(word) > 3 and word.endswith("s") and word[-2] != "s"


def _tail(p: Printed, part: Part, ceiling: int) -> Part | None:
    """Read the 460億 of 1兆460億, the 五 of 一萬五 or the 2,345 of 1萬2,345."""
    token, start = p.tokens[part.end], part.end
    if token.text == "〇" and not p.tokens[start + 1].gap:  # the 零 of 1億零500萬
        token, start = p.tokens[start + 1], start + 1
    joined = (part.shape == "word" or ceiling == 2) and p.word(start) in AND
    head = _digits(p, start + joined)
    if head is None or head.approx != "exact" or _is_next(p, part, head, token):
        return None
    tail = _grouped(p, head) if head.shape == "digits" else _scales(p, head)
    if tail.scale > ceiling and head.low < 10**ceiling:  # the last multiplies all before it
        one = head if token.kind == "chinese" else _scales(p, head, 1)
        tail = one if one.scale < ceiling else head
    if tail.scale:
        smaller = tail.scale < ceiling and tail.low < 10**ceiling and tail.approx != "about"
        return tail if smaller else None
    if part.shape == "word":
        return tail if tail.low >= 100 or not (joined or p.word(start) in FRACTIONS) else None
    together = token.kind == "chinese" and any(c in TENS for c in token.text)
    if (token.gap and not (joined or together)) or "." in token.text:
        return None
    if len(token.text) == 1 and tail.low:
        return tail.scaled(ceiling - 1)._replace(scale=0)
    spelled = token.kind == "chinese" or len(token.text) >= 4
    below = joined and len(p.tokens[start + 1].text) == 2  # 3 hundred and 21
    full = len(token.text) == ceiling and token.text.isdigit()  # 3千500
    return tail if token.text[0] == "〇" or (ceiling == 4 and spelled) or below or full else None


def _is_next(p: Printed, part: Part, head: Part, token: Token) -> bool:
    """Tell the numeral of the next words from a tail: 120億七成, 1萬億三大指數."""
    word = p.word(head.end)
    if token.kind != "chinese" or word in SCALE or any(c in TENS for c in token.text):
        return (head.shape == "word") != (part.shape == "word")
    counted = word in LABEL or (word in UNIT and kind_of(UNIT[word][0]) != "money")
    return part.shape != "chinese" or (counted and head.low < 10)


def _grouped(p: Printed, head: Part) -> Part:
    """Read what one scale multiplies: the 3千5百 of 2億3千5百萬."""
    one = _scales(p, head, 1)
    part = _with_tails(p, one) if 0 < one.scale < 4 else one
    return _scales(p, head if part.end == one.end else part)


def _several(p: Printed, i: int) -> Part | None:
    """數十億: so many times the scale that must follow."""
    exponent = SEVERAL[p.word(i)]
    part = Part(Decimal(2), Decimal(9), 0, i + 1, "several").scaled(exponent)
    part = _scales(p, part)._replace(approx=MAGNITUDE)
    return part if part.scale else None


class _Numeral(NamedTuple):
    low: int
    high: int
    place: int  # power of ten of the last digit named
    approx: str = "exact"


@lru_cache(maxsize=4096)
def _numeral(text: str) -> _Numeral | None:
    """Read Chinese digits with 十百千: 三百五十, 廿八, 二〇二六, 七八 (7 to 8), 百 (about 100)."""
    for character, spelled in JOINED.items():
        text = text.replace(character, spelled)
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
