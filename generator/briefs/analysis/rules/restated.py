"""A restated amount is not half again what was first reported, nor less than two thirds of it.

"$12B", restated, of a quarter of which "$4.5B" was reported is more likely nine months' profit.
"""

from collections.abc import Iterator
from dataclasses import replace

from briefs.analysis.intervals import interval
from briefs.analysis.rules.case import Case
from briefs.model.facts import Finding
from briefs.model.figure import Figure

CONFLICTS = {"restated": "{first}, restated, is far from {rest}, which was first reported"}
FAR = 1.5


def find(case: Case) -> Iterator[Finding]:
    """Only conflicts, of amounts above zero: what a split restates is for `shares`."""
    for meaning, quantity in case.index.quantities.items():
        first = case.index.quantities.get(replace(meaning, issued=None))
        amount = not meaning.change and not case.content.concepts[meaning.concept].in_shares
        if not (meaning.restated and amount and quantity.facts and first and first.facts):
            continue
        if _far(quantity.figure, first.figure) or _far(first.figure, quantity.figure):
            facts = (quantity.facts[0], first.facts[0])
            yield Finding(f"restated:{meaning}", "conflict", facts, first.figure)


def _far(more: Figure, less: Figure) -> bool:
    """Tell if one is surely beyond the factor of another."""
    least, most = interval(more)[0], interval(less)[1]
    return most > 0 and least > FAR * most
