"""Facts, what is computed of them, findings, guidance, sources as files: CSV and JSON."""

import codecs
import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain
from typing import Any, NamedTuple

from briefs.analysis.corrections import Correction
from briefs.analysis.doubts import Doubt, Doubts, doubt
from briefs.analysis.ledger import Guided, source_of
from briefs.content.models import Dispute
from briefs.content.records import Brief, Content, Source
from briefs.model.facts import STATUSES, Fact, Finding, Meaning, Quantity
from briefs.model.figure import Figure
from briefs.model.language import Text
from briefs.model.period import by_calendar
from briefs.presentation.wording import Wording

Row = Mapping[str, Any]


class Line(NamedTuple):
    """A row as files have it."""

    csv: str
    json: str


Messages = Mapping[str, str]  # by language

_FACTS = (
    "id", "brief", "entity", "segment", "concept", "period", "scenario", "change", "low", "high",
    "unit", "decimals", "approx", "printed", "source", "at", "path", "line",
    "currency", "basis", "doubt",
)  # fmt: skip
_DERIVED = (
    "id", "entity", "segment", "concept", "period", "scenario", "change", "low", "high", "unit",
    "currency", "basis", "formula", "inputs", "facts", "doubt",
)  # fmt: skip
_FINDINGS = ("id", "brief", "rule", "status", "facts")
_GUIDANCE = (
    "id", "entity", "segment", "concept", "period", "change", "currency", "basis", "issued",
    "source", "day", "low", "high", "unit", "revision", "verdict_first", "verdict_last",
)  # fmt: skip
_CORRECTIONS = ("id", "brief", "day", "corrected", "was", "articles")
_SOURCES = ("id", "brief", "published", "language", "author", "url", "sha256")
PRINTED = frozenset(
    {"printed", "was"}
)  # columns that hold the words of an article; all others are ours
TABLES = ("facts", "derived", "findings", "guidance", "corrections", "sources")
_OF_SOURCES = ("publisher", "title")  # in each language
_OF_DISPUTES = {"dispute": "explained", "definition": "definition"}  # what is said of each kind
OF_COMPANIES = ("facts", "derived", "findings")  # tables that each company also has alone
COMPANIES = "data/companies.json"  # the list of these
ARCHIVE = "data/investment-briefs.zip"  # all of it
SAID = (*STATUSES, *_OF_DISPUTES.values())  # all that the column `status` may say


def told(name: str, languages: Iterable[str]) -> Mapping[str, str]:
    """The columns that say a thing in each language."""
    return {tag: f"{name}_{tag.lower().replace('-', '_')}" for tag in languages}


