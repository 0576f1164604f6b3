"""A new quarter's brief to fill in, with what the earlier ones leave for it.

What an editor has to write stands there as an empty text, which `briefs check` reports until it is
filled. Proposals are those of the last brief, their periods moved on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from briefs.analysis.dataset import compute
from briefs.charts.kinds import KINDS
from briefs.content.load import load
from briefs.content.models import Category, ChartEntry, WatchItem
from briefs.content.periods import concept_period
from briefs.content.records import Brief, Company, Content
from briefs.content.references import BadReference, Index, parse_reference, split, year_end
from briefs.editing.draft import Refused, company_of
from briefs.editing.json_schemas import modeline
from briefs.figures.format import display
from briefs.model.facts import Meaning, Quantity
from briefs.model.language import LANGUAGES, Text
from briefs.model.period import (
    Period,
    by_calendar,
    calendar_quarter,
    counterpart,
    earlier,
    is_period,
    parse_period,
)
from briefs.model.problem import Problem
from briefs.presentation.prose import BriefLocalizer

BLANK = '""'
USUAL = (
    "Revenue", "OperatingIncome", "OperatingMargin", "NetIncome", "EarningsPerShareDiluted",
    "GrossMargin", "OperatingCashFlow", "CapitalExpenditure", "FreeCashFlow",
)  # fmt: skip
TOP = ("Revenue", "OperatingIncome", "EarningsPerShareDiluted", *USUAL)
COMPARED = 200  # figures that the head of a brief lists


@dataclass(frozen=True)
class Shelf:
    """The content as far as it can be read, with what follows from it."""

    content: Content
    index: Index
    problems: Sequence[Problem]

    def company(self, name: str) -> Company:
        """A company by its ticker or folder; raises Refused."""
        return company_of(self.content, self.problems, name)


def read_shelf(root: Path) -> Shelf:
    """Read a content folder; what has problems is left out."""
    content, problems = load(root)
    return Shelf(content, compute(content)[0], problems)


def quarter_of(text: str, company: Company) -> Period:
    """A quarter as the company calls it; raises Refused."""
    fiscal_year_end = company.entry.fiscal_year_end
    like = parse_period("2025Q4", fiscal_year_end)
    try:
        period = parse_period(text.upper(), fiscal_year_end)
    except ValueError:
        raise Refused(f"'{text}' is no quarter; write it like {like}") from None
    if period.kind != "quarter":
        raise Refused(f"'{text}' is no quarter; write it like {like}")
    return period


def new_brief(root: Path, company_name: str, quarter: str) -> tuple[Path, str]:
    """The path and text of a new quarter's brief below a content folder; raises Refused."""
    shelf = read_shelf(root)
    company = shelf.company(company_name)
    period = quarter_of(quarter, company)
    path = root / company.folder / str(period) / "brief.yml"
    if path.exists():
        raise Refused(f"{path} is there already; nothing was written")
    return path, modeline(path) + "\n" + _Scaffold(shelf, company, period).text()


