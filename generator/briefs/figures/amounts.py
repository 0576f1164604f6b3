"""Amounts: numbers with their sign, currency and unit. They are `amount` of the grammar."""

import re
from decimal import Decimal
from unicodedata import category

from briefs.figures.numbers import Part, number
from briefs.figures.tables import (
    AFTER_NUMBER_ONLY,
    AND,
    BEFORE,
    BEHIND_LARGER,
    CURRENCY,
    DOLLARS,
    FOREIGN,
    HALVES,
    IDIOM,
    IDIOM_PERCENT,
    LABEL,
    MILLIONS,
    MORE,
    OF_A_SHARE,
    OUT_OF,
    PER_SHARE_AFTER,
    PER_SHARE_BEFORE,
    PICTURES,
    SCALE,
    SHARE_FILLER,
    SIGN,
    TENTHS,
    UNIT,
    UNKNOWN,
)
from briefs.figures.tokens import DIGIT, LETTERS, NUMERAL, SIGNS, Printed, is_indian
from briefs.model.figure import EXACT, MAGNITUDE
from briefs.model.unit import ISO_CURRENCIES, OPEN_MONEY, RATIOS, kind_of

_LI = "厘"  # a hundredth of a whole in rates, of a cent in amounts a share
_OF_A_YEAR = re.compile(  # what follows the 25 of 25年前三季度 and 25年中报
    r"年 ?(?:[及和与、至到~-] ?[123][0-9] ?年|同期"
    r"|[前首头] ?(?:[三3九9] ?(?:个? ?[季月]|q)|[6六] ?个?月)|[一二三四1-4] ?季|q[1-4]|h[12]"
    "|[上下]半|中报|半年报|报(?![酬导道复价]))"
)

_TO_A_YEAR = re.compile("(?:20|(?<![0-9]))([23][0-9])年?[及和与、至到~-] ?$")
_OF_THE_REPUBLIC = re.compile("年(?![来内间之历老史以])")


def amount(p: Printed, i: int) -> Part | None:
    word = p.word(i)
    if word in IDIOM:
        return _idiom(p, i)
    share = word in PER_SHARE_BEFORE
    negative, i = _sign(p, i + share)
    prefix = p.word(i) if p.word(i) in CURRENCY and p.word(i) not in AFTER_NUMBER_ONLY else ""
    if prefix:
        i += 1
        if not negative:
            negative, i = _sign(p, i)
    out_of = p.word(i)
    part = number(p, i + (out_of in OUT_OF))
    if part is None:
        return None
    if out_of in OUT_OF:
        part = part._replace(unit="percent", shift=OUT_OF[out_of], prefixed=True)
    elif p.word(part.end) == "分之":
        part = _fraction(p, part)
    elif prefix or share:
        part = part._replace(unit=CURRENCY.get(prefix, OPEN_MONEY), share=share, prefixed=True)
        part = _money(p, part.scaled(6) if prefix in MILLIONS else part)
        part = _spread(p, part, i) if part and prefix == "$" else part
    else:
        part = _unit(p, part, i)
    if part is not None and is_indian(p.tokens[i].text) and part.unit != "INR":
        p.refuse(f"{p.tokens[i].text!r} is grouped as rupees are")
        return None
    if part is not None and negative:
        part = part._replace(low=-part.high, high=-part.low)
    return part


def _sign(p: Printed, i: int) -> tuple[bool, int]:
    word, before = p.word(i), p.word(i - 1) if i and p.glued(i) else ""
    if word == "-" and before in BEFORE and before[-1] in LETTERS:
        return False, i + 1  # over-5%
    if word in SIGN and (word not in "+-" or p.glued(i + 1)):
        return SIGN[word] < 0, i + 1
    return False, i


def _spread(p: Printed, part: Part, i: int) -> Part:
    """Tell the sign of S $ 5, which may be a country's, from that of Series S $5 and a $ 5."""
    letter = p.tokens[i - 2].text if i > 1 and p.tokens[i - 1].gap and p.tokens[i].gap else ""
    known = letter not in LETTERS or letter == "a"
    return part if known else part._replace(label="money of a currency that is not known")


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
    if part.prefixed and _begins_another(p, part):
        suffix = ""
    prefix = part.unit if part.prefixed else OPEN_MONEY
    if suffix and (suffix == prefix or OPEN_MONEY in (prefix, suffix)):
        dollars = word in DOLLARS and prefix == OPEN_MONEY
        unit = "USD" if dollars else suffix if prefix == OPEN_MONEY else prefix
        part = part._replace(unit=unit, end=part.end + 1, suffixed=True)
        part = _late_scale(p, part.scaled(6) if word in MILLIONS else part)
        part = _named_behind(p, part) if unit == OPEN_MONEY else part
    elif suffix:
        p.refuse(f"two currencies, {prefix} and {suffix}")
        return None
    elif word in UNIT and kind_of(UNIT[word][0]) in RATIOS:
        p.refuse(f"money and {word!r} at once")
        return None
    elif (
        word in UNIT and kind_of(UNIT[word][0]) == "money" and OPEN_MONEY in (prefix, UNIT[word][0])
    ):
        part = _hundredths(p, part)
    elif (prefix == OPEN_MONEY or word in UNKNOWN) and (label := _unknown(p, part)):
        return part._replace(label=label)
    return _per_share(p, _and_hundredths(p, part))


