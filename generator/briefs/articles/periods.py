"""Period of a figure."""

from __future__ import annotations

import re

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.dates import Mention
from briefs.content import models
from briefs.figures.folding import fold
from briefs.model.period import parse_period
from briefs.model.unit import MONEY

_FIRST_OF_TWO = re.compile(r"(?:从|由|from)\s*的?\s*$")
_THEN = re.compile(r"[^\d]{0,12}(?:至|到|to )")
_LEVEL_OF = re.compile(r"\s*(?:的|水准|水平|'s|\d)")
_WEEK = re.compile("周|星期|week")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-\d\d")
_DEADLINE = re.compile(r" ?(?:之|以)?前")


def is_local(p: Paragraph, mention: Mention) -> bool:
    """較2024年的, 去年同期: a period of one figure, not of the sentence."""
    if mention.values[0] in ("year ago", "quarter ago"):
        return True
    before = p.within(mention.start - 12, mention.start, "compared", "since")
    span = "/" in mention.values[0]
    if not before or span or p.gap(before[-1].end, mention.start).strip():
        return False
    return before[-1].kind == "compared" or bool(_LEVEL_OF.match(p.text, mention.end))


def is_deadline(p: Paragraph, mention: Mention) -> bool:
    """預計2027年3月前: when something will be done, not what a figure is of."""
    value = mention.values[0]
    dated = _MONTH.fullmatch(value) or DAY.fullmatch(value)
    return bool(dated) and _DEADLINE.match(p.text, mention.end) is not None


def is_outlook(p: Paragraph, place: Place, period: str) -> bool:
    """展望未來,公司預估營收介於420億至440億: a range of the next quarter, if none is named."""
    figure = place.found.figure
    if figure.low is None or figure.high is None or figure.low == figure.high:
        return False
    told = p.within(place.clause[0], place.start, "guidance", "strong")
    said = "strong" in p.kinds and "period" not in p.kinds
    return bool(told) and said and period == p.calendar.quarter_at(0)


def absolute(p: Paragraph, period: str, context: str) -> str:
    now = p.calendar.quarter_at(0)
    if period == "year ago":
        return p.calendar.ago(context or now) or p.calendar.ago(now)
    if period == "quarter ago":
        return p.calendar.ago(now, 1)
    return f"FY{p.calendar.year}" if period == "the year" else period


def period_of(p: Paragraph, place: Place, name: str, change: str) -> tuple[str, bool]:
    """The period, and whether it is a guess; `other` is one that has no name here."""
    concept = p.concepts[name]
    named = p.within(place.sentence[0], place.clause[1], "period")
    fitting = [m for m in named if _suits(p, m, concept) and not is_deadline(p, m)]
    ahead = [m for m in fitting if m.end <= place.start]
    own = [m for m in ahead if m.start >= place.left and is_local(p, m)]
    if place.found.figure.unit == "x" and not change:
        own = []  # 去年同期的2.3倍 is of now
    shared = [m for m in ahead if not is_local(p, m)]
    held = p.running or _held_period(p, place, concept)
    here = absolute(p, shared[-1].values[0], "") if shared else held
    p.running = here
    if own and not change:
        period = absolute(p, own[-1].values[0], here)
        return (p.calendar.ago(period), True) if period == here else (period, False)
    if is_first_of_two(p, place) and not (shared and shared[-1].start >= place.left):
        market = concept.scope == "market"
        return p.calendar.market_day if market else absolute(p, "year ago", here), True
    if shared:
        mixed = len({m.values for m in shared}) > 1
        return here, mixed and shared[-1].start < place.clause[0]
    later = [m for m in fitting if place.end <= m.start and m.end <= place.right][:1]
    if later and p.text[place.end : place.end + 1] == " " and _is_own_period(p, later[0], change):
        return absolute(p, later[0].values[0], here), False
    return _usual_period(p, concept, here, change)


def _is_own_period(p: Paragraph, later: Mention, change: str) -> bool:
    """Whether a period behind a figure is the figure's own: 15.9% a year earlier."""
    return not is_local(p, later) or (later.values[0] == "year ago" and not change)


def _usual_period(
    p: Paragraph, concept: models.Concept, here: str, change: str
) -> tuple[str, bool]:
    """The period of what goes without saying it."""
    now = p.calendar.quarter_at(0)
    if concept.scope == "market":  # moves are of the day before, opinions of the day itself
        day = p.calendar.market_day if concept.good == "up" else p.calendar.written
        return day or p.calendar.written or now, True
    reported = concept.unit in MONEY or concept.ratio_of or concept.share_of
    return (here, True) if here else (now, not (change or reported))


def _suits(p: Paragraph, mention: Mention, concept: models.Concept) -> bool:
    """Whether a concept can have such a period: no revenue of a day, no price of a year."""
    period = mention.values[0]
    day, month = bool(DAY.fullmatch(period)), bool(_MONTH.fullmatch(period))
    if concept.scope == "market":
        return day or month
    if month and concept.unit != "count":
        return not _WEEK.search(p.gap(mention.start, mention.end))
    return concept.period == "instant" or not day


def _held_period(p: Paragraph, place: Place, concept: models.Concept) -> str:
    """The period of the sentences before; a coming one only while the outlook goes on."""
    period = p.topic.period
    if not period or not _suits(p, Mention("period", (period,), 0, 0), concept):
        return ""
    outlook = p.within(place.clause[0], place.start, "guidance", "expected")
    return period if outlook or not is_coming(p, period) else ""


def is_first_of_two(p: Paragraph, place: Place) -> bool:
    """從93億增至115億: the first of two, so the earlier."""
    if _FIRST_OF_TWO.search(p.gap(max(place.left, place.start - 12), place.start)):
        return bool(_THEN.match(p.text, place.end))
    return bool(re.match("从|由|from ", fold(place.found.printed)))


def is_coming(p: Paragraph, period: str) -> bool:
    """Whether a period ends after the brief's quarter; days and months are events."""
    if DAY.fullmatch(period) or _MONTH.fullmatch(period):
        return False
    if "/" in period and int(period[:4]) < p.calendar.now.year:
        return False
    return last_day(p, period) > p.calendar.now.toordinal()


def last_day(p: Paragraph, period: str) -> int:
    return parse_period(period, p.calendar.fiscal_year_end).end.toordinal()
