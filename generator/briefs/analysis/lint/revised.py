"""Guidance became what is said of it: no `trimmed its forecast` of one that was raised."""

from collections.abc import Iterator
from re import Match

from briefs.analysis.directions import sentence, words_of
from briefs.analysis.lint.prose import Prose
from briefs.analysis.lint.spoken import masked
from briefs.analysis.lint.subjects import subjects_of
from briefs.analysis.moves import given_anew
from briefs.analysis.stated import changes
from briefs.analysis.touching import patterns
from briefs.content.records import days
from briefs.model.problem import Problem

_WAYS = {"cut": -1, "raised": 1, "kept": 0}


def check(prose: Prose) -> Iterator[Problem]:
    """Each of which the guidance on file knows nothing, but the contrary."""
    for language in prose.worded:
        wordings, text = patterns("states", language), masked(prose, language)
        for kind in (*_WAYS, "silent") if wordings else ():
            for match in wordings[kind][0].finditer(text):
                if _is_said(prose, language, match) and _contrary(prose, kind):
                    word = prose.words[language][match.start() : match.end()]
                    message = f"'{word}' is said of guidance, of which the facts say otherwise"
                    remedy = "mend the word, or add the article's word on it under 'said'"
                    yield prose.problem(language, match.start(), message, remedy)


def _is_said(prose: Prose, language: str, match: Match[str]) -> bool:
    """Tell what is neither denied nor left open, of the company alone."""
    text, words = prose.words[language], words_of(language)
    start, end = sentence(text, language, match.start(), match.end())
    own = prose.brief.company.id
    return not (
        words.unsure.search(text, start, end)
        or words.denied.search(text, start, match.start())
        or words.elsewhen.search(text, start, match.start())
        or any(
            all(entity != own for entity, _ in name.named)
            for name in subjects_of(prose.brief.company).within(text)
            if start <= name.start < end
        )
    )


def _contrary(prose: Prose, kind: str) -> bool:
    """Tell if no guidance of the brief went that way, while some went another."""
    company, until = prose.brief.company.id, prose.brief.period
    day = days(prose.content)[prose.brief.id]
    index = prose.index.on(day)
    given = [
        one
        for one in index.of(company, "guidance")
        if one.facts and one.facts[0].brief == prose.brief.id and not one.meaning.undated
    ]
    if kind == "silent":
        return any(one.meaning.period.end > until.end for one in given)
    told = {one.word for one in changes(company, prose.content, day)}
    known = {way for one in given for way in given_anew(one.meaning, index, until)}
    return bool(known) and _WAYS[kind] not in known and kind not in told
