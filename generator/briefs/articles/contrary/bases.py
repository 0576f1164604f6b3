"""A level from which another grew is of the time before: `up 262% from $7.19 billion`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.concepts import NEAR
from briefs.articles.periods import is_first_of_two
from briefs.model.facts import Fact
from briefs.model.period import Period

_STEPS = {"yoy": 4, "qoq": 1}
_BASE = re.compile(
    r"(?:\b(?:from|against|compared (?:with|to)|versus|vs\.?|after)|[从由较比])(?: the| its)?\s*$"
)
_LINKED = 3  # figures that may stand together


def check(p: Paragraph, found: Mapping[int, tuple[Place, Fact]]) -> Iterator[tuple[Fact, str, str]]:
    """A base that is not of the time that its growth compares with, or not the earlier."""
    row = [found[start] for start in sorted(found)]
    for index, (place, base) in enumerate(row):
        if base.meaning.change or base.meaning.scenario != "actual" or not _is_base(p, place):
            continue
        beside = row[max(0, index - _LINKED) : index + _LINKED]
        alike = [
            other.meaning
            for then, other in beside
            if then.sentence == place.sentence and _same(other, base) and other is not base
        ]
        levels = [meaning.period for meaning in alike if not meaning.change]
        grown = [meaning for meaning in alike if meaning.change in _STEPS]
        own = base.meaning.period
        wanted = {p.calendar.ago(m.period, _STEPS[m.change]) for m in grown} - {None}
        if wanted and own not in wanted:
            yield (
                base,
                _message(base, grown[-1].period),
                f"write period: {min(filter(None, wanted))}",
            )
        elif levels and not grown and all(own.end >= level.end for level in levels):
            yield base, _message(base, levels[-1]), "write the earlier of their periods for it"


def _message(base: Fact, period: Period) -> str:
    own = base.meaning.period
    return f"'{base.printed}' is named as the level before that of {period}, but is of {own}"


def _is_base(p: Paragraph, place: Place) -> bool:
    before = p.gap(max(place.left, place.start - NEAR), place.start)
    return is_first_of_two(p, place) or _BASE.search(before) is not None


def _same(one: Fact, other: Fact) -> bool:
    """Tell facts that differ in their period and their change alone."""
    meaning = other.meaning
    return replace(one.meaning, period=meaning.period, change="") == meaning
