"""A figure is of whom its words name last: `Data center revenue was $22.6 billion`."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.contrary.gaps import has_words, unknown
from briefs.articles.dates import Mention
from briefs.articles.objection import Objection
from briefs.articles.subjects import is_aside, pair_of
from briefs.model.facts import Fact

_AND = re.compile(r"\s*(?:和|与|及|以及|、|and|&)\s*")
_EACH = re.compile(r"分别|依序|respectively|each")
_COMES_FROM = re.compile(r"\s*(?:from|at|来自于?)(?: the| its)?\s*")
_BEHIND = re.compile(
    r"\s*(?:in \w+ )?(?:from|at|in|for|by|of|on|with|to|来自于?|的)(?: the| its)?\s*"
)
_NOT_OF = re.compile(
    r"(?:\b(?:excluding|without|except|ex|by|with|on|to|outside|beyond|besides|than|like|plus"
    r"|due to)|扣除|不含|不计|不包括|排除|剔除|除了?|由于?|因|受惠于?|受|靠|随着?"
    r"|拜|凭借?|归功于?|加上)(?: the| its)?\s*$"
)
_REPORTS = re.compile(
    r"\b(?:business(?:es)?|segments?|units?|divisions?|groups?|reported|posted|generated"
    r"|delivered|recorded|logged|made|contributed|brought|pulled|produced|totall?ing|alone"
    r"|strongly|sharply|s)\b"
    r"|业务|部门|事业[群部]?|贡献|带来|创造|录得|实现|缴出|产生|板块|产品线?|方面"
    r"|强劲|稳健|显著|上看|公布|合并|累计|业绩|\d\d?月份?"
)
_LED_ON = re.compile(
    r"\s*(?:which|that|and|,|(?:has |have )?(?:reported|posted|generated|delivered"
    r"|contributed)|[至达到])"
)
_PARTS = re.compile(r"方面|部分|业务|部门|事业|其中|\b(?:segment|unit|business|division|of which)")
_A_PART = re.compile(
    r"相关(?:产品|业务)?(?:的)?(?:营收|营业额|收入|销售额?)|[该此本](?:项)?(?:业务|部门|事业[群部]?|板块)"
    r"|这(?:项|一|个)(?:业务|部门|事业[群部]?|板块)"
    r"|\brelated (?:revenues?|sales)|\b(?:the|this|that) (?:unit|segment|division)(?:'s)?"
)
_WHOLE = re.compile(
    r"公司|整体|合并|集团|全年|总|单季|本季"
    r"|\b(?:total|overall|company(?:'s)?|group(?:'s)?|consolidated|it|its|quarter|altogether)\b"
)

Pair = tuple[str, str]


def check(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """The part or the company named last for a figure, where its fact is of another."""
    meaning = fact.meaning
    concept = p.concepts[meaning.concept]
    own = (meaning.entity, meaning.segment)
    if concept.scope == "market" or p.is_row:
        return
    if concept.scope != "company" and own == (p.company.id, ""):
        yield from _of_a_part(p, place)
    named = _named(p, place, own, meaning.concept)
    if named is None and concept.scope != "company" and own[0] == p.company.id:
        yield from _perhaps_a_part(p, place, meaning.segment, meaning.concept)
    if named is None or pair_of(p, named) == own:
        return
    entity, segment = pair_of(p, named)
    if entity != meaning.entity:
        what, remedy = "another company", f"write entity: {entity}"
    elif segment:
        what, remedy = "another part" if meaning.segment else "a part", f"write segment: {segment}"
    else:
        what, remedy = "the company itself", "leave its segment out"
    if segment and concept.scope == "company":
        return
    word = p.original[named.start : named.end]
    yield Objection(f"the words say '{word}', which is {what}", remedy, word)


def _of_a_part(p: Paragraph, place: Place) -> Iterator[Objection]:
    """相關營收 of a figure that is filed as the whole company's."""
    found = [*_A_PART.finditer(p.text, place.last, place.start)][-1:]
    for match in found:
        if not has_words(_rest(p, match.end(), place.start, "concept")):
            word = p.original[slice(*match.span())]
            remedy = "write its segment, or reason: unfollowed"
            yield Objection(f"the words say '{word}', which is of a part", remedy, word)


def _perhaps_a_part(p: Paragraph, place: Place, part: str, concept: str) -> Iterator[Objection]:
    """The part of which a clause before told another figure: 軟體營收1億，但營業虧損2,000萬."""
    names = p.within(place.sentence[0], place.right, "subject")
    if part and any(pair_of(p, one)[1] == part for one in names):
        return
    names = [one for one in names if one.end <= place.start][-1:]
    for name in names if p.within(place.clause[0], place.start, "concept", "loss") else ():
        entity, segment = pair_of(p, name)
        figures = [f for f in p.figures if name.end <= f.start < place.clause[0]]
        told = {one for m in p.within(name.end, place.clause[0], "concept") for one in m.values}
        whole = _WHOLE.search(p.text, name.end, place.start)
        own = segment and entity == p.company.id and not is_aside(p, name)
        if own and figures and told and concept not in told and not whole:
            word = p.original[name.start : name.end]
            whose = f"the part {part}" if part else "the whole company"
            message = f"the words may mean '{word}' as well as {whose}"
            remedy = f"write segment: {segment}, or despite: {word}, if it is of {whose}"
            yield Objection(message, remedy, about=word)


