"""A thing said to be more than another is: no `Monitors outsold pumps`, no `the largest part`."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import product
from re import Match
from typing import Any

from briefs.analysis.intervals import compare, interval
from briefs.analysis.lint.names import Name
from briefs.analysis.lint.prose import Prose
from briefs.analysis.lint.spoken import is_now, known, masked, names_of
from briefs.analysis.lint.subjects import subjects_of
from briefs.analysis.moves import sign
from briefs.analysis.touching import in_text
from briefs.model.facts import Quantity
from briefs.model.problem import Problem

Refutes = Callable[[Prose, str, str, Match[str]], bool]

# what parts are ranked by, and where the first of them lies
_RANKS = {
    "largest": ("Revenue", "above"),
    "smallest": ("Revenue", "below"),
    "fastest": ("Revenue yoy", "above"),
    "slowest": ("Revenue yoy", "below"),
    "richest": ("OperatingIncome", "above"),
    "poorest": ("OperatingIncome", "below"),
}
_OTHER = {"above": "below", "below": "above"}
# what is said of all parts, or of the only one, and the way of it that refutes that
_WAYS = {
    "all_up": ("Revenue yoy", -1, False),
    "all_down": ("Revenue yoy", 1, False),
    "all_profit": ("OperatingIncome", -1, False),
    "all_loss": ("OperatingIncome", 1, False),
    "only_up": ("Revenue yoy", 1, True),
    "only_down": ("Revenue yoy", -1, True),
}
_OVER = ("yoy", "qoq")
# how many hundredths of the whole refute what is said of a part: less than these, or more
_SHARES = {"bulk": ("below", 50), "nearly_all": ("below", 75), "little": ("above", 50)}
# the way of half of the parts that refutes what is said of most
_MOST = {"most_up": -1, "most_down": 1}
# what a verb is of, where no concept is named
_VERBS = {"sales": "Revenue", "growth": "Revenue yoy", "profit": "OperatingIncome"}


def check(prose: Prose) -> Iterator[Problem]:
    """Each that the figures of the brief's quarter refute, where no other time is named."""
    texts = {language: masked(prose, language, shares=False) for language in prose.worded}
    for (language, text), (kind, refuted) in product(texts.items(), _rules().items()):
        for match in in_text(text, "ranked", language, kind):
            if is_now(prose, language, *match.span()) and refuted(prose, language, kind, match):
                start, end = match.span()
                said = prose.words[language][start:end].strip()
                message = f"'{said}' is said, which the figures of the quarter refute"
                yield prose.problem(language, start, message, "mend the words")


@cache
def _rules() -> Mapping[str, Refutes]:
    rules: dict[str, Refutes] = {"beats": _is_beaten}
    rules |= dict.fromkeys(_RANKS, _is_ranked) | dict.fromkeys(_WAYS, _is_general)
    rules |= dict.fromkeys(("share_up", "share_down"), _is_of_less)
    return rules | dict.fromkeys(_SHARES, _is_of_other_share) | dict.fromkeys(_MOST, _is_of_few)


def _is_ranked(prose: Prose, language: str, kind: str, match: Match[str]) -> bool:
    concept, first = _RANKS[kind]
    levels = _levels(prose, concept)
    ours = levels.pop(_part(prose, language, match.span("name")), None)
    named = _concepts(prose, language, match.span("whole")) if _has(match, "whole") else {concept}
    return (
        concept in named
        and ours is not None
        and any(compare(ours.figure, one.figure) == _OTHER[first] for one in levels.values())
    )


def _is_general(prose: Prose, language: str, kind: str, match: Match[str]) -> bool:
    """Tell that a part went another way than all are said to, or went that of the only one."""
    concept, way, alone = _WAYS[kind]
    levels = _levels(prose, concept)
    if alone and levels.pop(_part(prose, language, match.span("name")), None) is None:
        return False
    return any(sign(one.figure) == way for one in levels.values())


