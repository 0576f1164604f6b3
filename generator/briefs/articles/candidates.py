"""Meanings that the figures of an article may have, and their certainty.

A figure is read from the words around it, the nearest first: those that touch it, its clause, its
sentence, its paragraph, the heading. What was found further away or could be read in two ways is a
doubt. No rule looks further than `_REACH` characters, so any text takes time in proportion.
"""

import re
from collections.abc import Hashable, Sequence
from dataclasses import replace

from briefs.articles import results
from briefs.articles.changes import is_down
from briefs.articles.clauses import Paragraph, Place, Proposal, Topic
from briefs.articles.concepts import SMALL, Named, concepts_in, is_milestone
from briefs.articles.contrary import contrary
from briefs.articles.currencies import departing
from briefs.articles.dates import Calendar, Mention, Relative
from briefs.articles.lexicon import Vocabulary
from briefs.articles.periods import absolute, is_deadline, is_local
from briefs.articles.readings import SLOTS
from briefs.articles.readings.changes import ALL_CONSTANT
from briefs.articles.readings.situation import Candidates, Situation, kind_of_change
from briefs.articles.readings.trust import doubts_of, nothing, signs
from briefs.articles.scenarios import is_note
from briefs.articles.scorer import Weights, shares, shipped
from briefs.articles.strangers import stranger
from briefs.articles.subjects import is_aside, pair_of
from briefs.content.fitting import fit, negative
from briefs.figures.folding import fold
from briefs.model.facts import Fact, Meaning
from briefs.model.figure import MAGNITUDE, Figure
from briefs.model.period import Period
from briefs.model.unit import MONEY, kind_of, own_currency

_NUMERAL = re.compile("[0-9一二三四五六七八九十两数几]|[a-z]")
_REPORTED = re.compile("(?:本?报告)?期[间内]?|年内")
_TITLE = re.compile(r"【[^】]{2,16}】|[^\d,。;:()]{2,16}(?: - |:)")  # 盈利能力: a new section
_SCALE = re.compile("[百千万亿]")
_REACHED = re.compile(r"\s*[,、]?\s*(?:达到?|来到|升至|增至|至|reaching|at)\s*")
_WORTH = 0.01  # of the likeliest's probability: less is hardly ever right
_FOLLOWED, _WAYS = 4, 12  # values of a slot, and readings of a figure, that are followed
_MODEL = re.compile(r"[\d.]+ ?[tg]")  # 1.6T模組: the generation of a product, not a quantity
_MODEL_NOUN = re.compile(r"[\u4e00-\u9fff]| ?(?:module|transceiver|switch|port|optic|chip)")


class Chooser:
    """The likeliest whole reading of a figure, by weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights

    def no_fact(self, p: Paragraph, place: Place) -> str:
        """The reason for which a figure is plainly no fact, if there is one."""
        return _no_fact(p, place)

    def choose(
        self, slot: str, _: Situation, candidates: Candidates
    ) -> Sequence[tuple[Hashable, float]]:
        """The values of a slot that are worth following, each with its share of the probability."""
        odds = sorted(shares(slot, candidates, self.weights).items(), key=lambda pair: -pair[1])
        return [pair for pair in odds[:_FOLLOWED] if pair[1] >= _WORTH * odds[0][1]]

    def settle(self, told: Sequence[tuple[Situation, Proposal]]) -> Proposal:
        """The likeliest of a figure's readings with its probability, doubts and second reading."""
        said = [signs(s) for s, _ in told]
        odds = shares("reading", ranked(told[0][0], said), self.weights)
        first, *others = sorted(range(len(told)), key=lambda number: -odds[number])
        (s, reading), share = told[first], odds[first]
        if "stranger" in said[first]:
            return _undecided(replace(reading, share=share), reading.hint)
        doubts = doubts_of(s, said[first], sure=share >= self.weights["least"]["sure"])
        if reading.currency:
            doubts = (*doubts, "currency")
        second = next((told[n][1] for n in others if odds[n] >= _WORTH * share), None)
        return replace(reading, share=share, doubts=doubts, second=second)


def ranked(s: Situation, said: Sequence[set[str]]) -> Candidates:
    """A figure's readings by their number, each with its signs, and -1 for none of them."""
    return {-1: nothing(s, said[0]), **dict(enumerate(said))}


def propose(
    paragraphs: Sequence[str],
    vocabulary: Vocabulary,
    calendar: Calendar,
    chooser: Chooser | None = None,
) -> list[Proposal]:
    """A meaning for every figure of an article, in the article's order."""
    return once(*read(paragraphs, vocabulary, calendar, chooser or Chooser(shipped())))


