"""A figure is a rise or a fall as the word that touches it says, whatever `down` says."""

import re
from collections.abc import Iterator

from briefs.analysis.directions import tables, words_of
from briefs.articles.clauses import Paragraph, Place
from briefs.articles.dates import Mention
from briefs.articles.objection import Objection
from briefs.model.facts import Fact
from briefs.model.unit import MONEY

_TOUCHES = re.compile(
    r"[\s了]*(?:幅度?|额)?(?:为|达到?|约|近|逾|超过|将近)*[\s]*"
    r"(?:(?:of|was|were|by|about|around|nearly|almost|over|some|roughly|more than|to) )*"
)


def check(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """A size written as no fall, where a word that touches it says that it fell, or the reverse."""
    low, meaning = place.found.figure.low, fact.meaning
    entry = p.concepts[meaning.concept]
    if fact.down and (meaning.change or entry.scope == "market"):
        yield from _rise(p, place)
    moved = meaning.change not in ("", "surprise") or entry.scope == "market"
    lost = entry.unit in MONEY and entry.good == "up" and not meaning.change
    if fact.down is not False or (low is not None and low < 0) or not (moved or lost):
        return
    for word in p.within(place.left, place.start, "rise", "fall", "change", "loss")[-1:]:
        falls = word.kind == "loss" if lost else _falls(p, word)
        touches = _TOUCHES.fullmatch(p.gap(word.end, place.start))
        if falls and touches and not _is_denied(p, place, word):
            spelt = p.original[word.start : word.end]
            yield Objection("the words beside it say that it fell", "write down: true", spelt)


def _rise(p: Paragraph, place: Place) -> Iterator[Objection]:
    """年增9% written as a fall."""
    for word in p.within(place.left, place.start, "rise", "fall", "change", "loss")[-1:]:
        rises = word.kind == "rise" or (
            word.kind == "change" and "增" in p.gap(word.start, word.end)
        )
        mixed = _is_denied(p, place, word) or p.within(*place.sentence, "fall", "loss")
        if rises and not mixed and _TOUCHES.fullmatch(p.gap(word.end, place.start)):
            spelt = p.original[word.start : word.end]
            yield Objection("the words beside it say that it rose", "delete 'down'", spelt)


def _falls(p: Paragraph, word: Mention) -> bool:
    return word.kind == "fall" or (word.kind == "change" and "减" in p.gap(word.start, word.end))


def _is_denied(p: Paragraph, place: Place, word: Mention) -> bool:
    start = place.clause[0]
    return any(words_of(tag).denied.search(p.text, start, word.start) for tag in tables())
