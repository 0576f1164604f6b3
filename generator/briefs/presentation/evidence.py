"""The sections of the page of a brief's figures, for which the brief itself has no room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from briefs.content.models import Section as Theme
from briefs.presentation import closing, embedding, since, tables
from briefs.presentation.blocks import Block, Charts, Heading, Section, parts
from briefs.presentation.inline import plain

if TYPE_CHECKING:  # which has these sections
    from briefs.presentation.document import Document


def sections(document: Document) -> Iterator[Section]:
    """Disagreements in full, figures of each theme, what has changed, what can be taken away."""
    found, noted = document.values.findings, document.entry.disputes
    if found or noted:
        yield _section(
            document, "disputes", lambda: tables.disagreements(document.localizer, found)
        )
    if themes := [theme for theme in document.entry.sections if theme.figures]:
        yield _section(document, "key_figures", lambda: _key_figures(document, themes))
    if since.changed(document.values):
        yield _section(document, "changes", lambda: since.in_full(document))
    if embedding.charts(document):
        yield _section(document, "values", lambda: _charts(document))
    yield _section(document, "take", lambda: closing.taken(document))


def _section(document: Document, name: str, make: Callable[[], Iterable[Block]]) -> Section:
    return document.section(name.replace("_", "-"), (document.say(name),), make)


def _charts(document: Document) -> Iterator[Charts]:
    """The charts for which the brief has no room, and the values of those that it has."""
    blocks = [*parts(document.blocks, Charts)]
    further = [one for block in blocks if block.style == "further" for one in block.drawings]
    drawn = [one for block in blocks if block.style != "further" for one in block.drawings]
    if further:
        yield Charts(further)
    if drawn:
        yield Charts(drawn, "values")


def _key_figures(document: Document, themes: Iterable[Theme]) -> Iterator[Block]:
    """A table for each editor's section that lists figures."""
    localizer = document.localizer
    columns: list[tables.Spec] = [
        ("", "title", lambda one: (tables.meaning(localizer, one.meaning),)),
        ("", "figure", localizer.cell),
    ]
    for entry in themes:
        title = localizer.line(entry.title)
        yield Heading(f"figures_{entry.id}", title)  # no id of an editor has such a sign
        found = map(localizer.find, entry.figures)
        yield tables.table(localizer, f"={plain(title)}", "pairs", columns, found)
