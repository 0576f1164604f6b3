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
CAPITALS = _words("capitals")
_BY_NAME = {fold(word): code for code, words in CURRENCIES.items() for word in words.split("|")}
_CODES = [code for code in CURRENCIES if code != OPEN_MONEY]
MILLIONS: Mapping[str, str] = {f"m{code.lower()}": code for code in _CODES}  # 30 MEUR
FRACTIONS = frozenset(word for word, value in WORD_NUMBER.items() if 0 < value < 1)
CURRENCY: Mapping[str, str] = {
    **{f"{code.lower()}$": code for code in _CODES},  # AUD$15
    **{f"{sign[:-1]} $": _BY_NAME[sign] for sign in _BY_NAME if re.fullmatch("[a-z]{2,}[$]", sign)},
    **_BY_NAME,
    **MILLIONS,
}
_NAMED = [
    word
    for word, code in _BY_NAME.items()
    if code != OPEN_MONEY and word[0].isalpha() and word[-1].isalpha()
    if word not in CAPITALS and not (word.isascii() and len(word) < 3)
]
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
OF_A_SHARE = _words("of_a_share")
SHARE_FILLER = _words("share_filler")
UNIT: Mapping[str, tuple[str, int]] = {  # and the power of ten that the word brings along
    **{fold(word): (unit.name, 0) for unit in UNITS.values() for word in unit.words.split("|")},
    **{word: (row.split()[0], int(row.split()[1])) for word, row in _rows("shifted").items()},
}
BEHIND_LARGER = _words("behind_larger")
TENTHS = _words("tenths")
PICTURES = _words("pictures")
LETTER_SCALE = _words("letters")
OUT_OF: Mapping[str, int] = _rows("out_of")
SIGN: Mapping[str, int] = _rows("sign")
NOT_KNOWN = _words("not_known")
PART: Mapping[str, Decimal] = {word: Decimal(str(part)) for word, part in _rows("part").items()}
HUNDRED = _words("hundred")
POINT = _words("point")
FOREIGN = _words("foreign")
UNKNOWN = _words("unknown")
PHONE = _words("phone")
HALVES = _words("halves")
IDIOM: Mapping[str, tuple[str, Decimal, str]] = {
    word: (unit, Decimal(value), approx)
    for word, row in _rows("idiom").items()
    for unit, value, approx in [f"{row} exact".split()[:3]]
}
IDIOM_PERCENT = _words("idiom_percent")
BEFORE: Mapping[str, str] = _rows("before")
DENIED = _words("denied")
AFTER: Mapping[str, str] = _rows("after")
MORE: Mapping[str, str] = _rows("more")
RANGE = _words("range")
TOLERANCE = _words("tolerance")
EACH = _words("each")
DIRECTION: Mapping[str, int] = _rows("direction")
COMPARED = _words("compared")
COMPARED_WITH = _words("compared_with")
CHANGED = _words("changed")
FROM = _words("from")
SPAN = _words("span")
AGAINST = _words("against")
QUOTED = _words("quoted")
PER = _words("per")
AND = _words("and")
OPEN_CLOSED = _words("open_closed")
OPEN = _words("open") | OPEN_CLOSED
CLOSE = _words("close")
LABEL: Mapping[str, str] = _rows("label")
ORDINAL: Mapping[str, str] = _rows("ordinal")
RANK = _words("rank")
NAMED = _words("named")
METRICS = _words("metrics")
PLAIN = _words("plain")
DATING = _words("dating")


def _by_beginning() -> dict[str, tuple[str, ...]]:
    tables = (
        SCALE, SEVERAL, REACHED, WORD_NUMBER, CURRENCY, PER_SHARE_BEFORE, PER_SHARE_AFTER, UNIT,
        IDIOM, IDIOM_PERCENT, BEFORE, AFTER, MORE, RANGE, TOLERANCE, EACH, DIRECTION, COMPARED,
        AGAINST, QUOTED, PER,
        AND, OPEN, CLOSE, LABEL, ORDINAL, RANK, NAMED, PLAIN, OUT_OF, SIGN, PART, HUNDRED, POINT,
        FOREIGN, UNKNOWN, OF_A_SHARE, PHONE, DENIED, CHANGED, FROM, SPAN,
        {"分之", "半", "每", "(", ")"},
    )  # fmt: skip
    index: dict[str, list[str]] = {}
    for word in sorted({word for table in tables for word in table}, key=len, reverse=True):
        index.setdefault(word[:2], []).append(word)
    return {first: tuple(words) for first, words in index.items()}


WORDS = _by_beginning()  # under their first two characters, the longest first
