"""The words of printed figures, folded: those of `words/`, a file a language, and of the units."""

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from briefs.figures.folding import fold
from briefs.model.layers import read_yaml
from briefs.model.unit import CURRENCIES, OPEN_MONEY, UNITS

_FILES = [read_yaml(path) for path in Path(__file__).with_name("words").glob("*.yml")]


def _rows(table: str) -> dict[str, Any]:
    """Each word of a table with its row."""
    return {
        fold(word): row
        for file in _FILES
        for row, words in file.get(table, {}).items()
        for word in words
    }


def _words(table: str) -> frozenset[str]:
    return frozenset(fold(word) for file in _FILES for word in file.get(table, ()))


SCALE: Mapping[str, int] = _rows("scale")
SEVERAL: Mapping[str, int] = _rows("several")
REACHED: Mapping[str, int] = _rows("reached")
WORD_NUMBER: Mapping[str, Decimal] = {
    word: Decimal(str(number)) for word, number in _rows("word_number").items()
}
CURRENCY: Mapping[str, str] = {
    fold(word): code for code, words in CURRENCIES.items() for word in words.split("|")
}
_NAMED = [word for word, code in CURRENCY.items() if code != OPEN_MONEY and word[-1].isalpha()]
_LATIN, _OTHER = (
    "|".join(
        re.escape(word)
        for word in sorted(_NAMED, key=len, reverse=True)
        if word != "won" and word[0].isascii() == latin  # it is a verb
    )
    for latin in (True, False)
)
CURRENCY_NAME = re.compile(rf"(?<![a-z])(?:{_LATIN})(?![a-z])|{_OTHER}")
DOLLARS = _words("dollars")
AFTER_NUMBER_ONLY = _words("after_number_only")
PER_SHARE_BEFORE = _words("per_share_before")
PER_SHARE_AFTER = _words("per_share_after")
UNIT: Mapping[str, tuple[str, int]] = {  # and the power of ten that the word brings along
    **{fold(word): (unit.name, 0) for unit in UNITS.values() for word in unit.words.split("|")},
    "成": ("percent", 1),
    **dict.fromkeys(("美分", "cents", "¢"), ("USD", -2)),
}
HALVES = _words("halves")
IDIOM: Mapping[str, tuple[str, Decimal, str]] = {
    word: (unit, Decimal(value), approx)
    for word, row in _rows("idiom").items()
    for unit, value, approx in [f"{row} exact".split()[:3]]
}
IDIOM_PERCENT = _words("idiom_percent")
BEFORE: Mapping[str, str] = _rows("before")
AFTER: Mapping[str, str] = _rows("after")
MORE: Mapping[str, str] = _rows("more")
RANGE = _words("range")
TOLERANCE = _words("tolerance")
EACH = _words("each")
DIRECTION: Mapping[str, int] = _rows("direction")
COMPARED = _words("compared")
AGAINST = _words("against")
QUOTED = _words("quoted")
PER = _words("per")
AND = _words("and")
OPEN = _words("open")
CLOSE = _words("close")
LABEL: Mapping[str, str] = _rows("label")
ORDINAL: Mapping[str, str] = _rows("ordinal")
RANK = _words("rank")
NAMED = _words("named")
METRICS = _words("metrics")
PLAIN = _words("plain")


def _by_beginning() -> dict[str, tuple[str, ...]]:
    tables = (
        SCALE, SEVERAL, REACHED, WORD_NUMBER, CURRENCY, PER_SHARE_BEFORE, PER_SHARE_AFTER, UNIT,
        IDIOM, IDIOM_PERCENT, BEFORE, AFTER, MORE, RANGE, TOLERANCE, EACH, DIRECTION, COMPARED,
        AGAINST, QUOTED, PER,
        AND, OPEN, CLOSE, LABEL, ORDINAL, RANK, NAMED, PLAIN,
        {"百分之", "分之", "负", "半", "每", "+", "-", "(", ")"},
    )  # fmt: skip
    index: dict[str, list[str]] = {}
    for word in sorted({word for table in tables for word in table}, key=len, reverse=True):
        index.setdefault(word[:2], []).append(word)
    return {first: tuple(words) for first, words in index.items()}


WORDS = _by_beginning()  # under their first two characters, the longest first
