"""Articles as text: paragraphs, and the places at which a figure stands as it is printed."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefs.figures.reader import LEFT_OUT
from briefs.figures.tokens import LIST_COMMA
from briefs.model.period import Period, is_period, parse_period

_DATED = re.compile(r"(?<!\d)20\d\d-[01]\d(?:-[0-3]\d)?$")
_LEFT_OUT = unicodedata.normalize("NFKC", LEFT_OUT)
_BETWEEN = r"[^\d,.;:!?、。;]{1,40}?"  # words of one clause
_NUMBER = r"\d[\d.]*+(?:,\d{3})*+"
_LISTED = rf"(?:(?:[/、,及和與与又]|and)++[-+−]?{_NUMBER}){{1,12}}?"  # others of a list
_RAISED = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")  # a note's number is no digit of the figure beside it


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text in compatibility form (NFKC) without spaces; `places` leads back to the original.

    `apart` are the places in the original of commas that stand between figures.
    """

    text: str
    places: tuple[int, ...]
    apart: frozenset[int]

    def find(self, printed: str) -> Iterator[tuple[int, int]]:
        """Places at which a squeezed figure stands on its own, as start and end in the original."""
        first, gap, rest = map(re.escape, printed.partition(_LEFT_OUT))
        if gap and first[-1:].isdigit():
            pattern, last = rf"{first}(?={_LISTED}{rest})", first
        else:
            pattern, last = first + (gap and _BETWEEN + rest), rest or first
        for match in re.finditer(pattern, self.text):
            start, end = match.span()
            before = self._joined(start - 2, start + 1)[:-1]
            after = self._joined(end - 1, end + 2)[1:]
            runs_on = printed[0].isdigit() and re.search(r"[0-9][.,]?$", before)
            goes_on = last[-1].isdigit() and re.match(r"[.,]?[0-9]", after)
            if not (runs_on or goes_on):
                yield self.places[start], self.places[end - 1] + 1

    def _joined(self, start: int, end: int) -> str:
        """The characters around a place, with the spaces that stand between them."""
        start, end = max(start, 0), min(end, len(self.text))
        text = ""
        for place in range(start, end):
            spaced = place > start and self.places[place] - self.places[place - 1] > 1
            text += " " * spaced + ("、" if self.places[place] in self.apart else self.text[place])
        return text


@dataclass(frozen=True, slots=True)
class Article:
    """An article's paragraphs, each squeezed to its characters without width and spaces."""

    paragraphs: tuple[str, ...]
    squeezed: tuple[Squeezed, ...]
    sha256: str

    def stands(self, printed: str, at: int) -> Iterator[tuple[int, int]]:
        """Places of a paragraph at which a figure stands as it is printed."""
        if at <= len(self.squeezed):
            yield from self.squeezed[at - 1].find(squeeze(printed).text)


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of an article that are not empty, stripped."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def split_name(stem: str) -> tuple[str, Period | None]:
    """An article's name without the day or month that it ends with, and that."""
    match = _DATED.search(stem)
    if match and is_period(match[0]):
        return stem[: match.start()], parse_period(match[0])
    return stem, None


def at_hand(articles: Path, source: str) -> tuple[str, ...]:
    """The paragraphs of a source's article; none where it is not at hand or cannot be read."""
    try:
        return paragraphs((articles / f"{source}.txt").read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return ()


def squeeze(text: str) -> Squeezed:
    """Drop spaces and width: `１，０００ 億` becomes `1,000億`."""
    pairs = [
        (char, place)
        for place, raw in enumerate(text)
        for char in (raw if raw in _RAISED else unicodedata.normalize("NFKC", raw))
        if not char.isspace()
    ]
    apart = frozenset(match.start() for match in LIST_COMMA.finditer(text))
    return Squeezed("".join(char for char, _ in pairs), tuple(place for _, place in pairs), apart)


def read_article(path: Path) -> Article:
    """Read an article's text file."""
    data = path.read_bytes()
    parts = paragraphs(data.decode("utf-8"))
    return Article(parts, tuple(map(squeeze, parts)), hashlib.sha256(data).hexdigest())
