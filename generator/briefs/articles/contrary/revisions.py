"""A forecast that words name as the former was given before the other: `由3.4兆上修至3.8兆`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.objection import Objection
from briefs.articles.periods import first_of_two
from briefs.figures.folding import fold
from briefs.model.facts import Fact

_BEFORE = re.compile(
    r"(从|由|(?<!来)自|原先|原本|原订|原定|原估|原来|原|先前|此前|之前|前次|上次|\bfrom|\bprevious(?:ly)?|\bprior|\bearlier|\bold|\binitial(?:ly)?)"
    r"[^\d,、;:()]{0,16}$"
)
_REVISED = re.compile(
    r"[上下]修|[上下]调|调[高低升降整]|修[正订]|收[敛窄]|缩[小窄]|维持|重申|不变|[先此之]前|原|月时|[上前]次"
    r"|\b(?:rais|lift|cut|lower|narrow|widen|revis|updat|upgrad|downgrad|trim|slash|hik|boost|reiterat|maintain"
    r"|reaffirm|kept|keep|previous|prior|earlier|initial|original|instead|up from|down from)"
)


def check(
    p: Paragraph, found: Mapping[int, tuple[Place, Fact]]
) -> Iterator[tuple[Fact, Objection]]:
    """The one of two forecasts that is said to stand before, and was given after."""
    for (_, (place, first)), (_, (then, second)) in pairwise(sorted(found.items())):
        early, late = first.meaning.issued, second.meaning.issued
        same = replace(first.meaning, issued=None) == replace(second.meaning, issued=None)
        one, other = _before(p, place), _before(p, then)
        forward = first_of_two(p, place) or ("" if other else one)
        reverse = "" if one else other
        if not (same and early and late) or early == late:
            continue
        if (forward and early.end > late.end) or (reverse and early.end < late.end):
            old, new = (second, first) if reverse else (first, second)
            message = f"'{old.printed}' was changed to '{new.printed}', but was given later"
            remedy = f"exchange their given: {late} and {early}"
            yield first, Objection(message, remedy, reverse or forward)
        elif place.sentence == then.sentence and not _is_revised(p, place.sentence):
            earlier, newer = (first, second) if early.end < late.end else (second, first)
            message = (
                f"no word beside '{newer.printed}' says that '{earlier.printed}' was given before"
            )
            remedy = "correct its scenario or its given: is it what others expect?"
            yield earlier, Objection(message, remedy)


def _is_revised(p: Paragraph, span: tuple[int, int]) -> bool:
    """Tell a sentence that speaks of a change, or of another time at which something was said."""
    return bool(_REVISED.search(p.gap(*span))) or bool(
        p.within(*span, "rise", "fall", "compared", "since", "beats")
    )


def _before(p: Paragraph, place: Place) -> str:
    """The word by which a figure stood before another: 原先, from."""
    inside = re.match(r"从|由|from ", fold(place.found.printed))
    if inside:
        return place.found.printed[: inside.end()].strip()
    before = _BEFORE.search(p.text, max(place.left, place.start - 32), place.start)
    return p.original[slice(*before.span(1))] if before else ""
