"""Kinds of slips that change a meaning to one close by: the year after, the months up to a quarter's end."""

from __future__ import annotations

from typing import Any

from tamper_facts import Entry, Kinds, Slip, by_entry

from briefs.model.period import Period, earlier, fiscal_year, month, part_of_year, quarter_ending


def _with_period(slip: Slip, period: Period | None) -> Entry | None:
    return {**slip.entry, "period": str(period)} if period else None


def year_after(slip: Slip) -> Entry | None:
    """The year after: the fiscal year taken for the calendar's."""
    own = slip.fact.meaning.period
    return _with_period(slip, earlier(own, -12)) if own.kind in ("quarter", "half", "nine", "year") else None


def months_so_far(slip: Slip) -> Entry | None:
    """The first half, nine months or year for the quarter that ends them."""
    own = slip.fact.meaning.period
    if own.kind != "quarter" or own.number == 1:
        return None
    year = own.year, own.fiscal
    parts = {2: "half", 3: "nine"}
    whole = part_of_year(parts[own.number], year[0], 1, year[1]) if own.number in parts else fiscal_year(*year)
    return _with_period(slip, whole)


def quarter_alone(slip: Slip) -> Entry | None:
    """The last quarter for a longer time."""
    own = slip.fact.meaning.period
    return _with_period(slip, quarter_ending(own)) if own.kind in ("half", "nine", "year", "ttm") else None


def month_alone(slip: Slip) -> Entry | None:
    """The last month for its quarter."""
    own = slip.fact.meaning.period
    return _with_period(slip, month(own.end.year, own.end.month)) if own.kind == "quarter" else None


def adjusted(slip: Slip) -> Entry | None:
    """An adjusted profit for the reported one, and the other way."""
    own = slip.fact.meaning.concept
    other = own.removeprefix("Adjusted") if own.startswith("Adjusted") else f"Adjusted{own}"
    return {**slip.entry, "concept": other} if other in slip.asked.content.concepts else None


def _changed(slip: Slip, turned: dict[str, Any]) -> Entry | None:
    own = slip.fact.meaning.change
    return {**slip.entry, "change": turned[own]} if own in turned else None


def constant_rates(slip: Slip) -> Entry | None:
    """Growth at constant exchange rates for growth as reported."""
    return _changed(slip, {"yoy": "yoy_cc"})


def surprise(slip: Slip) -> Entry | None:
    """A surprise for growth, and the other way."""
    return _changed(slip, {"yoy": "surprise", "qoq": "surprise", "surprise": "yoy"})


KINDS: Kinds = {
    kind.__name__.replace("_", " "): by_entry(kind)
    for kind in (year_after, months_so_far, quarter_alone, month_alone, adjusted, constant_rates, surprise)
}
