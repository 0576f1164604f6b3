"""A word of movement to a level fits it: no `plunged to` more, no `rose from` more to less."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefs.analysis.directions import Said, Words, clauses, said, tables, words_of
from briefs.analysis.intervals import compare
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.lint.words_of_direction import sign
from briefs.content.records import days
from briefs.model.problem import Problem

_MOVES = ("move", "reach", "plan", "pace")
_ORDERS = {"above": 1, "below": -1}


def check(prose: Prose) -> Iterator[Problem]:
    """Each word that its figures contradict."""
    for language, text in prose.words.items():
        if language in tables():
            for word in said(text, language):
                if word.sure and word.kind in _MOVES:
                    message = _contradiction(prose, language, word)
                    if message:
                        remedy = "mend the word or the reference"
                        yield prose.problem(language, word.start, message, remedy)


def _contradiction(prose: Prose, language: str, word: Said) -> str:
    text, cited = prose.words[language], prose.mentions[language]
    words = words_of(language)
    for first, second in pairwise(cited):
        ends = _from_to(text, words, word, (first, second))
        if ends:
            before, after = ends
            actual = compare(after.quantity.figure, before.quantity.figure)
            if _kind(before) == _kind(after) and _ORDERS.get(actual) == -word.sign:
                return f"'{word.word}' leads from {before.text} to {after.text}, which is {actual}"
            return ""
    for mention in cited:
        if word.kind in ("move", "reach") and _alone(text, language, word, mention):
            changes = _changes(prose, mention)
            if changes == {-word.sign}:
                moved = "fell" if word.sign > 0 else "rose"
                return f"'{word.word}' stands before {mention.text}, but that {moved}"
    return ""


def _from_to(
    text: str, words: Words, word: Said, pair: tuple[Mention, Mention]
) -> tuple[Mention, Mention] | None:
    """The two levels between which a word moves, in the order of the movement."""
    first, second = pair
    if words.out.fullmatch(text, word.end, first.start):
        return pair if words.into.fullmatch(text, first.end, second.start) else None
    if words.level.fullmatch(text, word.start, first.start):
        return (second, first) if words.out.fullmatch(text, first.end, second.start) else None
    between = first.end <= word.start and words.level.fullmatch(text, word.start, second.start)
    near = word.start - first.end <= 6 and words.joins(text, first.end, word.start)
    return pair if between and near and words.source.search(text, 0, first.start) else None


def _kind(mention: Mention) -> tuple[str, str, str, str, str]:
    one = mention.meaning
    return one.entity, one.segment, one.concept, one.change, one.currency


def _alone(text: str, language: str, word: Said, mention: Mention) -> bool:
    """Tell if a word moves to a level, and its clause names nothing from where."""
    words, meaning = words_of(language), mention.meaning
    if meaning.change or meaning.scenario != "actual" or meaning.period.instant:
        return False
    start, end = next(span for span in clauses(text, language) if word.start < span[1])
    return bool(
        words.level.fullmatch(text, word.start, mention.start)
    ) and not words.against.search(text, start, end)


def _changes(prose: Prose, mention: Mention) -> set[int]:
    """The signs of its growth; of a quarter's both must be known, for either may be meant."""
    day = days(prose.content)[prose.brief.id]
    kinds: Sequence[str] = ("yoy", "qoq") if mention.meaning.period.kind == "quarter" else ("yoy",)
    meanings = (replace(mention.meaning, change=change) for change in kinds)
    known = [prose.index.cited(one, prose.brief.period, day) for one in meanings]
    return {sign(one.figure) if one else 0 for one in known}
