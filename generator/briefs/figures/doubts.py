"""Doubts about a figure in running text: what stands beside it may make it another."""

from briefs.figures.amounts import is_money, is_unknown_currency
from briefs.figures.numbers import is_plural
from briefs.figures.reader import Reading
from briefs.figures.tables import CURRENCY, NOT_KNOWN, PER, SCALE, UNIT
from briefs.figures.tokens import LETTERS, LETTERS_OR_DIGITS, SIGNS, TENS, Printed, Token
from briefs.model.unit import ISO_CURRENCIES

_BANDS = ("low-", "mid-", "high-")  # of ten points: a mid-30% range


def is_unknown(p: Printed, i: int, reading: Reading) -> bool:
    """Tell a figure whose currency or scale no table has: XQ$15, ₡100, XAF 5 million, $5zn."""
    tokens, start = p.tokens, p.tokens[i].start
    before, last, after = p.text[start - 1 : start], tokens[reading.end - 1], tokens[reading.end]
    if tokens[i].text[0] in SIGNS and before in LETTERS_OR_DIGITS and before:
        return True
    if (last.kind == "number" and _goes_on(after)) or _is_doubtful(p, i, reading):
        return True
    if i and tokens[i - 1].kind == "chinese" and not tokens[i].gap and tokens[i].kind != "chinese":
        return reading.part.unit == "pure" or reading.part.shape == "several"  # 1千零1, 一百零幾萬
    money = is_money(reading.part) and reading.part.prefixed
    return not money and i > 0 and is_unknown_currency(p, i - 1)


def _is_doubtful(p: Printed, i: int, reading: Reading) -> bool:
    """Tell a figure that what stands beside it may change: a △, HK before cents, mid-30%."""
    signed = i > 0 and p.tokens[i - 1].text in NOT_KNOWN
    banded = p.text.endswith(_BANDS, 0, p.tokens[i].start)
    parted = _may_go_on(p, reading.end) or _is_of_a_pair(p, i, reading)
    named = _is_of_a_name(p, reading) or _is_hundredth_of_another(p, i, reading)
    return signed or banded or parted or named


def _is_of_a_name(p: Printed, reading: Reading) -> bool:
    """Tell the months of 9M and the phase of 2b from 9M users and $2b."""
    digits, letter, after = (
        p.tokens[reading.end - 2],
        p.tokens[reading.end - 1],
        p.tokens[reading.end],
    )
    months = letter.text == "m" and digits.text in ("3", "6", "9", "12")
    phase = letter.text == "b" and not p.capital(letter)
    counted = is_plural(after.text) or after.text in UNIT or p.word(reading.end) in PER
    return (months or phase) and not (reading.part.prefixed or letter.gap or counted)


def _is_hundredth_of_another(p: Printed, i: int, reading: Reading) -> bool:
    """Tell HK 20 cents and A 12 cents from cents of the dollar."""
    before = p.tokens[i - 1] if i else p.tokens[-1]
    land = before.text in ("hk", "nz", "au", "a", "s", "sg") and p.capital(before)
    return land and reading.part.unit == "USD" and not reading.part.prefixed


def _is_of_a_pair(p: Printed, i: int, reading: Reading) -> bool:
    """Tell the two of £1.2/1.3bn, whose scale or currency stands at the other alone."""
    end, part = reading.end, reading.part
    first = part.prefixed and not part.scale and p.tokens[end].text == "/" and p.glued(end + 1)
    if first and p.tokens[end + 1].kind == "number":
        return p.word(end + 2) in SCALE
    behind = i > 2 and p.tokens[i - 1].text == "/" and p.tokens[i - 2].kind == "number"
    return bool(behind and part.scale and p.word(i - 3) in CURRENCY)


def _may_go_on(p: Printed, end: int) -> bool:
    """Tell 17 USD 25, which may be 17.25, from 17 USD 25 % and 17 USD 25 million."""
    code, after, beyond = p.tokens[end - 1].text, p.tokens[end], p.word(end + 1)
    named = code in CURRENCY and code.upper() in ISO_CURRENCIES
    counted = beyond in UNIT or beyond in CURRENCY or beyond in SCALE
    return named and after.kind == "number" and after.gap and len(after.text) == 2 and not counted


def _goes_on(after: Token) -> bool:
    """Tell letters, or a 千 that is not read, that make something else of the digits before."""
    first = after.text[:1]
    if first.isalpha() and not (first in LETTERS or "\u2e80" <= first < "\uac00"):
        return True  # of a script whose scales are not known: 12.3조
    more = first in LETTERS or (after.kind == "chinese" and first in TENS)
    return more and not after.gap
