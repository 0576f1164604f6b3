"""Bases: the days from which figures are stated otherwise than before, by a split or a recast."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any

from briefs.model.facts import CHANGES, Meaning
from briefs.model.language import Text


@dataclass(frozen=True, slots=True)
class Rebasing:
    """A day from which some figures of an entity are stated on another basis.

    `concepts` are all that it touches, in `segments` where those are named. `ratio` is the shares
    that one share became; where it is None nothing can be converted.
    """

    day: date
    concepts: frozenset[str]
    segments: frozenset[str] = frozenset()
    ratio: Fraction | None = None
    label: Text | None = field(default=None, hash=False)  # of a recast, in words

    def touches(self, meaning: Meaning) -> bool:
        """Tell if it changes what a figure is stated on: growth outlives a split."""
        relative = CHANGES.get(meaning.change, "amount") != "amount"
        return (
            meaning.concept in self.concepts
            and (not self.segments or meaning.segment in self.segments)
            and not (self.ratio and relative)
        )


def basis_on(rebasings: Iterable[Rebasing], meaning: Meaning, day: date | str) -> str:
    """The basis of a figure stated on a day: that of the last rebasing, empty before the first."""
    touching = (str(each.day) for each in rebasings if each.touches(meaning))
    return max((name for name in touching if name <= str(day)), default="")


def beside(meaning: Meaning, rebasings: Iterable[Rebasing], **other: Any) -> Meaning:
    """Another thing said of the same, on the same basis: its growth, what was expected of it."""
    found = replace(meaning, **other)
    basis = basis_on(rebasings, found, meaning.basis) if meaning.basis else ""
    return found if found.basis == basis else replace(found, basis=basis)


def following(rebasings: Iterable[Rebasing], meaning: Meaning) -> Iterator[Rebasing]:
    """The rebasings after a figure's own basis that touch it, oldest first."""
    later = (each for each in rebasings if str(each.day) > meaning.basis and each.touches(meaning))
    return iter(sorted(later, key=lambda each: each.day))


def conversions(rebasings: Iterable[Rebasing], meaning: Meaning) -> Iterator[tuple[str, Fraction]]:
    """The later bases to which a figure can be converted, with the shares one share became."""
    shares = Fraction(1)
    for each in following(rebasings, meaning):
        if each.ratio is None:
            return
        shares *= each.ratio
        yield str(each.day), shares
