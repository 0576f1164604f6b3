"""Periods: stretches of time and moments, by the calendar and by a company's fiscal year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

_YEAR = "(?:19|20|21)[0-9]{2}"
_MONTH = "(?:0[1-9]|1[0-2])"
PERIOD = re.compile(
    rf"(?P<quarter>(?P<fiscal>FY)?(?P<qy>{_YEAR})Q(?P<q>[1-4]))"
    rf"|(?P<half>(?P<fiscal_half>FY)?(?P<hy>{_YEAR})H(?P<h>[12]))"
    rf"|(?P<year>FY(?P<fy>{_YEAR}))"
    rf"|CY(?P<cy>{_YEAR})"
    rf"|TTM(?P<ttm>(?:FY)?{_YEAR}Q[1-4])"
    rf"|(?P<day>{_YEAR}-{_MONTH}-[0-9]{{2}})"
    rf"|(?P<month>(?P<my>{_YEAR})-(?P<m>{_MONTH}))"
    rf"|(?P<deadline>by ?(?P<by>{_YEAR})(-(?P<bm>{_MONTH}))?)"
    rf"|(?P<span>(?P<sa>{_YEAR})/(?P<sb>{_YEAR}))"
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of time or a moment, ordered by its days.

    Two periods are equal when they cover the same days in the same way, however written:
    `TTM2025Q4` equals `FY2025` for a company whose year ends in December.
    `start` and `end` are inclusive; a moment has `start == end`. `fiscal` is the month in which the
    fiscal year ends that the period is named by: a quarter is `FY2026Q2` to a company whose year
    ends in June and `2025Q4` to one whose year is the calendar's.
    """

    kind: str = field(compare=False)  # quarter half year ttm day month deadline span
    start: date
    end: date
    text: str = field(compare=False)
    fiscal: int = field(default=12, compare=False)

    @property
    def instant(self) -> bool:
        return self.kind == "day"

    def __str__(self) -> str:
        return self.text

    @property
    def key(self) -> str:
        """The spelling shared by all equal periods, for identifiers."""
        months = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1
        if self.kind in ("year", "ttm") and months == 12:
            return f"FY{self.end.year}" if self.end.month == 12 else f"Y{self.end:%Y-%m}"
        if self.kind in _PARTS:
            initial = self.kind[0].upper()
            return by_calendar(self).text if _whole(self) else f"{initial}{self.end:%Y-%m}"
        if self.kind == "deadline" and self.end.month == 12:
            return f"by{self.end.year}"
        return self.text.replace(" ", "").replace("/", "-")

    @property
    def calendar_year(self) -> bool:
        """Whether it is the calendar's year to a company whose own year is another."""
        return self.text.startswith("CY")

    @property
    def year(self) -> int:
        """The fiscal year that the period ends in."""
        return self.end.year + (self.end.month > self.fiscal)

    @property
    def number(self) -> int:
        """Which quarter or half of the fiscal year the period is or ends with, from 1."""
        months = (self.end.month - self.fiscal - 1) % 12 + 1
        return (months + 2) // _PARTS.get(self.kind, 3)


_PARTS = {"quarter": 3, "half": 6}


