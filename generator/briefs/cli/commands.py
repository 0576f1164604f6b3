"""The `briefs` command."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from briefs.articles.verify import paragraphs
from briefs.cli.annotations import annotation
from briefs.figures.reader import NotAFigure, parse
from briefs.figures.scan import scan
from briefs.model.figure import Figure
from briefs.model.language import LANGUAGES
from briefs.model.problem import Problem

if TYPE_CHECKING:
    from briefs.presentation.context import RenderContext


@click.group()
@click.version_option(package_name="investment-briefs")
def main() -> None:
    """Investment briefs from facts with their sources."""


@main.command("parse")
@click.option("--currency", help="ISO code that a bare 元 stands for.")
def parse_command(currency: str | None) -> None:
    """Read printed figures from standard input, one a line; write one JSON object a line."""
    for line in sys.stdin:
        printed = line.strip("\r\n")
        try:
            click.echo(_json({"printed": printed, **_fields(parse(printed, currency))}))
        except NotAFigure as error:
            click.echo(_json({"printed": printed, "error": str(error)}))


@main.command("scan")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--currency", help="ISO code that a bare 元 stands for.")
def scan_command(file: Path, currency: str | None) -> None:
    """Find every figure of an article; one JSON object a line."""
    for number, paragraph in enumerate(paragraphs(file.read_text("utf-8")), 1):
        for found in scan(paragraph, currency):
            place = {"paragraph": number, "start": found.start, "end": found.end}
            click.echo(_json({**place, "printed": found.printed, **_fields(found.figure)}))


_ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="Project folder.",
)


_FORMAT = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "github"]),
    default="text",
    help="Lines to read, or GitHub's annotations.",
)


@main.command()
@_FORMAT
@_ROOT
def check(style: str, root: Path) -> None:
    """Exit 0 when the content is sound, else 1 with `path:line:col: message; remedy` lines."""
    from briefs.analysis.dataset import read_dataset

    _, problems = read_dataset(root / "content")
    _report(problems, style, root, "briefs check")
    many = "" if len(problems) == 1 else "s"
    click.echo(f"{len(problems) or 'no'} problem{many}", err=True)
    sys.exit(1 if problems else 0)


@main.command("verify")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--articles",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the article texts, <source id>.txt.",
)
@_FORMAT
@_ROOT
def verify_command(files: tuple[Path, ...], articles: Path | None, style: str, root: Path) -> None:
    """Prove every fact, or those of some FILES, against the articles.

    Exit 1 with a line for each that is not proven, and for each article that is missing.
    """
    from briefs.articles.verify import verify
    from briefs.content.load import load

    content, problems = load(root / "content")
    if files:
        named = {path.resolve() for path in files}
        problems = [p for p in problems if (root / p.path).resolve() in named]
        sources = {
            name: source
            for name, source in content.sources.items()
            if (root / source.document.path).resolve() in named
        }
        if len(sources) < len(named) and not problems:
            raise click.ClickException("name fact files, as content/amzn/2025Q4/<article>.yml")
        content = replace(content, sources=sources)
    proofs = verify(content, articles)
    unproven = [problem for proof in proofs for problem in proof.problems]
    _report([*problems, *unproven], style, root, "briefs verify")
    for proof in proofs:
        many = "" if proof.facts == 1 else "s"
        click.echo(
            f"{proof.source.id}: {proof.facts} fact{many} proven, "
            f"{proof.accounted} of {proof.figures} figures accounted for"
            + (f", {proof.undecided} of them undecided" if proof.undecided else "")
            if not proof.missing
            else f"{proof.source.id}: nothing proven, its article could not be read",
            err=True,
        )
    left = sum(proof.unproven for proof in proofs)
    if left:
        whole = left + sum(proof.facts for proof in proofs)
        click.echo(f"{left} of {whole} facts not proven", err=True)
    sys.exit(1 if problems or unproven else 0)


@main.command("new")
@click.argument("company", required=False)
@click.argument("quarter", required=False)
@click.option("--company", "ticker", help="Make a company with this ticker instead of a brief.")
@click.option("--name-en", help="Its name in English.")
@click.option("--name-zh", help="Its name in Traditional Chinese.")
@click.option("--currency", help="Of its accounts, a code of ISO 4217; USD if not said.")
@click.option("--fiscal-year-end", type=click.IntRange(1, 12), help="The month; 12 if not said.")
@click.option("--segments", help="Its parts: Cloud,Desktop or Cloud:Cloud services:雲端服務,…")
@click.option("--peers", help="Tickers to compare it with: MSFT,GOOGL")
@_ROOT
def new_command(
    company: str | None,
    quarter: str | None,
    ticker: str | None,
    root: Path,
    **said: str | int | None,
) -> None:
    """Make the brief of COMPANY's QUARTER to fill in, or a company with --company TICKER."""
    from briefs.editing import new_brief, new_company
    from briefs.editing.files import write
    from briefs.editing.lookup import Refused

    if bool(ticker) == bool(company and quarter) or (ticker and company):
        raise click.UsageError("write either COMPANY QUARTER or --company TICKER")
    if not ticker and any(said.values()):
        raise click.UsageError("--name-en and the options below it go with --company TICKER")
    try:
        if ticker:
            known = new_company.known_of(root / "content", ticker)
            new = new_company.described(ticker, _answers(said, known))
            path, text = new_company.new_company(root / "content", new)
        else:
            path, text = new_brief.new_brief(root / "content", company or "", quarter or "")
        write(path, text)
    except Refused as error:
        raise click.ClickException(str(error)) from None
    click.echo(str(path))
    click.echo("briefs check lists what is left to write", err=True)


