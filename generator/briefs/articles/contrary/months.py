"""Figures of months are of no quarter: `前七月營收`, `7月業績` of another month, `月減23%`."""

import re
from collections.abc import Iterator

from briefs.articles.changes import change_word
from briefs.articles.clauses import Paragraph, Place
from briefs.articles.objection import Objection
from briefs.model.facts import Fact
from briefs.model.period import Period

_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_ANY = "|".join(name for name in _NAMES if name != "may")
_MANY = "4|5|7|8|10|11|四|五|七|八|十|十一|four|five|seven|eight|ten|eleven"
_SUM = re.compile(
    rf"(?<![之以度季月日周天])[前首头](?:{_MANY}) ?个?月(?!\d)"
    r"|累计(?:今年)?[前首头](?:2|二|两)个?月(?!\d)"
    r"|(?<!\d)1 ?月?(?:至|到|-|~)(?:2|4|5|7|8|10|11) ?月(?! ?\d)"
    rf"|first (?:{_MANY}) months|(?:{_MANY})[ -]months? (?:ended|to|through)"
    r"|january(?: to | through |-)(?:february|april|may|july|august|october|november)\b"
)
_MONTH = re.compile(
    rf"(?<![\d年])(\d\d?) ?月份?(?! ?\d|底|末|初|中旬|以来|起|[之以]?[前后])|\b({_ANY})\b(?!\.? \d)"
    r"|\bin (may)\b"
)
_MONTHLY = re.compile(
    r"月[增减](?:率|幅)?|[较比](?:上个?|前一个?|前)月|按月|month[- ](?:over|on)[- ]month"
    r"|\bm/m\b|\bmom\b|\bfrom (?:a|the (?:previous|prior)|last) month(?: earlier| ago| before)?"
)
_LONGER = ("quarter", "half", "nine", "year")
_SPANS = ("month", "to_date", "quarter", "half", "nine", "year", "ttm")


def check(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """Growth over a month, months that fill no period, and another month."""
    meaning = fact.meaning
    concept = p.concepts[meaning.concept]
    if meaning.change.startswith(("yoy", "qoq")) and (found := _monthly(p, place)):
        message = "the words beside it compare with a month before"
        other = meaning.change.replace(meaning.change[:3], "mom")
        yield Objection(message, f"write change: {other}", p.original[slice(*found.span())])
    if meaning.change.startswith("mom") and change_word(p, place) == "yoy":
        other = meaning.change.replace("mom", "yoy")
        yield Objection("the words beside it compare with a year before", f"write change: {other}")
    if meaning.period.kind not in _SPANS or concept.period == "instant":
        return
    summed = [*_SUM.finditer(p.text, place.sentence[0], place.start)]
    if summed and not p.within(summed[-1].end(), place.start, "period"):
        start, end = summed[-1].span()
        named = [m for m in p.mentions if m.kind == "period" and m.start < end and start < m.end]
        said = [m.period for m in named]
        if meaning.period not in said:
            word = p.original[start:end]
            message = f"the words say '{word}', but the fact is of {meaning.period}"
            wanted = next((str(one) for one in said if isinstance(one, Period)), "")
            remedy = f"write period: {wanted}" if wanted else "write reason: unfollowed"
            yield Objection(message, remedy, word)
    elif meaning.period.kind == "month" and concept.scope != "market":
        yield from (*_other_month(p, place, fact), *_longer(p, place, fact))


def _monthly(p: Paragraph, place: Place) -> re.Match[str] | None:
    """月減23.4%, 23.4% month over month."""
    before = [*_MONTHLY.finditer(p.text, place.left, place.start)][-1:]
    own = before and (before[0][0][0] > "z" or p.gap(place.last, before[0].start()).strip(" (%"))
    if own and not p.within(before[0].end(), place.start, "change"):
        return before[0]
    gap = re.compile(r"[ (]*").match(p.text, place.end)
    return _MONTHLY.match(p.text, gap.end() if gap else place.end)


def _other_month(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """7月業績 of a fact of August."""
    own = fact.meaning.period
    named = [*_MONTH.finditer(p.text, place.sentence[0], place.right)]
    if named and all(_number(match) != own.end.month for match in named):
        word = p.original[slice(*named[-1].span())]
        message = f"the words say '{word}', but the fact is of {own}"
        yield Objection(message, "write period: with the month that is meant", word)


def _longer(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """第三季營收486億元 of a fact of September: no month is named in the sentence."""
    named = p.within(place.sentence[0], place.right, "period")
    kinds = {m.period_kind for m in named}
    ahead = [m for m in named if place.clause[0] <= m.start and m.end <= place.start]
    if ahead and ahead[-1].period_kind in _LONGER and not kinds & {"month", "day", "to_date", ""}:
        word = p.original[ahead[-1].start : ahead[-1].end]
        message = f"the words say '{word}', but the fact is of {fact.meaning.period}"
        yield Objection(message, f"write period: {ahead[-1].period}", word)


def _number(match: re.Match[str]) -> int:
    name = match[2] or match[3]
    return _NAMES.index(name) + 1 if name else int(match[1])
