"""A brief's document as plain text for a terminal: a function a kind of block."""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from briefs.editing.columns import columns, width
from briefs.presentation.blocks import Block
from briefs.presentation.document import Document
from briefs.presentation.inline import Inline, Parts, Span, plain

WIDTH = 88  # columns, of which a Chinese character takes two
CLOSING = "，。、；：？！）」』》"  # begins no line


def read(document: Document) -> list[str]:
    """A brief as its readers get it, without the cards of its figures."""
    parts = (document.headline, document.dateline, document.grounds, document.marker)
    head = [line for part in parts for line in _wrapped(part)]
    return [*head, *_all(document.blocks)]


def _all(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from DRAWERS[block.kind](block)


def _wrapped(parts: str | Iterable[Inline], first: str = "", rest: str = "") -> list[str]:
    """Parts as lines of a terminal's width."""
    text = " ".join(plain(parts).split())
    wide = width(text) - len(text)  # Chinese is broken anywhere
    pieces = textwrap.wrap(text, WIDTH - len(first)) if not wide else _cut(text, WIDTH - len(first))
    return [f"{first if not number else rest}{piece}" for number, piece in enumerate(pieces)]


def _cut(text: str, room: int) -> list[str]:
    lines = [""]
    for char in text:
        if width(lines[-1] + char) > room and char not in CLOSING:
            lines.append("")
        lines[-1] += char
    return [line.strip() for line in lines]


def _section(block: Any) -> Iterator[str]:
    title = plain(block.title)
    yield from ("", title, "═" * width(title))
    yield from _all(block.blocks)


def _heading(block: Any) -> Iterator[str]:
    yield from ("", plain(block.title))


def _group(block: Any) -> Iterator[str]:
    if block.style != "online":
        yield from ("", plain(block.title)) if block.title else ()
        yield from _all(block.blocks)


def _prose(block: Any) -> Iterator[str]:
    for part in _paragraphs(block.parts):
        yield from ("", *_wrapped(part))


def _paragraphs(parts: Parts) -> Iterator[Parts]:
    """Each paragraph and item of a list by itself."""
    inline: list[Inline] = []
    for part in parts:
        if isinstance(part, Span) and part.manner in ("bullet_list", "ordered_list", "blockquote"):
            yield from _paragraphs(part.parts)
        elif isinstance(part, Span) and part.manner in ("paragraph", "list_item"):
            yield part.parts
        else:
            inline.append(part)
    if inline:
        yield tuple(inline)


def _points(block: Any) -> Iterator[str]:
    yield ""
    for number, item in enumerate(block.items, 1):
        mark = f"{number}. " if block.style == "numbered" else "• "
        yield from _wrapped(item, mark, " " * len(mark))


def _answers(block: Any) -> Iterator[str]:
    for question, answer in block.items:
        yield from ("", *_wrapped(question), *_wrapped(answer, "  → ", "    "))


def _key_numbers(block: Any) -> Iterator[str]:
    said = (" · ".join(plain((chip,)) for chip in item.verdicts) for item in block.items)
    rows = [
        [plain(item.name), plain(item.figure), plain(item.change), verdicts]
        for item, verdicts in zip(block.items, said, strict=True)
    ]
    yield from ("", *columns(rows, 1))


def _promises(block: Any) -> Iterator[str]:
    rows = [[one.name, plain(one.guided), plain(one.outcome)] for one in block.items]
    yield from ("", *columns(rows))


def _charts(block: Any) -> Iterator[str]:
    for drawing in block.drawings:
        chart = drawing.chart
        heads = ["", *(series.name for series in chart.series)]
        rows = [[row.name, *(text for _, text in chart.texts(row, "–"))] for row in chart.rows]
        yield from ("", *_wrapped(chart.title), *columns([heads, *rows], head=True))


def _table(block: Any) -> Iterator[str]:
    """A table; one that is mostly words as a list, each row with its rest in a second line."""
    rows = [[plain(cell) for cell in row] for row in block.rows]
    heads = [[column.head for column in block.columns]] if block.style != "pairs" else []
    yield ""
    if block.style == "words":
        for first, *others in rows:
            yield from (*_wrapped(first, "• ", "  "), *_wrapped(" · ".join(others), "  ", "  "))
    else:
        yield from columns([*heads, *rows], head=bool(heads))


def _sources(block: Any) -> Iterator[str]:
    yield ""
    for source in block.items:
        yield from _wrapped(f"{source.publisher}: {source.title}", "• ", "  ")
        yield f"  {source.about} {source.address}".rstrip()


DRAWERS: Mapping[str, Callable[[Any], Iterator[str]]] = {
    "section": _section,
    "heading": _heading,
    "group": _group,
    "prose": _prose,
    "points": _points,
    "answers": _answers,
    "keynumbers": _key_numbers,
    "promises": _promises,
    "charts": _charts,
    "table": _table,
    "sources": _sources,
}
