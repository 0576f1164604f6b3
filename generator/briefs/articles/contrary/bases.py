"""A level from which another grew is of the time before: `up 262% from $7.19 billion`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.concepts import NEAR
from briefs.articles.contrary.times import names_own
from briefs.articles.objection import Objection
from briefs.articles.periods import first_of_two
from briefs.model.facts import Fact
from briefs.model.period import Period

_STEPS = {"yoy": 4, "qoq": 1}
_BASE = re.compile(
    r"(?:\b(?:from|against|compared (?:with|to)|versus|vs\.?|after)|[从由较]"
    r"|(?<![占同环年季月之分])比)(?: the| its)?\s*$"
)
_LINKED = 3  # figures that may stand together


def check(
    p: Paragraph, found: Mapping[int, tuple[Place, Fact]]
) -> Iterator[tuple[Fact, Objection]]:
    """A base that is not of the time that its growth compares with, or not the earlier."""
    row = [found[start] for start in sorted(found)]
    for index, (place, base) in enumerate(row):
        word = _leads_to_base(p, place)
        if base.meaning.change or base.meaning.scenario != "actual" or not word:
            continue
        dated = names_own(p, place, base.meaning.period)  # what follows is of another base
        beside = row[max(0, index - _LINKED) : index + (0 if dated else _LINKED)]
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
            remedy = f"write period: {min(filter(None, wanted))}"
            yield base, Objection(_message(base, grown[-1].period), remedy, word)
        elif levels and not grown and all(own.end >= level.end for level in levels):
            remedy = "write the earlier of their periods for it"
            yield base, Objection(_message(base, levels[-1]), remedy, word)


def _message(base: Fact, period: Period) -> str:
    own = base.meaning.period
    return f"'{base.printed}' is named as the level before that of {period}, but is of {own}"


def _leads_to_base(p: Paragraph, place: Place) -> str:
    """The word before a figure by which it is the one compared with."""
    before = _BASE.search(p.text, max(place.left, place.start - NEAR), place.start)
    return first_of_two(p, place) or (p.original[slice(*before.span())].strip() if before else "")


def _same(one: Fact, other: Fact) -> bool:
    """Tell facts that differ in their period and their change alone."""
    meaning = other.meaning
    return replace(one.meaning, period=meaning.period, change="") == meaning
