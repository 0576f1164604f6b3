"""Concepts that a figure can be of, by its unit, size and the words around it."""

import re
from bisect import bisect_left
from dataclasses import replace
from decimal import Decimal

from briefs.articles.clauses import Paragraph
from briefs.articles.dates import Mention
from briefs.articles.lexicon import COUNTED
from briefs.content.fitting import fit
from briefs.figures.folding import fold
from briefs.figures.scan import Found
from briefs.model.unit import MONEY

NEAR = 16  # characters within which two words belong together
SMALL = Decimal(10_000)  # money below is mostly an amount per share, from there on never
_MILESTONE = re.compile(
    r"(?:突破|首度|首破|首次|跨越|站上|破|milestone of|passed|surpassed)\s*(?:了|的)?\s*$"
)
_PER_SHARE = re.compile("每股|per share|a share")


def fits(p: Paragraph, name: str, found: Found, change: str) -> bool:
    concept, figure = p.concepts[name], found.figure
    if concept.unit == "count" and not change and not _counts(p, name, found):
        return False
    if concept.unit in MONEY and not change:
        size = max(abs(end) for end in (figure.low, figure.high) if end is not None)
        if concept.unit == "per_share" and size >= SMALL:
            return False
        if concept.unit == "money" and size < SMALL:
            start = max(0, found.start - NEAR)
            if figure.unit == "pure" or _PER_SHARE.search(p.gap(start, found.start)):
                return False
    return fit(figure, concept, change, p.company.entry.currency, found.printed) is not None


def _counts(p: Paragraph, name: str, found: Found) -> bool:
    """Whether a concept's words speak of what the figure counts: no companies as staff."""
    unit = found.figure.unit or ""
    fitting = p.counted[name]
    return unit not in COUNTED or not fitting or unit in fitting


def may_be(p: Paragraph, name: str, found: Found, change: str) -> bool:
    """Whether a figure can be of a concept; what the share does is no growth of anything."""
    grows = p.concepts[name].scope != "market"
    return (grows or not change) and fits(p, name, found, change)


def concepts_in(p: Paragraph, span: tuple[int, int], found: Found, change: str) -> list[Mention]:
    """The concepts named in a span that fit a figure, each mention with those that do.

    A word that is part of another figure belongs to that one alone.
    """
    fitting = []
    for mention in p.within(*span, "concept"):
        names = tuple(name for name in mention.values if may_be(p, name, found, change))
        if names and not _is_in_other(p, mention, found):
            fitting.append(replace(mention, values=names))
    return fitting


def _is_in_other(p: Paragraph, mention: Mention, found: Found) -> bool:
    index = bisect_left(p.starts, mention.end) - 1
    near = p.figures[max(0, index - 1) : index + 1]
    return any(f is not found and f.start < mention.end and mention.start < f.end for f in near)


def is_idiom(found: Found) -> bool:
    figure = found.figure
    return figure.unit == "pure" and figure.low != figure.high and (figure.high or 0) < SMALL


def is_market(p: Paragraph, name: str) -> bool:
    return p.concepts[name].scope == "market"


def is_milestone(p: Paragraph, found: Found) -> bool:
    """突破1,000億元: a round level that was passed, not the level itself."""
    start = max(0, found.start - 24)
    said = _MILESTONE.search(p.gap(start, found.start))
    return bool(said) or fold(found.printed).startswith(("突破", "破", "跨越"))
