"""A brief as a PDF: plain values for the Typst template, in the order in which they are read.

The template gets JSON and never source text, so what an editor wrote stays text whatever it says.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pikepdf
import pylopdf_fonts_zh_cn as simplified
import pylopdf_fonts_zh_tw as traditional
import typst
from PIL import ImageFont

from briefs.analysis.scorecard import Guided, Row
from briefs.charts import drawing
from briefs.content.models import ChartEntry, Dispute
from briefs.content.records import Brief, Source
from briefs.model.facts import Fact, Finding, Meaning, Quantity
from briefs.model.language import ROWS
from briefs.outputs import feeds
from briefs.presentation import chart_data
from briefs.presentation.briefing import Briefing
from briefs.presentation.context import RenderContext
from briefs.presentation.localizer import BriefLocalizer
from briefs.presentation.markdown import Node

Parts = list[Node]
Values = dict[str, Any]

FONT = "Noto Sans TC"  # in the drawings
FONTS = ("pylopdf-fonts-zh-tw", "pylopdf-fonts-zh-cn")
COLUMN = 400.0  # px of a drawing, two of which stand side by side


def path(brief: Brief, language: str) -> str:
    """Where a brief's PDF stands in the site."""
    name = brief.url.rstrip("/").replace("/", "-")
    return f"{language}/{brief.url}{name}-{language}.pdf"


def draw(context: RenderContext, localizer: BriefLocalizer) -> bytes:
    """A tagged PDF (PDF/UA-1), the same bytes on every machine and at every time.

    It is kept in `.cache` and made anew only when something of it changed.
    """
    values = Pdf(context, replace(localizer, used={})).values()
    templates, day = context.templates / "print", context.dataset.dated(localizer.brief)
    kept = context.templates.parent / ".cache" / "pdf" / f"{_mark(values, templates, day)}.pdf"
    if kept.is_file():
        return kept.read_bytes()
    made = typeset(values, templates, day)
    kept.parent.mkdir(parents=True, exist_ok=True)
    new = kept.with_suffix(f".{os.getpid()}")
    new.write_bytes(made)
    new.replace(kept)  # in one step: whoever reads it finds it whole
    return made


def _mark(values: Values, templates: Path, day: date) -> str:
    """What a PDF depends on, as a name."""
    tools = [f"{name} {version(name)}" for name in ("pikepdf", "typst", *FONTS)]
    code = [path.read_text("utf-8") for path in (Path(__file__), *sorted(templates.glob("*.typ")))]
    parts = json.dumps([values, str(day), tools, code], ensure_ascii=False)
    return hashlib.sha256(parts.encode()).hexdigest()


def typeset(values: Values, templates: Path, day: date) -> bytes:
    """What the template makes of values, dated with a day.

    Typst starts threads, which a copy of this process would wait for without end: whoever forks
    must do so before (RuntimeError).
    """
    if _process() != os.getpid():
        raise RuntimeError("a process that was copied after it made a PDF cannot make another")
    made: Any = _compiler(templates).compile(
        format="pdf",
        sys_inputs={"brief": _drawable(json.dumps(values, ensure_ascii=False))},
        pdf_standards=["ua-1"],
        timestamp=int(datetime.combine(day, time(), UTC).timestamp()),
    )
    _forget()
    return _packed(made)


@cache
def _process() -> int:
    """The process that made the first PDF."""
    return os.getpid()


@cache
def _compiler(folder: Path) -> typst.Compiler:
    """One a process: it keeps fonts and template; the machine's own fonts are never looked at."""
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[traditional.sans_path().parent, simplified.sans_path().parent],
    )
    return typst.Compiler(folder / "brief.typ", root=folder, font_paths=fonts)


def _forget() -> None:
    """Let Typst drop what it keeps of a document for a later one: it counts compilations.

    Kept are ten documents, in a gigabyte; none is ever of use to another brief.
    """
    for _ in range(10):
        _blank().compile(b"", format="svg")


@cache
def _blank() -> typst.Compiler:
    return typst.Compiler(font_paths=typst.Fonts(False, False, []))  # noqa: FBT003 - no fonts


def _drawable(text: str) -> str:
    """The text with a printer's mark for every character that no font has."""
    missing = (char for char in set(text) if char > "~" and not _has(char))
    return text.translate(dict.fromkeys(map(ord, missing), "〓"))


