"""A quarter ends when its words say: no May of `the current quarter ending Feb. 1`."""

import re
from collections.abc import Iterator
from datetime import date

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.objection import Objection
from briefs.model.facts import Fact

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENDING = re.compile(
    rf"\bquarter,? (?:that |which )?end(?:ed|ing|s) (?:on )?({'|'.join(_MONTHS)})[a-z]*\.? (\d\d?)"
    r"|截[至止](?:\d{4} ?年 ?)?(\d\d?) ?月 ?(\d\d?) ?日止?的?(?:当|该|本|单|上|第[一二三四1-4])季"
)
_WEEKS = 21  # days by which a year of 52 weeks may end off a month's end


def check(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """A quarter that ends at another time of the year than the words of the sentence say."""
    own = fact.meaning.period
    if own.kind != "quarter":
        return
    found = [*_ENDING.finditer(p.text, *place.sentence)]
    if len(found) != 1:
        return
    ahead = found[0].end() <= place.start
    first, last = (found[0].end(), place.start) if ahead else (place.end, found[0].start())
    if p.within(first, last, "period") or _near(found[0], own.end):
        return
    word = p.original[slice(*found[0].span())]
    message = f"the words say '{word}', but {own} ends on {own.end}"
    yield Objection(message, "write the period that is meant, or mend fiscal_year_end", word)


def _near(match: re.Match[str], end: date) -> bool:
    """Tell a day that lies within weeks of the end of a quarter, in whatever year."""
    month = _MONTHS.index(match[1]) + 1 if match[1] else int(match[3])
    day = month * 30.4 + int(match[2] or match[4])
    apart = abs(day - end.month * 30.4 - end.day)
    return min(apart, 365 - apart) <= _WEEKS
