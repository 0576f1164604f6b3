"""Scores: how often a company's outcomes lay above, within and below its guidance.

A promise counts once, by the last statement given before its outcome; and of promises for the same
entity, segment and period only those count that are independent: a level before its growth, and
nothing that follows from others that count (a margin beside profit and revenue, a total beside all
its parts).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefs.analysis.ledger import Guided
from briefs.content.models import Concept
from briefs.content.records import Company
from briefs.model.period import Period
from briefs.model.unit import own_currency

_Key = tuple[str, str, Period]


@dataclass(frozen=True, slots=True)
class Score:
    """The outcomes of a company's independent forecasts, up to those that one period settled."""

    period: Period
    above: int
    within: int
    below: int
    open: int

    @property
    def settled(self) -> int:
        return self.above + self.within + self.below + self.open


def scores(
    guided: Iterable[Guided], company: Company, concepts: Mapping[str, Concept]
) -> list[Score]:
    """The running score after each day on which periods of guidance ended, oldest first.

    A quarter stands for the longer periods that end with it.
    """
    settled = independent([item for item in guided if item.judged], company, concepts)
    settled.sort(key=lambda item: (item.meaning.period.end, item.meaning.period.start))
    found: dict[date, Score] = {}
    counts = Counter[str]()
    for item in settled:
        said = item.verdict[0].removesuffix("_guidance")
        said = "within" if said == "in_line" else said
        counts[said if said in ("above", "within", "below") else "open"] += 1
        period = item.meaning.period
        tally = (counts[key] for key in ("above", "within", "below", "open"))
        found[period.end] = Score(period, *tally)
    return list(found.values())


def independent(
    settled: Sequence[Guided], company: Company, concepts: Mapping[str, Concept]
) -> list[Guided]:
    """Promises of which none says again what others say."""
    forms: dict[_Key, Guided] = {}
    for item in sorted(settled, key=lambda item: (item.open, bool(item.meaning.change))):
        forms.setdefault(_key(item), item)  # what rounding leaves open comes last, the level first
    return [item for key, item in forms.items() if not _follows(key, forms, company, concepts)]


def _key(item: Guided) -> _Key:
    """The subject of a promise: its segment, its concept in whichever currency, its period."""
    meaning = item.meaning
    name = meaning.concept.removesuffix(own_currency(meaning.concept, ""))
    return meaning.segment, name, meaning.period


def _follows(
    key: _Key, known: Mapping[_Key, Guided], company: Company, concepts: Mapping[str, Concept]
) -> bool:
    """Tell what can be computed from others that are known."""
    segment, name, period = key
    concept = concepts[known[key].meaning.concept]
    terms = [term.removeprefix("-") for term in concept.sum_of]
    of_concepts = [
        [(segment, term, period) for term in group]
        for group in (terms, concept.ratio_of, concept.growth_of, [concept.annualised])
    ]
    share = [(owner, concept.share_of, period) for owner in (segment, "")]
    parts = [] if segment else [(part, name, period) for part in company.entry.parts]
    return any(way and all(other in known for other in way) for way in (*of_concepts, share, parts))
