"""Words that contradict the figure beside them: `rose` before a fall, `above` before more."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from briefs.analysis.intervals import compare
from briefs.content.references import REFERENCE
from briefs.model.facts import CHANGES, FORWARD, Meaning, Quantity
from briefs.model.figure import MAGNITUDE, Figure
from briefs.model.layers import read_yaml

_SIGNS = {1: "positive", -1: "negative"}
_CLAUSE = re.compile(r"[,，、.;:。；：!?！？\n]")
_EDGE = r"(?:\b|(?<=[^\x00-\x7f]))"


@dataclass(frozen=True, slots=True)
class Words:
    """A language's words of direction as expressions, made of its file of `words`."""

    signs: tuple[tuple[re.Pattern[str], int], ...]
    orders: tuple[tuple[re.Pattern[str], str, str], ...]
    denied: re.Pattern[str]
    stop: re.Pattern[str]


@cache
def tables() -> Mapping[str, Mapping[str, Any]]:
    """The files of `words` by language."""
    return {
        path.stem: read_yaml(path)
        for path in sorted(Path(__file__).with_name("words").glob("*.yml"))
    }


@cache
def _words(language: str) -> Words:
    table = tables()[language]

    def any_of(kind: str) -> str:
        return rf"(?:{'|'.join([*table[kind], *table['before'].get(kind, ())])})s?"

    def sign(kind: str) -> re.Pattern[str]:
        return re.compile(rf"(?:^|{_EDGE})({any_of(kind)}){table['link']}$", re.IGNORECASE)

    def order(kind: str) -> re.Pattern[str]:
        return re.compile(f"{_EDGE}{any_of(kind)}{_EDGE}", re.IGNORECASE)

    return Words(
        ((sign("rise"), 1), (sign("fall"), -1)),
        ((order("above"), "above", "below"), (order("below"), "below", "above")),
        re.compile(table["denied"], re.IGNORECASE),
        re.compile(rf"[.;:。；：!?！？\n]|{table['turn']}"),
    )


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference in a text, with the quantity that it names."""

    start: int
    end: int
    text: str
    option: str
    meaning: Meaning
    quantity: Quantity


def contradictions(
    text: str, language: str, find: Callable[[str], tuple[Meaning, str, Quantity] | None]
) -> Iterator[tuple[int, str, str]]:
    """Offset, message and remedy of each word that its figure contradicts.

    `find` gives what the inside of a reference means, or None.
    """
    if language not in tables():
        return
    words = _words(language)
    mentions = list(_mentions(text, find))
    for mention in mentions:
        yield from _against_sign(text, words, mention)
    for index, second in enumerate(mentions):
        first = _measured(mentions[:index], second)
        if first:
            yield from _against_order(text, words, first, mentions[index - 1].end, second)


def _mentions(
    text: str, find: Callable[[str], tuple[Meaning, str, Quantity] | None]
) -> Iterator[Mention]:
    for match in REFERENCE.finditer(text):
        found = find(match[1])
        if found:
            meaning, option, quantity = found
            yield Mention(match.start(), match.end(), match[0], option, meaning, quantity)


def _against_sign(text: str, words: Words, mention: Mention) -> Iterator[tuple[int, str, str]]:
    """A word of rise or fall before a change must have its sign; only a loss has a size."""
    actual = _sign(mention.quantity.figure)
    if mention.option == "size" and actual > 0:
        yield (
            mention.start,
            f"{mention.text} asks for the size of a loss, but is positive",
            "delete '|size', or add 'down: true' to the fact",
        )
    change = "" if mention.meaning.change == "midpoint" else mention.meaning.change
    if change not in CHANGES and not mention.meaning.concept.endswith("Move"):
        return
    start = max(0, mention.start - 80)
    before = text[start : mention.start]
    for pattern, sign in words.signs:
        match = pattern.search(before)
        if not match or words.denied.search(_CLAUSE.split(before[: match.start(1)])[-1]):
            continue
        if actual == -sign:
            yield (
                start + match.start(1),
                f"'{match[1]}' stands before {mention.text}, which is {_SIGNS[actual]}",
                "mend the word or the reference",
            )
        elif actual < 0 and mention.option not in ("size", "bare", "low", "high"):
            yield (
                mention.start,
                f"'{match[1]}' and the minus sign of {mention.text} say the same twice",
                f"write {mention.text[:-1]}|size}}",
            )


def _sign(figure: Figure) -> int:
    low, high = figure.interval()
    if figure.approx == MAGNITUDE:
        return 1 if high is None else -1
    if low is not None and low >= 0 and high != 0:
        return 1
    return -1 if high is not None and high <= 0 and low != 0 else 0


def _measured(before: Sequence[Mention], expected: Mention) -> Mention | None:
    """The figure that an expectation is of; only changes of the same may stand between."""
    for mention in reversed(before) if expected.meaning.scenario in FORWARD else ():
        if _what(mention.meaning) == _what(expected.meaning):
            return mention if mention.meaning.scenario != expected.meaning.scenario else None
        if replace(_what(mention.meaning), change=expected.meaning.change) != _what(
            expected.meaning
        ):
            return None
    return None


def _against_order(
    text: str, words: Words, first: Mention, start: int, second: Mention
) -> Iterator[tuple[int, str, str]]:
    """A word of order from `start` to an expectation must fit the figure and the expectation."""
    if words.stop.search(text, first.end, second.start):
        return
    between = text[start : second.start]
    said = compare(first.quantity.figure, second.quantity.figure)
    for pattern, expected, opposite in words.orders:
        match = pattern.search(between)
        if match and said == opposite and not words.denied.search(between.replace(match[0], "")):
            yield (
                start + match.start(),
                f"{first.text} is called {expected} {second.text} ('{match[0]}') but is {said}",
                "mend the word or the references",
            )


def _what(meaning: Meaning) -> Meaning:
    return replace(meaning, scenario="actual", issued=None, by="")
