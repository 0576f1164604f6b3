"""Period of a figure."""

import re

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.dates import Mention, Named, Relative, is_same_of_year
from briefs.content import models
from briefs.figures.folding import fold
from briefs.model.period import Period, fiscal_year
from briefs.model.unit import MONEY

_FIRST_OF_TWO = re.compile(r"(从|由|from)\s*的?\s*$")
_THEN = re.compile(r"[^\d]{0,12}(?:至|到|to )")
_LEVEL_OF = re.compile(r"\s*(?:的|水准|水平|'s|\d)")
_COMING_FROM = re.compile(r"(?:\b(?:from|over|versus|than)(?: the)?|[从由较比])\s*$")
_CAME_TO = re.compile(r"(?:\bto|[至到])\s*(?:about|around|nearly|[约了])?\s*$")
_WEEK = re.compile("周|星期|week")
_DEADLINE = re.compile(r" ?(?:之|以)?前")


def is_local(p: Paragraph, mention: Mention) -> bool:
    """較2024年的, 去年同期: a period of one figure, not of the sentence."""
    if mention.period in (Relative.YEAR_AGO, Relative.QUARTER_AGO):
        return True
    if is_same_of_year(p.text, mention):
        return True
    before = p.within(mention.start - 12, mention.start, "compared", "since")
    span = mention.period_kind == "span"
    if not before or span or p.gap(before[-1].end, mention.start).strip():
        return False
    return before[-1].kind == "compared" or bool(_LEVEL_OF.match(p.text, mention.end))


def is_left_behind(p: Paragraph, mention: Mention, place: Place) -> bool:
    """Tell the time from which a figure came: fell from the year-ago quarter to $3 billion."""
    if mention.period_kind == "span" or not _CAME_TO.search(p.text, mention.end, place.start):
        return False
    return _COMING_FROM.search(p.gap(max(0, mention.start - 16), mention.start)) is not None


def is_deadline(p: Paragraph, mention: Mention) -> bool:
    """預計2027年3月前: when something will be done, not what a figure is of."""
    dated = mention.period_kind in ("month", "day")
    return dated and _DEADLINE.match(p.text, mention.end) is not None


def is_outlook(p: Paragraph, place: Place, period: Named) -> bool:
    """展望未來,公司預估營收介於420億至440億: a range of the next quarter, if none is named."""
    figure = place.found.figure
    if figure.low is None or figure.high is None or figure.low == figure.high:
        return False
    told = p.within(place.clause[0], place.start, "guidance", "strong")
    said = "strong" in p.kinds and "period" not in p.kinds
    return bool(told) and said and period == p.calendar.quarter


def absolute(p: Paragraph, period: Named, context: Named | None) -> Named:
    """The period that is meant, told by one that was named before where it is relative to it."""
    now = p.calendar.quarter
    if period is Relative.YEAR_AGO:
        before = p.calendar.ago(context) if isinstance(context, Period) else None
        return before or p.calendar.ago(now) or now
    if period is Relative.QUARTER_AGO:
        return p.calendar.quarter_at(-1)
    return fiscal_year(now.year, now.fiscal) if period is Relative.THE_YEAR else period


def period_of(p: Paragraph, place: Place, name: str, change: str) -> tuple[Named, bool]:
    """The period, and whether it is a guess."""
    concept = p.concepts[name]
    named = p.within(place.sentence[0], place.clause[1], "period")
    fitting = [m for m in named if _suits(p, m, concept) and not is_deadline(p, m)]
    fitting = [m for m in fitting if not is_left_behind(p, m, place)]
    ahead = [m for m in fitting if m.end <= place.start]
    own = [m for m in ahead if m.start >= place.left and is_local(p, m)]
    if place.found.figure.unit == "x" and not change:
        own = []  # 去年同期的2.3倍 is of now
    shared = [m for m in ahead if not is_local(p, m)]
    held = p.running or _held_period(p, place, concept)
    here = absolute(p, shared[-1].period, None) if shared else held
    p.running = here
    if own and not change:
        period = absolute(p, own[-1].period, here)
        before = p.calendar.ago(period) if isinstance(period, Period) else None
        return (before or period, True) if period == here else (period, False)
    if first_of_two(p, place) and not (shared and shared[-1].start >= place.left):
        market = concept.scope == "market"
        day = p.calendar.market_day if market else None
        return day or absolute(p, Relative.YEAR_AGO, here), True
    if shared and here:
        mixed = len({m.period for m in shared}) > 1
        return here, mixed and shared[-1].start < place.clause[0]
    later = [m for m in fitting if place.end <= m.start and m.end <= place.right][:1]
    if later and p.text[place.end : place.end + 1] == " " and _is_own_period(p, later[0], change):
        return absolute(p, later[0].period, here), False
    return _usual_period(p, concept, here, change)


def _is_own_period(p: Paragraph, later: Mention, change: str) -> bool:
    """Tell a period behind a figure that is the figure's own: 15.9% a year earlier."""
    return not is_local(p, later) or (later.period is Relative.YEAR_AGO and not change)


def _usual_period(
    p: Paragraph, concept: models.Concept, here: Named | None, change: str
) -> tuple[Named, bool]:
    """The period of what goes without saying it."""
    now = p.calendar.quarter
    if concept.scope == "market":  # moves are of the day before, opinions of the day itself
        day = p.calendar.market_day if concept.good == "up" else p.calendar.written
        return day or p.calendar.written or now, True
    reported = concept.unit in MONEY or concept.ratio_of or concept.share_of
    unsaid = here or next(iter(p.results.values()), None)
    return (unsaid, True) if unsaid else (now, not (change or reported))


def _suits(p: Paragraph, mention: Mention, concept: models.Concept) -> bool:
    """Tell a period that a concept can have: no revenue of a day, no price of a year."""
    day, month = (mention.period_kind == kind for kind in ("day", "month"))
    if concept.scope == "market":
        return day or month
    if month and concept.unit != "count":
        return not _WEEK.search(p.gap(mention.start, mention.end))
    return concept.period == "instant" or not day


def _held_period(p: Paragraph, place: Place, concept: models.Concept) -> Named | None:
    """The period of the sentences before; a coming one only while the outlook goes on."""
    period = p.topic.period
    if period is None or not _suits(p, Mention("period", (), 0, 0, period), concept):
        return None
    outlook = p.within(place.clause[0], place.start, "guidance", "expected")
    return period if outlook or not is_coming(p, period) else None


def first_of_two(p: Paragraph, place: Place) -> str:
    """從93億增至115億: the word by which it is the first of two, so the earlier."""
    if word := _FIRST_OF_TWO.search(p.text, max(place.left, place.start - 12), place.start):
        return p.original[slice(*word.span(1))] if _THEN.match(p.text, place.end) else ""
    inside = re.match("从|由|from ", fold(place.found.printed))
    return place.found.printed[: inside.end()].strip() if inside else ""


def is_coming(p: Paragraph, period: Named) -> bool:
    """Tell a period that ends after the brief's quarter; days and months are events."""
    if isinstance(period, Relative) or period.kind in ("day", "month", "to_date"):
        return False
    if period.kind == "span" and period.start.year < p.calendar.now.year:
        return False
    return period.end > p.calendar.now