def read(
    paragraphs: Sequence[str], vocabulary: Vocabulary, calendar: Calendar, chooser: Chooser
) -> tuple[list[Proposal], set[int]]:
    """A meaning for every figure, also where it is told again; the paragraphs that announce."""
    heading = Topic()
    proposals: list[Proposal] = []
    headings: set[int] = set()
    least = chooser.weights.get("least", {}).get("draft", 0)
    above: Paragraph | None = None
    constant = False
    texts = enumerate(paragraphs, 1)
    parts = [Paragraph(at, text, vocabulary, calendar, heading) for at, text in texts]
    voice, held, note = _voice(parts), results.of_article(parts), is_note(parts)
    reported = held.get("article", calendar.quarter)
    told: dict[tuple[object, ...], list[Figure]] = {}
    spoken: set[str] = set()
    for at, paragraph in enumerate(parts, 1):
        if title := _TITLE.match(paragraph.text):
            named = paragraph.within(0, title.end(), "subject")[:1]
            heading = Topic(pair_of(paragraph, named[0]) if named else None)
        paragraph.section, paragraph.topic = heading.subject, replace(heading)
        paragraph.above, above = above, paragraph
        paragraph.is_constant = constant
        constant = constant or ALL_CONSTANT.search(paragraph.text) is not None
        paragraph.article, paragraph.told, paragraph.spoken = paragraphs, told, spoken
        paragraph.voice, paragraph.results, paragraph.is_note = voice, held, note
        paragraph.mentions = [_reported(paragraph, m, reported) for m in paragraph.mentions]
        proposals += (_decided(one, least) for one in _read(paragraph, chooser))
        held = results.below(paragraph)
        if paragraph.is_heading:
            headings.add(at)
        if paragraph.opens:
            heading = replace(paragraph.topic, subject=_only_subject(paragraph), period=None)
    first = next((p.at for p in proposals if p.at not in headings), 0)
    return proposals, headings | {first}


def _only_subject(p: Paragraph) -> tuple[str, str] | None:
    """The one of whom a heading speaks; of several it opens no section."""
    named = {pair_of(p, m) for m in p.within(0, len(p.text), "subject") if not is_aside(p, m)}
    return named.pop() if len(named) == 1 else None


def _voice(parts: Sequence[Paragraph]) -> str:
    """The time from which an article speaks: that of its day, if 上季 is the quarter reported."""
    for p in parts:
        for m in p.mentions:
            last = m.kind == "period" and m.period is Relative.QUARTER_AGO
            if last and not p.within(m.start - 12, m.start, "compared", "since", "beats"):
                return "of the day"
    return "of the quarter"


def _reported(p: Paragraph, mention: Mention, period: Period) -> Mention:
    """報告期內: the time of which the article tells, by the first that it names."""
    said = mention.period is Relative.OTHER and mention.kind == "period"
    told = said and _REPORTED.fullmatch(p.text, mention.start, mention.end)
    return replace(mention, period=period) if told else mention


def _decided(reading: Proposal, least: float) -> Proposal:
    """A reading, or none with it as a second one where it is likelier wrong than it may be."""
    return _undecided(reading) if reading.concept and reading.share < least else reading


def _undecided(reading: Proposal, hint: str = "") -> Proposal:
    """No fact, with a reading that may be meant."""
    return Proposal(reading.at, reading.found, hint=hint, second=reading, share=reading.share)


def _read(p: Paragraph, chooser: Chooser) -> list[Proposal]:
    """The paragraph's figures; afterwards `topic` is what it spoke of."""
    places = list(p.places())
    sentence = (0, 0)
    for place in places:
        if place.sentence != sentence:
            _end_sentence(p, sentence[0], place.sentence[0])
            sentence = place.sentence
        reading = _proposal(p, place, chooser)
        p.done.append(reading)
        if reading.concept:
            p.told.setdefault(reading.meaning, []).append(place.found.figure)
            p.spoken.add(reading.concept)
    _end_sentence(p, sentence[0], len(p.text))
    return p.done


def _end_sentence(p: Paragraph, start: int, end: int) -> None:
    """Keep what the next sentence may take up: the first subject, the last period."""
    p.running = None
    p.results = results.after(p, start, end)
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


def _proposal(p: Paragraph, place: Place, chooser: Chooser) -> Proposal:
    bare = Proposal(p.at, place.found, hint=_hint_of(p, place))
    if reason := chooser.no_fact(p, place):
        plain = reason in ("date", "boilerplate")
        return replace(bare, reason=reason, doubts=() if plain else ("reason",))
    read = [(s, _reading(s, bare)) for s in _filled(Situation(p, place), chooser)]
    if not read or read[0][1].reason:
        return read[0][1] if read else bare
    told: dict[Proposal, tuple[Situation, Proposal]] = {}
    for s, one in read:
        if one.concept:
            told.setdefault(replace(one, guessed=False), (s, one))
    return chooser.settle([*told.values()]) if told else bare


def _filled(s: Situation, chooser: Chooser) -> Sequence[Situation]:
    """The likeliest ways to fill the slots one by one, the likeliest of all first."""
    ways = [s]
    for slot, candidates_of in SLOTS.items():
        found = []
        for way in ways:
            candidates = candidates_of(way)
            if way.is_converted:
                same = way.of_last(slot)
                candidates = {same: {*candidates.get(same, ()), "converted"}}
            for value, odds in chooser.choose(slot, way, candidates):
                found.append(way.filled(slot, value, candidates.get(value, set()), odds))
        found.sort(key=lambda way: -way.chance)
        ways = found[:_WAYS]
    return ways


