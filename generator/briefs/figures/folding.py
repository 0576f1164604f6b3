"""Texts in one form, so that words are compared whatever their script, width and case.

`characters.txt` lists the Chinese characters that are one, from OpenCC by `make characters`.
"""

from itertools import chain
from pathlib import Path
from unicodedata import normalize

from briefs.model.language import in_script

_ALIKE = {  # what stands for each of the characters beside it
    "-": "‐‑‒–−",
    "—": "―─",
    "~": "～〜∼",
    " ": "\t\u00a0\u202f\u3000" + "".join(map(chr, range(0x2002, 0x200B))),
    "'": "’", "/": "╱∕",
}  # fmt: skip
_COMPATIBLE = (  # full width, small forms (11﹒47%), radicals of copied PDFs (⾄ for 至)
    *(range(0xFF01, 0xFF5F), range(0xFFE0, 0xFFE7), range(0xFE50, 0xFE6C)),
    *(range(0x2E80, 0x2FD6), range(0xF900, 0xFB00)),
)


def _table() -> dict[int, str]:
    lines = Path(__file__).with_name("characters.txt").read_text("utf-8").splitlines()
    groups = ((line[0], line[1:]) for line in lines if not line.startswith("#"))
    table = {ord(char): form for form, others in groups for char in others}
    table |= {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}
    for code in chain(*_COMPATIBLE):
        form = normalize("NFKC", chr(code)).lower()
        if len(form) == 1 and form != chr(code):
            table[code] = table.get(ord(form), form)
    return table | {ord(char): form for form, others in _ALIKE.items() for char in others}


FOLD = _table()


def fold(text: str) -> str:
    """A text in Simplified characters, half width and lower case; every position stays true."""
    return text.translate(FOLD)


def script(text: str) -> str:
    """The language that the characters tell.

    The character sets of Taiwan and of the mainland lack the characters of the other side.
    """
    chinese = "".join(char for char in text if "\u3400" <= char <= "\u9fff")
    if len(chinese) * 10 < sum(map(str.isalpha, text)) or not chinese:
        return in_script("Latn")
    here, there = (len(chinese.encode(charset, "ignore")) for charset in ("big5", "gb2312"))
    return in_script("Hans" if there > here else "Hant")