def _begins_another(p: Printed, part: Part) -> bool:
    """Tell the sign of the next amount from a name behind this one: RMB 10 USD 20."""
    word, sign, after = p.word(part.end), p.tokens[part.end], p.tokens[part.end + 1]
    if after.kind != "number" or word not in CURRENCY or word in AFTER_NUMBER_ONLY:
        return False
    code = sign.gap and word[0] in LETTERS and (part.prefixed or not after.gap)
    return word[-1] in SIGNS or code


def _late_scale(p: Printed, part: Part) -> Part:
    """Read the million of 75 USD million."""
    word = p.word(part.end)
    if part.scale or word not in SCALE or len(word) < 4 or not p.tokens[part.end].gap:
        return part
    return part.scaled(SCALE[word])._replace(end=part.end + 1)


def _named_behind(p: Printed, part: Part) -> Part:
    """Read the currency behind 元: 8億元人民幣, 8億元(人民幣)."""
    bracket = p.word(part.end) == "("
    at = part.end + bracket
    word, after = p.word(at), p.tokens[at + 1]
    code = CURRENCY.get(word, OPEN_MONEY)
    if code == OPEN_MONEY or word in AFTER_NUMBER_ONLY or word[-1] in SIGNS:
        return part
    if (after.text != ")") if bracket else after.kind in ("number", "chinese"):
        return part
    return part._replace(unit=code, end=at + 1 + bracket)


def _is_hundredth(word: str) -> bool:
    return word in UNIT and kind_of(UNIT[word][0]) == "money"


def _hundredths(p: Printed, part: Part) -> Part:
    """Take the cents behind a number."""
    unit, shift = UNIT[p.word(part.end)]
    unit = part.unit if unit == OPEN_MONEY and part.prefixed else unit
    return part._replace(unit=unit, shift=shift, suffixed=True, end=part.end + 1)


def _and_hundredths(p: Printed, part: Part) -> Part:
    """Add the cents of 3 dollars and 50 cents, the 角 and 分 of 50元6角3分."""
    for _ in range(2):
        if part.scale or not part.suffixed or part.low != part.high:
            break
        joined = p.word(part.end) in AND
        cents = number(p, part.end + joined)
        if cents is None or cents.scale or not _is_hundredth(p.word(cents.end)):
            break
        unit, shift = UNIT[p.word(cents.end)]
        many = cents.low == cents.high < 10 ** (part.shift - shift)
        if unit not in (OPEN_MONEY, part.unit) or shift >= part.shift or not many:
            break
        value = EXACT.add(EXACT.scaleb(part.low, part.shift), EXACT.scaleb(cents.low, shift))
        places = max(part.decimals - part.shift, cents.decimals - shift)
        part = part._replace(low=value, high=value, decimals=places, shift=0, end=cents.end + 1)
    return part


def _unknown(p: Printed, part: Part) -> str:
    """Say of a currency or a scale that no table has what it is: it makes no figure."""
    token, word, after = p.tokens[part.end], p.word(part.end), p.word(part.end + 1)
    if word in UNKNOWN:
        return "a number that is not known"
    named = token.kind == "latin" and (after in FOREIGN or after in AFTER_NUMBER_ONLY)
    if word in FOREIGN or named or is_unknown_currency(p, part.end):
        return "money of a currency that is not known"
    return ""


def is_unknown_currency(p: Printed, i: int) -> bool:
    """Tell the sign or the code of a currency that no table has: ₡, XAF."""
    token = p.tokens[i]
    if token.kind == "other":
        return category(token.text[:1]) == "Sc"
    code = p.source[token.start : token.end]
    return token.kind == "latin" and len(code) == 3 and code in ISO_CURRENCIES


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
    word = p.word(part.end)
    share = _is_of_a_share(p, start)
    alone = word in BEHIND_LARGER and not (p.strict or share)
    dated = _is_short_year(p, part, start)
    label = "a date" if dated else "a thousandth of money" if share and word == _LI else ""
    if label or (word in LABEL and not part.scale and (alone or word not in BEHIND_LARGER)):
        ratio = word == "比"  # left to go before the other number
        label = label or LABEL[word]
        return part._replace(label=label, end=part.end + (not ratio))
    if word in CURRENCY:
        return part if _begins_another(p, part) else _money(p, part)
    if word not in UNIT:
        label = _unknown(p, part)
        return part._replace(label=label, end=part.end + 1) if label else part
    if alone or _is_letter(p, part, start) or (word == "间" and part.scale >= 8):  # 到20億間
        return part
    if _is_hundredth(word):
        return _per_share(p, _and_hundredths(p, _hundredths(p, part)))
    return _tenths(part) if word in TENTHS else _measured(p, part, start)


