"""YAML text to plain data that remembers where each piece stands.

Scalars stay text (YAML would read `no` as False and `180.170` as 180.17). Duplicate keys, aliases,
anchors and tags are problems, as are files that are too large or nested too deeply.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.facts import Problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 24

_REFUSED = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Node:
    """A piece of a document: text, list or mapping, with line and column from 1."""

    value: Any  # str | list[Node] | dict[str, Node]
    line: int
    column: int
    style: str = ""
    key_line: int = 0

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


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file that was read."""

    path: str
    root: Node

    def problem(self, place: tuple[str | int, ...], message: str, remedy: str) -> Problem:
        """A problem at a place of this file."""
        node = self.root.at(*place)
        return Problem(self.path, node.line, node.column, message, remedy)

    def problem_in_text(
        self, place: tuple[str | int, ...], offset: int, message: str, remedy: str
    ) -> Problem:
        """A problem at a character of a text."""
        node = self.root.at(*place)
        text = node.value if isinstance(node.value, str) else ""
        line, start = text.count("\n", 0, offset), text.rfind("\n", 0, offset) + 1
        if node.style in ("|", ">"):
            return Problem(self.path, node.line + 1 + line, offset - start + 1, message, remedy)
        quote = 1 if node.style in ("'", '"') else 0
        return Problem(self.path, node.line, node.column + quote + offset, message, remedy)


def read_document(path: Path, name: str) -> tuple[Document | None, list[Problem]]:
    """Read one YAML file; `name` is the path shown in problems."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            message, remedy = f"the file has {size:,} bytes", f"keep it below {MAX_BYTES:,}"
            return None, [Problem(name, 1, 1, message, remedy)]
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        message = f"byte {error.start} is not UTF-8"
        return None, [Problem(name, 1, 1, message, "save the file as UTF-8")]
    except FileNotFoundError:
        return None, [Problem(name, 1, 1, "the file is missing", "write it")]
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        return None, [Problem(name, 1, 1, message, "mend its permissions")]
    return parse_document(text, name)


def parse_document(text: str, name: str) -> tuple[Document | None, list[Problem]]:
    """Compose a YAML text."""
    composer = _Composer(name)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            composer.take(event)
            if composer.stopped:
                break
    except yaml.MarkedYAMLError as error:
        composer.problems.append(_syntax_problem(name, text, error))
        return None, composer.problems
    except yaml.reader.ReaderError as error:
        return None, [_character_problem(name, text, error)]
    if composer.root is None or composer.stopped:
        if not composer.problems:
            empty = Problem(name, 1, 1, "the file is empty", "fill it in or delete it")
            composer.problems.append(empty)
        return None, composer.problems
    return Document(name, composer.root), composer.problems


_REMEDIES = (
    ("\\t", "a tab stands where YAML wants spaces", "indent with spaces"),
    ("mapping values are not allowed", "a colon stands where YAML does not expect one",
     "quote the text that contains ': ', or mend the indentation"),
    ("expected <block end>", "the indentation does not fit the lines above",
     "indent this line like its neighbours"),
    ("expected key", "this does not continue the lines above",
     "indent the line like its neighbours, and quote a text as a whole"),
    ("expected '-' indicator", "this does not continue the list above",
     "begin each entry with '- ', all equally far in"),
    ("could not find expected ':'", "a key without a colon",
     "write `key: value`, with a half-width colon and a space"),
    ("expected ',' or '}'", "the braces { } are not closed or a comma is missing",
     "write {key: value, key: value}"),
    ("expected ',' or ']'", "the brackets [ ] are not closed or a comma is missing",
     "write [one, two]"),
    ("found unexpected end of stream", "a quote is never closed", "close the quote"),
    ("cannot start any token", "a character that YAML reserves starts the text", "quote the text"),
)


def _character_problem(name: str, text: str, error: yaml.reader.ReaderError) -> Problem:
    place = next((at for at, char in enumerate(text) if _REFUSED.match(char)), 0)
    line, start = text.count("\n", 0, place) + 1, text.rfind("\n", 0, place) + 1
    code = f"U+{ord(text[place]):04X}" if text else str(error.reason)
    message = f"the character {code} is not allowed in YAML"
    return Problem(name, line, place - start + 1, message, "delete it")


def _syntax_problem(name: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = f"{error.problem or ''} {error.context or ''}"
    lines = text.splitlines()
    here = lines[line - 1] if line <= len(lines) else ""
    if "\t" in here[: max(column, 1)]:
        said = "\\t"
    for words, message, remedy in _REMEDIES:
        if words in said:
            return Problem(name, line, column, message, remedy)
    message = f"not YAML: {error.problem or error.context}"
    return Problem(name, line, column, message, "mend the syntax here")


class _Composer:
    """Builds nodes from events without recursion."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Node | None = None
        self.stack: list[tuple[Node, Node | None]] = []
        self.key: Node | None = None
        self.problems: list[Problem] = []
        self.stopped = False

    def take(self, event: yaml.Event) -> None:
        mark: Any = event.start_mark  # None only for events that were made by hand
        if isinstance(event, yaml.ScalarEvent):
            self._note_extras(event)
            self._add(Node(event.value, mark.line + 1, mark.column + 1, event.style or ""))
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._note_extras(event)
            value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            node = Node(value, mark.line + 1, mark.column + 1)
            if self.key is None and self.stack and isinstance(self.stack[-1][0].value, dict):
                remedy = "write a plain word as the key; quote text that begins with { or ["
                self._problem(mark, "a mapping or list stands where a key belongs", remedy)
                self.stopped = True
                return
            self._add(node)
            self.stack.append((node, self.key))
            self.key = None
            if len(self.stack) > MAX_DEPTH:
                self._problem(mark, f"nested deeper than {MAX_DEPTH} levels", "flatten it")
                self.stopped = True
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.stack.pop()
            self.key = None
        elif isinstance(event, yaml.AliasEvent):
            self._problem(mark, f"the alias *{event.anchor} is not allowed", "write the value out")
            self.stopped = True
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._problem(mark, "a second document begins", "delete the line '---'")
            self.stopped = True

    def _note_extras(self, event: Any) -> None:
        if event.anchor:
            message = f"the anchor &{event.anchor} is not allowed"
            self._problem(event.start_mark, message, "write the value out")
        if event.tag and event.tag != "!":
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._problem(event.start_mark, f"the tag {tag} is not allowed", "delete it")

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        holder = self.stack[-1][0].value
        if isinstance(holder, list):
            holder.append(node)
        elif self.key is None:
            self.key = node
        else:
            key = self.key
            self.key = None
            if key.value in holder:
                first = holder[key.value].key_line
                message = f"the key '{key.value}' stands here again (first on line {first})"
                again = Problem(self.name, key.line, key.column, message, "keep one of them")
                self.problems.append(again)
            else:
                node.key_line = key.line
                holder[key.value] = node

    def _problem(self, mark: Any, message: str, remedy: str) -> None:
        self.problems.append(Problem(self.name, mark.line + 1, mark.column + 1, message, remedy))
