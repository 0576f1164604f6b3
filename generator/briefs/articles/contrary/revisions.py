"""A forecast that words name as the former was given before the other: `由3.4兆上修至3.8兆`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.periods import is_first_of_two
from briefs.figures.folding import fold
from briefs.model.facts import Fact

_BEFORE = re.compile(
    r"(?:从|由|(?<!来)自|原先|原本|原订|原定|原估|原来|原|先前|此前|之前|前次|上次|\bfrom|\bprevious(?:ly)?|\bprior|\bearlier|\bold|\binitial(?:ly)?)"
    r"[^\d,、;:()]{0,16}$"
)
_REVISED = re.compile(
    r"[上下]修|[上下]调|调[高低升降整]|修[正订]|收[敛窄]|缩[小窄]|维持|重申|不变|[先此之]前|原|月时|[上前]次"
    r"|\b(?:rais|lift|cut|lower|narrow|widen|revis|updat|upgrad|downgrad|trim|slash|hik|boost|reiterat|maintain"
    r"|reaffirm|kept|keep|previous|prior|earlier|initial|original|instead|up from|down from)"
)


def check(p: Paragraph, found: Mapping[int, tuple[Place, Fact]]) -> Iterator[tuple[Fact, str, str]]:
    """The one of two forecasts that is said to stand before, and was given after."""
    for (_, (place, first)), (_, (then, second)) in pairwise(sorted(found.items())):
        early, late = first.meaning.issued, second.meaning.issued
        same = replace(first.meaning, issued=None) == replace(second.meaning, issued=None)
        forward = is_first_of_two(p, place) or (_is_before(p, place) and not _is_before(p, then))
        reverse = _is_before(p, then) and not _is_before(p, place)
        if not (same and early and late) or early == late:
            continue
        if (forward and early.end > late.end) or (reverse and early.end < late.end):
            old, new = (second, first) if reverse else (first, second)
            message = f"'{old.printed}' was changed to '{new.printed}', but was given later"
            yield first, message, f"exchange their given: {late} and {early}"
        elif place.sentence == then.sentence and not _is_revised(p, place.sentence):
            earlier, other = (first, second) if early.end < late.end else (second, first)
            message = (
                f"no word beside '{other.printed}' says that '{earlier.printed}' was given before"
            )
            yield earlier, message, "correct its scenario or its given: is it what others expect?"


def _is_revised(p: Paragraph, span: tuple[int, int]) -> bool:
    """Tell a sentence that speaks of a change, or of another time at which something was said."""
    return bool(_REVISED.search(p.gap(*span))) or bool(
        p.within(*span, "rise", "fall", "compared", "since", "beats")
    )


def _is_before(p: Paragraph, place: Place) -> bool:
    if re.match(r"从|由|from ", fold(place.found.printed)):
        return True
    return _BEFORE.search(p.gap(max(place.left, place.start - 32), place.start)) is not None
