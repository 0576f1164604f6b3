"""Guidance held against a consensus lies there: no `guidance tops the consensus` of less."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from briefs.analysis.intervals import compare
from briefs.analysis.lint.prose import Prose
from briefs.analysis.lint.spoken import names_of
from briefs.content.records import days
from briefs.model.problem import Problem

_OTHER = {"above": "below", "below": "above"}


def check(prose: Prose) -> Iterator[Problem]:
    """Each that all guidance with a consensus refutes, of what is named before it, if any."""
    for language, side in product(prose.worded, _OTHER):
        for match in prose.found(language, "outlooks", side):
            sides = list(_sides(prose, language, match.start()))
            if prose.clear(language, match.start()) and set(sides) == {_OTHER[side]}:
                word = match[0].strip()
                message = f"'{word}' is said of guidance that is {sides[0]} the consensus"
                yield prose.problem(language, match.start(), message, "mend the words")


def _sides(prose: Prose, language: str, place: int) -> Iterator[str]:
    """The side of each of the brief's forecasts of a coming time to what analysts expect."""
    text = prose.words[language]
    names = names_of(prose.content, language).within(text)
    touching = (name for name in names if text[name.end : place].strip(" 的") == "")
    meant = {one for name in touching if name.end <= place for one in name.named}
    index = prose.index.on(days(prose.content)[prose.brief.id])
    for one in index.of(prose.brief.company.id, "guidance"):
        ahead = one.meaning.period.end > prose.brief.period.end
        given = ahead and one.facts and one.facts[0].brief == prose.brief.id
        expected = replace(one.meaning, scenario="consensus", issued=None, by="")
        found = index.find(expected, prose.brief.period) if given else None
        if found and (not meant or one.meaning.concept in meant):
            yield compare(one.figure, found.figure)
