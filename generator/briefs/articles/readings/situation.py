"""A figure among its words, and what is chosen of its reading so far."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from typing import Any

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.concepts import is_idiom
from briefs.articles.dates import Mention
from briefs.articles.periods import is_coming
from briefs.articles.readings.lists import level_of, name_of, row_of, year_of
from briefs.articles.readings.sums import roles
from briefs.figures.scan import Found
from briefs.model.period import Period, fiscal_year
from briefs.model.unit import MONEY, currency_of, kind_of

Candidates = dict[Any, set[str]]  # with their features

_NAMES = {
    "change": ("change",), "concept": ("concept",), "view": ("period", "scenario", "by"),
    "subject": ("entity", "segment"),
}  # fmt: skip

_BESIDE = (
    "rise", "fall", "beats", "expected", "analysts", "consensus", "guidance", "strong", "own",
    "compared", "since", "share", "says", "arrives", "vendor", "author", "total", "loss",
)  # fmt: skip
_OWN_KINDS = ("percent", "pp", "bp", "x", "times", "pure")
_GROWN = ("percent", "x", "idiom")
_FAR = (1, 3, 8, 20, 50, 120)
_EARLIER = re.compile(
    r"(?:原订|原先|原本|原定|先前|此前|之前|previously|previous|prior|earlier)(?:的|为)?\s*$"
)
_TOUCHING = (*_BESIDE, "change", "concept", "period", "subject", "respectively")
_WORD_BEFORE = re.compile(r"([\u4e00-\u9fff]{1,2}|[a-z]+|[^\w\s])\s*$")
_WORD_BEHIND = re.compile(r"\s*([\u4e00-\u9fff]{1,2}|[a-z]+|[^\w\s])")
_LINKS = {
    "or": re.compile(r"[,(]?\s*(?:或|or|即|约合)"),
    "and": re.compile(r"[,、]?\s*(?:和|及|与|、|以及|and)"),
    "to": re.compile(r"[,、]?\s*(?:至|到|达|升至|增至|降至|来到|达到|to|reaching)"),
    "versus": re.compile(r"[,(]?\s*[^\d,。;]{0,12}?(?:vs\.?|v\.s\.?|versus|against)"),
    "bracket": re.compile(r"\("),
    "comma": re.compile(r"[,、]"),
    "beside": re.compile(r""),
}
_CONVERTED = re.compile(
    r",?\s*(?:\(|或|即|约|合|折|相当于|or |about |equivalent|approximately )[\s(]*"
    r"(?:约|合|折合?|相当于|equivalent to|or|about|around|approximately|some|nearly|\s)*"
)
_BREAKS = ",;:()、|-"
_BEFORE = 300  # characters before the sentence in which a word may still be meant


class Situation:
    """One figure; slot by slot its reading is filled in."""

    def __init__(self, p: Paragraph, place: Place) -> None:
        self.p, self.place = p, place
        self.last = next((one for one in reversed(p.done) if one.concept), None)
        unit = place.found.figure.unit
        self.unit: str = unit if unit in _OWN_KINDS else kind_of(unit)
        if is_idiom(place.found):
            self.unit = "idiom"
        self.beside = list(self._beside())
        self.base = self._base()
        self.roles = roles(p, place)
        self.link = self._link()
        behind = bisect_left(p.starts, place.end)
        self.follower = (*p.starts[behind : behind + 1], len(p.text))[0]
        self.reached = self._reached()
        self.edges = list(self._edges())
        self.is_converted = self._is_converted()
        self.row = row = row_of(p, place)
        self.listed = year_of(p, place, row)
        self.level = level_of(p, place, row) if self.unit in _GROWN else None
        self.name = None if self.listed or self.level else name_of(p, place, row)
        self.change = self.concept = self.entity = self.segment = self.by = ""
        self.scenario = "actual"
        self.period: Period | None = None
        self.mentions: dict[str, Mention | None] = {}  # of the concepts among the candidates
        self.chosen: dict[str, set[str]] = {}  # the features of what was taken
        self.odds: dict[str, float] = {}
        self.chance = 1.0

    def step(self, period: Period) -> str:
        """A period's distance from the brief's quarter."""
        now, calendar = self.p.calendar.quarter, self.p.calendar
        near = {
            calendar.ago(now): "ago",
            calendar.quarter_at(-1): "before",
            now: "now",
            calendar.quarter_at(1): "next",
            fiscal_year(now.year, now.fiscal): "year",
            fiscal_year(now.year + 1, now.fiscal): "next year",
        }
        return near.get(period) or ("coming" if is_coming(self.p, period) else "past")

    def filled(self, slot: str, value: Any, features: set[str], odds: float) -> "Situation":
        """The same with a slot filled in."""
        one = copy(self)
        one.mentions = dict(self.mentions)
        for name, part in zip(
            _NAMES[slot], value if len(_NAMES[slot]) > 1 else (value,), strict=True
        ):
            setattr(one, name, part)
        one.chosen, one.odds = {**self.chosen, slot: features}, {**self.odds, slot: odds}
        one.chance = self.chance * odds
        return one

    @property
    def earlier(self) -> bool:
        """Tell a figure that is said to have been so before: 原訂20億元."""
        return _EARLIER.search(self.p.gap(self.place.start - 12, self.place.start)) is not None

    def of_last(self, slot: str) -> Any:
        """The value of a slot in the reading of the figure before."""
        values = tuple(getattr(self.p.done[-1], name) for name in _NAMES[slot])
        return values if len(values) > 1 else values[0]

    @property
    def kind(self) -> str:
        """The kind of change that was taken."""
        return kind_of_change(self.change)

    @property
    def meaning(self) -> tuple[object, ...]:
        """All that was chosen."""
        view = self.period, self.scenario, self.by
        return self.entity, self.segment, self.concept, *view, self.change

    @property
    def same_sentence(self) -> str:
        """The distance of the reading before, as a feature."""
        last = self.last
        return "same" if last and self.place.sentence[0] <= last.found.start else "other"

    def named(self, kind: str, *, since_last: bool = False) -> str:
        """A feature that tells if the sentence names something of a kind ahead of the figure."""
        start = self.place.last if since_last else self.place.sentence[0]
        return "named" if self.p.within(start, self.place.start, kind) else "unnamed"

    def around(self, kind: str) -> Iterator[tuple[Mention, set[str]]]:
        """Words of a kind near the figure, each with the features of its place."""
        place = self.place
        start = max(0, place.sentence[0] - _BEFORE)
        found = self.p.within(start, place.sentence[1], kind)
        ahead = [m for m in found if m.end <= place.start]
        behind = [m for m in found if m.end > place.start]
        for side in (reversed(ahead), iter(behind)):
            for rank, mention in zip(range(4), side, strict=False):
                yield mention, set(self._relation(mention, rank))

    def headings(self) -> Iterator[Mention]:
        """The words of the nearest heading above."""
        above = [one for one in [*self.p.whole()][1:4] if one.is_heading]
        return iter(above[0].mentions if above else ())

    def name_for(self, kind: str) -> Mention | None:
        """The name of a kind that goes with the figure of a list."""
        return self.name if self.name and self.name.kind == kind else None

    def _relation(self, mention: Mention, rank: int) -> Iterator[str]:
        """Names of what lies between a word and the figure; `rank` counts nearer ones."""
        place, p = self.place, self.p
        if mention.start < place.end and place.start < mention.end:
            yield "inside"
            return
        ahead = mention.end <= place.start
        side = "ahead" if ahead else "behind"
        between = (mention.end, place.start) if ahead else (place.end, mention.start)
        gap, zone = p.gap(*between), _zone(place, mention, ahead=ahead)
        yield f"{side} {zone}"
        yield f"{side} rank {min(rank, 2)} {zone}"
        yield f"{side} far {bisect_left(_FAR, len(gap))}"
        first, last = (bisect_left(p.starts, at) for at in between)
        yield f"{side} figures {min(last - first, 2)}"
        yield from (f"{side} over {sign}" for sign in _BREAKS if sign in gap)
        if not gap.strip():
            yield f"{side} touching"
        elif not ahead and gap.strip() in ("的", "in", "of", "for"):
            yield f"{side} of"

    def _beside(self) -> Iterator[str]:
        """The closed classes of words beside the figure."""
        p, place = self.p, self.place
        for m in p.within(place.last, place.start, *_BESIDE)[-3:]:
            zone = "left" if m.start >= place.left else "since"
            yield f"{m.kind}{'' if p.gap(m.end, place.start).strip() else '!'} {zone}"
        for m in p.within(place.end, place.right, *_BESIDE)[:2]:
            yield f"{m.kind}{'!' if m.start - place.end <= 2 else ''} right"

    def _base(self) -> str:
        """The side on which a time to compare with touches the figure: 較去年同期的."""
        p, place = self.p, self.place
        for m in p.within(place.left, place.start, "period")[-1:]:
            told = p.within(m.start - 12, m.start, "compared", "since", "beats")
            if told and not p.gap(m.end, place.start).strip(" 的为'’s"):
                return "ahead"
        compared = p.within(place.start - 16, place.start, "compared", "since")
        for m in p.within(place.end, place.right, "period")[:1]:
            if not p.gap(place.end, m.start).strip(" (,inforthe"):
                return "behind compared" if compared else "behind"
        touching = compared and not p.gap(compared[-1].end, place.start).strip()
        return "compared" if touching else "none"

    def _edges(self) -> Iterator[str]:
        """The words that touch the figure on either side, or their kind."""
        p, place = self.p, self.place
        kinds = {
            m.kind
            for m in p.within(place.start - 40, place.start, *_TOUCHING)
            if not p.gap(m.end, place.start).strip()
        }
        word = _WORD_BEFORE.search(p.text, max(0, place.start - 16), place.start)
        yield from (f"behind a {kind}" for kind in kinds)
        yield f"behind {word[1] if word else 'nothing'}"
        kinds = {
            m.kind
            for m in p.within(place.end, place.end + 40, *_TOUCHING)
            if not p.gap(place.end, m.start).strip()
        }
        word = _WORD_BEHIND.match(p.text, place.end, place.end + 16)
        yield from (f"ahead of a {kind}" for kind in kinds)
        yield f"ahead of {word[1] if word else 'nothing'}"

    def _link(self) -> str:
        """The words that join the figure to that of the reading before: 13.9%或12億美元."""
        if self.last is None or self.last.found.end > self.place.start:
            return "apart"
        gap = self.p.gap(self.last.found.end, self.place.start).strip()
        return next((name for name, joins in _LINKS.items() if joins.fullmatch(gap)), "apart")

    def _reached(self) -> Found | None:
        """The level that growth led to: fell 6% to 64 cents."""
        if self.unit not in _GROWN or self.follower >= self.place.sentence[1]:
            return None
        gap = self.p.gap(self.place.end, self.follower)
        return self.p.figure_at(self.follower) if _LINKS["to"].fullmatch(gap.rstrip()) else None

    def _is_converted(self) -> bool:
        """Tell an amount that is the one before it in another currency: NT$99億（約3.2億美元）."""
        last = self.p.done[-1] if self.p.done else None
        if last is None or not last.concept:
            return False
        own, theirs = self.place.found.figure.unit, last.found.figure.unit
        money = kind_of(theirs) in MONEY and kind_of(own) == kind_of(theirs)
        if not money or not currency_of(own) or currency_of(own) == currency_of(theirs):
            return False
        return _CONVERTED.fullmatch(self.p.gap(last.found.end, self.place.start)) is not None

    def after(self, *parts: object) -> Sequence[str]:
        """A feature of the reading before, if there is one."""
        return [" ".join(map(str, ("after", *parts)))] if self.last else []


def _zone(place: Place, mention: Mention, *, ahead: bool) -> str:
    """The closest stretch around a figure in which a word stands."""
    if ahead:
        starts = (place.left, place.last, place.clause[0], place.sentence[0])
        names = ("left", "since", "clause", "sentence")
        told = zip(names, starts, strict=True)
        return next((name for name, at in told if mention.start >= at), "before")
    ends = zip(("right", "clause"), (place.right, place.clause[1]), strict=True)
    return next((name for name, at in ends if mention.end <= at), "sentence")


def kind_of_change(change: str) -> str:
    """A change as level, rate, amount, surprise or midpoint."""
    named = {"": "level", "surprise": "surprise", "midpoint": "midpoint"}
    return named.get(change, "amount" if change.endswith("_amount") else "rate")


def only(found: Candidates, wanted: Iterable[Any]) -> Candidates:
    """Those that go with the figure of a list, if they are among the candidates."""
    listed = {value: found[value] | {"listed"} for value in wanted if value in found}
    return listed or found


def add(found: Candidates, value: Any, features: Iterable[str]) -> None:
    """Propose a value, or one more reason for it."""
    found.setdefault(value, set()).update(features)
