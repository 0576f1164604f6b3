"""Periods that an article names, read by the calendar of a company.

Texts are folded: Simplified, half width, lower case.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from briefs.model.period import (
    Period,
    day,
    earlier,
    fiscal_quarter,
    fiscal_year,
    is_period,
    month,
    month_end,
    parse_period,
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
    """A company's quarters around a brief's; `written` is the day of the article, or its month."""

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
        return self.numbered(self.quarter.year, self.quarter.number + steps)

    def numbered(self, year: int, number: int) -> Period:
        """A quarter of a (fiscal) year; numbers run past 1 to 4 into the years beside."""
        return fiscal_quarter(year, number, self.quarter.fiscal)

    def nearest(self, number: int) -> Period:
        """The quarter with a number that is nearest to the brief's, the later of two."""
        return self.quarter_at((number - self.quarter.number + 1) % 4 - 1)

    def ago(self, period: Period, quarters: int = 4) -> Period | None:
        """The period so many quarters before; None where that makes no sense."""
        year, at = period.end.year - 1, period.end
        if period.kind == "month" and quarters == 4:
            return month(year, at.month)
        if period.kind == "day" and quarters == 4:
            return None if (at.month, at.day) == (2, 29) else day(at.replace(year=year))
        return earlier(period, quarters * 3)

    def last(self, month: int) -> Period | None:
        """The last day of a month named without its year: the latest that had begun by then."""
        at = self.written.end if self.written else self.now
        return _last_day(at.year - (month > at.month), month)

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


_DIGIT = {char: place for digits in ("一二三四", "1234") for place, char in enumerate(digits, 1)}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_WEEKDAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_MONTH_NUMBER = {name: place for place, name in enumerate(_MONTHS.split("|"), 1)}
_Y = r"(?<!\d)((?:19|20)\d\d)"
_REL = (
    r"(前年|去年|今年|明年|后年|上年|本年|last year's|this year's|next year's|"
    r"last year|this year|next year)"
)
_STEP = {
    "前": -2, "去": -1, "上": -1, "今": 0, "本": 0, "明": 1, "后": 2, "las": -1, "thi": 0, "nex": 1,
}  # fmt: skip
_GLOSS = re.compile(
    rf"[度报财]{{0,3}} ?\((?:[\d年月日份至到止截底~,/. -]|{_MONTHS}|to|through|end(?:ed|ing)|"
    r"months|the|three){1,40}\)"
)
_WHOLE = r"(?:全年度|全年|年全年|年度|财年|会计年度|年)"


def _relative(word: str, calendar: Calendar) -> int:
    return calendar.today + _STEP[word[:3] if word[0] in "ltn" else word[0]]


def _year(text: str, calendar: Calendar) -> int:
    return int(text) if text.isdigit() else _relative(text, calendar)


def _number(text: str) -> int:
    return _ORDINALS.get(text) or _DIGIT[text]


def _month_of(year: int, month: str) -> str:
    return f"{year}-{int(month):02d}" if 1 <= int(month) <= 12 else ""


def _last_day(year: int, month: int) -> Period | None:
    return day(month_end(year, month)) if 1 <= month <= 12 else None


def _months(year: str, first: str, last: str, calendar: Calendar) -> Period | None:
    """The fiscal quarter or year that some months fill, or None; `year` is that of the last."""
    one, end = (_MONTH_NUMBER.get(month) or int(month) for month in (first, last))
    fiscal = calendar.quarter.fiscal
    after = (end - fiscal) % 12
    if not (1 <= one <= 12 and 1 <= end <= 12) or after % 3:
        return None
    number = after // 3 or 4
    length = (end - one) % 12 + 1
    if length == 3 and not year:
        return calendar.nearest(number)
    named = int(year or calendar.today) + (end > fiscal)
    if length == 12 and number == 4 and year:
        return fiscal_year(named, fiscal)
    return calendar.numbered(named, number) if length == 3 else None


def _ending(year: str, first: str, last: str) -> str:
    """The year of the last of some months, by the year said before the first."""
    return str(int(year) + (int(last) < int(first))) if year else ""


