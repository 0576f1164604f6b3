"""Readings of an article by two readers: the project's own, and a program that is asked.

What both read alike is sure; where they differ, both readings are kept. The program's readings go
through the same hands: figures must fit their concepts, and no words may deny them.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefs.articles.asked import Answer, Key, Question
from briefs.articles.candidates import Chooser, once, read
from briefs.articles.clauses import Paragraph, Place, Proposal
from briefs.articles.concepts import may_be
from briefs.articles.dates import Calendar
from briefs.articles.lexicon import Vocabulary
from briefs.articles.readings.situation import Candidates, Situation
from briefs.articles.readings.views import suits
from briefs.articles.scorer import Weights, shipped
from briefs.content.fitting import wrong_change, wrong_kind
from briefs.model.period import Period
from briefs.model.problem import Refused

_PARTS = {  # what a doubt calls each part of a reading
    "concept": "concept", "entity": "entity", "segment": "segment", "period": "period",
    "scenario": "period", "by": "period", "change": "change",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Program:
    """A program that reads along: its name, and the way to ask it."""

    name: str
    ask: Callable[[object], object]


def read_twice(
    paragraphs: Sequence[str], vocabulary: Vocabulary, calendar: Calendar, program: Program
) -> tuple[list[Proposal], int]:
    """A meaning for every figure of an article, by both readers; raises Refused.

    Beside them the number of the program's readings that figure or words deny.
    """
    own_reader = Listening(shipped())
    own, early = read(paragraphs, vocabulary, calendar, own_reader)
    question = Question(paragraphs, vocabulary, calendar, own_reader.heard)
    said = program.ask(question.data())
    try:
        answers = question.answers(said)
    except ValueError as fault:
        raise Refused(
            f"the answer of {program.name} is refused, nothing is written: {fault}"
        ) from None
    theirs, _ = read(paragraphs, vocabulary, calendar, Told(answers))
    pairs = zip(own, theirs, strict=True)
    both = once([_together(one, other, program.name) for one, other in pairs], early)
    return both, sum(map(_is_void, theirs))


class Listening(Chooser):
    """The usual chooser, which keeps what there was to choose from."""

    def __init__(self, weights: Weights) -> None:
        super().__init__(weights)
        self.heard: dict[Key, tuple[Place, dict[str, Candidates]]] = {}

    def no_fact(self, p: Paragraph, place: Place) -> str:
        self.heard[p.at, place.start] = place, {}
        return super().no_fact(p, place)

    def choose(
        self, slot: str, s: Situation, candidates: Candidates
    ) -> Sequence[tuple[Hashable, float]]:
        heard = self.heard[s.p.at, s.place.start][1]
        heard[slot] = {**candidates, **heard.get(slot, {})}
        return super().choose(slot, s, candidates)


class Told(Chooser):
    """A chooser that takes what it was told, if the figure can be that."""

    def __init__(self, answers: Mapping[Key, Answer]) -> None:
        super().__init__(shipped())
        self.answers = answers

    def no_fact(self, p: Paragraph, place: Place) -> str:
        return self.answers[p.at, place.start].no_fact

    def choose(self, slot: str, s: Situation, __: Candidates) -> Sequence[tuple[Hashable, float]]:
        told = self.answers[s.p.at, s.place.start]
        if slot == "concept" and not may_be(s.p, told.concept, s.place.found, s.change):
            return []
        if slot == "view" and not _could_be(s, *told.view):
            return []
        return [(getattr(told, slot), 1.0)]

    def settle(self, told: Sequence[tuple[Situation, Proposal]]) -> Proposal:
        return told[0][1]


def _could_be(s: Situation, period: Period | None, scenario: str, _: str) -> bool:
    """Tell a time that the concept can have; nothing has happened after the article's day."""
    written, concept = s.p.calendar.written, s.p.concepts[s.concept]
    if period is None or not suits(s.p, concept, period) or wrong_kind("", concept, period):
        return False
    if period.kind != "month" and wrong_change(s.change, period):  # 環比 of a month is meant so
        return False
    return scenario != "actual" or written is None or period.end <= written.end


def _together(own: Proposal, theirs: Proposal, name: str) -> Proposal:
    """The reading of both, with doubts where they differ; one that cannot be has no say."""
    if _is_void(theirs):
        return own
    apart = list(dict.fromkeys(
        part for key, part in _PARTS.items() if getattr(own, key) != getattr(theirs, key)
    ))  # fmt: skip
    if own.reason == theirs.reason and not apart:
        doubts = tuple(one for one in own.doubts if one not in {*_PARTS.values(), "reason"})
        return replace(own, doubts=doubts, proof=f"{name} agrees", second=None)
    if _is_void(own):
        return replace(theirs, doubts=(f"by {name} alone",))
    if own.concept and theirs.concept:
        return replace(own, doubts=(*apart, f"otherwise by {name}"), second=theirs)
    return replace(own, doubts=(f"{theirs.words} by {name}",))


def _is_void(reading: Proposal) -> bool:
    """Tell a figure of which nothing is said."""
    return not reading.concept and not reading.reason
