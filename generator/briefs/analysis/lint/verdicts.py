"""A verdict beside a figure is the computed one: no `{Revenue} missed guidance` of one above it."""

from collections.abc import Iterator
from dataclasses import replace

from briefs.analysis.directions import said, tables, words_of
from briefs.analysis.intervals import compare
from briefs.analysis.lint.prose import Mention, Prose
from briefs.content.records import days
from briefs.model.problem import Problem

_SIGNS = {"above": 1, "below": -1}


def check(prose: Prose) -> Iterator[Problem]:
    """Each that says the contrary; only what is surely above or below contradicts."""
    for language, text in prose.words.items():
        if language in tables():
            for mention in prose.mentions[language]:
                yield from _contraries(prose, language, text, mention)


def _contraries(prose: Prose, language: str, text: str, mention: Mention) -> Iterator[Problem]:
    words = words_of(language)
    for word in said(text, language):
        found = words.bar.match(text, word.start)
        behind = words.verdict.fullmatch(text, mention.end, word.start)
        if found and behind and word.sure and word.kind == "order":
            scenario = "guidance" if found["own"] else "consensus"
            actual = _verdict(prose, mention, scenario)
            if _SIGNS.get(actual) == -word.sign:
                message = f"'{found[0]}' stands behind {mention.text}, which is {actual} it"
                remedy = "mend the word or the reference"
                yield prose.problem(language, word.start, message, remedy)


def _verdict(prose: Prose, mention: Mention, scenario: str) -> str:
    """The way a reported level stands to what was expected of it, if that is known."""
    meaning = mention.meaning
    if meaning.change or meaning.scenario != "actual":
        return ""
    day = days(prose.content)[prose.brief.id]
    expected = prose.index.cited(replace(meaning, scenario=scenario), prose.brief.period, day)
    return compare(mention.quantity.figure, expected.figure) if expected else ""
