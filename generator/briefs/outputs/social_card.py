"""The picture that a shared link shows: plain texts in, PNG out, the same on every machine."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import pylopdf_fonts_zh_tw as fonts
from PIL import Image, ImageDraw, ImageFont

from briefs.model.language import ROWS

SIZE = (1200, 630)
_EDGE, _BAND = 64, 16
_GAP = 32  # between the columns of numbers
_INK, _SOFT, _PAPER = 0, 80, 255  # shades from ink to paper
_COLOURS = (22, 38, 63), (250, 250, 247)  # what ink and paper look like

# One unbreakable piece: a word or an amount, or a wide character; with the punctuation that clings.
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60"
_OPENING, _CLOSING = "（「『《〈【", "，、。；：！？）」』》〉】％"
_PIECE = re.compile(
    rf"[{_OPENING}]*(?:[^\s{_WIDE}]+[萬億兆]?(?:美元|元)?|[{_WIDE}])[{_CLOSING}]*|\s+"
)
# What the fonts, made for Chinese, draw as wide as a Chinese character.
_NARROW = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "…": "...", "×": "x"})


@dataclass(frozen=True, slots=True)
class SocialCard:
    """The words of a picture; each number is (what it is, the figure, how it moved)."""

    language: str
    site: str
    kicker: str
    headline: str
    numbers: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class _Style:
    """How a text looks, and on how many lines it may stand."""

    size: int
    shade: int
    lines: int = 1
    weight: int = 0


_KICKER = _Style(30, _SOFT)
_LABEL = _Style(25, _SOFT, lines=2)
_VALUE = _Style(50, _INK, weight=1)
_MOVED = _Style(25, _INK)


def draw(poster: SocialCard) -> bytes:
    """A PNG of 1200 × 630 pixels in sixteen shades."""
    image = Image.new("L", SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, SIZE[0], _BAND), fill=_INK)
    site = _font(poster.language, 26)
    pen.text((SIZE[0] - _EDGE, 60), poster.site, fill=_SOFT, font=site, anchor="ra")
    taken = int(site.getlength(poster.site))
    write = partial(_write, pen, poster.language)
    write(poster.kicker, (_EDGE, 56, SIZE[0] - 2 * _EDGE - _GAP - taken), _KICKER)
    _headline(pen, poster)
    pen.line((_EDGE, 386, SIZE[0] - _EDGE, 386), fill=_SOFT, width=2)
    width = (SIZE[0] - 2 * _EDGE + _GAP) // 3
    for column, (label, value, moved) in enumerate(poster.numbers):
        left = _EDGE + column * width
        write(label, (left, 410, width - _GAP), _LABEL)
        write(value, (left, 478, width - _GAP), _VALUE)
        write(moved, (left, 554, width - _GAP), _MOVED)
    return _png(image)


def covers(text: str, language: str) -> bool:
    """Whether the language's font has every character of a text."""
    font = _font(language, 20)
    missing = bytes(font.getmask("\uffff"))
    return all(
        char.isspace() or bytes(font.getmask(char)) != missing for char in _plain(text, language)
    )


def _headline(pen: ImageDraw.ImageDraw, poster: SocialCard) -> None:
    """In the largest letters that fit."""
    width = SIZE[0] - 2 * _EDGE
    for size in (66, 60, 54, 48, 42, 36):
        font = _font(poster.language, size)
        lines = _lines(_plain(poster.headline, poster.language), font, width)
        if len(lines) * _step(size) <= 260:
            break
    for number, line in enumerate(lines[: 260 // _step(size)]):
        pen.text((_EDGE, 108 + number * _step(size)), line, _INK, font, stroke_width=1)


def _write(
    pen: ImageDraw.ImageDraw, language: str, text: str, place: tuple[int, int, int], style: _Style
) -> None:
    """At a place (left, top, width), in smaller letters where the lines would be too many."""
    left, top, width = place
    text, size = _plain(text, language), style.size
    while len(lines := _lines(text, _font(language, size), width)) > style.lines and size > 16:
        size -= 2
        top += 2  # smaller letters stand on the same line
    font = _font(language, size)
    for number, line in enumerate(lines[: style.lines]):
        at = (left, top + number * _step(size))
        pen.text(at, line, style.shade, font, stroke_width=style.weight)


def _step(size: int) -> int:
    """From one line to the next."""
    return round(size * 1.28)


def _lines(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The text broken where its script allows it."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1].strip() and font.getlength((lines[-1] + piece).rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


def _plain(text: str, language: str) -> str:
    return text if ROWS[language].chinese else text.translate(_NARROW)


@cache
def _font(language: str, size: int) -> ImageFont.FreeTypeFont:
    # The basic layout needs no dataset of the system's, which might differ.
    return ImageFont.truetype(_path(language), size, layout_engine=ImageFont.Layout.BASIC)


def _path(language: str) -> Path:
    """None with serifs for Chinese, as the site's headings have it."""
    return fonts.sans_path() if ROWS[language].chinese else fonts.serif_path()


def _png(image: Image.Image) -> bytes:
    shades = image.point([value >> 4 for value in range(256)])
    ink, paper = _COLOURS
    shades.putpalette(
        [
            round(a + (b - a) * shade / 15)
            for shade in range(16)
            for a, b in zip(ink, paper, strict=True)
        ]
    )
    file = io.BytesIO()
    shades.save(file, "PNG", bits=4, compress_level=3)
    return file.getvalue()
