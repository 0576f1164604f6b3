"""A level and its printed growth, change or multiple imply the level a year ago.

120 that grew 20 % was 100. It is no check: growth compares the same three.
"""

from collections.abc import Iterable
from dataclasses import replace

from briefs.analysis.intervals import Ends
from briefs.analysis.table import KEY, Result, Table, join, positive
from briefs.model.facts import Meaning
from briefs.model.period import earlier
from briefs.model.unit import GROWING


def results(table: Table) -> Iterable[Result]:
    """Year-ago levels by growth, by the change in amount, by the multiple."""
    for formula in (_by_growth, _by_amount, _by_multiple):
        yield from formula(table)


def _by_growth(table: Table) -> Iterable[Result]:
    """A loss grows either way."""
    growth = table.where("actual", "yoy", table.of_unit(*GROWING))
    pairs = positive(join(table.where("actual", ""), growth, KEY[:4]), "a")
    pairs = pairs[(pairs.unit_b == "percent") & (pairs.l_lo_b > -100)]
    yield from table.results(
        pairs, "implied_prior", None, lambda a, b: a.divided_by(b.times(0.01, 1)), _a_year_before
    )


def _by_amount(table: Table) -> Iterable[Result]:
    pairs = join(table.where("actual", ""), table.where("actual", "yoy_amount"), KEY[:4])
    yield from table.results(pairs, "implied_prior_amount", None, Ends.minus, _a_year_before)


def _by_multiple(table: Table) -> Iterable[Result]:
    multiples = table.where("actual", "times")
    pairs = positive(join(table.where("actual", ""), multiples, KEY[:4]), "ab")
    yield from table.results(pairs, "implied_prior_times", None, Ends.divided_by, _a_year_before)


def _a_year_before(a: Meaning, _: Meaning) -> Meaning | None:
    period = earlier(a.period, 12)
    return replace(a, period=period) if period else None
