"""A printed distance is how far one concept lies above another (`growth_of` of a concept).

A price target of 300 is 50 % above a price of 200.
"""

from collections.abc import Iterable

from briefs.analysis.intervals import growth_of
from briefs.analysis.table import Result, Table, as_concept, join, positive


def results(table: Table) -> Iterable[Result]:
    """Distances of one concept above another."""
    for name, concept in table.concepts.items():
        if len(concept.growth_of) == 2:
            on = ["entity", "segment", "period"]
            above, below = (
                table.where(None, "", [part]).drop_duplicates([*on, "currency", "basis"])
                for part in concept.growth_of
            )
            pairs = positive(join(above, below, on))
            yield from table.results(pairs, "growth", "percent", growth_of, as_concept(name))
