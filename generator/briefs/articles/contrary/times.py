"""A figure is of the period that its clause names: no quarter of `前三季淨利3兆`."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.dates import Mention, Relative
from briefs.articles.objection import Objection
from briefs.articles.periods import is_deadline, is_local
from briefs.figures.folding import fold
from briefs.model.facts import Fact
from briefs.model.period import Period, calendar_quarter, fiscal_year

_ABOVE = 4  # paragraphs in which a period may be named that goes on
_LENGTHS = ("quarter", "half", "nine", "year", "ttm")
_IN = re.compile(r"(?:(?:in|for|during|of)(?: (?:the|its|their))?|the|its)?(?: fiscal)?")
_OF = re.compile(r"(?:的|之|of|'s|為|为|是)?")
_OPEN = re.compile(
    r"\s*(?:同[期季]|以[来后前]|起|[初底末]|[之以]?[前后]|(?:的|'s)?(?:水准|水平|高峰|高点))"
)
_SINCE = re.compile(
    r"(?:since|until|through|after|before|than|自|从|由|迄|较|(?<![占同环年季月之分])比|[相对]于|优于|高于|低于|from|over|versus|vs\.?|"
    r"against|with|to)(?: the| its)?\s*$"
)
_YEAR = re.compile(r"\d{4}|\dq|q\d ?f|[12]h|今年|明年|后年|本年|this year|next year")
_LAST_YEAR = re.compile(r"去年|上年|前年|last year|prior year|previous year")
_JUST_ENDED = ("上季", "上季度", "last quarter")
_OPEN_QUARTER = (
    "this quarter",
    "current quarter",
    "the current quarter",
    "本季",
    "本季度",
    "这季",
    "当前季度",
)
_EARLY = 4  # the month up to which the year may be the last
_TRAILING = re.compile(
    r"(?:12|十二|twelve) ?个?(?:months?|月)|ttm|ltm|trailing|滚动|[近去][四4]个?季|过去一年"
    r"|(?:last|past|trailing|previous) (?:four|4) quarters|(?:past|last) year"
)
_YEAR_BEFORE = re.compile(r"前一年|上一年|一年前|year (?:before|earlier)|(?:prior|previous) year")
_VAGUE = ("the quarter", "当季", "这一季", "次季")
_REPORT = re.compile(  # 2025年三季报: a paper that is called by its year
    r"度?(?:第?[一二三四1-4]季度?|[半中]年?度?|年度?)?(?:报告?|财报)"
    r"|(?:'s)? (?:annual|interim|quarterly) report"
)
_LABEL = re.compile(r"[^\d.,;:。-]{0,40}:\s")  # Full year guidance: what follows is of it
_STEPS = ("qoq", "mom")


def check(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """A period named beside the figure, or of another length in its whole sentence."""
    own, concept = fact.meaning.period, p.concepts[fact.meaning.concept]
    if own.kind not in _LENGTHS or concept.period == "instant" or concept.scope == "market":
        return
    named = _beside(p, place, fact)
    wrong = _longer(p, place, fact) or _other(p, place, own) if named is None else named
    if wrong is not None and (named is None or not _is(p, wrong, own)):
        word, wanted = p.original[wrong.start : wrong.end], _wanted(p, wrong)
        asked = f"if it is of {wanted}, write period: {wanted}"
        remedy = asked if wanted else "write period: with the one that is meant"
        yield Objection(f"the words say '{word}', but the fact is of {own}", remedy, word)
    elif named is None and _is_nowhere(p, own):
        yield Objection(f"no word near by names {own}", "write period: with the one that is meant")


def _beside(p: Paragraph, place: Place, fact: Fact) -> Mention | None:
    """The one period that is named for the figure, before it or right behind it."""
    level = not fact.meaning.change
    after = _behind(p, place)
    if after and (level or _is(p, after, fact.meaning.period)):
        return after
    before = [m for m in p.within(place.left, place.start, "period") if _counts(p, m)]
    if fact.meaning.change.startswith(_STEPS):  # 今年單價與上季相比增長3.8%
        before = [m for m in before if _kind(m) != "year"]
    if before and place.left > place.clause[0] and p.text[place.left] == " ":
        before = before[_is_in(p, place.left, before[0]) :]  # that of the figure before
    last = before[-1] if before else None
    if last and level and is_local(p, last) and _OF.fullmatch(p.gap(last.end, place.start).strip()):
        return last
    if last and _is_base(p, last, place) and _is(p, last, fact.meaning.period):  # Q2的15%
        return last
    before = [m for m in before if not _is_compared(p, m) and (level or not _is_base(p, m, place))]
    return before[0] if len({m.period for m in before}) == 1 else None


def _behind(p: Paragraph, place: Place) -> Mention | None:
    """The period that a figure leads to: $30 billion in the second quarter."""
    for mention in p.within(place.end, place.right, "period")[:1]:
        led = place.end < mention.start and _is_in(p, place.end, mention)
        if led and _counts(p, mention) and not _LABEL.match(p.text, mention.end):
            return mention
    return None


def names_own(p: Paragraph, place: Place, own: Period) -> bool:
    """Tell a figure that leads to the name of its own period: $28 billion in Q2 2025."""
    behind = _behind(p, place)
    return behind is not None and _is(p, behind, own)


def _is_base(p: Paragraph, mention: Mention, place: Place) -> bool:
    """Tell a period that growth is measured against: 前年的10%."""
    return p.gap(mention.end, place.start).strip() == "的"


def _is_in(p: Paragraph, start: int, mention: Mention) -> bool:
    """Tell a period that what ends at a place leads to: $30 billion in the second quarter."""
    return _IN.fullmatch(p.gap(start, mention.start).strip()) is not None


def _is_nowhere(p: Paragraph, own: Period) -> bool:
    """Tell a quarter other than the article's that the paragraph does not name or compare with."""
    now = p.calendar.quarter
    if own.kind != now.kind or own in (now, p.calendar.quarter_at(1)):
        return False
    near = {p.calendar.ago(now), p.calendar.quarter_at(-1)}
    compared = not p.kinds.isdisjoint(("compared", "since", "beats")) and own in near
    near_by = islice(p.whole(), _ABOVE)
    return not compared and not any(
        m.kind == "period" and (_is(one, m, own) or (one is p and _holds(m, own)))
        for one in near_by
        for m in one.mentions
    )


