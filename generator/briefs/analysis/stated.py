"""Verdicts that articles state of a metric without its figure: that it beat the consensus."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefs.analysis.intervals import compare
from briefs.content.records import Content
from briefs.model.facts import Meaning, Quantity, Saying
from briefs.model.groups import grouped
from briefs.model.remembered import remembered

Key = tuple[Meaning, str]  # what is spoken of, and against which expectation


@remembered
def spoken(content: Content) -> Mapping[Key, Sequence[Saying]]:
    """All that is said of each outcome, and of each revision, oldest first."""
    found: dict[Key, list[Saying]] = {}
    for saying in sorted(content.sayings, key=lambda one: (_day(one, content), one.id)):
        found.setdefault((saying.meaning, saying.about), []).append(saying)
    return found


def _day(saying: Saying, content: Content) -> date:
    return content.sources[saying.source].entry.published


def said(meaning: Meaning, against: str, content: Content, until: date = date.max) -> list[Saying]:
    """The words of articles up to a day on how an outcome stood to an expectation of it."""
    found = spoken(content).get(
        (replace(meaning, currency="", issued=None, by="", basis=""), against), ()
    )
    return [saying for saying in found if _day(saying, content) <= until]


def changes(company: str, content: Content, until: date) -> Iterator[Saying]:
    """The first words of articles up to a day on each revision of a company's guidance."""
    for sayings in _revisions(content).get(company, ()):
        yield from [saying for saying in sayings if _day(saying, content) <= until][:1]


@remembered
def _revisions(content: Content) -> Mapping[str, Sequence[Sequence[Saying]]]:
    """The words on each revision of guidance, by the company whose it is."""
    told = (
        sayings
        for (meaning, about), sayings in spoken(content).items()
        if meaning.scenario == "guidance" and not about
    )
    return grouped(told, lambda sayings: sayings[0].meaning.entity)


def withdrawn(meaning: Meaning, content: Content) -> bool:
    """Tell a target that its company has given up since it was set."""
    plain = replace(meaning, currency="", issued=None, by="", basis="")
    return any(one.meaning.since >= meaning.since for one in _given_up(content).get(plain, ()))


@remembered
def _given_up(content: Content) -> Mapping[Meaning, Sequence[Saying]]:
    """The words on targets that are given up, by all that these say but when they were set."""
    told = (one for one in content.sayings if one.meaning.scenario == "target")
    return grouped(told, lambda one: replace(one.meaning, issued=None))


def standing(actual: Quantity, expected: Quantity) -> str:
    """The side of an expectation on which a figure lies, where one end of it may be unknown."""
    side = compare(actual.figure, expected.figure)
    alone = any(fact.end for fact in expected.facts[:1])
    return "undetermined" if side == "within" and alone else side


def side(saying: Saying, good: str) -> str:
    """The side on which an outcome lies by an article's word: fewer costs beat by being below."""
    turned = {"above": "below", "below": "above"} if good == "down" else {}
    return turned.get(saying.word, saying.word)


def verdict_of(sayings: Sequence[Saying], good: str) -> tuple[str, str]:
    """The verdict that some articles state, and its tone; or that they do not agree."""
    against = sayings[0].about
    sides = {side(saying, good) for saying in sayings}
    if len(sides) > 1:
        return "disputed", "conflict"
    word = sides.pop()
    return f"stated_{word}_{against}", tone(word, good)


def tone(word: str, good: str) -> str:
    """An owner's view of a side of an expectation, or the way that guidance went."""
    way = {"above": "up", "raised": "up", "below": "down", "cut": "down"}.get(word)
    if way is None or good == "none":
        return "neutral"
    return "better" if way == good else "worse"
