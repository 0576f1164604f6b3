"""A length of time that is said of a figure is its fact's: no year of `the quarterly dividend`.

`Annual growth` may be of any time, and `the annual report` tells of any.
"""

import re
from collections.abc import Iterator

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.contrary import times
from briefs.articles.objection import Objection
from briefs.model.facts import Fact
from briefs.model.unit import MONEY, RATIOS, kind_of

_LENGTHS = {  # the kinds of periods, by the words that say so before what is measured
    "month": r"monthly|one[- ]month|每个?月|月度|单月",
    "quarter": r"quarterly|three[- ]month|每季度?|单季度?|季度(?![末初底])",
    "half": r"half[- ]year(?:ly)?|semi-?annual(?:ly)?|six[- ]month|每半年|半年度",
    "year": r"annual(?:ly)?|yearly|full[- ]year|twelve[- ]month"
    r"|每年度?(?![可将能约度省节])|年度(?![末初底])",
}
_OTHER = (  # growth over a time, a paper that is of one, what is counted or paid by it, a plan
    r"(?! ?(?:growth|rate|increase|gain|decline|change|basis|rise|drop|jump"
    r"|uptick|upturn|downturn|dip|slide|slump|surge|climb|expansion|contraction|improvement|decrease|results?|reports?"
    r"|filing|statement|call|update|letter|review|meeting|conference|run[- ]rate|recurring|active"
    r"|fee|price|subscri|forecast|guidance|outlook|target|plan|budget|average|[增减报会平]|成长"
    r"|财[报测]|业绩|大会|目标|计划|预算|活跃|经常|收费|订|变[动化]|经营|营运))"
)
_SAID = {
    kind: re.compile(rf"(?<![a-z0-9-一二三四两上下前第近半])(?:{words})(?![a-z]){_OTHER}")
    for kind, words in _LENGTHS.items()
}
_THE = (
    r"(?:in|for|during|over) the (?:(?:just|recently|newly)[- ])?"
    r"(?:(?:completed|ended|concluded|closed|reported|finished|latest|most recent|recent|past|whole"
    r"|entire|full) )?(month|quarter|half|year)"
    r"(?![a-z-]|'s|,? end| (?:ago|ahead|earlier|before|end|to))"
)
_BEHIND = re.compile(  # $12.2 billion in the just completed quarter, 220% more revenue for the year
    rf"(?: (?!(?:and|but|while|from|after|than)\b)[a-z][a-z'&-]*){{0,5}}?\s*{_THE}"
)
_LED = re.compile(  # for the year, totaling $12.2 billion
    rf"{_THE},? (?:(?:totall?ing|reaching|hitting|amounting to|(?:coming|came)(?: in)? (?:at|to)|to"
    r"|at)(?: (?:about|around|nearly|almost|some))? ?)?$"
)
_SAME = re.compile(  # 74% in the period, of which the sentence before has told
    r"(?: year[- ]over[- ]year| year[- ]on[- ]year)?\s*(?:in|during|for|over) (?:the|that) period"
    r"(?! (?:of|from|to|ended|ending|a year|last year))"
)
_FITTING = {"year": ("year", "ttm")}
_SPANS = ("month", "quarter", "half", "nine", "year", "ttm")


def check(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """A figure of another length of time than its words say."""
    own, concept = fact.meaning.period, p.concepts[fact.meaning.concept]
    measured = concept.unit in MONEY or kind_of(fact.figure.unit) in RATIOS
    if own.kind not in _SPANS or concept.period == "instant" or concept.annualised or not measured:
        return
    found = _behind(p, place) or _before(p, place, fact)
    known = any(one.word for one in times.check(p, place, fact))
    if found and not known and own.kind not in _FITTING.get(found[0], (found[0],)):
        word = p.original[found[1] : found[2]].strip()
        message = f"the words say '{word}', but the fact is of {own}"
        yield Objection(message, "write period: with the one that is meant", word)


def _behind(p: Paragraph, place: Place) -> tuple[str, int, int] | None:
    if match := _BEHIND.match(p.text, place.end):
        return match[1], *match.span()
    if match := _SAME.match(p.text, place.end):
        told = [m for m in p.within(0, place.start, "period") if m.period_kind in _SPANS]
        return (told[-1].period_kind, *match.span()) if told else None
    return None


def _before(p: Paragraph, place: Place, fact: Fact) -> tuple[str, int, int] | None:
    """The last word of length in the clause, with no period and no other level behind it."""
    start = place.left if fact.meaning.change else _reached(p, place)
    found = [
        (match.end(), kind, match.start())
        for kind, wording in _SAID.items()
        for match in wording.finditer(p.text, start, place.start)
    ]
    if match := _LED.search(p.text, place.sentence[0], place.start):
        return match[1], *match.span(0)
    if not found or p.within(max(found)[0], place.start, "period"):
        return None
    end, kind, begin = max(found)
    return kind, begin, end


def _reached(p: Paragraph, place: Place) -> int:
    """The start of the words of a level: also of those before its change, 10% to $0.65."""
    before = [one for one in p.figures if place.clause[0] <= one.start and one.end <= place.start]
    for one in reversed(before):
        if kind_of(one.figure.unit) == kind_of(place.found.figure.unit):
            return one.end
    return place.clause[0]
