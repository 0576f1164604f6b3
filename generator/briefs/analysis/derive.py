"""Quantities computed from quantities, by interval arithmetic over a pandas frame.

Each figure is two ends (equal unless it is a range), each end an interval `[lo, hi]` that its
rounding means. A formula is applied to all rows at once; what it gives is a derived quantity where
nobody printed that meaning, and a recomputation to check against where somebody did.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from briefs.model.facts import Meaning, Quantity
from briefs.model.figure import Figure
from briefs.model.period import Period, earlier
from briefs.model.unit import ADDITIVE, GROWING, RATIOS, kind_of

if TYPE_CHECKING:
    import pandas as pd

    from briefs.content.models import Concept
    from briefs.content.records import Company

ENDS = ("l_lo", "l_hi", "h_lo", "h_hi")
LOOSE = 4  # units of the last digit that `about` may stand for
KEY = ["entity", "segment", "concept", "period", "scenario", "change"]


@dataclass(frozen=True, slots=True)
class Ends:
    """Two intervals, for the low and the high end of a figure (numpy arrays or floats)."""

    l_lo: Any
    l_hi: Any
    h_lo: Any
    h_hi: Any

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest value."""
        return Decimal(repr(float(self.l_lo))), Decimal(repr(float(self.h_hi)))

    def divided_by(self, other: Ends) -> Ends:
        """Quotient by positive ends; a loss is divided by their other end."""
        return Ends(
            _over(self.l_lo, other.h_hi, other.l_lo),
            _over(self.l_hi, other.h_lo, other.l_hi),
            _over(self.h_lo, other.l_hi, other.h_lo),
            _over(self.h_hi, other.l_lo, other.h_hi),
        )

    def times_ends(self, other: Ends) -> Ends:
        """Product of positive ends."""
        return Ends(
            self.l_lo * other.l_lo,
            self.l_hi * other.l_hi,
            self.h_lo * other.h_lo,
            self.h_hi * other.h_hi,
        )

    def minus(self, other: Ends) -> Ends:
        return Ends(
            self.l_lo - other.h_hi,
            self.l_hi - other.h_lo,
            self.h_lo - other.l_hi,
            self.h_hi - other.l_lo,
        )

    def plus(self, other: Ends) -> Ends:
        return Ends(
            self.l_lo + other.l_lo,
            self.l_hi + other.l_hi,
            self.h_lo + other.h_lo,
            self.h_hi + other.h_hi,
        )

    def times(self, factor: float, add: float = 0.0) -> Ends:
        """Scaled by a positive number, then moved."""
        return Ends(*(end * factor + add for end in (self.l_lo, self.l_hi, self.h_lo, self.h_hi)))

    def midpoint(self) -> Ends:
        low, high = (self.l_lo + self.h_lo) / 2, (self.l_hi + self.h_hi) / 2
        return Ends(low, high, low, high)


def _over(end: Any, gain: Any, loss: Any) -> Any:
    """An end divided by `loss` where it is negative and by `gain` where it is not."""
    return end / (gain * (1 - (end < 0)) + loss * (end < 0))


@dataclass(frozen=True, slots=True)
class Result:
    """What one formula gives for one meaning."""

    meaning: Meaning
    ends: Ends
    unit: str
    formula: str
    inputs: tuple[Quantity, ...]


def derive(
    printed: Mapping[Meaning, Quantity],
    concepts: Mapping[str, Concept],
    companies: Mapping[str, Company],
) -> tuple[dict[Meaning, Quantity], list[Result]]:
    """All quantities, printed and derived, and the recomputations of printed ones."""
    known = dict(printed)
    ends = {quantity.meaning: ends_of(quantity.figure) for quantity in printed.values()}
    checks: list[Result] = []
    for formulas in ROUNDS if printed else ():
        table = Table(list(known.values()), ends, concepts, companies)
        for formula in formulas:
            for result in formula(table):
                if result.meaning in printed:
                    if not any(rests_on(part, result.meaning) for part in result.inputs):
                        checks.append(result)
                elif result.meaning not in known:
                    figure = supported(result.ends, result.unit)
                    if figure:
                        known[result.meaning] = Quantity(
                            str(result.meaning), result.meaning, figure, (),
                            result.formula, result.inputs, result.ends.bounds,
                        )  # fmt: skip
                        ends[result.meaning] = result.ends
    return known, checks


