"""Facts beside the likely meanings of their figures: a draft's readings, asked of what is filed.

The article is read along its facts, and each part of a meaning weighed against the likeliest. What
its words propose here with little chance is doubted, and what they do not propose where the
likeliest is as good as certain. A metric that they propose nowhere may be a matter of words that
nobody taught, the article's own day and month need no word, and a headline leaves much unsaid.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefs.articles.candidates import Chooser, propose
from briefs.articles.clauses import Proposal
from briefs.articles.objection import Objection
from briefs.articles.readings.situation import Candidates, Situation
from briefs.articles.scorer import shares, shipped
from briefs.articles.signs import Signs, Span
from briefs.content.fitting import concept_period
from briefs.model.facts import Fact
from briefs.model.unit import MONEY

Part = tuple[str, Any]  # a slot, and what a meaning has there
Key = tuple[int, int]  # a paragraph, and where a figure begins in it

_LITTLE = 0.018  # of the likeliest's chance: no fact of our own articles has less
_CERTAIN = 0.99  # the chance of the likeliest, where the fact's is not proposed


def unlikely(
    standing: Mapping[int, Sequence[tuple[Fact, Sequence[Span]]]], signs: Signs
) -> Iterator[tuple[Fact, Objection]]:
    """Facts, by paragraph, of which each place of the figure rather means something else."""
    keys: dict[Fact, list[Key]] = {}
    for fact, spans in (pair for beside in standing.values() for pair in beside):
        keys[fact] = [(fact.at, place.start) for place in signs.places(fact, spans)[1]]
    follower = _Follower(keys)
    propose(signs.texts, signs.vocabulary, signs.calendar, follower)
    for fact, places in keys.items():
        doubts = [follower.doubts.get((fact, key)) for key in places]
        if doubts and all(one and follower.would_propose(one) for one in doubts):
            assert doubts[0] is not None
            yield fact, doubts[0].objection(fact)


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A part of a fact's meaning, its chance, and what is likelier."""

    own: Part
    likely: Part
    chance: float

    def objection(self, fact: Fact) -> Objection:
        own, likely = (_shown(part) for part in (self.own, self.likely))
        message = f"'{fact.printed}' is hardly {own} here: the words rather say {likely}"
        return Objection(message, "read the sentence again, and correct the fact if they do")


class _Follower(Chooser):
    """A chooser that follows facts to their meanings, as long as these are the likeliest."""

    def __init__(self, keys: Mapping[Fact, Sequence[Key]]) -> None:
        super().__init__(shipped())
        self.facts: dict[Key, list[Fact]] = defaultdict(list)
        for fact, places in keys.items():
            for key in places:
                self.facts[key].append(fact)
        self.left: set[Key] = set()  # where what follows would be judged in a wrong light
        self.proposed: set[Part] = set()  # anywhere in the article
        self.doubts: dict[tuple[Fact, Key], _Doubt] = {}

    def choose(
        self, slot: str, s: Situation, candidates: Candidates
    ) -> Sequence[tuple[Hashable, float]]:
        if not candidates:
            return []
        odds, key = shares(slot, candidates, self.weights), (s.p.at, s.place.start)
        values = {_part(slot, s, value): value for value in sorted(odds, key=odds.__getitem__)}
        likely = next(reversed(values))
        self.proposed.update(values)
        own = {_own(slot, fact): fact for fact in self.facts.get(key, ())}
        meant = next((part for part in reversed(values) if part in own), next(iter(own), likely))
        chance = odds[values[meant]] if meant in values else 0.0
        if meant != likely and key not in self.left and not s.p.is_heading:
            if meant not in values:
                self.left.add(key)
            first = values[likely]
            if _is_odd(s, meant, first, chance / odds[first], odds[first]):
                doubt = _Doubt(meant, likely, chance)
                for fact in self.facts[key]:
                    self.doubts.setdefault((fact, key), doubt)
        return [(values.get(meant, values[likely]), chance or odds[values[likely]])]

    def would_propose(self, doubt: _Doubt) -> bool:
        """Tell a part that would be proposed if it were meant: of metrics those named elsewhere."""
        return bool(doubt.chance) or doubt.own[0] != "concept" or doubt.own in self.proposed

    def settle(self, told: Sequence[tuple[Situation, Proposal]]) -> Proposal:
        return told[0][1]


def _is_odd(s: Situation, own: Part, likely: Any, chance: float, certain: float) -> bool:
    """Tell a part that has little of the likeliest's chance, or none where that is certain."""
    if chance:
        house = own[0] != "view" or own[1][1] != "estimate" or "author" in s.p.kinds
        return house and chance <= _LITTLE
    named, (start, end) = s.mentions.get(likely), s.place.sentence
    told = own[0] != "concept" or (named is not None and start <= named.start < end)
    return certain >= _CERTAIN and told and not _goes_unsaid(s, own)


def _goes_unsaid(s: Situation, own: Part) -> bool:
    """Tell a view for which no word is needed: the article's day or month, its own estimate."""
    if own[0] != "view":
        return False
    if own[1][1] == "estimate":
        return True
    period, written, concept = own[1][0], s.p.calendar.written, s.p.concepts[s.concept]
    here = written is not None and period.start <= written.end <= period.end
    short = period.kind in ("day", "month") and (here or concept.unit not in MONEY)
    return short or concept.period == "instant"


def _part(slot: str, s: Situation, value: Any) -> Part:
    """A candidate as a fact has it."""
    if slot == "concept":
        return slot, str(value).removesuffix("Diluted")
    if slot == "view":
        period, scenario, _ = value
        return slot, (concept_period(s.p.concepts[s.concept], period), scenario)
    return slot, value


def _own(slot: str, fact: Fact) -> Part:
    """A fact's part of a meaning."""
    m = fact.meaning
    parts: Mapping[str, Hashable] = {
        "change": m.change,
        "concept": m.concept.removesuffix("Diluted"),
        "view": (m.period, m.scenario),
        "subject": (m.entity, m.segment),
    }
    return slot, parts[slot]


def _shown(part: Part) -> str:
    slot, value = part
    words = value if isinstance(value, tuple) else (value,)
    return " ".join(filter(None, map(str, words))) or f"a {'level' if slot == 'change' else slot}"
