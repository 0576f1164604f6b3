"""Fact files in one layout: keys in the model's order, one fact a line, in columns.

Comments stay. Facts are put in the order of their paragraphs within a group; a group begins at a
blank line or at a heading (`# ---- …`). Where another comment stands in a group its facts keep
their order: only the editor knows which of them it speaks of. What was spread over several lines
stays so if it does not fit into one.
"""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, get_args

import yaml
from pydantic import BaseModel

from briefs.content import models
from briefs.content.load import with_stand_ins
from briefs.content.validate import validate
from briefs.content.yaml_source import LOADER, Document, parse_document, read_document
from briefs.model.language import LANGUAGES
from briefs.model.problem import Problem

WIDTH = 120  # columns; Chinese characters take two
SECTIONS: dict[str, type[BaseModel]] = {  # of a list, what its entries are
    name: next(iter(get_args(info.annotation)), info.annotation)  # type: ignore[misc]
    for name, info in models.FactFile.model_fields.items()
}
_BARE = {  # keys whose values are no texts
    name
    for model in SECTIONS.values()
    for name, info in model.model_fields.items()
    if info.annotation in (int, bool)
}
_HEADING = re.compile(r"#+\s*[-=–—]{2}")
_NO_TEXT = re.compile(  # what YAML 1.2 reads as null, a truth value or a number
    r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_SPECIAL = re.compile(r"^-(?![\w.$€£¥])|^[?:,\[\]{}#&*!|>'\"%@`]|^\.\.\.|:(?:\s|$)|\s#|^\s|\s$")
_SPECIAL_IN_FLOW = re.compile(r"[,\[\]{}]|:(?![\w/])")


@dataclass(slots=True)
class Piece:
    """A comment, or an entry with its lines; `blank` where an empty line stands above."""

    start: int
    text: str = ""
    node: Any = None
    end: int = 0
    key: str = ""
    blank: bool = False
    after: list[str] = field(default_factory=list)  # comments at the end of its line

    @property
    def heading(self) -> bool:
        return self.node is None and bool(_HEADING.match(self.text))


def layout(text: str, name: str) -> tuple[str | None, list[Problem]]:
    """A fact file's text in its layout; None and its problems where it cannot be read."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    document, problems = parse_document(text, name)
    if document is None or problems:
        return None, problems
    _, problems = validate(document, (), with_stand_ins(document.root.plain()), models.FactFile)
    if problems:
        return None, problems
    page = _Page(text)
    made = "".join(f"{line}\n" for line in page.lines())
    again, _ = parse_document(made, name)
    said = again and _sense(again) == _sense(document)
    if not said or _Page(made).comments != page.comments:
        message = "the file cannot be laid out without changing what it says"
        return None, [Problem(name, 1, 1, message, "simplify its quoting and comments")]
    return made, []


def lay_out(path: Path, name: str, *, write: bool) -> tuple[bool, list[Problem]]:
    """Lay out a file, as a whole or not at all; whether it changes, and its problems."""
    document, problems = read_document(path, name)
    if document is None:
        return False, problems
    text = path.read_bytes().decode("utf-8")
    made, problems = layout(text, name)
    if made is None or made == text:
        return False, problems
    if write:
        new = path.with_name(f".{path.name}.new")
        new.write_bytes(made.encode("utf-8"))
        shutil.copymode(path, new)
        new.replace(path)
    return True, []


def fact_files(content: Path) -> list[Path]:
    """Every fact file of a content folder."""
    return sorted(path for path in content.glob("*/*/*.yml") if is_fact_file(path))


def is_fact_file(path: Path) -> bool:
    """Whether a file is one of an article's facts, by its name."""
    others = ("brief.yml", "company.yml", "concepts.yml")
    return path.suffix == ".yml" and path.name not in others and not path.name.startswith(".")


def _sense(document: Document) -> Any:
    """What a file says: lists in no order."""
    plain = document.root.plain()
    return {
        key: sorted(json.dumps(item, sort_keys=True) for item in value)
        if isinstance(value, list)
        else value
        for key, value in plain.items()
    }


class _Page:
    """A text with its nodes and comments."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Any = yaml.compose(text, Loader=LOADER)
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.rest = self._comments()
        self.comments = sorted(piece.text for piece in self.rest)

    def line(self, index: int) -> int:
        return bisect_right(self.starts, index) - 1

    def _blank(self, index: int) -> bool:
        line = self.line(index)
        return line > 0 and not self.text[self.starts[line - 1] : self.starts[line]].strip()

    def _comments(self) -> list[Piece]:
        """Every comment: what follows a # outside the scalars."""
        pieces, at = [], 0
        for scalar in [*_scalars(self.root), None]:
            until = scalar.start_mark.index if scalar else len(self.text)
            for match in re.finditer("#[^\n]*", self.text[at:until]):
                start = at + match.start()
                pieces.append(Piece(start, match[0].rstrip(), blank=self._blank(start)))
            if scalar:
                at = self._end(scalar)
                head = scalar.style in ("|", ">") and re.match(
                    r"[|>]\S*[ \t]+(#[^\n]*)", self.text[until : self.text.find("\n", until)]
                )
                if head:
                    pieces.append(Piece(until + head.start(1), head[1].rstrip()))
        return pieces

    def _end(self, node: Any) -> int:
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            return node.start_mark.index + len(
                self.text[node.start_mark.index : node.end_mark.index].rstrip()
            )
        if isinstance(node, yaml.ScalarNode) or node.flow_style:
            return int(node.end_mark.index)
        return max(map(self._end, _parts(node)), default=int(node.end_mark.index))

    def lines(self) -> Iterator[str]:
        """The lines of the layout."""
        keys = [key.start_mark.index for key, _ in self.root.value]
        sections = [
            (
                key.value,
                self._before(key.start_mark.index),
                self._section(key, value, until),
            )
            for (key, value), until in zip(
                self.root.value, [*keys[1:], len(self.text)], strict=True
            )
        ]
        header, sections[0] = _header(sections[0])
        order = list(SECTIONS)
        sections.sort(key=lambda section: order.index(section[0]))
        body = chain.from_iterable(lines for _, lead, rest in sections for lines in (lead, rest))
        above = ""
        for line in chain(header, body, self._before(len(self.text))):
            if line or above:  # one empty line at most, and none at the head
                yield line
            above = line

    def _before(self, index: int) -> list[str]:
        """The comments above a place that belong to nothing before it."""
        lines = []
        while self.rest and self.rest[0].start < index:
            piece = self.rest.pop(0)
            lines += [""] * piece.blank + [piece.text]
        return lines + [""] * (index < len(self.text) and self._blank(index))

    def _section(self, key: Any, value: Any, until: int) -> list[str]:
        """The lines of a section; takes its comments from the rest."""
        entries = self._entries(key.value, value)
        last = max((entry.end for entry in entries), default=self._end(value))
        taken: list[Piece] = []
        rest: list[Piece] = []
        for piece in self.rest:
            (taken if self._inside(piece, last, until) else rest).append(piece)
        self.rest = rest
        head = [
            piece
            for piece in taken
            if self.line(piece.start) == self.line(key.start_mark.index)
            and not (entries and piece.start >= entries[0].start)
        ]
        pieces = self._placed(entries, [piece for piece in taken if piece not in head])
        title = f"{key.value}:" if entries else f"{key.value}: []"
        lines = [_with_comments(title, [piece.text for piece in head])]
        if isinstance(value, yaml.MappingNode):
            return lines + _written(
                _ranked(pieces, list(SECTIONS[key.value].model_fields)), _block_lines
            )
        return lines + _list_lines(_in_order(pieces))

    def _inside(self, piece: Piece, last: int, until: int) -> bool:
        if piece.start >= until:
            return False
        own = not self.text[self.starts[self.line(piece.start)] : piece.start].strip()
        indented = piece.start > self.starts[self.line(piece.start)]
        return piece.start < last or not own or indented

    def _entries(self, name: str, node: Any) -> list[Piece]:
        model = SECTIONS[name]
        if isinstance(node, yaml.MappingNode):
            return [
                Piece(
                    key.start_mark.index,
                    node=value,
                    end=self._end(value),
                    key=key.value,
                    blank=self._blank(key.start_mark.index),
                )
                for key, value in node.value
            ]
        order = list(model.model_fields)
        for item in node.value:
            item.value.sort(key=lambda pair: order.index(pair[0].value))
        return [
            Piece(
                item.start_mark.index,
                node=item,
                end=self._end(item),
                blank=self._blank(item.start_mark.index),
            )
            for item in node.value
        ]

    def _placed(self, entries: list[Piece], comments: list[Piece]) -> list[Piece]:
        """Entries and comments in their order; a comment within an entry comes to stand above."""
        pieces, starts = list(entries), [entry.start for entry in entries]
        for comment in comments:
            place = bisect_right(starts, comment.start) - 1
            entry = entries[place] if place >= 0 else None
            if entry and comment.start < entry.end:
                comment.start = entry.start
                comment.blank, entry.blank = entry.blank, False
            elif entry and self.line(entry.end) == self.line(comment.start):
                entry.after.append(comment.text)
                continue
            pieces.append(comment)
        pieces.sort(key=lambda piece: (piece.start, piece.node is not None))
        if pieces:
            pieces[0].blank = False
        return pieces


def _header(section: tuple[str, list[str], list[str]]) -> tuple[list[str], Any]:
    """What stands above a blank line at the head of the file, and the first section without it."""
    name, lead, lines = section
    cut = len(lead) - lead[::-1].index("") if "" in lead else 0
    if not cut and lead and lead[0].startswith("# yaml-language-server:"):
        cut = 1
    return lead[:cut], (name, lead[cut:], lines)


def _scalars(node: Any) -> Iterator[Any]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    else:
        for part in _parts(node):
            yield from _scalars(part)


def _parts(node: Any) -> Iterable[Any]:
    return chain.from_iterable(node.value) if isinstance(node, yaml.MappingNode) else node.value


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    for piece in pieces:
        above = groups[-1][-1] if groups else None
        if above is None or piece.blank or (piece.heading and above.node):
            groups.append([])
        groups[-1].append(piece)
    return groups


def _in_order(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Groups of a list's entries by paragraph, except where a comment stands among them."""
    groups = _groups(pieces)
    for group in groups:
        entries = [piece for piece in group if piece.node]
        heading = group[: len(group) - len(entries)]
        if all(piece.heading for piece in heading):
            blank = group[0].blank
            entries.sort(key=lambda piece: int(_cells(piece.node)["at"]))
            group[:] = heading + entries
            for piece in group:
                piece.blank = False
            group[0].blank = blank
    return groups


def _ranked(pieces: Sequence[Piece], order: list[str]) -> list[Piece]:
    """A mapping's entries in the order of their keys, each with the comments above it."""
    units: list[list[Piece]] = [[]]
    for piece in pieces:
        units[-1].append(piece)
        if piece.node:
            units.append([])
    tail = units.pop()
    units.sort(key=lambda unit: order.index(unit[-1].key))
    return [piece for unit in [*units, tail] for piece in unit]


def _written(pieces: Iterable[Piece], lines: Any) -> list[str]:
    """The lines of pieces; comments after an entry of several lines come to stand above it."""
    out = []
    for piece in pieces:
        out += [""] * piece.blank
        if piece.node is None:
            out.append(f"  {piece.text}")
            continue
        made = lines(piece)
        if len(made) > 1:
            out += [f"  {text}" for text in piece.after]
            out += made
        else:
            out.append(_with_comments(made[0], piece.after))
    return out


def _with_comments(line: str, comments: Iterable[str]) -> str:
    return "  ".join([line, *comments])


def _block_lines(piece: Piece) -> list[str]:
    return _pair(piece.key, piece.node, "  ")


def _list_lines(groups: Sequence[Sequence[Piece]]) -> list[str]:
    at = max(
        (len(_cells(one.node)["at"]) for group in groups for one in group if one.node), default=0
    )
    out = []
    for group in groups:
        rows = {id(piece): _row(piece.node) for piece in group if piece.node}
        _align([rows[id(piece)] for piece in group if piece.node], at)
        out += _written(group, lambda piece, rows=rows: _entry_lines(piece.node, rows[id(piece)]))
    return out


def _cells(node: Any) -> dict[str, str]:
    """The values of an entry as they stand in one line, by their keys."""
    return {key.value: _flow(value, bare=key.value in _BARE) for key, value in node.value}


def _row(node: Any) -> list[str]:
    """The cells of an entry's line, or none where it is written in several lines."""
    cells = [f"{key}: {value}" for key, value in _cells(node).items()]
    spread = not node.flow_style and width(f"  - {{{', '.join(cells)}}}") > WIDTH
    return [] if spread else cells


def _entry_lines(node: Any, row: list[str]) -> list[str]:
    if row:
        return [f"  - {{{' '.join(row)}}}"]
    lines = [line for key, value in node.value for line in _pair(key.value, value, "    ")]
    return [f"  - {lines[0].lstrip()}", *lines[1:]]


def _align(rows: Sequence[list[str]], at: int) -> None:
    """Put commas behind the cells and spaces where cells of the same keys stand one below another.

    Columns are those up to the printed figure; what follows is of any length.
    """
    for row in rows:
        row[:-1] = [f"{cell}," for cell in row[:-1]]
    run: list[list[str]] = []
    for row in [*rows, []]:
        if not row or (run and _keys(run[-1]) != _keys(row)):
            _pad(run)
            run = []
        if row:
            run.append(row)
    for row in filter(None, rows):
        row[0] = row[0].rstrip().ljust(len("at: ,") + at)


def _keys(row: list[str]) -> list[str]:
    names = [cell.partition(":")[0] for cell in row]
    return names[: names.index("printed")]


def _pad(run: Sequence[list[str]]) -> None:
    for column in range(1, len(_keys(run[0])) if run else 0):
        widest = max(width(row[column]) for row in run)
        for row in run:
            row[column] += " " * (widest - width(row[column]))


def _pair(key: str, node: Any, pad: str) -> list[str]:
    """A key and its value below one another: in one line if it fits, else each part in its own."""
    bare = key in _BARE
    if isinstance(node, yaml.ScalarNode):
        if node.style == ">" and (lines := _folded(node.value.removesuffix("\n"), f"{pad}  ")):
            mark = ">" if node.value.endswith("\n") else ">-"
            return [f"{pad}{key}: {mark}", *lines]
        return [f"{pad}{key}: {_text(node.value, flow=False, bare=bare)}"]
    line = f"{pad}{key}: {_flow(node)}"
    if isinstance(node, yaml.SequenceNode) or width(line) <= WIDTH:
        return [line]
    parts = [line for name, value in _by_language(node) for line in _pair(name, value, f"{pad}  ")]
    return [f"{pad}{key}:", *parts]


def _flow(node: Any, *, bare: bool = False) -> str:
    """A value within one line."""
    if isinstance(node, yaml.ScalarNode):
        return _text(node.value, flow=True, bare=bare)
    if isinstance(node, yaml.SequenceNode):
        return f"[{', '.join(map(_flow, node.value))}]"
    return f"{{{', '.join(f'{name}: {_flow(value)}' for name, value in _by_language(node))}}}"


def _by_language(node: Any) -> list[tuple[str, Any]]:
    parts = [(key.value, value) for key, value in node.value]
    return sorted(parts, key=lambda part: LANGUAGES.index(part[0]))


def _text(value: str, *, flow: bool, bare: bool = False) -> str:
    """A scalar, quoted only where YAML would read something else."""
    if bare:
        return value
    if re.search("[^\t\x20-\x7e\xa0-\u2027\u202f-\ufffd\U00010000-\U0010ffff]", value):
        return json.dumps(value, ensure_ascii=False)
    special = _SPECIAL.search(value) or (flow and _SPECIAL_IN_FLOW.search(value))
    if value and not special and not _NO_TEXT.fullmatch(value):
        return value
    if "'" in value and '"' not in value and "\\" not in value:
        return f'"{value}"'
    doubled = value.replace("'", "''")
    return f"'{doubled}'"


def _folded(value: str, pad: str) -> list[str]:
    """A long text in lines, broken at its spaces; none where that would change it."""
    words = value.split(" ")
    if not all(words) or re.search("[\t\n\x85\u2028\u2029]", value):
        return []
    lines = [pad + words[0]]
    for word in words[1:]:
        if width(lines[-1]) + 1 + width(word) <= WIDTH:
            lines[-1] += f" {word}"
        else:
            lines.append(pad + word)
    return lines


def width(text: str) -> int:
    """How many columns a text takes on a terminal: Chinese characters take two."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )
