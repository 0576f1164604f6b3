"""The currency named at a figure is its own: no `in US dollars` at growth in the company's own."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefs.analysis.directions import blanked
from briefs.analysis.lint.governing import governed
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.touching import Joins, patterns
from briefs.figures.folding import fold
from briefs.figures.tables import CURRENCY, CURRENCY_NAME
from briefs.model.problem import Problem
from briefs.model.unit import MONEY


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency that a text names for its figures; `dollars` may be of several."""

    start: int
    end: int
    codes: frozenset[str]


def check(prose: Prose) -> Iterator[Problem]:
    """Each that is another."""
    for language, text in prose.worded.items():
        cited = prose.mentions[language]
        named = list(_named(text, language)) if cited else []
        joins = _joins(language) if named else None
        for mention, currency in governed(text, language, cited, named, joins) if joins else ():
            own = _currency(prose, mention)
            if own and own not in currency.codes:
                word = text[currency.start : currency.end]
                message = f"'{word}' stands at {mention.text}, which is in {own}"
                remedy = "mend the word, or name the currency in the reference"
                yield prose.problem(language, currency.start, message, remedy)


def _currency(prose: Prose, mention: Mention) -> str:
    """The currency of an amount, or of the amounts of which a figure is the growth."""
    meaning = mention.meaning
    if prose.content.concepts[meaning.concept].unit not in MONEY:
        return ""
    return (
        mention.quantity.meaning.currency or prose.brief.company.entities[meaning.entity].currency
    )


def _named(text: str, language: str) -> Iterator[Currency]:
    wordings, folded = patterns("currencies", language), fold(blanked(text))
    found = [(match, {CURRENCY[match[0]]}) for match in CURRENCY_NAME.finditer(folded)]
    for pattern in wordings.get("dollars", ()):  # of which a word before says no more
        found += [(match, _DOLLARS) for match in pattern.finditer(folded)]
    for match, codes in found if wordings else ():
        before = wordings["before"][0].search(text, max(0, match.start() - 30), match.start())
        if before or wordings["after"][0].match(text, match.end()):
            yield Currency(*match.span(), frozenset(codes))


_DOLLARS = {"USD", "HKD", "SGD", "AUD", "CAD"}


def _joins(language: str) -> Joins:
    wordings = patterns("currencies", language)
    return Joins(wordings["joined"][0], wordings["opening"][0].pattern)
