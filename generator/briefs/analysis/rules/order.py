"""A part is at most its whole, and what is left at most what it is left of (`at_most`).

"$12B" of operating income of "$10B" of gross profit, or "$2.60" diluted beside "$2.50" basic, are
exchanged or read wrong. What may be a loss bounds nothing: another part may have made one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefs.analysis.intervals import if_truncated, interval
from briefs.analysis.rules.case import Case
from briefs.content.models import Concept
from briefs.model.facts import Finding, Meaning, Quantity
from briefs.model.unit import PER_SHARE

CONFLICTS = {"order": "{first} can never be more than {rest}"}

Concepts = Mapping[str, Concept]


def find(case: Case) -> Iterator[Finding]:
    """Only conflicts: that a part is smaller than its whole is no news."""
    concepts, quantities = case.content.concepts, case.index.quantities
    for meaning, quantity in quantities.items():
        positive = quantity.facts and interval(quantity.figure)[0] > 0
        if not positive or meaning.change or meaning.undated:
            continue
        for bound in _bounds(meaning, concepts):
            most = quantities.get(bound) or quantities.get(_first_reported(bound))
            if most and most.facts and _above(quantity, most):
                about = f"order:{meaning}:{most.meaning}"
                yield Finding(about, "conflict", (quantity.facts[0], most.facts[0]), most.figure)


def _bounds(meaning: Meaning, concepts: Concepts) -> Iterator[Meaning]:
    """The meaning that it cannot exceed, if there is one."""
    bound = concepts[meaning.concept].at_most
    if bound and bound != meaning.concept:
        yield replace(meaning, concept=bound)
    elif bound and meaning.segment:
        yield replace(meaning, segment="")


def _first_reported(meaning: Meaning) -> Meaning:
    return replace(meaning, issued=None) if meaning.restated else meaning


def _above(quantity: Quantity, most: Quantity) -> bool:
    """Tell if no rounding can make it fit; one article rounds amounts a share alike."""
    figure, bound = quantity.figure, most.figure
    alike = {fact.source for fact in quantity.facts} & {fact.source for fact in most.facts}
    if alike and (figure.unit or "").endswith(PER_SHARE) and figure.low and bound.high:
        return figure.low > bound.high
    return interval(figure)[0] > if_truncated(bound)[1]
