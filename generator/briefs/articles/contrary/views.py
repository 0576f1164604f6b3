"""A forecast is of whom the words name: no guidance of `法人預估`.

Nobody is named by a bare `預估`, nor by `優於市場預期的` before what may be either's.
"""

import re
from collections.abc import Iterator
from itertools import islice

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.concepts import NEAR
from briefs.articles.dates import Mention
from briefs.articles.lexicon import stems
from briefs.articles.objection import Objection
from briefs.articles.subjects import pair_of
from briefs.figures.folding import fold
from briefs.model.facts import Fact
from briefs.model.unit import kind_of

_ABOVE = 4  # paragraphs in which an expectation may be spoken of that goes on
_OWNER = re.compile(r"\s*(?:的|之)?\s*")
_STOP = re.compile(r"[,、:;。]")
_NAMES = ("analysts", "vendor", "author", "own", "strong", "subject")
_EXPECTING = ("expected", "guidance", "consensus")
_ADVERBS = re.compile(
    r"\s*(?:\([^)]{1,16}\))?(?:也|则|并|另|同时|目前|先前|此前|原先|原本|now|also|currently|still|had|has|previously)?\s*"
)
_NAMELESS = ("原先", "原本", "展望", "outlook")
_CROWD = re.compile(r"(?:^|[^\u4e00-\u9fff]|[于过出超较比合而但且与和及的预乎达如胜败击破是为])$")
_VERSUS = re.compile(r"(?:\bvs\.?|\bversus|\bagainst|\bthan|\bcompared with)(?: the)?\s*$")
_ESTIMATED = re.compile(
    r"\s*(?:的)?(estimated|est\b|expected(?! to)|forecast|consensus|estimates?\b)"
)
_TOUCH = re.compile(
    r"\s*(?:的|为|是|有|of|at|for|was|were|is|around|上限|下限|区间|中值|estimates?|expectations?|forecasts?|高标|低标|:|\s)*(?:的|a|an)?\s*"
)
_BY_THE_CROWD = re.compile(
    r"[\s,]*(?:u\.s\.)?\s*(?:(?:that|which) )?(?:(?:was|were|had been) )?"
    r"((?:expected|estimated|forecast|projected|anticipated|modell?ed|predicted)"
    r" (?:on|by|among|from|at) (?:the )?"
    r"(?:wall street|street|(?:\w+ )?analysts?|investors|market|brokers))"
)
_STOOD_AT = re.compile(
    r"\b((?:wall street|the street|analysts) (?:was|were|is|stood|sat|sits) at)"
    r"(?: an?| about| around)?\s*$"
)
_NEW_CLAUSE = re.compile(r"\b(?:and|but|while|as|whereas) (?:the company|it|they)\b")
_PRIOR = re.compile(
    r"(?:先前|此前|之前|稍早|原先|前次|上次|上季度?|前季)(?:时|的|曾|已|所)?\s*$"
    r"|\b(?:previously|earlier|prior|previous|had)\s*$"
)
_REMEDIES = {
    "analysts": ("analysts expect it", "consensus"),
    "company": ("the company expects it", "guidance"),
    "author": ("one house expects it", "estimate, with by:"),
}
_SPEAKING = {
    "guidance": ("guidance", "strong", "expected", "own"),
    "consensus": ("expected", "consensus", "analysts", "vendor", "author"),
}
_FITTING = {
    "guidance": {"company"},
    "consensus": {"analysts", "author"},
    "estimate": {"company", "author"},
}

Holder = tuple[str, Mention]  # who expects something, and the word that says so