def _answers(said: Mapping[str, object], known: Mapping[str, str]) -> dict[str, str]:
    """What is said of a company; what is not is asked for where somebody can answer."""
    asked = _somebody_answers()
    answers = {}
    for key, question, otherwise in _QUESTIONS:
        answer, usual = said[key], known.get(key, otherwise)
        if answer is None:
            answer = click.prompt(question, default=usual) if asked else usual
        answers[key] = str(answer or "").strip()
    return answers


def _somebody_answers() -> bool:
    return sys.stdin.isatty()


_QUESTIONS: tuple[tuple[str, str, str | None], ...] = (
    ("name_en", "Name in English", None),
    ("name_zh", "Name in Traditional Chinese", None),
    ("currency", "Currency", "USD"),
    ("fiscal_year_end", "Month in which the fiscal year ends", "12"),
    ("segments", "Segments, separated by commas", ""),
    ("peers", "Tickers of peers, separated by commas", ""),
)


@main.command("draft")
@click.argument("article", type=click.Path(path_type=Path))
@click.argument("company")
@click.argument("quarter")
@click.option("--output", help="Another file to write, or - to print.")
@_ROOT
def draft_command(
    article: Path, company: str, quarter: str, output: str | None, root: Path
) -> None:
    """Propose a fact file from an ARTICLE's text for the brief of COMPANY's QUARTER."""
    from briefs.editing.draft import draft
    from briefs.editing.files import write
    from briefs.editing.lookup import Refused

    try:
        drafted = draft(article, company, quarter, root / "content")
        if output == "-":
            click.echo(drafted.text, nl=False)
            return
        path = Path(output) if output else drafted.path
        write(path, drafted.text)
    except Refused as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{path}: {drafted}", err=True)


@main.command("diff")
@click.argument("revision")
@click.option("--markdown", "style", flag_value="markdown", help="For a pull request's summary.")
@click.option("--json", "style", flag_value="json", help="One JSON object.")
@_ROOT
def diff_command(revision: str, style: str | None, root: Path) -> None:
    """What changes for a reader between a git REVISION and the working tree."""
    from briefs.cli import report
    from briefs.editing.diff import since
    from briefs.editing.history import NoRevision
    from briefs.site.build import reach

    try:
        comparison = since(revision, root, reach)
    except NoRevision as error:
        raise click.ClickException(str(error)) from None
    click.echo(report.STYLES[style or "text"](comparison), nl=False)


@main.command("addresses")
@click.option("--update", is_flag=True, help="Add what is new; nothing is ever taken out.")
@_FORMAT
@_ROOT
def addresses_command(update: bool, style: str, root: Path) -> None:  # noqa: FBT001 - click's way
    """Exit 1 with a line for each address that is not on the list of published ones, or is lost."""
    from briefs.site import addresses, build

    there, problems = build.addresses_of(root)
    if not problems:
        added, problems = addresses.review(root / "content", there, update=update)
        click.echo(f"{added} added" if update else f"{len(there)} published", err=True)
    _report(problems, style, root, "briefs addresses")
    sys.exit(1 if problems else 0)


@main.command("links")
@_FORMAT
@_ROOT
def links_command(style: str, root: Path) -> None:
    """Try each source's link; exit 0 with a line for each that leads nowhere."""
    from briefs.content.load import load
    from briefs.editing.links import Checker

    content, _ = load(root / "content")
    sources = [source for source in content.sources.values() if source.entry.url]
    warnings = Checker().check(sources)
    _report(warnings, style, root, "briefs links", "warning")
    click.echo(f"{len(sources)} links tried, {len(warnings)} to look at", err=True)


