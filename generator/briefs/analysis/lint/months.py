"""The figure of a month, or of each quarter, is of that time: no `September’s {Revenue}`."""

from collections.abc import Iterator
from itertools import islice, product

from briefs.analysis.lint.prose import Prose, neighbours
from briefs.model.problem import Problem

LONG = ("quarter", "half", "nine", "year", "ttm")  # longer than a month
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
