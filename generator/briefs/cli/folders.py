"""Commands that make a folder's site."""

from __future__ import annotations

import os
import shlex
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefs.cli.options import FOLDER

if TYPE_CHECKING:
    from briefs.content.folder import Folder


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--example", is_flag=True, help="With an invented company, finished.")
def init_command(folder: Path, example: bool) -> None:
    """Make a FOLDER for briefs: a first company and quarter to fill in, settings, a workflow."""
    from briefs.editing.init import init

    names = init(folder, date.today(), example=example)  # noqa: DTZ011 - the editor's own day
    for name in names:
        if not name.startswith("content/.schemas/"):
            click.echo(folder / name)
    click.echo(f"now: cd {shlex.quote(str(folder))} and briefs serve", err=True)


@click.command("build")
@click.option("--offline", is_flag=True, help="And a copy beside it, to be read from a disk.")
@click.option(
    "--dask", metavar="ADDRESS", help="Of Dask's scheduler, whose workers make pages and PDFs."
)
@FOLDER
def build_command(folder: Folder, offline: bool, dask: str | None) -> None:
    """Build the site into `site/`; what stood there stays until the new one is whole.

    Where nothing changed since the last build, it stays at once.
    """
    from briefs.site.unchanged import unchanged

    if unchanged(folder):
        click.echo("nothing changed since the last build", err=True)
    elif failed := _build(folder, dask):
        sys.exit(failed)
    if offline:
        from briefs.site.offline import copy

        copied = folder.site.with_name(f"{folder.site.name}.offline")
        copy(folder.site, copied)
        click.echo(f"open {copied / 'index.html'}")


def _build(folder: Folder, dask: str | None) -> int:
    import subprocess

    os.environ |= {"BRIEFS_DASK": dask} if dask else {}
    command = _mkdocs("build", "--strict", "--quiet")
    return subprocess.run(command, cwd=folder.root, check=False).returncode  # noqa: S603 - our own interpreter


@click.command("serve")
@click.option(
    "--port", type=click.IntRange(1, 65535), help="8000 if neither it nor dev_addr is said."
)
@click.option("--open", "browser", is_flag=True, help="Open it in the browser.")
@FOLDER
def serve_command(port: int | None, browser: bool, folder: Folder) -> None:
    """Show the site here, and every saved edit within a second."""
    os.chdir(folder.root)
    address = ["--dev-addr", f"127.0.0.1:{port}"] if port else []
    command = _mkdocs("serve", *address, *["--open"] * browser)
    os.execv(sys.executable, command)  # noqa: S606 - our own interpreter


def _mkdocs(*arguments: str) -> list[str]:
    os.environ |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"}
    return [sys.executable, "-m", "mkdocs", *arguments]
