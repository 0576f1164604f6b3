"""Files of a content folder as entries of their models, and those that nothing reads."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from briefs.content.texts import is_text
from briefs.content.validate import validate
from briefs.content.yaml_source import Document, read_document
from briefs.model.language import LANGUAGES, ROWS
from briefs.model.problem import Problem

MAX_STRAYS = 1_000  # files in content/ that nothing reads

PURPOSES = {  # the files that are no article's, and what is to be done where one is missing
    "brief.yml": "write the brief's prose there, in the manner of another quarter's brief.yml",
    "company.yml": "write the company's name, ticker and segments there, as in another company's",
    "concepts.yml": "write the concepts there that the common ones lack",
}

# Hidden files, and what editors and systems leave beside the files that a person writes.
_BESIDE = re.compile(
    r"\..*|.*~|#.*#|4913|.*\.(sw[a-p]|tmp|bak|orig|rej)|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r",
    re.IGNORECASE,
)


def beside(name: str) -> bool:
    """Tell a file or folder that no person means as content by its name."""
    return bool(_BESIDE.fullmatch(name))


def shown(root: Path, path: Path) -> str:
    """A path as problems show it: it begins with the content folder's name."""
    return path.relative_to(root.parent).as_posix()


def strays(root: Path) -> list[Problem]:
    """A problem for each file and link that is not read."""
    found = list(islice(_strays(root), MAX_STRAYS + 1))
    if len(found) > MAX_STRAYS:
        message = f"more than {MAX_STRAYS:,} files stand here that nothing reads"
        return [Problem(root.name, 1, 1, message, "move out what is no content")]
    return [Problem(shown(root, path), 1, 1, *said) for path, said in sorted(found)]


def _strays(root: Path) -> Iterator[tuple[Path, tuple[str, str]]]:
    for path in root.rglob("*"):
        place = path.relative_to(root)
        if not any(map(beside, place.parts)) and (said := _stray(path, place)):
            yield path, said


def _stray(path: Path, place: Path) -> tuple[str, str] | None:
    if path.is_symlink():
        return "a link is not followed", "put the file itself here"
    if not path.is_file() or (path.name == "addresses.txt" and len(place.parts) < 3):
        return None
    name = path.name.lower()
    if name != path.name and name in PURPOSES:
        return "the file's name must be in small letters", f"rename it to {name}"
    beside_facts = path.with_suffix(".yml")
    if path.suffix == ".receipt" and beside_facts.name not in PURPOSES and beside_facts.is_file():
        path = beside_facts
    if path.suffix != ".yml":
        message, remedy = "only .yml files are read here", "move it out of content/"
        if path.suffix.lower() in (".yaml", ".yml", ".txt"):
            remedy = f"rename it to {name.partition('.')[0]}.yml, or {remedy}"
        elif path.suffix == ".receipt":
            message = "no fact file of its name stands beside this receipt"
            remedy = "put it where that file is now, under the same name, or delete it"
        return message, remedy
    of_company = place.parts[1:] in (("company.yml",), ("concepts.yml",))
    read = place.parts == ("concepts.yml",) or of_company
    if read or len(place.parts) == 3:
        return None
    return "the file is not read here", "put it in the folder of its company and quarter"


def misnamed(path: Path) -> bool:
    """A missing file that is there under a name with capitals or another ending."""
    names = (path.name, f"{path.stem}.yaml")
    folder = path.parent.iterdir() if path.parent.is_dir() else ()
    return any(other.name.lower() in names for other in folder)


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
        path for path in inside if path.is_dir() and not path.is_symlink() and not beside(path.name)
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


def with_names(data: Any, name: str) -> Any:
    """Plain data in which a blank text says what it says elsewhere, else whose it is."""
    if is_text(data):
        known = next((words for words in data.values() if words.strip()), name)
        return {tag: words if words.strip() else known for tag, words in data.items()}
    if isinstance(data, dict):
        own = ("name", "label", "long")
        return {key: with_names(part, name if key in own else key) for key, part in data.items()}
    return data


def _is_blank(value: object) -> bool:
    return not all(value.values()) if isinstance(value, dict) else value == ""
