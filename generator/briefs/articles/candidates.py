"""Meanings that the figures of an article may have, and their certainty.

A figure is read from the words around it, the nearest first: those that touch it, its clause, its
sentence, its paragraph, the heading. What was found further away or could be read in two ways is a
doubt. No rule looks further than `_REACH` characters, so any text takes time in proportion.
"""

import re
from bisect import bisect_left
from collections.abc import Hashable, Sequence
from dataclasses import replace
from math import prod

from briefs.articles.changes import is_down
from briefs.articles.clauses import Paragraph, Place, Proposal, Topic
from briefs.articles.concepts import SMALL, Named, concepts_in, fits, is_milestone
from briefs.articles.contrary import contrary
from briefs.articles.currencies import departing
from briefs.articles.dates import Calendar, Mention, Relative
from briefs.articles.lexicon import Vocabulary
from briefs.articles.periods import absolute, is_deadline, is_local
from briefs.articles.readings import SLOTS
from briefs.articles.readings.situation import Candidates, Situation
from briefs.articles.readings.trust import doubts_of, signs
from briefs.articles.scorer import Weights, shares, shipped, trust
from briefs.articles.strangers import stranger
from briefs.articles.subjects import is_aside, pair_of
from briefs.content.fitting import fit, negative
from briefs.figures.folding import fold
from briefs.figures.scan import Found
from briefs.model.facts import Fact, Meaning
from briefs.model.figure import MAGNITUDE
from briefs.model.unit import MONEY, kind_of, own_currency

_NUMERAL = re.compile("[0-9一二三四五六七八九十两数几]|[a-z]")
_SCALE = re.compile("[百千万亿]")
_REACHED = re.compile(r"\s*[,、]?\s*(?:达到?|来到|升至|增至|至|reaching|at)\s*")
_WORTH = 0.03  # of the likeliest reading's probability: less was never right
_MODEL = re.compile(r"[\d.]+ ?[tg]")  # 1.6T模組: the generation of a product, not a quantity
_MODEL_NOUN = re.compile(r"[\u4e00-\u9fff]| ?(?:module|transceiver|switch|port|optic|chip)")


class Chooser:
    """The likeliest candidate of each slot, by weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights

    def no_fact(self, p: Paragraph, place: Place) -> str:
        """The reason for which a figure is plainly no fact, if there is one."""
        return _no_fact(p, place)

    def choose(
        self, slot: str, _: Situation, candidates: Candidates
    ) -> tuple[Hashable, float] | None:
        """A value of a slot, and its share of the probability; None where none is possible."""
        odds = shares(slot, candidates, self.weights)
        return max(odds.items(), key=lambda pair: pair[1], default=None)

    def hand_out(self, p: Paragraph, places: Sequence[Place]) -> None:
        """Give the figures of a list the names that go with them, once a paragraph is read."""
        distribute(p, places)

    def settle(self, s: Situation, reading: Proposal) -> Proposal:
        """The reading with its probability, doubts and second reading, or undecided."""
        found, least = signs(s), self.weights["least"]
        share = trust(found, self.weights)
        if share < least["draft"]:
            return Proposal(reading.at, reading.found, hint=reading.hint, share=share)
        doubts = doubts_of(s, found, sure=share >= least["sure"])
        if reading.currency:
            doubts = (*doubts, "currency")
        return replace(
            reading, share=share, doubts=doubts, second=_second(s, reading, self.weights)
        )


class _Departing(Chooser):
    """A chooser that follows a reading up to a slot, and departs from it there."""

    def __init__(self, weights: Weights, first: Situation, turn: str) -> None:
        super().__init__(weights)
        self.first, self.turn = first, turn

    def choose(
        self, slot: str, s: Situation, candidates: Candidates
    ) -> tuple[Hashable, float] | None:
        odds, taken = shares(slot, candidates, self.weights), self.first.taken[slot]
        if slot != self.turn and self.turn not in s.taken:
            return taken, odds[taken]
        if slot == self.turn:
            odds.pop(taken)
        return max(odds.items(), key=lambda pair: pair[1], default=None)


def _second(s: Situation, reading: Proposal, weights: Weights) -> Proposal | None:
    """The likeliest other reading, if it is worth a look."""
    found: dict[Proposal, float] = {}
    bare = Proposal(reading.at, reading.found, hint=reading.hint)
    for turn in SLOTS:
        other = Situation(s.p, s.place)
        if _fill(other, _Departing(weights, s, turn)):
            found[_reading(other, bare)] = prod(other.odds.values())
    least = _WORTH * prod(s.odds.values())
    fit = (one for one in found if one.concept and one != reading and found[one] >= least)
    return max(fit, key=found.__getitem__, default=None)


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
    above: Paragraph | None = None
    for at, text in enumerate(paragraphs, 1):
        paragraph = Paragraph(at, text, vocabulary, calendar, heading)
        paragraph.above, above = above, paragraph
        paragraph.article = paragraphs
        proposals += _read(paragraph, chooser)
        if paragraph.is_heading:
            headings.add(at)
            heading = replace(paragraph.topic, period=None)
    lead = next((p.at for p in proposals if p.at not in headings), 0)
    return proposals, headings | {lead}


def _read(p: Paragraph, chooser: Chooser) -> list[Proposal]:
    """The paragraph's figures; afterwards `topic` is what it spoke of."""
    places = list(p.places())
    sentence = (0, 0)
    for place in places:
        if place.sentence != sentence:
            _end_sentence(p, sentence[0], place.sentence[0])
            sentence = place.sentence
        p.done.append(_proposal(p, place, chooser))
    _end_sentence(p, sentence[0], len(p.text))
    chooser.hand_out(p, places)
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