def rests_on(quantity: Quantity, meaning: Meaning) -> bool:
    """Whether a quantity is that of a meaning or was computed from it, at any remove."""
    return quantity.meaning == meaning or any(rests_on(part, meaning) for part in quantity.inputs)


def ends_of(figure: Figure) -> Ends:
    """The intervals of a figure's two ends; not a number where it is open."""
    low, high = (math.nan if end is None else float(end) for end in figure.interval())
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        half = float(Decimal(1).scaleb(-figure.decimals) / 2)
        return Ends(low, float(figure.low) + half, float(figure.high) - half, high)
    return Ends(low, high, low, high)


@cache
def _keys(period: Period, _kind: str) -> tuple[str, str, str]:
    """The keys of a period, its year and its quarter before; equal periods may differ in kind."""
    year, before = earlier(period, 12), earlier(period, 3)
    return period.key, year.key if year else "", before.key if before else ""


@dataclass
class Table:
    """The quantities of a round as a frame: one row each, `row` pointing back into `rows`."""

    rows: Sequence[Quantity]
    ends: Mapping[Meaning, Ends]
    concepts: Mapping[str, Concept]
    companies: Mapping[str, Company]

    def __post_init__(self) -> None:
        import pandas as pd  # noqa: PLC0415 - takes half a second, which parse and scan save

        names = (*KEY, "year", "before", "issued", "by", "unit", *ENDS)
        columns: dict[str, list[Any]] = {name: [] for name in names}
        for quantity in self.rows:
            meaning, ends = quantity.meaning, self.ends[quantity.meaning]
            key, year, before = _keys(meaning.period, meaning.period.kind)
            values = (
                meaning.entity, meaning.segment, meaning.concept, key, meaning.scenario,
                meaning.change, year, before, meaning.issued, meaning.by,
                quantity.figure.unit or "", ends.l_lo, ends.l_hi, ends.h_lo, ends.h_hi,
            )  # fmt: skip
            for column, value in zip(columns.values(), values, strict=True):
                column.append(value)
        self.frame = pd.DataFrame(columns)
        self.frame["row"] = range(len(self.frame))
        self.frame = self.frame.dropna(subset=list(ENDS))

    def where(
        self,
        scenario: str | None = None,
        change: str | None = None,
        concepts: Iterable[str] | None = None,
    ) -> pd.DataFrame:
        """Rows of a scenario, a change and some concepts."""
        chosen = self.frame
        if scenario is not None:
            chosen = chosen[chosen.scenario == scenario]
        if change is not None:
            chosen = chosen[chosen.change == change]
        if concepts is not None:
            chosen = chosen[chosen.concept.isin(list(concepts))]
        return chosen

    def of_unit(self, *units: str) -> list[str]:
        return [name for name, concept in self.concepts.items() if concept.unit in units]

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
        both = [Ends(*(pairs[f"{end}_{side}"].to_numpy() for end in ENDS)) for side in "ab"]
        ends = compute(*both)
        columns = (ends.l_lo, ends.l_hi, ends.h_lo, ends.h_hi, pairs.row_a, pairs.row_b)
        for l_lo, l_hi, h_lo, h_hi, row_a, row_b in zip(*columns, strict=True):
            a, b = self.rows[row_a], self.rows[row_b]
            found = meaning(a.meaning, b.meaning)
            if found is not None:
                those = Ends(float(l_lo), float(l_hi), float(h_lo), float(h_hi))
                yield Result(found, those, unit or a.figure.unit or "", formula, (a, b))


def _as_concept(name: str) -> Callable[[Meaning, Meaning], Meaning]:
    return lambda a, _: replace(a, concept=name)


