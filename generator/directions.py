"""Words of direction that contradict the figure beside them: a "rose" before a fall, an "above" before something larger."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.check import compare
from generator.facts import CHANGES, FORWARD, Meaning, Quantity
from generator.figures import Figure
from generator.references import REFERENCE

UP: Mapping[str, str] = {
    "en": r"rose|rises?|rising|grew|grows?|growing|grown|growth of|gained|gains?|climbed|jumped|increased|up|beat|topped|exceeded",
    "zh-Hant": "年增|季增|成長|增加|增長|上升|上揚|攀升|上漲|優於預期",
}
DOWN: Mapping[str, str] = {
    "en": r"fell|falls?|falling|fallen|dropped|drops?|declined|declines?|decline of|slid|slipped|shrank|down|lost|missed",
    "zh-Hant": "年減|季減|下滑|下降|減少|衰退|下跌|重挫|下挫|跌|低於預期",
}
ABOVE: Mapping[str, str] = {
    "en": r"beats?|beating|topped|exceeds?|exceeded|exceeding|above|ahead of|higher than|surpassed|outran",
    "zh-Hant": "優於|超越|高於|勝過|超過|超出",
}
BELOW: Mapping[str, str] = {
    "en": r"missed|misses|missing|below|short of|trails?|trailed|lower than|under",
    "zh-Hant": "低於|不如|遜於|不及|落後",
}
_LINK: Mapping[str, str] = {"en": r"(?:\s+(?:by|to about|about|some|a|an|another))?\s+", "zh-Hant": "了?(?:達|約|近|逾|幅度)? ?"}
_STOP = re.compile(r"[.;:。；：!?！？\n]|，但|, but |, while |, and |，而")
_DENIED: Mapping[str, str] = {"en": r"\b(?:not|no|never|neither|whether|if|would|could|either|or)\b", "zh-Hant": "不|未|否|若|如果|或|能否"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference in a text, with the quantity that it names."""

    start: int
    end: int
    text: str
    option: str
    meaning: Meaning
    quantity: Quantity


def contradictions(text: str, language: str, find: Callable[[str], tuple[Meaning, str, Quantity] | None]) -> Iterator[tuple[int, str, str]]:
    """Offset, message and remedy of each word that its figure contradicts; `find` looks a reference up."""
    mentions = list(_mentions(text, find))
    for mention in mentions:
        yield from _against_sign(text, language, mention)
    for first, second in zip(mentions, mentions[1:], strict=False):
        yield from _against_order(text, language, first, second)


def _mentions(text: str, find: Callable[[str], tuple[Meaning, str, Quantity] | None]) -> Iterator[Mention]:
    for match in REFERENCE.finditer(text):
        found = find(match[1])
        if found:
            meaning, option, quantity = found
            yield Mention(match.start(), match.end(), match[0], option, meaning, quantity)


def _against_sign(text: str, language: str, mention: Mention) -> Iterator[tuple[int, str, str]]:
    """A word of rise or fall directly before a change must have the change's sign."""
    if CHANGES.get(mention.meaning.change, "") not in ("relative", "amount") or mention.meaning.change == "midpoint":
        if not mention.meaning.concept.endswith("Move"):
            return
    before = text[max(0, mention.start - 80) : mention.start]
    for words, sign in ((UP[language], 1), (DOWN[language], -1)):
        match = re.search(rf"(?:^|\b|(?<=[^\x00-\x7f]))({words}){_LINK[language]}$", before, re.IGNORECASE)
        if not match:
            continue
        actual = _sign(mention.quantity.figure)
        if actual == -sign:
            yield match.start(1), f"'{match[1]}' stands before {mention.text}, which is {'negative' if actual < 0 else 'positive'}", "mend the word or the reference"
        elif actual < 0 and mention.option not in ("size", "bare", "low", "high"):
            yield mention.start, f"'{match[1]}' and the minus sign of {mention.text} say the same twice", f"write {mention.text[:-1]}|size}}"


def _sign(figure: Figure) -> int:
    low, high = figure.interval()
    if low is not None and low >= 0 and high != 0:
        return 1
    return -1 if high is not None and high <= 0 and low != 0 else 0


def _against_order(text: str, language: str, first: Mention, second: Mention) -> Iterator[tuple[int, str, str]]:
    """A word of order between a figure and an expectation of it must fit the two."""
    if second.meaning.scenario not in FORWARD or _what(first.meaning) != _what(second.meaning) or first.meaning.scenario == second.meaning.scenario:
        return
    between = text[first.end : second.start]
    if _STOP.search(between):
        return
    said = compare(first.quantity.figure, second.quantity.figure)
    for words, expected, opposite in ((ABOVE, "above", "below"), (BELOW, "below", "above")):
        match = re.search(rf"(?:\b|(?<=[^\x00-\x7f]))(?:{words[language]})", between, re.IGNORECASE)
        rest = between.replace(match[0], "") if match else between
        if match and said == opposite and not re.search(_DENIED[language], rest, re.IGNORECASE):
            yield first.end + match.start(), f"{first.text} is called {expected} {second.text} ('{match[0]}') but is {said}", "mend the word or the references"


def _what(meaning: Meaning) -> Meaning:
    return replace(meaning, scenario="actual", issued="", by="")
