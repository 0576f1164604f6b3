"""A share of a whole is at most 100 %, and so are the shares of one whole together (`at_most`).

"104%" of a market is too much, and so are "60%" of one company and "55%" of its rival in one
paragraph, or of two parts that make up a company.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from briefs.analysis.intervals import interval
from briefs.analysis.rules.case import Case
from briefs.content.models import Concept
from briefs.content.texts import TOGETHER, WHOLE
from briefs.model.facts import Finding, Quantity
from briefs.model.figure import Figure

CONFLICTS = {
    "whole": "{first} can never be more than 100%",
    "together": "{first} and {rest} can never be more than 100% together",
}
ALL = Figure(Decimal(100), Decimal(100), "percent", 0, "exact")


def find(case: Case) -> Iterator[Finding]:
    """Only conflicts: that shares fit into their whole is no news."""
    concepts = case.content.concepts
    wholes: dict[object, dict[str, Quantity]] = {}
    for meaning, quantity in case.index.quantities.items():
        shared = _is_share(concepts[meaning.concept], concepts)
        if not (shared and quantity.facts) or meaning.change or meaning.undated:
            continue
        if _least(quantity) > 100:
            yield Finding(f"whole:{meaning}", "conflict", (quantity.facts[0],), ALL)
            continue
        for whole, part in _wholes(quantity, case):
            parts = wholes.setdefault(whole, {})
            parts[part] = max(parts.get(part, quantity), quantity, key=_least)
    for parts in wholes.values():
        if sum(map(_least, parts.values())) > 100:
            largest = sorted(parts.values(), key=_least, reverse=True)
            facts = tuple(each.facts[0] for each in largest)
            name = "together:" + ":".join(str(each.meaning) for each in largest)
            yield Finding(name, "conflict", facts, ALL)


def _wholes(quantity: Quantity, case: Case) -> Iterator[tuple[object, str]]:
    """Each whole of which a quantity is a share beside others', and its name among them."""
    meaning, concept = quantity.meaning, case.content.concepts[quantity.meaning.concept]
    company = case.content.companies.get(meaning.entity)
    if concept.share_of and company and meaning.segment in company.entry.parts:
        yield replace(meaning, segment=""), meaning.segment
    if concept.at_most == TOGETHER:
        market = replace(meaning, entity="", segment="")
        for fact in quantity.facts:
            yield (fact.source, fact.at, market), meaning.entity


def _least(quantity: Quantity) -> float:
    return max(interval(quantity.figure)[0], 0)


def _is_share(concept: Concept, concepts: Mapping[str, Concept]) -> bool:
    """Tell a percentage of what bounds it: a gross margin, a segment's share of revenue."""
    whole = concept.share_of
    if concept.ratio_of:
        return concepts[concept.ratio_of[0]].at_most == concept.ratio_of[1]
    bounded = concept.at_most in (WHOLE, TOGETHER)
    return bounded or (bool(whole) and concepts[whole].at_most == whole)