def _holds(mention: Mention, own: Period) -> bool:
    """2024財年同期: a longer period in which the quarter lies."""
    named = mention.period
    return isinstance(named, Period) and named.start <= own.start and own.end <= named.end


def _counts(p: Paragraph, mention: Mention) -> bool:
    """Tell a period that figures are of: no day, no deadline, no beginning or end of time."""
    if isinstance(mention.period, Period) and mention.period.kind not in _LENGTHS:
        return False
    vague = p.gap(mention.start, mention.end) in _VAGUE
    if vague or mention.period is Relative.OTHER or is_deadline(p, mention):
        return False
    return not (_OPEN.match(p.text, mention.end) or _REPORT.match(p.text, mention.end))


def _is_compared(p: Paragraph, mention: Mention) -> bool:
    before = p.gap(max(0, mention.start - 12), mention.start)
    return is_local(p, mention) or _SINCE.search(before) is not None


def _longer(p: Paragraph, place: Place, fact: Fact) -> Mention | None:
    """前三季營收2兆;淨利3兆: the sentence names no period but such of another length."""
    own, change = fact.meaning.period, fact.meaning.change
    text = p.text[: place.start].rpartition("。")[0]
    start = min(place.sentence[0], len(text)) if "。" in p.text else place.sentence[0]
    named = [m for m in p.within(start, place.sentence[1], "period") if _is_said(p, m)]
    first = next((f.start for f in p.figures if f.start >= start and not p.is_date(f)), start)
    ahead = [m for m in named if m.end <= min(first, place.start)]
    yearly = change and any(m.period_kind == "year" for m in named)
    if not named and own.kind == "quarter":
        behind = p.within(place.end, place.right, "period")[:1]
        return behind[0] if behind and behind[0].period is Relative.THE_YEAR else None
    if not ahead or yearly:
        return None
    others = all(m.period_kind in _LENGTHS and m.period_kind != own.kind for m in named)
    return ahead[-1] if others and not (own.kind == "ttm" and _is_trailing(p, ahead)) else None


def _is_said(p: Paragraph, mention: Mention) -> bool:
    """Tell a period that a sentence is about: not that of a base, nor of a paper."""
    return not (is_local(p, mention) or _REPORT.match(p.text, mention.end))


def _is_trailing(p: Paragraph, named: Sequence[Mention]) -> bool:
    """Tell twelve months that are spoken of somewhere, or may be a year."""
    yearly = any(m.period_kind == "year" for m in named)
    return yearly or any(_TRAILING.search(fold(text)) for text in p.article)


