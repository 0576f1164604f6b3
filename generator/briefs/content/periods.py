"""Periods as editors write them, and as the concept that they measure wants them."""

import re
import unicodedata
from calendar import month_name

from briefs.content import models
from briefs.figures.folding import fold
from briefs.model.period import Period, day, is_period, quarter

_MEANT_PERIODS = (
    (r"(FY)?(\d{4})Q?([1-4])Q?季?度?", "{0}{1}Q{2}"),
    (r"Q?([1-4])Q?(FY)?(\d{4})", "{1}{2}Q{0}"),
    (r"(FY)(\d\d)Q([1-4])", "{0}20{1}Q{2}"),
    (r"([1-4])Q(FY)?(\d\d)", "{1}20{2}Q{0}"),
    (r"Q([1-4])(FY)?(\d\d)", "{1}20{2}Q{0}"),
    (r"(\d{4})[Hh]([12])|[Hh]?([12])[Hh]?(\d{4})", "{0}{3}H{1}{2}"),
    (r"(?:FY)?(\d{4})(?:FY)?", "FY{0}"),
    (r"CY(\d{4})|(\d{4})CY", "CY{0}{1}"),
    (r"(FY|CY)(\d\d)", "{0}20{1}"),
    (r"CY(\d{4})Q([1-4])", "{0}Q{1}"),
    (r"(?:TTM|LTM)(\d{4}Q[1-4])|(\d{4}Q[1-4])(?:TTM|LTM)", "TTM{0}{1}"),
    (r"(?:UNTIL|BEFORE|BY)(\d{4})", "by {0}"),
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


def concept_period(concept: models.Concept, period: Period) -> Period:
    """The period as the concept wants it: balances stand at a period's last day."""
    if concept.period == "instant" and period.kind in ("quarter", "year"):
        return day(period.end)
    return period


def wrong_kind(name: str, concept: models.Concept, period: Period) -> tuple[str, str] | None:
    """A day for what is measured over a time, or a stretch of time for what stands on a day."""
    if concept.period == "duration" and period.kind == "day":
        like = quarter(period.start.year, (period.start.month + 2) // 3)
        message = f"'{period}' is a single day, but {name} is measured over a stretch of time"
        return message, f"write the quarter or year it covers, such as {like}"
    if concept.period == "instant" and period.kind in ("ttm", "half"):
        message = f"'{period}' is a stretch of time, but {name} is measured on a day"
        return message, f"write the day it stood at, such as {period.end.isoformat()}"
    return None
