"""A comparison in words is true of its figures: no `slower than` of what grew faster."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from re import Match

from briefs.analysis.intervals import interval
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.moves import sign, way
from briefs.content.records import days
from briefs.model.facts import CHANGES
from briefs.model.problem import Problem

_BETWEEN = {"slower": -1, "faster": 1, "cautious": -1, "optimistic": 1, "dwarfed": -1, "dwarfs": 1}
_BETWEEN |= {"first_less": -1, "first_more": 1}
_PAST = {"was_less": -1, "was_more": 1}
_KINDS = _BETWEEN | _PAST | {"most": 1}
_EXPECTED = ("guidance", "consensus")


def check(prose: Prose) -> Iterator[Problem]:
    """Each that its two figures contradict, or its figure's change since the time it names."""
    for language, kind in product(prose.worded, _KINDS):
        for match in prose.found(language, "compared", kind):
            cited = _cited(prose, language, kind, match)
            if cited and _lies(prose, kind, match, cited) == -_KINDS[kind]:
                message = f"{cited[0].text} is compared in words that its figures refute"
                remedy = "mend the words or the reference"
                yield prose.problem(language, cited[0].start, message, remedy)


def _cited(prose: Prose, language: str, kind: str, match: Match[str]) -> Sequence[Mention]:
    """The figures that a comparison is of, if it is neither denied nor left open."""
    if not prose.clear(language, match.start(), denied=kind == "most"):
        return []
    cited = prose.mentions[language]
    return [one for one in cited if match.start() < one.end and one.start <= match.end()]


def _lies(prose: Prose, kind: str, match: Match[str], cited: Sequence[Mention]) -> int:
    """1 or -1 where the first figure is surely above or below the second, or the time before."""
    if kind in _PAST and len(cited) == 1:
        meaning = cited[0].quantity.meaning
        over = "yoy" if match["year"] else "qoq"
        index = prose.index.on(days(prose.content)[prose.brief.id])
        past = replace(meaning, change=over)
        found = None if meaning.change else index.find(past, prose.brief.period)
        return sign(found.figure) if found else 0
    if kind == "most":
        return _shares(*cited) if len(cited) == 2 else 0
    if len(cited) != 2 or not _alike(kind, *cited):
        return 0
    first, second = cited
    return way(second.quantity, first.quantity)


def _shares(one: Mention, other: Mention) -> int:
    """1 where the lesser of two amounts is surely more than half of the other, -1 where less."""
    figures = [one.quantity.figure, other.quantity.figure]
    (low, high), (floor, ceiling) = sorted(map(interval, figures))
    plain = not one.meaning.change and not other.meaning.change and low > 0
    if not plain or figures[0].unit != figures[1].unit:
        return 0
    return (2 * low > ceiling) - (2 * high < floor)


def _alike(kind: str, first: Mention, second: Mention) -> bool:
    """Tell two figures of which words of a kind may be said."""
    ours, theirs = first.quantity.meaning, second.quantity.meaning
    if first.quantity.figure.unit != second.quantity.figure.unit:
        return False
    if kind in ("slower", "faster"):
        return all(CHANGES.get(one.change) == "relative" for one in (ours, theirs))
    if kind in ("cautious", "optimistic"):
        expected = ours.scenario in _EXPECTED and theirs.scenario in _EXPECTED
        return expected and (ours.concept, ours.change) == (theirs.concept, theirs.change)
    if kind in ("first_less", "first_more"):
        return (ours.concept, ours.change) == (theirs.concept, theirs.change)
    return ours.change == theirs.change
