"""Growth is over the time that its words name: no `yoy` of `up 12% from the previous quarter`."""

import re
from collections.abc import Iterator

from briefs.articles.changes import change_word, changing
from briefs.articles.clauses import Paragraph, Place
from briefs.articles.dates import Mention, Relative
from briefs.articles.objection import Objection
from briefs.articles.readings.changes import CONSTANT
from briefs.figures.folding import fold
from briefs.model.facts import Fact
from briefs.model.period import Period

_FROM = re.compile(
    r"\s*,?\s*(?:from|than|over|versus|vs\.?|compared (?:with|to)|against)\s+(?:(?:in|the|its)\s+)*"
)
_YEAR_END = re.compile(
    r"(?:较|相比|(?<![占同环年季月之分])比)"
    r"(?:(?:上|去|前一)年度?年?[末底]|\d{4} ?年年?[末底]|[年期]初)"
    r"|\b(?:since|from|over|than|compared (?:with|to)) (?:the )?"
    r"(?:year[- ]end|(?:end|close) of (?:last|the (?:previous|prior)) year"
    r"|(?:beginning|start) of the year)"
)
_APART = re.compile(r"[,;:。]|(?<=[末底初])\s*[的为是]|同比|环比|按[年季]|[年季][增减]")
_THAN = re.compile(r"(?:较|(?<![占同环年季月之分])比|相比|相较于)\s*$")


def check(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """Growth over a year beside words of a quarter, and the reverse; no word of constant rates."""
    if fact.meaning.change == "yoy_cc" and not _is_constant(p):
        remedy = "if currencies are not left out, write change: yoy"
        yield Objection("no word of the article speaks of constant exchange rates", remedy)
    told = fact.meaning.period.end <= p.calendar.now
    if fact.meaning.change == "qoq" and told and not _is_stepwise(p, fact.meaning.period):
        remedy = "if it compares with another time, write change: with that"
        yield Objection("no word near by compares with the quarter before", remedy)
    yield from _since_year_end(p, place, fact)
    over, _, amount = fact.meaning.change.partition("_")
    if (
        over not in ("yoy", "qoq")
        or amount not in ("", "amount")
        or fact.meaning.period.kind != "quarter"
    ):
        return
    named = {m.values for m in p.within(place.last, place.start, "change")}
    said, word = _compared(p, place, fact.meaning.period)
    if not said and len(named) <= 1:  # 按年與按季分別升
        said, word = change_word(p, place), changing(p, place)
    if word and not _is_behind_another(p, place, word) and said in ("yoy", "qoq") and said != over:
        other = f"{said}_{amount}" if amount else said
        span = "a year" if said == "yoy" else "a quarter"
        beside = p.original[word.start : word.end]
        message = f"the words beside it compare with {span} before"
        yield Objection(message, f"write change: {other}", beside)


def _since_year_end(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """較年初: no year and no quarter, but where the year or its first quarter ends."""
    own, over = fact.meaning.period, fact.meaning.change.partition("_")[0]
    after = (own.end.month - p.calendar.quarter.fiscal) % 12  # months since the year's end
    if over not in ("yoy", "qoq") or over == {0: "yoy", 3: "qoq"}.get(after):
        return
    for match in _YEAR_END.finditer(p.text, place.last, place.start):
        if not _APART.search(p.text, match.end(), place.start):
            word = p.original[slice(*match.span())]
            message = f"the words beside it compare with the year's end, '{word}'"
            yield Objection(message, "write reason: unfollowed", word)
            return


def _is_constant(p: Paragraph) -> bool:
    """Tell an article that leaves currencies out of a growth."""
    named = (m for one in p.whole() for m in one.mentions if m.kind == "change")
    told = any("yoy_cc" in m.values for m in named)
    return told or any(CONSTANT.search(fold(text)) for text in p.article)


def _is_stepwise(p: Paragraph, own: Period) -> bool:
    """Tell an article that speaks of the quarter before, up to a figure."""
    before = (Relative.QUARTER_AGO, p.calendar.ago(own, 1), p.calendar.quarter_at(-1))
    return any(
        m.period in before if m.kind == "period" else "qoq" in "".join(m.values)
        for one in p.whole()
        for m in one.mentions
        if m.kind in ("period", "change")
    )


def _compared(p: Paragraph, place: Place, own: Period) -> tuple[str, Mention | None]:
    """The change over the time that a figure's words compare with: from the first quarter."""
    after = p.within(place.end, place.right, "period")[:1]
    if after and _FROM.fullmatch(p.gap(place.end, after[0].start)):
        return _over(p, after[0], own), after[0]
    before = p.within(place.left, place.start, "period")[-1:]
    if before and _THAN.search(p.gap(max(place.left, before[0].start - 6), before[0].start)):
        return _over(p, before[0], own), before[0]
    return "", None


def _is_behind_another(p: Paragraph, place: Place, word: Mention) -> bool:
    """Tell a word that stands right behind the figure before: 25% sequentially and 66%."""
    latin = p.text[word.start].isascii()
    return (
        latin
        and place.last <= word.start < place.start
        and not p.gap(place.last, word.start).strip(" (")
    )


def _over(p: Paragraph, mention: Mention, own: Period) -> str:
    if mention.period is Relative.YEAR_AGO:
        return "yoy"
    if mention.period is Relative.QUARTER_AGO:
        return "qoq"
    steps = {p.calendar.ago(own, 4): "yoy", p.calendar.ago(own, 1): "qoq"}
    return steps.get(mention.period, "") if isinstance(mention.period, Period) else ""
