"""Facts and findings as files that others can use: CSV and JSON."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from briefs.model.facts import Fact, Finding
from briefs.model.period import by_calendar
from briefs.presentation.wording import Wording

_FACTS = (
    "id", "brief", "entity", "segment", "concept", "period", "scenario", "change", "low", "high",
    "unit", "decimals", "approx", "printed", "source", "at", "path", "line",
    "currency",
)  # fmt: skip
_FINDINGS = ("id", "brief", "rule", "status", "facts")
TABLES = ("facts", "findings")


def message(language: str) -> str:
    """The column of the findings' messages in a language."""
    return f"message_{language.lower().replace('-', '_')}"


def columns(languages: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """The columns of each table; what they hold stands in the words of each language."""
    return {"facts": _FACTS, "findings": (*_FINDINGS, *map(message, languages))}


def described(wording: Wording, table: str, languages: Iterable[str]) -> Mapping[str, str]:
    """The columns of a table, in words."""
    own = wording.words[f"{table}_column"]
    of = {message(tag): wording.language_name(tag) for tag in languages}
    return {
        name: own["message"].format(language=of[name]) if name in of else own[name]
        for name in columns(languages)[table]
    }


def files(
    facts: Sequence[Fact], findings: Sequence[Finding], messages: Mapping[str, Mapping[str, str]]
) -> dict[str, bytes]:
    """The files below `data/`."""
    tables = {
        "facts": list(map(fact_row, facts)),
        "findings": [finding_row(finding, messages) for finding in findings],
    }
    made, names = {}, columns(messages)
    for name, rows in tables.items():
        made[f"data/{name}.csv"] = to_csv(names[name], rows)
        made[f"data/{name}.json"] = to_json(rows)
    return made


def facts_csv(facts: Iterable[Fact]) -> bytes:
    """Some facts as a file like facts.csv."""
    return to_csv(_FACTS, map(fact_row, facts))


def fact_row(fact: Fact) -> dict[str, Any]:
    """One row of facts.csv."""
    meaning, figure = fact.meaning, fact.figure
    return {
        "id": fact.id,
        "brief": fact.brief,
        "entity": meaning.entity,
        "segment": meaning.segment,
        "concept": meaning.concept,
        "period": str(by_calendar(meaning.period)),
        "scenario": meaning.scenario,
        "change": meaning.change,
        "low": number(figure.low),
        "high": number(figure.high),
        "unit": figure.unit,
        "decimals": figure.decimals,
        "approx": figure.approx,
        "printed": fact.printed,
        "source": fact.source,
        "at": fact.at,
        "path": fact.path,
        "line": fact.line,
        "currency": meaning.currency,
    }


def finding_row(finding: Finding, messages: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """One row of findings.csv; `messages` gives each language's text by the finding's id."""
    return {
        "id": finding.id,
        "brief": finding.brief,
        "rule": finding.rule,
        "status": finding.status,
        "facts": ";".join(fact.id for fact in finding.facts),
        **{message(language): inert(texts[finding.id]) for language, texts in messages.items()},
    }


def inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula, as labels at its start might be."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def number(value: Decimal | None) -> str | None:
    """Plain digits without an exponent; None stays open."""
    return None if value is None else format(value, "f")


def to_csv(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """RFC 4180 with LF, UTF-8; None is an empty cell."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def to_json(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """A list of objects, one a line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n".encode()
