"""The one function that writes a figure in a language: `$213.4B`, `2,134億美元`.

A language is a `Language` in `LANGUAGES`; a third one is a third entry.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal

from briefs.model.figure import Figure

MINUS = "\u2212"
_EXACT = Context(prec=400)


@dataclass(frozen=True, slots=True)
class Language:
    """How a language writes figures; a template has {} where the number stands.

    `scales` are (power of ten, sign), largest first; a number takes the largest scale that needs no
    more than `places` decimal places to show the digits it has. Where `splits`, what goes beyond
    the next larger scale is written in both: 1兆460.9億. `home` is money where its currency goes
    without saying. `units` may give a second template for one of a thing.
    """

    scales: tuple[tuple[int, str], ...]
    places: int
    splits: bool
    money: Mapping[str | None, str]
    home: Mapping[str, str]
    units: Mapping[str, tuple[str, ...]]
    approx: Mapping[str, str]
    range: str
    repeats_unit: frozenset[str]  # units written at both ends of a range


_ENGLISH_UNITS: Mapping[str, tuple[str, ...]] = {
    "percent": ("{}%",),
    "pp": ("{} pp",),
    "bp": ("{} bp",),
    "x": ("{}×",),
    "pure": ("{}",),
    "items": ("{}",),
    "people": ("{} people", "{} person"),
    "companies": ("{} companies", "{} company"),
    "countries": ("{} countries", "{} country"),
    "times": ("{} times", "{} time"),
    "years": ("{} years", "{} year"),
    "quarters": ("{} quarters", "{} quarter"),
    "months": ("{} months", "{} month"),
    "weeks": ("{} weeks", "{} week"),
    "days": ("{} days", "{} day"),
    "hours": ("{} hours", "{} hour"),
    "minutes": ("{} minutes", "{} minute"),
}
_CHINESE_UNITS: Mapping[str, tuple[str, ...]] = {
    "percent": ("{}%",),
    "pp": ("{}個百分點",),
    "bp": ("{}個基點",),
    "x": ("{}倍",),
    "pure": ("{}",),
    "items": ("{}",),
    "people": ("{}人",),
    "companies": ("{}家",),
    "countries": ("{}個國家",),
    "times": ("{}次",),
    "years": ("{}年",),
    "quarters": ("{}季",),
    "months": ("{}個月",),
    "weeks": ("{}週",),
    "days": ("{}天",),
    "hours": ("{}小時",),
    "minutes": ("{}分鐘",),
    "nm": ("{}奈米",),
}

LANGUAGES: Mapping[str, Language] = {
    "en": Language(
        scales=((12, "T"), (9, "B"), (6, "M")),
        places=3,
        splits=False,
        money={
            "USD": "${}", "HKD": "HK${}", "CNY": "CN¥{}", "TWD": "NT${}", "EUR": "€{}",
            "JPY": "JP¥{}", "GBP": "£{}", "KRW": "₩{}", "SGD": "S${}", "AUD": "A${}",
            "CAD": "C${}", "INR": "₹{}", None: "¤{}",
        },
        home={},
        units=_ENGLISH_UNITS,
        approx={
            "exact": "", "about": "about ", "over": "over ", "under": "under ",
            "nearly": "nearly ", "up_to": "up to ", "beyond": "below ",
        },
        range="–",
        repeats_unit=frozenset({"money", "percent"}),
    ),
    "zh-Hant": Language(
        scales=((12, "兆"), (8, "億"), (4, "萬")),
        places=3,
        splits=True,
        money={
            "USD": "{}美元", "HKD": "{}港元", "CNY": "{}人民幣", "TWD": "新台幣{}元",
            "EUR": "{}歐元", "JPY": "{}日圓", "GBP": "{}英鎊", "KRW": "{}韓元",
            "SGD": "{}新加坡元", "AUD": "{}澳元",
            "CAD": "{}加元", "CHF": "{}瑞士法郎", "INR": "{}印度盧比", None: "{}元",
        },
        home={"TWD": "{}元"},
        units=_CHINESE_UNITS,
        approx={
            "exact": "", "about": "約", "over": "逾", "under": "不到", "nearly": "近",
            "up_to": "最高", "beyond": "低於",
        },
        range="至",
        repeats_unit=frozenset({"percent"}),
    ),
}  # fmt: skip


def display(
    figure: Figure, language: str, *, home: str = "", counter: str = "", signed: bool = False
) -> str:
    """Write a figure in a language (BCP 47 tag) with the digits that its `decimals` supports.

    Zeros that only scaling puts behind the point are left out where the figure is approximate
    anyway: 約2,000億美元 is `about $200B`, 2,000億美元 is `$200.0B`. `home` is the currency that
    goes without saying, `counter` what follows a count; `signed` puts a plus before what is above
    zero.
    """
    words = LANGUAGES[language]
    ends = [end for end in (figure.low, figure.high) if end is not None]
    if len(ends) == 2 and ends[0] == ends[1]:
        del ends[1]
    scale = _scale(words, figure, ends)
    plus = "+" if signed and figure.low is not None and figure.low > 0 else ""
    numbers = [plus + _scaled(words, end, scale, figure) for end in ends]
    beyond = figure.approx == "over" and figure.low is None  # a fall of over 10%: below −10%
    approx = words.approx["beyond" if beyond else figure.approx]
    if counter and figure.unit == "items":
        return approx + _fill(f"{{}}{counter}", words.range.join(numbers))
    return approx + _with_unit(words, figure.unit, numbers, home)


def _scale(words: Language, figure: Figure, ends: list[Decimal]) -> int:
    """Find the largest scale that the smaller end reaches and that shows all its digits."""
    smaller = min((abs(end) for end in ends if end), default=Decimal(0))
    for exponent, _ in words.scales:
        if smaller >= 10**exponent and figure.decimals + exponent <= words.places:
            return exponent
    return 0


def _scaled(words: Language, value: Decimal, scale: int, figure: Figure) -> str:
    """A number with the sign of its scale, or of its scale and the next larger one."""
    sign = dict(words.scales).get(scale, "")
    larger = next((pair for pair in words.scales[::-1] if pair[0] > scale), None)
    if words.splits and sign and larger:
        whole, rest = divmod(abs(value), 10 ** larger[0])
        if whole and rest >= 10**scale:
            minus = MINUS if value < 0 else ""
            return f"{minus}{whole:,f}{larger[1]}{_digits(rest, scale, figure)}{sign}"
    return _digits(value, scale, figure) + sign


def _digits(value: Decimal, scale: int, figure: Figure) -> str:
    places = max(0, figure.decimals + scale)
    shown = _EXACT.quantize(_EXACT.scaleb(value, -scale), Decimal(1).scaleb(-places, _EXACT))
    text = f"{shown:,f}".replace("-", MINUS)
    if scale and places and figure.approx != "exact":
        text = text.rstrip("0").rstrip(".")
    return text


def _with_unit(words: Language, unit: str | None, numbers: list[str], home: str) -> str:
    money = None if unit is None else unit.removesuffix("/share")
    if money and money == home and money in words.home:
        return _join(words, words.home[money], numbers, "money")
    if money in words.money or (money and len(money) == 3 and money.isupper() and money != "MWh"):
        return _join(words, words.money.get(money, f"{money} {{}}"), numbers, "money")
    forms = words.units.get(unit or "", (f"{{}} {unit}",))
    template = forms[-1] if numbers in (["1"], ["+1"]) else forms[0]
    return _join(words, template, numbers, unit or "")


def _join(words: Language, template: str, numbers: list[str], kind: str) -> str:
    if kind in words.repeats_unit:
        return words.range.join(_fill(template, number) for number in numbers)
    return _fill(template, words.range.join(numbers))


def _fill(template: str, number: str) -> str:
    """Put a number into its template, its sign before a currency's."""
    sign = number[0] if number[0] in f"+{MINUS}" and MINUS not in number[1:] else ""
    return sign + template.format(number[len(sign) :])
