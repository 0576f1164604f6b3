"""The `briefs` command."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from generator.figures import Figure, NotAFigure, parse, scan
from generator.verify import paragraphs


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


@main.command()
@_ROOT
def check(root: Path) -> None:
    """Exit 0 when the content is sound, else 1 with `path:line:col: message; remedy` lines."""
    from generator.library import read_library  # noqa: PLC0415 - parse and scan start faster

    _, problems = read_library(root / "content")
    for problem in problems:
        click.echo(str(problem))
    click.echo(f"{len(problems)} problems" if problems else "no problems", err=True)
    sys.exit(1 if problems else 0)


@main.command("verify")
@click.option(
    "--articles",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the article texts, <source id>.txt.",
)
@_ROOT
def verify_command(articles: Path | None, root: Path) -> None:
    """Prove every fact against its article; exit 1 with a line for each that is not proven."""
    from generator.load import load  # noqa: PLC0415 - as above
    from generator.verify import verify  # noqa: PLC0415 - as above

    content, problems = load(root / "content")
    proofs = verify(content, articles)
    for problem in [*problems, *(problem for proof in proofs for problem in proof.problems)]:
        click.echo(str(problem))
    for proof in proofs:
        click.echo(
            f"{proof.source.id}: {proof.facts} facts proven, "
            f"{proof.accounted} of {proof.figures} figures accounted for",
            err=True,
        )
    sys.exit(1 if problems or any(proof.problems for proof in proofs) else 0)


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
