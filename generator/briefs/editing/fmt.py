"""Fact files in one layout: an entry a line, its keys in order, quoted only where it must be.

The rest stays as it is written: the order of entries, comments, empty lines. So does an entry that
holds a comment or a text of several lines, and one that was spread because it fits no line. Only
figures that were undecided and are decided now go to another list.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import yaml

from briefs.content import models
from briefs.content.reading import PURPOSES, with_stand_ins
from briefs.content.second import inner
from briefs.content.validate import validate
from briefs.content.yaml_source import parse_document, read_document
from briefs.content.yaml_text import flow
from briefs.editing.columns import width
from briefs.editing.files import replace
from briefs.editing.redraft import decided
from briefs.model.language import TAGS
from briefs.model.layers import LOADER
from briefs.model.problem import Problem

WIDTH = 120  # columns
_ENTRIES: dict[str, type[models.Entry]] = {  # what the entries of each list are
    name: entry
    for name, info in models.FactFile.model_fields.items()
    for entry in get_args(info.annotation)
    if isinstance(entry, type) and issubclass(entry, models.Entry)
}
_BARE = {  # keys whose values are no texts
    name
    for entry in _ENTRIES.values()
    for name, info in entry.model_fields.items()
    if info.annotation in (int, bool)
}


def layout(text: str, name: str) -> tuple[str | None, list[Problem]]:
    """A fact file's text in its layout; None and its problems where it cannot be read."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    document, problems = parse_document(text, name)
    if document is None or problems:
        return None, problems
    _, problems = validate(document, (), with_stand_ins(document.root.plain()), models.FactFile)
    if problems:
        return None, problems
    text = decided(text)
    said, _ = parse_document(text, name)
    pieces, at = [], 0
    for item, order in _entries(yaml.compose(text, Loader=LOADER)):
        start, end = item.start_mark.index, _end(item)
        pieces += [text[at:start], _written(text, item, order) or text[start:end]]
        at = end
    made = "".join([*pieces, text[at:].rstrip("\n"), "\n"])
    again, _ = parse_document(made, name)
    if again is None or said is None or again.root.plain() != said.root.plain():
        message = "the file cannot be laid out without changing what it says"
        return None, [Problem(name, 1, 1, message, "simplify its quoting")]
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
        replace(path, made)
    return True, []


def fact_files(content: Path) -> list[Path]:
    """Every fact file of a content folder."""
    return sorted(path for path in content.glob("*/*/*.yml") if is_fact_file(path))


def is_fact_file(path: Path) -> bool:
    """True for a file of an article's facts, by its name."""
    return path.suffix == ".yml" and path.name not in PURPOSES and not path.name.startswith(".")


def _entries(root: Any) -> Iterator[tuple[Any, list[str]]]:
    """The entries of all lists in the order of the file, each with the order of its keys."""
    for key, value in root.value:
        if key.value in _ENTRIES and isinstance(value, yaml.SequenceNode):
            meant = models.FactEntry.model_fields if key.value == "undecided" else {}  # perhaps
            order = [*{**meant, **_ENTRIES[key.value].model_fields}]
            yield from ((inner(item), order) for item in value.value)


def _written(text: str, item: Any, order: list[str]) -> str:
    """An entry within one line; nothing where it is to stay as it is."""
    start, end = item.start_mark.index, _end(item)
    if _holds_more(text, item, end):
        return ""
    pairs = sorted(
        ((key.value, value) for key, value in item.value), key=lambda pair: order.index(pair[0])
    )
    cells = (
        f"{key}: {value.value if key in _BARE else flow(_plain(value))}" for key, value in pairs
    )
    line = f"{{{', '.join(cells)}}}"
    spread = "\n" in text[start:end]
    return "" if spread and item.start_mark.column + width(line) > WIDTH else line


def _holds_more(text: str, item: Any, end: int) -> bool:
    """True where an entry holds a comment, or a text that is written below its key."""
    at = item.start_mark.index
    for scalar in _scalars(item):
        if scalar.style in ("|", ">") or "#" in text[at : scalar.start_mark.index]:
            return True
        at = scalar.end_mark.index
    return "#" in text[at:end]


def _scalars(node: Any) -> Iterator[Any]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    for part in _parts(node):
        yield from _scalars(part)


def _parts(node: Any) -> list[Any]:
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return node.value if isinstance(node, yaml.SequenceNode) else []


def _end(node: Any) -> int:
    """The end of a piece; the mark of one in lines stands behind the comments that follow it."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style:
        return int(node.end_mark.index)
    return max(map(_end, _parts(node)))


def _plain(node: Any) -> Any:
    """A value as text, list or mapping, its languages in their order."""
    if isinstance(node, yaml.MappingNode):
        parts = {key.value: _plain(value) for key, value in node.value}
        return {tag: parts[tag] for tag in TAGS if tag in parts}
    return list(map(_plain, node.value)) if isinstance(node, yaml.SequenceNode) else node.value
