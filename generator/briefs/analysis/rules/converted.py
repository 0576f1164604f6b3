"""A figure in shares of before a split, and one in shares of after it, differ by the split's ratio.

After a split of 10 for 1, earnings of 12.00 a share are 1.20 a share.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from briefs.analysis.intervals import Ends
from briefs.analysis.table import Result, Table
from briefs.model.basis import conversions


def results(table: Table) -> Iterable[Result]:
    """Every figure in shares on the bases of later splits."""
    for quantity in table.rows:
        meaning, unit = quantity.meaning, quantity.figure.unit or ""
        turns = table.spans.rebasings.get(meaning.entity, ())
        for basis, shares in conversions(turns, meaning) if turns else ():
            per_share = table.concepts[meaning.concept].unit == "per_share"
            found = replace(meaning, basis=basis)
            compute = partial(_times, float(1 / shares if per_share else shares))
            ends = compute(table.ends[meaning])
            yield Result(found, ends, unit, "converted", (quantity,), compute)


def _times(factor: float, ends: Ends) -> Ends:
    return ends.times(factor)
