"""The figure of a month, or of each quarter, is of that time: no `September’s {Revenue}`."""

from collections.abc import Iterator
from itertools import islice, product

from briefs.analysis.lint.prose import Prose, neighbours
from briefs.analysis.period_words import table_of
from briefs.model.problem import Problem

LONG = ("quarter", "half", "nine", "year", "ttm")  # longer than a month
_NAMED = {"named": ("month",), "since": LONG}
OTHERS = {"month": LONG, "each_quarter": LONG[1:], "each_year": (*LONG[:3], "month")}


def check(prose: Prose) -> Iterator[Problem]:
    """Each such word before a figure of a longer or shorter time, with no other figure between."""
    for language in prose.worded:
        for kind, mention in product(OTHERS, prose.mentions[language]):
            if mention.meaning.period.kind not in OTHERS[kind] or mention.option:
                continue
            start, _ = neighbours(prose.mentions[language], mention)
            start = max(start, prose.around(language, mention.start, mention.end)[0])
            found = prose.found(language, "months", kind, start, mention.start)
            for match in islice(found, 1):
                message = (
                    f"'{match[0].strip()}' stands before {mention.text}, "
                    f"which is of {mention.meaning.period}"
                )
                remedy = "mend the word or the reference"
                yield prose.problem(language, match.start(), message, remedy)
        for kind in _NAMED:
            yield from _of_another_month(prose, language, kind)


def _of_another_month(prose: Prose, language: str, kind: str) -> Iterator[Problem]:
    """A month that is named at the figure of one, or from which on one of a longer time is told."""
    table = table_of(language)
    at = {one.start: one for one in prose.mentions[language]}
    for match in prose.found(language, "months", kind):
        mention = at.get(match.start("at"))
        month = table.months.get(match["month"].lower()) if table else None
        actual = mention and (kind == "named" or mention.meaning.scenario == "actual")
        period = mention.meaning.period if mention and actual else None
        told = period and (period.end if kind == "named" else period.start).month
        if mention and month and period and period.kind in _NAMED[kind] and told != month:
            message = f"'{match['month']}' stands at {mention.text}, which is of {period}"
            remedy = "mend the word or the reference"
            yield prose.problem(language, match.start("month"), message, remedy)
