"""An outlook told without its figure is the one on file: no `expects sales to fall` of more."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from re import Match

from briefs.analysis.directions import words_of
from briefs.analysis.intervals import compare
from briefs.analysis.lint.periods import now
from briefs.analysis.lint.prose import Prose
from briefs.analysis.lint.spoken import masked, names_of, signed
from briefs.analysis.lint.subjects import subjects_of
from briefs.analysis.period_words import agree, named, names, times
from briefs.analysis.touching import in_text, patterns
from briefs.content.records import days
from briefs.model.facts import Quantity
from briefs.model.period import before, earlier
from briefs.model.problem import Problem

_VIEWS = {"own": "guidance", "theirs": "consensus"}  # by who expects it
_KINDS = ("move", "reach", "size", "order")


def check(prose: Prose) -> Iterator[Problem]:
    """Each direction that every figure expected of its subject and time refutes."""
    for language, view in product(prose.worded, _VIEWS):
        for match in in_text(signed(prose, language, _KINDS), "expected", language, view):
            sides = set(_sides(prose, language, view, match))
            if sides == {"above" if match["less"] else "below"}:
                word = prose.words[language][slice(*match.span())].strip()
                message = f"'{word}' is said, but the {_VIEWS[view]} is {sides.pop()} what was"
                yield prose.problem(language, match.start(), message, "mend the words")


def _sides(prose: Prose, language: str, view: str, match: Match[str]) -> Iterator[str]:
    """The side of each expected figure to each of what was, a quarter and a year before."""
    until, company = prose.brief.period, prose.brief.company.id
    index = prose.index.on(days(prose.content)[prose.brief.id])
    over, start, end = words_of(language), *prose.around(language, *match.span())
    sentence = masked(prose, language)[start:end]
    if not _is_plain(prose, language, view, match):
        return
    for one in index.of(company, _VIEWS[view]):
        if not _is_meant(prose, language, one, match):
            continue
        past = [before(one.meaning.period), earlier(one.meaning.period, 12)]
        if over.past_quarter.search(sentence):
            past = past[:1]
        elif over.past_year.search(sentence):
            past = past[1:]
        for period in {*past} - {None}:
            level = replace(
                one.meaning,
                period=period or until,
                scenario="actual",
                issued=None,
                by="",
            )
            then = index.find(level, until)
            if then:
                yield compare(one.figure, then.figure)


def _is_plain(prose: Prose, language: str, view: str, match: Match[str]) -> bool:
    """Tell what is said of the company alone, without a figure, by whom it is said to be."""
    start, end = prose.around(language, *match.span())
    own, [others] = prose.brief.company.id, patterns("expected", language)["others"]
    text = prose.blanked[language]
    subjects = subjects_of(prose.brief.company).within(prose.words[language])
    return (
        not prose.cited(language, start, end)
        and prose.clear(language, match.start())
        and not (view == "own" and others.search(text, start, end))
        and all((own, "") in one.named for one in subjects if start <= one.start < end)
    )


def _is_meant(prose: Prose, language: str, one: Quantity, match: Match[str]) -> bool:
    """Tell a level expected of what is named, at a time to come that fits what the words name."""
    start, end = prose.around(language, *match.span())
    names_here = names_of(prose.content, language).within(prose.words[language])
    concepts = {
        concept
        for name in names_here
        if match.start("name") <= name.start < match.end("name")
        for concept in name.named
    }
    times_here = [
        times(word, language, now(prose, ()))
        for word in named(prose.words[language], language)
        if start <= word.start < end and not word.compares
    ]
    meaning = one.meaning
    return (
        meaning.concept in concepts
        and not (meaning.segment or meaning.change or meaning.undated)
        and meaning.period.end > prose.brief.period.end
        and all(agree(said, names(meaning.period)) for said in times_here)
    )
