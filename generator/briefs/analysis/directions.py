"""Words that contradict the figure beside them: `rose` before a fall, `above` before more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefs.analysis.intervals import compare
from briefs.content.references import REFERENCE
from briefs.model.facts import CHANGES, FORWARD, Meaning, Quantity
from briefs.model.figure import Figure

UP: Mapping[str, str] = {
    "en": r"rose|rises?|rising|grew|grows?|growing|grown|growth of|gained|gains?|climbed|jumped"
    r"|increased|up|beat|topped|exceeded",
    "zh-Hant": "年增|季增|成長|增加|增長|上升|上揚|攀升|上漲|優於預期",
}
DOWN: Mapping[str, str] = {
    "en": r"fell|falls?|falling|fallen|dropped|drops?|declined|declines?|decline of|slid|slipped"
    r"|shrank|down|lost|missed",
    "zh-Hant": "年減|季減|下滑|下降|減少|衰退|下跌|重挫|下挫|跌|低於預期",
}
ABOVE: Mapping[str, str] = {
    "en": r"beats?|beating|topped|exceeds?|exceeded|exceeding|above|ahead of|higher than"
    r"|surpassed|outran",
    "zh-Hant": "優於|超越|高於|勝過|超過|超出",
}
BELOW: Mapping[str, str] = {
    "en": r"missed|misses|missing|below|short of|trail(?:s|ed|ing)?|lower than|under",
    "zh-Hant": "低於|不如|遜於|不及|落後",
}
_LINK: Mapping[str, str] = {
    "en": r"(?:\s+(?:by|to about|about|some|a|an|another)){0,2}\s+",
    "zh-Hant": "了?(?:達|約|近|逾|幅度)? ?",
}
_STOP = re.compile(r"[.;:。；：!?！？\n]|，但|, but |, while |, and |，而")
_DENIED: Mapping[str, str] = {
    "en": r"\b(?:not(?! only)|no|never|neither|nor|cannot|whether|if|would|could|either|or"
    r"|fail(?:s|ed|ing)? to)\b|n['’]t\b|rather than|instead of",
    "zh-Hant": "不(?![僅只單過])|未|沒|並非|否|若|如果|或",
}
_SIGNS = {1: "positive", -1: "negative"}
_CLAUSE = re.compile(r"[,，、.;:。；：!?！？\n]")


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
    mentions = list(_mentions(text, find))
    for mention in mentions:
        yield from _against_sign(text, language, mention)
    for index, second in enumerate(mentions):
        first = _measured(mentions[:index], second)
        if first:
            yield from _against_order(text, language, first, mentions[index - 1].end, second)


def _mentions(
    text: str, find: Callable[[str], tuple[Meaning, str, Quantity] | None]
) -> Iterator[Mention]:
    for match in REFERENCE.finditer(text):
        found = find(match[1])
        if found:
            meaning, option, quantity = found
            yield Mention(match.start(), match.end(), match[0], option, meaning, quantity)


def _against_sign(text: str, language: str, mention: Mention) -> Iterator[tuple[int, str, str]]:
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
    for words, sign in ((UP[language], 1), (DOWN[language], -1)):
        match = re.search(
            rf"(?:^|\b|(?<=[^\x00-\x7f]))({words}){_LINK[language]}$", before, re.IGNORECASE
        )
        if not match or re.search(
            _DENIED[language], _CLAUSE.split(before[: match.start(1)])[-1], re.IGNORECASE
        ):
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
    text: str, language: str, first: Mention, start: int, second: Mention
) -> Iterator[tuple[int, str, str]]:
    """A word of order from `start` to an expectation must fit the figure and the expectation."""
    if _STOP.search(text, first.end, second.start):
        return
    between = text[start : second.start]
    said = compare(first.quantity.figure, second.quantity.figure)
    for words, expected, opposite in ((ABOVE, "above", "below"), (BELOW, "below", "above")):
        match = re.search(
            rf"(?:\b|(?<=[^\x00-\x7f]))(?:{words[language]})(?:\b|(?<=[^\x00-\x7f]))",
            between,
            re.IGNORECASE,
        )
        rest = between.replace(match[0], "") if match else between
        if match and said == opposite and not re.search(_DENIED[language], rest, re.IGNORECASE):
            yield (
                start + match.start(),
                f"{first.text} is called {expected} {second.text} ('{match[0]}') but is {said}",
                "mend the word or the references",
            )


def _what(meaning: Meaning) -> Meaning:
    return replace(meaning, scenario="actual", issued="", by="")
