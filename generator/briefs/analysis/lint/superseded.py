"""Of two statements of one thing the newer is today's: no `is now {… given:2025Q2}`."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

from briefs.analysis.lint.prose import Mention, Prose
from briefs.model.facts import FORWARD
from briefs.model.problem import Problem


def check(prose: Prose) -> Iterator[Problem]:
    """Each of a text that cites both of which a word says the contrary."""
    for language in prose.worded:
        for older, newer in permutations(prose.mentions[language], 2):
            if _is_revised(older, newer):
                for kind, mention, said in (("now", older, "before"), ("before", newer, "after")):
                    for match in prose.found(language, "superseded", kind):
                        if match.end() == mention.start:
                            other = newer if mention is older else older
                            message = (
                                f"'{match[0].strip()}' leads to {mention.text}, "
                                f"which was given {said} {other.text}"
                            )
                            remedy = "mend the word or the references"
                            yield prose.problem(language, match.start(), message, remedy)


def _is_revised(older: Mention, newer: Mention) -> bool:
    """Tell two statements of one thing, the second of a later day."""
    one, other = older.quantity.meaning, newer.quantity.meaning
    ordered = one.concept == other.concept and one.scenario in FORWARD and one.since < other.since
    dated = ordered and not (one.undated or other.undated)
    return dated and replace(one, issued=other.issued) == other
