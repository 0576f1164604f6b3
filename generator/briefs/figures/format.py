"""The one function that writes a figure in a language: `$213.4B`, `2,134億美元`.

How each language writes figures stands in its row of `model/languages.yml`.
"""

from decimal import Decimal

from babel.numbers import get_currency_name

from briefs.model.figure import CEILINGS, EXACT, FLOORS, MAGNITUDE, Figure
from briefs.model.language import ROWS, Language
from briefs.model.unit import MONEY, currency_of, kind_of

MINUS = "\u2212"
_NO_CURRENCY = "XXX"  # ISO 4217
_TURNED = {
    "over": "below",
    "at_least": "at_most",
    "under": "above",
    "up_to": "at_least",
    "at_most": "at_least",
}


def display(
    figure: Figure, language: str, *, home: str = "", counter: str = "", signed: bool = False
) -> str:
    """Write a figure in a language (BCP 47 tag) with the digits that its `decimals` supports.

    Zeros that only scaling puts behind the point are left out where the figure is approximate
    anyway: 約2,000億美元 is `about $200B`, 2,000億美元 is `$200.0B`. `home` is the currency that
    goes without saying, `counter` what follows a count; `signed` puts a plus before what is above
    zero.
    """
    words = ROWS[language]
    if figure.approx == MAGNITUDE:
        return _magnitude(words, figure, home, counter)
    ends = [end for end in (figure.low, figure.high) if end is not None]
    if len(ends) == 2 and ends[0] == ends[1]:
        del ends[1]
    scale = _scale(words, figure, ends)
    plus = "+" if signed and figure.low is not None and figure.low > 0 else ""
    numbers = [plus + _scaled(words, end, scale, figure) for end in ends]
    approx = words.approx[_TURNED[figure.approx] if turned(figure) else figure.approx]
    if counter and figure.unit == "items":
        return approx + _fill(f"{{}}{counter}", _between(words, numbers))
    if figure.unit and kind_of(figure.unit) == "exchange_rate":
        counted, base = figure.unit.split("/")
        amount = approx + _with_unit(words, counted, numbers, "")
        name = get_currency_name(base, count=1, locale=words.locale)
        return words.rate.format(amount=amount, base=name)
    return approx + _with_unit(words, figure.unit, numbers, home)


def turned(figure: Figure) -> bool:
    """Tell what bounds on the other side of zero: a fall of over 10% is below −10%."""
    floor = figure.approx in FLOORS and figure.low is None
    return floor or (figure.approx in CEILINGS and figure.high is None)


def _magnitude(words: Language, figure: Figure, home: str, counter: str) -> str:
    """A magnitude in words: how many digits a percentage has, how many of what there are."""
    exponent, unit = -figure.decimals, figure.unit or ""
    sign = "" if figure.high is None else MINUS
    if unit in ("pure", "percent") and exponent < len(words.digits):
        digits, percent = words.digits[exponent].split("|")
        return sign + (digits if unit == "pure" else percent)
    alone, _, of = words.magnitudes[exponent].partition("|")
    one, _, many = words.units.get(unit, f"{{}} {unit}").partition("|")
    name = (many or one).removeprefix("{}").strip()
    noun = words.nouns.get(currency_of(unit) or unit, name)
    if of and noun:
        return sign + of.format(noun)
    measured = alone + counter if unit == "items" else alone
    return sign + _with_unit(words, figure.unit, [measured], home)


def _scale(words: Language, figure: Figure, ends: list[Decimal]) -> int:
    """Find the largest scale that the smaller end reaches and that shows all its digits."""
    smaller = min((abs(end) for end in ends if end), default=Decimal(0))
    for exponent in words.scales.values():
        if smaller >= 10**exponent and figure.finest + exponent <= words.places:
            return exponent
    return 0


def _scaled(words: Language, value: Decimal, scale: int, figure: Figure) -> str:
    """A number with the sign of its scale, or of its scale and the next larger one."""
    signs = {exponent: sign for sign, exponent in words.scales.items()}
    sign = signs.get(scale, "")
    larger = min((exponent for exponent in signs if exponent > scale), default=None)
    if words.splits and sign and larger:
        whole, rest = divmod(abs(value), 10**larger)
        if whole and rest >= 10**scale:
            minus = MINUS if value < 0 else ""
            return f"{minus}{whole:,f}{signs[larger]}{_digits(rest, scale, figure)}{sign}"
    return _digits(value, scale, figure) + sign


def _digits(value: Decimal, scale: int, figure: Figure) -> str:
    places = max(0, figure.places(value) + scale)
    shown = EXACT.quantize(EXACT.scaleb(value, -scale), Decimal(1).scaleb(-places, EXACT))
    text = f"{shown:,f}".replace("-", MINUS)
    if scale and places and figure.approx != "exact":
        text = text.rstrip("0").rstrip(".")
    return text


def _with_unit(words: Language, unit: str | None, numbers: list[str], home: str) -> str:
    if kind_of(unit) in MONEY:
        currency = currency_of(unit) or _NO_CURRENCY
        plain = words.money.get(currency, f"{currency} {{}}")
        template = words.home.get(currency, plain) if currency == home else plain
        return _join(words, template, numbers, "money")
    name = unit or ""
    one, _, many = words.units.get(name, f"{{}} {name}").partition("|")
    template = one if numbers in (["1"], ["+1"]) else many or one
    return _join(words, template, numbers, name)


def _join(words: Language, template: str, numbers: list[str], kind: str) -> str:
    if kind in words.repeats:
        return _between(words, [_fill(template, number) for number in numbers])
    return _fill(template, _between(words, numbers))


def _between(words: Language, numbers: list[str]) -> str:
    """Both ends of a range, joined by a word where a dash would stand beside a minus."""
    dash, _, word = words.range.partition("|")
    return (word if word and any(MINUS in number for number in numbers) else dash).join(numbers)


def _fill(template: str, number: str) -> str:
    """Put a number into its template, its sign before a currency's."""
    sign = number[0] if number[0] in f"+{MINUS}" and MINUS not in number[1:] else ""
    return sign + template.format(number[len(sign) :])
