"""The pieces of a brief as two states of it differ: in words, and in the figures they cite."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from briefs.content.models import BriefFile
from briefs.content.references import REFERENCE
from briefs.content.texts import is_text
from briefs.model.language import ROWS, TAGS

_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|\{[^}]*\}|[^\W_\u3400-\u9fff][\w'’.,-]*")


@dataclass(slots=True)
class Piece:
    """A piece of a brief: its texts by language, and whatever else stands there."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    rest: list[tuple[str, str]] = field(default_factory=list)  # each with its place

    def words(self, language: str) -> int:
        return sum(len(_WORD.findall(text)) for text in self.texts.get(language, ()))

    def references(self, language: str) -> Sequence[str]:
        return [one for text in self.texts.get(language, ()) for one in REFERENCE.findall(text)]


def pieces(entry: BriefFile) -> dict[str, Piece]:
    """The pieces of a brief by name; disputes are told by themselves."""
    found: dict[str, Piece] = {}
    for key, value in entry.model_dump(mode="json").items():
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            if key == "disputes":
                continue
            own = isinstance(item, dict) and (item.get("id") or item.get("item"))
            piece = found.setdefault(f"{key} {own}" if own else key, Piece())
            _gather(item, piece, f"{index}")
    return found


def _gather(value: Any, piece: Piece, place: str) -> None:
    if is_text(value):
        for language, text in value.items():
            piece.texts.setdefault(language, []).append(text)
    elif isinstance(value, dict | list):
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in inside:
            _gather(item, piece, f"{place}.{key}")
    elif value not in (None, ""):
        piece.rest.append((place, str(value)))


def moved_words(before: Piece, after: Piece) -> str:
    """By how many words or characters each language differs."""
    notes = []
    for language in TAGS:
        if before.texts.get(language) != after.texts.get(language):
            more = after.words(language) - before.words(language)
            unit = ROWS[language].counted
            notes.append(f"{language} {f'{more:+d} {unit}' if more else 'reworded'}")
    if before.rest != after.rest:
        notes.append("what it shows")
    return ", ".join(notes)


def exchanged(before: Piece, after: Piece) -> tuple[Sequence[str], Sequence[str]]:
    """The references that are no longer where they were, and those that are there now."""
    gone, new = dict[str, None](), dict[str, None]()
    rests = [word for _, word in before.rest], [word for _, word in after.rest]
    pairs = [rests, *((before.references(tag), after.references(tag)) for tag in TAGS)]
    for was, now in pairs:
        for how, start, end, first, last in SequenceMatcher(a=was, b=now).get_opcodes():
            if how != "equal":
                gone |= dict.fromkeys(was[start:end])
                new |= dict.fromkeys(now[first:last])
    return list(gone), list(new)
