"""One language's own words: interface words, dates, periods, texts of another script (OpenCC)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date
from opencc import OpenCC

from briefs.model.language import ROWS, Language, Text, foremost, lacking
from briefs.model.period import UNDATED, Period, by_calendar, fiscal_year

Words = Mapping[str, Mapping[str, str]]
Terms = tuple[tuple[str, str], ...]


class Count(int):
    """A number in a word: `{n:# figure|# figures}` says `1 figure` and `2 figures`."""

    def __format__(self, forms: str) -> str:
        if "|" not in forms:
            return super().__format__(forms)
        one, many = forms.split("|")
        return (one if self == 1 else many).replace("#", str(int(self)))


@dataclass(frozen=True)
class Wording:
    """Says words, dates and periods in one language."""

    language: str
    words: Words

    def say(self, section: str, key: str, **parts: object) -> str:
        """An interface word of `templates/words`."""
        word = self.words[section][key]
        counted = {
            name: Count(part) if isinstance(part, int) else part for name, part in parts.items()
        }
        return word.format(**counted) if parts else word

    def word(self, verdict: str) -> str:
        """A verdict, or what became of guidance, in words; `stated_` where an article has it."""
        if verdict.startswith("stated_"):
            return self.say("verdict", "stated", said=self.word(verdict.removeprefix("stated_")))
        section = "verdict" if verdict in self.words["verdict"] else "revision"
        return self.say(section, verdict)

    @property
    def row(self) -> Language:
        return ROWS[self.language]

    def language_name(self, tag: str) -> str:
        """The name of another language in this one."""
        return str(Locale.parse(self.row.locale).languages.get(tag.replace("-", "_"), tag))

    def text(self, text: Text) -> str:
        """An editor's text, converted or marked where it is not written in this language."""
        own = text.get(self.language, "")
        return own if own.strip() else self.gap(text) + self.best(text)

    def best(self, text: Text) -> str:
        """The words of a text: its own, or converted ones, or those of another language."""
        if text.get(self.language):
            return text[self.language]
        for source, config in self.row.converts.items():
            if text.get(source):
                return convert(text[source], config, tuple(self.words["terms"].items()))
        return foremost(text)

    def gap(self, text: Text) -> str:
        """The mark of a text that is not written in this language; nothing where it is."""
        return self.say("frame", "gap") if lacking(text, [self.language]) else ""

    def period(self, period: Period, *, short: bool = False) -> str:
        """A period in words; `short` for table heads and chart axes."""
        if period == UNDATED:
            return self.say("period", "undated")
        if period.kind in ("day", "month"):
            pattern = self.say("period", f"{period.kind}_pattern")
            return _date(period.end, pattern, self.language)
        words = self.words["period"]
        key = self._period_key(period)
        parts = {
            "y": period.year,
            "q": period.number,
            "a": period.start.year,
            "z": period.end.year,
            "m": _date(period.end, words["month_name"], self.language),
            "months": self._months(period) if "{months}" in words[key] else "",
        }
        return words[f"{key}_short" if short and f"{key}_short" in words else key].format(**parts)

    def calendar(self, period: Period) -> str:
        """A period in words of the calendar, where companies of several fiscal years meet."""
        plain = fiscal_year(period.year) if period.calendar_year else by_calendar(period)
        return self.period(plain)

    def _period_key(self, period: Period) -> str:
        """The key of the words that say a period."""
        if period.kind == "deadline" and period.end.month != 12:
            return "deadline_month"
        if period.calendar_year:
            return "calendar_year"
        kind = f"half_{period.number}" if period.kind == "half" else period.kind
        return f"fiscal_{kind}" if period.fiscal != 12 else kind

    def _months(self, period: Period) -> str:
        """The months of a period: `Oct–Dec 2025`."""
        key = "months" if period.start.year == period.end.year else "months_across"
        name = self.say("period", "month_name")
        first, last = (_date(day, name, self.language) for day in (period.start, period.end))
        years = {"a": period.start.year, "z": period.end.year}
        return self.say("period", key, first=first, last=last, **years)

    def ended(self, period: Period) -> str:
        """When a brief's quarter ended: the day, or the month where weeks may end it on another."""
        if period.fiscal == 12:
            return self.date(period.end)
        return _date(period.end, self.say("period", "month_pattern"), self.language)

    def date(self, day: date) -> str:
        return _date(day, self.say("period", "day_pattern"), self.language)


@lru_cache(maxsize=65536)
def _date(day: date, pattern: str, language: str) -> str:
    return format_date(day, pattern, locale=ROWS[language].locale)


@lru_cache(maxsize=65536)
def convert(text: str, config: str, terms: Terms) -> str:
    """A text by a configuration of OpenCC; `terms` are phrases that go before its own."""
    pieces = _kept(terms).split(text)
    words = dict(terms)
    return "".join(
        words.get(piece, piece) if number % 2 else _converter(config).convert(piece)
        for number, piece in enumerate(pieces)
    )


@cache
def _converter(config: str) -> OpenCC:
    return OpenCC(config)


@cache
def _kept(terms: Terms) -> re.Pattern[str]:
    """References, addresses of links, and the terms, the longest first."""
    words = sorted((term for term, _ in terms), key=len, reverse=True)
    return re.compile("|".join([r"(\{[^{}\n]*\}", r"\]\([^)]*\)", *map(re.escape, words)]) + ")")
