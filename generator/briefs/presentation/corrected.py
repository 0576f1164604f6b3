"""Corrections in one language: what was wrong, what a figure was, and what it is now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefs.analysis.corrections import Changed, Correction, changed
from briefs.presentation import places
from briefs.presentation.blocks import Answers
from briefs.presentation.inline import Figure, Inline, Link, Parts, Span

if TYPE_CHECKING:
    from briefs.presentation.prose import BriefLocalizer

ANCHOR = "corrections"


def page(note: Correction, language: str) -> str:
    """The place that shows a note: its brief's page, or its company's."""
    owner = places.brief_page(note.brief, language)
    return f"{owner if note.own else f'{language}/{note.brief.company.folder}/'}#{ANCHOR}"


def answers(localizers: Sequence[tuple[Correction, BriefLocalizer]]) -> Answers:
    """Notes, each under its day, as the localizer beside it reads them."""
    return Answers([((one.date(note.day),), told(note, one)) for note, one in localizers])


def told(note: Correction, localizer: BriefLocalizer) -> Parts:
    """A note's text, and a line for each figure and article."""
    lines = [*figures(note, localizer), *_articles(note, localizer)]
    broken = (part for line in lines for part in (Span("break", ()), Span("soft", line)))
    return (*localizer.line(note.entry.text), *broken)


def figures(note: Correction, localizer: BriefLocalizer) -> Iterator[Parts]:
    """A line for each figure: what it was and what it is."""
    for one in changed(note, localizer.content, localizer.index):
        yield _figure(one, localizer)


def _figure(one: Changed, localizer: BriefLocalizer) -> Parts:
    now = one.now and localizer.figure(one.now, "", localizer.full(one.now))
    meaning = one.now.meaning if one.now else one.meaning
    what = localizer.meaning(meaning, localizer.brief.company, localizer.brief.period)
    was = localizer.number(one.was) if one.was else ""
    same = isinstance(now, Figure) and was == now.shown
    key = "gone" if now is None else "now" if not was or same else "was_now"
    key = "was" if now is None and was else key
    before, _, after = localizer.say("correction", key, what=what, was=was, now="\0").partition(
        "\0"
    )
    said: list[Inline] = [before, *([now] if now else []), after]
    return tuple(part for part in said if part)


def _articles(note: Correction, localizer: BriefLocalizer) -> Iterator[Parts]:
    for name in note.entry.articles:
        source = localizer.content.sources.get(name)
        what: Inline = name
        if source:
            publisher = localizer.text(source.entry.publisher)
            day = localizer.date(source.entry.published)
            said = localizer.say("label", "join").join([publisher, day])
            what = Link(f"{localizer.sources_page(name)}#{name}", (said,))
        yield localizer.say("correction", "article"), what
