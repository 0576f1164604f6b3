"""A word of movement to a level fits it: no `plunged to` more, no `rose from` more to less."""

from collections.abc import Iterator
from itertools import pairwise

from briefs.analysis.directions import Said, Words, clauses, said, words_of
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.moves import backwards, given_anew, way, ways
from briefs.analysis.touching import patterns
from briefs.content.records import days
from briefs.model.facts import FORWARD
from briefs.model.problem import Problem

_NEAR = 40  # characters from the first of two levels to the word that leads to the second
_MOVES = ("move", "reach", "plan", "pace")


def check(prose: Prose) -> Iterator[Problem]:
    """Each word that its figures contradict."""
    for language, text in prose.worded.items():
        told = [word for word in said(text, language) if word.sure and word.kind in _MOVES]
        found = [(word, _contradiction(prose, language, word)) for word in told]
        for word, message in found:
            if message:
                remedy = "mend the word or the reference"
                yield prose.problem(language, word.start, message, remedy)
        if not any(message for _, message in found):
            yield from _led_back(prose, language)


def _led_back(prose: Prose, language: str) -> Iterator[Problem]:
    """A later level from which an earlier one is reached, in words that tell no direction."""
    text, words = prose.blanked[language], patterns("references", language)
    for first, second in pairwise(prose.mentions[language] if words else ()):
        [source], [onward] = words["was"], words["became"]
        leads = onward.fullmatch(text, first.end, second.start)
        if leads and source.search(text[: first.start]) and _is_back(first, second):
            message = f"{second.text} is said to come after {first.text}, but is earlier"
            yield prose.problem(language, second.start, message, "exchange the references")


def _is_back(first: Mention, then: Mention) -> bool:
    return backwards(first.quantity.meaning, then.quantity.meaning)


def _contradiction(prose: Prose, language: str, word: Said) -> str:
    text, cited = prose.words[language], prose.mentions[language]
    words = words_of(language)
    for pair in pairwise(cited):
        ends = _from_to(text, words, word, pair)
        if ends:
            return _led(word, *ends)
    for mention in cited:
        if _alone(text, language, word, mention) and _ways(prose, word, mention) == {-word.sign}:
            moved = "fell" if word.sign > 0 else "rose"
            return f"'{word.word}' stands before {mention.text}, but that {moved}"
    return ""


def _led(word: Said, first: Mention, then: Mention) -> str:
    """The message where two levels do not lie as the word says, in value and in time."""
    actual = ""
    if _kind(first) == _kind(then) and way(first.quantity, then.quantity) == -word.sign:
        actual = "below" if word.sign > 0 else "above"
    elif backwards(first.quantity.meaning, then.quantity.meaning):
        actual = "earlier"
    return f"'{word.word}' leads from {first.text} to {then.text}, which is {actual}" * bool(actual)


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
    near = word.start - first.end <= _NEAR and words.joins(text, first.end, word.start)
    return pair if between and near and words.source.search(text, 0, first.start) else None


def _kind(mention: Mention) -> tuple[str, str, str, str, str]:
    one = mention.meaning
    return one.entity, one.segment, one.concept, one.change, one.currency


def _alone(text: str, language: str, word: Said, mention: Mention) -> bool:
    """Tell if a word moves to a figure, and its clause names nothing from where."""
    words = words_of(language)
    start, end = next(span for span in clauses(text, language) if word.start < span[1])
    return bool(
        words.level.fullmatch(text, word.start, mention.start)
    ) and not words.against.search(text, start, end)


def _ways(prose: Prose, word: Said, mention: Mention) -> set[int]:
    """The ways in which a figure moved, as far as the word may speak of them."""
    meaning, until = mention.quantity.meaning, prose.brief.period
    index = prose.index.on(days(prose.content)[prose.brief.id])
    kinds = ("pace", "reach") if meaning.change else ("move", "reach", "plan")
    if meaning.period.instant or word.kind not in kinds:
        return set()
    if word.kind == "plan" and meaning.scenario in FORWARD:
        return set(given_anew(meaning, index, until))
    return ways(meaning, index, until)