_LANGUAGE = click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", help="In whose words."
)


@main.command("show")
@click.argument("name", metavar="COMPANY")
@click.argument("quarter")
@click.argument("concept", default="")
@click.option("--derived", is_flag=True, help="Also what is computed from these figures.")
@_LANGUAGE
@_ROOT
def show_command(root: Path, language: str, **asked: Any) -> None:
    """The merged figures of a brief, or of one CONCEPT in it, with every printing.

    \b
    briefs show AMZN 2025Q4
    briefs show AMZN 2025Q4 Revenue --derived
    """  # noqa: D301 - click's mark of lines to keep
    from briefs.editing.lookup import Refused
    from briefs.editing.show import choose, table

    context = _open_context(root)
    try:
        figures = choose(context, **asked)
    except Refused as error:
        raise click.ClickException(str(error)) from None
    click.echo("\n".join(table(figures, language)))


@main.command("explain")
@click.argument("name", metavar="ID")
@_LANGUAGE
@_ROOT
def explain_command(name: str, language: str, root: Path) -> None:
    """All that is known of a figure or a finding, by its ID or its line in a fact file.

    \b
    briefs explain AMZN.AWS.Revenue.2025Q4
    briefs explain vocus-2026-02-06.p6.AWS.Revenue.2025Q4
    briefs explain content/amzn/2025Q4/vocus-2026-02-06.yml:41
    """  # noqa: D301 - as above
    from briefs.editing.explain import explain
    from briefs.editing.lookup import Refused

    context = _open_context(root)
    try:
        lines = explain(context, name, language)
    except Refused as error:
        raise click.ClickException(str(error)) from None
    click.echo("\n".join(lines))


def _open_context(root: Path) -> RenderContext:
    """The project's figures; what is wrong with its content is only counted."""
    from briefs.editing.show import open_context

    if not (root / "templates" / "words").is_dir():
        raise click.ClickException(f"{root} is no project folder: it has no templates/words")
    context, problems = open_context(root)
    if problems:
        click.echo(f"{len(problems)} problems, see: briefs check", err=True)
    return context


@main.command("schema")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if one is stale.")
@_ROOT
def schema_command(only_check: bool, root: Path) -> None:  # noqa: FBT001 - click's way
    """Write the JSON Schemas by which editors complete and check the content's files."""
    from briefs.content.load import load
    from briefs.editing import json_schemas

    content, problems = load(root / "content")
    problems = [
        problem for problem in problems if problem.path.endswith(("/concepts.yml", "/company.yml"))
    ]
    if only_check and not problems:
        problems = list(json_schemas.stale(root / "content", content))
    elif not problems:
        for path in json_schemas.write(root / "content", content):
            click.echo(f"content/{path}")
    _report(problems, "text", root, "briefs schema")
    sys.exit(1 if problems else 0)


@main.command("fmt")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if one changes.")
@_ROOT
def fmt_command(files: tuple[Path, ...], only_check: bool, root: Path) -> None:  # noqa: FBT001 - click's way
    """Lay out fact FILES (all if none is named): one fact a line, its keys in order."""
    from briefs.editing import fmt

    failed = False
    for path in files or fmt.fact_files(root / "content"):
        if not fmt.is_fact_file(path):
            click.echo(f"{path}: not a fact file; name a file of facts", err=True)
            failed = True
            continue
        inside = path.resolve().is_relative_to(root.resolve())
        name = path.resolve().relative_to(root.resolve()).as_posix() if inside else str(path)
        changes, problems = fmt.lay_out(path, name, write=not only_check)
        if changes:
            click.echo(name)
        _report(problems, "text", root, "briefs fmt")
        failed |= bool(problems) or (changes and only_check)
    sys.exit(1 if failed else 0)


@main.command("serve")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--open", "browser", is_flag=True, help="Open it in the browser.")
@_ROOT
def serve_command(port: int, browser: bool, root: Path) -> None:  # noqa: FBT001 - click's way
    """Show the site here, and every saved edit within a second."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    os.chdir(root)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.execv(sys.executable, command + ["--open"] * browser)  # noqa: S606 - our own interpreter


def _report(
    problems: Iterable[Problem],
    style: str,
    root: Path,
    title: str,
    level: Literal["error", "warning"] = "error",
) -> None:
    for problem in problems:
        github = style == "github"
        click.echo(annotation(problem, root, title, level) if github else str(problem))


def _fields(figure: Figure) -> dict[str, object]:
    low, high = (None if end is None else format(end, "f") for end in (figure.low, figure.high))
    return {
        "low": low,
        "high": high,
        "unit": figure.unit,
        "decimals": figure.decimals,
        "approx": figure.approx,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
