"""What each figure of an article may mean, and how sure that is.

A figure is read from the words around it, the nearest first: those that touch it, its clause, its
sentence, its paragraph, the heading. What was found further away or could be read in two ways is a
doubt. No rule looks further than `_REACH` characters, so any text takes time in proportion.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import compress

from briefs.articles.lexicon import COUNTED, Calendar, Mention, Vocabulary, periods
from briefs.content import models
from briefs.content.load import fit
from briefs.figures.folding import fold
from briefs.figures.scan import Found, scan
from briefs.model.period import parse_period
from briefs.model.unit import DURATIONS

_REACH = 600  # characters of a sentence that a rule looks at on either side of a figure
_HEADING = 60  # characters that a heading has at most
_NEAR = 16  # characters within which two words belong together
_JOINING = 2  # characters such as 合計 between a name and its verb
_SMALL = Decimal(10_000)  # money below is mostly an amount per share, from there on never

_SENTENCE = re.compile(r"[。!?;]|\.(?=\s)")
_CLAUSE = re.compile(r"[,、:()|]|--|—| - ")
_ENDED = frozenset("。!?;.…」』”\"'|)")
_OF = re.compile(r"\s*(?:的|之|为|是|达|达到|in|of)?\s*(?:(?:the|its|total) )?")
_NOUN = re.compile(r"\s*(?:(?:的|之|in|of)[^,。;]{0,6})?\s*")  # 48%的雲業務增速
_IS = re.compile(r"\s*(?:的|之|是|为|of|for|at)?\s*的?\s*")
_BY = re.compile(r"[\s了约]*(?:by )?[\s约]*")  # 增加了7億: between the verb and its amount
_JOINED = re.compile(r"\s*(?:和|与|及|以及|、|,|and|,\s*and)\s*")
_LISTED = re.compile(r"[^,。;]{0,12}?(?:和|与|及|、|and|, )[^,。;]{0,6}")
_FIRST_OF_TWO = re.compile(r"(?:从|由|from)\s*的?\s*$")
_THEN = re.compile(r"[^\d]{0,12}(?:至|到|to )")
_LEVEL_OF = re.compile(r"\s*(?:的|水准|水平|'s|\d)")
_POSSESSIVE = re.compile(r"\s*的\s*")
_LOST = re.compile("亏损|损失|汇损|loss")
_WEEK = re.compile("周|星期|week")
_NUMERAL = re.compile("[0-9一二三四五六七八九十两数几]|[a-z]")
_SCALE = re.compile("[百千万亿]")
_PRECISE = re.compile(r"\d|倍|double|triple")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-\d\d")
_DOUBLED = re.compile("翻|倍增|doubl|tripl|quadrupl")
_BROKER = re.compile(
    r"(?<![\u4e00-\u9fff])(?:根[據据]|不[過过]|其中|[據据]|而|但)?"
    r"([\u4e00-\u9fff]{2,4}?(?:[證证]券|投[顧顾]|投信))"
    r"|\b([A-Z][A-Za-z]+ (?:Securities|Capital|Research))\b"
)
_EARLIER = re.compile(
    r"(?:原订|原先|原本|原定|先前|此前|之前|previously|previous|prior|earlier)(?:的|为)?\s*$"
)
_MILESTONE = re.compile(
    r"(?:突破|首度|首破|首次|跨越|站上|破|milestone of|passed|surpassed)\s*(?:了|的)?\s*$"
)
_REACHED = re.compile(r"\s*[,、]?\s*(?:达到?|来到|升至|增至|至|reaching|at)\s*")
_DEADLINE = re.compile(r" ?(?:之|以)?前")
_MODEL = re.compile(r"[\d.]+ ?[tg]")  # 1.6T模組: the generation of a product, not a quantity
_MODEL_NOUN = re.compile(r"[\u4e00-\u9fff]| ?(?:module|transceiver|switch|port|optic|chip)")
_PER_SHARE = re.compile("每股|per share|a share")
_RATES = ("percent", "pp", "bp")
_MONEY = ("money", "per_share")
_GROWING = ("money", "per_share", "count", "power")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a figure of the article is taken for: a fact, or nothing for a `reason`.

    Neither concept nor reason: undecided, and `hint` says what was recognised near by.
    """

    at: int
    found: Found
    entity: str = ""
    segment: str = ""
    concept: str = ""
    period: str = ""
    scenario: str = "actual"
    change: str = ""
    by: str = ""
    down: bool = False
    doubts: tuple[str, ...] = ()
    reason: str = ""
    hint: str = ""
    guessed: bool = False  # the words do not say the period
    at_home: bool = False  # it stands in a section about its segment


@dataclass(slots=True)
class _Topic:
    """What was spoken of last: in the heading, then in the sentences of a paragraph."""

    subject: tuple[str, str] | None = None
    concept: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """A figure in its sentence and clause, between the figures beside it."""

    found: Found
    sentence: tuple[int, int]
    clause: tuple[int, int]
    last: int  # where the figure before ends, or the sentence begins
    left: int  # where the figure before ends, or the clause begins
    right: int  # where the figure after begins, or the clause ends

    @property
    def start(self) -> int:
        return self.found.start

    @property
    def end(self) -> int:
        return self.found.end


@dataclass(frozen=True, slots=True)
class _Concept:
    name: str
    mention: Mention | None
    doubtful: bool


