"""Contradictions between facts and the words beside their figures: a rule a file.

A rule is its docstring. It objects by a word of the article, or doubts where it misses one; where
the words decide nothing, it is silent.
"""

from collections.abc import Iterator, Mapping

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.contrary import (
    bases,
    currency,
    falls,
    growth,
    measures,
    months,
    outside,
    owners,
    revisions,
    times,
    trading,
    views,
)
from briefs.articles.objection import Objection
from briefs.model.facts import Fact

RULES = (times, views, measures, owners, growth, falls, trading, outside, months)
PAIRS = (revisions, bases, currency)  # of facts in one paragraph


def contrary(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """The contradictions between the words beside a figure and its fact."""
    for rule in RULES:
        yield from rule.check(p, place, fact)


def out_of_order(
    p: Paragraph, found: Mapping[int, tuple[Place, Fact]]
) -> Iterator[tuple[Fact, Objection]]:
    """The contradictions between the words and several facts of a paragraph."""
    for rule in PAIRS:
        yield from rule.check(p, found)
