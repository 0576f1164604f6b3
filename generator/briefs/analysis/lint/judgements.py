"""A judgement without its bar is that of the figures: no `disappointed` of what beat them all."""

from collections.abc import Iterator

from briefs.analysis.directions import sentence, words_of
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.lint.spoken import masked, spoken
from briefs.analysis.lint.verdicts import sides
from briefs.analysis.touching import patterns
from briefs.model.problem import Problem

_WRONG = {"short": {0, 1}, "barely": {1}}  # where an outcome then surely does not lie


def check(prose: Prose) -> Iterator[Problem]:
    """Each in whose sentence every outcome did better than all that was expected of it."""
    for language in prose.worded:
        wordings, text = patterns("states", language), prose.blanked[language]
        for kind, wrong in _WRONG.items() if wordings else ():
            for match in wordings[kind][0].finditer(text):
                start, end = sentence(text, language, match.start(), match.end())
                if _is_of_another(prose, language, start, match.start()):
                    continue
                end = max(end, _led_to(prose, language, match.end()))
                outcomes = [
                    one
                    for one in prose.mentions[language]
                    if start <= one.start < end and _is_outcome(one)
                ]
                found = [_lies(prose, one) for one in outcomes]
                if any(found) and all(lies <= wrong and 1 in lies for lies in found if lies):
                    message = f"'{match[0]}' is said of {outcomes[0].text}, which did better"
                    remedy = "mend the word or the reference"
                    yield prose.problem(language, match.start(), message, remedy)


def _is_of_another(prose: Prose, language: str, start: int, place: int) -> bool:
    """Tell a judgement that is denied, left open, or on what a clause names without its figure."""
    words, text = words_of(language), masked(prose, language)
    open_or_denied = (words.denied, words.unsure)
    return any(one.search(text, start, place) for one in open_or_denied) or any(
        one.end <= place and words.speaks.fullmatch(text, one.end, place)
        for one in spoken(prose, language)
    )


def _led_to(prose: Prose, language: str, place: int) -> int:
    """The end of a figure to which a colon leads, if one does."""
    behind = next((one for one in prose.mentions[language] if one.start >= place), None)
    leads = behind and prose.words[language][place : behind.start].strip() in (":", "：")
    return behind.end if behind and leads else 0


def _is_outcome(mention: Mention) -> bool:
    return mention.meaning.scenario == "actual" and not mention.meaning.change


def _lies(prose: Prose, mention: Mention) -> set[int]:
    """The sides on which an outcome lies of all that was expected of it."""
    expected = (sides(prose, mention.quantity.meaning, one) for one in ("guidance", "consensus"))
    return {side for one in expected for side in one}
