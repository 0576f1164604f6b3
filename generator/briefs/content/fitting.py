"""Printed figures and written periods as the concept that they measure wants them."""

import re
import unicodedata
from calendar import month_name
from dataclasses import replace
from decimal import Decimal

from briefs.content import models
from briefs.figures.folding import fold
from briefs.model.facts import CHANGES
from briefs.model.figure import MAGNITUDE, Figure
from briefs.model.period import Period, day, is_period, quarter
from briefs.model.unit import KINDS, MONEY, PER_SHARE, kind_of

GROWN = re.compile(
    "(?:(?:[年季月]|同比|环比|按[年季月])?(?:[增成]长|增加|[上提]升|上涨|[大激暴剧骤猛飙跃跳]?[增升涨])"
    "(?:幅度?)?[了为达]?"
    "|(?:grew|rose|increased|up)(?: by)? )(?=.*(?:倍|x|×|times)$)"
)
_DOUBLING = re.compile("翻|倍增|减半|腰斩|doubl|tripl|halv")


def fit(
    figure: Figure, concept: models.Concept, change: str, currency: str, printed: str
) -> Figure | None:
    """The figure in its concept's unit, or None where the two cannot be reconciled."""
    unit = figure.unit
    if CHANGES.get(change) == "relative":
        if unit == "x" and _DOUBLING.search(fold(printed)):
            return _multiple_to_percent(figure, 1)
        once = unit == "x" and figure.low == figure.high == 1
        if once or (unit in ("x", "times") and GROWN.match(fold(printed))):
            return _multiple_to_percent(figure, 0)  # 成長一倍; nothing is one time itself
        if unit == "pure":
            ranged = figure.approx == MAGNITUDE or figure.low != figure.high
            return replace(figure, unit="percent") if ranged else None
        points = unit == concept.unit == "percent" and fold(printed).endswith("pct")
        figure = replace(figure, unit="pp") if points else figure  # as Chinese notes print them
        return figure if kind_of(unit) == "percent" else None
    if change == "times":
        return replace(figure, unit="x") if unit in ("x", "times") else None
    if unit in ("pure", None) and concept.unit in MONEY:
        unit = currency
    if concept.unit == kind_of(currency) == "exchange_rate" and unit in (
        *("pure", None),
        currency.partition("/")[0],
    ):
        unit = currency
    if concept.unit == "per_share" and unit and kind_of(unit) == "money":
        unit = f"{unit}{PER_SHARE}"
    return replace(figure, unit=unit) if unit and kind_of(unit) == concept.unit else None


def _multiple_to_percent(figure: Figure, base: int) -> Figure:
    low = None if figure.low is None else (figure.low - base) * 100
    high = None if figure.high is None else (figure.high - base) * 100
    return replace(figure, low=low, high=high, unit="percent", decimals=figure.decimals - 2)


def negative(figure: Figure) -> Figure:
    """The figure on the other side of zero: what was printed as a size."""
    if figure.approx == MAGNITUDE:
        return replace(figure, high=Decimal(0) if figure.high is None else None)
    low = None if figure.high is None else -figure.high
    high = None if figure.low is None else -figure.low
    return replace(figure, low=low, high=high)


def one_end(figure: Figure, end: str) -> Figure:
    """The range of which a figure is the upper or the lower end, the other one open."""
    if end == "upper":
        return replace(figure, low=None, approx="at_most")
    return replace(figure, high=None, approx="at_least") if end else figure


def measure(unit: str | None) -> str:
    """A unit's kind, in words."""
    if unit in (None, "pure"):
        return "a number without a unit"
    return f"an amount in {unit}" if kind_of(unit) == "money" else KINDS[kind_of(unit)]


