"""Frozen types for facts and what they mean, named as in the XBRL Open Information Model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from briefs.model.figure import Figure
from briefs.model.language import Text
from briefs.model.period import UNDATED, Period
from briefs.model.problem import Problem

SCENARIOS = ("actual", "guidance", "consensus", "estimate", "target")
FORWARD = frozenset(SCENARIOS[1:])
CHANGES = {  # each kind of change and what it is measured as
    "yoy": "relative",
    "qoq": "relative",
    "mom": "relative",
    "yoy_cc": "relative",
    "cagr": "relative",
    "growth": "relative",
    "surprise": "relative",
    "vs_guidance": "relative",
    "yoy_amount": "amount",
    "qoq_amount": "amount",
    "mom_amount": "amount",
    "surprise_amount": "amount",
    "midpoint": "amount",
    "times": "multiple",
    "yoy_surprise": "relative",
    "yoy_vs_guidance": "relative",
}
MONTHS_BACK = {"yoy": 12, "qoq": 3, "mom": 1}  # to the level from which growth is measured
PRINTED_CHANGES = tuple(CHANGES)[:-2]  # the last two are only computed

SAYINGS = {  # words on a metric without its figure: against which expectation, on which side
    "beat consensus": ("consensus", "above"),
    "met consensus": ("consensus", "in_line"),
    "missed consensus": ("consensus", "below"),
    "beat guidance": ("guidance", "above"),
    "met guidance": ("guidance", "within"),
    "missed guidance": ("guidance", "below"),
    "raised guidance": ("", "raised"),  # a revision
    "cut guidance": ("", "cut"),
    "kept guidance": ("", "kept"),
    "withdrew guidance": ("", "withdrawn"),
    "withdrew target": ("", "withdrawn"),  # an aim, which the ledger does not follow
}
CLAIM = re.compile(r"(above|below) (.+)|(of) (.+) is (.+)|(from) (.+) to (.+)|(is) (.+ plus .+)")
STATUSES = ("agrees", "agrees if truncated", "conflict", "undetermined")


@dataclass(frozen=True, slots=True)
class Meaning:
    """The sense of a figure: the key under which facts from several articles become one.

    `issued` is the calendar quarter with which a forward-looking figure was given, so that guidance
    of one date is not mixed with guidance of another, or with which an actual figure was restated.
    `currency` is set where it is not the entity's own, or its concept's: two currencies are two
    quantities. `basis` is the day of the last split or recast that the figure takes account of.
    """

    entity: str
    segment: str
    concept: str
    period: Period
    scenario: str = "actual"
    change: str = ""
    issued: Period | None = None
    by: str = ""
    currency: str = ""
    basis: str = ""

    @property
    def restated(self) -> bool:
        return self.scenario == "actual" and self.issued is not None

    @property
    def since(self) -> date:
        """The day from which it is known: for what was first reported, the first of all days."""
        return self.issued.end if self.issued else date.min

    @property
    def undated(self) -> bool:
        """True where nobody says when it was, or was given: it is compared with nothing."""
        return UNDATED in (self.period, self.issued)

    def __str__(self) -> str:
        scenario = "" if self.scenario == "actual" else self.scenario
        issued = f"@{self.issued}" if self.issued else ""
        subject = (self.entity, self.segment, self.concept, self.period.own_key)
        basis = f"on{self.basis}" if self.basis else ""
        currency = self.currency.replace("/", "-")
        parts = (*subject, currency, basis, scenario, squeeze(self.by), self.change)
        return ".".join(part for part in parts if part) + issued


@dataclass(frozen=True, slots=True)
class Fact:
    """A printed figure with its meaning and its place in the article and in the fact file."""

    id: str
    brief: str
    meaning: Meaning
    figure: Figure
    printed: str
    source: str
    at: int
    path: str
    line: int
    column: int
    by: Text | None = field(default=None, hash=False)  # a mapping has no hash
    note: Text | None = field(default=None, hash=False)
    prefer: Text | None = field(default=None, hash=False)
    claims: tuple[str, ...] = ()
    currency: str = ""  # as its file says it, also where that is the entity's own
    down: bool | None = None  # as its file says it, if it does
    issued: Period | None = None  # the calendar quarter of its brief
    basis: str = ""  # as its file says it
    end: str = ""  # of a range, where it alone is printed
    despite: str = ""  # words of its article that are not of it

    def problem(self, message: str, remedy: str) -> Problem:
        """A problem at its place in the fact file."""
        return Problem(self.path, self.line, self.column, message, remedy)


@dataclass(frozen=True, slots=True)
class Saying:
    """An article's word on a metric of which it prints no figure: that it beat the consensus."""

    brief: str
    meaning: Meaning
    says: str  # one of SAYINGS
    source: str
    at: int
    path: str
    line: int
    column: int
    despite: str = ""  # words of its article that are not of it

    @property
    def about(self) -> str:
        """The expectation that it speaks of; nothing where it says what became of guidance."""
        return SAYINGS[self.says][0]

    @property
    def word(self) -> str:
        """The side of an expectation, or the word for a revision."""
        return SAYINGS[self.says][1]

    @property
    def id(self) -> str:
        return f"{self.source}.p{self.at}.{self.meaning}:{self.says.replace(' ', '_')}"

    def problem(self, message: str, remedy: str) -> Problem:
        """A problem at its place in the fact file."""
        return Problem(self.path, self.line, self.column, message, remedy)


