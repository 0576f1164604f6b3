"""Scenario of a figure, and whose view it is."""

import re
from collections.abc import Sequence

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.concepts import NEAR, is_market
from briefs.articles.periods import is_coming
from briefs.figures.folding import fold
from briefs.model.language import foremost
from briefs.model.period import Period

_IS = re.compile(r"\s*(?:的|之|是|为|of|for|at)?\s*的?\s*")
_NOTE = re.compile("(?:维持|给予|首次复盖).{0,12}评级|投资(?:评级|建议)|风险提示|盈利预测")
_OF_THE_COMPANY = re.compile("(?:预计|预测)(?:该)?公司|我们(?:预计|预测|预期|估计)")
_QUOTED = 300  # characters within which a quotation begins
_AIMED = re.compile("目标|考核|承诺|激励|规划|力争|不低于|指引")
_BROKER = re.compile(
    r"(?<![\u4e00-\u9fff])(?:根[據据]|不[過过]|其中|[據据]|而|但)?"
    r"([\u4e00-\u9fff]{2,4}?(?:[證证]券|投[顧顾]|投信))"
    r"|\b([A-Z][A-Za-z]+ (?:Securities|Capital|Research))\b"
)


def scenario_of(
    p: Paragraph, place: Place, name: str, period: Period, change: str
) -> tuple[str, str, bool]:
    """Scenario, whose estimate it is, and whether that is a guess."""
    strong = p.within(place.left, place.start, "strong")
    coming = is_coming(p, period)
    if change == "surprise":
        return "guidance" if coming or strong else "actual", "", False
    attributed = _attributed(p, place, name, period, coming=coming)
    if attributed:
        return attributed
    if is_market(p, name):
        expected = _is_also_expected(p, name)
        return "consensus" if expected else "actual", "", expected
    if coming:
        aimed = period.kind in ("deadline", "span")  # a plan of years is no forecast
        return "target" if aimed else "guidance", "", not _is_promised(p, place)
    told = p.within(place.clause[0], place.start, "guidance")
    return "guidance" if strong else "actual", "", bool(strong or told)


def _attributed(
    p: Paragraph, place: Place, name: str, period: Period, *, coming: bool
) -> tuple[str, str, bool] | None:
    """The scenario where the words say whose view the figure is: company, analysts, one."""
    span = (place.sentence[0], place.start)
    if is_own(p, place):
        return "guidance", "", False
    if _is_expected(p, place):
        sources = p.within(*span, "vendor")
        return "consensus", sources[-1].values[0] if sources else "", False
    opinion = _opinion_kind(p, name)
    authors = p.within(*span, "author")
    if authors and period.end >= p.calendar.now:
        return opinion, authors[-1].values[0], True
    house = broker(p, place) if coming or opinion == "target" else ""
    return (opinion, house, True) if house else None


def _opinion_kind(p: Paragraph, name: str) -> str:
    """The scenario of one author's figure; of the share's price it is a target."""
    concept = p.concepts[name]
    aimed = "target" in fold(foremost(concept.label))
    return "target" if aimed and concept.unit == "per_share" else "estimate"


def broker(p: Paragraph, place: Place) -> str:
    """A house that the sentence names before the figure, as the article writes it."""
    text = p.original[place.sentence[0] : place.start]
    named = [name for match in _BROKER.finditer(text) for name in match.groups() if name]
    return named[-1] if named else ""


def is_note(parts: Sequence[Paragraph]) -> bool:
    """Tell the note of a house that rates the share, by the words that every such note has."""
    return any(_NOTE.search(p.text) for p in parts)


def is_foreseen(p: Paragraph, place: Place) -> bool:
    """預計公司2026年營收: what another expects of the company, if no name says who."""
    found = [*_OF_THE_COMPANY.finditer(p.text, place.sentence[0], place.start)][-1:]
    for match in found:
        who = p.within(match.start() - NEAR, match.start(), "analysts", "consensus", "own", "says")
        near = p.gap(max(0, match.start() - _QUOTED), match.start())
        quoted = near.rfind("“") > near.rfind("”")
        ours = match[0].startswith("我们")
        return not who and not (ours and (quoted or not p.is_note))
    return False


def is_aimed(p: Paragraph, place: Place) -> bool:
    """Tell a figure that is promised or planned, not foreseen."""
    return _AIMED.search(p.text, *place.sentence) is not None


def is_own(p: Paragraph, place: Place) -> bool:
    """公司原先預估的385億: what the company itself expected of a period now past."""
    owners = p.within(place.left, place.start, "own")
    if p.within(place.clause[0], place.start, "analysts", "consensus"):
        return False
    expected = p.within(owners[-1].end, place.start, "expected") if owners else []
    return bool(expected) and not p.gap(owners[-1].end, expected[0].start).strip()


def _is_promised(p: Paragraph, place: Place) -> bool:
    """Tell a figure that the company itself is said to expect."""
    span = (place.sentence[0], place.start)
    told = p.within(*span, "guidance")
    return bool(p.within(*span, "strong", "says")) or any(
        p.within(m.start - 8, m.start, "subject") for m in told
    )


def _is_also_expected(p: Paragraph, name: str) -> bool:
    """Tell a figure in which the analysts' view of the share goes on."""
    last = p.done[-1] if p.done else None
    if last is None or last.scenario != "consensus" or p.concepts[name].scope != "market":
        return False
    return p.concepts[last.concept].scope == "market"


def _is_expected(p: Paragraph, place: Place) -> bool:
    """Tell a figure that analysts expect: 預期的1.97, 市場21%的預期, consensus of."""
    kinds_sought = ("expected", "analysts", "consensus", "beats", "guidance")
    before = p.within(place.left, place.start, *kinds_sought)
    kinds = [m.kind for m in before]
    if "consensus" in kinds:
        return True
    if "analysts" in kinds and {"expected", "guidance"} & set(kinds):
        return True
    if "expected" in kinds and "beats" in kinds:
        return _IS.fullmatch(p.gap(before[-1].end, place.start)) is not None
    after = p.within(place.end, place.right, "expected", "consensus")
    crowd = "analysts" in kinds or "beats" in kinds
    return crowd and bool(after) and after[0].start - place.end <= NEAR
