"""A printed percentage is one concept in another (`ratio_of` of a concept).

10 of income in 125 of revenue are a margin of 8 %.
"""

from collections.abc import Iterable

from briefs.analysis.intervals import percent_of
from briefs.analysis.table import Result, Table, as_concept, join, positive


def results(table: Table) -> Iterable[Result]:
    """Margins and other percentages of one concept in another."""
    for name, concept in table.concepts.items():
        if len(concept.ratio_of) == 2:
            above, below = (table.where("actual", "", [part]) for part in concept.ratio_of)
            pairs = positive(join(above, below, ["entity", "segment", "period"]))
            yield from table.results(pairs, "ratio", "percent", percent_of, as_concept(name))
