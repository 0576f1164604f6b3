"""The changes since the brief before: figures that moved, guidance and questions settled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefs.presentation import places, tables
from briefs.presentation.blocks import Answers, Block, Heading, Points, Prose
from briefs.presentation.inline import Link, Parts, Span
from briefs.presentation.values import BriefValues, Settled

if TYPE_CHECKING:  # which has this as a section
    from briefs.presentation.document import Document


def changes(document: Document) -> Iterator[Block]:
    """An editor’s account of it, and the way to all that has changed."""
    if document.values.previous is None:
        yield Prose((Span("paragraph", (document.say("first"),)),))
    elif document.entry.changes:
        yield Points(document.lines(document.entry.changes))
    if changed(document.values):
        link = Link(f"{document.figures}#changes", (document.say("changes_in_full"),))
        yield Prose((Span("paragraph", (link,)),))


def changed(values: BriefValues) -> bool:
    """True where there is anything to tell in full."""
    moved = values.previous and values.moved
    return bool(moved or values.guided_now or values.revised or values.settled)


def in_full(document: Document) -> Iterator[Block]:
    """Figures that moved, the outcome of guidance and of questions of earlier briefs."""
    values, localizer = document.values, document.localizer
    if values.previous and values.moved:
        yield tables.moved(localizer, values.previous, values.moved)
    if values.guided_now:
        yield Heading("guided", (document.say("guided_before"),))
        yield tables.ledger(localizer, values.guided_now)
    if values.revised:
        yield Heading("revised", (document.say("revised"),))
        yield tables.revised(localizer, values.revised)
    if values.settled:
        yield Heading("settled", (document.say("watch_before"),))
        yield Answers([_settled(document, settled) for settled in values.settled])


def _settled(document: Document, settled: Settled) -> tuple[Parts, Parts]:
    localizer = document.localizer
    asked = localizer.of(settled.brief).line(settled.item.text)
    period = localizer.period(settled.brief.period, short=True)
    link = Link(places.brief_page(settled.brief, localizer.language), (period,))
    return (*asked, " ", Span("soft", (link,))), localizer.line(settled.text)
