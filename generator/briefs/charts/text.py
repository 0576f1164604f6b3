"""Text measured by a table: the build machine's fonts are not the reader's."""

import math
import re
import unicodedata
from functools import lru_cache

SIZE = 13.0  # px of chart text
LINE = 16.0  # px from one line of text to the next
# A word with the spaces after it, or a Chinese character with the punctuation that must follow it.
_WORD = re.compile(r"[^\s\u2e80-\u9fff\uf900-\uffef]+\s*|\S[，。、；：）」』》]*\s*|\s+")


@lru_cache(maxsize=4096)
def _em(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if char in "iljtfrI.,:;'|!()[] ":
        return 0.35
    if char in "mwMW%—":
        return 0.95
    return 0.7 if char.isupper() else 0.6


@lru_cache(maxsize=4096)
def text_width(text: str, size: float = SIZE) -> float:
    """Pixels that a line of text takes, rather too many than too few."""
    # An exact sum, which `sum` is from Python 3.12 on alone.
    return size * math.fsum(map(_em, text))


@lru_cache(maxsize=4096)
def wrap(text: str, width: float) -> tuple[str, ...]:
    """Lines of at most `width` pixels and of like length, if the words allow."""
    lines = _fill(text, width)
    words = max(map(text_width, _WORD.findall(text)), default=0.0)
    while width - SIZE / 2 >= words and len(_fill(text, width - SIZE / 2)) == len(lines):
        width -= SIZE / 2
    return _fill(text, width)


def _fill(text: str, width: float) -> tuple[str, ...]:
    lines = [""]
    for word in _WORD.findall(text):
        if lines[-1] and text_width((lines[-1] + word).rstrip()) > width:
            lines.append("")
        lines[-1] += word
    return tuple(line.strip() for line in lines)


@lru_cache(maxsize=4096)
def coordinate(value: float) -> str:
    """Write a coordinate with at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
