"""Changes that a figure may state: a level, growth, the amount by which something grew."""

import re
from collections.abc import Iterator

from briefs.articles.changes import change_of
from briefs.articles.dates import Named, Relative
from briefs.articles.readings.situation import Candidates, Situation, add, kind_of_change
from briefs.model.facts import CHANGES

CONSTANT = re.compile(
    r"固定汇率|恒定汇率|不计及?(?:外币|汇率)|[撇剔扣]除汇率|constant[ -]currency|\bcc\b"
)
_RATES = ("percent", "pp", "bp", "x", "idiom")
_UNCOUNTED = (*_RATES, "times", "pure")


def candidates(s: Situation) -> Candidates:
    """The changes that words near by name, growth unnamed, and that of the figure before."""
    p, place = s.p, s.place
    found: Candidates = {"": set()}
    marked = p.within(*place.sentence, "change")
    for mention, relation in s.around("change"):
        if place.sentence[0] <= mention.start <= place.right + 12:
            value = mention.values[0]
            amount = s.unit not in _UNCOUNTED and f"{value}_amount" in CHANGES
            add(found, f"{value}_amount" if amount else value, (f"mark {f}" for f in relation))
            add(found, "", (f"no {f}" for f in relation))
    for value, reasons in _unmarked(s, "marked elsewhere" if marked else "unmarked"):
        add(found, value, reasons)
    if s.last:
        add(found, s.last.change, ["as before"])
    against = _against(s)
    rule, unsure = change_of(p, place)
    add(found, rule, ["rule unsure" if unsure else "rule"])
    level = _level(s)
    for value, features in found.items():
        kind = f"{kind_of_change(value)} {s.unit}"
        features |= {kind, f"{value} against {against}", f"{kind} {level}", f"{kind} base {s.base}"}
        features |= {f"{kind} {word}" for word in (*s.beside, *s.roles, *s.edges)}
        before = kind_of_change(s.last.change if s.last else "")
        features.update(f"{kind} {f}" for f in (*s.after(before), *s.after(before, s.link)))
    return found


def _unmarked(s: Situation, told: str) -> Iterator[tuple[str, list[str]]]:
    """Changes that no word of their own need name, each with what speaks for it."""
    before = _is_before(s)
    if s.unit in _RATES:
        yield "yoy", [told]
        yield "surprise", []
        if before:
            yield "qoq", [told, before]
        if said := _constant(s):
            yield "yoy_cc", [f"constant {said}"]
    elif any(word.startswith(("rise", "fall")) for word in s.beside):
        yield "yoy_amount", [told]
        if before:
            yield "qoq_amount", [told, before]
    elif s.link == "or" and s.last and f"{s.last.change}_amount" in CHANGES:
        yield f"{s.last.change}_amount", ["or"]


def _constant(s: Situation) -> str:
    """The closest stretch in which constant rates are said, if they are."""
    place = s.place
    stretches = {
        "behind": (place.end, place.right),
        "left": (place.left, place.start),
        "clause": place.clause,
        "before": (max(0, place.sentence[0] - 40), place.start),
    }
    return next((zone for zone, span in stretches.items() if CONSTANT.search(s.p.text, *span)), "")


def _is_before(s: Situation) -> str:
    """A sign that the sentence names the quarter before, if it does."""
    p, place = s.p, s.place
    for m in p.within(place.sentence[0], place.sentence[1], "period"):
        if m.period in (Relative.QUARTER_AGO, p.calendar.quarter_at(-1)):
            side = "ahead" if m.end <= place.start else "behind"
            return f"quarter before {side} {place.left <= m.start <= place.right}"
    return ""


def _level(s: Situation) -> str:
    """The kind of the nearest metric ahead: percentages are levels of their own."""
    p, place = s.p, s.place
    stretches = {"left": place.left, "clause": place.clause[0], "sentence": place.sentence[0]}
    for name, start in stretches.items():
        if named := p.within(start, place.start, "concept"):
            return f"{p.concepts[named[-1].values[0]].unit} {name}"
    return "nothing"


def _against(s: Situation) -> str:
    """The quarter that the figure is compared with: 比第2季的6.33%增0.02個百分點."""
    p, place, calendar = s.p, s.place, s.p.calendar
    names: dict[Named | None, str] = {
        Relative.QUARTER_AGO: "before",
        Relative.YEAR_AGO: "ago",
        calendar.ago(calendar.quarter): "ago",
        calendar.quarter_at(-1): "before",
    }
    for m in reversed(p.within(place.last, place.start, "period")):
        if p.within(m.start - 12, m.start, "compared", "since", "beats"):
            return names.get(m.period, "other")
    if s.last and s.same_sentence == "same" and not s.last.change:
        return f"{names.get(s.last.period, 'other')} level"
    return "none"
