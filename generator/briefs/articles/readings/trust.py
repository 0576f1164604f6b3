"""Signs by which a reading is believed or not; what they weigh is learnt like all else."""

import re
from collections.abc import Collection, Iterator

from briefs.articles.clauses import Proposal
from briefs.articles.concepts import (
    SMALL,
    Named,
    is_milestone,
    longer_than_a_day,
    other_thing,
)
from briefs.articles.readings.situation import Situation, kind_of_change
from briefs.articles.scorer import logit
from briefs.articles.strangers import before, stranger
from briefs.figures.folding import fold
from briefs.model.unit import currency_of

_PRECISE = re.compile(r"\d|倍|double|triple")
_CONVERTED = re.compile(r"约|合|折|\(")  # 約合4.65億美元: the same in another currency
_OWN_SENTENCE = (
    "ahead left", "ahead since", "ahead clause", "ahead sentence", "behind", "inside",
)  # fmt: skip
_WARNED = (
    "stranger", "other thing", "longer than a day", "vague", "small", "earlier", "in heading",
    "foreign True", "foreign False",
)  # fmt: skip
_CERTAIN = 0.9  # of a part that is not named as doubtful
_TELLING = {
    "change": (
        "rule", "level ", "rate ", "amount ", "yoy", "qoq", "mark ahead rank", "as before",
    ),
    "concept": (
        "rule", "ahead rank", "ahead far", "ahead over", "ahead figures", "behind rank",
        "behind of", "inside", "last", "topic", "heading", "shared", "variant", "alone", "Adjusted",
    ),
    "view": (
        "rule", "ahead rank", "behind rank", "last", "topic", "heading", "now ", "meant", "held",
        "local", "listed", "deadline True", "behind of", "ahead touching",
    ),
    "subject": ("rule", "ahead rank", "behind rank", "last", "topic", "own", "of ", "section"),
}  # fmt: skip


def signs(s: Situation) -> set[str]:
    """Features of a finished reading."""
    concept = s.p.concepts[s.concept]
    found = {f"{slot} odds {round(max(-1, min(5, logit(odds))))}" for slot, odds in s.odds.items()}
    odds = s.chance
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
    assert s.period is not None
    step, kind = s.step(s.period), s.kind
    found |= {f"{step} {s.scenario} {kind}", f"base {s.base} {step} {kind}"}
    found |= {f"{role} {step} {kind}" for role in s.roles or ("adds up nowhere",)}
    found |= {f"{said} {s.scenario} {kind}" for said in _said_before(s)}
    if s.last and s.last.period:
        found |= set(_beside_last(s, s.last))
        found.add(f"after {kind_of_change(s.last.change)} {s.step(s.last.period)}: {kind} {step}")
    found |= {f"{kind} {edge}" for edge in s.edges}
    found |= {
        f"is {s.concept}",
        f"part {bool(s.segment)} {s.entity == s.p.company.id}",
        f"linked {s.link} {kind}",
    }
    for slot, telling in _TELLING.items():
        found |= {f"{slot}: {f}" for f in s.chosen[slot] if f.startswith(telling)}
    return found | set(_warnings(s))


def _beside_last(s: Situation, last: Proposal) -> Iterator[str]:
    """Signs of what a reading has in common with that of the figure before it."""
    alike = {
        "concept": last.concept == s.concept,
        "subject": (last.entity, last.segment) == (s.entity, s.segment),
        "period": last.period == s.period,
        "scenario": last.scenario == s.scenario,
    }
    common = " ".join(name for name, same in alike.items() if same)
    kinds = f"{kind_of_change(last.change)} {s.kind}"
    yield f"common {kinds} {s.link} {common}"
    yield f"common {kinds} {s.same_sentence} {common}"
    yield from (f"common {kinds} {s.link} {name} {same}" for name, same in alike.items())


def _said_before(s: Situation) -> Iterator[str]:
    """Signs of a meaning that a figure before it has: the same value again, or another."""
    figure = s.place.found.figure
    for other in s.p.told.get(s.meaning, ())[-1:]:
        same = (other.low, other.high) == (figure.low, figure.high)
        yield "said again" if same else "said otherwise"


def nothing(s: Situation, first: Collection[str]) -> set[str]:
    """Features of a figure's being no fact that is followed, beside its likeliest reading."""
    p, place = s.p, s.place
    named = p.within(*place.sentence, "concept")
    near = p.within(place.left, place.right, "concept")
    whose = p.within(*place.sentence, "subject")
    found = {"none", f"none {s.unit}", f"none metric {bool(named)} {bool(near)} {s.unit}"}
    found |= {f"none {word}" for word in (*s.beside, *s.edges)}
    if before(p, place.start):
        found |= {"none unknown words", f"none unknown words {s.unit} {bool(near)}"}
    found |= {f"none subject {bool(whose)}", f"none heading {p.is_heading}"}
    return found | {f"none {sign}" for sign in first if sign in _WARNED}


def _warnings(s: Situation) -> Iterator[str]:
    """Reasons to doubt it."""
    p, place, concept = s.p, s.place, s.p.concepts[s.concept]
    mention = s.mentions.get(s.concept)
    ahead = mention is not None and mention.end <= place.start
    if ahead and stranger(p, place, Named(s.concept, mention, doubtful=False)):
        yield "stranger"
    if ahead and mention is not None and before(p, mention.start):
        yield f"words before {concept.scope} {concept.unit}"
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

    No part that is carried over is sure, nor one that is as in the figure before where that is in
    doubt, nor a figure that is vague, too small or a heading's, nor the quarter where the article
    first spoke of a half and the sentence says no other.
    """
    part = "segment" if s.segment else "entity"
    before = set(s.last.doubts) if s.last else set()
    vague = not {"vague", "small", "foreign True"}.isdisjoint(found)
    doubts = {
        "concept": vague or _is_carried(s, "concept"),
        part: (part in before and _is_as_last(s, "subject"))
        or (bool(s.segment) and _is_carried(s, "subject")),
        "period": "in heading" in found
        or ("period" in before and _is_as_last(s, "view"))
        or _is_carried(s, "view")
        or _is_of_another_length(s),
    }
    if not sure and not any(doubts.values()):
        low = min(s.odds, key=s.odds.__getitem__)
        names = {"change": "change", "concept": "concept", "view": "period", "subject": part}
        for slot, odds in s.odds.items():
            doubts[names[slot]] = doubts.get(names[slot]) or odds < _CERTAIN or slot == low
    order = ("concept", part, "period", "change")
    return tuple(name for name in order if doubts.get(name))


def _is_of_another_length(s: Situation) -> bool:
    """Tell a period that no word names, where the article first spoke of no quarter or month."""
    lead, period, p = s.p.results.get("article"), s.period, s.p
    if lead is None or period is None or lead.kind in ("quarter", "month"):
        return False
    named = p.within(*s.place.sentence, "period")
    return not period.instant and all(m.period_kind != period.kind for m in named)


def _is_as_last(s: Situation, slot: str) -> bool:
    """Tell a part that is the same as in the figure before."""
    return any(f.startswith("last") for f in s.chosen[slot])


def _is_carried(s: Situation, slot: str) -> bool:
    """Tell a part that the figure's own sentence does not name, but one before."""
    features = s.chosen[slot]
    own = any(f.startswith(_OWN_SENTENCE) for f in features)
    return not own and any(f.startswith(("last other", "topic", "ahead before")) for f in features)