def _is_short_year(p: Printed, part: Part, start: int) -> bool:
    """Tell 25年Q3, 2024至26年 and 114年上半年 from 近10年第三季 and 百年, which count years."""
    counted = p.word(start - 1) in BEFORE if start else False
    if counted or part.low != part.high or part.decimals or part.shape != "digits":
        return False
    end, begin = p.tokens[part.end].start, p.tokens[start].start
    if 100 <= part.low < 131:
        return bool(_OF_THE_REPUBLIC.match(p.text, end))
    first = _TO_A_YEAR.search(p.text[max(0, begin - 9) : begin])
    later = first and p.word(part.end) == "年" and 0 < part.low - int(first[1]) < 5
    return 10 <= part.low < 40 and bool(later or _OF_A_YEAR.match(p.text, end))


def _is_of_a_share(p: Printed, start: int) -> bool:
    """Tell the fen of 每股盈利為61.63分 from points and minutes."""
    filler = start > 1 and p.tokens[start - 1].text in SHARE_FILLER
    before = p.word(start - 1 - filler) if start > filler else ""
    return before in OF_A_SHARE or before in PER_SHARE_BEFORE


def _measured(p: Printed, part: Part, start: int) -> Part:
    """Take the unit behind a number, with the half that may follow it."""
    word = p.word(part.end)
    unit, shift = UNIT[word] if word != "pct" or not p.points else ("pp", 0)
    part = part._replace(unit=unit, shift=shift, suffixed=True, end=part.end + 1)
    if unit in ("years", "quarters", "pure") and (label := _calendar(p, part, start, word)):
        return part._replace(label=label)
    if word[-1] in LETTERS and p.word(part.end)[:1] in LETTERS and p.word(part.end) in SCALE:
        return part._replace(label="a part of a number")  # three quarters billion
    return _half(p, part, word)


def _is_letter(p: Printed, part: Part, start: int) -> bool:
    """Tell a letter apart from a unit, the p of 1080p and 5P from pence, 3 PC from per cent."""
    token = p.tokens[part.end]
    if token.text != "pc" and (len(token.text) > 1 or token.text not in LETTERS):
        return False
    picture = p.capital(token) or p.tokens[start].text in PICTURES
    named = token.text == "x" and p.capital(token) and part.low >= 100  # 777X
    return token.gap or named or (token.text in ("p", "pc") and picture)


def _tenths(part: Part) -> Part | None:
    """Read the share of a price that is left: 9折 and 九折 are 90%, 75折 is 75%, 8.5折 85%."""
    whole = part.low == part.low.to_integral_value()
    if part.low != part.high or part.scale or not 0 < part.low < (100 if whole else 10):
        return None
    shift = 1 if part.low < 10 else 0
    return part._replace(unit="percent", shift=shift, suffixed=True, end=part.end + 1)


def _calendar(p: Printed, part: Part, start: int, word: str) -> str:
    """Tell a date or time (2026年, 四季度, 25年12月, 9點30分) from a span (10年, 13個季度)."""
    if part.scale:
        return ""
    text, following = p.tokens[start].text, p.word(part.end)
    nested = p.word(part.end + 1) if p.tokens[part.end].kind == "number" else ""
    if word == "点":
        further = p.tokens[part.end].kind == "chinese" and not p.tokens[part.end].gap
        return "a time" if nested == "分" or further else ""
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
    if word not in HALVES or part.low != part.high:
        return part
    if token.gap:
        after = p.word(part.end + 1)
        torn = word == "成" and token.text in NUMERAL and not (after in UNIT or after in LABEL)
        return part._replace(label="a part of a number") if torn else part
    if token.text == "半":
        digits = "5"
    elif word == "成" and _is_digit(p, part.end):
        digits = "".join(str(NUMERAL.get(digit, digit)) for digit in token.text)
    else:
        return part
    value = EXACT.add(part.low, Decimal(f"0.{digits}"))
    places = max(part.decimals, len(digits))
    return part._replace(low=value, high=value, decimals=places, end=part.end + 1)


def _is_digit(p: Printed, i: int) -> bool:
    """Tell the 7 of 8成7 from that of 8成7家."""
    text, after = p.tokens[i].text, p.word(i + 1)
    if text[:1] in NUMERAL:
        return text != "〇" and len(text) < 3 and text[-1] in NUMERAL
    alone = (
        after not in UNIT and after not in LABEL and after not in SCALE and after not in CURRENCY
    )
    return text in DIGIT and text != "0" and alone


def _is_year(part: Part, text: str) -> bool:
    year = part.low == part.high and 1900 <= part.low < 2200
    return year and (text.isdigit() or part.shape == "chinese") and len(text) == 4


def is_money(part: Part) -> bool:
    return kind_of(part.unit) == "money"
