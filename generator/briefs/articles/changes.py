"""Change that a figure states, and its direction."""

import re

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.concepts import NEAR, OF, Named, concepts_in, is_idiom, share_of
from briefs.articles.dates import Mention, Relative
from briefs.articles.periods import is_local
from briefs.articles.subjects import POSSESSIVE
from briefs.figures.folding import fold
from briefs.model.facts import MONTHS_BACK
from briefs.model.unit import MONEY, RATIOS, kind_of

_NOUN = re.compile(r"\s*(?:(?:的|之|in|of)[^,。;]{0,6})?\s*")  # 48%的雲業務增速
_BY = re.compile(r"[\s了约]*(?:by )?[\s约]*")  # 增加了7億: between the verb and its amount
_TURNED = re.compile(r"(?:为|转)盈|\s*(?:in)?to (?:a )?profit")  # 扭虧為盈: lost no longer
_DOUBLED = re.compile("翻|倍增|doubl|tripl|quadrupl")


def change_of(p: Paragraph, place: Place) -> tuple[str, bool]:
    """The comparison of a figure with another time, and whether that is a guess."""
    marker = change_word(p, place)
    if kind_of(place.found.figure.unit) in RATIOS or is_idiom(place.found):
        return _relative_change(p, place, marker)
    return (marker, False) if marker == "midpoint" else _amount_change(p, place, marker)


def change_word(p: Paragraph, place: Place) -> str:
    """The change that a word such as 年增 or year over year gives the figure."""
    word = changing(p, place)
    everything = p.within(place.last, place.start, "change")
    if word in everything and any("yoy_cc" in m.values for m in everything):
        return "yoy_cc"
    return word.values[0] if word else ""


def changing(p: Paragraph, place: Place) -> Mention | None:
    """A word such as 年增 or year over year that belongs to the figure."""
    start, end = place.start, place.end
    if inside := p.within(start, end, "change"):  # 年減3%至增9%
        return inside[0]
    after = p.within(end, place.right, "change")
    if after and OF.fullmatch(p.gap(end, after[0].start)):
        return after[0]
    before = p.within(place.left, start, "change")
    if not before and place.last < place.left:
        earlier = p.within(place.last, place.left, "change")
        before = [m for m in earlier if m.values[0] != "midpoint"]
    if before and not _is_comparand(p, before[-1], place):
        return before[-1]
    near = after and after[0].start - end <= NEAR and p.text[end : end + 1] == " "
    return after[0] if near else None


def _is_comparand(p: Paragraph, mention: Mention, place: Place) -> bool:
    """較去年同期的212億: the words name the figure's own time."""
    touches = POSSESSIVE.fullmatch(p.gap(mention.end, place.start))
    return touches is not None and place.found.figure.unit != "x"


def _relative_change(p: Paragraph, place: Place, marker: str) -> tuple[str, bool]:
    before = p.within(place.left, place.start, "beats", "expected")
    touches = bool(before) and not p.gap(before[-1].end, place.start).strip()
    if touches and [m.kind for m in before[-2:]] == ["beats", "expected"]:
        return "surprise", False
    if marker:
        return marker, False
    verb = _verb_of(p, place)
    points = place.found.figure.unit in ("pp", "bp")
    level = not is_idiom(place.found) and (_level_of(p, place) or share_of(p, place))
    if level and not points:
        return "", False
    if verb or _DOUBLED.search(fold(place.found.printed)):
        return "yoy", points or not _against_year(p, place)
    beside = p.within(place.left, place.start, "compared", "beats")  # 較去年同期的36.9%
    if p.done and not points and beside:
        return p.done[-1].change, bool(p.done[-1].change)
    return "", False


def _level_of(p: Paragraph, place: Place) -> list[Mention]:
    """A percentage or multiple of its own that is named nearer than what could grow."""
    found = place.found
    named = p.within(place.left, place.start, "concept")
    if not named:
        inside = concepts_in(p, (place.start, place.right), found, "")
        if inside and OF.fullmatch(p.gap(place.end, inside[0].start)):
            return inside[:1]
        named = p.within(place.clause[0], place.left, "concept")
    if not named:
        named = p.within(place.sentence[0], place.left, "concept")
        if named and p.concepts[named[-1].values[0]].scope == "market":
            named = concepts_in(p, (place.sentence[0], place.left), found, "")
    return [m for m in named[-1:] if concepts_in(p, (m.start, m.end), found, "")]


def _verb_of(p: Paragraph, place: Place) -> Mention | None:
    """The word of rise or fall that goes with a figure: before it, or close behind."""
    before = p.within(place.left, place.start, "rise", "fall")
    if before:
        return before[-1]
    after = p.within(place.end, min(place.right, place.end + NEAR), "rise", "fall")
    named = p.within(place.end, place.right, "concept", "expected")
    start = min([m.start for m in (*after[:1], *named[:1])], default=place.end)
    return after[0] if after and _NOUN.fullmatch(p.gap(place.end, start)) else None


def _against_year(p: Paragraph, place: Place) -> bool:
    """Tell a sentence that compares with the year before."""
    named = p.within(place.last, place.start, "period")
    return any(
        m.period is Relative.YEAR_AGO or (m.period_kind == "year" and is_local(p, m)) for m in named
    )


def _amount_change(p: Paragraph, place: Place, marker: str) -> tuple[str, bool]:
    """年增約10億美元, up $2 billion: an amount right behind its verb."""
    verbs = p.within(place.left, place.start, "change", "rise", "fall")
    if not verbs or not _BY.fullmatch(p.gap(verbs[-1].end, place.start)):
        return "", False
    if marker in MONTHS_BACK:
        return f"{marker}_amount", False
    return "yoy_amount", not _against_year(p, place)


def is_down(p: Paragraph, place: Place, concept: Named, change: str) -> bool:
    """Tell words that say that the size fell or was lost."""
    entry = p.concepts[concept.name]
    if place.found.figure.low is not None and place.found.figure.low < 0:
        return False
    if not change and (entry.unit in MONEY or entry.ratio_of) and entry.scope != "market":
        return entry.good != "down" and _is_lost(p, place, concept.mention)
    growth = not change and concept.name.endswith("Growth")  # 同店銷售跌5.2%
    if change in ("", "surprise") and entry.scope != "market" and not growth:
        return False
    verb = _verb_of(p, place)
    if verb and verb.kind == "fall":
        return True
    marker = p.within(place.left, place.start, "change")
    return bool(marker) and "减" in p.gap(marker[-1].start, marker[-1].end)


def _is_lost(p: Paragraph, place: Place, mention: Mention | None) -> bool:
    behind = mention is not None and mention.start >= place.end
    start = max(mention.start, place.last) if mention and not behind else place.left
    end = place.right if behind else place.start
    lost = p.within(start, end, "loss")
    named = mention is not None and any(p.within(mention.start, mention.end, "loss"))
    return named or bool(lost and not _TURNED.match(p.gap(lost[-1].end, end)))
