"""Changes that a figure may state: a level, growth, the amount by which something grew."""

import re
from collections.abc import Iterator, Sequence

from briefs.articles.changes import change_of
from briefs.articles.dates import Mention, Named, Relative
from briefs.articles.readings.situation import Candidates, Situation, add, kind_of_change, only
from briefs.model.facts import CHANGES
from briefs.model.period import Period, earlier
from briefs.model.unit import MONEY, kind_of

CONSTANT = re.compile(
    r"(?:固定|恒定|不变)汇率|(?:当|本)地(?:货币|币值?)计|不计及?(?:外币|汇率)|[撇剔扣]除汇率"
    r"|constant[ -](?:currenc|dollar|exchange)|local[ -]currenc|\bfx[- ]?(?:neutral|n)\b"
    r"|\bc(?:c|er)\b"
)
ALL_CONSTANT = re.compile(rf"(?:{CONSTANT.pattern})[^,。;]{{0,4}}[,，(（]?(?:下同|以下同)")
_ADDED = re.compile(
    r"(?:净?(?:新增|增加?)|\b(?:add(?:s|ed)?|net|gain(?:s|ed)? of|lost))(?: an?| net)*\s*$"
)
_NET_NEW = re.compile(r" (?:[\w-]+ ){0,3}(?:net )?(?:additions?|adds|new)\b|(?: net)? new ")
_BEFORE = 120  # characters before a sentence in which rates are said to be constant
_EXPECTED = ("beats", "expected", "consensus", "analysts")
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
    if p.is_constant and "yoy_cc" in found:
        found.pop("yoy", None)
    level = _level(s)
    for value, features in found.items():
        kind = f"{kind_of_change(value)} {s.unit}"
        features |= {kind, f"{value} against {against}", f"{kind} {level}", f"{kind} base {s.base}"}
        features |= {f"{kind} {word}" for word in (*s.beside, *s.roles, *s.edges)}
        before = kind_of_change(s.last.change if s.last else "")
        features.update(f"{kind} {f}" for f in (*s.after(before), *s.after(before, s.link)))
    return only(found, _listed(s))


def _listed(s: Situation) -> Sequence[str]:
    """The change that goes with the figure of a list: 較上月及去年同期分別增加3%及5%."""
    if said := s.name_for("change"):
        return said.values
    against = s.name_for("period")
    steps = dict(_steps_before(s, [against])) if against else {}
    return [*steps] or (["yoy"] if against and against.period is Relative.YEAR_AGO else [])


def _unmarked(s: Situation, told: str) -> Iterator[tuple[str, list[str]]]:
    """Changes that no word of their own need name, each with what speaks for it."""
    before = list(_steps_before(s, s.p.within(*s.place.sentence, "period")))
    if s.unit in _RATES:
        yield "yoy", [told]
        yield "surprise", []
        yield from ((step, [told, sign]) for step, sign in before)
        if said := _constant(s):
            yield "yoy_cc", [f"constant {said}"]
    elif any(word.startswith(("rise", "fall")) for word in s.beside):
        yield "yoy_amount", [told]
        yield from ((f"{step}_amount", [told, sign]) for step, sign in before)
    elif s.link == "or" and s.last and f"{s.last.change}_amount" in CHANGES:
        yield f"{s.last.change}_amount", ["or"]
    expected = [f"beside {word}" for word in s.beside if word.startswith(_EXPECTED)]
    if expected and s.unit not in _UNCOUNTED:
        yield "surprise_amount", expected
    counted = s.unit not in _RATES and kind_of(s.place.found.figure.unit) not in MONEY
    if counted and (side := _is_added(s)):
        yield "qoq_amount", [side]


def _constant(s: Situation) -> str:
    """The closest stretch in which constant rates are said, if they are."""
    p, place = s.p, s.place
    stretches = {
        "behind": (place.end, place.right),
        "left": (place.left, place.start),
        "clause": place.clause,
        "then": (place.end, min(s.follower, place.sentence[1])),
        "sentence": (place.sentence[0], place.start),
        "before": (max(0, place.sentence[0] - _BEFORE), place.start),
    }
    zones = (zone for zone, span in stretches.items() if CONSTANT.search(p.text, *span))
    return next(zones, "all below" if p.is_constant else "")


def _is_added(s: Situation) -> str:
    """The side on which words say that so many came: added 468,000 customers, 淨增27萬戶."""
    p, place = s.p, s.place
    if _ADDED.search(p.text, max(0, place.start - 24), place.start):
        return "added"
    return "net new" if _NET_NEW.match(p.text, place.end) else ""


def _steps_before(s: Situation, named: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Growth over the quarter or the month before, where the sentence names that, with a sign."""
    p, place = s.p, s.place
    held = [m.period for m in p.within(*place.sentence, "period")] + [*p.results.values()]
    months = {earlier(one, 1) for one in held if isinstance(one, Period) and one.kind == "month"}
    for m in named:
        quarter = m.period in (Relative.QUARTER_AGO, p.calendar.quarter_at(-1))
        if quarter or m.period in months:
            side = "ahead" if m.end <= place.start else "behind"
            close = place.left <= m.start <= place.right
            yield "qoq" if quarter else "mom", f"step before {side} {close}"


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
