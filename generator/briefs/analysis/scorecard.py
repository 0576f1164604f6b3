"""Actual figures beside their growth and what was expected of them, with verdicts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from briefs.analysis.intervals import telling
from briefs.analysis.moves import sign
from briefs.analysis.stated import said, standing, tone, verdict_of
from briefs.content.records import Brief, Content, days, turns
from briefs.content.references import Index, parse_reference
from briefs.model.basis import beside
from briefs.model.facts import FORWARD, Meaning, Quantity, Saying

Ground: TypeAlias = tuple[tuple[str, str], Sequence[Quantity | Saying]]


@dataclass(frozen=True, slots=True)
class Row:
    """One metric of a scorecard; what is not known is None."""

    meaning: Meaning
    actual: Quantity | None
    yoy: Quantity | None
    qoq: Quantity | None
    consensus: Quantity | None
    surprise: Quantity | None
    guidance: Quantity | None
    good: str
    stated: Mapping[str, Sequence[Saying]]  # what articles say of it, by the expectation

    @property
    def tone(self) -> str:
        """An owner's view of its growth, or of a value that is below zero, where that is sure."""
        way = (
            sign(self.yoy.figure)
            if self.yoy
            else min(0, sign(self.actual.figure))
            if self.actual
            else 0
        )
        return tone({1: "above", -1: "below"}.get(way, ""), self.good)

    @property
    def verdicts(self) -> Iterator[tuple[str, str]]:
        """(what is said, tone) against consensus and guidance: `above_consensus`, `better`."""
        return (verdict for verdict, _ in self.grounds)

    @property
    def grounds(self) -> Iterator[Ground]:
        """The verdicts, each with its two figures, or the articles that state it without them."""
        yield from filter(None, map(self.ground, ("consensus", "guidance")))

    def ground(self, against: str) -> Ground | None:
        """The verdict against the consensus or the guidance, if there is one."""
        expected: Quantity | None = getattr(self, against)
        if self.actual and expected and self.meaning.scenario == "actual":
            said = verdict(self.actual, expected, against, self.good)
            return said, (self.actual, expected)
        stated = self.stated[against]
        return (verdict_of(stated, self.good), stated) if stated else None


def verdict(actual: Quantity, expected: Quantity, against: str, good: str) -> tuple[str, str]:
    """Say how an actual figure stands to an expectation, and if that is good for an owner."""
    side = standing(actual, expected)
    return f"{side.replace(' ', '_')}_{against}", tone(side, good)


def row(reference: str, brief: Brief, content: Content, index: Index) -> Row:
    """The scorecard row of a metric as known in a brief's quarter."""
    meaning = parse_reference(reference, brief, content).meaning

    actual = index.find(meaning, brief.period)
    if actual:
        meaning = replace(meaning, currency=actual.meaning.currency, basis=actual.meaning.basis)
    look_up = index.exactly if actual else index.find  # what is known is compared on its basis
    since = actual.meaning.since if actual and actual.meaning.restated else date.min
    rebased = turns(content).get(meaning.entity, ())

    def find(scenario: str = meaning.scenario, change: str = meaning.change) -> Quantity | None:
        other = beside(meaning, rebased, scenario=scenario, change=change)
        found = look_up(other, brief.period)
        if found is None or found.meaning.undated or found.meaning.since < since:
            return None
        return found if found.facts or worth_showing(found, content) else None

    growth, day = meaning.change == "yoy", days(content)[brief.id]
    return Row(
        meaning,
        actual,
        None if growth else find(change="yoy"),
        None if growth else find(change="qoq"),
        find(scenario="consensus"),
        find(change="yoy_surprise" if growth else "surprise"),
        find(scenario="guidance"),
        content.concepts[meaning.concept].good,
        {against: said(meaning, against, content, day) for against in ("consensus", "guidance")},
    )


def worth_showing(quantity: Quantity, content: Content) -> bool:
    """Tell what was computed from noise: its sign and size are known, and no season is in it.

    A forecast that is a range may reach across zero. Sales, profits and margins have their seasons,
    so their growth on the quarter before says little unless an article prints it.
    """
    meaning, inputs = quantity.meaning, quantity.inputs
    if meaning.change.startswith("qoq") and content.concepts[meaning.concept].period == "duration":
        return False
    ranged = any(part.figure.low != part.figure.high for part in inputs)
    return (meaning.scenario in FORWARD and ranged) or telling(*(quantity.bounds or (0, 0)))
