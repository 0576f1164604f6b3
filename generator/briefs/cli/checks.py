"""Commands that say what is wrong, or what changed."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefs.cli.options import FOLDER, FORMAT, report

if TYPE_CHECKING:
    from briefs.content.folder import Folder
    from briefs.content.records import Content
    from briefs.model.problem import Problem


SINCE = click.option(
    "--since", metavar="REV", help="The git revision that was published last; of zeros if none was."
)


ARTICLES = click.option(
    "--articles",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="BRIEFS_ARTICLES",
    help="Folder of the article texts, <source id>.txt.",
)


@click.command()
@ARTICLES
@SINCE
@FORMAT
@FOLDER
def check(articles: Path | None, since: str | None, style: str, folder: Folder) -> None:
    """Exit 0 when the content is sound, else 1 with `path:line:col: message; remedy` lines.

    With the articles at hand, no text may repeat their wording. With --since, each published fact
    that changed must be named by a correction.
    """
    from briefs.analysis.dataset import read_dataset
    from briefs.analysis.lint.as_known import looking_back
    from briefs.articles.repeats import repeated
    from briefs.content.load import gaps_in_drafts
    from briefs.presentation.context import RenderContext
    from briefs.presentation.document import ANCHORS
    from briefs.presentation.proof import proofread
    from briefs.presentation.template_check import template_problems
    from briefs.site.build import unpublishable

    dataset, found = read_dataset(folder.content, folder.languages, anchors=ANCHORS)
    found += template_problems(folder) if found else unpublishable(dataset, folder)
    if dataset.content.drafts:  # what is published without them, and the drafts themselves
        dataset, others = read_dataset(
            folder.content, folder.languages, anchors=ANCHORS, drafts=True
        )
        found = [*found, *others]
    if articles:
        found += repeated(dataset.content, articles)
    if since is not None and not found:
        found = _uncorrected(since, folder, dataset.content)
    problems = sorted(set(found))
    report(problems, style)
    report(gaps_in_drafts(dataset.content), style, "warning")
    report(looking_back(dataset.content, dataset.index), style, "warning")
    if not problems:
        report(proofread(RenderContext(dataset, folder), style=True), style, "warning")
    many = "" if len(problems) == 1 else "s"
    click.echo(f"{len(problems) or 'no'} problem{many}", err=True)
    sys.exit(1 if problems else 0)


def _uncorrected(revision: str, folder: Folder, content: Content) -> list[Problem]:
    """Changes of what was published at a revision that no correction names."""
    from briefs.content.load import load
    from briefs.editing.history import published_at
    from briefs.editing.uncorrected import uncorrected

    if content.drafts:  # they publish nothing
        content, _ = load(folder.content, folder.languages)
    with published_at(revision, folder) as published:
        return uncorrected(published, content, date.today()) if published else []  # noqa: DTZ011 - the editor's own day


@click.command("verify")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@ARTICLES
@FORMAT
@FOLDER
def verify_command(
    files: tuple[Path, ...], articles: Path | None, style: str, folder: Folder
) -> None:
    """Prove every fact, or those of some FILES, against the articles.

    Exit 1 with a line for each that is not proven, and for each article that is missing.
    """
    from briefs.articles.repeats import unquoted
    from briefs.articles.verify import verify
    from briefs.content.load import load
    from briefs.content.texts import stretches

    content, problems = load(folder.content, folder.languages, drafts=True)
    if files:
        named = {path.resolve() for path in files}
        problems = [p for p in problems if (folder.root / p.path).resolve() in named]
        sources = {
            name: source
            for name, source in content.sources.items()
            if (folder.root / source.document.path).resolve() in named
        }
        if len(sources) < len(named) and not problems:
            raise click.ClickException("name fact files, as content/amzn/2025Q4/<article>.yml")
        content = replace(content, sources=sources)
    proofs = verify(content, articles)
    unproven = [problem for proof in proofs for problem in proof.problems]
    if articles:
        unproven += unquoted(content, articles, content.sources)
    report([*problems, *unproven], style)
    for proof in proofs:
        many = "" if proof.facts == 1 else "s"
        click.echo(
            f"{proof.source.id}: {proof.facts} fact{many} proven, "
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
        click.echo(f"{left} of {whole} facts not proven", err=True)
    sys.exit(1 if problems or unproven else 0)


@click.command("diff")
@click.argument("revision")
@click.option("--markdown", "style", flag_value="markdown", help="For a pull request's summary.")
@click.option("--json", "style", flag_value="json", help="One JSON object.")
@FOLDER
def diff_command(revision: str, style: str | None, folder: Folder) -> None:
    """Show the changes for a reader between a git REVISION and the working tree.

    Exit 1 where nothing was found to change, but not all could be compared.
    """
    from briefs.cli.report import STYLES
    from briefs.editing.diff import since
    from briefs.site.build import reach

    comparison = since(revision, folder, reach)
    click.echo(STYLES[style or "text"](comparison), nl=False)
    sys.exit(1 if comparison.unseen and not comparison.changes else 0)


@click.command("addresses")
@click.option("--update", is_flag=True, help="Add what is new; nothing is ever taken out.")
@SINCE
@FORMAT
@FOLDER
def addresses_command(update: bool, since: str | None, style: str, folder: Folder) -> None:
    """Exit 1 with a line for each address that is not on the list of published ones, or is lost.

    With --since, also for each that was on the list then and is there no longer.
    """
    from briefs.editing.history import published_at
    from briefs.site import addresses, build

    there, problems = build.addresses_of(folder)
    if not problems:
        added, problems = addresses.review(folder.content, there, update=update)
        click.echo(f"{added} added" if update else f"{len(there)} published", err=True)
    if since is not None:
        with published_at(since, folder) as published:
            problems += addresses.dropped(folder.content, published) if published else []
    report(problems, style)
    sys.exit(1 if problems else 0)


@click.command("links")
@FORMAT
@FOLDER
def links_command(style: str, folder: Folder) -> None:
    """Try each source's link; exit 0 with a line for each that leads nowhere."""
    from briefs.content.load import load
    from briefs.editing.links import Checker

    content, _ = load(folder.content, folder.languages, drafts=True)
    sources = [source for source in content.sources.values() if source.entry.url]
    warnings = Checker().check(sources)
    report(warnings, style, "warning")
    click.echo(f"{len(sources)} links tried, {len(warnings)} to look at", err=True)
