"""A paragraph's words and figures, each figure in its sentence and clause."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefs.articles.dates import Calendar, Mention, Named, periods
from briefs.articles.lexicon import Vocabulary
from briefs.content.fitting import GROWN
from briefs.figures.folding import fold
from briefs.figures.scan import Found, scan
from briefs.model.figure import Figure
from briefs.model.period import Period

_REACH = 600  # characters of a sentence that a rule looks at on either side of a figure
_VERB = 16  # characters of a verb of growth
_HEADING = 60  # characters that a heading has at most
_SENTENCE = re.compile(  # but not that of U.S., nor of Nov. 2, nor of Est. $3
    r"[。!?;]|(?<!\.[a-z])(?<!\s(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec))"
    r"(?<!\b(?:est|avg))(?<!\b(?:vs|rs))(?<!\bapprox)\.(?=\s)"
)
_CLAUSE = re.compile(r"[,、:()|]|--|—| - ")
_ENDED = frozenset("。!?;.…」』”\"'|)")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A reading of a figure: a fact, or nothing for a `reason`.

    Neither concept nor reason: undecided, and `hint` says what was recognised near by.
    """

    at: int
    found: Found
    entity: str = ""
    segment: str = ""
    concept: str = ""
    period: Period | None = None
    scenario: str = "actual"
    change: str = ""
    by: str = ""
    down: bool = False
    currency: str = ""
    doubts: tuple[str, ...] = ()
    reason: str = ""
    hint: str = ""
    share: float = 1  # the probability that it is right
    guessed: bool = False  # the words do not say the period
    at_home: bool = False  # it stands in a section about its segment
    proof: str = ""  # the figures that prove it
    second: "Proposal | None" = None  # the likeliest other reading of one in doubt, or undecided

    @property
    def meaning(self) -> tuple[object, ...]:
        """All that is read but the figure and its currency."""
        view = self.period, self.scenario, self.by
        return self.entity, self.segment, self.concept, *view, self.change

    @property
    def words(self) -> str:
        """The reading in the words of a fact file."""
        scenario = "" if self.scenario == "actual" else self.scenario
        named = self.entity, self.segment, self.concept, self.period, scenario
        said = " ".join(str(word) for word in (*named, self.by, self.change) if word)
        return said if self.concept else self.reason


