"""Commands that write the content's files, or lay them out."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefs.cli.options import FOLDER, READER, report
from briefs.model.problem import Refused

if TYPE_CHECKING:
    from briefs.articles.told import Program
    from briefs.content.folder import Folder


COMPANY = (
    click.option("--name-en", help="Its name in English."),
    click.option("--name-zh", help="Its name in Traditional Chinese."),
    click.option("--currency", help="Of its accounts, a code of ISO 4217; USD if not said."),
    click.option(
        "--fiscal-year-end", type=click.IntRange(1, 12), help="The month; 12 if not said."
    ),
    click.option("--segments", help="Its parts: A,… or A:Cloud services:雲端服務:other/names,…"),
    click.option("--peers", help="Tickers to compare it with: MSFT,GOOGL"),
)


def of_company(command: Callable[..., None]) -> Callable[..., None]:
    """A command that may make a company."""
    for option in reversed(COMPANY):
        command = option(command)
    return command


@click.command("new")
@click.argument("company", required=False)
@click.argument("quarter", required=False)
@click.option("--company", "ticker", help="Make a company with this ticker instead of a brief.")
@of_company
@FOLDER
def new_command(
    company: str | None,
    quarter: str | None,
    ticker: str | None,
    folder: Folder,
    **said: str | int | None,
) -> None:
    """Make the brief of COMPANY's QUARTER to fill in, or a company with --company TICKER."""
    from briefs.editing import new_brief
    from briefs.editing.files import write

    if bool(ticker) == bool(company and quarter) or (ticker and company):
        raise click.UsageError("write either COMPANY QUARTER or --company TICKER")
    if not ticker and any(said.values()):
        raise click.UsageError("--name-en and the options below it go with --company TICKER")
    if ticker:
        path = make_company(ticker, said, folder)
    else:
        path, text = new_brief.new_brief(
            folder.content, company or "", quarter or "", folder.languages
        )
        write(path, text)
    click.echo(str(path))
    click.echo("briefs check lists what is left to write", err=True)


def make_company(ticker: str, said: Mapping[str, object], folder: Folder) -> Path:
    """Write a company's file, with what was said of it or is answered."""
    from briefs.editing import new_company
    from briefs.editing.files import write
    from briefs.site.build import unfit_name

    known = new_company.known_of(folder.content, ticker, folder.languages)
    new = new_company.described(ticker, _answers(said, known))
    if reason := unfit_name(new.folder, folder.languages):
        remedy = f"name the exchange too, such as --company {ticker}.X"
        raise Refused(f"no site has room for {ticker}: {reason}; {remedy}")
    path, text = new_company.new_company(folder.content, new, folder.languages)
    write(path, text)
    return path


def _answers(said: Mapping[str, object], known: Mapping[str, str]) -> dict[str, str]:
    """Answers about a company; one that is missing is asked for where somebody can give it."""
    asked = somebody_answers()
    answers = {}
    for key, question, otherwise in _QUESTIONS:
        answer, usual = said[key], known.get(key, otherwise)
        if answer is None:
            answer = click.prompt(question, default=usual) if asked else usual
            if asked and key == "segments":
                named = filter(None, re.split("[,，]", answer or ""))
                answer = ",".join(map(_with_synonyms, named))
        answers[key] = str(answer or "").strip()
    return answers


def _with_synonyms(segment: str) -> str:
    """A segment with the other names that articles have for it."""
    name, *labels = segment.strip().split(":")
    said = click.prompt(f"Other names of {name} in articles, in any script, by /", default="")
    return ":".join([name, *labels[:2], *[""] * (2 - len(labels)), said]) if said else segment


def somebody_answers() -> bool:
    """True where a person is at the keyboard."""
    return sys.stdin.isatty()


_QUESTIONS: tuple[tuple[str, str, str | None], ...] = (
    ("name_en", "Name in English", None),
    ("name_zh", "Name in Traditional Chinese", None),
    ("currency", "Currency of its accounts", "USD"),
    ("fiscal_year_end", "Month in which the fiscal year ends", "12"),
    (
        "segments",
        "Segments with commas between, as Cloud or Cloud:Cloud services:雲端服務",
        "",
    ),
    ("peers", "Tickers of peers with commas between", ""),
)


@click.command("draft")
@click.argument("article", type=click.Path(path_type=Path))
@click.argument("company")
@click.argument("quarter")
@click.option("--output", help="Another file to write, or - to print.")
@READER
@FOLDER
def draft_command(
    article: Path, output: str | None, program: Program | None, folder: Folder, **named: str
) -> None:
    """Propose a fact file from an ARTICLE's text for the brief of COMPANY's QUARTER."""
    from briefs.content.receipt_file import SUFFIX, receipt_text
    from briefs.editing.draft import draft
    from briefs.editing.files import replace, write
    from briefs.model.clock import today

    drafted = draft(article, named["company"], named["quarter"], folder, program)
    if output == "-":
        click.echo(drafted.text, nl=False)
        return
    path = Path(output) if output else drafted.path
    write(path, drafted.text)
    if path == drafted.path:
        replace(path.with_suffix(SUFFIX), receipt_text(drafted.receipt(today())))
    click.echo(f"{path}: {drafted}", err=True)


@click.command("schema")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if none can be.")
@FOLDER
def schema_command(only_check: bool, folder: Folder) -> None:
    """Write the JSON Schemas by which editors complete and check the content's files."""
    from briefs.content.load import load
    from briefs.editing import json_schemas

    content, problems = load(folder.content, folder.languages, drafts=True)
    problems = [
        problem for problem in problems if problem.path.endswith(("/concepts.yml", "/company.yml"))
    ]
    if not problems and not only_check:
        for path in json_schemas.write(folder.content, content):
            click.echo(f"{folder.content_name}/{path}")
    report(problems)
    sys.exit(1 if problems else 0)


@click.command("fmt")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if one changes.")
@FOLDER
def fmt_command(files: tuple[Path, ...], only_check: bool, folder: Folder) -> None:
    """Lay out fact FILES (all if none is named): one fact a line, its keys in order.

    Files of words, such as brief.yml, may be named too and stay as they are.
    """
    from briefs.content.reading import PURPOSES
    from briefs.editing import fmt

    failed, root = False, folder.root.resolve()
    for path in files or fmt.fact_files(folder.content):
        if path.name in PURPOSES:
            continue
        if not fmt.is_fact_file(path):
            click.echo(f"{path}: not a fact file; name a file of facts", err=True)
            failed = True
            continue
        inside = path.resolve().is_relative_to(root)
        name = path.resolve().relative_to(root).as_posix() if inside else str(path)
        changes, problems = fmt.lay_out(path, name, write=not only_check)
        if changes:
            click.echo(name)
        report(problems)
        failed |= bool(problems) or (changes and only_check)
    sys.exit(1 if failed else 0)
