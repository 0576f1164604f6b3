"""Quantities computed from quantities, round by round.

What a formula gives is a derived quantity where nobody printed that meaning, and a recomputation to
check against where somebody did.
"""

from collections.abc import Mapping

from briefs.analysis.intervals import ends_of, supported
from briefs.analysis.rules import ROUNDS
from briefs.analysis.table import Result, Table
from briefs.content.models import Concept
from briefs.content.records import Company
from briefs.model.facts import Meaning, Quantity


def derive(
    printed: Mapping[Meaning, Quantity],
    concepts: Mapping[str, Concept],
    companies: Mapping[str, Company],
) -> tuple[dict[Meaning, Quantity], list[Result]]:
    """All quantities, printed and derived, and the recomputations of printed ones."""
    known = dict(printed)
    ends = {quantity.meaning: ends_of(quantity.figure) for quantity in printed.values()}
    checks: list[Result] = []
    for formulas in ROUNDS if printed else ():
        table = Table(list(known.values()), ends, concepts, companies)
        for formula in formulas:
            for result in formula.results(table):
                if result.meaning in printed:
                    if not any(part.rests_on(result.meaning) for part in result.inputs):
                        checks.append(result)
                elif result.meaning not in known:
                    figure = supported(result.ends, result.unit)
                    if figure:
                        known[result.meaning] = Quantity(
                            str(result.meaning), result.meaning, figure, (),
                            result.formula, result.inputs, result.ends.bounds,
                        )  # fmt: skip
                        ends[result.meaning] = result.ends
    return known, checks