@dataclass(slots=True)
class Topic:
    """The subject spoken of last: in the heading, then in the sentences of a paragraph."""

    subject: tuple[str, str] | None = None
    concept: str = ""
    period: Named | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A figure in its sentence and clause, between the figures beside it."""

    found: Found
    sentence: tuple[int, int]
    clause: tuple[int, int]
    last: int  # where the figure before ends, or the sentence begins
    left: int  # where the figure before ends, or the clause begins
    right: int  # where the figure after begins, or the clause ends

    @property
    def start(self) -> int:
        return self.found.start

    @property
    def end(self) -> int:
        return self.found.end


class Paragraph:
    """One paragraph with its words, read from left to right."""

    def __init__(
        self, at: int, text: str, vocabulary: Vocabulary, calendar: Calendar, heading: Topic
    ) -> None:
        self.at = at
        self.original = text
        self.text = fold(text)
        self.calendar = calendar
        self.company = vocabulary.company
        self.concepts = vocabulary.concepts
        self.counted = vocabulary.counted
        self.stems = vocabulary.stems
        self.figures = [_grown(found, self) for found in scan(text)]
        self.starts = [found.start for found in self.figures]
        self.is_row = self.text.startswith("|")
        self.is_heading = len(text) <= _HEADING and self.text[-1:] not in _ENDED
        cells = vocabulary.cells(self.text) if self.is_row else ()
        named = periods(self.text, calendar)
        words = [*vocabulary.mentions(self.text, named), *cells, *named]
        self.mentions = sorted(words, key=lambda mention: mention.start)
        self.places_of_mentions = [mention.start for mention in self.mentions]
        self.kinds = {mention.kind for mention in self.mentions}
        self.opens = self.is_heading and all(map(self.is_date, self.figures))  # a section
        metrics = (m.values for m in self.mentions if m.kind == "concept")
        self.named: set[str] = {name for names in metrics for name in names}
        self.section = heading.subject
        self.topic = replace(heading)
        self.running: Named | None = None  # the period that the sentence speaks of
        self.done: list[Proposal] = []
        self.above: Paragraph | None = None
        self.article: Sequence[str] = (text,)
        self.spoken: set[str] = set()  # metrics of which the article told so far
        self.told: dict[tuple[object, ...], list[Figure]] = {}  # in the article, by meaning
        self.results: Mapping[str, Period] = {}  # times told of unsaid, by block
        self.is_constant = False  # growth is said above to be at constant rates from there on
        self.is_note = False  # of a house that rates the share
        self.voice = ""  # the time from which the article speaks

    def whole(self) -> Iterator["Paragraph"]:
        """The paragraph, and those above it from the nearest on."""
        one: Paragraph | None = self
        while one is not None:
            yield one
            one = one.above

    def within(self, start: int, end: int, *kinds: str) -> list[Mention]:
        """The words of some kinds between two places, in their order."""
        found = []
        for index in range(bisect_left(self.places_of_mentions, start), len(self.mentions)):
            mention = self.mentions[index]
            if mention.start >= end:
                break
            if mention.end <= end and mention.kind in kinds:
                found.append(mention)
        return found

    def gap(self, start: int, end: int) -> str:
        return self.text[start : max(start, end)]

    def figure_at(self, start: int) -> Found | None:
        index = bisect_left(self.starts, start)
        return self.figures[index] if start in self.starts[index : index + 1] else None

    def is_date(self, found: Found) -> bool:
        named = self.within(found.start - 20, found.end + 20, "period")
        return any(m.start < found.end and found.start < m.end for m in named)

    def places(self) -> Iterator[Place]:
        hidden = bytearray(len(self.text))
        for found in self.figures:
            hidden[found.start : found.end] = b"\1" * (found.end - found.start)
        ends, stops = breaks(self.text, hidden)
        others = [found for found in self.figures if not self.is_date(found)]
        edges = [found.start for found in others]
        for found in self.figures:
            sentence = _around(found, ends, self.text)
            clause = _around(found, stops, self.text)
            index = bisect_left(edges, found.start)
            before = others[index - 1].end if index else 0
            index = bisect_left(edges, found.end)
            after = edges[index] if index < len(edges) else clause[1]
            yield Place(
                found, sentence, clause,
                max(before, sentence[0]), max(before, clause[0]), min(after, clause[1]),
            )  # fmt: skip


def _grown(found: Found, p: Paragraph) -> Found:
    """A figure with the verb by which a multiple is growth: 年增1.08倍."""
    if found.figure.unit in ("x", "times"):
        for verb in GROWN.finditer(p.text, max(0, found.start - _VERB), found.end):
            if verb.end() == found.start:
                return replace(found, printed=p.original[verb.start() : found.end])
    return found


def breaks(text: str, hidden: bytearray) -> tuple[list[int], list[int]]:
    """The ends of a folded text's sentences, and of its clauses, outside of what is hidden."""
    ends = _breaks(_SENTENCE, text, hidden)
    return ends, sorted({*ends, *_breaks(_CLAUSE, text, hidden)})


def _breaks(pattern: re.Pattern[str], text: str, hidden: bytearray) -> list[int]:
    return [match.end() for match in pattern.finditer(text) if not hidden[match.start()]]


def _around(found: Found, ends: Sequence[int], text: str) -> tuple[int, int]:
    """The stretch between two breaks in which a figure stands, no longer than the rules reach."""
    index = bisect_left(ends, found.start + 1)
    start = ends[index - 1] if index else 0
    index = bisect_left(ends, found.end)
    end = ends[index] if index < len(ends) else len(text)
    return max(start, found.start - _REACH), min(end, found.end + _REACH)
