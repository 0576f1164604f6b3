"""Shares that someone holds, and their worth, are no figure of the company's: `股東持股640萬股`."""

import re
from collections.abc import Iterator

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.objection import Objection
from briefs.model.facts import Fact

_OF_ALL = ("SharesOutstanding", "MarketCapitalization")
_HELD = re.compile(r"持股数?|持有|持仓|[增减]持|质押|解禁|\b(?:stake|holdings?|holds|owns)\b")


def check(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """Shares, or their worth, that the clause says someone holds."""
    if fact.meaning.concept not in _OF_ALL or fact.meaning.change:
        return
    if held := _HELD.search(p.text, place.clause[0], place.start):
        word = p.original[slice(*held.span())]
        message = f"the words say '{word}': it is of a holder, not of the whole company"
        yield Objection(message, "write reason: unfollowed", word)
