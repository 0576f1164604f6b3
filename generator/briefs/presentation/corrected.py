"""Corrections in one language: what was wrong, what a figure was, and what it is now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefs.analysis.corrections import Changed, Correction, changed
from briefs.presentation import citation, places
from briefs.presentation.blocks import Answers
from briefs.presentation.inline import Inline, Link, Parts, Span, close_up, plain

if TYPE_CHECKING:
    from briefs.presentation.prose import BriefLocalizer

ANCHOR = "corrections"


def page(note: Correction, language: str) -> str:
    """The place that shows a note: its brief's page, else that of all."""
    own = f"{places.brief_page(note.brief, language)}#{ANCHOR}"
    return own if note.own else f"{language}/corrections/"


def marker(notes: Sequence[Correction], localizer: BriefLocalizer) -> Parts:
    """The day of the newest of a brief's notes, which leads to them."""
    days = [localizer.date(note.day) for note in notes[:1]]
    said = [localizer.say("correction", "marker", date=day) for day in days]
    return tuple(Link(f"#{ANCHOR}", (text,)) for text in said)


def answers(notes: Sequence[tuple[Correction, BriefLocalizer]], *, named: bool = False) -> Answers:
    """Notes, each under its day, as the localizer beside it reads them; also with its brief."""
    return Answers([(_head(note, one, named=named), told(note, one)) for note, one in notes])


def _head(note: Correction, localizer: BriefLocalizer, *, named: bool) -> Parts:
    day = localizer.date(note.day)
    if not named:
        return (day,)
    subject = citation.subject(localizer)
    of: Inline = Link(page(note, localizer.language), (subject,))
    if not note.own:
        company = note.brief.company
        place = f"{localizer.language}/{company.folder}/"
        of = Link(place, (localizer.text(company.entry.name),))
    return day, localizer.say("label", "join"), of


def told(note: Correction, localizer: BriefLocalizer) -> Parts:
    """A note's text, and a line for each figure and article."""
    lines = [*figures(note, localizer), *_articles(note, localizer)]
    broken = (part for line in lines for part in (Span("break", ()), Span("soft", line)))
    return (*localizer.line(note.entry.text), *broken)


def summary(note: Correction, localizer: BriefLocalizer) -> str:
    """The same as sentences, for feeds and search engines."""
    say, text = localizer.say, localizer.plain(note.entry.text)
    lines = [plain(line) for line in (*figures(note, localizer), *_articles(note, localizer))]
    if not lines:
        return text
    stop = say("label", "semicolon").join(lines) + say("label", "stop").rstrip()
    return f"{text}{say('label', 'gap')}{stop}"


def figures(note: Correction, localizer: BriefLocalizer) -> Iterator[Parts]:
    """A line for each figure: what it was and what it is."""
    for one in changed(note, localizer.content, localizer.index):
        yield _figure(one, localizer)


def _figure(one: Changed, localizer: BriefLocalizer) -> Parts:
    """A name, what it was where that was another figure, and what it is, if it is still there."""
    now = localizer.figure(one.now, "", localizer.full(one.now)) if one.now else None
    meaning = one.now.meaning if one.now else one.meaning
    brief, shown = localizer.brief, now.shown if now else ""
    what = localizer.meaning(meaning, brief.company, brief.period)
    was = localizer.number(one.was, meaning=meaning) if one.was else ""
    key = ("was_now" if now else "was") if was not in ("", shown) else "now" if now else "gone"
    said = close_up(localizer.say("correction", key, what=what, was=was, now=shown))
    before, _, after = said.rpartition(shown) if now else (said, "", "")
    return tuple(part for part in (before, now, after) if part)


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
