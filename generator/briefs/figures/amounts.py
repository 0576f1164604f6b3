"""Amounts: numbers with their sign, currency and unit. They are `amount` of the grammar."""

from decimal import Decimal

from briefs.figures.numbers import Part, number
from briefs.figures.tables import (
    AFTER_NUMBER_ONLY,
    BEFORE,
    CURRENCY,
    DOLLARS,
    HALVES,
    IDIOM,
    IDIOM_PERCENT,
    LABEL,
    MORE,
    PER_SHARE_AFTER,
    PER_SHARE_BEFORE,
    SCALE,
    UNIT,
)
from briefs.figures.tokens import LETTERS, NUMERAL, Printed
from briefs.model.figure import EXACT, MAGNITUDE
from briefs.model.unit import OPEN_MONEY, RATIOS, kind_of


def amount(p: Printed, i: int) -> Part | None:
    word = p.word(i)
    if word in IDIOM:
        return _idiom(p, i)
    share = word in PER_SHARE_BEFORE
    negative, i = _sign(p, i + share)
    word = p.word(i)
    prefix = "" if word in AFTER_NUMBER_ONLY else CURRENCY.get(word, "")
    if prefix:
        i += 1
        if not negative:
            negative, i = _sign(p, i)
    percent = p.word(i) == "百分之"
    part = number(p, i + percent)
    if part is None:
        return None
    if percent:
        part = part._replace(unit="percent", prefixed=True)
    elif p.word(part.end) == "分之":
        part = _fraction(p, part)
    elif prefix or share:
        part = part._replace(unit=prefix or OPEN_MONEY, share=share, prefixed=True)
        part = _money(p, part)
    else:
        part = _unit(p, part, i)
    if part is not None and negative:
        part = part._replace(low=-part.high, high=-part.low)
    return part


def _sign(p: Printed, i: int) -> tuple[bool, int]:
    word = p.word(i)
    if word == "负" or (word in ("-", "+") and p.glued(i + 1)):
        return word != "+", i + 1
    return False, i


def _idiom(p: Printed, i: int) -> Part | None:
    unit, value, approx = IDIOM[p.word(i)]
    end = i + 1
    if p.word(i) == "半" and p.word(i - 1) not in BEFORE:
        return None
    if unit != "digits":
        return Part(value, value, 0, end, "idiom", approx, unit=unit, suffixed=True)
    percent = p.word(end) in IDIOM_PERCENT
    part = Part(
        Decimal(1), Decimal(1), 0, end + percent, "idiom", MAGNITUDE,
        unit="percent" if percent else "pure", suffixed=True,
    )  # fmt: skip
    return part.scaled(int(value) - 1)._replace(scale=0)


def _fraction(p: Printed, below: Part) -> Part | None:
    above = number(p, below.end + 1)
    if above is None or not above.low < below.low <= 1000 or below.scale or above.scale:
        return None
    share = EXACT.multiply(above.low, 100) / below.low
    whole = share.to_integral_value()
    return Part(
        whole, whole, 0, above.end, "chinese", "exact" if whole == share else "about",
        unit="percent", suffixed=True,
    )  # fmt: skip


def _money(p: Printed, part: Part) -> Part | None:
    part = _more(p, part)
    word = p.word(part.end)
    suffix = CURRENCY.get(word, "")
    prefix = part.unit if part.prefixed else OPEN_MONEY
    if suffix and (suffix == prefix or OPEN_MONEY in (prefix, suffix)):
        dollars = word in DOLLARS and prefix == OPEN_MONEY
        unit = "USD" if dollars else suffix if prefix == OPEN_MONEY else prefix
        part = part._replace(unit=unit, end=part.end + 1, suffixed=True)
    elif suffix:
        p.refuse(f"two currencies, {prefix} and {suffix}")
        return None
    elif word in UNIT and kind_of(UNIT[word][0]) in RATIOS:
        p.refuse(f"money and {word!r} at once")
        return None
    return _per_share(p, part)


def _per_share(p: Printed, part: Part) -> Part:
    if not part.share and p.word(part.end) in PER_SHARE_AFTER:
        return part._replace(share=True, end=part.end + 1, suffixed=True)
    return part


def _more(p: Printed, part: Part) -> Part:
    word = p.word(part.end)
    following = p.tokens[part.end + 1] if word in MORE else None
    if following is None or (word == "+" and following.kind == "number"):
        return part
    if following.text in UNIT or following.text in CURRENCY or following.text in SCALE:
        vague = part.approx == MAGNITUDE
        return part._replace(approx=MAGNITUDE if vague else MORE[word], end=part.end + 1)
    return part


def _unit(p: Printed, part: Part, start: int) -> Part | None:
    part = _more(p, part)
    token = p.tokens[part.end]
    word = p.word(part.end)
    if word in LABEL and not part.scale:
        ratio = word == "比"  # left to go before the other number
        return part._replace(label=LABEL[word], end=part.end + (not ratio))
    if word in CURRENCY and word[-1] not in "$¥¤£₩₹":
        return _money(p, part)
    if word not in UNIT or (len(word) == 1 and word in LETTERS and token.gap):
        return part
    unit, shift = UNIT[word]
    part = part._replace(unit=unit, shift=shift, suffixed=True, end=part.end + 1)
    if unit in ("years", "quarters", "pure") and (label := _calendar(p, part, start, word)):
        return part._replace(label=label)
    return _per_share(p, part) if unit == "USD" else _half(p, part, word)


def _calendar(p: Printed, part: Part, start: int, word: str) -> str:
    """Tell a date or time (2026年, 四季度, 25年12月, 9點30分) from a span (10年, 13個季度)."""
    if part.scale:
        return ""
    text, following = p.tokens[start].text, p.word(part.end)
    nested = p.word(part.end + 1) if p.tokens[part.end].kind == "number" else ""
    if word == "点":
        return "a time" if nested == "分" else ""
    if word == "年":
        if _is_year(part, text) or following == "第":
            return "a date"
        return "a date" if nested == "月" else ""
    if word in ("季", "季度") and text in ("一", "二", "三", "四"):
        return "a date"
    return "a date" if word == "季度" and text in ("1", "2", "3", "4") else ""


def _half(p: Printed, part: Part, word: str) -> Part:
    """Add the 半 of 一倍半 or the 五 of 三成五."""
    token = p.tokens[part.end]
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


def _is_year(part: Part, text: str) -> bool:
    year = part.low == part.high and 1900 <= part.low < 2200
    return year and (text.isdigit() or part.shape == "chinese") and len(text) == 4


def is_money(part: Part) -> bool:
    return kind_of(part.unit) == "money"
