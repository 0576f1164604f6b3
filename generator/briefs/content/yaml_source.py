"""YAML text to plain data that remembers where each piece stands.

Scalars stay text (YAML would read `no` as False and `180.170` as 180.17). Duplicate keys, aliases,
anchors and tags are problems, as are invisible characters and files that are too large, nested too
deeply or hold too long a text.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from briefs.content import hints
from briefs.content.suggest import clip
from briefs.content.yaml_text import quoted
from briefs.model.layers import LOADER
from briefs.model.problem import Problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 24
MAX_TEXT = 10_000
MAX_PIECES = 100_000  # keys, texts, lists and mappings of one file
MAX_PROBLEMS = 50  # of one file; more would only bury the first

_REFUSED = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200c"
    "\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufeff\uffa0"
    "\ufff0-\uffff\U0001d173-\U0001d17a\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
    "|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"  # the joiner belongs between emoji
)
_PILED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4}"
)
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_AFTER_KEY = re.compile(r"\s*:")
_COMMENT = re.compile(r"[ \t]+#[^\s#!]")


@dataclass(slots=True)
class Node:
    """A piece of a document: text, list or mapping, with line and column from 1."""

    value: Any  # str | list[Node] | dict[str, Node]
    line: int
    column: int
    style: str = ""
    key_line: int = 0
    key_column: int = 0

    def plain(self) -> Any:
        """The piece as str, list and dict."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def at(self, *place: str | int) -> Node:
        """The piece at a place; the nearest that exists where the place does not."""
        node = self
        for step in place:
            value = node.value
            in_list = isinstance(value, list) and isinstance(step, int) and step < len(value)
            if in_list or (isinstance(value, dict) and step in value):
                node = value[step]
        return node


@dataclass(frozen=True)
class Document:
    """A YAML file that was read; its text is composed when somebody asks for a piece of it."""

    path: str
    text: str

    @cached_property
    def root(self) -> Node:
        composer = _composed(self.path, self.text)
        assert composer.root
        return composer.root

    def problem(self, place: tuple[str | int, ...], message: str, remedy: str) -> Problem:
        """A problem at a place of this file."""
        node = self.root.at(*place)
        return Problem(self.path, node.line, node.column, message, remedy)

    def problem_at_key(self, place: tuple[str | int, ...], message: str, remedy: str) -> Problem:
        """A problem at the key of a place."""
        node = self.root.at(*place)
        line, column = node.key_line or node.line, node.key_column or node.column
        return Problem(self.path, line, column, message, remedy)

    def problem_in_text(
        self, place: tuple[str | int, ...], offset: int, message: str, remedy: str
    ) -> Problem:
        """A problem at a character of a text."""
        node = self.root.at(*place)
        line, column = place_in_text(tuple(self.text.split("\n")), node, offset)
        return Problem(self.path, line, column, message, remedy)


def place_in_text(lines: tuple[str, ...], node: Node, offset: int) -> tuple[int, int]:
    """Line and column of a character of a text, which the file may have folded or escaped."""
    text = node.value if isinstance(node.value, str) else ""
    line, column = node.line, node.column + (node.style in ("'", '"'))
    if node.style in ("|", ">"):
        line, column = line + 1, 1
    elif lines[line - 1].startswith(text, column - 1):
        return line, column + offset
    word = re.match(r"\S{1,12}", text[offset:])
    left = text.count(word[0], 0, offset) if word else 0
    while word and line <= len(lines):
        found = lines[line - 1].find(word[0], column - 1)
        if found < 0:
            line, column = line + 1, 1
        elif left:
            left, column = left - 1, found + len(word[0]) + 1
        else:
            return line, found + 1
    return node.line, node.column


def read_document(path: Path, name: str) -> tuple[Document | None, list[Problem]]:
    """Read one YAML file; `name` is the path shown in problems."""
    data, problem = _read_bytes(path)
    if problem:
        return None, [Problem(name, 1, 1, *problem)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_encoding_problem(name, data, error.start)]
    if "\0" in text[:1000]:
        return None, [_encoding_problem(name, data, 0)]
    return parse_document(text, name)


