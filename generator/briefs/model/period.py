"""Periods: stretches of time and moments, by the calendar and by a company's fiscal year."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, lru_cache


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of time or a moment, ordered by its days.

    Two periods are equal when they cover the same days in the same way, however written:
    `TTM2025Q4` equals `FY2025` for a company whose year ends in December.
    `start` and `end` are inclusive; a moment has `start == end`. `fiscal` is the month in which the
    fiscal year ends that the period is named by: a quarter is `FY2026Q2` to a company whose year
    ends in June and `2025Q4` to one whose year is the calendar's.
    """

    kind: str = field(compare=False)  # quarter half nine year to_date ttm day month deadline span …
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
            named = f"{_LETTERS[self.kind]}{self.end:%Y-%m}"
            return by_calendar(self).text if _whole(self) else named
        if self.kind == "deadline" and self.end.month == 12:
            return f"by{self.end.year}"
        return self.text.replace(" ", "").replace("/", "-")

    @property
    def own_key(self) -> str:
        """The spelling shared by all equal periods of one company: `FY2026Q1`, not `Q2025-11`."""
        if self.kind in _PARTS and not _whole(self):
            return _name(self.kind, self.end, self.fiscal)
        return self.key

    @property
    def middle(self) -> float:
        """The day in its middle, counted as `date.toordinal` does; a deadline is its last day."""
        first = self.end if self.kind == "deadline" else self.start
        return (first.toordinal() + self.end.toordinal()) / 2

    @property
    def calendar_year(self) -> bool:
        """Named as the calendar's year by a company whose own year is another."""
        return self.text.startswith("CY")

    @property
    def year(self) -> int:
        """The fiscal year that the period ends in."""
        return self.end.year + (self.end.month > self.fiscal)

    @property
    def number(self) -> int:
        """The quarter or half of the fiscal year that the period is or ends with, from 1."""
        months = (self.end.month - self.fiscal - 1) % 12 + 1
        return (months + 2) // _PARTS.get(self.kind, 3)

    @property
    def closes_year(self) -> bool:
        """Ends with its fiscal year."""
        return self.end.month == self.fiscal


UNDATED = Period("undated", date.min, date.min, "undated")

_PARTS = {"quarter": 3, "half": 6, "nine": 9}  # of a year that has none of its own, in months
_LETTERS = {"quarter": "Q", "half": "H", "nine": "9M"}
REPORTED = ("quarter", "half")  # what a company reports on, and briefs are of


