"""An article taken into a folder: its draft, its quarter's brief, its receipt, and its conflicts.

The article itself is kept in `articles/`, which git ignores: it belongs to its publisher.
"""

import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefs.analysis.dataset import read_dataset
from briefs.articles.article import paragraphs, split_name
from briefs.articles.told import Program
from briefs.content.folder import Folder
from briefs.content.reading import open_document
from briefs.content.receipt_file import SUFFIX, receipt_text
from briefs.content.texts import slug
from briefs.content.yaml_text import flow, quoted
from briefs.editing import files
from briefs.editing.draft import Draft, article_bytes, draft
from briefs.editing.json_schemas import refresh
from briefs.editing.new_brief import brief_text
from briefs.editing.redraft import moved, redrafted
from briefs.model.language import foremost
from briefs.model.problem import Problem, Refused


@dataclass(frozen=True, slots=True)
class Source:
    """All that has to be known of an article before it can be drafted."""

    company: str
    quarter: str
    publisher: Mapping[str, str]
    day: str
    language: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """The outcome: the draft, whether the brief is new, and what conflicts."""

    draft: Draft
    kept: int  # lines that the editor had corrected
    anew: bool  # drafted before
    brief: Path | None  # where it was made
    conflicts: tuple[Problem, ...]


def add(
    article: Path, source: Source, folder: Folder, today: date, program: Program | None = None
) -> Added:
    """Take an article in, for the first time or again; raises Refused."""
    data, own = article_bytes(article), _own(article, source, folder)
    before = own.read_bytes() if own.is_file() else None
    _keep(own, data)
    last, read = (own.parent / ".drafts" / f"{own.stem}{suffix}" for suffix in (".yml", ".txt"))
    try:
        drafted = draft(own, source.company, source.quarter, folder, program)
        new, path = _described(drafted.text, source), drafted.path
        anew, text = path.is_file(), data.decode("utf-8")
        was, then = (one.read_text("utf-8") if one.is_file() else "" for one in (read, last))
        numbers = moved(paragraphs(was), paragraphs(text))
        merged, kept = redrafted(_sound(path, folder), then, new, numbers) if anew else (new, 0)
    except Refused:
        own.unlink() if before is None else own.write_bytes(before)
        raise
    (files.replace if anew else files.write)(path, merged)
    last.parent.mkdir(exist_ok=True)
    files.replace(last, new)
    files.replace(read, text)
    _sign(drafted, today)
    made = _start_brief(path.with_name("brief.yml"), last.parent, source, folder)
    dataset, problems = read_dataset(folder.content, folder.languages, drafts=True)
    refresh(folder.content, dataset.content)
    return Added(drafted, kept, anew, made, conflicts(path, folder, problems))


def _start_brief(path: Path, kept: Path, source: Source, folder: Folder) -> Path | None:
    """Make a quarter's brief, or make it anew while nobody has written in it."""
    proposed = kept / f"{slug(source.company)}-{slug(source.quarter)}-brief.yml"
    if path.exists():
        before = proposed.read_bytes() if proposed.is_file() else None
        if path.read_bytes() != before:
            return None
    words = brief_text(folder.content, source.company, source.quarter, folder.languages)[1]
    files.replace(path, words)
    files.replace(proposed, words)
    return path


def conflicts(path: Path, folder: Folder, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The conflicts between figures of a fact file's quarter, while its texts are blank."""
    quarter = path.parent.relative_to(folder.content.parent).as_posix()
    return tuple(
        problem
        for problem in problems
        if problem.path.startswith(f"{quarter}/") and "read the article again" in problem.remedy
    )


def _sign(drafted: Draft, today: date) -> None:
    """A receipt of what stands in the article, unless somebody's reading is recorded in it."""
    receipt = drafted.path.with_suffix(SUFFIX)
    if not receipt.is_file() or "\nread: " not in receipt.read_text("utf-8"):
        files.replace(receipt, receipt_text(drafted.receipt(today)))


def _own(article: Path, source: Source, folder: Folder) -> Path:
    """The place of an article in the folder: its name ends with its day."""
    stem = slug(article.stem)
    named = split_name(stem)[1]
    if not named or named.kind != "day":
        stem = f"{slug(foremost(source.publisher)) or slug(source.company)}-{source.day}"
    return folder.articles / f"{stem}.txt"


def _sound(path: Path, folder: Folder) -> str:
    """The text of a fact file that can be read; raises Refused."""
    document, problems = open_document(folder.content, path)
    if document is None or problems:
        raise Refused("\n".join(["mend the fact file first:", *map(str, problems)]))
    return path.read_text("utf-8")


def _keep(own: Path, data: bytes) -> None:
    """Keep an article where git does not see it."""
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_bytes(data)
    root = own.parent.parent
    command = ["git", "-C", str(root), "check-ignore", "--quiet", str(own.resolve())]
    try:
        done = subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - a fixed command
    except OSError:
        return  # without git nothing is published by it
    if done.returncode == 1:
        rules = root / ".gitignore"
        known = rules.read_text("utf-8") if rules.is_file() else ""
        files.replace(rules, f"{known.rstrip()}\n/{own.parent.name}/\n".lstrip())


def _described(text: str, source: Source) -> str:
    """A draft with what is known of its article."""
    said = {"published": source.day, "language": source.language}
    if source.publisher:
        said["publisher"] = flow(dict(source.publisher))
    for key, value in said.items():
        text = re.sub(rf"(?m)^  {key}: .*$", _plain(f"  {key}: {value}"), text, count=1)
    link = f"  url: {quoted(source.url)}\n" if source.url else ""
    return re.sub(r"(?m)^  url: .*\n", _plain(link), text, count=1)


def _plain(text: str) -> str:
    """A text that a pattern puts in as it stands."""
    return text.replace("\\", r"\\")
