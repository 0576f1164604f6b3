"""A forecast is no aim, and an aim of years no forecast: `For fiscal 2026 it plans …`."""

from collections.abc import Iterator

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.lexicon import pattern
from briefs.articles.objection import Objection
from briefs.model.facts import Fact
from briefs.model.unit import MONEY

_FORECAST = ("quarter", "half", "year")


def check(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """A forecast of this year or the next filed as an aim, or an aim of years as a forecast."""
    meaning, concept = fact.meaning, p.concepts[fact.meaning.concept]
    if concept.scope == "market" or concept.unit not in (*MONEY, "percent") or meaning.by:
        return
    near, far = (pattern("view", kind) for kind in ("near", "far"))
    soon = meaning.period.kind in _FORECAST and meaning.period.year <= p.calendar.quarter.year + 1
    if meaning.scenario == "target" and soon and not pattern("view", "aim").search(p.text):
        found = [*near.finditer(p.text, place.sentence[0], place.start)]
        said, scenario = "a forecast", "guidance"
    elif meaning.scenario == "guidance" and not near.search(p.text, *place.sentence):
        found = [*far.finditer(p.text, place.clause[0], place.start)]
        said, scenario = "an aim of years", "target"
    else:
        return
    if found:
        word = p.original[slice(*found[-1].span())]
        yield Objection(f"the words '{word}' make it {said}", f"write scenario: {scenario}", word)