def _as_change(change: str) -> Callable[[Meaning, Meaning], Meaning]:
    return lambda a, _: replace(a, change=change)


def _join(
    a: pd.DataFrame, b: pd.DataFrame, left: list[str], right: list[str] | None = None
) -> pd.DataFrame:
    ours, theirs = a.assign(_on=_joined(a, left)), b.assign(_on=_joined(b, right or left))
    return ours.merge(theirs, on="_on", suffixes=("_a", "_b"))


def _joined(frame: pd.DataFrame, names: list[str]) -> pd.Series[str]:
    key = frame[names[0]]
    for name in names[1:]:
        key = key + "|" + frame[name]
    return key


def _positive(pairs: pd.DataFrame, sides: str = "b") -> pd.DataFrame:
    for side in sides:
        pairs = pairs[pairs[f"l_lo_{side}"] > 0]
    return pairs


def implied_prior(table: Table) -> Iterable[Result]:
    """The year-ago level that a level and its printed growth imply; a loss grows either way."""
    growth = table.where("actual", "yoy", table.of_unit(*GROWING))
    pairs = _positive(_join(table.where("actual", ""), growth, KEY[:4]), "a")
    pairs = pairs[(pairs.unit_b == "percent") & (pairs.l_lo_b > -100)]
    yield from table.results(
        pairs, "implied_prior", None, lambda a, b: a.divided_by(b.times(0.01, 1)), _a_year_before
    )


def implied_prior_amount(table: Table) -> Iterable[Result]:
    """The year-ago level that a level and its printed change in amount imply."""
    pairs = _join(table.where("actual", ""), table.where("actual", "yoy_amount"), KEY[:4])
    yield from table.results(pairs, "implied_prior_amount", None, Ends.minus, _a_year_before)


def implied_prior_times(table: Table) -> Iterable[Result]:
    """The year-ago level that a level and the printed multiple of it imply."""
    multiples = table.where("actual", "times")
    pairs = _positive(_join(table.where("actual", ""), multiples, KEY[:4]), "ab")
    yield from table.results(pairs, "implied_prior_times", None, Ends.divided_by, _a_year_before)


def _a_year_before(a: Meaning, _: Meaning) -> Meaning | None:
    period = earlier(a.period, 12)
    return replace(a, period=period) if period else None


def sums(table: Table) -> Iterable[Result]:
    """Concepts that are sums of others, and companies that are the sum of their parts."""
    levels = table.where("actual", "")
    for name, concept in table.concepts.items():
        if concept.sum_of:
            names = [part.lstrip("-") for part in concept.sum_of]
            signs = [-1 if part.startswith("-") else 1 for part in concept.sum_of]
            groups = levels[levels.concept.isin(names)].groupby(["entity", "segment", "period"])
            for _, group in groups:
                whole = partial(replace, concept=name)
                yield from _sum(table, group, "concept", names, signs, "sum", whole)
    for company in table.companies.values():
        parts = company.entry.parts
        additive = table.of_unit(*ADDITIVE)
        rows = levels[(levels.entity == company.id) & levels.segment.isin(parts)]
        rows = rows[rows.concept.isin(additive)]
        for _, group in rows.groupby(["concept", "period"]):
            whole, signs = partial(replace, segment=""), [1] * len(parts)
            yield from _sum(table, group, "segment", parts, signs, "parts", whole)


def _sum(  # noqa: PLR0913, PLR0917 - what a sum is made of
    table: Table,
    group: pd.DataFrame,
    column: str,
    names: Sequence[str],
    signs: Sequence[int],
    formula: str,
    meaning: Callable[[Meaning], Meaning],
) -> Iterable[Result]:
    if len(group) != len(names) or not names:
        return
    rows = {name: table.rows[row] for name, row in zip(group[column], group.row, strict=True)}
    inputs = tuple(rows[name] for name in names)
    zero = Ends(0.0, 0.0, 0.0, 0.0)
    total = zero
    for quantity, sign in zip(inputs, signs, strict=True):
        ends = table.ends[quantity.meaning]
        total = total.plus(ends) if sign > 0 else total.minus(ends)
    yield Result(meaning(inputs[0].meaning), total, inputs[0].figure.unit or "", formula, inputs)


