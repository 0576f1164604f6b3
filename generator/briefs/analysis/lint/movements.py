"""A movement said without its figure is the known one: no `Net income fell` of what rose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefs.analysis.directions import Said, said, words_of
from briefs.analysis.lint.prose import Prose
from briefs.analysis.lint.spoken import Spoken, masked, named, spoken
from briefs.analysis.moves import sign, ways
from briefs.analysis.touching import patterns
from briefs.content.records import days
from briefs.model.facts import Meaning
from briefs.model.problem import Problem

_KINDS = ("move", "size", "reach", "order")
_PAST = {"past_year": "yoy", "past_quarter": "qoq"}


def check(prose: Prose) -> Iterator[Problem]:
    """Each word of movement that contradicts what its subject did in the brief's quarter."""
    for language, text in prose.worded.items():
        moving = [word for word in said(text, language) if word.sure and word.kind in _KINDS]
        for word in moving:
            yield from _named(prose, language, word)
            yield from _cited(prose, language, word)
            yield from _attributed(prose, language, word)
        yield from _answered(prose, language, moving)


def _named(prose: Prose, language: str, word: Said) -> Iterator[Problem]:
    """A word behind the name of what it is said of: `Net income fell`."""
    words, names = words_of(language), masked(prose, language)
    for subject in spoken(prose, language):
        clause = names[slice(*subject.clause)]
        over = next((one for one in _PAST if getattr(words, one).search(clause)), "")
        gap, rest = names[subject.end : word.start], clause
        if over:
            gap, rest = (getattr(words, over).without(part) for part in (gap, clause))
        clear = not (words.elsewhen.search(rest) or words.against.search(rest))
        speaks = subject.end <= word.start and words.speaks.fullmatch(gap)
        if speaks and clear and (over or word.kind != "order"):
            yield from _against(prose, language, word, subject, over)


def _cited(prose: Prose, language: str, word: Said) -> Iterator[Problem]:
    """A word behind a figure that holds it against a time before: `{Revenue}, up on the year`."""
    words, names = words_of(language), masked(prose, language)
    for one in prose.mentions[language]:
        level = one.meaning.scenario in ("actual", "guidance") and not one.meaning.change
        for over in _PAST if level and one.end <= word.start else ():
            pattern, gap = getattr(words, over), names[one.end : word.start]
            rest = pattern.without(gap)
            behind = re.compile(rf"\s*(?:{pattern.source})(?!的?\s?\0)", re.IGNORECASE)
            held = rest != gap or behind.match(names, word.end) or pattern.match(word.word)
            if held and words.verdict.fullmatch(rest):
                span, means = (one.start, one.end), [one.quantity.meaning]
                subject = Spoken(*span, span, one.text, means)
                yield from _against(prose, language, word, subject, over)


def _attributed(prose: Prose, language: str, word: Said) -> Iterator[Problem]:
    """A word that the name of a figure's concept bears: `falling revenue of {Revenue}`."""
    text = masked(prose, language)
    ahead, behind, which, was = (
        patterns("moved", language)[kind][0] for kind in ("ahead", "behind", "which", "was")
    )
    aside = which.search(text[: word.start])
    for one in prose.mentions[language] if word.kind == "move" else ():
        if (
            one.meaning.scenario == "actual"
            and not one.meaning.change
            and (
                ahead.fullmatch(text, word.end, one.start)
                or behind.fullmatch(text, one.end, word.start)
                or (aside and was.fullmatch(text, word.end, one.start))
            )
        ):
            span = one.start, one.end
            subject = Spoken(*span, span, one.text, [one.quantity.meaning])
            yield from _against(prose, language, word, subject, "")


def _answered(prose: Prose, language: str, moving: Sequence[Said]) -> Iterator[Problem]:
    """A question after a movement, by its answer: `Did sales rise? No` of a rise."""
    asked = patterns("moved", language)["asked"][0].finditer(masked(prose, language))
    for match in asked:
        start, end = match.span("name")
        means = named(prose, language, start, end)
        subject = Spoken(start, end, match.span(), prose.words[language][start:end], means)
        for word in moving:
            if end <= word.start < match.end():
                answer = replace(word, sign=-word.sign) if match["no"] else word
                yield from _against(prose, language, answer, subject, "")


def _against(
    prose: Prose, language: str, word: Said, subject: Spoken, over: str
) -> Iterator[Problem]:
    known = [one for one in (_moved(prose, meaning, over) for meaning in subject.meanings) if one]
    if known and all(one == {-word.sign} for one in known):
        moved = "fell" if word.sign > 0 else "rose"
        message = f"'{word.word}' is said of {subject.text}, but that {moved}"
        remedy = "mend the word, or cite the figures between which it moved"
        yield prose.problem(language, word.start, message, remedy)


def _moved(prose: Prose, meaning: Meaning, over: str) -> set[int]:
    """The known ways in which a level moved, over a year or a quarter if that is said."""
    index, until = prose.index.on(days(prose.content)[prose.brief.id]), prose.brief.period
    found = index.find(replace(meaning, change=_PAST.get(over, "yoy")), until)
    if found is None or not over:
        return ways(meaning, index, until) if found else set()
    return {sign(found.figure)}
