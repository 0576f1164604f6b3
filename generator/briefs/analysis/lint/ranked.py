"""A thing said to be more than another is: no `Monitors outsold pumps`, no `the largest part`."""

from collections.abc import Callable, Iterator
from itertools import product
from re import Match
from typing import Any

from briefs.analysis.intervals import compare
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
# the way that refutes what is said of all parts, or of the only one
_WAYS = {
    "all_up": (-1, False),
    "all_down": (1, False),
    "only_up": (1, True),
    "only_down": (-1, True),
}
_OVER = ("yoy", "qoq")
# what a verb is of, where no concept is named
_VERBS = {"sales": "Revenue", "growth": "Revenue yoy", "profit": "OperatingIncome"}


def check(prose: Prose) -> Iterator[Problem]:
    """Each that the figures of the brief's quarter refute, where no other time is named."""
    rules: dict[str, Refutes] = {"beats": _is_beaten}
    rules |= dict.fromkeys(_RANKS, _is_ranked) | dict.fromkeys(_WAYS, _is_general)
    rules |= dict.fromkeys(("share_up", "share_down"), _is_of_less)
    for language, (kind, refuted) in product(prose.worded, rules.items()):
        for match in in_text(masked(prose, language), "ranked", language, kind):
            if is_now(prose, language, *match.span()) and refuted(prose, language, kind, match):
                start, end = match.span()
                said = prose.words[language][start:end].strip()
                message = f"'{said}' is said, which the figures of the quarter refute"
                yield prose.problem(language, start, message, "mend the words")


def _is_ranked(prose: Prose, language: str, kind: str, match: Match[str]) -> bool:
    concept, first = _RANKS[kind]
    levels = _levels(prose, concept)
    ours = levels.pop(_part(prose, language, match.span("name")), None)
    return ours is not None and any(
        compare(ours.figure, one.figure) == _OTHER[first] for one in levels.values()
    )


def _is_general(prose: Prose, language: str, kind: str, match: Match[str]) -> bool:
    """Tell that a part went another way than all are said to, or went that of the only one."""
    levels, (way, alone) = _levels(prose, "Revenue yoy"), _WAYS[kind]
    if alone and levels.pop(_part(prose, language, match.span("name")), None) is None:
        return False
    return any(sign(one.figure) == way for one in levels.values())


def _is_of_less(prose: Prose, language: str, kind: str, match: Match[str]) -> bool:
    """Tell that a part that is said to gain share grew less than the company, or the reverse."""
    part = _part(prose, language, match.span("name"))
    grown = [[known(prose, f"{one} Revenue {over}") for one in (part, "")] for over in _OVER]
    sides = {compare(one.figure, other.figure) for one, other in grown if one and other}
    return bool(part) and sides == {"below" if kind == "share_up" else "above"}


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
    names = names_of(prose.content, language).within(prose.words[language])
    return {concept for one in names if _is_in(one, span) for concept in one.named}


def _is_in(name: Name[Any], span: tuple[int, int]) -> bool:
    return span[0] <= name.start and name.end <= span[1]
