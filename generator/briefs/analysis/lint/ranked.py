"""A thing said to be more than another is: no `Monitors outsold pumps`, no `the largest part`."""

from collections.abc import Iterator, Sequence
from itertools import product
from re import Match

from briefs.analysis.intervals import compare
from briefs.analysis.lint.prose import Prose
from briefs.analysis.lint.spoken import is_now, known, masked, names_of
from briefs.analysis.lint.subjects import subjects_of
from briefs.analysis.touching import patterns
from briefs.model.problem import Problem

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
# what a verb is of, where no concept is named
_VERBS = {"sales": "Revenue", "growth": "Revenue yoy", "profit": "OperatingIncome"}


def check(prose: Prose) -> Iterator[Problem]:
    """Each that the figures of the brief's quarter refute, where no other time is named."""
    for language, kind in product(prose.worded, (*_RANKS, "beats")):
        text, refuted = masked(prose, language), _is_beaten if kind == "beats" else _is_ranked
        for wording in patterns("ranked", language).get(kind, ()):
            for match in wording.finditer(text):
                if is_now(prose, language, *match.span()) and refuted(prose, language, kind, match):
                    start, end = match.span()
                    said = prose.words[language][start:end].strip()
                    message = f"'{said}' is said, which the figures of the quarter refute"
                    yield prose.problem(language, start, message, "mend the words")


def _is_ranked(prose: Prose, language: str, kind: str, match: Match[str]) -> bool:
    concept, first = _RANKS[kind]
    part, _ = _named(prose, language, match.span("name"))
    levels = {one: known(prose, f"{one} {concept}") for one in prose.brief.company.entry.parts}
    ours = levels.pop(part, None)
    others = [one for one in levels.values() if one]
    return ours is not None and any(
        compare(ours.figure, one.figure) == _OTHER[first] for one in others
    )


def _is_beaten(prose: Prose, language: str, _kind: str, match: Match[str]) -> bool:
    """Tell that what is said to be more is surely less."""
    verb = next((_VERBS[kind] for kind in _VERBS if match.groupdict().get(kind)), "")
    (part, concept), (other, over) = (
        _named(prose, language, match.span(group)) for group in ("name", "other")
    )
    change = verb.removeprefix("Revenue ") if verb.endswith("yoy") else ""
    mine, yours = concept or over, over or concept
    ours, theirs = (
        known(prose, f"{whose} {what} {change}" if what else f"{whose} {verb}")
        for whose, what in ((part, mine), (other, yours))
    )
    if not ours or not theirs or ours.figure.unit != theirs.figure.unit:
        return False
    return compare(ours.figure, theirs.figure) == "below"


def _named(prose: Prose, language: str, span: tuple[int, int]) -> tuple[str, str]:
    """The company's part and the concept that names in a stretch of a text mean; `?` for others."""
    subjects = subjects_of(prose.brief.company).within(prose.words[language])
    concepts = names_of(prose.content, language).within(prose.words[language])
    own = [one.named for one in subjects if span[0] <= one.start and one.end <= span[1]]
    measured = [one.named for one in concepts if span[0] <= one.start and one.end <= span[1]]
    part = _only(
        [{part if entity == prose.brief.company.id else "?" for entity, part in one} for one in own]
    )
    return part, _only([set(one) for one in measured])


def _only(named: Sequence[set[str]]) -> str:
    """The one thing that is named; `?` where several may be meant."""
    known = set().union(*named) - {""}
    return known.pop() if len(known) == 1 else "?" if known else ""
