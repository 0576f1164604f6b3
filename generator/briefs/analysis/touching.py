"""Words that touch a figure, a file a topic and language: `analysts expect {Revenue consensus}`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

from briefs.analysis.directions import blanked
from briefs.analysis.wordings import NEVER, Wording, small
from briefs.model.layers import read_yaml


@dataclass(frozen=True, slots=True)
class Joins:
    """The words that join a figure to one behind it, open its clause, and lead on to the next."""

    joined: Wording
    opening: str
    carried: Wording = NEVER


_FOLDER = Path(__file__).with_name("words")
_MACRO = re.compile("<([A-Z]+)>")  # stands for the wording of its table that is called so


@cache
def patterns(topic: str, language: str) -> Mapping[str, Sequence[Wording]]:
    """The wordings of each kind of a topic in a language; none where it has no file."""
    path = _FOLDER / topic / f"{language}.yml"
    table = read_yaml(path) if path.is_file() else {}
    return {
        kind: [_spelt(one, table) for one in ([listed] if isinstance(listed, str) else listed)]
        for kind, listed in table.items()
    }


def _spelt(wording: str, table: Mapping[str, str]) -> Wording:
    while _MACRO.search(wording):
        wording = _MACRO.sub(lambda match: table.get(match[1].lower(), ""), wording)
    return Wording(wording)


def touching(
    text: str, topic: str, language: str, kind: str, span: tuple[int, int]
) -> Iterator[re.Match[str]]:
    """The words of a kind that touch a figure; for it they match a sign without sense."""
    for match in in_text(blanked(text), topic, language, kind):
        if span[0] < match.end() and match.start() < span[1]:
            yield match


def in_text(
    text: str, topic: str, language: str, kind: str, span: tuple[int, int] | None = None
) -> Iterator[re.Match[str]]:
    """Each wording of a kind of a topic in a text, or in a stretch of it."""
    whole = span is None or span == (0, len(text))
    for wording in possible(text, topic, language).get(kind, ()):
        yield from _found(text, wording) if whole else wording.pattern.finditer(text, *(span or ()))


@lru_cache(maxsize=8192)  # of a text some thirty topics are asked, of briefs often the same
def possible(text: str, topic: str, language: str) -> Mapping[str, Sequence[Wording]]:
    """The wordings of a topic that a text may hold, by their kinds; of most none."""
    by_piece, found = _by_piece(topic, language), dict[str, list[Wording]]()
    near = {one for piece in filter(small(text).__contains__, by_piece) for one in by_piece[piece]}
    for kind, listed in patterns(topic, language).items() if near else ():
        if held := [one for one in listed if one in near and one.may_be_in(text)]:
            found[kind] = held
    return found


@cache
def _by_piece(topic: str, language: str) -> Mapping[str, Sequence[Wording]]:
    """The wordings of a topic by the rarest of what they need."""
    found: dict[str, list[Wording]] = {}
    for one in chain.from_iterable(patterns(topic, language).values()):
        for piece in one.needs[0] if one.needs else [""]:
            found.setdefault(piece, []).append(one)
    return found


@lru_cache(maxsize=8192)
def _found(text: str, wording: Wording) -> Sequence[re.Match[str]]:
    """All of a wording; several rules look for the same, and at each figure of a text."""
    return tuple(wording.pattern.finditer(text))


def word_of(match: re.Match[str]) -> str:
    """The word that touches, without what stands for the figure."""
    return match[0].replace("\0", "").strip()
