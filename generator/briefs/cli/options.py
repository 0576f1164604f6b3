"""Options of several commands: the folder they work in, the style of problems, the language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from briefs.model.language import TAGS
from briefs.model.problem import Problem

if TYPE_CHECKING:
    from briefs.articles.told import Program
    from briefs.content.folder import Folder


Level = Literal["error", "warning"]


def _folder(_: click.Context, __: click.Parameter, root: Path) -> Folder:
    """The folder that a command works in, as its mkdocs.yml describes it."""
    from briefs.content.folder import FILE, read_folder

    folder, problems = read_folder(root)
    if problems:
        raise click.ClickException("\n".join(map(str, problems)))
    if not (root / FILE).is_file() and not folder.content.is_dir():
        message = f"no briefs are in {root.absolute()}: it has no {FILE} and no content/"
        raise click.ClickException(f"{message}; run `briefs init`, or name their folder by --root")
    return folder


FOLDER = click.option(
    "--root",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    callback=_folder,
    help="Project folder.",
)
FORMAT = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "github"]),
    default="text",
    help="Lines to read, or GitHub's annotations.",
)
ARTICLES = click.option(
    "--articles",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar="BRIEFS_ARTICLES",
    help="Folder of the article texts, <source id>.txt.",
)


def _program(_: click.Context, __: click.Parameter, command: str | None) -> Program | None:
    """The program that is to read along, which must be there before anything is done."""
    from briefs.editing.program import program_of

    return program_of(command) if command else None


READER = click.option(
    "--reader",
    "program",
    metavar="CMD",
    callback=_program,
    help="A program that reads along: it is sent the article, and answers on its figures.",
)
LANGUAGE = click.option(
    "--language", type=click.Choice(TAGS), default=TAGS[0], help="In whose words."
)


def report(problems: Iterable[Problem], style: str = "text", level: Level = "error") -> None:
    """Print a command's problems as text or as GitHub's annotations."""
    command = click.get_current_context()
    root, title = command.params["folder"].root, f"briefs {command.info_name}"
    for problem in problems:
        github = style == "github"
        click.echo(annotation(problem, root, title, level) if github else str(problem))


def annotation(problem: Problem, root: Path, title: str, level: Level = "error") -> str:
    """A workflow command of one line; `root` is the project folder seen from the repository."""
    properties = {
        "file": (root / problem.path).as_posix(),
        "line": problem.line,
        "col": problem.column,
        "title": title,
    }
    place = ",".join(f"{key}={_quoted(value, '%,:')}" for key, value in properties.items())
    return f"::{level} {place}::{_quoted(f'{problem.message}; {problem.remedy}', '%')}"


def _quoted(value: object, signs: str) -> str:
    """A text without signs that end it: each as a `%` and its number."""
    return re.sub(rf"[\r\n{signs}]", lambda sign: f"%{ord(sign[0]):02X}", str(value))