def _other(p: Paragraph, place: Place, own: Period) -> Mention | None:
    """2025年,營收5兆: the sentence names before the figure only others of its kind."""
    now = p.calendar.quarter
    if own.kind not in ("year", "ttm", "quarter") or own in (now, _year_of(now)):
        return None
    named = [m for m in p.within(*place.sentence, "period") if m.period is not Relative.OTHER]
    ahead = [m for m in named if m.end <= place.start and _counts(p, m)]
    kinds = {_kind(m) for m in ahead} - {"", "month", "day"}
    since = ahead[-1].end if ahead else place.start
    compared = p.within(since, place.start, "compared", "since", "beats")
    kind = "year" if own.kind == "ttm" else own.kind
    dated = ahead and _kind(ahead[-1]) == kind and _YEAR.match(p.text, ahead[-1].start)
    if compared or not (dated or kinds == {kind}):
        return None
    if any(
        _is(p, m, own)
        or _holds(m, own)
        or _is_compared(p, m)
        or _YEAR_BEFORE.search(p.text, *place.sentence)
        for m in named
    ):
        return None
    return ahead[-1]


def _kind(mention: Mention) -> str:
    return "year" if mention.period is Relative.THE_YEAR else mention.period_kind


def _year_of(period: Period) -> Period:
    return fiscal_year(period.year, period.fiscal)


def _is_the_year(p: Paragraph, own: Period) -> bool:
    """Tell a year that 全年 may mean: the brief's, at its end the next, or one named there."""
    now, written = p.calendar.quarter, p.calendar.written
    years = {now.year, p.calendar.today}
    if now.kind == "half" or now.number == 4:
        years.add(now.year + 1)
    if written is None or written.end.month <= _EARLY:
        years.add(p.calendar.today - 1)
    years |= {
        m.period.year
        for m in p.mentions
        if isinstance(m.period, Period) and m.period_kind == "year"
    }
    ends = {fiscal_year(year, now.fiscal).end for year in years}
    return own.kind in ("year", "ttm") and own.end in ends


def _is(p: Paragraph, mention: Mention, own: Period) -> bool:
    """Tell a period that the words may mean; a year that they leave open may be any."""
    said, now = p.gap(mention.start, mention.end), p.calendar.quarter
    named = mention.period
    if named is Relative.YEAR_AGO:
        return own in {p.calendar.ago(one) for one in _contexts(p)}
    if named is Relative.QUARTER_AGO:
        named_here = [m.period for m in p.mentions if m.period_kind == "quarter"]
        before = {p.calendar.ago(one, 1) for one in named_here if isinstance(one, Period)}
        return own in before | {p.calendar.quarter_at(-1)} or (said in _JUST_ENDED and own == now)
    if not isinstance(named, Period):
        return _is_the_year(p, own) if named is Relative.THE_YEAR else own.kind in ("year", "ttm")
    if (
        _LAST_YEAR.search(said) and named.kind == "year"
    ):  # of the article's year, or of what it tells
        years = {own.year, own.start.year} if own.kind == "half" else {own.year}
        return not years.isdisjoint((named.year, named.year - 1))
    if named.kind != own.kind:
        return {named.kind, own.kind} == {"year", "ttm"} and named.end == own.end
    dated = _YEAR.search(said) or _LAST_YEAR.search(said)
    coming = said in _OPEN_QUARTER and own == p.calendar.quarter_at(1)
    return coming or _same(named, own, dated=dated is not None)


def _same(named: Period, own: Period, *, dated: bool) -> bool:
    """The same by the company's year or by the calendar's."""
    if named.kind in ("nine", "ttm"):
        return not dated or named == own
    if named.kind == "year":
        return named.year in (own.year, own.start.year, own.end.year)
    both = (own, calendar_quarter(own))
    return any(named.number == one.number and (not dated or named.year == one.year) for one in both)


def _contexts(p: Paragraph) -> Sequence[Period]:
    """The periods that words such as a year ago may start from."""
    now = p.calendar.quarter
    near = [now, p.calendar.quarter_at(1), fiscal_year(now.year, now.fiscal)]
    if now.kind == "quarter":
        near += [p.calendar.latest("half"), p.calendar.latest("nine")]
    return near + [m.period for m in p.mentions if isinstance(m.period, Period)]


def _wanted(p: Paragraph, mention: Mention) -> Period | None:
    """The period that the words may mean, where they leave no other."""
    if p.gap(mention.start, mention.end) in _OPEN_QUARTER:
        return None
    if mention.period is Relative.YEAR_AGO:
        return p.calendar.ago(p.calendar.quarter)
    if mention.period is Relative.QUARTER_AGO:
        return p.calendar.quarter_at(-1)
    if isinstance(mention.period, Period) and mention.period.kind != "half":
        return mention.period
    return None
