"""A verdict is the computed one: no `{Revenue} missed guidance` of one above it, or of none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefs.analysis.directions import Said, Words, said, words_of
from briefs.analysis.intervals import compare
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.lint.spoken import masked, spoken
from briefs.analysis.stated import said as stated
from briefs.analysis.stated import side
from briefs.content.records import days
from briefs.model.facts import Meaning
from briefs.model.problem import Problem

_SIDES = {"above": {1}, "below": {-1}, "within": {0}, "in line": {0}, "in_line": {0}}
_EXPECTED = ("guidance", "consensus")
_MEND = "mend the word or the reference"


@dataclass(frozen=True, slots=True)
class _Subject:
    end: int
    text: str
    meanings: Sequence[Meaning]


def check(prose: Prose) -> Iterator[Problem]:
    """Each that says the contrary; only what is surely above or below contradicts."""
    for language, text in prose.worded.items():
        verdicts = [one for one in said(text, language) if one.kind in ("order", "meet")]
        for word in verdicts:
            if word.sure:
                yield from _named(prose, language, word)
                yield from _cited(prose, language, word)


def _named(prose: Prose, language: str, word: Said) -> Iterator[Problem]:
    """A verdict whose bar is named in words: `beat the consensus`."""
    words, text = words_of(language), prose.words[language]
    bar = words.bar.match(prose.blanked[language], word.end)
    known = word.word if bar is None else text[word.start : bar.end()]
    cited = any(
        words.toward.fullmatch(text, word.end, one.start) for one in prose.mentions[language]
    )
    if cited or (bar is None and not words.bar.search(word.word)):
        return
    scenario = "guidance" if bar and bar["own"] else "consensus"
    for subject in _subjects(prose, language, words, word):
        found = [sides(prose, meaning, scenario) for meaning in subject.meanings]
        if not any(found):
            message = f"'{known}' is said of {subject.text}, of which no {scenario} is known"
            remedy = "add it to a fact file, or the article's word on it under 'said'"
            yield prose.problem(language, word.start, message, remedy)
        elif all(_contrary(word, one) for one in found if one):
            message = f"'{known}' stands behind {subject.text}, which is {_called(found)} it"
            yield prose.problem(language, word.start, message, _MEND)


def _subjects(prose: Prose, language: str, words: Words, word: Said) -> Iterator[_Subject]:
    """The outcomes that a verdict behind them may be on: figures, and what is named without one."""
    text = masked(prose, language)
    for one in prose.mentions[language]:
        level = one.meaning.scenario == "actual" and not one.meaning.change
        if level and words.verdict.fullmatch(text, one.end, word.start):
            yield _Subject(one.end, one.text, (one.quantity.meaning,))
    for name in spoken(prose, language):
        rest = text[word.end : name.clause[1]]
        if not words.elsewhen.search(words.bar.without(rest, 1)) and any(
            gap.fullmatch(text, name.end, word.start) for gap in (words.verdict, words.speaks)
        ):
            yield _Subject(name.end, f"'{name.text}'", name.meanings)


_SENTENCE = 400  # characters


def _cited(prose: Prose, language: str, word: Said) -> Iterator[Problem]:
    """A verdict whose bar is a figure: `within the guided {Revenue guidance}`."""
    text, words = prose.words[language], words_of(language)
    for bar in prose.mentions[language]:
        meaning = bar.quantity.meaning
        if meaning.scenario in _EXPECTED and words.toward.fullmatch(text, word.end, bar.start):
            outcomes = [
                one
                for one in prose.mentions[language]
                if 0 <= word.start - one.end <= _SENTENCE and words.joins(text, one.end, word.start)
            ]
            own = [one for one in outcomes if _outcome(one.quantity.meaning) == _outcome(meaning)]
            last = outcomes[-1] if outcomes and not own else None
            if last and _held_wrongly(last, bar):
                message = f"{last.text} is held against {bar.text}, which is of something else"
                yield prose.problem(language, word.start, message, _MEND)
            elif (word.kind == "meet" or not own) and not last:
                lies = sides(prose, _outcome(meaning), meaning.scenario)
                if lies and _contrary(word, lies):
                    side = _called([lies])
                    message = f"'{word.word}' leads to {bar.text}; the outcome is {side} it"
                    yield prose.problem(language, word.start, message, _MEND)


def _held_wrongly(one: Mention, bar: Mention) -> bool:
    """Tell an outcome that is held against what was expected of something else."""
    ours, theirs = one.quantity.meaning, bar.quantity.meaning
    alike = ours.change == theirs.change and ours.period == theirs.period
    unlike = (ours.entity, ours.segment, ours.concept) != (
        theirs.entity,
        theirs.segment,
        theirs.concept,
    )
    units = one.quantity.figure.unit == bar.quantity.figure.unit
    return alike and unlike and units and ours.scenario == "actual"


def _outcome(meaning: Meaning) -> Meaning:
    return replace(meaning, scenario="actual", issued=None, by="")


def sides(prose: Prose, meaning: Meaning, scenario: str) -> set[int]:
    """The sides of an expectation on which an outcome may lie; nothing where none is known."""
    day = days(prose.content)[prose.brief.id]
    index, until = prose.index.on(day), prose.brief.period
    actual = index.find(meaning, until)
    expected = index.find(replace(meaning, scenario=scenario), until)
    if actual and expected:
        return _SIDES.get(compare(actual.figure, expected.figure), {1, 0, -1})
    good = prose.content.concepts[meaning.concept].good
    sayings = stated(meaning, scenario, prose.content, day)
    return {one for saying in sayings for one in _SIDES.get(side(saying, good), ())}


def _contrary(word: Said, sides: set[int]) -> bool:
    return (0 if word.kind == "meet" else word.sign) not in sides


def _called(sides: Sequence[set[int]]) -> str:
    side = next(one for one in sides if one)
    return {1: "above", -1: "below", 0: "within"}[max(side)]
