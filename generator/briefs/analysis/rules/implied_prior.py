"""A level and its printed growth, change or multiple imply the level before.

120 that grew 20 % was 100; a margin of 12 % after a fall of 3 points was 15 %. It is no check:
growth compares the same three.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from briefs.analysis.intervals import Ends
from briefs.analysis.table import Result, Table, positive
from briefs.model.facts import MONTHS_BACK, Meaning
from briefs.model.period import earlier
from briefs.model.unit import GROWING


def results(table: Table) -> Iterable[Result]:
    """Levels a year and a quarter before by growth and by the change; a year by the multiple."""
    for change, months in MONTHS_BACK.items():
        yield from _by_growth(table, change, months)
        points = table.changed(change, table.of_unit("percent"))
        for pairs in (points, table.changed(f"{change}_amount")):
            yield from table.results(
                pairs, "implied_prior_amount", None, Ends.minus, before(months)
            )
    multiples = positive(table.changed("times"), "ab")
    yield from table.results(multiples, "implied_prior_times", None, Ends.divided_by, before(12))


def _by_growth(table: Table, change: str, months: int) -> Iterable[Result]:
    """A loss grows either way."""
    pairs = positive(table.changed(change, table.of_unit(*GROWING)), "a")
    pairs = pairs[(pairs.unit_b == "percent") & (pairs.l_lo_b > -100)]
    yield from table.results(pairs, "implied_prior", None, _ungrown, before(months))


def _ungrown(level: Ends, growth: Ends) -> Ends:
    return level.divided_by(growth.times(0.01, 1))


def before(months: int) -> Callable[[Meaning, Meaning], Meaning | None]:
    """The actual figure so many months before another."""

    def meaning(a: Meaning, _: Meaning) -> Meaning | None:
        period = earlier(a.period, months)
        actual = replace(a, scenario="actual", issued=None, by="")
        return replace(actual, period=period) if period else None

    return meaning