def month_end(year: int, month: int) -> date:
    """The last day of a month; months count on past 12 and below 1."""
    index = year * 12 + month
    return date(index // 12, index % 12 + 1, 1) - timedelta(days=1)


@lru_cache(maxsize=4096)
def _months(kind: str, last: int, fiscal: int, text: str = "") -> Period:
    """The period that ends with a month, counted from the year 0, named by a fiscal year."""
    count = {"month": 1, **_PARTS}.get(kind, 12)
    end = month_end(0, last)
    start = month_end(0, last - count) + timedelta(days=1)
    return Period(kind, start, end, text or _name(kind, end, fiscal), fiscal)


def _name(kind: str, end: date, fiscal: int) -> str:
    """The name of a period that ends with a month: `FY2026Q2`, `2025Q4`, `TTM2025Q4`."""
    named = Period(kind, end, end, "", fiscal)
    if kind == "month":
        return f"{end:%Y-%m}"
    if kind == "year":
        return f"FY{named.year}"
    year = f"{'' if fiscal == 12 else 'FY'}{named.year}"
    if kind == "nine":
        return f"9M{year}"
    part = f"{year}{_LETTERS.get(kind, 'Q')}{named.number}"
    return f"TTM{part}" if kind == "ttm" else part


def quarter(year: int, number: int) -> Period:
    """A calendar quarter; `number` may run past 1–4 into the years beside."""
    return _months("quarter", year * 12 + number * 3, 12)


def fiscal_year(number: int, ends: int = 12) -> Period:
    """The year that a company whose fiscal year ends with a month calls by a number."""
    return _months("year", number * 12 + ends, ends)


def month(year: int, number: int) -> Period:
    return _months("month", year * 12 + number, 12)


def day(end: date) -> Period:
    """A moment: the end of a day."""
    return Period("day", end, end, end.isoformat())


def fiscal_quarter(year: int, number: int, ends: int) -> Period:
    """A quarter of a company's fiscal year; `number` may run past 1–4 into the years beside."""
    return part_of_year("quarter", year, number, ends)


def part_of_year(kind: str, year: int, number: int, ends: int) -> Period:
    """A quarter, half or nine months of the fiscal year that ends with a month."""
    return _months(kind, (year - 1) * 12 + ends + number * _PARTS[kind], ends)


def quarter_ending(period: Period) -> Period:
    """The quarter that ends with a period."""
    return _months("quarter", period.end.year * 12 + period.end.month, period.fiscal)


def stretch(year: int, ends: int, first: int, last: int) -> Period:
    """A fiscal year's months from one to another: one, a quarter, a half, the first nine or all.

    Others are those of the calendar's year up to one: `10M2025`.
    """
    kinds = {1: "month", 3: "quarter", 6: "half", 9: "nine", 12: "year"}
    if kind := kinds.get(last - first):
        return _months(kind, (year - 1) * 12 + ends + last, ends)
    return Period("to_date", date(year, 1, 1), month_end(year, last), f"{last}M{year}")


def to_date(year: int, last: int) -> Period:
    """The months of a calendar year up to one."""
    return stretch(year, 12, 0, last)


def calendar_quarter(period: Period) -> Period:
    """The calendar's quarter that holds the middle month of a quarter, its half of a half.

    A half is that of its fourth month. What is undated stays so.
    """
    if period == UNDATED:
        return period
    if period.kind == "half":
        fourth = month_end(period.end.year, period.end.month - 2)
        return part_of_year("half", fourth.year, 1 + (fourth.month > 6), 12)
    middle = month_end(period.end.year, period.end.month - 1)
    return quarter(middle.year, (middle.month + 2) // 3)


def counterpart(period: Period, fiscal_year_end: int) -> Period:
    """The same quarter or half of the calendar as a company of another fiscal year counts it."""
    if period.kind not in REPORTED or period.fiscal == fiscal_year_end:
        return period
    end = calendar_quarter(period).end
    if period.kind == "half":
        months = (fiscal_year_end - end.month + 3) % 6 - 3
        return _months("half", end.year * 12 + end.month + months, fiscal_year_end)
    # quarters that end in January, April … have their middle month in the quarter before
    last = end.year * 12 + end.month + (0, 1, -1)[fiscal_year_end % 3]
    return _months("quarter", last, fiscal_year_end)


def by_calendar(period: Period) -> Period:
    """The same days named by the calendar, which has no name of its own for some."""
    if period.fiscal == 12 or not _whole(period):
        return period
    return replace(period, fiscal=12, text=_name(period.kind, period.end, 12))


def more_weeks(period: Period, ends: Iterable[date]) -> int:
    """The weeks that a period has more than usual, by the days on which years of 53 weeks end."""
    return 0 if period.instant else sum(period.start <= end <= period.end for end in ends)


def _whole(period: Period) -> bool:
    """Tell a quarter, half or nine months of the calendar from others."""
    return period.kind in _PARTS and period.end.month % _PARTS[period.kind] == 0


def _calendar_year(year: str, ends: int) -> Period:
    """A year that differs in name alone from the fiscal year of most companies."""
    return _months("year", int(year) * 12 + 12, 12, f"CY{year}" if ends != 12 else "")


def _trailing(year: str, number: str, ends: int, *, fiscal: bool) -> Period:
    last = (_fiscal if fiscal else _calendar)(year, number, ends).end
    return _months("ttm", last.year * 12 + last.month, ends)


def _fiscal(year: str, number: str, ends: int) -> Period:
    return fiscal_quarter(int(year), int(number), ends)


def _calendar(year: str, number: str, ends: int) -> Period:
    return counterpart(quarter(int(year), int(number)), ends)


def _span(first: str, last: str) -> Period:
    if first >= last:
        raise ValueError("it wants an earlier and a later year")
    return Period("span", date(int(first), 1, 1), date(int(last), 12, 31), f"{first}/{last}")


def _deadline(year: str, month: str | None) -> Period:
    name = f"by {year}-{month}" if month else f"by {year}"
    return Period("deadline", date.min, month_end(int(year), int(month or 12)), name)


Reading = Callable[[re.Match[str], int], Period]  # of a form, by the month that ends the year
_YEAR = "((?:19|20|21)[0-9]{2})"
_MONTH = "(0[1-9]|1[0-2])"
FORMS: Mapping[str, Reading] = {
    f"{_YEAR}Q([1-4])": lambda m, ends: _calendar(m[1], m[2], ends),
    f"FY{_YEAR}Q([1-4])": lambda m, ends: _fiscal(m[1], m[2], ends),
    f"{_YEAR}H([12])": lambda m, _: part_of_year("half", int(m[1]), int(m[2]), 12),
    f"FY{_YEAR}H([12])": lambda m, ends: part_of_year("half", int(m[1]), int(m[2]), ends),
    f"([24578]|1[01])M{_YEAR}": lambda m, _: to_date(int(m[2]), int(m[1])),
    f"9M{_YEAR}": lambda m, _: part_of_year("nine", int(m[1]), 1, 12),
    f"9MFY{_YEAR}": lambda m, ends: part_of_year("nine", int(m[1]), 1, ends),
    f"FY{_YEAR}": lambda m, ends: fiscal_year(int(m[1]), ends),
    f"CY{_YEAR}": lambda m, ends: _calendar_year(m[1], ends),
    f"TTM{_YEAR}Q([1-4])": lambda m, ends: _trailing(m[1], m[2], ends, fiscal=False),
    f"TTMFY{_YEAR}Q([1-4])": lambda m, ends: _trailing(m[1], m[2], ends, fiscal=True),
    f"{_YEAR}-{_MONTH}-[0-9]{{2}}": lambda m, _: day(date.fromisoformat(m[0])),
    f"{_YEAR}-{_MONTH}": lambda m, _: month(int(m[1]), int(m[2])),
    f"by ?{_YEAR}(?:-{_MONTH})?": lambda m, _: _deadline(m[1], m[2]),
    f"{_YEAR}/{_YEAR}": lambda m, _: _span(m[1], m[2]),
    UNDATED.text: lambda _m, _: UNDATED,
}
_FORMS = [(re.compile(form), reading) for form, reading in FORMS.items()]


@cache
def parse_period(text: str, fiscal_year_end: int = 12) -> Period:
    """Read `2025Q4`, `FY2026Q2`, `2026H1`, `FY2025`, `TTM2025Q4`, `2025-12-31` and others.

    Others are fiscal halves (`FY2026H1`), nine months (`9M2025`, `9MFY2026`), calendar years
    (`CY2027`), months (`2025-10`), those of a year up to one (`10M2025`), deadlines (`by 2027`) and
    spans (`2016/2026`). A quarter of the calendar is the company's whose middle month it holds:
    `2025Q3` is August to October to a company whose year ends in January.
    Raises ValueError for anything else.
    """
    text = text.strip()
    for form, reading in _FORMS:
        if match := form.fullmatch(text):
            try:
                return reading(match, fiscal_year_end)
            except ValueError as error:
                raise ValueError(f"'{text}' is no period: {error}") from None
    raise ValueError(f"'{text}' is no period")


def is_period(text: str) -> bool:
    """Tell the name of a period from other words."""
    try:
        parse_period(text)
    except ValueError:
        return False
    return True


def parse_reported(text: str, fiscal_year_end: int = 12) -> Period:
    """Read a quarter or half by the calendar's or the company's name; raises ValueError."""
    name = text.upper()
    period = parse_period(name, fiscal_year_end) if is_period(name) else None
    if period is not None and period.kind in REPORTED:
        own = counterpart(period, fiscal_year_end)
        if own == period:
            return own
    usual = (quarter(2025, 4), part_of_year("half", 2025, 2, 12))
    like, half = (counterpart(part, fiscal_year_end) for part in usual)
    raise ValueError(f"'{text}' is no quarter; write it like {like}, or {half} for a half")


def earlier(period: Period, months: int) -> Period | None:
    """The same kind of period so many months before; None for deadlines, spans, what is undated."""
    if period == UNDATED:
        return None
    end = month_end(period.end.year, period.end.month - months)
    if period.kind == "day":
        last = month_end(period.end.year, period.end.month)
        return day(end) if period.end == last else None
    if period.kind == "to_date":
        return to_date(end.year, end.month) if months % 12 == 0 else None
    least = {"month": 1, "quarter": 1, "ttm": 1, "half": 6, "nine": 12, "year": 12}.get(period.kind)
    if least and months % least == 0:
        name = f"CY{end.year}" if period.calendar_year else ""
        return _months(period.kind, end.year * 12 + end.month, period.fiscal, name)
    return None


STEPS = {"month": 1, "quarter": 3, "half": 6, "nine": 12, "year": 12, "ttm": 3, "day": 3}


def before(period: Period) -> Period | None:
    """The one before it in a row of its kind; rolling years and month ends go by quarters."""
    step = STEPS.get(period.kind)
    return earlier(period, step) if step else None


def after(period: Period) -> Period | None:
    """The one after it in a row of its kind, where it has one."""
    return earlier(period, -STEPS.get(period.kind, 0)) if period.kind in STEPS else None


def between(periods: Iterable[Period]) -> Iterator[Period]:
    """Periods that a row leaves out between the first and the last of each kind."""
    known = set(periods)
    for kind in {period.kind for period in known}:
        alike = [period for period in known if period.kind == kind]
        one = before(max(alike))
        while one and one > min(alike):
            if one not in known:
                yield one
            one = before(one)