def _proposal(p: Paragraph, place: Place, chooser: Chooser) -> Proposal:
    bare = Proposal(p.at, place.found, hint=_hint_of(p, place))
    if reason := chooser.no_fact(p, place):
        plain = reason in ("date", "boilerplate")
        return replace(bare, reason=reason, doubts=() if plain else ("reason",))
    s = Situation(p, place)
    if not _fill(s, chooser):
        return bare
    reading = _reading(s, bare)
    return chooser.settle(s, reading) if reading.concept else reading


def _fill(s: Situation, chooser: Chooser) -> bool:
    """Choose slot by slot; False where nothing is possible in one."""
    for slot, candidates_of in SLOTS.items():
        candidates = candidates_of(s)
        chosen = chooser.choose(slot, s, candidates)
        if chosen is None:
            return False
        value, odds = chosen
        s.take(slot, value, candidates.get(value, set()), odds)
    return True


def _reading(s: Situation, bare: Proposal) -> Proposal:
    """The fact that a figure's reading makes, or none where the words speak against it."""
    p, place, change = s.p, s.place, s.change
    named = Named(s.concept, s.mentions.get(s.concept), doubtful=False)
    if who := stranger(p, place, named):
        return replace(bare, hint=", ".join(filter(None, [who, bare.hint])))
    if s.scenario == "guidance" and s.earlier:
        return replace(bare, reason="context", doubts=("reason",))
    assert s.period is not None
    if s.period.kind == "month" and change.startswith("qoq"):  # 環比 of a month
        change = change.replace("qoq", "mom")
    reading = replace(
        bare, entity=s.entity, segment=s.segment, concept=s.concept, period=s.period,
        scenario=s.scenario, change=change, by=s.by,
        currency=_currency_of(p, place, s.concept, s.entity),
        down=is_down(p, place, named, change),
        guessed=not p.within(place.sentence[0], place.right, "period"),
        at_home=bool(s.segment) and p.section == (s.entity, s.segment),
    )  # fmt: skip
    return bare if is_denied(s, reading) else reading


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


# Names and figures of a list that go together

_JOINED = re.compile(r"\s*(?:和|与|及|以及|、|,|and|,\s*and)\s*")
_LISTED = re.compile(r"[^,。;]{0,12}?(?:和|与|及|、|and|, )[^,。;]{0,6}")


def distribute(p: Paragraph, places: Sequence[Place]) -> None:
    """「A 和 B 分別為 1 和 2」: the first goes with the first, the second with the second."""
    for mention in [m for m in p.mentions if m.kind == "respectively"]:
        group = _listed(p, places, mention)
        told = [p.done[index] for index in group if p.done[index].concept]
        if len(group) < 2 or not told:
            continue
        first = places[group[0]]
        limit = min(mention.start, first.start)
        for kind in ("concept", "subject"):
            named = p.within(first.sentence[0], limit, kind)
            chain = _chain(named[-2 * len(group) :], p.text)[-len(group) :]
            if len(chain) == len(group):
                for index, item in zip(group, chain, strict=True):
                    p.done[index] = _assigned(p, told[0], places[index].found, item)
                break


def _listed(p: Paragraph, places: Sequence[Place], mention: Mention) -> list[int]:
    """The figures joined by 和 or and that stand behind 分別 or before respectively."""
    first = bisect_left(p.starts, mention.end)
    if first < len(places) and places[first].sentence[0] <= mention.start:
        last, limit = first, min(len(places), first + 8)
        while last + 1 < limit and _are_joined(p, places[last], places[last + 1]):
            last += 1
        if last > first:
            return list(range(first, last + 1))
    last = first - 1
    while first > max(1, last - 7) and _are_joined(p, places[first - 2], places[first - 1]):
        first -= 1
    return list(range(max(first - 1, 0), last + 1))


def _are_joined(p: Paragraph, one: Place, other: Place) -> bool:
    return _JOINED.fullmatch(p.gap(one.end, other.start)) is not None


def _assigned(p: Paragraph, told: Proposal, found: Found, mention: Mention) -> Proposal:
    told = replace(told, found=found, second=None)
    if mention.kind == "subject":
        entity, segment = pair_of(p, mention)
        return replace(told, entity=entity, segment=segment)
    if fits(p, mention.values[0], found, told.change):
        return replace(told, concept=mention.values[0])
    return told


def _chain(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The last mentions that are joined by 和, and or a comma."""
    chain = list(mentions[-1:])
    for mention in reversed(mentions[:-1]):
        if not _LISTED.fullmatch(text[mention.end : chain[0].start]):
            break
        chain.insert(0, mention)
    return chain


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
