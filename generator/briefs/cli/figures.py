"""Commands that read printed figures."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from briefs.model.figure import Figure


@click.command("parse")
@click.option("--currency", help="ISO code that a bare 元 stands for.")
def parse_command(currency: str | None) -> None:
    """Read printed figures from standard input, one a line; write one JSON object a line."""
    from briefs.figures.reader import parse
    from briefs.model.figure import NotAFigure

    for line in sys.stdin:
        printed = line.strip("\r\n")
        try:
            click.echo(_json({"printed": printed, **_fields(parse(printed, currency))}))
        except NotAFigure as error:
            click.echo(_json({"printed": printed, "error": str(error)}))


@click.command("scan")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--currency", help="ISO code that a bare 元 stands for.")
def scan_command(file: Path, currency: str | None) -> None:
    """Find every figure of an article; one JSON object a line."""
    from briefs.articles.article import paragraphs
    from briefs.figures.scan import scan

    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        message = f"{file} is no text in UTF-8; save the article as plain text"
        raise click.ClickException(message) from None
    for number, paragraph in enumerate(paragraphs(text), 1):
        for found in scan(paragraph, currency):
            place = {"paragraph": number, "start": found.start, "end": found.end}
            click.echo(_json({**place, "printed": found.printed, **_fields(found.figure)}))


def _fields(figure: Figure) -> dict[str, object]:
    low, high = (None if end is None else format(end, "f") for end in (figure.low, figure.high))
    return {
        "low": low,
        "high": high,
        "unit": figure.unit,
        "decimals": figure.decimals,
        "approx": figure.reported,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
