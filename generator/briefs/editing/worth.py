"""The figures of a quarter that a brief should speak of: what moved, surprised or disagrees."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefs.analysis.check import check
from briefs.content.texts import slug
from briefs.editing.previous import Previous
from briefs.figures.format import display
from briefs.model.facts import Fact, Quantity
from briefs.model.figure import MAGNITUDE, Figure
from briefs.model.language import LANGUAGES
from briefs.model.period import calendar_quarter

MOST = 6  # figures that a section is offered
RESULTS, OUTLOOK = "results", "outlook"
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


@dataclass(frozen=True)
class Quarter(Previous):
    """A quarter with what its own articles print, and what follows from that."""

    @cached_property
    def own(self) -> Sequence[Quantity]:
        """Figures of the company, in the order in which they are known."""
        name = f"{self.company.id}/{self.period}"
        found = self.dataset.index.quantities.values()
        return [one for one in found if _ours(one, name) and self._told(one)]

    def _told(self, quantity: Quantity) -> bool:
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
    def worth(self) -> Sequence[Worth]:
        """All that is worth speaking of, the most telling first."""
        content, index = self.dataset.content, self.dataset.index
        findings = check(content, index, index.derived.results) if self.own else []
        odd = {fact for one in findings if one.status == "conflict" for fact in one.facts}
        found = [one for quantity in self.own for one in self._worth(quantity, odd)]
        return sorted(found, key=lambda one: -one.score)

    def _worth(self, quantity: Quantity, odd: set[Fact]) -> Iterator[Worth]:
        meaning = quantity.meaning
        later = meaning.period.end > self.period.end
        where = OUTLOOK if later else slug(meaning.segment) or RESULTS
        weight = 0 if meaning.scenario == "consensus" else _WEIGHTS.get(meaning.change, 0)
        score = _size(quantity.figure) * weight
        why = _WHY.get(meaning.change, "moved")
        if later and meaning.scenario == "guidance" and not meaning.change:
            score, why = 50, "expected"
        if odd.intersection(quantity.facts):
            score, why = score + 1000, "disagrees"
        if score:
            shown = display(quantity.figure, LANGUAGES[0])
            yield Worth(self.reference(meaning), shown, why, where, score)

    def promised(self) -> Iterator[Quantity]:
        """The company's expectations of periods to come, as given with this quarter."""
        now = calendar_quarter(self.period)
        for one in self.own:
            meaning = one.meaning
            given = meaning.scenario == "guidance" and meaning.issued == now and one.facts
            if given and not meaning.change and meaning.period.end > self.period.end:
                yield one

    def sections(self) -> Mapping[str, Sequence[Worth]]:
        """The figures by the section where they belong."""
        found: dict[str, list[Worth]] = {}
        for one in self.worth:
            found.setdefault(one.section, []).append(one)
        return {name: ones[:MOST] for name, ones in found.items()}


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