def _read_bytes(path: Path) -> tuple[bytes, tuple[str, str] | None]:
    """A file's bytes, or what is wrong with it and the remedy."""
    try:
        if path.exists() and not path.is_file():  # a pipe or a device may never end
            return b"", ("this is no ordinary file", "put an ordinary file here")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return b"", ("the file is missing", "write it")
    except OSError as error:
        return b"", (f"the file cannot be read: {error.strerror}", "mend its permissions")
    if len(data) > MAX_BYTES:
        remedy = "split it, or move out what is no content"
        return b"", (f"the file has more than {MAX_BYTES:,} bytes", remedy)
    return data, None


_UTF8 = "save it as UTF-8: in Notepad choose 'Save as' and the encoding UTF-8"


def _encoding_problem(name: str, data: bytes, place: int) -> Problem:
    """A file in another encoding, as Excel and Notepad like to write."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:1000]:
        message = "the file is saved as UTF-16, which Notepad and Excel call 'Unicode'"
        return Problem(name, 1, 1, message, _UTF8)
    before = data[:place]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    likely = next((name for name in ("big5", "gb18030") if _decodes(data, name)), "")
    known = {"big5": "Big5", "gb18030": "GBK"}.get(likely, "")
    message = f"the file is not saved as UTF-8{f'; it looks like {known}' if known else ''}"
    return Problem(name, line, column, message.replace("; ", ", "), _UTF8)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def parse_document(text: str, name: str) -> tuple[Document | None, list[Problem]]:
    """Compose a YAML text."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    refused = _REFUSED.search(text)
    if refused:
        return None, [_character_problem(name, text, refused.start())]
    unmerged = hints.conflict(text)
    if unmerged:
        return None, [Problem(name, *unmerged)]
    try:
        composer = _composed(name, text)
    except yaml.reader.ReaderError as error:
        return None, [_character_problem(name, text, int(error.position))]
    if composer.root is None or composer.stopped or composer.unsound:
        if not composer.problems:
            empty = Problem(name, 1, 1, "the file is empty", "fill it in or delete it")
            composer.problems.append(empty)
        return None, composer.problems[:MAX_PROBLEMS]
    document = Document(name, text)
    vars(document)["root"] = composer.root  # it is there already
    return document, composer.problems[:MAX_PROBLEMS]


def _composed(name: str, text: str) -> _Composer:
    """All of a text that can be read."""
    composer = _Composer(name, tuple(text.split("\n")))
    try:
        for event in yaml.parse(text, Loader=LOADER):
            composer.take(event)
            if composer.stopped:
                break
    except yaml.MarkedYAMLError as error:
        if not composer.unsound:  # the slip found already is where the parser lost its way
            composer.problems.append(Problem(name, *hints.explain(text, error)))
        composer.root = None
    return composer


def _character_problem(name: str, text: str, place: int) -> Problem:
    line, start = text.count("\n", 0, place) + 1, text.rfind("\n", 0, place) + 1
    return Problem(name, line, place - start + 1, *_invisible(text[place : place + 1]))


def _invisible(char: str) -> tuple[str, str]:
    """Message and remedy for a character that no reader can see."""
    code = f"U+{ord(char):04X}" if char else "of this kind"
    if _DIRECTIONS.match(char):
        return f"the invisible character {code} turns the direction of the text", "delete it"
    if char in hints.SPACES:
        return f"{hints.SPACES[char]} ({code}) stands here", "delete it or write an ordinary space"
    return f"the invisible character {code} is not allowed", "delete it"