_MEANT_PERIODS = (
    (r"(FY)?(\d{4})Q?([1-4])Q?季?度?", "{0}{1}Q{2}"),
    (r"Q?([1-4])Q?(FY)?(\d{4})", "{1}{2}Q{0}"),
    (r"(FY)(\d\d)Q([1-4])", "{0}20{1}Q{2}"),
    (r"([1-4])Q(FY)?(\d\d)", "{1}20{2}Q{0}"),
    (r"Q([1-4])(FY)?(\d\d)", "{1}20{2}Q{0}"),
    (r"(\d{4})[Hh]([12])|[Hh]?([12])[Hh]?(\d{4})", "{0}{3}H{1}{2}"),
    (r"([12])H(FY)?(\d\d)|(FY)?(\d\d)H([12])", "{1}{3}20{2}{4}H{0}{5}"),
    (r"(\d{4})上半", "{0}H1"),
    (r"(\d{4})下半", "{0}H2"),
    (r"9M(\d\d)|(\d\d)9M", "9M20{0}{1}"),
    (r"(\d{4})9M|9M(\d{4})|(\d{4})(?:前|首)(?:3季|9个月)", "9M{0}{1}{2}"),
    (r"(?:FY)?(\d{4})(?:FY)?", "FY{0}"),
    (r"CY(\d{4})|(\d{4})CY", "CY{0}{1}"),
    (r"(FY|CY)(\d\d)", "{0}20{1}"),
    (r"CY(\d{4})Q([1-4])", "{0}Q{1}"),
    (r"(?:TTM|LTM)(\d{4}Q[1-4])|(\d{4}Q[1-4])(?:TTM|LTM)", "TTM{0}{1}"),
    (r"(?:UNTIL|BEFORE|BY)(\d{4})", "by {0}"),
    ("UNKNOWN|UNDATED|NODATE", "undated"),
)


def meant_period(text: str) -> str:
    """The period that was most likely meant by a wrong spelling, or nothing."""
    plain = fold(unicodedata.normalize("NFKC", text[:40])).upper()
    day = re.fullmatch(r"\s*((?:19|20)\d\d)[/.年-](\d{1,2})[/.月-](\d{1,2})日?\s*", plain)
    words = plain.translate(str.maketrans("一二三四", "1234", "年第会计度财 -_/.'"))
    tries = [form.format(*(part or "" for part in match.groups()))
             for pattern, form in _MEANT_PERIODS
             if (match := re.fullmatch(pattern, words))]  # fmt: skip
    if day:
        tries.insert(0, f"{day[1]}-{day[2]:>02}-{day[3]:>02}")
    return next(filter(is_period, tries), "")


def period_remedy(text: str, fiscal_year_end: int) -> str:
    """The remedy for a wrong spelling of a period; nothing where none can be guessed."""
    meant = meant_period(text)
    if meant.startswith("FY") and "FY" not in text.upper() and is_period(f"CY{meant[2:]}"):
        year = meant[2:]
        if fiscal_year_end != 12:
            until = f"the year to {month_name[fiscal_year_end]} {year}"
            return f"write CY{year} for January to December {year}, FY{year} for {until}"
    return f"did you mean '{meant}'?" if meant else ""


_STRETCHES = ("quarter", "half", "nine", "year", "to_date")  # a balance is that of their last day


def concept_period(concept: models.Concept, period: Period) -> Period:
    """The period as the concept wants it: balances stand at a period's last day."""
    if concept.period == "instant" and period.kind in _STRETCHES:
        return day(period.end)
    return period


def wrong_change(change: str, period: Period) -> tuple[str, str] | None:
    """Growth over a month of what is longer, or over a quarter of a month or a year."""
    over = change.removesuffix("_amount")
    if over == "mom" and period.kind not in ("month", "day"):
        message = f"mom is growth on the month before, and {period} is no month"
        return message, f"write the month, as period: {period.end:%Y-%m}, or qoq or yoy if meant"
    if over == "qoq" and period.kind in ("month", "year"):
        message = f"qoq is growth on the quarter before, and {period} is no quarter"
        meant = "mom" if period.kind == "month" else "yoy"
        return message, f"write 'change: {change.replace('qoq', meant)}', or the quarter as period"
    return None


def wrong_kind(name: str, concept: models.Concept, period: Period) -> tuple[str, str] | None:
    """A day for what is measured over a time, or a stretch of time for what stands on a day."""
    if concept.period == "duration" and period.kind == "day":
        like = quarter(period.start.year, (period.start.month + 2) // 3)
        message = f"'{period}' is a single day, but {name} is measured over a stretch of time"
        return message, f"write the quarter or year it covers, such as {like}"
    if concept.period == "instant" and period.kind == "ttm":
        message = f"'{period}' is a stretch of time, but {name} is measured on a day"
        return message, f"write the day it stood at, such as {period.end.isoformat()}"
    return None