def propose(
    paragraphs: Sequence[str], vocabulary: Vocabulary, calendar: Calendar
) -> list[Proposal]:
    """What every figure of an article may mean, in the article's order."""
    heading = _Topic()
    proposals: list[Proposal] = []
    headings: set[int] = set()
    for at, text in enumerate(paragraphs, 1):
        paragraph = _Paragraph(at, text, vocabulary, calendar, heading)
        proposals += paragraph.read()
        if paragraph.is_heading:
            headings.add(at)
            heading = replace(paragraph.topic, period="")
    lead = next((p.at for p in proposals if p.at not in headings), 0)
    return _once(proposals, headings | {lead})


class _Paragraph:
    """One paragraph with its words, read from left to right."""

    def __init__(
        self, at: int, text: str, vocabulary: Vocabulary, calendar: Calendar, heading: _Topic
    ) -> None:
        self.at = at
        self.original = text
        self.text = fold(text)
        self.calendar = calendar
        self.company = vocabulary.company
        self.concepts = vocabulary.concepts
        self.counted = vocabulary.counted
        self.figures = list(scan(text))
        self.starts = [found.start for found in self.figures]
        self.is_row = self.text.startswith("|")
        self.is_heading = len(text) <= _HEADING and self.text[-1:] not in _ENDED
        cells = vocabulary.cells(self.text) if self.is_row else ()
        words = [*vocabulary.mentions(self.text), *cells, *periods(self.text, calendar)]
        self.mentions = sorted(words, key=lambda mention: mention.start)
        self.places_of_mentions = [mention.start for mention in self.mentions]
        self.kinds = {mention.kind for mention in self.mentions}
        self.section = heading.subject
        self.topic = replace(heading)
        self.running = ""  # the period that the sentence speaks of
        self.done: list[Proposal] = []

    def read(self) -> list[Proposal]:
        """The paragraph's figures; afterwards `topic` is what it spoke of."""
        places = list(self._places())
        sentence = (0, 0)
        for place in places:
            if place.sentence != sentence:
                self._end_sentence(sentence[0], place.sentence[0])
                sentence = place.sentence
            self.done.append(self._proposal(place))
        self._end_sentence(sentence[0], len(self.text))
        self._distribute(places)
        return self.done

    # ---- where things stand

    def _places(self) -> Iterator[_Place]:
        hidden = bytearray(len(self.text))
        for found in self.figures:
            hidden[found.start : found.end] = b"\1" * (found.end - found.start)
        ends = _breaks(_SENTENCE, self.text, hidden)
        stops = sorted({*ends, *_breaks(_CLAUSE, self.text, hidden)})
        others = [found for found in self.figures if not self._is_date(found)]
        edges = [found.start for found in others]
        for found in self.figures:
            sentence = _around(found, ends, self.text)
            clause = _around(found, stops, self.text)
            index = bisect_left(edges, found.start)
            before = others[index - 1].end if index else 0
            index = bisect_left(edges, found.end)
            after = edges[index] if index < len(edges) else clause[1]
            yield _Place(
                found, sentence, clause,
                max(before, sentence[0]), max(before, clause[0]), min(after, clause[1]),
            )  # fmt: skip

    def _within(self, start: int, end: int, *kinds: str) -> list[Mention]:
        """The words of some kinds between two places, in their order."""
        found = []
        for index in range(bisect_left(self.places_of_mentions, start), len(self.mentions)):
            mention = self.mentions[index]
            if mention.start >= end:
                break
            if mention.end <= end and mention.kind in kinds:
                found.append(mention)
        return found

    def _gap(self, start: int, end: int) -> str:
        return self.text[start : max(start, end)]

    def _is_date(self, found: Found) -> bool:
        named = self._within(found.start - 20, found.end + 20, "period")
        return any(m.start < found.end and found.start < m.end for m in named)

    def _end_sentence(self, start: int, end: int) -> None:
        """Keep what the next sentence may take up: the first subject, the last period."""
        self.running = ""
        subjects = [m for m in self._within(start, end, "subject") if not self._is_aside(m)]
        if subjects:
            self.topic.subject = self._pair(subjects[0])
        held = [m for m in self._within(start, end, "period") if not self._is_local(m)]
        held = [m for m in held if not self._is_deadline(m)]
        held = [m for m in held if m.values[0] != "other" and not _DAY.fullmatch(m.values[0])]
        if held:
            self.topic.period = self._absolute(held[-1].values[0], "")
        named = [m for m in self._within(start, end, "concept") if len(m.values) == 1]
        if named:
            self.topic.concept = named[-1].values[0]

    # ---- one figure

    def _proposal(self, place: _Place) -> Proposal:
        bare = Proposal(self.at, place.found, hint=self._hint(place))
        if reason := self._no_fact(place):
            plain = reason in ("date", "boilerplate")
            return replace(bare, reason=reason, doubts=() if plain else ("reason",))
        change, unsure_change = self._change(place)
        concept = self._concept(place, change)
        if concept is None or not self._fits(concept.name, place.found, change):
            return bare
        period, unsure_period = self._period(place, concept.name, change)
        if self._is_outlook(place, period):
            period, unsure_period = self.calendar.quarter_at(1), True
        if period == "other":
            return replace(bare, reason="unfollowed", doubts=("reason",))
        (entity, segment), unsure_subject = self._subject(place, concept, change)
        scenario, by, unsure_scenario = self._scenario(place, concept.name, period, change)
        if scenario == "guidance" and _EARLIER.search(self._gap(place.start - 12, place.start)):
            return replace(bare, reason="context", doubts=("reason",))
        raised = self._is_first_of_two(place)
        if scenario != "actual" and period == self.calendar.market_day and not raised:
            period = self.calendar.written
        doubts = {
            "concept": concept.doubtful or self._is_dubious(place, concept.name, change),
            "segment" if segment else "entity": unsure_subject,
            "period": unsure_period or self.is_heading,
            "scenario": unsure_scenario,
            "change": unsure_change,
        }
        return replace(
            bare, entity=entity, segment=segment, concept=concept.name, period=period,
            scenario=scenario, change=change, by=by, down=self._down(place, concept, change),
            doubts=tuple(name for name, doubtful in doubts.items() if doubtful),
            guessed=not self._within(place.sentence[0], place.right, "period"),
            at_home=bool(segment) and self.section == (entity, segment),
        )  # fmt: skip

    def _is_dubious(self, place: _Place, name: str, change: str) -> bool:
        """Whether a figure is vague, a milestone, or small for the sum that it is taken for."""
        figure = place.found.figure
        small = max((abs(end) for end in (figure.low, figure.high) if end is not None), default=0)
        return (
            not _PRECISE.search(fold(place.found.printed))
            or self._is_milestone(place.found)
            or (self.concepts[name].unit == "money" and not change and small < _SMALL)
        )

    def _hint(self, place: _Place) -> str:
        """Names of the glossary and of the company's parts that stand in the sentence."""
        near = self._within(*place.sentence, "concept", "subject")
        names = (m.values[m.kind == "subject"] or m.values[0] for m in near)
        return ", ".join(list(dict.fromkeys(names))[:4])

    def _no_fact(self, place: _Place) -> str:
        """Why a figure is plainly no fact: a date, a length of time, the page's furniture."""
        found = place.found
        printed = fold(found.printed)
        if self._is_date(found):
            return "date"
        lasts = found.figure.unit in DURATIONS and not self._named(place.clause, found, "")
        if lasts or self._is_passed(place):
            return "context"
        if "boilerplate" in self.kinds and "concept" not in self.kinds:
            return "boilerplate"
        if _MODEL.fullmatch(printed) and _MODEL_NOUN.match(self.text, found.end):
            return "name"
        if _SCALE.search(printed) and not _NUMERAL.search(printed):
            return "context" if "concept" in self.kinds else "vague"
        return ""

    def _is_milestone(self, found: Found) -> bool:
        """突破1,000億元: a round level that was passed, not the level itself."""
        start = max(0, found.start - 24)
        said = _MILESTONE.search(self._gap(start, found.start))
        return bool(said) or fold(found.printed).startswith(("突破", "破", "跨越"))

    def _is_passed(self, place: _Place) -> bool:
        """突破1,000億元,達1,035億元: the level itself follows."""
        reached = _REACHED.match(self.text, place.end)
        if not reached or not self._is_milestone(place.found):
            return False
        index = bisect_left(self.starts, reached.end())
        follower = self.figures[index] if index < len(self.figures) else None
        same = follower is not None and follower.figure.unit == place.found.figure.unit
        return same and follower is not None and follower.start == reached.end()

    def _fits(self, name: str, found: Found, change: str) -> bool:
        concept, figure = self.concepts[name], found.figure
        if concept.unit == "count" and not change and not self._counts(name, found):
            return False
        if concept.unit in _MONEY and not change:
            size = max(abs(end) for end in (figure.low, figure.high) if end is not None)
            if concept.unit == "per_share" and size >= _SMALL:
                return False
            if concept.unit == "money" and size < _SMALL:
                start = max(0, found.start - _NEAR)
                if figure.unit == "pure" or _PER_SHARE.search(self._gap(start, found.start)):
                    return False
        return fit(figure, concept, change, self.company.entry.currency, found.printed) is not None

    def _counts(self, name: str, found: Found) -> bool:
        """Whether a concept's words speak of what the figure counts: no companies as staff."""
        unit = found.figure.unit or ""
        fitting = self.counted[name]
        return unit not in COUNTED or not fitting or unit in fitting

    def _may(self, name: str, found: Found, change: str) -> bool:
        """Whether a figure can be of a concept; what the share does is no growth of anything."""
        grows = self.concepts[name].scope != "market"
        return (grows or not change) and self._fits(name, found, change)

    def _named(self, span: tuple[int, int], found: Found, change: str) -> list[Mention]:
        """The concepts named in a span that fit a figure, each mention with those that do.

        A word that is part of another figure belongs to that one alone.
        """
        fitting = []
        for mention in self._within(*span, "concept"):
            names = tuple(name for name in mention.values if self._may(name, found, change))
            if names and not self._is_in_other(mention, found):
                fitting.append(replace(mention, values=names))
        return fitting

    def _is_in_other(self, mention: Mention, found: Found) -> bool:
        index = bisect_left(self.starts, mention.end) - 1
        near = self.figures[max(0, index - 1) : index + 1]
        return any(f is not found and f.start < mention.end and mention.start < f.end for f in near)

    # ---- change

    def _change(self, place: _Place) -> tuple[str, bool]:
        """How a figure is compared with another time, and whether that is a guess."""
        marker = self._marker(place)
        if place.found.figure.unit in (*_RATES, "x") or self._is_idiom(place.found):
            return self._relative_change(place, marker)
        return (marker, False) if marker == "midpoint" else self._amount_change(place, marker)

    def _is_idiom(self, found: Found) -> bool:
        figure = found.figure
        return figure.unit == "pure" and figure.low != figure.high and (figure.high or 0) < _SMALL

    def _marker(self, place: _Place) -> str:
        """A word such as 年增 or year over year that belongs to the figure."""
        start, end = place.start, place.end
        after = self._within(end, place.right, "change")
        if after and _OF.fullmatch(self._gap(end, after[0].start)):
            return after[0].values[0]
        before = self._within(place.left, start, "change")
        if not before and place.last < place.left:
            earlier = self._within(place.last, place.left, "change")
            before = [m for m in earlier if m.values[0] != "midpoint"]
        if before and not self._is_comparand(before[-1], place):
            everything = self._within(place.last, start, "change")
            constant = any("yoy_cc" in m.values for m in everything)
            return "yoy_cc" if constant else before[-1].values[0]
        if after and after[0].start - end <= _NEAR and self.text[end : end + 1] == " ":
            return after[0].values[0]
        return ""

    def _is_comparand(self, mention: Mention, place: _Place) -> bool:
        """較去年同期的212億: the words name the figure's own time."""
        touches = _POSSESSIVE.fullmatch(self._gap(mention.end, place.start))
        return touches is not None and place.found.figure.unit != "x"

    def _relative_change(self, place: _Place, marker: str) -> tuple[str, bool]:
        before = self._within(place.left, place.start, "beats", "expected")
        touches = bool(before) and not self._gap(before[-1].end, place.start).strip()
        if touches and [m.kind for m in before[-2:]] == ["beats", "expected"]:
            return "surprise", False
        if marker:
            return marker, False
        verb = self._verb(place)
        points = place.found.figure.unit in ("pp", "bp")
        level = not self._is_idiom(place.found) and (self._level(place) or self._share(place))
        if level and not points:
            return "", False
        if verb or _DOUBLED.search(fold(place.found.printed)):
            return "yoy", points or not self._against_year(place)
        if self.done and not points and self._is_compared(place):
            return self.done[-1].change, bool(self.done[-1].change)
        return "", False

    def _level(self, place: _Place) -> list[Mention]:
        """A percentage or multiple of its own that is named nearer than what could grow."""
        found = place.found
        named = self._within(place.left, place.start, "concept")
        if not named:
            inside = self._named((place.start, place.right), found, "")
            if inside and _OF.fullmatch(self._gap(place.end, inside[0].start)):
                return inside[:1]
            named = self._within(place.clause[0], place.left, "concept")
        if not named:
            named = self._within(place.sentence[0], place.left, "concept")
            if named and self.concepts[named[-1].values[0]].scope == "market":
                named = self._named((place.sentence[0], place.left), found, "")
        return named[-1:] if self._fitting(named[-1:], found) else []

    def _fitting(self, mentions: Sequence[Mention], found: Found) -> bool:
        return any(self._named((m.start, m.end), found, "") for m in mentions)

    def _verb(self, place: _Place) -> Mention | None:
        """The word of rise or fall that goes with a figure: before it, or close behind."""
        before = self._within(place.left, place.start, "rise", "fall")
        if before:
            return before[-1]
        after = self._within(place.end, min(place.right, place.end + _NEAR), "rise", "fall")
        named = self._within(place.end, place.right, "concept", "expected")
        start = min([m.start for m in (*after[:1], *named[:1])], default=place.end)
        return after[0] if after and _NOUN.fullmatch(self._gap(place.end, start)) else None

    def _against_year(self, place: _Place) -> bool:
        """Whether the sentence compares with the year before."""
        named = self._within(place.last, place.start, "period")
        return any(
            m.values[0] == "year ago" or (m.values[0].startswith("FY") and self._is_local(m))
            for m in named
        )

    def _amount_change(self, place: _Place, marker: str) -> tuple[str, bool]:
        """年增約10億美元, up $2 billion: an amount right behind its verb."""
        verbs = self._within(place.left, place.start, "change", "rise", "fall")
        if not verbs or not _BY.fullmatch(self._gap(verbs[-1].end, place.start)):
            return "", False
        if marker in ("yoy", "qoq"):
            return f"{marker}_amount", False
        return "yoy_amount", not self._against_year(place)

    # ---- concept

    def _concept(self, place: _Place, change: str) -> _Concept | None:
        if change == "surprise" and self.done and self.done[-1].concept:
            return _Concept(self.done[-1].concept, None, doubtful=False)
        return (
            (None if change else self._share(place) or self._total(place))
            or self._touching(place, change)
            or self._ahead(place, change)
            or self._carried(place, change)
        )

    def _touching(self, place: _Place, change: str) -> _Concept | None:
        """16個國家, 669億美元的現金: the concept is part of the figure or stands right behind."""
        found, end = place.found, place.end
        around = self._named((place.start - 4, end + 4), found, change)
        inside = [m for m in around if m.start < end and m.end > place.start]
        if inside:
            return _chosen(inside[0], near=True)
        after = self._named((end, place.right), found, change)[:1]
        if not after or not _OF.fullmatch(self._gap(end, after[0].start)):
            return None
        before = self._candidates((place.left, place.start), found, change)
        return None if before and self.text[end : end + 1] != "的" else _chosen(after[0], near=True)

    def _ahead(self, place: _Place, change: str) -> _Concept | None:
        """The nearest concept before the figure; behind it where the clause names none before."""
        found = place.found
        before = self._candidates((place.left, place.start), found, change)
        if before:
            return self._special(before[-1], place) or _chosen(before[-1], near=True)
        clause = self._candidates((place.clause[0], place.left), found, change)
        if clause:
            return _chosen(clause[-1], near=len(clause) == 1)
        after = self._named((place.end, place.right), found, change)
        if change and found.figure.unit == "percent":  # a percentage would grow by points
            after = [m for m in after if self.concepts[m.values[0]].unit != "percent"]
        if after and place.left == place.clause[0]:
            return _chosen(after[0], near=False)
        sentence = self._candidates((place.sentence[0], place.start), found, change)
        if sentence:
            return _chosen(sentence[-1], near=len({m.values for m in sentence}) == 1)
        return None

    def _candidates(self, span: tuple[int, int], found: Found, change: str) -> list[Mention]:
        """Concepts named in a span; of a growth rate those that grow, of points a percentage."""
        mentions = self._named(span, found, change)
        if not change:
            return mentions
        percents = [m for m in mentions if self.concepts[m.values[0]].unit == "percent"]
        if found.figure.unit in ("pp", "bp"):
            return percents
        return [m for m in mentions if self.concepts[m.values[0]].unit in _GROWING] or percents

    def _special(self, mention: Mention, place: _Place) -> _Concept | None:
        """盤後…股價: of the share's moves the one that the sentence names by a word of its own."""
        if self.concepts[mention.values[0]].scope != "market":
            return None
        span = (place.sentence[0], place.right)
        alone = {m.start for m in self._within(*span, "concept") if len(m.values) == 1}
        market = [name for name in self.concepts if self._is_market(name)]
        units = {self.concepts[name].unit: name for name in reversed(market)}
        usual = set(units.values())  # 股價, which many words are said of
        named = self._named(span, place.found, "")
        named = [m for m in named if m.start in alone or m.values[0] not in usual]
        moves = [m.values[0] for m in named if self._is_market(m.values[0])]
        return _Concept(moves[-1], mention, doubtful=False) if moves else None

    def _is_market(self, name: str) -> bool:
        return self.concepts[name].scope == "market"

    def _carried(self, place: _Place, change: str) -> _Concept | None:
        """What the paragraph spoke of before; revenue, where a part of a company just grows."""
        found = place.found
        names = [self.topic.concept] if self.is_row and self.topic.concept else []
        if not self._within(*place.sentence, "concept"):
            names += [p.concept for p in reversed(self.done[-4:]) if p.concept]
        if (found.figure.unit or "").endswith("/share"):
            earned = [(c.unit, c.period) for c in self.concepts.values()]
            names += compress(self.concepts, [kind == ("per_share", "duration") for kind in earned])
        rate = found.figure.unit == "percent" or self._is_idiom(found)
        if change and rate:  # of a percentage it would be in points
            names = [name for name in names if self.concepts[name].unit != "percent"]
        if change and rate and self._within(place.sentence[0], place.right, "subject"):
            names += [n for n, c in self.concepts.items() if c.unit == "money"][:1]
        name = next((name for name in names if self._may(name, found, change)), "")
        return _Concept(name, None, doubtful=True) if name else None

    def _share(self, place: _Place) -> _Concept | None:
        """占營收的18%, 60% of operating income: the share of the concept named."""
        said = self._within(place.left, place.start, "share")
        if not said or place.found.figure.unit != "percent":
            return None
        whose = self._named((place.left, said[-1].start), place.found, "")
        if whose and len(self._gap(whose[-1].end, said[-1].start).strip()) <= _JOINING:
            return _chosen(whose[-1], near=True)  # 前兩大客戶合計占營收
        shares = {c.share_of: name for name, c in self.concepts.items() if c.share_of}
        named = self._within(said[-1].end, place.right, "concept")
        name = next((shares[n] for m in named for n in m.values if n in shares), "")
        return _Concept(name, said[-1], doubtful=False) if name else None

    def _total(self, place: _Place) -> _Concept | None:
        """合計: the sum of the concepts of the figures before it."""
        span = (place.left, place.start)
        said = self._within(*span, "total")
        if not said or self._named(span, place.found, ""):
            return None
        parts = [p.concept for p in self.done[-8:] if p.found.start >= place.sentence[0]]
        for name, concept in self.concepts.items():
            size = len(concept.sum_of)
            if size > 1 and parts[-size:] == concept.sum_of:
                return _Concept(name, said[-1], doubtful=True)
        return None

    # ---- subject

    def _subject(
        self, place: _Place, concept: _Concept, change: str
    ) -> tuple[tuple[str, str], bool]:
        """Entity and segment, and whether they are a guess."""
        pair, near = self._spoken(place, concept.mention, change)
        scope = self.concepts[concept.name].scope
        if scope == "company" or (scope == "market" and not self.is_row):
            pair = (pair[0], "")
        return pair, not near

    def _spoken(
        self, place: _Place, mention: Mention | None, change: str
    ) -> tuple[tuple[str, str], bool]:
        if mention and mention.end <= place.clause[0]:
            mention = None  # the clause may have a subject of its own
        anchor = min(mention.start, place.start) if mention else place.start
        spoken = self._within(place.sentence[0], place.start, "subject")
        subjects = [m for m in spoken if not self._is_aside(m)]
        ahead = [m for m in subjects if m.end <= anchor]
        if mention and mention.start >= place.end:
            ahead += self._within(place.end, mention.start, "subject")
        chosen = ahead or subjects
        if spoken and spoken[-1].end == place.start and place.found.figure.unit != "x":
            chosen = ahead = spoken[-1:]
        behind = self._behind(place, change)
        if behind and not (ahead and ahead[-1].start >= place.left):
            return self._pair(behind), True
        if not chosen:
            pair = self.topic.subject or (self.company.id, "")
            return pair, pair == (self.company.id, "")
        alone = len({self._pair(m) for m in ahead}) == 1
        near = chosen[-1].start >= place.clause[0] or alone
        return self._pair(chosen[-1]), near and not self._is_one_of_several(chosen, place)

    def _behind(self, place: _Place, change: str) -> Mention | None:
        """年增23%的廣告業務, 16,000名企業員工: a subject that a figure stands before."""
        unit = place.found.figure.unit or ""
        counts = not (unit in (*_RATES, "pure") or len(unit) == 3)
        after = self._within(place.end, place.right, "subject")
        if not after or not (counts or (change and unit == "percent")):
            return None
        gap = self._gap(place.end, after[0].start).strip()
        return after[0] if gap == "的" or (counts and not gap) else None

    def _is_one_of_several(self, chosen: Sequence[Mention], place: _Place) -> bool:
        """Whether the sentence speaks of several parts, or of some of them together."""
        last = chosen[-1]
        others = {self._pair(m) for m in chosen if self._pair(m)[1]} - {self._pair(last)}
        if others and self._within(last.start, place.start, "total"):
            return True
        beside = self._within(last.end, last.end + 24, "subject")[:1]
        return any(map(self._is_aside, beside)) or (bool(others) and last.start < place.clause[0])

    def _pair(self, mention: Mention) -> tuple[str, str]:
        """Entity and segment; of a name that several companies use, that of the one spoken of."""
        pairs = list(zip(mention.values[::2], mention.values[1::2], strict=True))
        if len(pairs) == 1:
            return pairs[0]
        before = self._within(max(0, mention.start - 40), mention.start, "subject")
        spoken = [m.values[0] for m in before if len(m.values) == 2]
        entity = spoken[-1] if spoken else self.company.id
        return next((pair for pair in pairs if pair[0] == entity), pairs[0])

    def _is_aside(self, mention: Mention) -> bool:
        """Whom others are compared with or work with is not the subject; nor a name in brackets."""
        opened = self.text.rfind("(", max(0, mention.start - 30), mention.start)
        if opened >= 0 and self.text.find(")", opened, mention.start) < 0:
            return True
        before = self._within(mention.start - 12, mention.start, "together", "compared")
        if before and not self._gap(before[-1].end, mention.start).strip():
            return True
        owner = _POSSESSIVE.match(self.text, mention.end)
        index = bisect_left(self.starts, owner.end()) if owner else len(self.starts)
        times = self.figures[index] if index < len(self.figures) else None
        return bool(owner and times and times.start == owner.end() and times.figure.unit == "x")

    # ---- period

    def _is_local(self, mention: Mention) -> bool:
        """較2024年的, 去年同期: a period of one figure, not of the sentence."""
        if mention.values[0] in ("year ago", "quarter ago"):
            return True
        before = self._within(mention.start - 12, mention.start, "compared", "since")
        span = "/" in mention.values[0]
        if not before or span or self._gap(before[-1].end, mention.start).strip():
            return False
        return before[-1].kind == "compared" or bool(_LEVEL_OF.match(self.text, mention.end))

    def _is_deadline(self, mention: Mention) -> bool:
        """預計2027年3月前: when something will be done, not what a figure is of."""
        value = mention.values[0]
        dated = _MONTH.fullmatch(value) or _DAY.fullmatch(value)
        return bool(dated) and _DEADLINE.match(self.text, mention.end) is not None

    def _is_outlook(self, place: _Place, period: str) -> bool:
        """展望未來,公司預估營收介於420億至440億: a range of the next quarter, if none is named."""
        figure = place.found.figure
        if figure.low is None or figure.high is None or figure.low == figure.high:
            return False
        told = self._within(place.clause[0], place.start, "guidance", "strong")
        said = "strong" in self.kinds and "period" not in self.kinds
        return bool(told) and said and period == self.calendar.quarter_at(0)

    def _is_compared(self, place: _Place) -> bool:
        """較去年同期的36.9%, 高於預期的1.97: the figure stands beside the one before it."""
        return bool(self._within(place.left, place.start, "compared", "beats"))

    def _absolute(self, period: str, context: str) -> str:
        now = self.calendar.quarter_at(0)
        if period == "year ago":
            return self.calendar.ago(context or now) or self.calendar.ago(now)
        if period == "quarter ago":
            return self.calendar.ago(now, 1)
        return f"FY{self.calendar.year}" if period == "the year" else period

    def _period(self, place: _Place, name: str, change: str) -> tuple[str, bool]:
        """The period, and whether it is a guess; `other` is one that has no name here."""
        concept = self.concepts[name]
        named = self._within(place.sentence[0], place.clause[1], "period")
        fitting = [m for m in named if self._suits(m, concept) and not self._is_deadline(m)]
        ahead = [m for m in fitting if m.end <= place.start]
        own = [m for m in ahead if m.start >= place.left and self._is_local(m)]
        if place.found.figure.unit == "x" and not change:
            own = []  # 去年同期的2.3倍 is of now
        shared = [m for m in ahead if not self._is_local(m)]
        held = self.running or self._held(place, concept)
        here = self._absolute(shared[-1].values[0], "") if shared else held
        self.running = here
        if own and not change:
            period = self._absolute(own[-1].values[0], here)
            return (self.calendar.ago(period), True) if period == here else (period, False)
        if self._is_first_of_two(place) and not (shared and shared[-1].start >= place.left):
            market = concept.scope == "market"
            return self.calendar.market_day if market else self._absolute("year ago", here), True
        if shared:
            mixed = len({m.values for m in shared}) > 1
            return here, mixed and shared[-1].start < place.clause[0]
        later = [m for m in fitting if place.end <= m.start and m.end <= place.right][:1]
        if later and self.text[place.end : place.end + 1] == " " and self._names(later[0], change):
            return self._absolute(later[0].values[0], here), False
        return self._usual_period(concept, here, change)

    def _names(self, later: Mention, change: str) -> bool:
        """Whether a period behind a figure is the figure's own: 15.9% a year earlier."""
        return not self._is_local(later) or (later.values[0] == "year ago" and not change)

    def _usual_period(self, concept: models.Concept, here: str, change: str) -> tuple[str, bool]:
        """The period of what goes without saying it."""
        now = self.calendar.quarter_at(0)
        if concept.scope == "market":  # moves are of the day before, opinions of the day itself
            day = self.calendar.market_day if concept.good == "up" else self.calendar.written
            return day or self.calendar.written or now, True
        reported = concept.unit in _MONEY or concept.ratio_of or concept.share_of
        return (here, True) if here else (now, not (change or reported))

    def _suits(self, mention: Mention, concept: models.Concept) -> bool:
        """Whether a concept can have such a period: no revenue of a day, no price of a year."""
        period = mention.values[0]
        day, month = bool(_DAY.fullmatch(period)), bool(_MONTH.fullmatch(period))
        if concept.scope == "market":
            return day or month
        if month and concept.unit != "count":
            return not _WEEK.search(self._gap(mention.start, mention.end))
        return concept.period == "instant" or not day

    def _held(self, place: _Place, concept: models.Concept) -> str:
        """The period of the sentences before; a coming one only while the outlook goes on."""
        period = self.topic.period
        if not period or not self._suits(Mention("period", (period,), 0, 0), concept):
            return ""
        outlook = self._within(place.clause[0], place.start, "guidance", "expected")
        return period if outlook or not self._is_coming(period) else ""

    def _is_first_of_two(self, place: _Place) -> bool:
        """從93億增至115億: the first of two, so the earlier."""
        if _FIRST_OF_TWO.search(self._gap(max(place.left, place.start - 12), place.start)):
            return bool(_THEN.match(self.text, place.end))
        return bool(re.match("从|由|from ", fold(place.found.printed)))

    def _is_coming(self, period: str) -> bool:
        """Whether a period ends after the brief's quarter; days and months are events."""
        if _DAY.fullmatch(period) or _MONTH.fullmatch(period):
            return False
        if "/" in period and int(period[:4]) < self.calendar.now.year:
            return False
        return self._end(period) > self.calendar.now.toordinal()

    def _end(self, period: str) -> int:
        return parse_period(period, self.calendar.fiscal_year_end).end.toordinal()

    # ---- scenario

    def _scenario(
        self, place: _Place, name: str, period: str, change: str
    ) -> tuple[str, str, bool]:
        """Scenario, whose estimate it is, and whether that is a guess."""
        strong = self._within(place.left, place.start, "strong")
        coming = self._is_coming(period)
        if change == "surprise":
            return "guidance" if coming or strong else "actual", "", False
        attributed = self._attributed(place, name, period, coming=coming)
        if attributed:
            return attributed
        if self._is_market(name):
            expected = self._is_also_expected(name)
            return "consensus" if expected else "actual", "", expected
        if coming:
            return "guidance", "", not self._is_promised(place)
        told = self._within(place.clause[0], place.start, "guidance")
        return "guidance" if strong else "actual", "", bool(strong or told)

    def _attributed(
        self, place: _Place, name: str, period: str, *, coming: bool
    ) -> tuple[str, str, bool] | None:
        """The scenario where the words say whose view the figure is: company, analysts, one."""
        span = (place.sentence[0], place.start)
        if self._is_own(place):
            return "guidance", "", False
        if self._is_expected(place):
            sources = self._within(*span, "vendor")
            return "consensus", sources[-1].values[0] if sources else "", False
        opinion = self._opinion(name)
        authors = self._within(*span, "author")
        if authors and self._end(period) >= self.calendar.now.toordinal():
            return opinion, authors[-1].values[0], True
        broker = self._broker(place) if coming or opinion == "target" else ""
        return (opinion, broker, True) if broker else None

    def _opinion(self, name: str) -> str:
        """What one author says of a figure; of the share's price it is a target."""
        concept = self.concepts[name]
        aimed = "target" in fold(concept.label.get("en", ""))
        return "target" if aimed and concept.unit == "per_share" else "estimate"

    def _broker(self, place: _Place) -> str:
        """A house that the sentence names before the figure, as the article writes it."""
        text = self.original[place.sentence[0] : place.start]
        named = [name for match in _BROKER.finditer(text) for name in match.groups() if name]
        return named[-1] if named else ""

    def _is_own(self, place: _Place) -> bool:
        """公司原先預估的385億: what the company itself expected of a period now past."""
        owners = self._within(place.left, place.start, "own")
        if self._within(place.clause[0], place.start, "analysts", "consensus"):
            return False
        expected = self._within(owners[-1].end, place.start, "expected") if owners else []
        return bool(expected) and not self._gap(owners[-1].end, expected[0].start).strip()

    def _is_promised(self, place: _Place) -> bool:
        """Whether the company itself is said to expect the figure."""
        span = (place.sentence[0], place.start)
        told = self._within(*span, "guidance")
        return bool(self._within(*span, "strong", "says")) or any(
            self._within(m.start - 8, m.start, "subject") for m in told
        )

    def _is_also_expected(self, name: str) -> bool:
        """Whether the analysts' view of the share goes on."""
        last = self.done[-1] if self.done else None
        if last is None or last.scenario != "consensus" or self.concepts[name].scope != "market":
            return False
        return self.concepts[last.concept].scope == "market"

    def _is_expected(self, place: _Place) -> bool:
        """Whether analysts expect the figure: 預期的1.97, 市場21%的預期, consensus of."""
        kinds_sought = ("expected", "analysts", "consensus", "beats", "guidance")
        before = self._within(place.left, place.start, *kinds_sought)
        kinds = [m.kind for m in before]
        if "consensus" in kinds:
            return True
        if "analysts" in kinds and {"expected", "guidance"} & set(kinds):
            return True
        if "expected" in kinds and "beats" in kinds:
            return _IS.fullmatch(self._gap(before[-1].end, place.start)) is not None
        after = self._within(place.end, place.right, "expected", "consensus")
        crowd = "analysts" in kinds or "beats" in kinds
        return crowd and bool(after) and after[0].start - place.end <= _NEAR

    # ---- direction

    def _down(self, place: _Place, concept: _Concept, change: str) -> bool:
        """Whether the words say that the size fell or was lost."""
        entry = self.concepts[concept.name]
        if place.found.figure.low is not None and place.found.figure.low < 0:
            return False
        if not change and entry.unit == "money":
            return self._is_lost(place, concept.mention)
        if change in ("", "surprise") and entry.scope != "market":
            return False
        verb = self._verb(place)
        if verb and verb.kind == "fall":
            return True
        marker = self._within(place.left, place.start, "change")
        return bool(marker) and "减" in self._gap(marker[-1].start, marker[-1].end)

    def _is_lost(self, place: _Place, mention: Mention | None) -> bool:
        behind = mention is not None and mention.start >= place.end
        start = max(mention.start, place.last) if mention and not behind else place.left
        end = place.right if behind else place.start
        named = [*self._within(start, end, "concept"), *([mention] if mention else [])]
        return bool(self._within(start, end, "loss")) or any(
            _LOST.search(self._gap(m.start, m.end)) for m in named
        )

    # ---- lists

    def _distribute(self, places: Sequence[_Place]) -> None:
        """「A 和 B 分別為 1 和 2」: the first goes with the first, the second with the second."""
        for mention in [m for m in self.mentions if m.kind == "respectively"]:
            group = self._listed(places, mention)
            told = [self.done[index] for index in group if self.done[index].concept]
            if len(group) < 2 or not told:
                continue
            first = places[group[0]]
            limit = min(mention.start, first.start)
            for kind in ("concept", "subject"):
                named = self._within(first.sentence[0], limit, kind)
                chain = _chain(named[-2 * len(group) :], self.text)[-len(group) :]
                if len(chain) == len(group):
                    for index, item in zip(group, chain, strict=True):
                        self.done[index] = self._assigned(told[0], places[index].found, item)
                    break

    def _listed(self, places: Sequence[_Place], mention: Mention) -> list[int]:
        """The figures joined by 和 or and that stand behind 分別 or before respectively."""
        first = bisect_left(self.starts, mention.end)
        if first < len(places) and places[first].sentence[0] <= mention.start:
            last, limit = first, min(len(places), first + 8)
            while last + 1 < limit and self._are_joined(places[last], places[last + 1]):
                last += 1
            if last > first:
                return list(range(first, last + 1))
        last = first - 1
        while first > max(1, last - 7) and self._are_joined(places[first - 2], places[first - 1]):
            first -= 1
        return list(range(max(first - 1, 0), last + 1))

    def _are_joined(self, one: _Place, other: _Place) -> bool:
        return _JOINED.fullmatch(self._gap(one.end, other.start)) is not None

    def _assigned(self, told: Proposal, found: Found, mention: Mention) -> Proposal:
        if mention.kind == "subject":
            entity, segment = self._pair(mention)
            return replace(told, found=found, entity=entity, segment=segment)
        if self._fits(mention.values[0], found, told.change):
            return replace(told, found=found, concept=mention.values[0])
        return replace(told, found=found)


