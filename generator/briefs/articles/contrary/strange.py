"""A figure of the whole company is of no part that nobody follows: `数据中心营收512亿`."""

from collections.abc import Iterator

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.concepts import Named
from briefs.articles.contrary import owners
from briefs.articles.objection import Objection
from briefs.articles.strangers import stranger
from briefs.model.facts import Fact


def check(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """Words right before the metric's name that name neither the company nor a part of it."""
    meaning = fact.meaning
    whole = (meaning.entity, meaning.segment) == (p.company.id, "")
    if not whole or next(owners.check(p, place, fact), None):
        return
    named = [m for m in p.within(place.left, place.start, "concept") if meaning.concept in m.values]
    concept = Named(meaning.concept, named[-1] if named else None, doubtful=False)
    if who := stranger(p, place, concept):
        remedy = "write its segment, with the word as a synonym, or reason: unfollowed"
        yield Objection(f"the words say '{who}', which is no name of the company", remedy, who)
