"""Words of a period in a text: `the second quarter`, 前三季, `a year ago`, `in 2025`."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from briefs.analysis.directions import blanked
from briefs.analysis.touching import Joins
from briefs.analysis.wordings import NEVER, Wording
from briefs.model.facts import MONTHS_BACK
from briefs.model.layers import read_yaml
from briefs.model.period import Period, calendar_quarter, earlier


class Time(NamedTuple):
    """A way to name a period; what is not said is empty and fits anything."""

    kind: str = ""  # quarter half nine year
    number: int = 0
    year: int = 0
    last: int = 0  # the month that ends it


@dataclass(frozen=True, slots=True)
class Named:
    """A word of a period in a text, and the groups of its wording.

    Something may be held against it (`compares`), or growth be measured from it.
    """

    start: int
    end: int
    word: str
    reading: str
    groups: Mapping[str, str] = field(hash=False)
    compares: bool
    measured: bool

    @property
    def relative(self) -> bool:
        """Names a time before another."""
        return self.reading in ("year_ago", "quarter_ago", "year_before")


@dataclass(frozen=True, slots=True)
class Now:
    """The periods from which `last`, `next` and `ago` may be counted, the brief's first."""

    periods: tuple[Period, ...]
    day: date

    @property
    def years(self) -> set[int]:
        """The years that `this year` may be."""
        brief = self.periods[0]
        return {brief.year, brief.end.year, self.day.year}


@dataclass(frozen=True, slots=True)
class _Table:
    wordings: tuple[tuple[str, Wording], ...]
    compares: Wording
    measured: Wording
    joins: Joins
    owned: Wording
    numbers: Mapping[str, int]
    months: Mapping[str, int]
    counts: Mapping[str, int]


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    folder = Path(__file__).with_name("words") / "periods"
    return {path.stem: read_yaml(path) for path in sorted(folder.glob("*.yml"))}


@cache
def table_of(language: str) -> _Table | None:
    """A language's words of a period, compiled; None where it has none."""
    table = _tables().get(language)
    if table is None:
        return None
    macros = {"MONTH": "month", "YEAR": "year_behind", "AHEAD": "year_ahead", "OF": "year_of"}

    def worded(wording: str) -> Wording:
        spelt = re.sub("<([A-Z]+)>", lambda match: str(table.get(macros[match[1]], "")), wording)
        return Wording(spelt.replace(" ", r"\s+") if table["spaced"] else spelt)

    rows = [pair for row in table["periods"] for pair in row.items()]
    return _Table(
        tuple((reading, worded(one)) for reading, listed in rows for one in listed),
        worded(table["compares"]),
        worded(table["measured"]),
        Joins(worded(table["dated"]), table["opening"], worded(table["carried"])),
        worded(table["owned"]),
        _placed(table["numbers"]),
        _placed(table["months"]),
        {word: 3 * place for word, place in _placed(table["counts"]).items()},
    )


def _placed(rows: list[list[str]]) -> Mapping[str, int]:
    return {str(word): place for place, row in enumerate(rows, 1) for word in row}


@lru_cache(maxsize=4096)
def named(text: str, language: str) -> tuple[Named, ...]:
    """The words of a period in a text; earlier wordings win where two overlap."""
    table, bare = table_of(language), blanked(text)
    taken, found = bytearray(len(text)), []
    if table is None:
        return ()
    for reading, pattern in table.wordings:
        for match in pattern.finditer(bare):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            groups = {name: said.lower() for name, said in match.groupdict().items() if said}
            before = [
                bool(one.search(bare, max(0, start - 40), start))
                for one in (table.compares, table.measured)
            ]
            found.append(Named(start, end, match[0].strip(), reading, groups, *before))
    return tuple(sorted(found, key=lambda word: word.start))


def joins(language: str) -> Joins:
    """The words that join figures to words of a period."""
    table = table_of(language)
    return table.joins if table else Joins(NEVER, NEVER.source)


def owns(text: str, language: str, word: Named, start: int) -> bool:
    """Tell if nothing stands between a word and a figure's start but a name of what it measures."""
    table = table_of(language)
    return table is not None and bool(table.owned.fullmatch(text, word.end, start))


