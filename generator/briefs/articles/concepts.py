"""Concept of a figure among those that fit it: in it, before it, behind it, or carried over."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, compress

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.dates import Mention
from briefs.articles.lexicon import COUNTED
from briefs.content import models
from briefs.content.fitting import fit
from briefs.figures.folding import fold
from briefs.figures.scan import Found
from briefs.model.figure import MAGNITUDE
from briefs.model.unit import GROWING, MONEY, kind_of

NEAR = 16  # characters within which two words belong together
TINY = Decimal(100)  # money below, printed with its currency, is one of a share
SMALL = Decimal(10_000)  # money below is mostly an amount per share, from there on never
_MILESTONE = re.compile(
    r"(?:突破|首度|首破|首次|跨越|站上|破|milestone of|passed|surpassed|crossed(?: the)?)"
    r"\s*(?:了|的)?\s*$"
)
_PER_SHARE = re.compile("每股|per share|a share")


def fits(p: Paragraph, name: str, found: Found, change: str) -> bool:
    concept, figure = p.concepts[name], found.figure
    if concept.unit == "count" and not change and not _counts(p, name, found):
        return False
    if concept.unit in MONEY and not change:
        if concept.unit == "per_share" and figure.size >= SMALL:
            return False
        if concept.unit == "money" and figure.size < SMALL:
            start = max(0, found.start - NEAR)
            small = figure.unit == "pure" or figure.size < TINY
            if small or _PER_SHARE.search(p.gap(start, found.start)):
                return False
    return fit(figure, concept, change, p.company.entry.currency, found.printed) is not None


def _counts(p: Paragraph, name: str, found: Found) -> bool:
    """Tell a concept whose words speak of what the figure counts: no companies as staff."""
    unit = found.figure.unit or ""
    fitting = p.counted[name]
    return unit not in COUNTED or not fitting or unit in fitting


def may_be(p: Paragraph, name: str, found: Found, change: str) -> bool:
    """Tell a concept that a figure can be of; what the share does is no growth of anything."""
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
    ranged = figure.approx == MAGNITUDE or figure.low != figure.high
    return figure.unit == "pure" and ranged and figure.size < SMALL


def is_market(p: Paragraph, name: str) -> bool:
    return p.concepts[name].scope == "market"


def is_milestone(p: Paragraph, found: Found) -> bool:
    """突破1,000億元: a round level that was passed, not the level itself."""
    start = max(0, found.start - 24)
    said = _MILESTONE.search(p.gap(start, found.start))
    return bool(said) or fold(found.printed).startswith(("突破", "破", "跨越"))


_JOINING = 2  # characters such as 合計 between a name and its verb
OF = re.compile(r"\s*(?:的|之|为|是|达|达到|in|of)?\s*(?:(?:the|its|total) )?")
_SIZE = (
    r"\bmarket (?:opportunity|size|potential)\b|\b(?:addressable|serviceable) market\b|\btam\b"
    r"|潜在市场|市场(?:规模|机会|商机|产值)|总潜在|产值|商机"
)
_BACKLOG = (
    r"\b(?:order )?backlog\b|\border book\b|\borders on hand\b"
    r"|\bremaining performance obligations?\b|(?:在手|未交货?|未出货|积压|未完成)的?订单"
)
_EITHER = re.compile(rf"{_SIZE}|{_BACKLOG}")
_BEHIND = re.compile(rf"[\s,]*(?:u\.s\.)?\s*(?:的|之|in|of|an?|the|order)*\s*({_BACKLOG}|{_SIZE})")
_LONGER = (
    r"年初(?:以来|至今)|今年(?:以来|至今|来|累计)|(?:本|这|过去一|近一)[周月]"
    r"|[过近]去?(?:一年|1年|12个月)"
    r"|\bthis (?:year|month|week)\b|\byear[- ]to[- ]date\b|\bytd\b"
    r"|\b(?:in|over|during) the (?:past|last) (?:year|month|week|12 months|twelve months)\b"
)
_LONGER_BEHIND = re.compile(rf"[\s(]*(?:so far )?({_LONGER})")
_LONGER_BEFORE = re.compile(_LONGER)


@dataclass(frozen=True, slots=True)
class Named:
    name: str
    mention: Mention | None
    doubtful: bool


def concept_of(p: Paragraph, place: Place, change: str) -> Named | None:
    if change == "surprise" and p.done and p.done[-1].concept:
        return Named(p.done[-1].concept, None, doubtful=False)
    named = (
        (None if change else share_of(p, place) or _total_of(p, place))
        or _touching(p, place, change)
        or _ahead(p, place, change)
        or _carried(p, place, change)
    )
    return None if named is None or _is_other(p, place, named.name, change) else named


def _is_other(p: Paragraph, place: Place, name: str, change: str) -> bool:
    """Words say that a figure is of something else than the concept that was found for it."""
    concept = p.concepts[name]
    if is_market(p, name) and place.found.figure.unit == "percent":
        return bool(longer_than_a_day(p, place))
    return concept.unit in MONEY and not change and bool(other_thing(p, place, concept))


def other_thing(p: Paragraph, place: Place, concept: models.Concept) -> str:
    """A market's size or a backlog, named in a figure's sentence with nothing else behind it."""
    behind = _BEHIND.match(p.text, place.end)
    if behind and any(behind.end() <= start <= behind.end() + 2 for start in p.starts):
        behind = None  # it names the figure that follows
    before = [*_EITHER.finditer(p.text, place.sentence[0], place.start)][-1:]
    span = behind.span(1) if behind else before[0].span() if before else None
    if span is None or place.found.figure.unit == "percent":
        return ""
    own = p.within(span[1], place.start, "concept")
    figures = [start for start in p.starts if span[1] <= start < place.start]
    names = fold(" ".join(chain(concept.label.values(), *concept.synonyms.values())))
    if own or figures or p.gap(*span) in names or _EITHER.search(names):
        return ""
    return p.original[slice(*span)]


def longer_than_a_day(p: Paragraph, place: Place) -> str:
    """Words by which the share moved over a longer time: 今年以來漲75%, up 75% this year."""
    behind = _LONGER_BEHIND.match(p.text, place.end)
    if behind:
        return p.original[slice(*behind.span(1))]
    before = _LONGER_BEFORE.search(p.text, place.left, place.start)
    return p.original[slice(*before.span())] if before else ""


def _touching(p: Paragraph, place: Place, change: str) -> Named | None:
    """16個國家, 669億美元的現金: the concept is part of the figure or stands right behind."""
    found, end = place.found, place.end
    around = concepts_in(p, (place.start - 4, end + 4), found, change)
    inside = [m for m in around if m.start < end and m.end > place.start]
    if inside:
        return _chosen(inside[0], near=True)
    after = concepts_in(p, (end, place.right), found, change)[:1]
    if not after or not OF.fullmatch(p.gap(end, after[0].start)):
        return None
    before = _candidates(p, (place.left, place.start), found, change)
    return None if before and p.text[end : end + 1] != "的" else _chosen(after[0], near=True)


def _ahead(p: Paragraph, place: Place, change: str) -> Named | None:
    """The nearest concept before the figure; behind it where the clause names none before."""
    found = place.found
    before = _candidates(p, (place.left, place.start), found, change)
    if before:
        return _special(p, before[-1], place) or _chosen(before[-1], near=True)
    clause = _candidates(p, (place.clause[0], place.left), found, change)
    if clause:
        return _chosen(clause[-1], near=len(clause) == 1)
    after = concepts_in(p, (place.end, place.right), found, change)
    if change and found.figure.unit == "percent":  # a percentage would grow by points
        after = [m for m in after if p.concepts[m.values[0]].unit != "percent"]
    if after and place.left == place.clause[0]:
        return _chosen(after[0], near=False)
    sentence = _candidates(p, (place.sentence[0], place.start), found, change)
    if sentence:
        return _chosen(sentence[-1], near=len({m.values for m in sentence}) == 1)
    return None


def _candidates(p: Paragraph, span: tuple[int, int], found: Found, change: str) -> list[Mention]:
    """Concepts named in a span; of a growth rate those that grow, of points a percentage."""
    mentions = concepts_in(p, span, found, change)
    if not change:
        return mentions
    percents = [m for m in mentions if p.concepts[m.values[0]].unit == "percent"]
    if found.figure.unit in ("pp", "bp"):
        return percents
    return [m for m in mentions if p.concepts[m.values[0]].unit in GROWING] or percents


def _special(p: Paragraph, mention: Mention, place: Place) -> Named | None:
    """盤後…股價: of the share's moves the one that the sentence names by a word of its own."""
    if p.concepts[mention.values[0]].scope != "market":
        return None
    span = (place.sentence[0], place.right)
    alone = {m.start for m in p.within(*span, "concept") if len(m.values) == 1}
    market = [name for name in p.concepts if is_market(p, name)]
    units = {p.concepts[name].unit: name for name in reversed(market)}
    usual = set(units.values())  # 股價, which many words are said of
    named = concepts_in(p, span, place.found, "")
    named = [m for m in named if m.start in alone or m.values[0] not in usual]
    moves = [m.values[0] for m in named if is_market(p, m.values[0])]
    return Named(moves[-1], mention, doubtful=False) if moves else None


