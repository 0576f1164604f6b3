"""The command that takes an article in, and asks for what its text does not tell."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefs.cli.drafts import make_company, of_company, somebody_answers
from briefs.cli.options import FOLDER, READER, report
from briefs.model.problem import Refused, counted

if TYPE_CHECKING:
    from briefs.articles.told import Program
    from briefs.content.folder import Folder
    from briefs.editing.add import Added
    from briefs.editing.byline import Byline

_ASKED = {  # the question, and an example
    "company": ("Ticker of the company", "TICKER"),
    "quarter": ("Quarter that it tells of", "2025Q4"),
    "publisher": ("Publisher, one name or English:Chinese", "NAME"),
    "day": ("Day on which it appeared", "2026-02-06"),
}


@click.command("add")
@click.argument("article", type=click.Path(path_type=Path))
@click.option("--company", help="Its ticker or folder; one that is new is made.")
@click.option("--quarter", help="The quarter as the company calls it.")
@click.option("--publisher", help="One name, or Pedal Weekly:踏板週報.")
@click.option("--day", help="The day on which it appeared.")
@click.option("--url", default="", help="Where it can be read.")
@READER
@of_company
@FOLDER
def add_command(
    article: Path, folder: Folder, url: str, program: Program | None, **said: str | int | None
) -> None:
    """Take an ARTICLE in: draft its facts, make its company and brief where they are new.

    What its text does not tell is asked for. The article is kept in articles/, which git ignores;
    conflicts between its figures are printed. Added again, every line that was corrected stays.
    """
    from briefs.editing.add import Source, add
    from briefs.editing.byline import in_languages
    from briefs.model.clock import today

    read = _read(article, said, folder)
    if not somebody_answers() and (missing := _missing(read, said)):
        raise Refused(f"the text does not tell for sure: say {' '.join(missing)}")
    ticker = _answer("company", read, said)
    if not read.company:
        click.echo(str(make_company(ticker, said, folder)), err=True)
        read = _read(article, {**said, "company": ticker}, folder)
    publisher = _answer("publisher", read, said)
    names = in_languages(publisher, folder.languages)
    source = Source(
        read.company,
        _answer("quarter", read, said),
        read.publisher if publisher == read.told("publisher") else names,
        _answer("day", read, said),
        read.language,
        url,
    )
    _tell(add(article, source, folder, today(), program))


def _read(article: Path, said: Mapping[str, object], folder: Folder) -> Byline:
    from briefs.content.load import load
    from briefs.editing.byline import read_byline
    from briefs.editing.draft import article_bytes

    content, _ = load(folder.content, folder.languages, drafts=True)
    company = str(said["company"] or "")
    return read_byline(article, article_bytes(article).decode("utf-8"), content, company)


def _missing(read: Byline, said: Mapping[str, object]) -> list[str]:
    """The options that are wanted where nobody can be asked, each as likely as the text has it."""
    wanted = [key for key in _ASKED if key in read.guesses and not said[key]]
    options = [f"--{key} {read.told(key) or _ASKED[key][1]}" for key in wanted]
    if not read.company:
        names = (name for name in ("name_en", "name_zh") if not said[name])
        options += [f"--{name.replace('_', '-')} NAME" for name in names]
    return options


def _answer(key: str, read: Byline, said: Mapping[str, object]) -> str:
    """The word of an option, else of the text, else an answer."""
    if said[key] or key not in read.guesses or not somebody_answers():
        return str(said[key] or read.told(key)).strip()
    return str(click.prompt(_ASKED[key][0], default=read.told(key) or None)).strip()


def _tell(added: Added) -> None:
    done = f", {counted(added.kept, 'line')} of yours kept" if added.anew else ""
    click.echo(f"{added.draft.path}: {added.draft}{done}")
    if added.brief:
        click.echo(str(added.brief))
    report(added.conflicts)
    click.echo("briefs check lists what is left to write", err=True)