Reading = Callable[[re.Match[str], Calendar], Named | str | None]  # a text names a period
PERIODS: Sequence[tuple[str, Reading]] = (
    (
        (
            rf"(?:{_Y} ?年 ?)?(?<!\d)(\d\d?) ?月?份? ?(?:至|到|-|~) ?"
            rf"{_Y} ?年 ?(\d\d?) ?月份?(?! ?\d\d? ?日)"
        ),
        lambda m, c: _months(m[3], m[2], m[4], c),
    ),
    (
        (
            rf"(?:{_Y} ?年 ?)?(?<!\d)(\d\d?) ?月?份? ?(?:至|到|-|~) ?(\d\d?) ?月份?"
            r"(?! ?\d\d? ?日|底|末)"
        ),
        lambda m, c: _months(_ending(m[1], m[2], m[3]), m[2], m[3], c),
    ),
    (
        rf"(?<![a-z])({_MONTHS})(?: {_Y})? ?(?:to|through|-) ?({_MONTHS}),?(?: {_Y})?",
        lambda m, c: _months(m[4] or "", m[1], m[3], c),
    ),
    (r"(?:今|昨|本月|上月)? ?\((\d\d?)\) ?日", lambda m, c: c.day(int(m[1]))),
    (rf"{_Y}-(\d\d)-(\d\d)(?!\d)", lambda m, _c: f"{m[1]}-{m[2]}-{m[3]}"),
    (
        rf"{_Y} ?年 ?(\d\d?) ?月 ?(\d\d?) ?日",
        lambda m, _c: f"{m[1]}-{int(m[2]):02d}-{int(m[3]):02d}",
    ),
    (
        rf"(?<![a-z])({_MONTHS}) (\d\d?),? {_Y}",
        lambda m, _c: f"{m[3]}-{_MONTH_NUMBER[m[1]]:02d}-{int(m[2]):02d}",
    ),
    (
        rf"(?<!\d)(?:{_REL[1:-1]})?(\d\d?) ?月 ?(\d\d?) ?日",
        lambda m, c: f"{c.today}-{int(m[1]):02d}-{int(m[2]):02d}",
    ),
    (
        rf"{_Y} ?年?度? ?(?:到|至|-|~) ?{_Y} ?年",
        lambda m, _c: f"{m[1]}/{m[2]}",
    ),
    (rf"from {_Y} to {_Y}", lambda m, _c: f"{m[1]}/{m[2]}"),
    (rf"{_Y} ?年 ?(\d\d?) ?月(?:底|末)", lambda m, _c: _last_day(int(m[1]), int(m[2]))),
    (rf"{_REL} ?(\d\d?) ?月(?:底|末)", lambda m, c: _last_day(_relative(m[1], c), int(m[2]))),
    (r"(?<![\d年])(\d\d?) ?月(?:底|末)", lambda m, c: c.last(int(m[1]))),
    (rf"{_Y} ?年 ?(\d\d?) ?月份?", lambda m, _c: _month_of(int(m[1]), m[2])),
    (rf"{_REL} ?(\d\d?) ?月份?", lambda m, c: _month_of(_relative(m[1], c), m[2])),
    (
        rf"(?<![a-z])({_MONTHS}) (?:of )?{_Y}",
        lambda m, _c: f"{m[2]}-{_MONTH_NUMBER[m[1]]:02d}",
    ),
    (
        (
            rf"(?:fy ?)?{_Y} ?(?:年度|财年|会计年度|年)? ?的?(?:第 ?([1-4一二三四]) ?季度?|"
            rf"([1-4一二三四]) ?季度|q([1-4]))"
        ),
        lambda m, c: c.numbered(int(m[1]), _number(m[2] or m[3] or m[4])),
    ),
    (
        rf"{_REL}的?(?:第 ?([1-4一二三四]) ?季度?|([1-4一二三四]) ?季度|q([1-4]))",
        lambda m, c: c.numbered(_relative(m[1], c), _number(m[2] or m[3] or m[4])),
    ),
    (rf"q([1-4]) ?(?:of )?(?:fy ?)?{_Y}", lambda m, c: c.numbered(int(m[2]), int(m[1]))),
    (
        rf"(first|second|third|fourth)[ -]quarter (?:of )?(?:fiscal )?(?:year )?{_Y}",
        lambda m, c: c.numbered(int(m[2]), _number(m[1])),
    ),
    (
        (
            r"去年同期|上年同期|前一年同期|去年同季|上年同季|前年同期|一年前|a year earlier|"
            r"a year ago|prior-year quarter|"
            r"year-ago quarter|year-ago|same quarter last year|same period last year|"
            r"prior-year period"
        ),
        lambda _m, _c: Relative.YEAR_AGO,
    ),
    (
        (
            r"(?:过去|最近|近|前|截至.{0,12}的?)(?:12|十二) ?个月|trailing[ -]twelve[ -]months?|"
            r"trailing[ -]12[ -]months?|"
            r"(?:past|last) (?:12|twelve) months|(?<![a-z])ttm(?![a-z])"
        ),
        lambda _m, c: f"TTM{c.quarter_at(0)}",
    ),
    (
        r"上季度?|上一季度?|前一季度?|前季|(?:last|previous|prior|preceding) quarter",
        lambda _m, _c: Relative.QUARTER_AGO,
    ),
    (
        r"下季度?|下一季度?|次季|(?:next|coming|following) quarter",
        lambda _m, c: c.quarter_at(1),
    ),
    (
        (
            r"第 ?([1-4一二三四]) ?季度?|(?<![\d个十])([1-4一二三四]) ?季度|"
            r"(?<![a-z\d])q([1-4])(?![a-z\d])"
        ),
        lambda m, c: c.nearest(_number(m[1] or m[2] or m[3])),
    ),
    (
        r"(first|second|third|fourth)[ -]quarter",
        lambda m, c: c.nearest(_number(m[1])),
    ),
    (r"(?:周|星期|礼拜)([一二三四五六日])", lambda m, c: c.weekday("一二三四五六日".index(m[1]))),
    (rf"(?<![a-z])({_WEEKDAYS})", lambda m, c: c.weekday(_WEEKDAYS.split("|").index(m[1]))),
    (r"上周|上星期|last week", lambda _m, c: c.month_before(7)),
    (r"上个?月|last month", lambda _m, c: c.month_before(c.written.end.day if c.written else 0)),
    (
        (
            r"前三季度?|首三季度?|前九个月|今年以来|年初至今|(?:first )?nine months|"
            r"year to date|year-to-date"
        ),
        lambda _m, _c: Relative.OTHER,
    ),
    (r"(?<![\d月])(\d\d?) ?日(?!元|圆)", lambda m, c: c.day(int(m[1]))),
    (r"本季度?|当季|这一季|this quarter|the quarter", lambda _m, c: c.quarter_at(0)),
    (
        rf"(?:{_Y} ?年|{_REL})?(上|下)半年",
        lambda m, c: f"{_year(m[1] or m[2] or '今年', c)}H{1 if m[3] == '上' else 2}",
    ),
    (rf"(first|second) half of {_Y}", lambda m, _c: f"{m[2]}H{_number(m[1])}"),
    (
        (
            rf"(?:到|至|截至|在)(?:了)? ?{_Y} ?年(?:底|末|年底)?(?:前|之前|以前)?(?=[,，]| )|"
            rf"{_Y} ?年(?:底|末)?(?:前|之前|以前)|by (?:the end of )?{_Y}"
        ),
        lambda m, _c: f"by {m[1] or m[2] or m[3]}",
    ),
    (rf"(?:到|至) ?{_Y} ?年(?:底|末)", lambda m, _c: f"by {m[1]}"),
    (rf"{_Y} ?年(?:年)?初|early (?:in )?{_Y}", lambda m, c: c.numbered(int(m[1] or m[2]), 1)),
    (rf"{_Y} ?年(?:底|末)|end of {_Y}", lambda m, _c: f"{m[1] or m[2]}-12-31"),
    (rf"(?:fy|fiscal(?: year)?) ?{_Y}|{_Y} ?{_WHOLE}(?!以来)", lambda m, _c: f"FY{m[1] or m[2]}"),
    (rf"{_REL}(?:全年)?(?![度同底初末])", lambda m, c: f"FY{_relative(m[1], c)}"),
    (r"全年度?|整年|full[ -]year|for the year", lambda _m, _c: Relative.THE_YEAR),
    (rf"(?:in|of|for|during) {_Y}(?![-/\d])", lambda m, _c: f"FY{m[1]}"),
)
_COMPILED = tuple((re.compile(pattern), reading) for pattern, reading in PERIODS)


def periods(text: str, calendar: Calendar) -> list[Mention]:
    """The periods named in folded text, in order; earlier rows of PERIODS win where two overlap."""
    taken = bytearray(len(text))
    found = []
    for pattern, reading in _COMPILED:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            period = _named(reading(match, calendar), calendar)
            if period is not None:
                taken[start:end] = b"\1" * (end - start)
                found.append(Mention("period", (), start, end, period))
    return list(_glossed(sorted(found, key=lambda mention: mention.start), text))


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
