"""Rows for a terminal, their cells below one another."""

import unicodedata
from collections.abc import Iterator, Sequence

Rows = Sequence[Sequence[str]]


def width(text: str) -> int:
    """The columns that a text takes on a terminal: Chinese characters take two."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def columns(rows: Rows, right: int = -1, *, head: bool = False) -> list[str]:
    """Rows as lines, the first underlined as a head.

    The cells of the column `right` end below one another.
    """
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(_row(row, widths, right)).rstrip() for row in rows]
    return [*lines[:1], *["  ".join("─" * wide for wide in widths)] * head, *lines[1:]]


def folded(line: str, room: int) -> Iterator[str]:
    """A line of columns as lines for a narrow terminal, broken at the spaces between words."""
    if width(line) <= room:
        yield line
        return
    filled = ""
    for word in line.split():
        if filled.strip() and width(f"{filled} {word}") > room:
            yield filled
            filled = "   "
        filled = f"{filled} {word}" if filled else word
    yield filled


def _row(row: Sequence[str], widths: Sequence[int], right: int) -> list[str]:
    spaces = [" " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)]
    pairs = enumerate(zip(row, spaces, strict=True))
    return [room + cell if place == right else cell + room for place, (cell, room) in pairs]
