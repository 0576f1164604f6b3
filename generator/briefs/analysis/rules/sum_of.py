"""A printed sum is the sum of its parts, some of them taken off (`sum_of` of a concept).

A cash flow of 50 less investments of 38 leaves 12 free; 12 free of 50 are investments of 38.
"""

from collections.abc import Iterable

from briefs.analysis.sums import families, solved
from briefs.analysis.table import Result, Table


def results(table: Table) -> Iterable[Result]:
    """Sums whose every part is known, and the one part that is not."""
    levels = table.where("actual", "")
    for name, concept in table.concepts.items():
        if concept.sum_of:
            parts = {part.lstrip("-"): -1 if part[0] == "-" else 1 for part in concept.sum_of}
            signs = {name: -1, **parts}
            rows = levels[levels.concept.isin(signs)]
            for family in families(table, rows.row, "concept"):
                yield from solved(table, family, signs, "concept", "sum")
