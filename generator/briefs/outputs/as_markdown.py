"""Blocks as Markdown (CommonMark with tables), for programs and for whoever reads plain text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from briefs.presentation import places
from briefs.presentation.blocks import Block
from briefs.presentation.inline import SIGNS, TERM, Chip, Inline, Link, Parts, Span, plain

_SIGNS = re.compile(r"[\\`*_\[\]<|~]")
_START = re.compile(r"^(\s*)([#>+-]|\d+(?=[.)]))(?=[.)\s])")
_FLOW = ("paragraph", "bullet_list", "ordered_list", "list_item", "blockquote")
_MARKS = {"strong": "**", "em": "*"}


@dataclass(frozen=True)
class Markdown:
    """Draws the blocks of a page at an address of a site, whose own may be unknown."""

    url: str
    base: str = ""
    source: str = ""  # the word before the sources of a chart

    def page(self, title: str | Parts, blocks: Iterable[Block]) -> bytes:
        """A whole page under its title."""
        lines = [f"# {self.line(title)}", *self.blocks(blocks)]
        return ("\n\n".join(filter(None, lines)) + "\n").encode()

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Each piece, between which an empty line stands."""
        for block in blocks:
            yield from getattr(self, f"_{block.kind}")(block)

    # Lines

    def line(self, parts: str | Iterable[Inline]) -> str:
        """Parts in a line."""
        said = escaped(parts) if isinstance(parts, str) else "".join(map(self._inline, parts))
        return " ".join(said.split())

    def _inline(self, part: Inline) -> str:
        match part:
            case Span("code", parts):
                return f"`{plain(parts)}`"
            case Span("break"):
                return " "
            case Span(manner, parts):
                mark = _MARKS.get(manner, "")
                return f"{mark}{''.join(map(self._inline, parts))}{mark}"
            case Link(href, parts, attributes):
                said = "".join(map(self._inline, parts))
                term = ("class", TERM) in attributes
                return said if term else f"[{said}]({self._address(href)})"
            case Chip(_, tone):
                return SIGNS[tone] + escaped(plain((part,)))
        return escaped(plain((part,)))

    def _address(self, href: str) -> str:
        if href.startswith(("#", *places.ABROAD)):
            return href
        return places.link(self.base, href, self.url)

    def _flow(self, parts: Parts) -> Iterator[str]:
        """Paragraphs and lists, each a piece."""
        inline: list[Inline] = []
        for part in parts:
            if not (isinstance(part, Span) and part.manner in _FLOW):
                inline.append(part)
                continue
            if inline:
                yield _begun(self.line(inline))
                inline = []
            yield self._piece(part)
        if inline:
            yield _begun(self.line(inline))

    def _piece(self, span: Span) -> str:
        pieces = list(self._flow(span.parts))
        match span.manner:
            case "bullet_list":
                return "\n".join(_indented("- ", piece) for piece in pieces)
            case "ordered_list":
                numbered = enumerate(pieces, span.start)
                return "\n".join(_indented(f"{number}. ", piece) for number, piece in numbered)
            case "blockquote":
                return re.sub("^", "> ", "\n\n".join(pieces), flags=re.MULTILINE)
        return "\n\n".join(pieces)

    # Blocks

    def _section(self, block: Any) -> Iterator[str]:
        yield f"## {self.line(block.title)}"
        yield from self.blocks(block.blocks)

    def _heading(self, block: Any) -> Iterator[str]:
        yield f"### {self.line(block.title)}"

    def _group(self, block: Any) -> Iterator[str]:
        if block.style != "online":
            yield f"### {self.line(block.title)}" if block.title else ""
            yield from self.blocks(block.blocks)

    def _prose(self, block: Any) -> Iterator[str]:
        yield from self._flow(block.parts)

    def _points(self, block: Any) -> Iterator[str]:
        numbered = block.style == "numbered"
        marks = (f"{number}. " if numbered else "- " for number, _ in enumerate(block.items, 1))
        yield "\n".join(map(_indented, marks, map(self.line, block.items)))

    def _answers(self, block: Any) -> Iterator[str]:
        yield "\n".join(f"- **{self.line(one)}** {self.line(other)}" for one, other in block.items)

    def _keynumbers(self, block: Any) -> Iterator[str]:
        lines = (
            [f"**{self.line(one.name)}**", self.line(one.figure), self.line(one.change)]
            + [self.line((chip,)) for chip in one.verdicts]
            for one in block.items
        )
        yield "\n".join(f"- {' · '.join(filter(None, line))}" for line in lines)

    def _promises(self, block: Any) -> Iterator[str]:
        rows = ((one.name, self.line(one.guided), self.line(one.outcome)) for one in block.items)
        yield "\n".join(f"- **{escaped(name)}** {said} → {came}" for name, said, came in rows)

    def _charts(self, block: Any) -> Iterator[str]:
        for drawing in block.drawings:
            chart = drawing.chart
            finding = self.line(drawing.finding) or escaped(chart.finding)
            yield f"**{escaped(chart.title)}** {finding}".rstrip()
            heads = ["", *(series.name for series in chart.series)]
            rows = [[row.name, *(text for _, text in chart.texts(row, "–"))] for row in chart.rows]
            yield self._rows([heads, *rows])
            yield self.line(drawing.note)
            yield f"{self.source}{escaped(chart.source)}" if chart.source else ""

    def _table(self, block: Any) -> Iterator[str]:
        heads = [column.head if block.style != "pairs" else "" for column in block.columns]
        yield self._rows([heads, *block.rows])
        yield escaped(block.note)

    def _rows(self, rows: Sequence[Sequence[str | Parts]]) -> str:
        first, *others = [[self.line(cell) for cell in row] for row in rows]
        lines = [first, ["---"] * len(first), *others]
        return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)

    def _sources(self, block: Any) -> Iterator[str]:
        links = (Link(one.address or one.page, (one.publisher,)) for one in block.items)
        said = (f"{one.title} · {one.about}" for one in block.items)
        yield "\n".join(
            f"- {self.line((link,))}: {escaped(text)}"
            for link, text in zip(links, said, strict=True)
        )


def escaped(text: str) -> str:
    """A text in which nothing is a sign of Markdown."""
    return _SIGNS.sub(r"\\\g<0>", text)


def _begun(line: str) -> str:
    """A paragraph whose first word begins no list or heading."""
    return _START.sub(
        lambda begin: (
            f"{begin[1]}{begin[2]}\\" if begin[2].isdigit() else f"{begin[1]}\\{begin[2]}"
        ),
        line,
    )


def _indented(mark: str, piece: str) -> str:
    return mark + piece.replace("\n", "\n" + " " * len(mark))