def _reading(s: Situation, bare: Proposal) -> Proposal:
    """The fact that a figure's reading makes, or none where the words speak against it."""
    p, place, change = s.p, s.place, s.change
    named = Named(s.concept, s.mentions.get(s.concept), doubtful=False)
    if who := stranger(p, place, named):
        bare = replace(bare, hint=", ".join(filter(None, [who, bare.hint])))
    if s.scenario == "guidance" and s.earlier:
        return replace(bare, reason="context", doubts=("reason",))
    assert s.period is not None
    if s.period.kind == "month" and change.startswith("qoq"):  # 環比 of a month
        change = change.replace("qoq", "mom")
    reading = replace(
        bare, entity=s.entity, segment=s.segment, concept=s.concept, period=s.period,
        scenario=s.scenario, change=change, by=s.by,
        currency=_currency_of(p, place, s.concept, s.entity),
        down=is_down(p, place, named, change) or _is_down_as_before(s),
        guessed=not p.within(place.sentence[0], place.right, "period"),
        at_home=bool(s.segment) and p.section == (s.entity, s.segment),
    )  # fmt: skip
    return bare if is_denied(s, reading) else reading


def _is_down_as_before(s: Situation) -> bool:
    """Tell a figure of a row whose one verb of falling stands before the first: 減少10%及12%."""
    if not s.row or s.row[0].start >= s.place.start:
        return False
    before, own = s.p.done[-1], s.p.within(s.place.left, s.place.start, "rise", "fall", "change")
    return before.down and kind_of_change(before.change) == s.kind and not own


def is_denied(s: Situation, reading: Proposal) -> bool:
    """Tell a reading that unmistakable words of the article contradict, as `verify` would say."""
    concept, figure = s.p.concepts[s.concept], s.place.found.figure
    currency = reading.currency or own_currency(s.concept, s.p.company.entities[s.entity].currency)
    assert reading.period is not None
    meaning = Meaning(
        s.entity, s.segment, s.concept, reading.period, s.scenario, reading.change,
        by=s.by, currency=reading.currency,
    )  # fmt: skip
    sized = fit(figure, concept, reading.change, currency, s.place.found.printed) or figure
    fact = Fact(
        "", "", meaning, negative(sized) if reading.down else sized, s.place.found.printed, "",
        s.p.at, "", 0, 0, currency=reading.currency, down=reading.down or None,
    )  # fmt: skip
    return any(objection.word for objection in contrary(s.p, s.place, fact))


def _currency_of(p: Paragraph, place: Place, concept: str, entity: str) -> str:
    """The currency that the words name for an amount printed without one, if not its own."""
    if p.concepts[concept].unit not in MONEY:
        return ""
    own = own_currency(concept, p.company.entities[entity].currency)
    return departing(p.original, place.start, place.found.printed, own)


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
    follower = p.figure_at(reached.end())
    return follower is not None and follower.figure.unit == place.found.figure.unit


# Facts that an article tells twice


def once(proposals: Sequence[Proposal], early: set[int]) -> list[Proposal]:
    """Leave one fact of each meaning and figure; the rest repeats it.

    It is kept in the section about its segment, if there is one, or else first in the body:
    `early` are headings and the lead, which only announce what the body tells.
    """
    best: dict[tuple[object, ...], tuple[bool, bool, int]] = {}
    for index, proposal in enumerate(proposals):
        if proposal.concept:
            rank = (not proposal.at_home, proposal.at in early, index)
            p = proposal
            meaning = (
                p.entity,
                p.segment,
                p.concept,
                p.period,
                p.scenario,
                p.change,
                p.by,
                p.currency,
            )
            key = (*meaning, *_size(p), p.found.figure.approx)
            best[key] = min(best.get(key, rank), rank)
    kept = {rank[-1] for rank in best.values()}
    told: dict[tuple[object, ...], int] = {}
    for index in sorted(kept, key=lambda index: (proposals[index].guessed, index)):
        proposal = proposals[index]
        loosely = (proposal.entity, proposal.concept, proposal.change, *_size(proposal))
        if told.setdefault(loosely, index) != index and proposal.guessed:
            kept.discard(index)  # the words do not say another period: it is the same again
    said = {_size(proposals[index]) for index in kept}
    return [_settled(p, said, kept=index in kept) for index, p in enumerate(proposals)]


def _settled(proposal: Proposal, said: set[tuple[object, ...]], *, kept: bool) -> Proposal:
    if proposal.concept and not kept:
        return replace(proposal, concept="", reason="repeats")
    *_, unit = size = _size(proposal)
    amount = not unit and (proposal.found.figure.high or 0) >= SMALL
    if amount and size in said and not proposal.concept and not proposal.reason:
        return replace(proposal, reason="repeats", doubts=("reason",))
    return proposal


def _size(proposal: Proposal) -> tuple[object, ...]:
    figure = proposal.found.figure
    unit = "" if figure.unit == "pure" or kind_of(figure.unit) == "money" else figure.unit
    power = figure.decimals if figure.approx == MAGNITUDE else None
    return figure.low, figure.high, power, unit
