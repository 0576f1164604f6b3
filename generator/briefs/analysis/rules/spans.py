"""Months add up to quarters, these to halves, nine months and years, of a concept that `adds_up`.

A year of 480 after nine months of 340 leaves a last quarter of 140; the months up to October are
those up to September and October.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain

from briefs.analysis.sums import families, solved
from briefs.analysis.table import Result, Table
from briefs.model.period import Period, stretch

# A stretch of the fiscal year, from month to month, and the ways to divide it.
Ways = Mapping[tuple[int, int], tuple[tuple[tuple[int, int], ...], ...]]
WAYS: Ways = {
    (0, 12): (((0, 3), (3, 6), (6, 9), (9, 12)), ((0, 6), (6, 12)), ((0, 9), (9, 12))),
    (0, 9): (((0, 3), (3, 6), (6, 9)), ((0, 6), (6, 9))),
    (0, 6): (((0, 3), (3, 6)),),
    (6, 12): (((6, 9), (9, 12)),),
}
QUARTERS: Ways = {
    (first, first + 3): (tuple((month, month + 1) for month in range(first, first + 3)),)
    for first in range(0, 12, 3)
}
TO_DATE: Ways = {(0, last): (((0, last - 1), (last - 1, last)),) for last in range(2, 13)}
MONTHLY = ("month", "to_date")
ALWAYS = ("quarter", "year")  # others are computed for an entity that states such


def results(table: Table) -> Iterable[Result]:
    """Stretches of fiscal years by others."""
    names = [name for name, concept in table.concepts.items() if concept.adds_up]
    rows = table.where("actual", "", names)
    stated = {(row.meaning.entity, row.meaning.period.kind) for row in table.rows if row.facts}
    for family in families(table, rows.row, "period"):
        years = {(period.year, period.fiscal) for period in family}
        monthly = any(period.kind in MONTHLY for period in family)
        for signs in (signs for year in sorted(years) for signs in _sums(*year, monthly)):
            for result in solved(table, family, signs, "period", "spans"):
                span = result.meaning.period.kind
                if span in ALWAYS or (result.meaning.entity, span) in stated:
                    yield result


@cache
def _sums(year: int, ends: int, monthly: bool) -> list[Mapping[Period, int]]:  # noqa: FBT001
    """The terms of each sum within a fiscal year, of those of months only where it is `monthly`."""
    spans: list[Ways] = [
        WAYS,
        *([QUARTERS] if monthly else []),
        *([TO_DATE] if monthly and ends == 12 else []),
    ]
    return [
        {stretch(year, ends, *whole): -1, **{stretch(year, ends, *part): 1 for part in way}}
        for whole, ways in chain.from_iterable(ways.items() for ways in spans)
        for way in ways
    ]