def _is_of_less(prose: Prose, language: str, kind: str, match: Match[str]) -> bool:
    """Tell that a part that is said to gain share grew less than the company, or the reverse."""
    if _has(match, "whole") and "Revenue" not in _concepts(prose, language, match.span("whole")):
        return False
    part = _part(prose, language, match.span("name"))
    grown = [[known(prose, f"{one} Revenue {over}") for one in (part, "")] for over in _OVER]
    sides = {compare(one.figure, other.figure) for one, other in grown if one and other}
    return bool(part) and sides == {"below" if kind == "share_up" else "above"}


def _is_of_other_share(prose: Prose, language: str, kind: str, match: Match[str]) -> bool:
    """Tell that a part is surely less, or more, of the whole than is said."""
    part, (side, hundredths) = _part(prose, language, match.span("name")), _SHARES[kind]
    for concept in _concepts(prose, language, match.span("whole")) if part else ():
        ours, whole = known(prose, f"{part} {concept}"), known(prose, concept)
        if ours and whole and ours.figure.unit == whole.figure.unit:
            (low, high), (floor, ceiling) = interval(ours.figure), interval(whole.figure)
            less, more = 100 * high < hundredths * floor, 100 * low > hundredths * ceiling
            return floor > 0 and (less if side == "below" else more)
    return False


def _is_of_few(prose: Prose, _language: str, kind: str, _match: Match[str]) -> bool:
    """Tell that half of the parts, or more, surely went another way than most are said to."""
    grown = [sign(one.figure) for one in _levels(prose, "Revenue yoy").values()]
    return 2 * grown.count(_MOST[kind]) >= len(prose.brief.company.entry.parts) > 0


def _is_beaten(prose: Prose, language: str, _kind: str, match: Match[str]) -> bool:
    """Tell that what is said to be more is surely less, in whatever it may be meant of."""
    verb = next((_VERBS[kind] for kind in _VERBS if match.groupdict().get(kind)), "")
    change = "yoy" if verb.endswith("yoy") else ""
    spans = [match.span(group) for group in ("name", "other")]
    mine, yours = (_part(prose, language, span) for span in spans)
    ours, theirs = (_concepts(prose, language, span) for span in spans)
    both = product(ours, theirs) if ours and theirs else ((one, one) for one in ours or theirs)
    pairs = [(f"{one} {change}", f"{other} {change}") for one, other in both] or [(verb, verb)]
    found = [(known(prose, f"{mine} {a}"), known(prose, f"{yours} {b}")) for a, b in pairs]
    sides = {
        compare(one.figure, other.figure)
        for one, other in found
        if one and other and one.figure.unit == other.figure.unit
    }
    return sides == {"below"}


def _levels(prose: Prose, concept: str) -> dict[str, Quantity]:
    """The known quantity of each part that makes up the company, in the brief's quarter."""
    found = {one: known(prose, f"{one} {concept}") for one in prose.brief.company.entry.parts}
    return {part: quantity for part, quantity in found.items() if quantity}


def _part(prose: Prose, language: str, span: tuple[int, int]) -> str:
    """The company's part that names in a stretch of a text mean; `?` for another or for several."""
    own, names = prose.brief.company.id, subjects_of(prose.brief.company)
    named = [one.named for one in names.within(prose.words[language]) if _is_in(one, span)]
    parts = {part if entity == own else "?" for one in named for entity, part in one} - {""}
    return parts.pop() if len(parts) == 1 else "?" if parts else ""


def _concepts(prose: Prose, language: str, span: tuple[int, int]) -> set[str]:
    known = names_of(prose.content, language, shares=False)
    names = known.within(prose.words[language])
    return {concept for one in names if _is_in(one, span) for concept in one.named}


def _has(match: Match[str], group: str) -> bool:
    return bool(match.groupdict().get(group))


def _is_in(name: Name[Any], span: tuple[int, int]) -> bool:
    return span[0] <= name.start and name.end <= span[1]