def columns(languages: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """The columns of each table; what they hold stands in the words of each language."""
    message = told("message", languages).values()
    return {
        "facts": _FACTS,
        "derived": _DERIVED,
        "findings": (*_FINDINGS, *message),
        "guidance": _GUIDANCE,
        "corrections": (*_CORRECTIONS, *message),
        "sources": (*_SOURCES, *chain(*(told(name, languages).values() for name in _OF_SOURCES))),
    }


def described(wording: Wording, table: str, languages: Sequence[str]) -> Mapping[str, str]:
    """The columns of a table, in words."""
    own = wording.words[f"{table}_column"]
    said = {
        column: own[name].format(language=wording.language_name(tag))
        for name in ("message", *_OF_SOURCES)
        if name in own
        for tag, column in told(name, languages).items()
    }
    return {name: said.get(name) or own[name] for name in columns(languages)[table]}


def files(tables: Mapping[str, Sequence[Line]], languages: Sequence[str]) -> dict[str, bytes]:
    """The files below `data/`, from the lines of each table."""
    names = columns(languages)
    made = {}
    for name in TABLES:
        made[f"data/{name}.csv"] = to_csv(names[name], tables[name])
        made[f"data/{name}.json"] = to_json(tables[name])
    return made


def facts_csv(facts: Iterable[Line]) -> bytes:
    """Some facts as a file like facts.csv."""
    return to_csv(_FACTS, facts)


def fact_row(fact: Fact, doubts: Doubts) -> Row:
    """One row of facts.csv, with the dispute that doubts it."""
    meaning, figure = fact.meaning, fact.figure
    return {
        "id": fact.id,
        "brief": fact.brief,
        **_meant(meaning),
        **_read(figure),
        "decimals": figure.decimals,
        "approx": figure.reported,
        "printed": fact.printed,
        "source": fact.source,
        "at": fact.at,
        "path": fact.path,
        "line": fact.line,
        "currency": meaning.currency,
        "basis": basis(meaning),
        "doubt": _dispute(doubts.get(fact.id)),
    }


def derived_row(quantity: Quantity, doubts: Doubts) -> Row:
    """One row of derived.csv: a computed figure, with what it was computed from."""
    return {
        "id": quantity.id,
        **_meant(quantity.meaning),
        **_read(quantity.figure),
        "currency": quantity.meaning.currency,
        "basis": basis(quantity.meaning),
        "formula": quantity.formula,
        "inputs": ";".join(part.id for part in quantity.inputs),
        "facts": ";".join(dict.fromkeys(fact.id for fact in quantity.grounds)),
        "doubt": _dispute(doubt(quantity, doubts)),
    }


def _meant(meaning: Meaning) -> Row:
    return {
        "entity": meaning.entity,
        "segment": meaning.segment,
        "concept": meaning.concept,
        "period": str(by_calendar(meaning.period)),
        "scenario": meaning.scenario,
        "change": meaning.change,
    }


def _read(figure: Figure) -> Row:
    return {"low": number(figure.low), "high": number(figure.high), "unit": figure.unit}


def _dispute(found: Doubt | None) -> str:
    """The identifier of a dispute, as a row of findings.csv has it."""
    return f"dispute:{found.brief.id}:{found.dispute}" if found else ""


def basis(meaning: Meaning) -> str:
    """The basis of a figure as a column has it: the day of the split or recast, the restatement."""
    restated = f"restated {meaning.issued}" if meaning.restated else ""
    return " ".join(filter(None, (meaning.basis, restated)))


def finding_row(finding: Finding, messages: Messages) -> Row:
    """One row of findings.csv; `messages` says it in each language."""
    return _row(finding.id, finding.brief, finding.status, finding.facts, messages)


def dispute_rows(
    brief: Brief, find: Callable[[str], Quantity | None], say: Callable[[Dispute], Messages]
) -> Iterator[Row]:
    """A brief's disputes, which its editor explains, as rows of findings.csv."""
    for name, dispute in brief.disputes.items():
        shown = filter(None, map(find, dispute.facts))
        facts = (fact for quantity in shown for fact in quantity.grounds)
        yield _row(name, brief.id, _OF_DISPUTES[dispute.kind], facts, say(dispute))


def _row(name: str, brief: str, status: str, facts: Iterable[Fact], messages: Messages) -> Row:
    return {
        "id": name,
        "brief": brief,
        "rule": name.partition(":")[0],
        "status": status,
        "facts": ";".join(dict.fromkeys(fact.id for fact in facts)),
        **_told("message", messages),
    }


def guidance_rows(promise: Sequence[Guided], content: Content) -> Iterator[Row]:
    """The statements of one promise, with the verdicts of the first and the last that count."""
    judged = {item.place: item.verdict[0] for item in promise}
    only = judged.get("only", "")
    for item in promise:
        meaning, source = item.meaning, source_of(item.statement)
        figure = item.guidance and item.guidance.figure
        yield {
            "id": item.statement.id,
            "entity": meaning.entity,
            "segment": meaning.segment,
            "concept": meaning.concept,
            "period": str(by_calendar(meaning.period)),
            "change": meaning.change,
            "currency": meaning.currency,
            "basis": meaning.basis,
            "issued": str(meaning.issued or ""),
            "source": source,
            "day": str(content.sources[source].entry.published),
            "low": number(figure.low) if figure else None,
            "high": number(figure.high) if figure else None,
            "unit": figure.unit if figure else "",
            "revision": item.revision[0] if item.revision else "",
            "verdict_first": judged.get("first", only),
            "verdict_last": judged.get("last", only),
        }


def correction_row(note: Correction, meanings: Iterable[Meaning], messages: Messages) -> Row:
    """One row of corrections.csv; `meanings` are those of its figures."""
    brief = note.brief.id if note.own else note.brief.company.id
    return {
        "id": f"correction:{brief}:{note.place[-1]}",
        "brief": brief,
        "day": str(note.day),
        "corrected": ";".join(map(str, meanings)),
        "was": inert(";".join(one.was for one in note.entry.figures)),
        "articles": ";".join(note.entry.articles),
        **_told("message", messages),
    }


def source_row(source: Source, say: Callable[[Text], Messages]) -> Row:
    """One row of sources.csv; `say` gives a text in each language."""
    entry = source.entry
    return {
        "id": source.id,
        "brief": source.brief,
        "published": str(entry.published),
        "language": entry.language,
        "author": inert(entry.author or ""),
        "url": entry.url or "",
        "sha256": entry.sha256,
        **_told("publisher", say(entry.publisher)),
        **_told("title", say(entry.title)),
    }


def _told(name: str, texts: Messages) -> Row:
    """A thing as its columns say it in each language."""
    return {column: inert(texts[tag]) for tag, column in told(name, texts).items()}


def inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula, as labels at its start might be."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def number(value: Decimal | None) -> str | None:
    """Plain digits without an exponent; None stays open."""
    return None if value is None else format(value, "f")


def lines(table: str, rows: Iterable[Row], languages: Sequence[str]) -> dict[str, Line]:
    """The rows of a table as its files have them, by their identifiers."""
    names = columns(languages)[table]
    return {row["id"]: Line(_csv(map(row.__getitem__, names)), compact(row)) for row in rows}


def to_csv(columns: Iterable[str], lines: Iterable[Line]) -> bytes:
    """RFC 4180 with LF, in UTF-8 with its mark, so that Excel reads it; None is an empty cell."""
    text = "".join([_csv(columns), *(line.csv for line in lines)])
    return codecs.BOM_UTF8 + text.encode()


def _csv(cells: Iterable[object]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()


def to_json(lines: Iterable[Line]) -> bytes:
    """A list of objects, one a line."""
    objects = ",\n".join(line.json for line in lines)
    return f"[\n{objects}\n]\n".encode()


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def compact(value: object) -> str:
    """A value as JSON without spaces."""
    return _ENCODER.encode(value)
