"""Words that touch a figure, a file a topic and language: `analysts expect {Revenue consensus}`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from briefs.analysis.directions import blanked
from briefs.model.layers import read_yaml


@dataclass(frozen=True, slots=True)
class Joins:
    """The words that join a figure to one behind it, open its clause, and lead on to the next."""

    joined: re.Pattern[str]
    opening: str
    carried: re.Pattern[str] = re.compile("(?!)")


_FOLDER = Path(__file__).with_name("words")
_MACRO = re.compile("<([A-Z]+)>")  # stands for the wording of its table that is called so


@cache
def patterns(topic: str, language: str) -> Mapping[str, Sequence[re.Pattern[str]]]:
    """The wordings of each kind of a topic in a language; none where it has no file."""
    path = _FOLDER / topic / f"{language}.yml"
    table = read_yaml(path) if path.is_file() else {}
    return {
        kind: [_compiled(one, table) for one in ([listed] if isinstance(listed, str) else listed)]
        for kind, listed in table.items()
    }


def _compiled(wording: str, table: Mapping[str, str]) -> re.Pattern[str]:
    while _MACRO.search(wording):
        wording = _MACRO.sub(lambda match: table.get(match[1].lower(), ""), wording)
    return re.compile(wording, re.IGNORECASE)


def touching(
    text: str, wordings: Sequence[re.Pattern[str]], span: tuple[int, int]
) -> Iterator[re.Match[str]]:
    """The words of a kind that touch a figure; for it they match a sign without sense."""
    for pattern in wordings:
        for match in _matches(text, pattern):
            if span[0] < match.end() and match.start() < span[1]:
                yield match


def in_text(
    text: str, topic: str, language: str, kind: str, span: tuple[int, int] | None = None
) -> Iterator[re.Match[str]]:
    """Each wording of a kind of a topic in a text, or in a stretch of it."""
    for pattern in patterns(topic, language).get(kind, ()):
        whole = span is None or span == (0, len(text))
        yield from _found(text, pattern) if whole else pattern.finditer(text, *(span or ()))


@lru_cache(maxsize=8192)
def _found(text: str, pattern: re.Pattern[str]) -> Sequence[re.Match[str]]:
    """All of a wording; several rules look for the same."""
    return tuple(pattern.finditer(text))


@lru_cache(maxsize=4096)
def _matches(text: str, pattern: re.Pattern[str]) -> Sequence[re.Match[str]]:
    """All of a wording; they are asked for at each figure of a text."""
    return tuple(pattern.finditer(blanked(text)))


def word_of(match: re.Match[str]) -> str:
    """The word that touches, without what stands for the figure."""
    return match[0].replace("\0", "").strip()
