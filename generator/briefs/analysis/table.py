"""The quantities as a pandas frame, to which a formula is applied in all rows at once.

Each figure is two ends (equal unless it is a range), each end an interval `[lo, hi]` that its
rounding means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pandas as pd

from briefs.analysis.comparable import Span, Spans, comparable
from briefs.analysis.intervals import Ends
from briefs.content.bases import rebasings_of
from briefs.content.fiscal import long_years
from briefs.content.models import Concept
from briefs.content.records import Company
from briefs.model.facts import MONTHS_BACK, Meaning, Quantity
from briefs.model.period import Period, earlier, more_weeks
from briefs.model.unit import one_currency

KEY = ["entity", "segment", "concept", "period", "scenario", "change"]


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one formula for one meaning; `compute` makes it anew of other inputs' ends."""

    meaning: Meaning
    ends: Ends
    unit: str
    formula: str
    inputs: tuple[Quantity, ...]
    compute: Callable[..., Ends]
    signs: str = ""  # of the terms of a sum


@cache
def _keys(period: Period, kind: str) -> tuple[str, ...]:
    """The keys of a period and of those from which it grew; equal periods may differ in kind.

    A month grew from the month before, what is longer from the quarter before.
    """
    bases = {change: earlier(period, months) for change, months in MONTHS_BACK.items()}
    bases["mom" if kind != "month" else "qoq"] = None
    return period.key, *(base.key if base else "" for base in bases.values())


@dataclass
class Table:
    """The quantities of a round as a frame: one row each, `row` pointing back into `rows`."""

    rows: Sequence[Quantity]
    ends: Mapping[Meaning, Ends]
    concepts: Mapping[str, Concept]
    companies: Mapping[str, Company]

    def __post_init__(self) -> None:
        names = (*KEY, "currency", "basis", *MONTHS_BACK, "issued", "by", "unit", *Ends._fields)
        columns: dict[str, list[Any]] = {name: [] for name in names}
        self.rows = [quantity for quantity in self.rows if not quantity.meaning.undated]
        for quantity in self.rows:
            meaning, ends = quantity.meaning, self.ends[quantity.meaning]
            key, *bases = _keys(meaning.period, meaning.period.kind)
            values = (
                meaning.entity, meaning.segment, meaning.concept, key, meaning.scenario,
                meaning.change, meaning.currency, meaning.basis, *bases,
                str(meaning.issued or ""), meaning.by, quantity.figure.unit or "", *ends,
            )  # fmt: skip
            for column, value in zip(columns.values(), values, strict=True):
                column.append(value)
        self.frame = pd.DataFrame(columns)
        self.frame["row"] = range(len(self.frame))
        self.spans = Spans(self.rows, rebasings_of(self.companies, self.concepts))
        if self.spans.entities:
            spans = map(self.spans.of, self.rows)
            self.frame[list(Span._fields)] = pd.DataFrame(spans, columns=Span._fields)
        if more := long_years(self.companies):
            self.frame["weeks"] = [
                more_weeks(each.meaning.period, more.get(each.meaning.entity, ()))
                for each in self.rows
            ]
        self.frame = self.frame.dropna(subset=list(Ends._fields))
        self.groups: dict[tuple[Any, Any], pd.DataFrame] = {
            (scenario, change): rows
            for change, changed in self.frame.groupby("change", sort=False)
            for scenario, rows in ((None, changed), *changed.groupby("scenario", sort=False))
        }

    def where(
        self,
        scenario: str | None,
        change: str,
        concepts: Iterable[str] | None = None,
    ) -> pd.DataFrame:
        """Rows of a scenario, or of all, and of a change and some concepts."""
        chosen = self.groups.get((scenario, change), self.frame[:0])
        if concepts is not None and not chosen.empty:
            chosen = chosen[chosen.concept.isin(list(concepts))]
        return chosen

    def of_unit(self, *units: str) -> list[str]:
        return [name for name, concept in self.concepts.items() if concept.unit in units]

    def changed(self, change: str, concepts: Iterable[str] | None = None) -> pd.DataFrame:
        """Actual levels, each with its change."""
        levels = self.where("actual", "", concepts)
        return join(levels, self.where("actual", change), KEY[:4])

    def results(
        self,
        pairs: pd.DataFrame,
        formula: str,
        unit: str | None,
        compute: Callable[[Ends, Ends], Ends],
        meaning: Callable[[Meaning, Meaning], Meaning | None],
    ) -> Iterable[Result]:
        """Apply a formula to joined rows `_a` and `_b`; the unit is a's where none is given."""
        if pairs.empty:
            return
        both = [Ends(*(pairs[f"{end}_{side}"].to_numpy() for end in Ends._fields)) for side in "ab"]
        columns = (*compute(*both), pairs.row_a, pairs.row_b)
        for *ends, row_a, row_b in zip(*columns, strict=True):
            a, b = self.rows[row_a], self.rows[row_b]
            found = meaning(a.meaning, b.meaning)
            if found is not None and one_currency(a.figure.unit, b.figure.unit):
                if found.entity in self.spans.entities:
                    found = self.spans.settled(found, a.meaning, b.meaning)
                    found = self.spans.standing(found, a, b)
                yield Result(
                    found, Ends(*map(float, ends)), unit or a.figure.unit or "", formula, (a, b),
                    compute,
                )  # fmt: skip


def as_concept(name: str) -> Callable[[Meaning, Meaning], Meaning]:
    """The meaning of another concept."""
    return lambda a, _: replace(a, concept=name)


def as_change(change: str) -> Callable[[Meaning, Meaning], Meaning]:
    """The meaning of a change."""
    return lambda a, _: replace(a, change=change)


def join(
    a: pd.DataFrame, b: pd.DataFrame, left: list[str], right: list[str] | None = None
) -> pd.DataFrame:
    """Pairs of rows whose columns are equal, `_a` and `_b`: of one currency, basis and length."""
    if a.empty or b.empty:  # as most are of a few figures, and a merge takes long
        return _no_pairs(tuple(a))
    left, right = [*left, "currency"], [*(right or left), "currency"]
    ours, theirs = a.assign(_on=_joined(a, left)), b.assign(_on=_joined(b, right))
    pairs = ours.merge(theirs, on="_on", suffixes=("_a", "_b"))
    if "weeks_a" in pairs:
        pairs = pairs[pairs.weeks_a == pairs.weeks_b]
    if "enter_a" not in pairs:  # nothing was ever split, recast or restated
        return pairs
    one, other = (Span(*(pairs[f"{name}_{side}"] for name in Span._fields)) for side in "ab")
    chosen: pd.DataFrame = pairs[comparable(one, other)]
    return chosen


@cache
def _no_pairs(columns: tuple[str, ...]) -> pd.DataFrame:
    names = [f"{name}_{side}" for side in "ab" for name in columns]
    return pd.DataFrame(columns=names, dtype=float)


def _joined(frame: pd.DataFrame, names: list[str]) -> list[str]:
    return ["|".join(row) for row in zip(*(frame[name].tolist() for name in names), strict=True)]


def with_itself(rows: pd.DataFrame) -> pd.DataFrame:
    """Each row paired with itself."""
    columns = [*Ends._fields, "row"]
    return rows[columns].add_suffix("_a").join(rows[columns].add_suffix("_b"))


def positive(pairs: pd.DataFrame, sides: str = "b") -> pd.DataFrame:
    """Pairs that are above zero on the given sides."""
    for side in sides if len(pairs) else "":
        pairs = pairs[pairs[f"l_lo_{side}"] > 0]
    return pairs
