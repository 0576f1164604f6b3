"""A printed midpoint is the middle of the guided range.

110 to 120 has its middle at 115.
"""

from collections.abc import Iterable

from briefs.analysis.intervals import Ends
from briefs.analysis.table import Result, Table, as_change, with_itself


def results(table: Table) -> Iterable[Result]:
    """The middle of a guided range."""
    rows = table.where("guidance", "")
    pairs = with_itself(rows[rows.l_lo < rows.h_lo])
    yield from table.results(pairs, "midpoint", None, _middle, as_change("midpoint"))


def _middle(guided: Ends, _: Ends) -> Ends:
    return guided.midpoint()
