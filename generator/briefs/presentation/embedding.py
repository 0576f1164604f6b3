"""Charts and key numbers of a brief that others may show in their pages: names, frames, sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefs.charts import drawing
from briefs.charts.text import text_width
from briefs.content.references import parse_reference
from briefs.presentation import places
from briefs.presentation.blocks import Drawing, KeyNumber
from briefs.presentation.inline import Link, Parts, plain

if TYPE_CHECKING:  # which says where they are
    from datetime import date

    from briefs.model.facts import Fact, Quantity
    from briefs.presentation.document import Document
    from briefs.presentation.localizer import Localizer

NUMBER = 175  # px of a key number's frame
NARROW = 320  # px: what fits there fits everywhere
LONGEST = 80  # characters of a name
_FRAME = Markup('<iframe src="{}" title="{}" width="100%" height="{}" style="border:0"></iframe>')


def charts(document: Document) -> list[str]:
    """The names of a brief's charts."""
    entry = document.entry
    themes = chain.from_iterable(theme.charts for theme in entry.sections)
    return [one.id for one in (*entry.charts, *themes)]


def numbers(document: Document) -> list[str]:
    """The names of its key numbers, in their order: what each measures."""
    brief, content = document.localizer.brief, document.localizer.content
    meanings = (parse_reference(one, brief, content).meaning for one in document.entry.key)
    said = (re.sub(r"[^a-z0-9]+", "-", str(meaning).lower()) for meaning in meanings)
    return [f"key-{name}"[:LONGEST].rstrip("-") for name in said]


def place(page: str, name: str) -> str:
    """The page that shows one of another page alone."""
    return f"{page}embed/{name}/"


def shown(document: Document, name: str) -> Drawing | KeyNumber:
    """The chart or key number of a name."""
    named = numbers(document)
    if name in named:
        return document.key_numbers.items[named.index(name)]
    return document.drawings[name]


def title(one: Drawing | KeyNumber, localizer: Localizer) -> str:
    """A chart's title; a number's name and figure."""
    if isinstance(one, Drawing):
        return one.chart.title
    return localizer.say("label", "colon").join([plain(one.name), plain(one.figure)])


def height(one: Drawing | KeyNumber, localizer: Localizer) -> int:
    """The pixels that it needs where a page is narrow."""
    if isinstance(one, KeyNumber):
        return NUMBER
    chart = one.chart
    said = (plain(one.note), chart.source)
    lines = sum(1 + int(text_width(text, 12) // NARROW) for text in said if text)
    heads = ((chart.title, 16), (plain(one.finding) or chart.finding, 14))
    above = sum(1 + int(text_width(text, size) // NARROW) for text, size in heads if text)
    return drawing.height(chart, localizer.words["chart"], NARROW) + 22 * above + 18 * lines + 108


def frame(one: Drawing | KeyNumber, address: str, localizer: Localizer) -> str:
    """The code of a frame that shows it in another's page."""
    return str(_FRAME.format(address, title(one, localizer), height(one, localizer)))


def sources(found: Iterable[Quantity], localizer: Localizer, *, exact: bool) -> Parts:
    """The publishers of some figures, each leading to its article, to `exact` words of it."""
    named: dict[str, Link] = {}
    for fact in (one for quantity in found for one in _shown(quantity)):
        entry = localizer.content.sources[fact.source].entry
        address = entry.url or f"{localizer.sources_page(fact.source)}#{fact.source}"
        if entry.url and exact:
            address = places.passage(entry.url, fact.printed)
        name = localizer.text(entry.publisher)
        named.setdefault(name, Link(address, (name,)))
    comma = localizer.say("label", "comma")
    return tuple(part for one in named.values() for part in (comma, one))[1:]


def newest(found: Iterable[Quantity], localizer: Localizer) -> date:
    """The day of the newest article that some figures rest on."""
    published = localizer.index.published
    return max(published[fact.source] for quantity in found for fact in _shown(quantity))


def _shown(quantity: Quantity) -> Iterator[Fact]:
    """The facts that a figure shows, or from which it was computed."""
    yield from quantity.facts[:1]
    for part in quantity.inputs:
        yield from _shown(part)