@dataclass(frozen=True)
class _Scaffold:
    """One brief to be written, and what the earlier ones leave for it."""

    shelf: Shelf
    company: Company
    period: Period

    def text(self) -> str:
        """The brief's YAML, with comments that say what belongs where."""
        parts = [self._head(), *self._summary(), *self._numbers(), *self._sections()]
        return "\n".join(line.rstrip() for part in (*parts, *self._ending()) for line in part)

    # What is known

    @cached_property
    def before(self) -> Sequence[Brief]:
        """The company's earlier briefs, newest first."""
        ours = (
            brief
            for brief in self.shelf.content.briefs.values()
            if brief.company.id == self.company.id and brief.period.end < self.period.end
        )
        return sorted(ours, key=lambda brief: brief.period.end, reverse=True)

    def _compared(self) -> list[Quantity]:
        """What is known of the quarter before, the quarter a year before and the last year."""
        concepts = {name: index for index, name in enumerate(self.shelf.content.concepts)}
        order = {name: index for index, name in enumerate(self.company.segments)}
        found = [
            quantity
            for meaning, quantity in self.shelf.index.quantities.items()
            if meaning.scenario == "actual"
            and not meaning.change
            and meaning.entity in self.company.entities
            and meaning.period in self._compared_periods(meaning)
        ]
        found.sort(
            key=lambda quantity: (
                quantity.meaning.entity != self.company.id,
                quantity.meaning.entity,
                concepts[quantity.meaning.concept],
                order.get(quantity.meaning.segment, -1),
                quantity.meaning.period.end,
            )
        )
        return found

    def _compared_periods(self, meaning: Meaning) -> list[Period]:
        entity = self.company.entities[meaning.entity]
        now = counterpart(self.period, entity.fiscal_year_end)
        last = now.year if now.number == 4 else now.year - 1
        years = [parse_period(f"FY{year}", entity.fiscal_year_end) for year in (last - 1, last)]
        periods = [earlier(now, 3), earlier(now, 12), *years]
        concept = self.shelf.content.concepts[meaning.concept]
        return [concept_period(concept, period) for period in periods if period]

    def _guided(self) -> list[Quantity]:
        """Guidance whose period ends with this quarter, in the order in which it was given."""
        found = (
            quantity
            for meaning, quantity in self.shelf.index.quantities.items()
            if meaning.scenario == "guidance"
            and meaning.entity == self.company.id
            and meaning.period.end == self.period.end
            and meaning.issued < calendar_quarter(self.period)
            and quantity.facts
        )
        return sorted(found, key=lambda item: (item.meaning.issued, item.id))

    def _watched(self) -> list[tuple[Brief, WatchItem, Meaning]]:
        """Watch items of earlier briefs that none has settled since, oldest first."""
        found: dict[str, tuple[Brief, WatchItem, Meaning]] = {}
        for brief in self.before[::-1]:
            for settled in brief.entry.settled:
                found.pop(settled.item, None)
            for item in brief.entry.watch:
                meaning = self._meaning(item.settles, brief)
                if meaning:
                    found[item.id] = (brief, item, meaning)
        return list(found.values())

    def _is_due(self, period: Period) -> bool:
        if period.kind == "quarter":
            return calendar_quarter(period) <= calendar_quarter(self.period)
        return period.end <= self.period.end

    def _meaning(self, reference: str, brief: Brief) -> Meaning | None:
        try:
            return parse_reference(reference, brief, self.shelf.content).meaning
        except (BadReference, ValueError):
            return None

    # The parts of the file

    def _head(self) -> list[str]:
        name = self.company.entry.name["en"]
        months = f"{self.period.start:%Y-%m} to {self.period.end:%Y-%m}"
        return [
            f"# {_line(name)} ({self.company.id}), {self.period}: {months}.",
            '# Write what stands empty (""), in both languages; `briefs check` lists what is left.',
            "# Prose holds no number of its own: it refers to facts, as in {Revenue} or",
            "# {Revenue yoy}. For several paragraphs write |- after the colon and indent the text.",
            "# Delete the comments when you are done, and every proposal that does not fit.",
            "#",
            *self._comparison(),
            *self._settlement(),
            "",
        ]

    def _comparison(self) -> list[str]:
        found = self._compared()
        if not found:
            return ["# No earlier figure of this company is known to compare with."]
        rows = [
            (
                f"{{{self._reference(quantity.meaning)}}}",
                display(quantity.figure, "en"),
                "computed" if quantity.derived else self._place(quantity),
            )
            for quantity in found[:COMPARED]
        ]
        lines = ["# What this quarter can be compared with (write the reference in prose):"]
        lines += [f"#   {line}" for line in _columns(rows)]
        if len(found) > COMPARED:
            lines.append(f"#   and {len(found) - COMPARED} more")
        return lines

    def _settlement(self) -> list[str]:
        rows = [
            (
                f"{{{self._reference(quantity.meaning)}}}",
                display(quantity.figure, "en"),
                f"given in {parse_period(quantity.meaning.issued, self.period.fiscal)}",
                self._place(quantity),
            )
            for quantity in self._guided()
        ]
        if not rows:
            return []
        lines = ["#", "# Guidance that this quarter settles; say how each turned out:"]
        return lines + [f"#   {line}" for line in _columns(rows)]

    @staticmethod
    def _summary() -> Iterator[list[str]]:
        yield [
            "# What happened? The story of the quarter in one line, with its most telling figure.",
            *_blank("headline"),
            "",
            "# One sentence for lists and search results: what happened, and what it means.",
            *_blank("summary"),
            "",
            "# What should a hurried reader take away? Three lines: the result against what was",
            "# expected, the one thing that matters most, and what to watch next.",
            "bottom_line:",
            *(line for _ in range(3) for line in _blank_item(2)),
            "",
            "# How did the share move, when, and why by the articles?",
            *_blank("reaction"),
            "",
        ]

    def _numbers(self) -> Iterator[list[str]]:
        last = self.before[0] if self.before else None
        source = f" as in {last.period}" if last else " by what is usual"
        yield [
            f"# The three numbers at the top; proposed{source}.",
            f"key: [{', '.join(map(plain, self._key(last)))}]",
            "",
            f"# What is measured against expectations, row by row; proposed{source}.",
            "scorecard:",
            *(f"  - {plain(reference)}" for reference in self._scorecard(last)),
            "",
        ]
        yield [
            "# Which pictures carry the story? A title states the finding as a sentence, the",
            f"# description says what is drawn. Kinds: {', '.join(KINDS)}.",
            *(self._charts(last) or ["charts: []"]),
            "",
        ]

    def _key(self, last: Brief | None) -> list[str]:
        """Three references, those of the last brief first."""
        return self._unique([*self._moved(last.entry.key if last else ()), *self._usual(TOP)])[:3]

    def _scorecard(self, last: Brief | None) -> list[str]:
        if last:
            return self._moved(last.entry.scorecard) or self._usual(USUAL)[:1]
        parts = [f"{name} Revenue" for name in self._parts() if self._usual(("Revenue",))]
        return self._unique([*self._usual(USUAL), *parts])

    def _usual(self, names: Iterable[str]) -> list[str]:
        """Concepts of a usual brief that there are, else any."""
        known = self.shelf.content.concepts
        return self._unique([*(name for name in names if name in known), *known][: len(USUAL)])

    @staticmethod
    def _unique(names: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(names))

    def _parts(self) -> list[str]:
        return self.company.entry.parts or list(self.company.entry.segments)[:6]

    def _charts(self, last: Brief | None) -> list[str]:
        if last is None:
            return self._usual_charts()
        lines = ["charts:"] if last.entry.charts else []
        for chart in last.entry.charts:
            lines += [f"  - id: {chart.id}", f"    kind: {chart.kind}"]
            lines += [f"    # last time: {_line(chart.title['en'])}", *_blank("title", 4)]
            lines += [f"    # last time: {_line(chart.description['en'])}"]
            lines += _blank("description", 4)
            lines += self._cells(chart)
        return lines

    def _cells(self, chart: ChartEntry) -> list[str]:
        categories = [self._category(item) for item in chart.categories]
        lines = [f"    categories: [{', '.join(categories)}]", "    series:"]
        for series in chart.series:
            parts = [f"of: {plain(self._advanced(series.of) or series.of)}"]
            parts += [f"label: {texts(series.label)}"] if series.label else []
            parts += [f"role: {series.role}"] if series.role else []
            lines.append(f"      - {{{', '.join(parts)}}}")
        return lines

    def _category(self, item: str | Category) -> str:
        tokens = item.of if isinstance(item, Category) else item
        moved = self._advanced(tokens) or tokens
        if isinstance(item, str) or item.label is None:
            return plain(moved)
        return f"{{of: {plain(moved)}, label: {texts(item.label)}}}"

    def _usual_charts(self) -> list[str]:
        parts = self._parts()
        before = earlier(self.period, 12)
        if not parts or "Revenue" not in self.shelf.content.concepts:
            return []
        return [
            "charts:",
            "  - id: segment-revenue",
            "    kind: bars",
            *_blank("title", 4),
            *_blank("description", 4),
            f"    categories: [{', '.join(map(plain, parts))}]",
            "    series:",
            f"      - {{of: Revenue {before}}}",
            f"      - {{of: Revenue {self.period}}}",
        ]

    def _sections(self) -> Iterator[list[str]]:
        last = self.before[0] if self.before else None
        yield [
            "# One section for each business or theme that the articles cover: what happened, why,",
            "# and what it means for an owner. `figures` lists references for a table, `charts`",
            "# takes charts as above.",
            "sections:",
        ]
        for name, title, charts in self._themes(last):
            remark = f"    # last time: {_line(title)}" if title else ""
            drawn = f"    # it had charts: {', '.join(charts)}" if charts else ""
            yield [
                f"  - id: {name}",
                *filter(None, (remark, drawn)),
                *_blank("title", 4),
                *_blank("body", 4),
            ]
        yield [""]

    def _themes(self, last: Brief | None) -> Iterator[tuple[str, str, list[str]]]:
        """Each section's id, its title last time and the charts that it had."""
        if last:
            for section in last.entry.sections:
                yield section.id, section.title["en"], [chart.id for chart in section.charts]
            return
        yield "results", "", []
        names = [re.sub("[^a-z0-9]+", "-", name.lower()).strip("-") for name in self._parts()]
        taken = {"results", "outlook", "segment-revenue"}
        for name in self._unique(filter(None, names)):
            yield (f"{name}-business" if name in taken else name), "", []
        yield "outlook", "", []

    def _ending(self) -> Iterator[list[str]]:
        yield [
            "# Why own the share, and why not? One argument each, or more.",
            "thesis:",
            "  bull:",
            *_blank_item(4),
            "  bear:",
            *_blank_item(4),
            "",
            "# What could go wrong?",
            "risks:",
            *_blank_item(2),
            "",
            "# What should one watch next, and which figure will settle it? The id is the item's",
            "# name, by which a later brief says how it turned out.",
            "watch:",
            f"  - id: {BLANK}",
            *_blank("text", 4),
            f"    settles: {BLANK}  # such as Revenue {earlier(self.period, -3)}",
            "",
        ]
        if self.before:
            yield [
                f"# What changed since {self.before[0].period}, beyond the figures?",
                "changes:",
                *_blank_item(2),
                "",
            ]
        yield self._pending()
        yield [
            "# Where do the sources disagree? `briefs check` prints each conflict with its id.",
            "disputes: []",
            "",
        ]

    def _pending(self) -> list[str]:
        """Open watch items: those that are due to be decided, the others as comments."""
        due: list[str] = []
        later: list[str] = []
        for brief, item, meaning in self._watched():
            question = [f"# {_line(text)}" for text in self._questions(brief, item)]
            what = f"# settled by {{{self._reference(meaning)}}}, asked in {brief.period}"
            if not self._is_due(meaning.period):
                later += [f"#   {item.id}: {question[0][2:]} (asked in {brief.period},"]
                later += [f"#     settled by {{{self._reference(meaning)}}})"]
            else:
                due += [f"  - item: {item.id}", *(f"    {line}" for line in question)]
                due += [f"    {what}: {self._known(meaning)}", *_blank("text", 4)]
        lines = ["# How did the open questions of earlier briefs turn out? Say it with the figure."]
        lines += ["settled:", *due] if due else ["settled: []"]
        lines += ["# Still open, for they are not due yet:", *later] if later else []
        return [*lines, ""]

    def _questions(self, brief: Brief, item: WatchItem) -> Iterator[str]:
        for language in LANGUAGES:
            localizer = BriefLocalizer(language, {}, self.shelf.content, self.shelf.index, brief)
            try:
                yield localizer.plain(item.text)
            except BadReference:
                yield item.text[language]

    def _known(self, meaning: Meaning) -> str:
        quantity = self.shelf.index.find(meaning, self.period)
        if quantity is None:
            return "not known yet, add the fact"
        return f"{display(quantity.figure, 'en')}, {self._place(quantity)}"

    # Names

    def _reference(self, meaning: Meaning) -> str:
        """The words by which this brief's prose names a figure."""
        theirs = meaning.entity != self.company.id
        entity = self.company.entities.get(meaning.entity, self.company.entry)
        usual = counterpart(self.period, entity.fiscal_year_end)
        concept = self.shelf.content.concepts[meaning.concept]
        period = by_calendar(meaning.period) if theirs else meaning.period
        parts = [
            meaning.entity if theirs else "",
            meaning.segment,
            meaning.concept,
            "" if meaning.period == concept_period(concept, usual) else str(period),
            "" if meaning.scenario == "actual" else meaning.scenario,
            meaning.change,
        ]
        return " ".join(part for part in parts if part)

    def _place(self, quantity: Quantity) -> str:
        """Where a figure is printed."""
        if quantity.derived:
            return "computed"
        fact = quantity.facts[0]
        publisher = self.shelf.content.sources[fact.source].entry.publisher["en"]
        return _line(f"{publisher}, paragraph {fact.at} ({fact.path}:{fact.line})")

    # What moves on

    def _moved(self, references: Iterable[str]) -> list[str]:
        """References with their periods as far after this quarter as they were after the last."""
        found = (self._advanced(reference) for reference in references)
        return self._unique(reference for reference in found if reference)

    def _advanced(self, reference: str) -> str | None:
        """A reference for this quarter; None where it names a day that will not come again."""
        tokens, bar, option = reference.partition("|")
        moved = [self._later(token, reference) for token in split(tokens)]
        if None in moved:
            return None
        return " ".join(token for token in moved if token) + (bar and f"|{option.strip()}")

    def _later(self, token: str, reference: str) -> str | None:
        if not self._is_period(token):
            return token
        last = self.before[0].period
        period = parse_period(token, year_end(reference.partition("|")[0], self.company))
        if period.kind == "year":
            name = "CY" if period.calendar_year else "FY"
            return f"{name}{period.year + _completed(self.period) - _completed(last)}"
        if period.kind not in ("quarter", "ttm", "day"):
            return token
        step = earlier(period, _months(self.period, last))
        if step is None or period.kind == "day" or "FY" in token:
            return str(step) if step else None
        return token[:-6] + calendar_quarter(step)  # as it was written, by the calendar

    def _is_period(self, token: str) -> bool:
        known = (self.shelf.content.concepts, self.company.segments, self.company.entities)
        return is_period(token) and not any(token in names for names in known)


