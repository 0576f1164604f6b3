"""Sections for a hurried reader: a finding and its chart, the first of a list; the rest unfolds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from briefs.content.models import Section as Theme
from briefs.model.language import Text
from briefs.presentation import tables
from briefs.presentation.blocks import Block, Blocks, Points, Prose
from briefs.presentation.inline import Link, Parts, Span
from briefs.presentation.values import grave

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


def theme(document: Document, entry: Theme, *, shown: bool) -> Iterator[Block]:
    """The finding of an editor's section and its chart, if that is `shown`; the rest is folded."""
    chart = tuple(document.charts(entry.charts[:1]))
    further = tuple(document.charts(entry.charts[1:], "further"))
    beside, folded = (chart, further) if shown else ((), (*chart, *further))
    yield from told(document, entry.body, beside, folded)


def disputes(document: Document) -> Iterator[Block]:
    """The contradictions that put a figure in doubt, and the way to all others."""
    every = document.values.disputes
    shown = [*filter(grave, every)] or every[:SHOWN]
    lines = [tables.disputed(document.localizer, dispute) for dispute in shown]
    if ways := [*_left(document, len(every) - len(shown))]:
        join = document.say("join", "label")
        lines.append(tuple(part for way in ways for part in (join, way))[1:])
    if lines:
        yield Points(lines)
    else:
        said = "no_disputes" if document.values.sources[1:] else "one_source"
        yield Prose((Span("paragraph", (document.say(said),)),))


def _left(document: Document, others: int) -> Iterator[Link]:
    """The ways to what stands on the page of figures alone: disagreements, what checks found."""
    if others:
        said = document.say("disputes_more", n=others)
        yield Link(f"{document.figures}#disputes", (said,))
    if found := document.values.findings:
        said, anchor = document.say("found_more", n=len(found)), (("id", "findings"),)
        yield Link(f"{document.figures}#findings", (said,), anchor)
