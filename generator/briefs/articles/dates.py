"""Periods that an article names, read by the calendar of a company.

Texts are folded: Simplified, half width, lower case.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from briefs.articles.numerals import (
    COUNT,
    MONTHS,
    NAMES,
    NUMBER,
    STEP,
    WEEKDAY,
    WORDINGS,
    number_of,
)
from briefs.model.period import (
    STEPS,
    Period,
    day,
    earlier,
    fiscal_quarter,
    fiscal_year,
    is_period,
    month,
    month_end,
    parse_period,
    part_of_year,
    quarter_ending,
    to_date,
)


class Relative(StrEnum):
    """A period that the sentence before must tell."""

    YEAR_AGO = "year ago"
    QUARTER_AGO = "quarter ago"
    THE_YEAR = "the year"
    OTHER = "other"  # one that has no name here


Named = Period | Relative


@dataclass(frozen=True, slots=True)
class Mention:
    """A word of the article that is in a table or in the glossary, at text[start:end]."""

    kind: str  # concept subject change rise fall loss … (the tables) period
    values: tuple[str, ...]  # what it may stand for; of a subject, entities and their segments
    start: int
    end: int
    period: Named = Relative.OTHER

    @property
    def period_kind(self) -> str:
        """The kind of a period that says itself when it is."""
        return self.period.kind if isinstance(self.period, Period) else ""


@dataclass(frozen=True)
class Calendar:
    """A company's quarters around a brief's; `written` is the day of the article, or its month.

    A brief may be of a half; then that is its `quarter`, and steps are halves.
    """

    quarter: Period
    written: Period | None = None

    @property
    def now(self) -> date:
        """The last day of the brief's quarter."""
        return self.quarter.end

    @cached_property
    def today(self) -> int:
        """The year in which the article was written: results come about a month after a quarter."""
        return self.written.end.year if self.written else self.now.year + (self.now.month > 10)

    @property
    def _day(self) -> date | None:
        return self.written.end if self.written and self.written.kind == "day" else None

    def quarter_at(self, steps: int) -> Period:
        """The quarter so many after the brief's."""
        return earlier(self.quarter, -steps * STEPS[self.quarter.kind]) or self.quarter

    def numbered(self, year: int, number: int) -> Period:
        """A quarter of a (fiscal) year; numbers run past 1 to 4 into the years beside."""
        return fiscal_quarter(year, number, self.quarter.fiscal)

    def nearest(self, number: int) -> Period:
        """The quarter with a number that is nearest to the brief's, the later of two."""
        last = quarter_ending(self.quarter)
        return self.numbered(last.year, last.number + (number - last.number + 1) % 4 - 1)

    def same(self, year: int) -> Named | None:
        """2019年同期: the brief's own quarter in a year."""
        ago = self.now.year - year
        if ago == 1:
            return Relative.YEAR_AGO
        return earlier(self.quarter, 12 * ago) if ago else self.quarter

    def latest(self, kind: str) -> Period:
        """The half or the nine months that ended last up to the brief's quarter."""
        last, parts = quarter_ending(self.quarter), {"half": 2, "nine": 3}[kind]
        done = last.number // parts  # of the fiscal year
        year, number = (last.year, done) if done else (last.year - 1, 4 // parts)
        return part_of_year(kind, year, number, last.fiscal)

    def ago(self, period: Period, quarters: int = 4) -> Period | None:
        """The period so many quarters before; None where that makes no sense."""
        year, at = period.end.year - 1, period.end
        if period.kind == "month" and quarters != 4:
            return None
        if period.kind == "day" and quarters == 4:
            return None if (at.month, at.day) == (2, 29) else day(at.replace(year=year))
        return earlier(period, quarters * 3)

    def last(self, month: int) -> Period | None:
        """The last day of a month named without its year: the latest that had begun by then."""
        at = self.written.end if self.written else self.now
        return _last_day(at.year - (month > at.month), month)

    def last_month(self, number: int) -> Period | None:
        """A month named without its year: the latest that had begun by then."""
        last = self.last(number) if 1 <= number <= 12 else None
        return month(last.end.year, number) if last else None

    def accumulated(self) -> Period | None:
        """The months of a year up to the one before the article."""
        before = self.month_before(self._day.day) if self._day else ""
        return to_date(int(before[:4]), int(before[5:])) if before else None

    def day(self, number: int) -> str:
        """A day named without its month: the latest before the article."""
        at = self._day
        if at is None or not 1 <= number <= 31:
            return ""
        return (
            f"{at:%Y-%m}-{number:02d}"
            if number <= at.day
            else f"{self.month_before(31)}-{number:02d}"
        )

    def near(self, month: int, number: int) -> str:
        """A day named without its year: the nearest to the article."""
        at = self.written.end if self.written else self.now
        dates = [_dated(at.year + step, month, str(number)) for step in (-1, 0, 1)]
        known = [date.fromisoformat(one) for one in dates if is_period(one)]
        return str(min(known, key=lambda one: abs(one - at), default=""))

    def weekday(self, number: int) -> Period | None:
        """The last such day of the week up to the article's day."""
        at = self._day
        return day(at - timedelta(days=(at.weekday() - number) % 7)) if at else None

    def month_before(self, days: int) -> str:
        """The month so many days before the article, or nothing where its day is not known."""
        return f"{self._day - timedelta(days=days):%Y-%m}" if self._day else ""

    @property
    def market_day(self) -> Period | None:
        """The trading day before the article, or its month, or None where neither is known."""
        if self._day is None:
            return self.written
        before = self._day - timedelta(days=1)
        return day(before - timedelta(days=max(0, before.weekday() - 4)))


_FEW = 4  # years that a forecast has
_GLOSS = re.compile(
    rf"[度报财]{{0,3}} ?\((?:[\d年月日份至到止截底~,/. -]|{NAMES['MONTH']}|to|through|"
    r"end(?:ed|ing)|months|the|three){1,40}\)"
)


def _year(text: str, calendar: Calendar) -> int:
    """A year as a number, Taiwan's too, or told by the article's own: 2025, 25, 114, 去年."""
    digits = text.removeprefix("民国").strip()
    if digits.isdigit():
        return int(digits) + {2: 2000, 3: 1911}.get(len(digits), 0)
    return calendar.today + STEP[text[:3] if text[0] in "ltn" else text[0]]


def _month_of(year: int, number: int) -> Period | None:
    return month(year, number) if 1 <= number <= 12 else None


def _last_day(year: int, month: int) -> Period | None:
    return day(month_end(year, month)) if 1 <= month <= 12 else None


def _months(year: str, first: str, last: str, calendar: Calendar) -> Period | None:
    """The months from one to another, where they are those of a period."""
    one, end = map(number_of, (first, last))
    begun = one == 1 and calendar.quarter.fiscal == 12
    if begun and end <= 12 and end % 3:
        return _first(year, end, calendar)
    return _filled(year, first, last, calendar)


def _filled(year: str, first: str, last: str, calendar: Calendar) -> Period | None:
    """The fiscal quarter or year that some months fill, or None; `year` is that of the last."""
    one, end = map(number_of, (first, last))
    fiscal = calendar.quarter.fiscal
    after = (end - fiscal) % 12
    if not (1 <= one <= 12 and 1 <= end <= 12) or after % 3:
        return None
    number = after // 3 or 4
    length = (end - one) % 12 + 1
    if length == 3 and not year:
        return calendar.nearest(number)
    named = (_year(year, calendar) if year else calendar.today) + (end > fiscal)
    if length == 12 and year:
        trailing = f"TTM{calendar.numbered(named, number)}"
        return fiscal_year(named, fiscal) if number == 4 else parse_period(trailing, fiscal)
    if (length, number) in ((6, 2), (6, 4), (9, 3)):
        kind = "nine" if length == 9 else "half"
        part = part_of_year(kind, named, number // 2 if length == 6 else 1, fiscal)
        return part if year or part.end <= calendar.now else calendar.ago(part)
    return calendar.numbered(named, number) if length == 3 else None


def _ended(year: str, last: str, count: str, calendar: Calendar) -> Period | None:
    """So many months that ended with a month."""
    month = number_of(last)
    return _months(year, str((month - COUNT[count]) % 12 + 1), last, calendar)


def _half(year: str, number: str, calendar: Calendar, *, fiscal: bool = False) -> Period:
    """A half of the calendar's year, or of the company's where that is said or what it reports."""
    own = fiscal or calendar.quarter.kind == "half"
    ends = calendar.quarter.fiscal if own else 12
    return part_of_year("half", _year(year, calendar), NUMBER[number], ends)


def _report(year: str, calendar: Calendar) -> Period:
    """The half of which a report tells: the first of a year that is named, else the last one."""
    return _half(year, "1", calendar) if year else calendar.latest("half")


def _nine(year: str, calendar: Calendar) -> Period:
    """Nine months of a year that is named, else those that ended last."""
    if not year:
        return calendar.latest("nine")
    return part_of_year("nine", _year(year, calendar), 1, calendar.quarter.fiscal)


def _first(year: str, last: int, calendar: Calendar) -> Period:
    """The first months of a calendar year that is named, else those up to the article."""
    at = calendar.written.end if calendar.written else calendar.now
    usual = at.year - (last > at.month)
    return to_date(_year(year, calendar) if year else usual, last)


def _span(first: int, last: int, calendar: Calendar) -> str:
    """25-27年: a few years around the brief's; 10至20年 is a length of time."""
    near = abs(first - calendar.today) <= _FEW and 0 < last - first <= _FEW
    return f"{first}/{last}" if near else ""


def _dated(year: str | int, month: str | int, day: str) -> str:
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _last(match: re.Match[str]) -> str:
    """The group that matched, of those in the branches of a wording."""
    return str(match[match.lastindex or 0])


Reading = Callable[[re.Match[str], Calendar], Named | str | None]  # a text names a period
READINGS: Mapping[str, Reading] = {
    "months_ended": lambda m, c: _ended(m[1], m[2], m[3], c),
    "months_ended_named": lambda m, c: _ended(m[3], m[2], m[1], c),
    "year_ended_named": lambda m, c: _months(m[2], str(number_of(m[1]) % 12 + 1), m[1], c),
    "quarter_ended_named": lambda m, c: _months(
        m[2] or "", str((number_of(m[1]) - 3) % 12 + 1), m[1], c
    ),
    "months_to_year": lambda m, c: _months(m[3], m[2], m[4], c),
    "months_of_year": lambda m, c: _months(
        str(_year(m[1], c) + (int(m[3]) < int(m[2]))) if m[1] else "", m[2], m[3], c
    ),
    "months_named": lambda m, c: _months(m[4] or "", m[1], m[3], c),
    "day_of_month": lambda m, c: c.day(int(m[1])),
    "date": lambda m, c: _dated(_year(m[1], c), m[2], m[3]),
    "date_named": lambda m, _c: _dated(m[3], number_of(m[1]), m[2]),
    "date_day_first": lambda m, _c: _dated(m[3], number_of(m[2]), m[1]),
    "date_of_year": lambda m, c: (
        _dated(_year(m[1], c), m[2], m[3]) if m[1] else c.near(int(m[2]), int(m[3]))
    ),
    "date_named_of_year": lambda m, c: c.near(number_of(m[1]), int(m[2])),
    "span": lambda m, _c: f"{m[1]}/{m[2]}",
    "span_of_years": lambda m, c: _span(_year(m[1], c), _year(m[2], c), c),
    "month_end": lambda m, c: _last_day(_year(m[1], c), int(m[2])),
    "last_month_end": lambda m, c: c.last(int(m[1])),
    "month": lambda m, c: _month_of(_year(m[1], c), number_of(m[2])),
    "month_named": lambda m, _c: _month_of(int(m[2]), number_of(m[1])),
    "quarter": lambda m, c: c.numbered(_year(m[1], c), NUMBER[_last(m)]),
    "quarter_of": lambda m, c: c.numbered(_year(m[2], c), NUMBER[m[1]]),
    "quarter_code": lambda m, c: c.numbered(_year(m[1], c), int(m[2])),
    "quarter_short": lambda m, c: c.numbered(2000 + int(_last(m)), int(m[1] or m[3])),
    "month_quarter": lambda m, c: _months("", str((number_of(m[1]) - 3) % 12 + 1), m[1], c),
    "same_of_year": lambda m, c: c.same(_year(m[1], c)),
    "year_ago": lambda _m, _c: Relative.YEAR_AGO,
    "trailing": lambda _m, c: f"TTM{c.quarter_at(0)}",
    "quarter_ago": lambda _m, _c: Relative.QUARTER_AGO,
    "next_quarter": lambda _m, c: c.quarter_at(1),
    "nearest_quarter": lambda m, c: c.nearest(NUMBER[_last(m)]),
    "weekday": lambda m, c: c.weekday(WEEKDAY[m[1]]),
    "last_week": lambda _m, c: c.month_before(7),
    "last_month": lambda _m, c: c.month_before(c.written.end.day if c.written else 0),
    "other": lambda _m, _c: Relative.OTHER,
    "single_quarter": lambda _m, c: quarter_ending(c.quarter),
    "reported": lambda _m, _c: Relative.OTHER,
    "this_quarter": lambda _m, c: c.quarter_at(0),
    "half": lambda m, c: _half(m[1] or m[2] or "今年", m[3], c),
    "half_of": lambda m, c: _half(m[2], m[1], c, fiscal="fiscal" in m[0] or "fy" in m[0]),
    "half_named": lambda m, c: _half(m[1], m[2], c, fiscal="fy" in m[0]),
    "half_short": lambda m, c: _half(_last(m), m[1] or m[3], c, fiscal="fy" in m[0]),
    "half_code": lambda m, c: _half(m[1], m[2], c, fiscal="fy" in m[0]),
    "half_report": lambda m, c: _report(next(filter(None, m.groups()), ""), c),
    "this_half": lambda m, c: _half("今年", m[1], c),
    "latest_half": lambda _m, c: c.latest("half"),
    "nine": lambda m, c: _nine(next(filter(None, m.groups()), ""), c),
    "first_months": lambda m, c: _first(m[1] or m[2] or "", MONTHS[m[3]], c),
    "first_months_of": lambda m, c: _first(m[2] or "", MONTHS[m[1]], c),
    "month_measured": lambda m, c: c.last_month(number_of(m[1])),
    "accumulated_to": lambda m, c: _months(
        str(_year(m[1] or m[2], c)) if m[1] or m[2] else "", "1", m[3], c
    ),
    "accumulated": lambda _m, c: c.accumulated(),
    "deadline": lambda m, _c: f"by {_last(m)}",
    "start_of_year": lambda m, c: c.numbered(int(_last(m)), 1),
    "end_of_year": lambda m, _c: f"{_last(m)}-12-31",
    "year": lambda m, c: f"FY{_year(_last(m), c)}",
    "the_year": lambda _m, _c: Relative.THE_YEAR,
}


def _pattern(wording: str) -> re.Pattern[str]:
    return re.compile(re.sub("<([A-Z]+)>", lambda match: NAMES[match[1]], wording))


PERIODS: Sequence[tuple[re.Pattern[str], Reading]] = [
    (_pattern(wording), READINGS[name])
    for row in WORDINGS["wordings"]
    for name, wording in row.items()
]


def periods(text: str, calendar: Calendar) -> list[Mention]:
    """The periods named in folded text, in order; earlier wordings win where two overlap."""
    taken = bytearray(len(text))
    found = []
    for pattern, reading in PERIODS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            period = _named(reading(match, calendar), calendar)
            if period is not None:
                taken[start:end] = b"\1" * (end - start)
                found.append(Mention("period", (), start, end, period))
    found.sort(key=lambda mention: mention.start)
    return list(_alike(list(_glossed(found, text)), text))


def _alike(found: Sequence[Mention], text: str) -> Iterator[Mention]:
    """前9月…,2019年同期: as long a time as the one named before it, or the brief's quarter."""
    named: Period | None = None
    for mention in found:
        own = mention.period
        if isinstance(own, Period) and is_same_of_year(text, mention):
            if named is not None:
                own = earlier(named, 12 * (named.end.year - own.end.year)) or own
            yield replace(mention, period=own)
        else:
            if isinstance(own, Period) and own.kind in ("quarter", "half", "nine", "to_date"):
                named = own
            yield mention


def is_same_of_year(text: str, mention: Mention) -> bool:
    """Tell 2019年同期, which says of which time a figure is that others are compared with."""
    return text[mention.start : mention.end].endswith(("同期", "同季"))


def _named(read: Named | str | None, calendar: Calendar) -> Named | None:
    if read is None or isinstance(read, Period | Relative):
        return read
    return parse_period(read, calendar.quarter.fiscal) if is_period(read) else None


def _glossed(found: Sequence[Mention], text: str) -> Iterator[Mention]:
    """第三季(2025年10月至12月): dates alone in brackets say which quarter was meant."""
    place = 0
    while place < len(found):
        mention = found[place]
        opened = _GLOSS.match(text, mention.end) if mention.period_kind == "quarter" else None
        inside = []
        while opened and place + 1 < len(found) and found[place + 1].end <= opened.end():
            place += 1
            inside.append(found[place])
        named = [m.period for m in inside if m.period_kind == "quarter"]
        quarter = (named or [mention.period])[0]
        yield from (replace(m, period=quarter) for m in (mention, *inside))
        place += 1