def _months(one: Period, other: Period) -> int:
    """How many months one period ends before another."""
    return (other.end.year - one.end.year) * 12 + other.end.month - one.end.month


def _completed(quarter: Period) -> int:
    """The last fiscal year that has ended with a quarter."""
    return quarter.year if quarter.number == 4 else quarter.year - 1


def _blank(key: str, indent: int = 0) -> list[str]:
    """A text in both languages, to be written."""
    place = " " * indent
    return [f"{place}{key}:", *(f"{place}  {language}: {BLANK}" for language in LANGUAGES)]


def _blank_item(indent: int) -> list[str]:
    """An entry of a list of texts, to be written."""
    first, *others = (f"{language}: {BLANK}" for language in LANGUAGES)
    place = " " * indent
    return [f"{place}- {first}", *(f"{place}  {other}" for other in others)]


def texts(text: Text) -> str:
    """A text in both languages on one line."""
    return f"{{{', '.join(f'{tag}: {quoted(text[tag])}' for tag in LANGUAGES)}}}"


def quoted(text: str) -> str:
    """A text in double quotes, safe in YAML."""
    return json.dumps(text, ensure_ascii=False)


def plain(text: str) -> str:
    """Words as they are, quoted where YAML would read something else."""
    is_plain = re.fullmatch(r"[^\W_][\w .&/|-]*", text) and not text.isdigit()
    return text if is_plain else quoted(text)


def _line(text: str) -> str:
    """A text on one line, for a comment."""
    return " ".join(text.split())


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows with their cells below each other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