def _rest(p: Paragraph, start: int, end: int, *kinds: str) -> str:
    return _REPORTS.sub(" ", unknown(p, start, end, *kinds))


def _named(p: Paragraph, place: Place, own: Pair, concept: str) -> Mention | None:
    """The name whose words lead to a figure, or that stands right behind it."""
    behind = p.within(place.end, place.right, "subject")[:1]
    if behind:
        comes = _COMES_FROM.fullmatch(p.gap(place.end, behind[0].start))
        return behind[0] if comes and pair_of(p, behind[0])[1] and own[1] else None
    spoken = p.within(place.sentence[0], place.start, "subject")
    while len(spoken) > 1 and is_aside(p, spoken[-1]) and _alike(p, *spoken[-2:]):
        spoken.pop()  # 聯發科(2454)
    listed = _listed(p, spoken)
    if len(listed) > 1:
        return _each(p, place, listed)
    if not listed or not _leads(p, listed[0], place, own, concept):
        return None
    return None if _is_own_too(p, spoken, own) or _is_paired(p, place) else listed[0]


def _alike(p: Paragraph, one: Mention, other: Mention) -> bool:
    """Tell two names of one, such as a company's and its ticker."""
    return pair_of(p, one) == pair_of(p, other)


def _listed(p: Paragraph, spoken: Sequence[Mention]) -> list[Mention]:
    """The last names that one list joins: 車用與消費電子."""
    found = list(spoken[-1:])
    for mention in reversed(spoken[:-1]):
        if not _AND.fullmatch(p.gap(mention.end, found[0].start)):
            break
        found.insert(0, mention)
    return found


def _each(p: Paragraph, place: Place, listed: Sequence[Mention]) -> Mention | None:
    """The name of a list that has a figure's place among the figures: 分別為212億元與180億元."""
    start = listed[-1].end
    rest = [f for f in p.figures if start <= f.start < place.sentence[1] and not p.is_date(f)]
    index = [f.start for f in rest].index(place.start) if place.found in rest else len(listed)
    each = _EACH.search(p.text, start, place.sentence[1])
    alone = len(p.within(start, rest[0].start if rest else start, "concept")) == 1
    return listed[index] if each and alone and len(rest) == len(listed) > index else None


def _is_paired(p: Paragraph, place: Place) -> bool:
    """Tell one of two figures that may be of two names: 年增9%與5%."""
    ends = [f.end for f in p.figures if f.end <= place.start][-1:]
    starts = [f.start for f in p.figures if f.start >= place.end][:1]
    gaps = [p.gap(end, place.start) for end in ends] + [p.gap(place.end, one) for one in starts]
    return any(_AND.fullmatch(gap) for gap in gaps)


def _is_own_too(p: Paragraph, spoken: Sequence[Mention], own: Pair) -> bool:
    """Tell a name before the last that the fact is of, with no figure between: YouTube廣告."""
    last = spoken[-1]
    return pair_of(p, last) != own and any(
        pair_of(p, m) == own and not any(m.end <= start < last.start for start in p.starts)
        for m in spoken[:-1]
        if own[1]
    )


def _leads(p: Paragraph, name: Mention, place: Place, own: Pair, concept: str) -> bool:
    """Tell words from a name to a figure that name nothing else."""
    entity, segment = pair_of(p, name)
    figures = [f for f in p.figures if not p.is_date(f)]
    last = max((f.end for f in figures if f.end <= name.start), default=0)
    behind = last >= place.sentence[0] and _BEHIND.fullmatch(p.gap(last, name.start))
    if behind or is_aside(p, name) or _NOT_OF.search(p.gap(name.start - 16, name.start)):
        return False
    first = min(f.start for f in figures if f.start >= name.end) if figures else place.start
    first = min(first, place.start)
    said = {one for m in p.within(name.end, first, "concept") for one in m.values}
    if not segment or entity != own[0]:
        near = [m for one in islice(p.whole(), 2) for m in one.mentions if m.kind == "subject"]
        parts = _PARTS.search(p.text, place.sentence[0], name.start)
        told = said or "业绩" in p.gap(name.end, first)
        if not told or parts or any(own == pair for m in near for pair in _pairs(m)):
            return False
        if entity != own[0] and concept not in said:
            return False
    comma = p.text.find(",", name.end, first)
    if comma >= 0 and not _LED_ON.match(p.text, comma + 1):
        return False
    kinds = ("concept",) if own[1] else ()
    return not has_words(_rest(p, name.end, first, "concept")) and not has_words(
        _rest(p, first, place.start, *kinds)
    )


def _pairs(mention: Mention) -> Iterator[Pair]:
    return zip(mention.values[::2], mention.values[1::2], strict=True)
