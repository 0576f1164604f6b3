"""A printed share is a segment in its company (`share_of` of a concept).

75 of 125 are 60 %.
"""

from collections.abc import Iterable

from briefs.analysis.intervals import percent_of
from briefs.analysis.table import Result, Table, as_concept, join, positive


def results(table: Table) -> Iterable[Result]:
    """A segment's share of its company."""
    for name, concept in table.concepts.items():
        if concept.share_of:
            rows = table.where("actual", "", [concept.share_of])
            parts, wholes = rows[rows.segment != ""], rows[rows.segment == ""]
            pairs = positive(join(parts, wholes, ["entity", "period"]))
            pairs = pairs[pairs.l_lo_a > 0]
            yield from table.results(pairs, "share", "percent", percent_of, as_concept(name))
