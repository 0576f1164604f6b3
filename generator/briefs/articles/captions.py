"""Headings and captions that say in which currency the amounts below them are: `單位：美元`."""

import re
from functools import lru_cache

from briefs.figures.folding import fold
from briefs.figures.scan import scan
from briefs.figures.tables import CURRENCY
from briefs.model.unit import OPEN_MONEY

_CODES = {word: code for word, code in CURRENCY.items() if code != OPEN_MONEY and len(word) > 1}
_NAMES = "|".join(
    rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word[0].isascii() else re.escape(word)
    for word in sorted(_CODES, key=len, reverse=True)
)
_SCALE = r"(?:(?:in|of|the|[百千万亿]+|thousands?|millions?|billions?)[\s:]*)*"
_SAID = re.compile(
    r"(?:单位|币别|货币|计价|currency|units?|amounts?|figures?|\(|\bin\s)[\s:]*"
    rf"{_SCALE}(?P<name>{_NAMES})"
)
_LONGEST = 60  # characters of a heading
_SENTENCE = re.compile(r"[.。!?;]$")


@lru_cache(maxsize=8)
def governing(paragraphs: tuple[str, ...]) -> list[str]:
    """The currency that the heading or caption above each paragraph names, or nothing.

    It holds for the rows below it, or else for the sentences until the next heading.
    """
    governed, currency, rows, sentences = [], "", False, False
    for paragraph in paragraphs:
        folded = fold(paragraph).strip()
        ends = bool(_SENTENCE.search(folded))
        prints = any(re.search(r"\d", found.printed) for found in scan(paragraph))  # no 百萬美元
        if ends and rows:
            currency, rows = "", False
        governed.append(currency)
        said = {_CODES[match["name"]] for match in _SAID.finditer(folded)}
        heading = len(folded) <= _LONGEST and not ends and not prints
        if heading and (len(said) == 1 or sentences):
            currency, rows, sentences = "".join(said) if len(said) == 1 else "", False, False
        rows |= prints and not ends
        sentences |= ends
    return governed