def check(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """The one who expects a figure that the fact gives to another, or calls actual."""
    said, change = fact.meaning.scenario, fact.meaning.change
    market = p.concepts[fact.meaning.concept].scope == "market"
    if said == "target" or change.startswith(("surprise", "vs_")) or market:
        return
    if said == "estimate" and (_is_named(p, place, fact.meaning.by) or not _beside(p, place, fact)):
        return
    yield from _given_before(p, place, fact)
    found = _versus(p, place) or _beside(p, place, fact) or _above(p, place, fact)
    if found and found[0] not in _FITTING.get(said, ()):
        who, scenario = _REMEDIES[found[0]]
        word = p.original[found[1].start : found[1].end]
        message = f"the words beside it say that {who}"
        yield Objection(message, f"write scenario: {scenario}", word)
    elif not found and said != "actual" and not (p.is_row or p.is_heading or _is_awaited(p, fact)):
        remedy = "write scenario: with the one that is meant"
        yield Objection(f"no word near by speaks of {said}", remedy)


def _given_before(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """先前預估: a forecast of the article's own quarter that was given before its results."""
    issued, now = fact.meaning.issued, p.calendar.now
    own = fact.meaning.scenario == "guidance" and fact.meaning.period.end <= now
    if not (issued and own and issued.end >= now):
        return
    for word in p.within(0, place.start, "guidance"):
        if before := _PRIOR.search(p.text, 0, word.start):
            spelt = p.original[before.start() : word.end]
            remedy = f"if it is, write given: {p.calendar.quarter_at(-1)}, or the quarter meant"
            yield Objection(f"'{spelt}' says that it was given before", remedy, spelt)
            return


def _is_named(p: Paragraph, place: Place, by: str) -> bool:
    """Tell a sentence that names the house whose estimate a figure is, and no poll of analysts."""
    polls = {name for m in p.within(*place.sentence, "vendor") for name in m.values}
    authors = p.within(*place.sentence, "author")
    return bool(authors) or (bool(by) and by not in polls and fold(by) in p.gap(*place.sentence))


def _is_awaited(p: Paragraph, fact: Fact) -> bool:
    """Tell a paragraph that speaks of an expectation, or a period that is still to come."""
    if fact.meaning.scenario == "guidance" and fact.meaning.period.end > p.calendar.now:
        return True
    kinds = {kind for one in islice(p.whole(), _ABOVE) for kind in one.kinds}
    return not kinds.isdisjoint(_SPEAKING[fact.meaning.scenario])


def _versus(p: Paragraph, place: Place) -> Holder | None:
    """$35.1 billion vs. $33.2 billion estimated, $1.86 expected on Wall Street."""
    before = p.gap(max(0, place.start - NEAR), place.start)
    word = _ESTIMATED.match(p.text, place.end)
    crowd = _BY_THE_CROWD.match(p.text, place.end) or _STOOD_AT.search(
        p.text, place.sentence[0], place.start
    )
    if crowd:
        return "analysts", Mention("expected", (), *crowd.span(1))
    if not (word and _VERSUS.search(before)) or p.within(place.left, place.start, "own", "strong"):
        return None
    return "analysts", Mention("expected", (), *word.span(1))


def _beside(p: Paragraph, place: Place, fact: Fact) -> Holder | None:
    """The one who expects it by the words between it and the figure before."""
    if behind := _consensus_behind(p, place):
        return "analysts", behind
    near = list(_holders(p, place.left, place, fact))
    against = _VERSUS.search(p.gap(place.left, place.start))
    if against or len({holder for holder, _ in near}) != 1:
        return None
    holder, last = near[-1]
    if _NEW_CLAUSE.search(p.text, last.end, place.start):
        return None
    compared = p.within(place.left, last.start, "beats")
    touches = _behind(p, place) or _TOUCH.fullmatch(p.gap(last.end, place.start)) is not None
    bar = bool(compared) and touches and _follows(p, place)
    said = fact.meaning.scenario
    if holder == "company":
        return near[-1] if said == "consensus" or (said == "actual" and bar) else None
    return near[-1] if bar or not compared else None


def _above(p: Paragraph, place: Place, fact: Fact) -> Holder | None:
    """The only one whom the sentence names before the figure."""
    if fact.meaning.scenario == "actual" or fact.meaning.change:
        return None
    said = list(_holders(p, place.sentence[0], place, fact))
    since = said[-1][1].end if said else place.start
    if p.within(since, place.start, "own", "subject"):  # 法人預估…,公司撤回80億的目標
        return None
    named = [one for one in said if not p.within(one[1].start - NEAR, one[1].start, "beats")]
    return named[-1] if len({holder for holder, _ in named}) == 1 else None


def _follows(p: Paragraph, place: Place) -> bool:
    """營收486億元,高於市場預期的472億元: the level itself was printed before."""
    kind = kind_of(place.found.figure.unit)
    before = [f for f in p.figures if place.sentence[0] <= f.start and f.end <= place.start]
    return any(kind_of(found.figure.unit) == kind for found in before)


def _holders(p: Paragraph, start: int, place: Place, fact: Fact) -> Iterator[Holder]:
    """Those who are named as expecting something, with the word that says so."""
    named = p.within(start, place.start, *_EXPECTING, *_NAMES)
    named = [m for m in named if not _is_of_the_figure_before(p, m, place)]
    for index, mention in enumerate(named):
        then = next((m for m in named[index + 1 :] if m.kind in _EXPECTING), None)
        joined = then is not None and _ADVERBS.fullmatch(p.gap(mention.end, then.start)) is not None
        if mention.kind == "author" and _is_itself(p, mention, fact.meaning.entity):
            continue  # as a subject
        if mention.kind == "author" and joined:
            yield "author", then or mention
        elif _is_company(p, mention, then if joined else None, fact.meaning.entity):
            yield "company", then or mention
        elif _is_analysts(p, mention, then, place):
            yield "analysts", mention if mention.kind == "consensus" else then or mention


def _is_of_the_figure_before(p: Paragraph, mention: Mention, place: Place) -> bool:
    """Tell a word such as consensus in `$1.35 consensus and full-year EPS of $4.75`."""
    touches = place.last <= mention.start and not p.gap(place.last, mention.start).strip()
    return touches and mention.kind == "consensus" and p.text[mention.start].isascii()


def _is_itself(p: Paragraph, mention: Mention, entity: str) -> bool:
    """Tell a house that estimates others, where the article is of its own results."""
    return stems(map(fold, mention.values)) <= p.stems[entity, ""]


def _is_company(p: Paragraph, mention: Mention, then: Mention | None, entity: str) -> bool:
    """Tell 財測, 公司預期, and the company's name before a word of planning."""
    if p.gap(mention.start, mention.end) in _NAMELESS:
        return False
    if p.within(mention.start - NEAR, mention.start, "analysts", "consensus", "author"):
        return False
    if mention.kind == "subject" and then is not None:
        plans = p.within(then.start, then.end, "guidance")
        return bool(plans) and pair_of(p, mention)[0] == entity
    return mention.kind == "strong" or (mention.kind == "own" and then is not None)


def _is_analysts(p: Paragraph, mention: Mention, then: Mention | None, place: Place) -> bool:
    """Tell 市場預期, analysts who expect in the same clause, and those behind a figure."""
    market = p.gap(mention.start, mention.end).startswith("市场")
    if market and not _CROWD.search(p.text[: mention.start]):  # that of 中國市場
        return False
    if mention.kind not in ("analysts", "vendor") or then is None:
        return mention.kind == "consensus" or (mention.kind == "analysts" and _behind(p, place))
    gap = p.gap(mention.end, then.start)
    return len(gap) <= 2 * NEAR and not _STOP.search(gap)


def _consensus_behind(p: Paragraph, place: Place) -> Mention | None:
    """$61.7 billion consensus, 472億元的市場預期: whose it is stands behind the figure."""
    after = p.within(place.end, place.right, "consensus")[:1]
    return after[0] if after and _OWNER.fullmatch(p.gap(place.end, after[0].start)) else None


def _behind(p: Paragraph, place: Place) -> bool:
    """遠超分析師此前472億元的預估: the word of expectation stands behind the figure."""
    after = p.within(place.end, place.right, "expected", "consensus")[:1]
    return bool(after) and after[0].start - place.end <= 4