def times(word: Named, language: str, now: Now) -> Collection[Time]:
    """All ways to name what a word may mean; none of what tells nothing."""
    table = table_of(language)
    assert table is not None
    reading, groups = word.reading, word.groups
    number = table.numbers.get(groups.get("n", ""), 0)
    years = _years(groups, now) or {0}
    if reading == "months":
        first, last = (table.months.get(groups.get(key, ""), 0) for key in ("first", "last"))
        length = table.counts.get(groups.get("count", ""), (last - first) % 12 + 1 if first else 3)
        kind = {3: "quarter", 6: "half", 9: "nine", 12: "year"}.get(length, "")
        return {Time(kind, 0, year, last) for year in years} if kind else ()
    if reading in _LENGTHS:
        month = table.months.get(groups.get("last", ""), 0)
        return {Time(_LENGTHS[reading], number, year, month) for year in years}
    if reading == "so_far":
        return {Time("quarter", 1), *map(Time, ("half", "nine", "year"))}
    if reading in _YEARS:
        return {Time("", 0, year + _YEARS[reading]) for year in now.years}
    if reading == "year_before":
        return {Time("", 0, name.year - 1) for one in now.periods for name in names(one)}
    return {name for one in _STEPS.get(reading, lambda _: ())(now) if one for name in names(one)}


_LENGTHS = {"nine": "nine", "half": "half", "quarter": "quarter", "a_quarter": "quarter"}
_LENGTHS |= {"year": "year", "trailing": "year", "in_year": "year", "bare_year": "", "moment": ""}
_YEARS = {"last_year": -1, "this_year": 0, "next_year": 1}
_STEPS = {
    "year_ago": lambda now: [earlier(one, 12) for one in now.periods],
    "quarter_ago": lambda now: [_quarters(one, -1) for one in now.periods],
    "latest_quarter": lambda now: [now.periods[0], *(_quarters(one, -1) for one in now.periods)],
    "next_quarter": lambda now: [_quarters(one, 1) for one in now.periods],
    "this_quarter": lambda now: [now.periods[0], _quarters(now.periods[0], 1)],
}


def _quarters(period: Period, steps: int) -> Period | None:
    """The period so many quarters after one of a quarter or of four."""
    return earlier(period, -3 * steps) if period.kind in ("quarter", "ttm") else None


def _years(groups: Mapping[str, str], now: Now) -> set[int]:
    said = next((groups[key] for key in ("year", "ahead", "of") if key in groups), "")
    if said.isdigit():
        return {int(said) + (2000 if len(said) == 2 else 0)}
    step = _BESIDE.get(said[:4] if said.isascii() else said[:1])
    return {year + step for year in now.years} if said and step is not None else set()


_BESIDE = {
    "last": -1,
    "this": 0,
    "next": 1,
    "前": -2,
    "去": -1,
    "上": -1,
    "今": 0,
    "本": 0,
    "明": 1,
}


def names(period: Period) -> Collection[Time]:
    """All ways to name a period, by its fiscal year and by the calendar; none of what has none."""
    last, years = period.end.month, {period.year, period.end.year, period.start.year}
    if period.kind in ("quarter", "half"):
        ways = (period, calendar_quarter(period))
        return {Time(period.kind, one.number, one.year, last) for one in ways}
    if period.kind == "day":
        kinds = {"quarter": (last + 2) // 3, "half": (last + 5) // 6, "nine": 0, "year": 0}
        return {Time(kind, number, period.end.year, last) for kind, number in kinds.items()}
    if period.kind in ("month", "deadline"):
        return {Time("", 0, period.end.year, last)}
    kind = {"nine": "nine", "year": "year", "ttm": "year"}.get(period.kind)
    return {Time(kind, 0, year, last) for year in years} if kind else ()


def since(period: Period, change: str) -> Collection[Time]:
    """All ways to name the period from which a change is measured; none where it is not known."""
    months = MONTHS_BACK.get(change[:3])
    base = earlier(period, months) if months else None
    return names(base) if base else ()


def agree(ours: Collection[Time], theirs: Collection[Time]) -> bool:
    """Tell if two may name one period; what tells nothing agrees."""
    if not ours or not theirs:
        return True
    return any(
        all(one == other or not one or not other for one, other in zip(mine, yours, strict=True))
        for mine, yours in product(ours, theirs)
    )
