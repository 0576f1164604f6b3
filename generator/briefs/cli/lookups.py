"""Commands that show what the content knows."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Any

import click

from briefs.cli.options import FOLDER, LANGUAGE
from briefs.model.problem import counted

if TYPE_CHECKING:
    from briefs.content.folder import Folder
    from briefs.presentation.context import RenderContext


@click.command("show")
@click.argument("name", metavar="COMPANY")
@click.argument("quarter")
@click.argument("concept", default="")
@click.option("--derived", is_flag=True, help="Also what is computed from these figures.")
@LANGUAGE
@FOLDER
def show_command(folder: Folder, language: str, **asked: Any) -> None:
    """The merged figures of a brief, or of one CONCEPT in it, with every printing.

    \b
    briefs show AMZN 2025Q4
    briefs show AMZN 2025Q4 Revenue --derived
    """  # noqa: D301 - click's mark of lines to keep
    from briefs.editing.columns import folded
    from briefs.editing.show import choose, table

    context = _open_context(folder)
    company, quantities = choose(context, **asked)
    lines = table(context, company, quantities, language)
    if sys.stdout.isatty():
        room = shutil.get_terminal_size().columns
        lines = [part for line in lines for part in folded(line, room)]
    click.echo("\n".join(lines))


@click.command("read")
@click.argument("name", metavar="COMPANY")
@click.argument("quarter")
@LANGUAGE
@FOLDER
def read_command(name: str, quarter: str, language: str, folder: Folder) -> None:
    """A brief as its readers get it, as text.

    \b
    briefs read AMZN 2025Q4 --language zh-Hant
    """  # noqa: D301 - as above
    from briefs.editing.read import read
    from briefs.editing.show import brief_of

    context = _open_context(folder)
    brief = brief_of(context.dataset.content, name, quarter)
    document = context.document(context.brief_localizer(language, brief))
    click.echo("\n".join(read(document)))


@click.command("explain")
@click.argument("name", metavar="ID")
@LANGUAGE
@FOLDER
def explain_command(name: str, language: str, folder: Folder) -> None:
    """All that is known of a figure or a finding, by its ID or its line in a fact file.

    \b
    briefs explain AMZN.AWS.Revenue.2025Q4
    briefs explain vocus-2026-02-06.p6.AWS.Revenue.2025Q4
    briefs explain content/amzn/2025Q4/vocus-2026-02-06.yml:41
    """  # noqa: D301 - as above
    from briefs.editing.explain import explain

    context = _open_context(folder)
    lines = explain(context, name, language)
    click.echo("\n".join(lines))


def _open_context(folder: Folder) -> RenderContext:
    """The folder's figures; what is wrong with its content is only counted."""
    from briefs.editing.show import open_context

    context, problems = open_context(folder)
    if problems:
        click.echo(f"{counted(len(problems), 'problem')}, see: briefs check", err=True)
    return context
