"""What each figure of an article may mean, and how sure that is.

A figure is read from the words around it, the nearest first: those that touch it, its clause, its
sentence, its paragraph, the heading. What was found further away or could be read in two ways is a
doubt. No rule looks further than `_REACH` characters, so any text takes time in proportion.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from briefs.articles.changes import change_of, is_down
from briefs.articles.clauses import Paragraph, Place, Proposal, Topic
from briefs.articles.concepts import concept_of
from briefs.articles.dates import Calendar, Relative
from briefs.articles.fitting import SMALL, concepts_in, fits, is_milestone
from briefs.articles.lexicon import Vocabulary
from briefs.articles.lists import distribute
from briefs.articles.periods import (
    absolute,
    is_deadline,
    is_first_of_two,
    is_local,
    is_outlook,
    period_of,
)
from briefs.articles.repeats import once
from briefs.articles.scenarios import scenario_of
from briefs.articles.subjects import is_aside, pair_of, subject_of
from briefs.figures.folding import fold
from briefs.model.unit import kind_of

_NUMERAL = re.compile("[0-9一二三四五六七八九十两数几]|[a-z]")
_SCALE = re.compile("[百千万亿]")
_PRECISE = re.compile(r"\d|倍|double|triple")
_EARLIER = re.compile(
    r"(?:原订|原先|原本|原定|先前|此前|之前|previously|previous|prior|earlier)(?:的|为)?\s*$"
)
_REACHED = re.compile(r"\s*[,、]?\s*(?:达到?|来到|升至|增至|至|reaching|at)\s*")
_MODEL = re.compile(r"[\d.]+ ?[tg]")  # 1.6T模組: the generation of a product, not a quantity
_MODEL_NOUN = re.compile(r"[\u4e00-\u9fff]| ?(?:module|transceiver|switch|port|optic|chip)")


def propose(
    paragraphs: Sequence[str], vocabulary: Vocabulary, calendar: Calendar
) -> list[Proposal]:
    """What every figure of an article may mean, in the article's order."""
    heading = Topic()
    proposals: list[Proposal] = []
    headings: set[int] = set()
    for at, text in enumerate(paragraphs, 1):
        paragraph = Paragraph(at, text, vocabulary, calendar, heading)
        proposals += _read(paragraph)
        if paragraph.is_heading:
            headings.add(at)
            heading = replace(paragraph.topic, period=None)
    lead = next((p.at for p in proposals if p.at not in headings), 0)
    return once(proposals, headings | {lead})


def _read(p: Paragraph) -> list[Proposal]:
    """The paragraph's figures; afterwards `topic` is what it spoke of."""
    places = list(p.places())
    sentence = (0, 0)
    for place in places:
        if place.sentence != sentence:
            _end_sentence(p, sentence[0], place.sentence[0])
            sentence = place.sentence
        p.done.append(_proposal(p, place))
    _end_sentence(p, sentence[0], len(p.text))
    distribute(p, places)
    return p.done


def _end_sentence(p: Paragraph, start: int, end: int) -> None:
    """Keep what the next sentence may take up: the first subject, the last period."""
    p.running = None
    subjects = [m for m in p.within(start, end, "subject") if not is_aside(p, m)]
    if subjects:
        p.topic.subject = pair_of(p, subjects[0])
    held = [m for m in p.within(start, end, "period") if not is_local(p, m)]
    held = [m for m in held if not is_deadline(p, m)]
    held = [m for m in held if m.period is not Relative.OTHER and m.period_kind != "day"]
    if held:
        p.topic.period = absolute(p, held[-1].period, None)
    named = [m for m in p.within(start, end, "concept") if len(m.values) == 1]
    if named:
        p.topic.concept = named[-1].values[0]


def _proposal(p: Paragraph, place: Place) -> Proposal:
    bare = Proposal(p.at, place.found, hint=_hint_of(p, place))
    if reason := _no_fact(p, place):
        plain = reason in ("date", "boilerplate")
        return replace(bare, reason=reason, doubts=() if plain else ("reason",))
    change, unsure_change = change_of(p, place)
    concept = concept_of(p, place, change)
    if concept is None or not fits(p, concept.name, place.found, change):
        return bare
    period, unsure_period = period_of(p, place, concept.name, change)
    if is_outlook(p, place, period):
        period, unsure_period = p.calendar.quarter_at(1), True
    if isinstance(period, Relative):
        return replace(bare, reason="unfollowed", doubts=("reason",))
    (entity, segment), unsure_subject = subject_of(p, place, concept, change)
    scenario, by, unsure_scenario = scenario_of(p, place, concept.name, period, change)
    if scenario == "guidance" and _EARLIER.search(p.gap(place.start - 12, place.start)):
        return replace(bare, reason="context", doubts=("reason",))
    raised = is_first_of_two(p, place)
    if scenario != "actual" and period == p.calendar.market_day and not raised:
        period = p.calendar.written or period
    doubts = {
        "concept": concept.doubtful or _is_dubious(p, place, concept.name, change),
        "segment" if segment else "entity": unsure_subject,
        "period": unsure_period or p.is_heading,
        "scenario": unsure_scenario,
        "change": unsure_change,
    }
    return replace(
        bare, entity=entity, segment=segment, concept=concept.name, period=period,
        scenario=scenario, change=change, by=by, down=is_down(p, place, concept, change),
        doubts=tuple(name for name, doubtful in doubts.items() if doubtful),
        guessed=not p.within(place.sentence[0], place.right, "period"),
        at_home=bool(segment) and p.section == (entity, segment),
    )  # fmt: skip


def _is_dubious(p: Paragraph, place: Place, name: str, change: str) -> bool:
    """Whether a figure is vague, a milestone, or small for the sum that it is taken for."""
    figure = place.found.figure
    small = max((abs(end) for end in (figure.low, figure.high) if end is not None), default=0)
    return (
        not _PRECISE.search(fold(place.found.printed))
        or is_milestone(p, place.found)
        or (p.concepts[name].unit == "money" and not change and small < SMALL)
    )


def _hint_of(p: Paragraph, place: Place) -> str:
    """Names of the glossary and of the company's parts that stand in the sentence."""
    near = p.within(*place.sentence, "concept", "subject")
    names = (m.values[m.kind == "subject"] or m.values[0] for m in near)
    return ", ".join(list(dict.fromkeys(names))[:4])


def _no_fact(p: Paragraph, place: Place) -> str:
    """Why a figure is plainly no fact: a date, a length of time, the page's furniture."""
    found = place.found
    printed = fold(found.printed)
    if p.is_date(found):
        return "date"
    lasts = kind_of(found.figure.unit) == "time" and not concepts_in(p, place.clause, found, "")
    if lasts or _is_passed(p, place):
        return "context"
    if "boilerplate" in p.kinds and "concept" not in p.kinds:
        return "boilerplate"
    if _MODEL.fullmatch(printed) and _MODEL_NOUN.match(p.text, found.end):
        return "name"
    if _SCALE.search(printed) and not _NUMERAL.search(printed):
        return "context" if "concept" in p.kinds else "vague"
    return ""


def _is_passed(p: Paragraph, place: Place) -> bool:
    """突破1,000億元,達1,035億元: the level itself follows."""
    reached = _REACHED.match(p.text, place.end)
    if not reached or not is_milestone(p, place.found):
        return False
    index = bisect_left(p.starts, reached.end())
    follower = p.figures[index] if index < len(p.figures) else None
    same = follower is not None and follower.figure.unit == place.found.figure.unit
    return same and follower is not None and follower.start == reached.end()
