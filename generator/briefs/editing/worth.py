"""The figures of a quarter that a brief should speak of: what moved, surprised or disagrees."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefs.analysis.check import check
from briefs.content.records import with_unfinished
from briefs.content.texts import slug
from briefs.editing.previous import Previous
from briefs.figures.format import display
from briefs.model.facts import Fact, Quantity
from briefs.model.figure import MAGNITUDE, Figure
from briefs.model.language import LANGUAGES
from briefs.model.period import calendar_quarter

MOST = 6  # figures that a section is offered
RESULTS, GUIDANCE = "results", "guidance"
_WEIGHTS = {"surprise": 10, "vs_guidance": 10, "yoy": 1, "qoq": 0.5, "mom": 0.5}
_WHY = {"surprise": "surprised", "vs_guidance": "surprised"}


@dataclass(frozen=True, slots=True)
class Worth:
    """A figure that is worth a word: the reference, its number, why, and where it belongs."""

    reference: str
    shown: str
    why: str  # moved, surprised, disagrees, expected
    section: str
    score: float
    level: str  # the reference without its change
    worse: bool = False  # a change of this quarter that no owner welcomes


@dataclass(frozen=True)
class Quarter(Previous):
    """A quarter with what its own articles print, and what follows from that."""

    @cached_property
    def own(self) -> Sequence[Quantity]:
        """Figures of the company, in the order in which they are known."""
        name = f"{self.company.id}/{self.period}"
        found = self.dataset.index.quantities.values()
        return [one for one in found if _ours(one, name) and self._is_dated(one)]

    def _is_dated(self, quantity: Quantity) -> bool:
        meaning = quantity.meaning
        return meaning.entity == self.company.id and not meaning.undated

    @cached_property
    def levels(self) -> frozenset[tuple[str, str]]:
        """The segments and concepts of which the quarter itself has a figure."""
        usual = ("day", self.period.kind)
        return frozenset(
            (meaning.segment, meaning.concept)
            for meaning in (one.meaning for one in self.own)
            if meaning.scenario == "actual"
            and meaning.period.end == self.period.end
            and meaning.period.kind in usual
        )

    @cached_property
    def judged(self) -> Sequence[str]:
        """Levels of the quarter that are held against a consensus."""
        found = (one.meaning for one in self.own if one.meaning.change == "surprise")
        now = (one for one in found if one.scenario == "actual" and one.period == self.period)
        return [self.reference(replace(one, change="")) for one in now]

    @cached_property
    def worth(self) -> Sequence[Worth]:
        """All that is worth speaking of, the most telling first."""
        content, index = with_unfinished(self.dataset.content), self.dataset.index
        findings = check(content, index) if self.own else []
        odd = {
            fact
            for one in findings
            if one.status == "conflict"
            for fact in one.facts[: 2 if one.rule == "duplicate" else 1]
        }
        found = [one for quantity in self.own for one in self._worth(quantity, odd)]
        return sorted(found, key=lambda one: -one.score)

    def _worth(self, quantity: Quantity, odd: set[Fact]) -> Iterator[Worth]:
        meaning = quantity.meaning
        if meaning.period.end < self.period.end:
            return  # what was before is there to compare with
        later, now = meaning.period.end > self.period.end, meaning.period == self.period
        weight = 0 if meaning.scenario == "consensus" else _WEIGHTS.get(meaning.change, 0)
        score = _size(quantity.figure) * weight * (1 if later or now else 0.5)
        why = _WHY.get(meaning.change, "moved")
        if later and meaning.scenario == "guidance" and not meaning.change:
            score, why = 50, "expected"
        if odd.intersection(quantity.facts):
            score, why = score + 1000, "disagrees"
        if score:
            yield Worth(
                self.reference(meaning),
                display(quantity.figure, LANGUAGES[0]),
                why,
                meaning.segment or (GUIDANCE if later else RESULTS),
                score,
                self.reference(replace(meaning, change="")),
                now and weight > 0 and self._is_worse(quantity),
            )

    def _is_worse(self, quantity: Quantity) -> bool:
        good = self.dataset.content.concepts[quantity.meaning.concept].good
        low, high = quantity.figure.low, quantity.figure.high
        fell, rose = high is not None and high < 0, low is not None and low > 0
        return fell if good == "up" else rose and good == "down"

    def promised(self) -> Iterator[Quantity]:
        """The company's expectations of periods to come, as given with this quarter."""
        now = calendar_quarter(self.period)
        for one in self.own:
            meaning = one.meaning
            given = meaning.scenario == "guidance" and meaning.issued == now and one.facts
            if given and not meaning.change and meaning.period.end > self.period.end:
                yield one

    def told(self, section: str) -> Sequence[Worth]:
        """The figures that belong in a section, by its id: `cloud-memory` for `CloudMemory`."""
        return [one for one in self.worth if _letters(one.section) == _letters(section)][:MOST]


def _letters(name: str) -> str:
    return slug(name).replace("-", "")


def _ours(quantity: Quantity, brief: str) -> bool:
    return any(fact.brief == brief for fact in quantity.facts) or any(
        _ours(part, brief) for part in quantity.inputs
    )


def _size(figure: Figure) -> float:
    """The size of a change in percent or points, up to a doubling."""
    ends = [abs(float(end)) for end in (figure.low, figure.high) if end is not None]
    if figure.unit not in ("percent", "pp", "bp") or figure.approx == MAGNITUDE or not ends:
        return 0
    points = {"pp": 5, "bp": 0.05}.get(figure.unit, 1)
    return min(math.fsum(ends) / len(ends) * points, 100)
