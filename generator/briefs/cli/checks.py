"""Commands that say what is wrong, or what changed."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from briefs.cli.options import ARTICLES, FOLDER, FORMAT, report
from briefs.model.problem import counted

if TYPE_CHECKING:
    from briefs.content.folder import Folder
    from briefs.content.records import Content
    from briefs.model.problem import Problem


SINCE = click.option(
    "--since", metavar="REV", help="The git revision that was published last; of zeros if none was."
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
    alone = articles is None and since is None
    found = _kept(folder) if alone else _checked(folder, articles, since)
    report(found.problems, style)
    report(found.warnings, style, "warning")
    for line in found.said:
        click.echo(line, err=True)
    sys.exit(1 if found.problems else 0)


class Checked(NamedTuple):
    """All that was found in a folder, and what is said of it."""

    problems: Sequence[Problem]
    warnings: Sequence[Problem]
    said: Sequence[str]


def _kept(folder: Folder) -> Checked:
    """The findings of the last time, where nothing changed since."""
    from briefs.content.grounds import grounds
    from briefs.model.cache import Cache
    from briefs.model.problem import Problem

    found = Cache(folder.cache).kept(
        "check", grounds(folder), lambda: json.dumps(_plain(_checked(folder))).encode()
    )
    problems, warnings, said = json.loads(found)
    return Checked([Problem(*one) for one in problems], [Problem(*one) for one in warnings], said)


def _plain(found: Checked) -> Sequence[object]:
    return (*(list(map(astuple, part)) for part in found[:2]), found.said)


def _checked(folder: Folder, articles: Path | None = None, since: str | None = None) -> Checked:
    from briefs.analysis.dataset import read_dataset
    from briefs.analysis.lint import lint_first
    from briefs.analysis.lint.as_known import looking_back
    from briefs.analysis.looking import Checking
    from briefs.articles.repeats import repeated
    from briefs.content.load import gaps_in_drafts
    from briefs.content.receipt_file import review
    from briefs.editing.history import given_up
    from briefs.editing.json_schemas import refresh
    from briefs.editing.unbegun import gathered
    from briefs.presentation.context import RenderContext
    from briefs.presentation.document import ANCHORS
    from briefs.presentation.proof import proofread
    from briefs.presentation.template_check import template_problems
    from briefs.site.build import unpublishable
    from briefs.site.checking import side_by_side
    from briefs.site.workers import singly

    checking = Checking(folder, side_by_side, singly)
    read = partial(
        read_dataset, folder.content, folder.languages, anchors=ANCHORS, checking=checking
    )
    dataset, found = read()
    found += template_problems(folder) if found else unpublishable(dataset, folder)
    if dataset.content.drafts:  # what is published without them, and the drafts themselves
        dataset, others = read(drafts=True)
        found = [*found, *others]
    said = []
    if articles:
        found += repeated(dataset.content, articles)
        there = sum((articles / f"{name}.txt").is_file() for name in dataset.content.sources)
        said.append(f"{there} of {counted(len(dataset.content.sources), 'article')} at hand")
    if dataset.content.companies:
        refresh(folder.content, dataset.content)
    if since is not None and not found:
        found = _uncorrected(since, folder, dataset.content)
    proofs = review(dataset.content, folder)
    problems = sorted(gathered({*found, *proofs.problems}, folder.content.parent))
    warnings = [
        *proofs.warnings,
        *(given_up(since, folder) if since is not None else ()),
        *gathered(gaps_in_drafts(dataset.content), folder.content.parent),
        *looking_back(dataset.content, dataset.index),
    ]
    if not problems:
        warnings += lint_first(dataset.content, dataset.index)
        warnings += proofread(RenderContext(dataset, folder), style=True)
    said.append(_count(problems))
    if proofs.receipts:
        said.append(str(proofs))
    return Checked(problems, warnings, said)


def _count(problems: Sequence[Problem]) -> str:
    """The number of problems; of a file with as many as are told there may be more."""
    from briefs.content.yaml_source import MAX_PROBLEMS

    files = Counter(problem.path for problem in problems)
    full = [path for path, count in files.items() if count >= MAX_PROBLEMS]
    more = f" or more: of {' and '.join(full)} only so many are told at once" if full else ""
    return f"{counted(len(problems), 'problem') if problems else 'no problems'}{more}"


def _uncorrected(revision: str, folder: Folder, content: Content) -> list[Problem]:
    """Changes of what was published at a revision that no correction names."""
    from briefs.content.load import load
    from briefs.editing.history import day_of, published_at
    from briefs.editing.republished import with_withdrawn
    from briefs.editing.uncorrected import uncorrected

    if content.drafts:  # they publish nothing
        content, _ = load(folder.content, folder.languages)
    with published_at(revision, folder) as published:
        if published is None:
            return []
        today = date.today()  # noqa: DTZ011 - the editor's own day
        before, unread = with_withdrawn(revision, published, folder, content)
        found = uncorrected(before, content, today, day_of(revision, folder))
    for problem in unread:
        click.echo(f"not compared, as it was at {revision}: {problem}", err=True)
    return found


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
    click.echo(f"{counted(len(sources), 'link')} tried, {len(warnings)} to look at", err=True)
