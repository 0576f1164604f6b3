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
from briefs.content.references import Index
from briefs.model.facts import Quantity
from briefs.model.problem import Problem

_WAYS = {"cut": -1, "raised": 1, "kept": 0}
_ENDS = {
    "top_cut": ("high", -1),
    "top_raised": ("high", 1),
    "bottom_cut": ("low", -1),
    "bottom_raised": ("low", 1),
}


def check(prose: Prose) -> Iterator[Problem]:
    """Each of which the guidance on file knows nothing, but the contrary."""
    for language in prose.worded:
        wordings, text = patterns("states", language), masked(prose, language)
        for kind in (*_WAYS, *_ENDS, "silent") if wordings else ():
            for match in wordings[kind][0].finditer(text):
                if _is_said(prose, language, kind, match) and _contrary(prose, kind):
                    word = prose.words[language][match.start() : match.end()]
                    message = f"'{word}' is said of guidance, of which the facts say otherwise"
                    remedy = "mend the word, or add the article's word on it under 'said'"
                    yield prose.problem(language, match.start(), message, remedy)


def _is_said(prose: Prose, language: str, kind: str, match: Match[str]) -> bool:
    """Tell what is neither denied nor left open, of the company alone."""
    text, words = prose.words[language], words_of(language)
    start, end = sentence(text, language, match.start(), match.end())
    cited = prose.cited(language, start, end + 2) if kind in _ENDS else ()  # also behind a colon
    if kind in _ENDS and all(one.meaning.scenario != "guidance" for one in cited):
        return False
    within = prose.cited(language, *match.span())
    if any(one.meaning.scenario != "guidance" for one in within):
        return False
    own = prose.brief.company.id
    return not (
        words.unsure.search(text, start, end)
        or words.denied.search(text, start, match.start())
        or (kind not in _ENDS and words.elsewhen.search(text, start, match.start()))
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
    if kind in _ENDS:
        moves = [one for each in given for one in _moved(each, index, _ENDS[kind][0])]
        return bool(moves) and _ENDS[kind][1] not in moves
    told = {one.word for one in changes(company, prose.content, day)}
    known = {way for one in given for way in given_anew(one.meaning, index, until)}
    return bool(known) and _WAYS[kind] not in known and kind not in told


def _moved(now: Quantity, index: Index, end: str) -> Iterator[int]:
    """The way that an end of a forecast went since it was given before, if it was."""
    past = [one for one in index.given(now.meaning) if one.meaning.since < now.meaning.since]
    if past and not now.meaning.undated:
        ours, theirs = (
            one.figure.high if end == "high" else one.figure.low for one in (now, past[-1])
        )
        if ours is not None and theirs is not None:
            yield (ours > theirs) - (ours < theirs)
