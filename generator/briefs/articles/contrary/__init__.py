"""Contradictions between facts and the words beside their figures: a rule a file.

A rule is its docstring. It objects by a word of the article, or doubts where it misses one; where
the words decide nothing, it is silent.
"""

from collections.abc import Iterator, Mapping

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.contrary import (
    aims,
    bases,
    counters,
    currency,
    endings,
    falls,
    growth,
    guided,
    holdings,
    lengths,
    measures,
    months,
    outside,
    owners,
    revisions,
    sold,
    strange,
    times,
    trading,
    unnamed,
    views,
)
from briefs.articles.objection import Objection
from briefs.model.facts import Fact

RULES = (
    times, endings, views, measures, owners, unnamed, strange, growth, falls,
    trading, outside, months, lengths,
    counters, aims, sold, guided, holdings,
)  # fmt: skip
PAIRS = (revisions, bases, currency)  # of facts in one paragraph


def contrary(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """The contradictions between the words beside a figure and its fact, or else the doubts."""
    said = [one for rule in RULES for one in rule.check(p, place, fact)]
    yield from [one for one in said if one.word] or said


def out_of_order(
    p: Paragraph, found: Mapping[int, tuple[Place, Fact]]
) -> Iterator[tuple[Fact, Objection]]:
    """The contradictions between the words and several facts of a paragraph."""
    for rule in PAIRS:
        yield from rule.check(p, found)
