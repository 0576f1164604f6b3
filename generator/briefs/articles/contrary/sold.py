"""The money that a part brought in is its revenue, no profit: `Pumps brought in $455 million`."""

from collections.abc import Iterator

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.contrary.gaps import has_words, unknown
from briefs.articles.lexicon import pattern
from briefs.articles.objection import Objection
from briefs.model.facts import Fact

_PROFITS = ("Profit", "Income", "CashFlow", "Ebitda", "Expenditure")


def check(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """A profit, a flow of cash or a cost of which a sentence says only that it was brought in."""
    meaning = fact.meaning
    if (
        not meaning.concept.endswith(_PROFITS)
        or meaning.change
        or place.found.figure.unit == "percent"
    ):
        return
    if p.within(*place.sentence, "concept", "loss"):
        return
    found = [*pattern("view", "sold").finditer(p.text, place.sentence[0], place.start)][:1]
    for match in found:
        first = next((f for f in p.figures if f.start >= match.end()), None)
        if first and first.start - match.end() <= 1 and not _names_more(p, place):
            word = p.original[slice(*match.span())].strip()
            remedy = "write concept: Revenue, or the one that is meant"
            yield Objection(f"the words say that it was sold for: '{word}'", remedy, word)


def _names_more(p: Paragraph, place: Place) -> bool:
    """Tell words right behind a figure that say of what it is."""
    return has_words(unknown(p, place.end, place.right))
