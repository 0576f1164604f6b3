"""Sections for a hurried reader: a finding and its chart, the first of a list; the rest unfolds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from briefs.content.models import Section as Theme
from briefs.model.language import Text
from briefs.presentation.blocks import Block, Blocks, Points, Prose
from briefs.presentation.inline import Parts

if TYPE_CHECKING:  # which has these sections
    from briefs.presentation.document import Document

Item = TypeVar("Item")

SHOWN = 3  # of a long list


def parted(items: Sequence[Item], most: int = SHOWN) -> tuple[Sequence[Item], Sequence[Item]]:
    """The first items and the others, of which one alone is not worth a fold."""
    shown = most if len(items) > most + 1 else len(items)
    return items[:shown], items[shown:]


def points(document: Document, items: Sequence[Parts]) -> Iterator[Block]:
    """A list, of which the first items stand before the fold."""
    shown, others = parted(items)
    yield Points(shown)
    yield from document.rest([Points(others)] if others else [])


def told(
    document: Document, body: Text, beside: Blocks = (), folded: Blocks = ()
) -> Iterator[Block]:
    """The first paragraph and what stands beside it; further ones unfold with what is folded."""
    parts = document.localizer.prose(body)
    ended = (end for end, part in enumerate(parts, 1) if getattr(part, "manner", "gap") != "gap")
    end = next(ended, len(parts))
    further = [Prose(parts[end:], "body")] if parts[end:] else []
    yield Prose(parts[:end], "body")
    yield from beside
    yield from document.rest((*further, *folded))


def theme(document: Document, entry: Theme, shown: int) -> Iterator[Block]:
    """The finding of an editor's section and some of its charts, the rest of both folded."""
    charts = (entry.charts[:shown], entry.charts[shown:])
    first, more = (tuple(document.charts(some)) for some in charts)
    yield from told(document, entry.body, first, more)
