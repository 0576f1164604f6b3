"""The word of a kind that governs a figure: joined to it from behind, or the last one before it."""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from briefs.analysis.directions import clauses, words_of
from briefs.analysis.lint.prose import Mention, neighbours
from briefs.analysis.touching import Joins


class Placed(Protocol):
    """A word at its place in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Word = TypeVar("Word", bound=Placed)


def governed(
    text: str, language: str, cited: Sequence[Mention], words: Sequence[Word], joins: Joins
) -> Iterator[tuple[Mention, Word]]:
    """Each figure with the word that is its own; a figure joined to the one before has that one's.

    The word stands in the figure's clause, or is all that a clause before it says.
    """
    carries = words_of(language).carries
    scenario = ""
    own, last = None, 0  # a word joined from behind is no other figure's
    for mention in cited if words else ():
        behind = next((one for one in words if mention.end <= one.start), None)
        start = _start(text, language, words, mention, joins)
        free = [one for one in words if max(last, start) <= one.start and one.end <= mention.start]
        ahead = free[-1] if free else None
        if last > start and ahead and text[ahead.end : mention.start].strip() == ",":
            ahead = None  # {A} of revenue in nine months, {B} of it in the third quarter
        if behind and joins.joined.fullmatch(text, mention.end, behind.start):
            own = behind
        elif ahead or not (
            carries.fullmatch(text, last, mention.start)
            or (
                scenario == mention.meaning.scenario
                and joins.carried.fullmatch(text, last, mention.start)
            )
        ):
            own = ahead
        if own:
            yield mention, own
        last, scenario = mention.end, mention.meaning.scenario
        if own and own is behind:
            own, last = None, behind.end


def reach(text: str, language: str, cited: Sequence[Mention], mention: Mention) -> tuple[int, int]:
    """The stretch of a figure's clause in which no other figure stands."""
    start, end = next(span for span in clauses(text, language) if mention.start < span[1])
    before, behind = neighbours(cited, mention)
    return max(start, before), end if behind is None else min(end, behind)


def _start(
    text: str, language: str, words: Sequence[Placed], mention: Mention, joins: Joins
) -> int:
    """The start of a figure's clause, or of the word that is all the clause before it says."""
    spans = [span for span in clauses(text, language) if span[0] <= mention.start]
    before, start = spans[-2:-1], spans[-1][0]
    for one in words if before else ():
        if before[0][0] <= one.start and one.end <= start:
            said = re.escape(text[one.start : one.end])
            opening = rf"\s*{joins.opening.format(said)}"
            if re.fullmatch(opening, text[slice(*before[0])], re.IGNORECASE):
                return one.start
    return start
