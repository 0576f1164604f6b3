"""The command that proves facts by their articles."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefs.cli.options import ARTICLES, FOLDER, FORMAT, report
from briefs.model.problem import counted

if TYPE_CHECKING:
    from briefs.articles.verify import Proof
    from briefs.content.folder import Folder
    from briefs.content.records import Content
    from briefs.model.problem import Problem

MAX_NAME = 80  # characters


@click.command("verify")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@ARTICLES
@click.option("--accept", is_flag=True, help="Accept what is read otherwise than before.")
@click.option("--by", metavar="NAME", help="Who has read it; git's user.name if not said.")
@click.option("--renumber", is_flag=True, help="Write where paragraphs stand that moved.")
@FORMAT
@FOLDER
def verify_command(
    files: tuple[Path, ...],
    articles: Path | None,
    style: str,
    folder: Folder,
    **read: str | bool | None,
) -> None:
    """Prove every fact, or those of some FILES, against the articles, and write receipts of it.

    Exit 1 with a line for each that is not proven, that is read otherwise than its receipt says,
    and for each article that is missing; articles/ holds them if no folder is named. A doubt,
    where no word speaks for a fact, is a warning.
    """
    from briefs.articles.repeats import unquoted
    from briefs.articles.unspoken import unspoken
    from briefs.articles.verify import verify
    from briefs.editing.history import user
    from briefs.editing.proving import Desk, Outcome
    from briefs.editing.renumber import renumber
    from briefs.model.clock import today

    if articles is None and folder.articles.is_dir():
        articles = folder.articles
    content, problems = _named(files, folder)
    if articles and read["renumber"]:
        for path, moved in renumber(content, articles, folder.root):
            click.echo(f"{path}: {counted(moved, 'paragraph')} renumbered", err=True)
        content, problems = _named(files, folder)
    name = "".join(filter(str.isprintable, str(read["by"] or user(folder.root))))
    desk = Desk(content, folder.root, name[:MAX_NAME].strip(), today(), bool(read["accept"]))
    unsound = {problem.path for problem in problems}
    proofs: list[Proof] = []
    unproven: list[Problem] = []
    doubts: list[Problem] = []
    for proof in verify(content, articles):
        outcome = Outcome("", proof.problems)
        if proof.source.document.path not in unsound:
            outcome = desk.settle(proof)
        if outcome.said:
            click.echo(outcome.said, err=True)
        unproven += outcome.problems
        doubts += proof.doubts
        if outcome.problems or not proof.missing:
            proofs.append(proof)
    if articles:
        unproven += unquoted(content, articles, content.sources)
        doubts += () if files else unspoken(content, articles)
    report([*problems, *unproven], style)
    report(doubts, style, "warning")
    _sum_up(proofs)
    sys.exit(1 if problems or unproven else 0)


def _named(files: tuple[Path, ...], folder: Folder) -> tuple[Content, list[Problem]]:
    """The content with the sources of some fact files only, or of all, and its problems.

    Files of words, such as brief.yml, may be named too and are passed over.
    """
    from briefs.content.load import load
    from briefs.content.reading import PURPOSES

    content, problems = load(folder.content, folder.languages, drafts=True)
    if not files:
        return content, problems
    named = {path.resolve() for path in files if path.name not in PURPOSES}
    problems = [p for p in problems if (folder.root / p.path).resolve() in named]
    sources = {
        name: source
        for name, source in content.sources.items()
        if (folder.root / source.document.path).resolve() in named
    }
    if (len(sources) < len(named) and not problems) or not named:
        raise click.ClickException("name fact files, as content/<company>/<quarter>/<article>.yml")
    return replace(content, sources=sources), problems


def _sum_up(proofs: list[Proof]) -> None:
    from briefs.content.texts import stretches

    for proof in proofs:
        click.echo(
            f"{proof.source.id}: {counted(proof.facts, 'fact')} proven, "
            f"{proof.accounted} of {proof.figures} figures accounted for"
            + (f", {proof.undecided} of them undecided" if proof.undecided else "")
            + (f", not paragraph {', '.join(stretches(proof.silent))}" if proof.silent else "")
            if not proof.missing
            else f"{proof.source.id}: nothing proven, its article could not be read",
            err=True,
        )
    left = sum(proof.unproven for proof in proofs)
    if left:
        whole = left + sum(proof.facts for proof in proofs)
        click.echo(f"{left} of {counted(whole, 'fact')} not proven", err=True)
