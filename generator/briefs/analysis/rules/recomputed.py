"""A printed figure allows what other printed figures imply for it, by any formula."""

from collections.abc import Iterator

from briefs.analysis.intervals import agreement, spanned, supported, told_apart
from briefs.analysis.rules.case import Case
from briefs.model.facts import Finding

NO_CHECKS = ("implied", "remaining")  # of the same figures as another check


def find(case: Case) -> Iterator[Finding]:
    places = {entity: place for place, entity in enumerate(case.index.entities)}
    for result in sorted(case.results, key=lambda result: places[result.meaning.entity]):
        quantity = case.index.quantities[result.meaning]
        implied = supported(result.ends, result.unit)
        if implied is not None and not result.formula.startswith(NO_CHECKS):
            state = agreement(quantity.figure, result.ends)
            if state == "agrees if truncated":  # rounded, the two may look alike
                implied = spanned(result.ends, result.unit)
            elif state == "conflict":
                implied = told_apart(implied, quantity.figure, result.ends)
            facts = (quantity.facts[0], *(part.facts[0] for part in result.inputs if part.facts))
            yield Finding(
                f"{result.formula}:{result.meaning}",
                state,
                facts,
                implied,
                result.inputs,
            )
