"""A number counts what its words count: no units shipped of `員工約9,400人`."""

import re
from collections.abc import Iterator
from functools import cache

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.lexicon import pattern
from briefs.articles.objection import Objection
from briefs.model.facts import Fact

_KINDS = ("people", "items")
_OTHER = r"(?: (?!(?:from|to|by|for|of|in|on|at|with|per|and|or|as|than)\b)[a-z-]+){0,2}?"


def check(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """People counted as things, or things as people, by the counter or the noun of a figure."""
    meaning = fact.meaning
    fitting = p.counted[meaning.concept].intersection(_KINDS)
    if p.concepts[meaning.concept].unit != "count" or meaning.change or len(fitting) != 1:
        return
    kind, word = _counted(p, place)
    if kind and kind not in fitting:
        remedy = "write the concept that is meant, or add the article's word to its synonyms"
        yield Objection(f"the words count {kind} by '{word}'", remedy, word)


def _counted(p: Paragraph, place: Place) -> tuple[str, str]:
    """The kind a figure counts, by the noun behind it or in it, else by its counter."""
    for kind in _KINDS:
        if found := _noun(kind).match(p.text, place.end) or _within(p, place, kind):
            return kind, p.original[slice(*found.span(found.lastindex or 0))]
    people = place.found.figure.unit == "people"
    return ("people", p.original[place.start : place.end]) if people else ("", "")


def _within(p: Paragraph, place: Place, kind: str) -> re.Match[str] | None:
    return pattern("noun", kind).search(p.text, place.start, place.end)


@cache
def _noun(kind: str) -> re.Pattern[str]:
    """A noun behind a number, with no more than two words between."""
    return re.compile(rf"{_OTHER} ?的?({pattern('noun', kind).pattern})")
