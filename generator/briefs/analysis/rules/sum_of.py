"""A printed sum is the sum of its parts, some of them taken off (`sum_of` of a concept).

A cash flow of 50 less investments of 38 leaves 12 free.
"""

from collections.abc import Iterable

from briefs.analysis.table import Result, Table


def results(table: Table) -> Iterable[Result]:
    """Sums whose every part is known."""
    levels = table.where("actual", "")
    for name, concept in table.concepts.items():
        if not concept.sum_of:
            continue
        signs = {part.lstrip("-"): -1 if part.startswith("-") else 1 for part in concept.sum_of}
        groups = levels[levels.concept.isin(signs)].groupby(
            ["entity", "segment", "period", "currency"]
        )
        for _, group in groups:
            yield from table.total(group, "concept", signs, "sum", name)
