"""Files of a content folder as entries of their models."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from briefs.content.strays import PURPOSES, misnamed, shown
from briefs.content.validate import validate
from briefs.content.yaml_source import Document, read_document
from briefs.model.language import LANGUAGES, ROWS
from briefs.model.problem import Problem

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Reading:
    """A content folder, and the languages in which its texts must be written."""

    root: Path
    languages: Sequence[str] = LANGUAGES


def read_file(
    reading: Reading, path: Path, model: type[Model]
) -> tuple[Document | None, Model | None, list[Problem]]:
    """A file as its document and its model's entry, as far as it can be read."""
    document, problems = open_document(reading.root, path)
    if document is None:
        return None, None, problems
    data = document.root.plain()
    languages = () if is_draft(data) else reading.languages
    entry, found = validate(document, (), data, model, languages)
    return document, entry, problems + found


def is_draft(data: Any) -> bool:
    """True for a brief that says so of itself."""
    return isinstance(data, dict) and data.get("draft") == "true"


def open_document(root: Path, path: Path) -> tuple[Document | None, list[Problem]]:
    """A file below a content folder, with the remedy of its purpose where it is missing."""
    if path.is_symlink() or (not path.exists() and misnamed(path)):
        return None, []  # the check for stray files names it
    document, problems = read_document(path, shown(root, path))
    if not path.exists() and path.name in PURPOSES:
        problems = [replace(problem, remedy=PURPOSES[path.name]) for problem in problems]
    return document, problems


def folders_of(root: Path) -> list[Path]:
    """The folders to read; links are never followed."""
    inside = root.iterdir() if root.is_dir() else ()
    return sorted(
        path
        for path in inside
        if path.is_dir() and not path.is_symlink() and not path.name.startswith(".")
    )


_STAND_INS: Mapping[str, object] = {
    "publisher": dict.fromkeys(ROWS, "…"),
    "title": dict.fromkeys(ROWS, "…"),
    "published": "1970-01-01",
    "url": "https://example.org/",
}


def with_stand_ins(data: Any) -> Any:
    """Plain data of a fact file in which what a draft leaves blank of the source is filled."""
    source = data.get("source") if isinstance(data, dict) else None
    if not isinstance(source, dict):
        return data
    blank = {key: text for key, text in _STAND_INS.items() if _is_blank(source.get(key, "…"))}
    return {**data, "source": {**source, **blank}}


def _is_blank(value: object) -> bool:
    return not all(value.values()) if isinstance(value, dict) else value == ""