def _carried(p: Paragraph, place: Place, change: str) -> Named | None:
    """The concept that the paragraph spoke of before; revenue, where a part of it just grows."""
    found = place.found
    names = [p.topic.concept] if p.is_row and p.topic.concept else []
    if not p.within(*place.sentence, "concept"):
        names += [p.concept for p in reversed(p.done[-4:]) if p.concept]
    if kind_of(found.figure.unit) == "per_share":
        earned = [(c.unit, c.period) for c in p.concepts.values()]
        names += compress(p.concepts, [kind == ("per_share", "duration") for kind in earned])
    rate = found.figure.unit == "percent" or is_idiom(found)
    if change and rate:  # of a percentage it would be in points
        names = [name for name in names if p.concepts[name].unit != "percent"]
    if change and rate and p.within(place.sentence[0], place.right, "subject"):
        names += [n for n, c in p.concepts.items() if c.unit == "money"][:1]
    name = next((name for name in names if may_be(p, name, found, change)), "")
    return Named(name, None, doubtful=True) if name else None


def share_of(p: Paragraph, place: Place) -> Named | None:
    """占營收的18%, 60% of operating income: the share of the concept named."""
    said = p.within(place.left, place.start, "share")
    if not said or place.found.figure.unit != "percent":
        return None
    whose = concepts_in(p, (place.left, said[-1].start), place.found, "")
    if whose and len(p.gap(whose[-1].end, said[-1].start).strip()) <= _JOINING:
        return _chosen(whose[-1], near=True)  # 前兩大客戶合計占營收
    shares = {c.share_of: name for name, c in p.concepts.items() if c.share_of}
    named = p.within(said[-1].end, place.right, "concept")
    name = next((shares[n] for m in named for n in m.values if n in shares), "")
    return Named(name, said[-1], doubtful=False) if name else None


def _total_of(p: Paragraph, place: Place) -> Named | None:
    """合計: the sum of the concepts of the figures before it."""
    span = (place.left, place.start)
    said = p.within(*span, "total")
    if not said or concepts_in(p, span, place.found, ""):
        return None
    parts = [p.concept for p in p.done[-8:] if p.found.start >= place.sentence[0]]
    for name, concept in p.concepts.items():
        size = len(concept.sum_of)
        if size > 1 and parts[-size:] == concept.sum_of:
            return Named(name, said[-1], doubtful=True)
    return None


def _chosen(mention: Mention, *, near: bool) -> Named:
    return Named(mention.values[0], mention, not near or len(mention.values) > 1)