@lru_cache(maxsize=65536)
def _has(char: str) -> bool:
    if char.isspace() or unicodedata.category(char) == "Cf":
        return True
    fonts = map(_font, (traditional.sans_path(), simplified.sans_path()))
    return any(bytes(font.getmask(char)) != bytes(font.getmask("\uffff")) for font in fonts)


@cache
def _font(path: Path) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, 20, layout_engine=ImageFont.Layout.BASIC)


def _packed(document: bytes) -> bytes:
    """The same with its objects compressed, as Typst does not: a third of the bytes."""
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(document)) as pdf:
        streams = pikepdf.ObjectStreamMode.generate
        pdf.save(packed, object_stream_mode=streams, deterministic_id=True)
    return packed.getvalue()


@dataclass(frozen=True)
class Pdf:
    """Collects what a PDF shows; every figure that it speaks of gets a note at its end.

    A text is a list of strings and of nodes: `is` says what a node is (figure, strong, link, chip,
    soft, spoken …), `parts` what it holds. A figure names its note; the `first` of each is where
    the note leads back to.
    """

    context: RenderContext
    localizer: BriefLocalizer
    noted: set[str] = field(default_factory=set)
    aside: dict[str, Quantity] = field(default_factory=dict)  # named in titles: noted at the end

    @property
    def briefing(self) -> Briefing:
        return self.context.briefing(self.localizer.brief)

    def values(self) -> Values:
        """Everything, in the order of the pages."""
        localizer, brief, briefing = self.localizer, self.localizer.brief, self.briefing
        entry, company = brief.entry, brief.company
        name = localizer.text(company.entry.name)
        return {
            "language": localizer.row.code,
            "region": localizer.row.territory,
            "words": {**localizer.words["brief"], **localizer.words["print"]},
            "site": localizer.say("frame", "site"),
            "title": localizer.say(
                "brief", "title", name=name, period=localizer.period(brief.period)
            ),
            "company": name,
            "ticker": company.entry.ticker,
            "period": localizer.period(brief.period),
            "summary": localizer.plain(entry.summary),
            "plain": localizer.plain(entry.headline),
            "headline": self.title(entry.headline),
            "address": self._address(f"{localizer.language}/{brief.url}"),
            "dateline": self._dateline(briefing),
            "bottom_line": [self.line(line) for line in entry.bottom_line],
            "key": [self._key(row) for row in briefing.key],
            "chips": [
                [
                    localizer.metric(row.meaning, company, short=True),
                    _chip(localizer.say("verdict", said), tone),
                ]
                for row, said, tone in briefing.chips
            ],
            "reaction": self.prose(entry.reaction),
            "scorecard": self._scorecard(briefing.rows),
            "charts": [self.chart(chart) for chart in entry.charts],
            "sections": [
                {
                    "title": self.title(section.title),
                    "body": self.prose(section.body),
                    "charts": [self.chart(chart) for chart in section.charts],
                    "figures": [self._pair(reference) for reference in section.figures],
                }
                for section in entry.sections
            ],
            "bull": [self.line(item) for item in entry.thesis.bull],
            "bear": [self.line(item) for item in entry.thesis.bear],
            "risks": [self.line(item) for item in entry.risks],
            "watch": self._watch(briefing),
            "changes": self._changes(briefing) if briefing.previous else None,
            "disputes": [self._dispute(dispute) for dispute in entry.disputes],
            "findings": self._findings(briefing.findings),
            "sources": [self._source(source, count) for source, count in briefing.sources],
            "citation": self._citation(),
            "notes": self._notes(),
        }

    # Text

    def figure(self, quantity: Quantity, option: str = "") -> Node:
        """A figure with the mark of its note."""
        return self.cite(quantity, self.localizer.amount(quantity, option))

    def cite(self, quantity: Quantity, shown: str) -> Node:
        """A figure as the text shows it, with the mark of its note."""
        self.localizer.used.setdefault(quantity.id, quantity)
        return {"is": "figure", "text": shown, "note": quantity.id, "first": self._new(quantity.id)}

    def _new(self, name: str) -> bool:
        new = name not in self.noted
        self.noted.add(name)
        return new

    def _bare(self, quantity: Quantity, shown: str) -> Node:
        """A figure in a title: it leads to its note and shows no mark."""
        self.aside[quantity.id] = quantity
        return {"is": "figure", "text": shown, "note": quantity.id}

    def line(self, text: Any) -> Parts:
        return self.localizer.line(text, self.cite)

    def prose(self, text: Any) -> Parts:
        return self.localizer.tree(text, self.cite)

    def title(self, text: Any) -> Parts:
        return self.localizer.line(text, self._bare)

    def _address(self, url: str) -> str:
        return feeds.link(self.context.address, url) if self.context.address else ""

    # Parts of the page

    def _dateline(self, briefing: Briefing) -> str:
        localizer, sources = self.localizer, briefing.sources
        said = [
            localizer.say("brief", "quarter_ended", date=localizer.ended(briefing.brief.period)),
            localizer.say("brief", "facts_used", n=sum(n for _, n in sources), m=len(sources)),
        ]
        if localizer.unsaid:
            said.append(localizer.say("brief", "in_twd"))
        return localizer.say("label", "join").join(said)

    def _key(self, row: Row) -> Values:
        localizer, brief = self.localizer, self.localizer.brief
        moved = (
            [self.figure(row.yoy, "signed"), f" {localizer.say('brief', 'yoy')}"] if row.yoy else []
        )
        return {
            "what": localizer.meaning(row.meaning, brief.company, brief.period),
            "figure": [self.figure(row.actual) if row.actual else "–"],
            "moved": moved,
            "verdicts": self._verdicts(row.verdicts),
        }

    def _verdicts(self, verdicts: Iterable[tuple[str, str]]) -> Parts:
        return [_chip(self.localizer.say("verdict", said), tone) for said, tone in verdicts]

    def _scorecard(self, rows: Sequence[Row]) -> Values:
        localizer, brief = self.localizer, self.localizer.brief

        def name(row: Row) -> Parts:
            period = row.meaning.period
            known = period == brief.period or period.kind == "day"
            when = [] if known else [" ", _soft(localizer.period(period, short=True))]
            return [localizer.metric(row.meaning, brief.company), *when]

        heads = ("metric", "actual", "yoy", "qoq", "consensus", "surprise", "guided", "verdict")
        return _table(
            [localizer.say("brief", head) for head in heads],
            "tnnnnnnc",
            [
                [
                    name(row),
                    self._cell(row.actual),
                    self._cell(row.yoy, "signed"),
                    self._cell(row.qoq, "signed"),
                    self._cell(row.consensus),
                    self._cell(row.surprise, "signed"),
                    self._cell(row.guidance),
                    self._verdicts(row.verdicts) or ["–"],
                ]
                for row in rows
            ],
        )

    def _cell(self, quantity: Quantity | None, option: str = "") -> Parts:
        return [self.figure(quantity, option) if quantity else "–"]

    def chart(self, entry: ChartEntry) -> Values:
        """A drawing, or the few figures known; the notes of its figures stand at its foot."""
        localizer = self.localizer
        title, source = self.title(entry.title), f"{localizer.say('chart', 'source')} "
        chart = chart_data.chart(entry, localizer)
        points = [
            (series, category, point)
            for series in chart.series
            for category, point in zip(chart.categories, series.points, strict=True)
            if point
        ]
        picture = drawing.picture(
            chart, localizer.words["chart"], COLUMN, FONT, self.context.environment
        )
        known = [
            [
                localizer.say("label", "join").join([series.name, category])
                + localizer.say("label", "colon"),
                self.cite(localizer.used[point.id], point.text),
            ]
            for series, category, point in ([] if picture else points)
        ]
        return {
            "title": title,
            "alt": f"{chart.title} {chart.description}",
            "drawing": picture,
            "known": known or [[localizer.say("chart", "no_data")]],
            "note": self._chart_note(entry, [localizer.used[point.id] for _, _, point in points]),
            "source": f"{source}{chart.source}".replace("： ", "：") if chart.source else "",
            "cited": [
                {"note": name, "first": self._new(name)}
                for name in dict.fromkeys(point.id for _, _, point in points)
            ],
        }

    def _chart_note(self, entry: ChartEntry, known: Iterable[Quantity]) -> Parts:
        own: Parts = self.line(entry.note) if entry.note else []
        ours = chart_data.matched(known, self.localizer)
        return [*own, self.localizer.say("label", "gap") if own else "", ours] if ours else own

    def _pair(self, reference: str) -> tuple[str, Parts]:
        quantity = self.localizer.find(reference)
        assert quantity  # the linter found it
        return self._what(quantity.meaning), self._cell(quantity)

    def _what(self, meaning: Meaning) -> str:
        return self.localizer.meaning(
            meaning, self.localizer.brief.company, self.localizer.brief.period
        )

    def _watch(self, briefing: Briefing) -> Values:
        localizer = self.localizer
        return _table(
            [localizer.say("brief", head) for head in ("question", "settles", "outcome")],
            "twc",
            [
                [
                    self.line(watched.item.text),
                    [self._what(watched.meaning)],
                    self._cell(watched.outcome)
                    if watched.outcome
                    else [_chip(localizer.say("brief", "open"), "neutral")],
                ]
                for watched in briefing.watch
            ],
        )

    def _changes(self, briefing: Briefing) -> Values:
        localizer, previous = self.localizer, briefing.previous
        assert previous
        heads = [
            localizer.say("brief", "metric"),
            localizer.period(previous.period, short=True),
            localizer.period(briefing.brief.period, short=True),
            localizer.say("brief", "yoy"),
            localizer.say("brief", "qoq"),
        ]
        return {
            "items": [self.line(item) for item in briefing.brief.entry.changes],
            "moved": _table(
                heads,
                "tnnnn",
                [
                    [
                        [localizer.metric(row.meaning, briefing.brief.company)],
                        self._cell(before),
                        self._cell(row.actual),
                        self._cell(row.yoy, "signed"),
                        self._cell(row.qoq, "signed"),
                    ]
                    for row, before in briefing.moved
                ],
            ),
            "guided": self._guided(briefing.guided_now),
            "settled": [
                {
                    "watched": self.context.speak_of(settled.brief, localizer).line(
                        settled.item.text, self.cite
                    ),
                    "period": localizer.period(settled.brief.period, short=True),
                    "text": self.line(settled.text),
                }
                for settled in briefing.settled
            ],
        }

    def _guided(self, guided: Sequence[Guided]) -> Values:
        localizer, company = self.localizer, self.localizer.brief.company
        heads = [
            localizer.say("brief", "metric"),
            localizer.say("company", "issued"),
            *(
                localizer.say("brief", head)
                for head in ("guided", "midpoint", "consensus", "actual", "verdict")
            ),
        ]
        return _table(
            heads,
            "twnnnnc",
            [
                [
                    [
                        localizer.metric(item.guidance.meaning, company),
                        " ",
                        _soft(localizer.period(item.guidance.meaning.period, short=True)),
                    ],
                    [localizer.issue(item.guidance)],
                    self._cell(item.guidance),
                    self._cell(item.midpoint),
                    self._cell(item.consensus),
                    self._cell(item.actual),
                    self._verdicts([item.verdict]),
                ]
                for item in guided
            ],
        )

    def _dispute(self, dispute: Dispute) -> Values:
        localizer = self.localizer
        heads = [
            localizer.say("brief", "what"),
            localizer.say("sources", "printed"),
            localizer.say("sources", "reads"),
            localizer.say("brief", "source"),
        ]
        quantities = filter(None, map(localizer.find, dispute.facts))
        return {
            "title": self.title(dispute.title),
            "kind": localizer.say("finding", "definition") if dispute.kind == "definition" else "",
            "body": self.prose(dispute.text),
            "printings": _table(
                heads, "twnw", [row for found in quantities for row in self._printings(found)]
            ),
        }

    def _printings(self, quantity: Quantity) -> list[list[Parts]]:
        localizer, brief = self.localizer, self.localizer.brief
        what = self._what(quantity.meaning)
        if quantity.derived:
            how = localizer.formula(quantity, brief.company, brief.period)
            recomputed = _soft(localizer.say("brief", "recomputed"))
            return [[[what], [recomputed], self._cell(quantity), [how]]]
        return [
            [
                [what],
                [self._printed(fact)],
                [self.cite(quantity, localizer.number(fact.figure))],
                [localizer.source_place(fact)],
            ]
            for fact in quantity.facts
        ]

    def _printed(self, fact: Fact) -> Node:
        row = ROWS[self.localizer.content.sources[fact.source].entry.language]
        return {
            "is": "spoken", "text": fact.printed, "language": row.code, "region": row.territory
        }  # fmt: skip

    def _findings(self, findings: Sequence[Finding]) -> Values:
        localizer = self.localizer
        return _table(
            [localizer.say("brief", head) for head in ("what", "rule", "shown", "other", "says")],
            "twnnc",
            [
                [
                    [self._what(finding.meaning)],
                    [localizer.say("rule", finding.rule)],
                    [localizer.number(finding.shown)],
                    [localizer.number(finding.other)],
                    [
                        _chip(
                            localizer.say("status", finding.status),
                            "worse" if finding.status == "conflict" else "neutral",
                        )
                    ],
                ]
                for finding in findings
            ],
        )

    def _source(self, source: Source, count: int) -> Values:
        localizer, entry = self.localizer, source.entry
        about = [localizer.date(entry.published), localizer.say("sources", "taken", n=count)]
        return {
            "publisher": localizer.text(entry.publisher),
            "colon": localizer.say("label", "colon"),
            "title": localizer.text(entry.title),
            "about": localizer.say("label", "join").join(about),
            "url": entry.url or "",
            "page": self._address(f"{localizer.sources_page(source.id)}#{source.id}"),
        }

    def _citation(self) -> str:
        localizer, brief = self.localizer, self.localizer.brief
        name = localizer.text(brief.company.entry.name)
        return localizer.say(
            "brief",
            "citation",
            site=localizer.say("frame", "site"),
            title=localizer.say("brief", "title", name=name, period=localizer.period(brief.period)),
            headline=localizer.plain(brief.entry.headline),
            date=localizer.date(self.context.dataset.dated(brief)),
        )

    # Notes

    def _notes(self) -> list[Values]:
        """One for each figure spoken of and for each that it was computed from."""
        used = self.localizer.used
        for name, quantity in self.aside.items():
            used.setdefault(name, quantity)
        notes: list[Values] = []
        while len(notes) < len(used):  # a note may speak of further figures
            waiting = list(used.values())[len(notes) :]
            notes += [self._note(quantity) for quantity in waiting]
        for note in notes:
            note["known"] = note["id"] in self.noted
        return notes

    def _note(self, quantity: Quantity) -> Values:
        localizer = self.localizer
        company = self.context.teller(quantity, self.localizer)
        origin = (
            [localizer.say("print", "computed"), *self._arithmetic(quantity)]
            if quantity.derived
            else self._origin(quantity)
        )
        interval = localizer.stands_for(quantity.figure, quantity.bounds)
        stands = localizer.say("print", "stands", interval=interval)
        return {
            "id": quantity.id,
            "figure": localizer.amount(quantity),
            "what": localizer.meaning(quantity.meaning, company),
            "lines": [origin, [stands], *self._objections(quantity)],
        }

    def _origin(self, quantity: Quantity) -> Parts:
        """As printed, by whom, and where else."""
        localizer = self.localizer
        also = f"{localizer.say('label', 'semicolon')}{localizer.say('print', 'also')}"
        parts: Parts = []
        for fact in quantity.facts:
            read = "" if fact.figure == quantity.figure else f" ({localizer.number(fact.figure)})"
            whose = [localizer.source_place(fact), *([localizer.text(fact.by)] if fact.by else [])]
            parts += [also] if parts else []
            parts += [self._printed(fact), read, localizer.say("label", "clause")]
            parts += [localizer.say("label", "clause").join(whose)]
        remarks = (remark for fact in quantity.facts for remark in (fact.note, fact.prefer))
        for remark in filter(None, remarks):
            parts.append(
                localizer.say("print", "aside", text=localizer.text(remark).rstrip(".。 "))
            )
        return parts

    def _arithmetic(self, quantity: Quantity) -> Parts:
        pieces = re.split(r"\{(\d+)\}", self.localizer.pattern(quantity))
        return [
            self.figure(quantity.inputs[int(piece)]) if number % 2 else piece
            for number, piece in enumerate(pieces)
        ]

    def _objections(self, quantity: Quantity) -> list[Parts]:
        """What the checks hold against a figure."""
        localizer = self.localizer
        colon, clause = localizer.say("label", "colon"), localizer.say("label", "clause")
        found: list[Parts] = []
        for finding in self.context.checks.get(quantity.meaning, ()):
            if finding.status != "agrees":
                rule, status = (
                    localizer.say("rule", finding.rule),
                    localizer.say("status", finding.status),
                )
                both = f"{localizer.number(finding.shown)} / {localizer.number(finding.other)}"
                said = clause.join([rule, both, status])
                found.append([localizer.say("card", "checks"), colon, said])
        return found


def _table(heads: Sequence[str], columns: str, rows: Sequence[Sequence[Parts]]) -> Values:
    """A table; each letter says what a column holds: titles, words, numbers or chips."""
    return {"heads": list(heads), "columns": columns, "rows": rows}


def _chip(text: str, tone: str) -> Node:
    return {"is": "chip", "text": text, "tone": tone}


def _soft(text: str) -> Node:
    return {"is": "soft", "parts": [text]}
