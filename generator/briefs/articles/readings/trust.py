"""Signs by which a reading is believed or not; what they weigh is learnt like all else."""

import re
from collections.abc import Collection, Iterator
from math import prod

from briefs.articles.concepts import (
    SMALL,
    Named,
    is_milestone,
    longer_than_a_day,
    other_thing,
)
from briefs.articles.readings.situation import Situation
from briefs.articles.scorer import logit
from briefs.articles.strangers import stranger
from briefs.figures.folding import fold
from briefs.model.unit import currency_of

_PRECISE = re.compile(r"\d|倍|double|triple")
_CONVERTED = re.compile(r"约|合|折|\(")  # 約合4.65億美元: the same in another currency
_OWN_SENTENCE = (
    "ahead left", "ahead since", "ahead clause", "ahead sentence", "behind", "inside",
)  # fmt: skip
_CERTAIN = 0.9  # of a part that is not named as doubtful
_TELLING = {
    "change": ("rule",),
    "concept": (
        "rule", "ahead rank", "behind rank", "inside", "last", "topic", "heading", "shared",
        "variant", "alone", "Adjusted",
    ),
    "view": ("rule", "ahead rank", "behind rank", "last", "topic", "heading", "now ", "meant"),
    "subject": ("rule", "ahead rank", "behind rank", "last", "topic", "own", "of ", "section"),
}  # fmt: skip


def signs(s: Situation) -> set[str]:
    """Features of a finished reading."""
    concept = s.p.concepts[s.concept]
    found = {f"{slot} odds {round(max(-1, min(5, logit(odds))))}" for slot, odds in s.odds.items()}
    odds = prod(s.odds.values())
    band = "high" if odds > 0.8 else "middle" if odds > 0.4 else "low"
    found |= {
        f"odds {round(2 * max(-2, min(4, logit(odds))))}",
        f"{band} {s.unit}",
        f"unit {s.unit}",
    }
    found |= {f"unit {s.unit} {concept.unit}", f"scope {concept.scope}", f"change {s.change}"}
    found.add(f"view {s.scenario} {bool(s.by)}")
    agreed = sum(any(f.startswith("rule") for f in features) for features in s.chosen.values())
    certain = sum("rule" in features for features in s.chosen.values())
    found |= {f"agreed {agreed}", f"agreed {agreed} {certain}"}
    for slot, telling in _TELLING.items():
        found |= {f"{slot}: {f}" for f in s.chosen[slot] if f.startswith(telling)}
    return found | set(_warnings(s))


def _warnings(s: Situation) -> Iterator[str]:
    """Reasons to doubt it."""
    p, place, concept = s.p, s.place, s.p.concepts[s.concept]
    mention = s.mentions.get(s.concept)
    ahead = mention is not None and mention.end <= place.start
    if ahead and stranger(p, place, Named(s.concept, mention, doubtful=False)):
        yield "stranger"
    if not s.change and other_thing(p, place, concept):
        yield "other thing"
    if concept.scope == "market" and longer_than_a_day(p, place):
        yield "longer than a day"
    if not _PRECISE.search(fold(place.found.printed)) or is_milestone(p, place.found):
        yield "vague"
    if concept.unit == "money" and not s.change and place.found.figure.size < SMALL:
        yield "small"
    if s.earlier:
        yield "earlier"
    if p.is_heading:
        yield "in heading"
    theirs = currency_of(place.found.figure.unit)
    if theirs not in ("", p.company.entities[s.entity].currency):
        around = max(0, place.start - 4), place.start + 2
        yield f"foreign {_CONVERTED.search(p.text, *around) is not None}"


def doubts_of(s: Situation, found: Collection[str], *, sure: bool) -> tuple[str, ...]:
    """The parts of a reading that are in doubt; if nothing else is, those that are least certain.

    No part that is carried over is sure, nor a figure that is vague, too small or a heading's.
    """
    part = "segment" if s.segment else "entity"
    vague = not {"vague", "small", "foreign True"}.isdisjoint(found)
    doubts = {
        "concept": vague or _is_carried(s, "concept"),
        part: bool(s.segment) and _is_carried(s, "subject"),
        "period": "in heading" in found or _is_carried(s, "view"),
    }
    if not sure and not any(doubts.values()):
        low = min(s.odds, key=s.odds.__getitem__)
        names = {"change": "change", "concept": "concept", "view": "period", "subject": part}
        for slot, odds in s.odds.items():
            doubts[names[slot]] = doubts.get(names[slot]) or odds < _CERTAIN or slot == low
    order = ("concept", part, "period", "change")
    return tuple(name for name in order if doubts.get(name))


def _is_carried(s: Situation, slot: str) -> bool:
    """Tell a part that the figure's own sentence does not name, but one before."""
    features = s.chosen[slot]
    own = any(f.startswith(_OWN_SENTENCE) for f in features)
    return not own and any(f.startswith(("last other", "topic", "ahead before")) for f in features)
