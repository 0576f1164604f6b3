"""Doubt: figures that conflict or that an editor calls weak, and all that rests on them.

A conflict doubts every fact that takes part in it, unless words alone are at odds with figures.
Another choice is computed: that of another printing, or of the figure that an editor names as what
may be meant instead.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from briefs.analysis.intervals import status
from briefs.analysis.known import Knowledge, chosen
from briefs.content.records import Brief, Content, days
from briefs.content.references import meaning_of
from briefs.model.facts import Fact, Finding, Quantity

_WORDS = re.compile(r"claim:[^:]+:(above|below):")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A dispute that doubts a fact, and the figure that may be meant instead, if it names one."""

    brief: Brief
    dispute: str
    instead: Quantity | None = None


Doubts = Mapping[str, Doubt]  # by fact


def doubts(content: Content, index: Knowledge, findings: Iterable[Finding]) -> Doubts:
    """The doubt of each fact that has any: an editor's own before that of a conflict."""
    conflicts = {
        one.id: one for one in findings if one.status == "conflict" and not _WORDS.match(one.id)
    }
    found: dict[str, Doubt] = {}
    for brief in content.briefs.values():
        for dispute in brief.entry.disputes:
            for name in dispute.findings:
                for fact in conflicts[name].facts if name in conflicts else ():
                    found.setdefault(fact.id, Doubt(brief, dispute.id))
            for doubted in dispute.doubts:
                other = _cited(doubted.instead, brief, content, index) if doubted.instead else None
                for fact in _facts(_cited(doubted.of, brief, content, index)):
                    found[fact.id] = Doubt(brief, dispute.id, other)
    return found | dict(_measured(index, found, content.facts)) if found else {}


def _measured(
    index: Knowledge, known: Doubts, facts: Iterable[Fact]
) -> Iterator[tuple[str, Doubt]]:
    """The doubt of printed changes whose levels are in doubt."""
    entities = {fact.meaning.entity for fact in facts if fact.id in known}
    for quantity in (one for one in index.quantities.values() if one.meaning.entity in entities):
        levels = (doubt(level, known) for level in index.measured_on(quantity))
        found = next(filter(None, levels), None)
        if found:
            own = replace(found, instead=None)
            yield from ((fact.id, own) for fact in quantity.facts if fact.id not in known)


def _cited(reference: str, brief: Brief, content: Content, index: Knowledge) -> Quantity | None:
    """The quantity that a dispute names; nothing while the content is unsound."""
    meaning = meaning_of(reference, brief, content)
    return index.cited(meaning, brief.period, days(content)[brief.id]) if meaning else None


def _facts(quantity: Quantity | None) -> Iterable[Fact]:
    return quantity.facts if quantity else ()


def doubt(quantity: Quantity, known: Doubts) -> Doubt | None:
    """The doubt that a figure rests on, at any remove."""
    if not known:
        return None
    return next((known[root.id] for root in roots(quantity) if root.id in known), None)


def roots(quantity: Quantity) -> Iterator[Quantity]:
    """The printed quantities that a figure rests on; each is named as its fact that is shown."""
    if quantity.facts:
        yield quantity
    for part in quantity.inputs:
        yield from roots(part)


def otherwise(
    quantity: Quantity, index: Knowledge, known: Doubts, day: date
) -> Iterator[tuple[Quantity, Quantity]]:
    """Each other choice that bears on a figure, and the figure on it, as known on a day."""
    found = list(roots(quantity))
    for change in tuple(found):
        found += chain.from_iterable(map(roots, index.measured_on(change)))
    for root in {one.id: one for one in found}.values():
        others = (one for one in _others(root, known) if index.since(one) <= day)
        for other in others:
            result = index.supposing(root.meaning, other, day).of(quantity)
            if result:
                yield other, result


def _others(root: Quantity, known: Doubts) -> Iterator[Quantity]:
    """Other choices for a printed quantity: printings at odds with it, the figure that is named."""
    shown, *printings = root.facts
    for fact in printings:
        if status(shown.figure, fact.figure) in ("conflict", "agrees if truncated"):
            yield chosen(root, [fact])
    doubted = known.get(shown.id)
    if doubted and doubted.instead:
        yield doubted.instead
