"""A quarter is neither a hundredth of its year nor more; earnings are not made in one alone.

"$105M" and "$1050B" are out of proportion to a year of "$400B"; a half of "$210B" to nine months
of "$200B", where nothing can be below zero.
"""

import math
from collections.abc import Iterator
from dataclasses import replace

from briefs.analysis.intervals import interval, meet
from briefs.analysis.rules.case import Case
from briefs.content.models import Concept
from briefs.model.facts import Finding, Meaning, Quantity
from briefs.model.figure import Figure
from briefs.model.period import Period, stretch

CONFLICTS = {"magnitude": "{first} is out of proportion to {rest} of a longer period"}
LONGER = ((0, 12), (0, 9), (0, 6), (6, 12))  # months of a fiscal year
LOSSES = 10  # times its year that a quarter may be, where the others may have made losses


def find(case: Case) -> Iterator[Finding]:
    """Conflicts, and of years what agrees too."""
    for meaning, quantity in case.index.quantities.items():
        concept = case.content.concepts[meaning.concept]
        level = meaning.scenario == "actual" and not meaning.change
        if not (quantity.facts and level and concept.unit in ("money", "count")):
            continue
        for period in _longer(meaning.period):
            whole = _printed(replace(meaning, period=period), case)
            if whole is None or interval(whole.figure)[0] <= 0:
                continue
            year = meaning.period.kind == "quarter" and period.kind == "year"
            if year:
                state = _state(quantity.figure, whole.figure, meaning.concept, concept)
            else:
                state = _more(quantity.figure, whole.figure, meaning.concept, concept)
            if year or state == "conflict":
                name = f"magnitude:{meaning}" + ("" if year else f":{period.own_key}")
                facts = (quantity.facts[0], whole.facts[0])
                yield Finding(name, state, facts, whole.figure)


def _longer(period: Period) -> Iterator[Period]:
    """The stretches of its fiscal year in which a quarter, a half or nine months lie."""
    if period.kind in ("quarter", "half", "nine"):
        for months in LONGER:
            whole = stretch(period.year, period.fiscal, *months)
            if whole != period and whole.start <= period.start and period.end <= whole.end:
                yield whole


def _printed(meaning: Meaning, case: Case) -> Quantity | None:
    """The printed figure of a meaning, restated with the same report or not."""
    quantities = case.index.quantities
    found = quantities.get(meaning) or quantities.get(replace(meaning, issued=None))
    return found if found and found.facts else None


def _state(quarter: Figure, year: Figure, name: str, concept: Concept) -> str:
    (low, high), (least, most) = interval(quarter), interval(year)
    alone = concept.unit == "money" and concept.good == "up" and meet((low, high), (least, most))
    if high / least < 0.01 or _more(quarter, year, name, concept) == "conflict":
        return "conflict"
    if not all(map(math.isfinite, (low, high, most))):
        return "undetermined"
    return "conflict" if alone else "agrees"


def _more(part: Figure, whole: Figure, name: str, concept: Concept) -> str:
    """A conflict where a part is surely more than its whole."""
    room = 1 if concept.at_most == name else LOSSES
    return "conflict" if interval(part)[0] > room * interval(whole)[1] else ""