def ratios(table: Table) -> Iterable[Result]:
    """Margins and other percentages of one concept in another."""
    for name, concept in table.concepts.items():
        if len(concept.ratio_of) == 2:
            above, below = (table.where("actual", "", [part]) for part in concept.ratio_of)
            pairs = _positive(_join(above, below, ["entity", "segment", "period"]))
            yield from table.results(pairs, "ratio", "percent", _percent, _as_concept(name))


def upsides(table: Table) -> Iterable[Result]:
    """How far one concept lies above another."""
    for name, concept in table.concepts.items():
        if len(concept.growth_of) == 2:
            on = ["entity", "segment", "period"]
            above, below = (
                table.where(None, "", [part]).drop_duplicates(on) for part in concept.growth_of
            )
            pairs = _positive(_join(above, below, on))
            yield from table.results(pairs, "growth", "percent", _growth_of, _as_concept(name))


def _growth_of(a: Ends, b: Ends) -> Ends:
    return a.divided_by(b).times(100, -100)


def _percent(a: Ends, b: Ends) -> Ends:
    return a.divided_by(b).times(100)


def shares(table: Table) -> Iterable[Result]:
    """A segment's share of its company."""
    for name, concept in table.concepts.items():
        if concept.share_of:
            rows = table.where("actual", "", [concept.share_of])
            parts, wholes = rows[rows.segment != ""], rows[rows.segment == ""]
            pairs = _positive(_join(parts, wholes, ["entity", "period"]))
            pairs = pairs[pairs.l_lo_a > 0]
            yield from table.results(pairs, "share", "percent", _percent, _as_concept(name))


def run_rates(table: Table) -> Iterable[Result]:
    """Four times a quarter."""
    for name, concept in table.concepts.items():
        if concept.annualised:
            rows = table.where("actual", "", [concept.annualised])
            yield from table.results(
                _with_itself(rows), "annualised", None, lambda a, _: a.times(4), _quarter_as(name)
            )


def _quarter_as(name: str) -> Callable[[Meaning, Meaning], Meaning | None]:
    return lambda a, _: replace(a, concept=name) if a.period.kind == "quarter" else None


def _with_itself(rows: pd.DataFrame) -> pd.DataFrame:
    columns = [*ENDS, "row"]
    return rows[columns].add_suffix("_a").join(rows[columns].add_suffix("_b"))


def growth(table: Table) -> Iterable[Result]:
    """Year on year and quarter on quarter, relative and in amount; percentages change in points.

    A figure that is not above zero before and after has no relative growth, only an amount.
    """
    annualised = {name for name, concept in table.concepts.items() if concept.annualised}
    # a run rate grows as its quarter does
    actual = table.where("actual", "", set(table.concepts) - annualised)
    for scenario in ("actual", "guidance", "consensus"):
        now = table.where(scenario, "")
        for change, column in (("yoy", "year"), ("qoq", "before")):
            then = ["entity", "segment", "concept", column]
            pairs = _join(now[now[column] != ""], actual, then, KEY[:4])
            yield from _growth(table, pairs, change)


def _growth(table: Table, pairs: pd.DataFrame, change: str) -> Iterable[Result]:
    points = pairs[(pairs.unit_a == "percent") & (pairs.unit_b == "percent")]
    relative = pairs.unit_a.map(kind_of).isin(RATIOS)
    levels = pairs[(pairs.unit_a == pairs.unit_b) & ~relative]
    grown, by = _as_change(change), _as_change(f"{change}_amount")
    yield from table.results(points, "difference", "pp", Ends.minus, grown)
    yield from table.results(_positive(levels, "ab"), "growth", "percent", _growth_of, grown)
    yield from table.results(levels, "difference", None, Ends.minus, by)
    if change == "yoy":
        levels = _positive(levels, "ab")
        yield from table.results(levels, "times", "x", Ends.divided_by, _as_change("times"))


