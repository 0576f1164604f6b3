"""Names beside the figures of a text: those of what is measured, and of whose it is."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from briefs.analysis.directions import blanked, clauses, words_of
from briefs.analysis.lint.prose import Mention
from briefs.analysis.wordings import any_of
from briefs.figures.folding import fold
from briefs.model.language import Text
from briefs.model.remembered import remembered

Named = TypeVar("Named")


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
    def pattern(self) -> re.Pattern[str]:
        """Any name, the longest first; Latin ones as whole words."""
        return _pattern(*self.known)

    @remembered
    def within(self, text: str) -> Sequence[Name[Named]]:
        """The names in a text."""
        found = self.pattern.finditer(folded(text)) if self.known else ()
        names = ((match, " ".join(match["name"].split())) for match in found)
        return [Name(*match.span(), name, self.known[name]) for match, name in names]


@lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """A text without its references, each character where it was, in its simplest form."""
    return fold(blanked(text))


@lru_cache(maxsize=1024)  # those of a chart's parts are asked for by several rules
def _pattern(*names: str) -> re.Pattern[str]:
    starts, ends = r"(?<![a-z0-9](?=[a-z0-9]))", r"(?:s?(?![a-z0-9])|(?<=[^a-z0-9]))"
    return re.compile(rf"{starts}(?P<name>{any_of(names)}){ends}")


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
