"""Growth is in the currency of its words and its level: `以美元計,營收331億,年增40.8%`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.currencies import is_bare
from briefs.articles.objection import Objection
from briefs.figures.tables import CURRENCY, CURRENCY_NAME
from briefs.model.facts import Fact
from briefs.model.unit import MONEY, currency_of, own_currency

_NAMES = CURRENCY_NAME.pattern
_GAP = re.compile(r"[\s(]*")
_SAID = re.compile(
    rf"(?:以|按|用)(?P<by>{_NAMES})(?:来)?(?:计|为|作)|换算[成为]?(?P<as>{_NAMES})后?"
    rf"|(?P<of>{_NAMES})"
    r"(?:计价|计算|计|营收|收入|销售额|口径)"
    rf"|(?:in|on an?) (?:the )?(?P<in>{_NAMES})(?: (?:terms|basis))?"
    rf"|(?P<terms>{_NAMES})[- ](?:terms|basis|denominated|revenue|sales)"
)


def check(
    p: Paragraph, found: Mapping[int, tuple[Place, Fact]]
) -> Iterator[tuple[Fact, Objection]]:
    """Growth of money in another currency than its words name, or the level before it has."""
    row = [found[start] for start in sorted(found)]
    for index, (place, fact) in enumerate(row):
        if not fact.meaning.change or p.concepts[fact.meaning.concept].unit not in MONEY:
            continue
        if currency_of(place.found.figure.unit):  # it is printed with its own
            continue
        own = _currency(p, fact)
        levels = [
            pair
            for pair in row[:index]
            if _is_level(place, fact, *pair) and p.text[pair[0].end : pair[0].end + 1] != ")"
        ]  # but those that only convert: 182億元(約27億美元)
        said, word = _behind(p, place) or _before(p, place, levels)
        if said and said != own:
            message = f"'{fact.printed}' is growth in {said} by '{word}', but the fact is in {own}"
            yield fact, Objection(message, f"write currency: {said}", word)


def _behind(p: Paragraph, place: Place) -> tuple[str, str] | None:
    """40.8%(以美元計), 40.8% in US dollar terms."""
    gap = _GAP.match(p.text, place.end)
    match = _SAID.match(p.text, gap.end() if gap else place.end)
    return (_code(match), p.original[slice(*match.span())]) if match else None


def _before(p: Paragraph, place: Place, levels: Sequence[tuple[Place, Fact]]) -> tuple[str, str]:
    """The currency of the last level before a figure, or of what was said since."""
    bare = not levels or is_bare(levels[-1][1].printed)
    start = place.sentence[0] if bare else levels[-1][0].end
    said = list(_SAID.finditer(p.text, start, place.start))
    if said:
        return _code(said[-1]), p.original[slice(*said[-1].span())]
    return (_currency(p, levels[-1][1]), levels[-1][1].printed) if levels else ("", "")


def _code(match: re.Match[str]) -> str:
    return CURRENCY[str(match[match.lastgroup or 0])]


def _currency(p: Paragraph, fact: Fact) -> str:
    meaning = fact.meaning
    return meaning.currency or own_currency(
        meaning.concept, p.company.entities[meaning.entity].currency
    )


def _is_level(place: Place, fact: Fact, then: Place, other: Fact) -> bool:
    """Tell the level in the sentence that grew as a fact says, whatever its currency."""
    same = replace(other.meaning, change=fact.meaning.change, currency=fact.meaning.currency)
    return not other.meaning.change and then.sentence == place.sentence and same == fact.meaning