def _chosen(mention: Mention, *, near: bool) -> _Concept:
    return _Concept(mention.values[0], mention, not near or len(mention.values) > 1)


def _chain(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The last mentions that are joined by 和, and or a comma."""
    chain = list(mentions[-1:])
    for mention in reversed(mentions[:-1]):
        if not _LISTED.fullmatch(text[mention.end : chain[0].start]):
            break
        chain.insert(0, mention)
    return chain


def _breaks(pattern: re.Pattern[str], text: str, hidden: bytearray) -> list[int]:
    return [match.end() for match in pattern.finditer(text) if not hidden[match.start()]]


def _around(found: Found, ends: Sequence[int], text: str) -> tuple[int, int]:
    """The stretch between two breaks in which a figure stands, no longer than the rules reach."""
    index = bisect_left(ends, found.start + 1)
    start = ends[index - 1] if index else 0
    index = bisect_left(ends, found.end)
    end = ends[index] if index < len(ends) else len(text)
    return max(start, found.start - _REACH), min(end, found.end + _REACH)


# ---- what is said twice


def _once(proposals: Sequence[Proposal], early: set[int]) -> list[Proposal]:
    """Leave one fact of each meaning and figure; the rest repeats it.

    It is kept in the section about its segment, if there is one, or else first in the body:
    `early` are headings and the lead, which only announce what the body tells.
    """
    best: dict[tuple[object, ...], tuple[bool, bool, int]] = {}
    for index, proposal in enumerate(proposals):
        if proposal.concept:
            rank = (not proposal.at_home, proposal.at in early, index)
            key = (*_meaning(proposal), *_size(proposal), proposal.found.figure.approx)
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
    amount = not unit and (proposal.found.figure.high or 0) >= _SMALL
    if amount and size in said and not proposal.concept and not proposal.reason:
        return replace(proposal, reason="repeats", doubts=("reason",))
    return proposal


def _meaning(p: Proposal) -> tuple[object, ...]:
    return p.entity, p.segment, p.concept, p.period, p.scenario, p.change, p.by


def _size(proposal: Proposal) -> tuple[object, ...]:
    figure = proposal.found.figure
    unit = "" if figure.unit in ("pure", None) or len(figure.unit) == 3 else figure.unit
    return figure.low, figure.high, unit
