"""The word that touches a figure is of its kind: no `年增 {Revenue}`, no `guided to {Revenue}`."""

import re
from collections.abc import Callable, Iterator, Mapping

from briefs.analysis.directions import said, words_of
from briefs.analysis.lint.prose import Mention, Prose
from briefs.model.facts import MONTHS_BACK, Meaning
from briefs.model.problem import Problem
from briefs.model.unit import RATIOS, kind_of


def check(prose: Prose) -> Iterator[Problem]:
    """Each word of growth or of a forecast beside a figure that is none."""
    for language, text in prose.blanked.items():
        for mention in prose.mentions[language]:
            span, unit = (mention.start, mention.end), mention.quantity.figure.unit
            if _is_reached(text, language, mention):
                continue
            for match, wanted in misfits(text, language, span, mention.meaning, unit):
                message = f"'{word_of(match)}' stands beside {mention.text}, which is no {wanted}"
                remedy = "mend the word or the reference"
                yield prose.problem(language, match.start(), message, remedy)


def _is_reached(text: str, language: str, mention: Mention) -> bool:
    """Tell a level to which something moved: `rose to {Revenue} from a year earlier`."""
    level, moves = words_of(language).level, ("move", "reach")
    words = [word for word in said(text, language) if word.kind in moves]
    return not mention.meaning.change and any(
        level.fullmatch(text, word.start, mention.start) for word in words
    )


_NEAR = 200  # characters; words that touch a figure are fewer


def misfits(
    text: str, language: str, span: tuple[int, int], meaning: Meaning, unit: str | None
) -> Iterator[tuple[re.Match[str], str]]:
    """The words that touch a figure which is not what they say, and what that is.

    Figures are blanked in the text.
    """
    for kind, (fits, wanted) in _FITTING.items():
        if not fits(meaning, unit):
            near = max(0, span[0] - _NEAR), span[1] + _NEAR
            for match in getattr(words_of(language), kind).finditer(text, *near):
                if span[0] < match.end() and match.start() < span[1]:
                    yield match, wanted


def word_of(match: re.Match[str]) -> str:
    """The word that touches, without what stands for the figure."""
    return match[0].replace("\0", "").strip()


def _grows(over: str) -> Callable[[Meaning, str | None], bool]:
    """Tell growth over a year or quarter, or a percentage that may be a growth rate itself."""

    def fits(meaning: Meaning, unit: str | None) -> bool:
        if meaning.change.removesuffix("_amount") in MONTHS_BACK:
            return meaning.change.startswith(over)
        return bool(meaning.change) or kind_of(unit) in RATIOS

    return fits


def _is_awaited(meaning: Meaning, _unit: str | None) -> bool:
    return meaning.scenario != "actual" or any(
        word in meaning.change for word in ("surprise", "vs_guidance")
    )


def _is_guided(meaning: Meaning, _unit: str | None) -> bool:
    return meaning.scenario == "guidance" or "vs_guidance" in meaning.change


# words of a kind, with their figures and what those are
_FITTING: Mapping[str, tuple[Callable[[Meaning, str | None], bool], str]] = {
    "yearly": (_grows("yoy"), "change on the year before"),
    "quarterly": (_grows("qoq"), "change on the quarter before"),
    "monthly": (_grows("mom"), "change on the month before"),
    "guided": (_is_guided, "guidance"),
    "awaited": (_is_awaited, "forecast"),
}
