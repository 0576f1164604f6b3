"""The changes since the brief before: figures that moved, guidance and questions settled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefs.presentation import places, tables
from briefs.presentation.blocks import Answers, Block, Heading, Points, Prose
from briefs.presentation.inline import Link, Parts, Span
from briefs.presentation.values import Settled

if TYPE_CHECKING:  # which has this as a section
    from briefs.presentation.document import Document


def changes(document: Document) -> Iterator[Block]:
    """An editor’s account of it; figures that moved and questions settled unfold."""
    values = document.values
    if values.previous is None:
        yield Prose((Span("paragraph", (document.say("first"),)),))
    elif document.entry.changes:
        yield Points(document.lines(document.entry.changes))
    yield from document.rest([*_moved(document), *_settled_since(document)])


def _moved(document: Document) -> Iterator[Block]:
    values = document.values
    if values.previous and values.moved:
        yield tables.moved(document.localizer, values.previous, values.moved)


def _settled_since(document: Document) -> Iterator[Block]:
    """The outcome of guidance and of questions of earlier briefs."""
    values = document.values
    if values.guided_now:
        yield Heading("guided", (document.say("guided_before"),))
        yield tables.ledger(document.localizer, values.guided_now)
    if values.revised:
        yield Heading("revised", (document.say("revised"),))
        yield tables.revised(document.localizer, values.revised)
    if values.settled:
        yield Heading("settled", (document.say("watch_before"),))
        yield Answers([_settled(document, settled) for settled in values.settled])


def _settled(document: Document, settled: Settled) -> tuple[Parts, Parts]:
    localizer = document.localizer
    asked = localizer.of(settled.brief).line(settled.item.text)
    period = localizer.period(settled.brief.period, short=True)
    link = Link(places.brief_page(settled.brief, localizer.language), (period,))
    return (*asked, " ", Span("soft", (link,))), localizer.line(settled.text)
