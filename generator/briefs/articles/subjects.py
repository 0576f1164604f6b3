"""Entity and segment of a figure."""

import re
from collections.abc import Sequence

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.concepts import Named
from briefs.articles.dates import Mention
from briefs.model.unit import kind_of

POSSESSIVE = re.compile(r"\s*的\s*")
# of what a company makes: the maker of infusion pumps, 輸液幫浦廠
_MAKER = (
    r"makers?|manufacturers?|producers?|sellers?|providers?|suppliers?|developers?|operators?"
    r"|distributors?|vendors?|builders?|designers?|retailers?|giants?|specialists?|pioneers?"
)
_MAKER_OF = re.compile(rf"\b(?:{_MAKER}) of (?:(?!and\b)[\w-]+ |and )*$")
_OF_MAKER = re.compile(
    rf"[ -](?:{_MAKER})\b|\s?(?:制造|生产|供应|开发|零售|代工|设备)?"
    r"(?:大?厂(?!房)|厂商|业者|[制生]造?商|生产商|供应商|开发商|零售商|龙头|巨头|巨擘|专家)"
)
_AFTER = re.compile(r"继[^,。;]*$")  # 繼A、B之後,C也公布: of the last
_CAUSE = re.compile(  # 受惠雲端業務成長,營收…: of why, not of whom
    r"(?:受惠|受益|得益|受累|拜|因为?|由于|随着?|归功|带动|推升|拉抬"
    r"|driven by|thanks to|due to|helped by)于?[^,。;]*$"
)
_FOLLOWED = re.compile(r"[^,。;]*之?后(?:,|$)")


def subject_of(
    p: Paragraph, place: Place, concept: Named, change: str
) -> tuple[tuple[str, str], bool]:
    """Entity and segment, and whether they are a guess."""
    pair, near = _spoken(p, place, concept.mention, change)
    scope = p.concepts[concept.name].scope
    if scope == "company" or (scope == "market" and not p.is_row):
        pair = (pair[0], "")
    return pair, not near


def _spoken(
    p: Paragraph, place: Place, mention: Mention | None, change: str
) -> tuple[tuple[str, str], bool]:
    if mention and mention.end <= place.clause[0]:
        mention = None  # the clause may have a subject of its own
    anchor = min(mention.start, place.start) if mention else place.start
    spoken = p.within(place.sentence[0], place.start, "subject")
    subjects = [m for m in spoken if not is_aside(p, m) and not is_cause(p, m, place)]
    ahead = [m for m in subjects if m.end <= anchor]
    if mention and mention.start >= place.end:
        ahead += p.within(place.end, mention.start, "subject")
    chosen = ahead or subjects
    if spoken and spoken[-1].end == place.start and place.found.figure.unit != "x":
        chosen = ahead = spoken[-1:]
    behind = _behind(p, place, change)
    if behind and not (ahead and ahead[-1].start >= place.left):
        return pair_of(p, behind), True
    if not chosen:
        pair = p.topic.subject or (p.company.id, "")
        return pair, pair == (p.company.id, "")
    alone = len({pair_of(p, m) for m in ahead}) == 1
    near = chosen[-1].start >= place.clause[0] or alone
    return pair_of(p, chosen[-1]), near and not _is_one_of_several(p, chosen, place)


def _behind(p: Paragraph, place: Place, change: str) -> Mention | None:
    """年增23%的廣告業務, 16,000名企業員工: a subject that a figure stands before."""
    unit = place.found.figure.unit
    counts = unit != "pure" and kind_of(unit) not in ("money", "percent")
    after = p.within(place.end, place.right, "subject")
    if not after or not (counts or (change and unit == "percent")):
        return None
    gap = p.gap(place.end, after[0].start).strip()
    return after[0] if gap == "的" or (counts and not gap) else None


def _is_one_of_several(p: Paragraph, chosen: Sequence[Mention], place: Place) -> bool:
    """Tell a sentence that speaks of several parts, or of some of them together."""
    last = chosen[-1]
    others = {pair_of(p, m) for m in chosen if pair_of(p, m)[1]} - {pair_of(p, last)}
    if others and p.within(last.start, place.start, "total"):
        return True
    beside = p.within(last.end, last.end + 24, "subject")[:1]
    return any(is_aside(p, m) for m in beside) or (bool(others) and last.start < place.clause[0])


def pair_of(p: Paragraph, mention: Mention) -> tuple[str, str]:
    """Entity and segment; of a name that several companies use, that of the one spoken of."""
    pairs = list(zip(mention.values[::2], mention.values[1::2], strict=True))
    if len(pairs) == 1:
        return pairs[0]
    before = p.within(max(0, mention.start - 40), mention.start, "subject")
    spoken = [m.values[0] for m in before if len(m.values) == 2]
    entity = spoken[-1] if spoken else p.company.id
    return next((pair for pair in pairs if pair[0] == entity), pairs[0])


def is_cause(p: Paragraph, mention: Mention, place: Place) -> bool:
    """Tell a name in a clause before the figure's that says why: 受惠AI伺服器出貨,營收達3億元."""
    return mention.end <= place.clause[0] and bool(
        _CAUSE.search(p.text[max(place.sentence[0], mention.start - 40) : mention.start])
    )


def is_aside(p: Paragraph, mention: Mention) -> bool:
    """Whom others are compared with is not the subject; nor a name in brackets, nor a product."""
    if _OF_MAKER.match(p.text, mention.end) or _MAKER_OF.search(
        p.text[max(0, mention.start - 60) : mention.start]
    ):
        return True
    if _AFTER.search(p.text[max(0, mention.start - 40) : mention.start]) and _FOLLOWED.match(
        p.text, mention.end, mention.end + 40
    ):
        return True
    opened = p.text.rfind("(", max(0, mention.start - 30), mention.start)
    if opened >= 0 and p.text.find(")", opened, mention.start) < 0:
        return True
    before = p.within(mention.start - 12, mention.start, "together", "compared")
    if before and not p.gap(before[-1].end, mention.start).strip():
        return True
    owner = POSSESSIVE.match(p.text, mention.end)
    times = p.figure_at(owner.end()) if owner else None
    return times is not None and times.figure.unit == "x"
