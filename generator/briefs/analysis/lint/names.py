"""Names beside the figures of a text: those of what is measured, and of whose it is."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from operator import add
from typing import Generic, TypeVar

from briefs.analysis.directions import blanked, clauses, words_of
from briefs.analysis.lint.prose import Mention
from briefs.figures.folding import fold
from briefs.model.groups import grouped
from briefs.model.language import Text
from briefs.model.remembered import remembered

Named = TypeVar("Named")

_NONE = (None, None)
_SPACE = re.compile(r"\s")
_WITHIN = re.compile("(?<=[a-z0-9])[a-z0-9]")  # a Latin word
_WHOLE = re.compile(r"s?(?![a-z0-9])|(?<=[^a-z0-9])")  # a Latin word's end, in the plural too


@dataclass(frozen=True, slots=True)
class Name(Generic[Named]):
    """A name in a text, folded, and all that it may name."""

    start: int
    end: int
    text: str
    named: frozenset[Named]


@dataclass(frozen=True, eq=False)
class Names(Generic[Named]):
    """All names of some things, folded."""

    known: Mapping[str, frozenset[Named]]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, Named]]) -> "Names[Named]":
        """The names of pairs of a name and what it names."""
        known: dict[str, set[Named]] = {}
        for name, thing in pairs:
            known.setdefault(" ".join(fold(name).split()), set()).add(thing)
        return cls({name: frozenset(things) for name, things in known.items() if name})

    @cached_property
    def _begun(self) -> Mapping[str, Sequence[str]]:
        """The names by the two letters that they begin with, or their one, the longest first."""
        return grouped(sorted(self.known, key=len, reverse=True), lambda name: name[:2])

    @remembered
    def within(self, text: str) -> Sequence[Name[Named]]:
        """The names in a text: of those that begin at a place the longest, Latin ones as words."""
        places, text = _squeezed(folded(text))
        found, last = list[Name[Named]](), 0
        begun, pairs = self._begun.get, map(add, text, f"{text[1:]} ")
        for start, names in enumerate(zip(map(begun, pairs), map(begun, text), strict=True)):
            if names != _NONE and start >= last and (whole := _longest(names, text, start)):
                name, last = whole
                span = places[start], places[last - 1] + 1
                found.append(Name(*span, name, self.known[name]))
        return found


@lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """A text without its references, each character where it was, in its simplest form."""
    return fold(blanked(text))


def _squeezed(text: str) -> tuple[Sequence[int], str]:
    """A text with one space for any white space, and where each character stood."""
    text = _SPACE.sub(" ", text)
    if "  " not in text:
        return range(len(text)), text
    places = [i for i, letter in enumerate(text) if letter != " " or text[i - 1 : i] != " "]
    return places, "".join(text[i] for i in places)


def _longest(
    begun: Iterable[Sequence[str] | None], text: str, start: int
) -> tuple[str, int] | None:
    """The first of some names that stands whole at a place, and where it ends."""
    for name in chain.from_iterable(filter(None, begun)):
        if text.startswith(name, start) and not _WITHIN.match(text, start):
            whole = _WHOLE.match(text, start + len(name))
            if whole:
                return name, whole.end()
    return None


def spellings(synonyms: Mapping[str, Sequence[str]], *labels: Text | None) -> Iterator[str]:
    """The labels and synonyms of a thing in every language."""
    for label in labels:
        yield from (label or {}).values()
    for listed in synonyms.values():
        yield from listed


def beside(
    text: str, language: str, cited: Sequence[Mention], names: Sequence[Name[Named]]
) -> Iterator[tuple[Mention, Sequence[Name[Named]]]]:
    """Each figure with the names that may be its: before it and behind, or of the one before."""
    words = words_of(language)
    spans = clauses(text, language)
    last, own = 0, list[Name[Named]]()
    for mention in cited:
        start, end = next(span for span in spans if mention.start < span[1])
        comma = text.rfind(",", start, mention.start)  # "aside from revenue, {OperatingIncome}"
        free = max([start, last, comma, *(name.end for name in own)])
        before = [name for name in names if free <= name.start and name.end <= mention.start]
        behind = [name for name in names if mention.end <= name.start < end][:1]
        linked = (words.behind.fullmatch(text, mention.end, name.start) for name in behind)
        carried = own if words.carries.fullmatch(text, last, mention.start) else []
        own = [*before[-1:], *(behind if any(linked) else [])] or carried
        last = mention.end
        yield mention, own
