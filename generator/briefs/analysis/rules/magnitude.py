"""A quarter is neither a hundredth of its year nor more; earnings are not made in one alone.

"$105M" and "$1050B" are out of proportion to a year of "$400B".
"""

import math
from collections.abc import Iterator
from dataclasses import replace

from briefs.analysis.intervals import interval, meet
from briefs.analysis.rules.case import Case
from briefs.content.models import Concept
from briefs.model.facts import Finding
from briefs.model.figure import Figure
from briefs.model.period import fiscal_year

CONFLICTS = {"magnitude": "{first} is out of proportion to its year's {rest}"}


def find(case: Case) -> Iterator[Finding]:
    quantities = case.index.quantities
    for meaning, quantity in quantities.items():
        concept = case.content.concepts[meaning.concept]
        level = meaning.scenario == "actual" and not meaning.change
        additive = concept.unit in ("money", "count") and meaning.period.kind == "quarter"
        if not (quantity.facts and level and additive):
            continue
        fact, period = quantity.facts[0], meaning.period
        whole = fiscal_year(period.year, period.fiscal)
        of_year = replace(meaning, period=whole)
        year = quantities.get(of_year) or quantities.get(replace(of_year, issued=None))
        if year and year.facts and interval(year.figure)[0] > 0:
            state = _state(quantity.figure, year.figure, concept)
            yield Finding(f"magnitude:{meaning}", state, (fact, year.facts[0]), year.figure)


def _state(quarter: Figure, year: Figure, concept: Concept) -> str:
    (low, high), (least, most) = interval(quarter), interval(year)
    alone = concept.unit == "money" and concept.good == "up" and meet((low, high), (least, most))
    if high / least < 0.01 or low / most > 1:
        return "conflict"
    if not all(map(math.isfinite, (low, high, most))):
        return "undetermined"
    return "conflict" if alone else "agrees"
