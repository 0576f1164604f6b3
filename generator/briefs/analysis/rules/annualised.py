"""A printed run rate is four times its quarter (`annualised` of a concept).

12.5 in a quarter are 50 a year.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from briefs.analysis.intervals import Ends
from briefs.analysis.table import Result, Table, with_itself
from briefs.model.facts import Meaning


def results(table: Table) -> Iterable[Result]:
    """Four times a quarter."""
    for name, concept in table.concepts.items():
        if concept.annualised:
            rows = table.where("actual", "", [concept.annualised])
            yield from table.results(
                with_itself(rows), "annualised", None, _of_a_year, _quarter_as(name)
            )


def _of_a_year(quarter: Ends, _: Ends) -> Ends:
    return quarter.times(4)


def _quarter_as(name: str) -> Callable[[Meaning, Meaning], Meaning | None]:
    return lambda a, _: replace(a, concept=name) if a.period.kind == "quarter" else None
