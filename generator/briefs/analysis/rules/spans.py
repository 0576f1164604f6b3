"""Quarters add up to halves, nine months and years, of a concept that `adds_up`.

A year of 480 after nine months of 340 leaves a last quarter of 140.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from briefs.analysis.sums import families, solved
from briefs.analysis.table import Result, Table
from briefs.model.period import Period, stretch

# A stretch of the fiscal year, from month to month, and the ways to divide it.
WAYS = {
    (0, 12): (((0, 3), (3, 6), (6, 9), (9, 12)), ((0, 6), (6, 12)), ((0, 9), (9, 12))),
    (0, 9): (((0, 3), (3, 6), (6, 9)), ((0, 6), (6, 9))),
    (0, 6): (((0, 3), (3, 6)),),
    (6, 12): (((6, 9), (9, 12)),),
}
ALWAYS = ("quarter", "year")  # others are computed for an entity that states such


def results(table: Table) -> Iterable[Result]:
    """Stretches of fiscal years by others."""
    names = [name for name, concept in table.concepts.items() if concept.adds_up]
    rows = table.where("actual", "", names)
    stated = {(row.meaning.entity, row.meaning.period.kind) for row in table.rows if row.facts}
    for family in families(table, rows.row, "period"):
        years = {(period.year, period.fiscal) for period in family}
        for signs in (signs for year in sorted(years) for signs in _sums(*year)):
            for result in solved(table, family, signs, "period", "spans"):
                span = result.meaning.period.kind
                if span in ALWAYS or (result.meaning.entity, span) in stated:
                    yield result


@cache
def _sums(year: int, ends: int) -> list[Mapping[Period, int]]:
    """The terms of each sum within a fiscal year."""
    return [
        {stretch(year, ends, *whole): -1, **{stretch(year, ends, *part): 1 for part in way}}
        for whole, ways in WAYS.items()
        for way in ways
    ]