class _Composer:
    """Builds nodes from events without recursion."""

    def __init__(self, name: str, lines: tuple[str, ...]) -> None:
        self.name = name
        self.lines = lines
        self.root: Node | None = None
        self.stack: list[tuple[Node, bool]] = []  # a list or mapping, and whether in { } or [ ]
        self.key: Node | None = None
        self.problems: list[Problem] = []
        self.pieces = 0
        self.stopped = False
        self.unsound = False  # what was read is not what the editor meant

    def take(self, event: yaml.Event) -> None:
        mark: Any = event.start_mark  # None only for events that were made by hand
        self.pieces += 1
        if self.pieces > MAX_PIECES:
            message = f"the file holds more than {MAX_PIECES:,} keys and values"
            self._problem(mark, message, "split it, or move out what is no content")
        if self.pieces > MAX_PIECES or len(self.problems) >= MAX_PROBLEMS:
            self.stopped = True
        elif isinstance(event, yaml.ScalarEvent):
            self._note_extras(event)
            node = Node(event.value, mark.line + 1, mark.column + 1, event.style or "")
            self._look_at(node, event)
            self._add(node)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._begin(event, mark)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.stack.pop()
            self.key = None
        elif isinstance(event, yaml.AliasEvent):
            if self.unsound:  # the anchor was named already
                self.stopped = True
                return
            message = f"the alias *{clip(event.anchor, 40)} is not allowed"
            remedy = "write the value out, or put a text that begins with * in quotes"
            self._problem(mark, message, remedy)
            self.stopped = True
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._problem(mark, "a second document begins", "delete the line '---'")
            self.stopped = True

    def _begin(self, event: Any, mark: Any) -> None:
        """Open a list or mapping."""
        self._note_extras(event)
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        node = Node(value, mark.line + 1, mark.column + 1)
        if self.key is None and self.stack and isinstance(self.stack[-1][0].value, dict):
            remedy = "put a text that begins with { or [ in quotes; a key is one plain word"
            self._problem(mark, "a bracket stands where a key belongs", remedy)
            self.stopped = True
            return
        self._add(node)
        self.stack.append((node, bool(event.flow_style)))
        self.key = None
        if len(self.stack) > MAX_DEPTH:
            self._problem(mark, f"nested deeper than {MAX_DEPTH} levels", "flatten it")
            self.stopped = True

    def _note_extras(self, event: Any) -> None:
        if event.anchor:
            message = f"the anchor &{clip(event.anchor, 40)} is not allowed"
            remedy = "write the value out, or put a text that begins with & in quotes"
            self._problem(event.start_mark, message, remedy)
            self.unsound = True
        if event.tag and event.tag != "!":
            tag = clip(event.tag.replace("tag:yaml.org,2002:", "!!"), 40)
            remedy = "delete it, or put a text that begins with ! in quotes"
            self._problem(event.start_mark, f"the tag {tag} is not allowed", remedy)
            self.unsound = True

    def _look_at(self, node: Node, event: Any) -> None:
        """Note what is wrong with a text in itself."""
        text = node.value
        if len(text) > MAX_TEXT:
            message = f"this text has {len(text):,} characters"
            self._problem(event.start_mark, message, f"keep it below {MAX_TEXT:,}")
            self.stopped = True
            return
        if not text.isascii() or not text.isprintable():
            self._look_at_characters(node, event)
        if not node.style:
            end = event.end_mark
            line = self.lines[end.line] if end.line < len(self.lines) else ""
            if text and _COMMENT.match(line, end.column):
                place = line.index("#", end.column) + 1
                self.problems.append(Problem(self.name, end.line + 1, place, *hints.COMMENT))
                self.unsound = True

    def _look_at_characters(self, node: Node, event: Any) -> None:
        text = node.value
        found = _INVISIBLE.search(text) or _PILED.search(text)
        if found:
            line, column = place_in_text(self.lines, node, found.start())
            message, remedy = _invisible(found[0][0])
            if len(found[0]) > 1:
                message, remedy = "accents are piled on one letter here", "write the letter alone"
            self.problems.append(Problem(self.name, line, column, message, remedy))
            self.unsound = True
            return
        place = 0 if text[0] in hints.SPACES else -1
        block = node.style in ("|", ">")  # there a paragraph may begin with a full-width space
        if not block and text[place] in hints.SPACES:
            what = "ends" if place else "begins"
            mark = event.start_mark
            if not place and not self.lines[mark.line][: mark.column].strip(" -"):
                what = "indents"
            message = f"{hints.SPACES[text[place]]} {what} this text"
            message = message.replace("indents this text", "indents this line")
            self._problem(mark, message, "write ordinary spaces, or delete it")
            self.unsound = True

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        holder, in_flow = self.stack[-1]
        if isinstance(holder.value, list):
            holder.value.append(node)
        elif self.key is None:
            self.key = node
        else:
            key = self.key
            self.key = None
            if in_flow and node.value == "" and not node.style and not self._has_colon(key):
                self._lone(key, holder.value)
            elif key.value in holder.value:
                first = holder.value[key.value].key_line
                message = (
                    f"the key '{clip(key.value, 40)}' stands here again (first on line {first})"
                )
                again = Problem(self.name, key.line, key.column, message, "keep one of them")
                self.problems.append(again)
            else:
                node.key_line, node.key_column = key.line, key.column
                holder.value[key.value] = node

    def _has_colon(self, key: Node) -> bool:
        """True where a colon follows a key, so that only its value is empty."""
        if key.style:
            return True
        line = self.lines[key.line - 1]
        return bool(_AFTER_KEY.match(line, key.column - 1 + len(key.value)))

    def _lone(self, key: Node, holder: dict[str, Node]) -> None:
        """A word without a value in braces: most often a text that was cut at its comma."""
        self.unsound = True
        line = self.lines[key.line - 1]
        cut = line[: min(key.column - 1 + len(key.value), hints.LIMIT)]
        for slip in (hints.wide_colon, hints.no_space):
            found = slip(cut, hints.unquoted(cut)[0])
            if found and found[0] >= key.column - 1:
                problem = Problem(self.name, key.line, found[0] + 1, *found[1:])
                self.problems.append(problem)
                return
        message = f"'{clip(key.value, 40)}' stands alone in {{ }}"
        before, after = line[: key.column - 1], line[key.column - 1 + len(key.value) :]
        if not holder and before.endswith("{") and after.startswith("}"):
            self._lone_reference(key, before, after[1:].strip())
            return
        last = next(reversed(holder.items()), None)
        remedy = f"write '{clip(key.value, 40)}: …' or delete it"
        place = (key.line, key.column)
        if last and isinstance(last[1].value, str) and not last[1].style:
            whole = quoted(clip(f"{last[1].value}, {key.value}"))
            between = line[: key.column - 1]
            if between.endswith(","):
                whole = quoted(clip(f"{last[1].value},{key.value}"))
            message = f"the comma before '{clip(key.value, 40)}' cuts the text in two"
            remedy = f"put the whole text in quotes: {clip(last[0], 40)}: {whole}"
        self.problems.append(Problem(self.name, *place, message, remedy))

    def _lone_reference(self, key: Node, before: str, after: str) -> None:
        """A reference in braces where the braces are YAML's."""
        reference = f"{{{clip(key.value, 40)}}}"
        in_list = len(self.stack) > 1 and isinstance(self.stack[-2][0].value, list)
        message = f"the reference {reference} needs quotes in a text"
        remedy = f"put the whole text in quotes: {quoted(clip(f'{reference} {after}'.strip()))}"
        if in_list:
            message = f"the reference {reference} needs no braces in a list"
            remedy = f"write {clip(key.value, 40)}"
        self.problems.append(Problem(self.name, key.line, len(before), message, remedy))

    def _problem(self, mark: Any, message: str, remedy: str) -> None:
        self.problems.append(Problem(self.name, mark.line + 1, mark.column + 1, message, remedy))
