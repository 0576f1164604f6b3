"""A quarter is neither a hundredth of its year nor more; earnings are not made in one alone.

"$105M" and "$1050B" are out of proportion to a year of "$400B".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefs.analysis.intervals import interval, meet
from briefs.analysis.rules.case import Case
from briefs.content.models import Concept
from briefs.content.records import Content
from briefs.model.facts import Fact, Finding
from briefs.model.figure import Figure
from briefs.model.period import Period, parse_period

CONFLICTS = {"magnitude": "{first} is out of proportion to its year's {rest}"}


def find(case: Case) -> Iterator[Finding]:
    quantities = case.index.quantities
    for meaning, quantity in quantities.items():
        concept = case.content.concepts[meaning.concept]
        level = meaning.scenario == "actual" and not meaning.change
        additive = concept.unit in ("money", "count") and meaning.period.kind == "quarter"
        if not (quantity.facts and level and additive):
            continue
        fact = quantity.facts[0]
        year = quantities.get(replace(meaning, period=_year_of(fact, case.content)))
        if year and year.facts and interval(year.figure)[0] > 0:
            state = _state(quantity.figure, year.figure, concept)
            yield Finding(f"magnitude:{meaning}", state, (fact, year.facts[0]), year.figure)


def _state(quarter: Figure, year: Figure, concept: Concept) -> str:
    (low, high), (least, most) = interval(quarter), interval(year)
    alone = concept.unit == "money" and concept.good == "up" and meet((low, high), (least, most))
    return "conflict" if high / least < 0.01 or low / most > 1 or alone else "agrees"


def _year_of(fact: Fact, content: Content) -> Period:
    """The entity's fiscal year that a fact's quarter belongs to."""
    company = content.companies[fact.brief.partition("/")[0]]
    month, end = company.entities[fact.meaning.entity].fiscal_year_end, fact.meaning.period.end
    year = end.year + (end.month > month)
    return parse_period(f"FY{year}", month)
