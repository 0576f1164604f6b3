"""Wordings: expressions of which a vocabulary has hundreds, and a text a few."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache


@dataclass(frozen=True, eq=False)
class Wording:
    """An expression without regard to case, compiled once a text holds what it cannot do without.

    It is asked as one of `re` is.
    """

    source: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.source, re.IGNORECASE)

    @cached_property
    def needs(self) -> Sequence[frozenset[str]]:
        """Strings in small letters, of each set of which a text that it matches holds one."""
        needed = dict.fromkeys(_needs(_TOKEN.finditer(self.source)))
        return sorted(needed, key=_rarity, reverse=True)

    def may_be_in(self, text: str) -> bool:
        """Tell if a text holds what the expression needs."""
        return _held(self, text)

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        """All matches in a text or a stretch of it."""
        return self.pattern.finditer(text, *span) if self.may_be_in(text) else iter(())

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        """The first match in a text or a stretch of it."""
        return self.pattern.search(text, *span) if self.may_be_in(text) else None

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        """A match where a text or a stretch of it begins."""
        return self.pattern.match(text, *span)

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        """A match of a whole text or a stretch of it."""
        return self.pattern.fullmatch(text, *span)

    def without(self, text: str, count: int = 0) -> str:
        """A text without all matches, or without so many."""
        return self.pattern.sub("", text, count)


NEVER = Wording("(?!)")


@lru_cache(maxsize=16384)  # stretches of a long text are asked one by one
def _held(wording: Wording, text: str) -> bool:
    holds = small(text).__contains__
    for pieces in wording.needs:  # noqa: SIM110 - asked some hundred times of each text
        if not any(map(holds, pieces)):
            return False
    return True


@lru_cache(maxsize=4096)
def small(text: str) -> str:
    """A text in small letters, with one for those that are the same but for their case."""
    return text.replace("İ", "i").lower().replace("ı", "i").replace("ſ", "s")


def any_of(words: Iterable[str]) -> str:
    """An expression for any of some words, the longest first; by first letter few are tried."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", r"\s+"))
    choices = "|".join(f"{re.escape(one)}(?:{'|'.join(rest)})" for one, rest in rests.items())
    return rf"(?=[{re.escape(''.join(rests))}])(?:{choices})"


_TOKEN = re.compile(
    r"(?P<aside>\(\?<?[=!])"  # a group that is only looked at
    r"|(?P<group>\((?:\?(?:P<\w+>|>|[-a-zA-Z]*:)|(?!\?)))"
    r"|(?P<end>\))"
    r"|(?P<or>\|)"
    r"|(?P<optional>[*?][+?]?|\{0?(?:,\d*)?\}[+?]?)"
    r"|(?P<repeated>\+[+?]?|\{\d+(?:,\d*)?\}[+?]?)"
    r"|(?P<code>\\x[0-9a-fA-F]{2}|\\0)"
    r"|(?P<escaped>\\\W)"
    r"|(?P<other>\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?[a-zA-Z]+\)|\(\?P=\w+\)|[.^$])"
    r"|(?P<plain>.)",
    re.DOTALL,
)
_BREAK = "\uffff"  # stands between runs of plain characters
_LONG = 6  # bytes; a longer string is hardly more rare


def _needs(tokens: Iterator[re.Match[str]]) -> Sequence[frozenset[str]]:
    """The needs of all of a group up to its end, of several alternatives those of the rarest."""
    ways, parts = list[Sequence[frozenset[str]]](), list[str | Sequence[frozenset[str]]]()
    for token in tokens:
        match token.lastgroup:
            case "end":
                break
            case "or":
                ways.append(_sets(parts))
                parts = []
            case "optional":
                parts[-1:] = [_BREAK]
            case "group":
                parts.append(_needs(tokens))
            case "aside":
                _needs(tokens)
                parts.append(_BREAK)
            case "code":
                parts.append(chr(int(token[0][2:] or "0", 16)))
            case "plain" | "escaped":
                parts.append(_plain(token[0][-1]))
            case _:
                parts.append(_BREAK)
    ways.append(_sets(parts))
    if len(ways) == 1 or not all(ways):
        return ways[0] if len(ways) == 1 else []
    return [frozenset().union(*(max(sets, key=_rarity) for sets in ways))]


def _plain(character: str) -> str:
    """A character in its small form, if it has no more than two."""
    cased = not character.isascii() and character.lower() != character.upper()
    return _BREAK if cased else character.lower()


def _sets(parts: Sequence[str | Sequence[frozenset[str]]]) -> Sequence[frozenset[str]]:
    """The needs of all these parts, each in its turn."""
    plain = "".join(one if isinstance(one, str) else _BREAK for one in parts)
    runs = [frozenset({run}) for run in plain.split(_BREAK) if run]
    return [*runs, *(needed for one in parts if not isinstance(one, str) for needed in one)]


def _rarity(pieces: frozenset[str]) -> tuple[int, int]:
    return min(min(_LONG, len(piece.encode())) for piece in pieces), -len(pieces)