@dataclass(frozen=True, slots=True)
class Quantity:
    """The site's figure for one meaning: merged from facts, or derived from other quantities.

    Exactly one of `facts` and `inputs` is filled; `facts[0]` is the one shown. `bounds` are the
    least and the greatest value that a derived figure's arithmetic allows, `signs` those of a sum's
    terms.
    """

    id: str
    meaning: Meaning
    figure: Figure
    facts: tuple[Fact, ...] = ()
    formula: str = ""
    inputs: tuple[Quantity, ...] = ()
    bounds: tuple[Decimal, Decimal] | None = None
    signs: str = ""

    @property
    def derived(self) -> bool:
        return not self.facts

    @property
    def grounds(self) -> Iterator[Fact]:
        """The facts that it shows, or from which it was computed, at any remove."""
        yield from self.facts
        for part in self.inputs:
            yield from part.grounds

    def rests_on(self, meaning: Meaning) -> bool:
        """Tell if it is the quantity of a meaning or was computed from it, at any remove."""
        return self.meaning == meaning or any(part.rests_on(meaning) for part in self.inputs)


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's word on some facts; `facts[0]` is held against `other`.

    Where articles' words are held against each other, or against figures, there are `sayings` and
    the two `verdicts` that they come to, and no other figure.
    """

    id: str  # begins with the rule's name
    status: str  # one of STATUSES
    facts: tuple[Fact, ...]
    other: Figure | None
    inputs: tuple[Quantity, ...] = ()
    sayings: tuple[Saying, ...] = ()
    verdicts: tuple[str, str] = ("", "")

    @property
    def rule(self) -> str:
        return self.id.partition(":")[0]

    @property
    def brief(self) -> str:
        """The newest brief that it touches."""
        briefs = [fact.brief for fact in self.facts]
        return max([*briefs, *(saying.brief for saying in self.sayings)])

    @property
    def shown(self) -> Figure:
        return self.facts[0].figure

    @property
    def meaning(self) -> Meaning:
        return self.sayings[0].meaning if self.sayings else self.facts[0].meaning


def squeeze(name: str) -> str:
    """An author's name as one word, as a reference writes it after `by:`."""
    return re.sub(r"\W+", "", name)


def read_claim(claim: str) -> tuple[str, tuple[str, ...]]:
    """A claim's first word and its references: `of A is B` gives `of` and (A, B)."""
    match = CLAIM.fullmatch(claim)
    assert match, claim
    word, *references = (group for group in match.groups() if group)
    return word, tuple(part for reference in references for part in reference.split(" plus "))
