"""Terms: the first mention of each metric in a brief's prose, which leads to its definition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefs.analysis.lint.names import Names
from briefs.content.records import Content
from briefs.model.remembered import remembered
from briefs.presentation.blocks import Block, Group, Points, Prose, Section
from briefs.presentation.inline import TERM, Inline, Link, Parts, Span

if TYPE_CHECKING:
    from briefs.presentation.localizer import Localizer


def term(localizer: Localizer, concept: str, words: str) -> Link:
    """Words that lead to the definition of a metric, in the page's language."""
    return Link(f"{localizer.language}/glossary/#{concept}", (words,), (("class", TERM),))


def defined(localizer: Localizer, blocks: Iterable[Block]) -> Sequence[Block]:
    """Some blocks as they are read, each metric that they speak of defined once."""
    return _Reading(localizer, {*localizer.index.measured}).blocks(blocks)  # as in the glossary


@remembered
def _names(content: Content, language: str) -> Names[str]:
    """The names of all metrics in a language; a synonym may be an everyday word."""
    return Names.of(
        (text[language], key)
        for key, concept in content.concepts.items()
        for text in (concept.label, concept.short)
        if text and language in text
    )


@dataclass
class _Reading:
    """A reader's way through a brief, with the metrics that are still to be defined on it."""

    localizer: Localizer
    unsaid: set[str]

    def blocks(self, blocks: Iterable[Block]) -> Sequence[Block]:
        return tuple(map(self._block, blocks))

    def _block(self, block: Block) -> Block:
        match block:
            case Section():
                made = self.blocks(block.blocks)
                return replace(block, make=lambda: made)
            case Group():
                return replace(block, blocks=self.blocks(block.blocks))
            case Points():
                return replace(block, items=[self._parts(item) for item in block.items])
            case Prose(style="" | "body"):
                return replace(block, parts=self._parts(block.parts))
        return block

    def _parts(self, parts: Parts) -> Parts:
        return tuple(found for part in parts for found in self._part(part))

    def _part(self, part: Inline) -> Iterator[Inline]:
        match part:
            case str():
                yield from self._text(part)
            case Span("strong" | "em" | "paragraph" | "bullet_list" | "ordered_list" | "list_item"):
                yield replace(part, parts=self._parts(part.parts))
            case _:
                yield part

    def _text(self, text: str) -> Iterator[Inline]:
        """A text in pieces, the first mentions in it as links; what may mean several is none."""
        end, names = 0, _names(self.localizer.content, self.localizer.language)
        for name in names.within(text):
            concept, *others = name.named
            if concept in self.unsaid and not others:
                self.unsaid.remove(concept)
                yield text[end : name.start]
                yield term(self.localizer, concept, text[name.start : name.end])
                end = name.end
        yield text[end:]
