"""The word that touches a figure is of its kind: no `年增 {Revenue}`, no `guided to {Revenue}`."""

from collections.abc import Callable, Iterator, Mapping

from briefs.analysis.directions import tables, words_of
from briefs.analysis.lint.prose import Mention, Prose
from briefs.model.problem import Problem
from briefs.model.unit import RATIOS, kind_of


def check(prose: Prose) -> Iterator[Problem]:
    """Each word of growth or of a forecast beside a figure that is none."""
    for language, text in prose.blanked.items():
        for kind, fits in _FITTING.items() if language in tables() else ():
            for match in getattr(words_of(language), kind).finditer(text):
                for mention in prose.mentions[language]:
                    touches = mention.start < match.end() and match.start() < mention.end
                    if touches and not fits(mention):
                        word = match[0].replace("\0", "").strip()
                        message = f"'{word}' stands beside {mention.text}, which is none"
                        yield prose.problem(
                            language, match.start(), message, "mend the word or the reference"
                        )


def _grows(mention: Mention, over: str) -> bool:
    """Tell growth over a year or quarter, or a percentage that may be a growth rate itself."""
    change = mention.meaning.change
    if change in ("yoy", "qoq", "yoy_amount", "qoq_amount"):
        return change.startswith(over)
    return bool(change) or kind_of(mention.quantity.figure.unit) in RATIOS


def _is_awaited(mention: Mention) -> bool:
    meaning = mention.meaning
    return meaning.scenario != "actual" or any(
        word in meaning.change for word in ("surprise", "vs_guidance")
    )


def _is_guided(mention: Mention) -> bool:
    meaning = mention.meaning
    return meaning.scenario == "guidance" or "vs_guidance" in meaning.change


_FITTING: Mapping[str, Callable[[Mention], bool]] = {  # words of each kind, what they may touch
    "yearly": lambda mention: _grows(mention, "yoy"),
    "quarterly": lambda mention: _grows(mention, "qoq"),
    "guided": _is_guided,
    "awaited": _is_awaited,
}
