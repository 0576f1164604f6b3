"""Facts with the same meaning become one quantity; all printings are kept.

The rule of choice: the printing that an editor prefers with a reason; else the one that stands for
the narrowest interval; else an unqualified one; else the article published first, then the earlier
paragraph.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from briefs.model.facts import Fact, Meaning, Quantity


def merge(facts: Iterable[Fact], published: Mapping[str, date]) -> dict[Meaning, Quantity]:
    """Group facts by meaning; `published` gives each source's date."""
    groups: dict[Meaning, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.meaning, []).append(fact)
    return {meaning: _one(meaning, group, published) for meaning, group in groups.items()}


def _one(meaning: Meaning, group: list[Fact], published: Mapping[str, date]) -> Quantity:
    if len(group) > 1:
        group.sort(key=lambda fact: _rank(fact, published))
    return Quantity(group[0].id, meaning, group[0].figure, tuple(group))


def _rank(fact: Fact, published: Mapping[str, date]) -> tuple[bool, Decimal, bool, date, str, int]:
    return (
        fact.prefer is None,
        width(fact),
        fact.figure.approx != "exact",
        published[fact.source],
        fact.source,
        fact.at,
    )


def width(fact: Fact) -> Decimal:
    """The width of the interval that a printed figure stands for."""
    low, high = fact.figure.interval()
    return Decimal("Infinity") if low is None or high is None else high - low