def surprises(table: Table) -> Iterable[Result]:
    """Actual and guidance against consensus, actual against guidance; a range by its midpoint."""
    for scenario, against, change in (
        ("actual", "consensus", "surprise"),
        ("guidance", "consensus", "surprise"),
        ("actual", "guidance", "vs_guidance"),
    ):
        for of in ("", "yoy"):
            theirs = table.where(against, of)
            theirs = theirs.sort_values("issued").drop_duplicates(KEY[:4], keep="last")
            on = KEY[:4] if scenario == "actual" else [*KEY[:4], "issued"]
            pairs = _join(table.where(scenario, of), theirs, on)
            yield from _surprise(table, pairs, change, of)


def _surprise(table: Table, pairs: pd.DataFrame, change: str, of: str) -> Iterable[Result]:
    percent = (pairs.unit_a == "percent") & (pairs.unit_b == "percent")
    if not of:
        levels = _positive(pairs[~percent & (pairs.unit_a == pairs.unit_b)], "ab")
        yield from table.results(
            levels, "surprise", "percent",
            lambda a, b: _growth_of(a.midpoint(), b.midpoint()), _as_change(change),
        )  # fmt: skip
    else:
        yield from table.results(
            pairs[percent], "difference", "pp",
            lambda a, b: a.midpoint().minus(b.midpoint()), _as_change(f"{of}_{change}"),
        )  # fmt: skip


def midpoints(table: Table) -> Iterable[Result]:
    """The middle of a guided range."""
    rows = table.where("guidance", "")
    pairs = _with_itself(rows[rows.l_lo < rows.h_lo])
    yield from table.results(
        pairs, "midpoint", None, lambda a, _: a.midpoint(), _as_change("midpoint")
    )


ROUNDS: tuple[tuple[Callable[[Table], Iterable[Result]], ...], ...] = (
    (implied_prior, implied_prior_amount, implied_prior_times),
    (sums,),
    (ratios, shares, run_rates, upsides),
    (growth, surprises, midpoints),
)


def supported(ends: Ends, unit: str) -> Figure | None:
    """The figure that the ends support: as many digits as the wider end allows, never more.

    Where that would leave less than whole points of a percentage, or less than three digits of
    anything else, the figure keeps those and is qualified with `about`, or, if it is looser still,
    becomes a range.
    """
    values = (ends.l_lo, ends.l_hi, ends.h_lo, ends.h_hi)
    if not all(map(math.isfinite, values)):
        return None
    spread = max(ends.l_hi - ends.l_lo, ends.h_hi - ends.h_lo)
    low, high = (ends.l_lo + ends.l_hi) / 2, (ends.h_lo + ends.h_hi) / 2
    size = max(abs(low), abs(high))
    ratio = kind_of(unit) in RATIOS
    finest = 1 if ratio else 3 - _magnitude(size)
    decimals = min(finest, -_magnitude(spread * (1 - 1e-9)) - 1) if spread > 0 else finest
    coarsest = 0 if ratio else 2 - _magnitude(size)
    if ratio and size < 10 and spread * 10 <= LOOSE:
        coarsest = 1  # 2.6 to 2.8 is about 2.7 rather than 3
    if kind_of(unit) == "count":
        decimals, coarsest = min(decimals, 0), min(coarsest, 0)
    approx = "exact"
    if decimals < coarsest:
        decimals = coarsest
        if low == high and spread * 10.0**decimals <= LOOSE:
            approx = "about"
        else:
            low, high = ends.l_lo, ends.h_hi
    return Figure(_round(low, decimals), _round(high, decimals), unit, decimals, approx)


def _magnitude(value: float) -> int:
    return math.floor(math.log10(value)) if value > 0 else 0


def _round(value: float, decimals: int) -> Decimal:
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return Decimal(int(rounded)) if decimals <= 0 else rounded