def month_end(year: int, month: int) -> date:
    """The last day of a month; months count on past 12 and below 1."""
    index = year * 12 + month
    return date(index // 12, index % 12 + 1, 1) - timedelta(days=1)


def _months(kind: str, last: int, fiscal: int, text: str = "") -> Period:
    """The period that ends with a month, counted from the year 0, named by a fiscal year."""
    count = {"month": 1, "quarter": 3, "half": 6}.get(kind, 12)
    end = month_end(0, last)
    start = month_end(0, last - count) + timedelta(days=1)
    return Period(kind, start, end, text or _name(kind, end, fiscal), fiscal)


def _name(kind: str, end: date, fiscal: int) -> str:
    """What a period that ends with a month is called: `FY2026Q2`, `2025Q4`, `TTM2025Q4`."""
    named = Period(kind, end, end, "", fiscal)
    if kind == "year":
        return f"FY{named.year}"
    letter = "H" if kind == "half" else "Q"
    part = f"{'' if fiscal == 12 else 'FY'}{named.year}{letter}{named.number}"
    return f"TTM{part}" if kind == "ttm" else part


def quarter(year: int, number: int) -> Period:
    """A calendar quarter; `number` may run past 1–4 into the years beside."""
    return _months("quarter", year * 12 + number * 3, 12)


def fiscal_year(number: int, ends: int = 12) -> Period:
    """The year that a company whose fiscal year ends with a month calls by a number."""
    return _months("year", number * 12 + ends, ends)


def day(end: date) -> Period:
    """A moment: the end of a day."""
    return Period("day", end, end, end.isoformat())


def fiscal_quarter(year: int, number: int, ends: int) -> Period:
    """A quarter of a company's fiscal year; `number` may run past 1–4 into the years beside."""
    return _months("quarter", (year - 1) * 12 + ends + number * 3, ends)


def calendar_quarter(period: Period) -> Period:
    """The calendar quarter that holds the middle month of a quarter."""
    middle = month_end(period.end.year, period.end.month - 1)
    return quarter(middle.year, (middle.month + 2) // 3)


def counterpart(period: Period, fiscal_year_end: int) -> Period:
    """The same calendar quarter as a company of another fiscal year counts it."""
    if period.kind != "quarter" or period.fiscal == fiscal_year_end:
        return period
    return _quarter_around(calendar_quarter(period).end, fiscal_year_end)


def by_calendar(period: Period) -> Period:
    """The same days named by the calendar, which has no name of its own for some."""
    if period.fiscal == 12 or not _whole(period):
        return period
    return replace(period, fiscal=12, text=_name(period.kind, period.end, 12))


def _whole(period: Period) -> bool:
    """Whether a period is a quarter or half of the calendar."""
    return period.kind in _PARTS and period.end.month % _PARTS[period.kind] == 0


@cache
def parse_period(text: str, fiscal_year_end: int = 12) -> Period:  # noqa: C901, PLR0911 - a table
    """Read `2025Q4`, `FY2026Q2`, `2026H1`, `FY2025`, `TTM2025Q4`, `2025-12-31` and others.

    Others are fiscal halves (`FY2026H1`), calendar years (`CY2027`), months (`2025-10`), deadlines
    (`by 2027`) and spans (`2016/2026`). A calendar quarter is the company's quarter whose middle
    month it holds: `2025Q3` is August to October to a company whose year ends in January.
    Raises ValueError for anything else.
    """
    text = text.strip()
    match = PERIOD.fullmatch(text)
    if not match:
        raise ValueError(f"'{text}' is no period")
    part = match.groupdict()
    try:
        if part["quarter"]:
            return _quarter(part, fiscal_year_end)
        if part["half"]:
            fiscal = fiscal_year_end if part["fiscal_half"] else 12
            return _months("half", int(part["hy"]) * 12 + fiscal - 12 + int(part["h"]) * 6, fiscal)
        if part["year"]:
            return fiscal_year(int(part["fy"]), fiscal_year_end)
        if part["cy"]:  # it differs in name only from the fiscal year of most companies
            name = f"CY{part['cy']}" if fiscal_year_end != 12 else ""
            return _months("year", int(part["cy"]) * 12 + 12, 12, name)
        if part["ttm"]:
            last = parse_period(part["ttm"], fiscal_year_end).end
            return _months("ttm", last.year * 12 + last.month, fiscal_year_end)
        if part["day"]:
            return day(date.fromisoformat(text))
        if part["month"]:
            return _months("month", int(part["my"]) * 12 + int(part["m"]), 12, text)
        if part["deadline"]:
            end = month_end(int(part["by"]), int(part["bm"] or 12))
            return Period("deadline", date.min, end, "by " + text[2:].strip())
        if part["sa"] >= part["sb"]:
            raise ValueError("it wants an earlier and a later year")  # noqa: TRY301 - named below
        return Period("span", date(int(part["sa"]), 1, 1), date(int(part["sb"]), 12, 31), text)
    except ValueError as error:
        raise ValueError(f"'{text}' is no period: {error}") from None


def is_period(text: str) -> bool:
    """Whether a text is a period."""
    try:
        parse_period(text)
    except ValueError:
        return False
    return True


def parse_quarter(text: str, fiscal_year_end: int = 12) -> Period:
    """Read a quarter by the calendar's or the company's name; raises ValueError."""
    name = text.upper()
    period = parse_period(name, fiscal_year_end) if is_period(name) else None
    if period is None or period.kind != "quarter":
        like = counterpart(quarter(2025, 4), fiscal_year_end)
        raise ValueError(f"'{text}' is no quarter; write it like {like}")
    return period


def _quarter(part: Mapping[str, str], fiscal_year_end: int) -> Period:
    last = int(part["qy"]) * 12 + int(part["q"]) * 3
    if part["fiscal"]:
        return _months("quarter", last + fiscal_year_end - 12, fiscal_year_end)
    return _quarter_around(month_end(0, last), fiscal_year_end)


def _quarter_around(end: date, fiscal_year_end: int) -> Period:
    """The company's quarter whose middle month a calendar quarter with such an end holds."""
    last = end.year * 12 + end.month
    # quarters that end in January, April … have their middle month in the quarter before
    return _months("quarter", last + (0, 1, -1)[fiscal_year_end % 3], fiscal_year_end)


def earlier(period: Period, months: int) -> Period | None:
    """The same kind of period so many months before; None for deadlines and spans."""
    end = month_end(period.end.year, period.end.month - months)
    if period.kind == "day":
        last = month_end(period.end.year, period.end.month)
        return day(end) if period.end == last else None
    if period.kind in ("quarter", "ttm") or (period.kind in ("year", "half") and months == 12):
        name = f"CY{end.year}" if period.calendar_year else ""
        return _months(period.kind, end.year * 12 + end.month, period.fiscal, name)
    return None
