"""The currency named at a figure is its own: no `in US dollars` at growth in the company's own."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefs.analysis.lint.governing import governed
from briefs.analysis.lint.names import folded
from briefs.analysis.lint.prose import Prose
from briefs.analysis.touching import Joins, patterns
from briefs.figures.tables import CURRENCY, CURRENCY_NAME
from briefs.model.facts import Quantity
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
        own = prose.brief.company.entities[prose.brief.company.id].currency
        spelt = list(named(text, language, own)) if cited else []
        joins = _joins(language) if spelt else None
        for mention, currency in governed(text, language, cited, spelt, joins) if joins else ():
            its = currency_of(prose, mention.quantity)
            if its and its not in currency.codes:
                word = text[currency.start : currency.end]
                message = f"'{word}' stands at {mention.text}, which is in {its}"
                remedy = "mend the word, or name the currency in the reference"
                yield prose.problem(language, currency.start, message, remedy)


def currency_of(prose: Prose, figure: Quantity) -> str:
    """The currency of an amount, or of the amounts of which a figure is the growth."""
    meaning = figure.meaning
    if prose.content.concepts[meaning.concept].unit not in MONEY:
        return ""
    return meaning.currency or prose.brief.company.entities[meaning.entity].currency


def named(text: str, language: str, own: str = "") -> Iterator[Currency]:
    """The currencies in which a text says that something is; the local one is its company's."""
    wordings, bare = patterns("currencies", language), folded(text)
    if not any(wordings[beside][0].may_be_in(text) for beside in ("before", "after") if wordings):
        return
    found = [(match, {CURRENCY[match[0]]}) for match in CURRENCY_NAME.finditer(bare)]
    for kind, known in {"dollars": _DOLLARS, "local": {own}, "dollar": {"USD"}}.items():
        for pattern in wordings.get(kind, ()) if known != {""} else ():
            found += [(match, known) for match in pattern.finditer(bare)]
    for match, codes in found:
        before = wordings["before"][0].search(text, max(0, match.start() - 30), match.start())
        if before or wordings["after"][0].match(text, match.end()):
            yield Currency(*match.span(), frozenset(codes))


_DOLLARS = {"USD", "HKD", "SGD", "AUD", "CAD"}  # of which a word before says no more


def _joins(language: str) -> Joins:
    wordings = patterns("currencies", language)
    return Joins(wordings["joined"][0], wordings["opening"][0].source)
