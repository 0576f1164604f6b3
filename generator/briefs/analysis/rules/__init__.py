"""The rules that figures keep: a file each, whose docstring is the rule, with an example.

A formula gives `results`: a derived quantity where nobody printed that meaning, a recomputation
where somebody did. A rule gives `find`: the findings. Their labels stand in `templates/words` under
`rule`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from briefs.analysis.rules import (
    annualised,
    claim,
    converted,
    duplicate,
    exchange,
    growth,
    growth_of,
    guided_growth,
    implied_base,
    implied_prior,
    magnitude,
    midpoint,
    order,
    parts,
    ratio_of,
    recomputed,
    restated,
    share_of,
    shares,
    spans,
    stated,
    sum_of,
    surprise,
    whole,
)
from briefs.analysis.rules.case import Case
from briefs.analysis.table import Result, Table
from briefs.model.facts import Finding


class Formula(Protocol):
    """A file whose arithmetic gives quantities."""

    def results(self, table: Table) -> Iterable[Result]: ...


class Rule(Protocol):
    """A file that compares figures."""

    def find(self, case: Case) -> Iterator[Finding]: ...


SUMS: tuple[Formula, ...] = (sum_of, parts, spans)
# Each round rests on what the rounds before gave: a level follows from levels that follow.
ROUNDS: tuple[tuple[Formula, ...], ...] = (
    (converted,),
    (implied_prior, implied_base),
    SUMS,
    (implied_prior, *SUMS),
    (ratio_of, share_of, annualised, growth_of),
    (implied_prior,),
    (growth, surprise, midpoint),
)
# Findings stand in this order on a figure's card.
RULES: tuple[Rule, ...] = (
    duplicate,
    recomputed,
    magnitude,
    order,
    whole,
    exchange,
    restated,
    shares,
    guided_growth,
    claim,
    stated,
)

ACROSS = (whole, exchange, claim, stated)  # whose figures may be of several entities
WITHIN = tuple(rule for rule in RULES if rule not in ACROSS)

# How an editor reads of a conflict, where a rule says it in words of its own.
CONFLICTS: Mapping[str, str] = {
    name: said for rule in RULES for name, said in getattr(rule, "CONFLICTS", {}).items()
}
