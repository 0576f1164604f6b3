"""A new quarter's brief to fill in, with what the earlier ones leave for it.

What an editor has to write stands there as an empty text, which `briefs check` reports until it is
filled. Proposals are those of the last brief, their periods moved on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from briefs.analysis.dataset import Dataset, compute
from briefs.charts.kinds import KINDS
from briefs.content.load import load
from briefs.content.models import Category, ChartEntry, WatchItem
from briefs.content.records import Brief
from briefs.content.references import BadReference
from briefs.content.texts import slug
from briefs.content.yaml_text import flow, scalar
from briefs.editing.columns import columns
from briefs.editing.json_schemas import modeline
from briefs.editing.lookup import Refused, company_of, quarter_of
from briefs.editing.previous import Previous
from briefs.figures.format import display
from briefs.model.facts import Meaning, Quantity
from briefs.model.language import LANGUAGES
from briefs.model.period import (
    counterpart,
    earlier,
)
from briefs.presentation.prose import BriefLocalizer

EMPTY = '""'
COMMON = (
    "Revenue", "OperatingIncome", "OperatingMargin", "NetIncome", "EarningsPerShareDiluted",
    "GrossMargin", "OperatingCashFlow", "CapitalExpenditure", "FreeCashFlow",
)  # fmt: skip
KEY = ("Revenue", "OperatingIncome", "EarningsPerShareDiluted", *COMMON)
COMPARED = 200  # figures that the head of a brief lists


def new_brief(root: Path, company_name: str, quarter: str) -> tuple[Path, str]:
    """The path and text of a new quarter's brief below a content folder; raises Refused."""
    content, problems = load(root)
    company = company_of(content, company_name, problems)
    period = quarter_of(quarter, company)
    path = root / company.folder / str(period) / "brief.yml"
    if path.exists():
        raise Refused(f"{path} is there already; nothing was written")
    previous = Previous(Dataset(content, compute(content)[0], ()), company, period)
    return path, modeline(path) + "\n" + _text(previous)


def _text(previous: Previous) -> str:
    """A brief's YAML, with comments that say what belongs where."""
    parts = [_head(previous), *_summary(), *_numbers(previous), *_sections(previous)]
    return "\n".join(line.rstrip() for part in (*parts, *_ending(previous)) for line in part)


def _head(previous: Previous) -> list[str]:
    name = previous.company.entry.name["en"]
    months = f"{previous.period.start:%Y-%m} to {previous.period.end:%Y-%m}"
    return [
        f"# {_line(name)} ({previous.company.id}), {previous.period}: {months}.",
        '# Write what stands empty (""), in both languages; `briefs check` lists what is left.',
        "# Prose holds no number of its own: it refers to facts, as in {Revenue} or",
        "# {Revenue yoy}. For several paragraphs write |- after the colon and indent the text.",
        "# Delete the comments when you are done, and every proposal that does not fit.",
        "#",
        *_comparison(previous),
        *_settlement(previous),
        "",
    ]


def _comparison(previous: Previous) -> list[str]:
    found = previous.compared()
    if not found:
        return ["# No earlier figure of this company is known to compare with."]
    rows = [
        (
            f"{{{previous.reference(quantity.meaning)}}}",
            display(quantity.figure, "en"),
            "computed" if quantity.derived else _place(previous, quantity),
        )
        for quantity in found[:COMPARED]
    ]
    lines = ["# What this quarter can be compared with (write the reference in prose):"]
    lines += [f"#   {line}" for line in columns(rows)]
    if len(found) > COMPARED:
        lines.append(f"#   and {len(found) - COMPARED} more")
    return lines


def _settlement(previous: Previous) -> list[str]:
    rows = [
        (
            f"{{{previous.reference(quantity.meaning)}}}",
            display(quantity.figure, "en"),
            f"given in {counterpart(issued, previous.period.fiscal)}",
            _place(previous, quantity),
        )
        for quantity in previous.guided()
        if (issued := quantity.meaning.issued)
    ]
    if not rows:
        return []
    lines = ["#", "# Guidance that this quarter settles; say how each turned out:"]
    return lines + [f"#   {line}" for line in columns(rows)]


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


def _numbers(previous: Previous) -> Iterator[list[str]]:
    last = previous.last
    source = f" as in {last.period}" if last else " by what is usual"
    yield [
        f"# The three numbers at the top; proposed{source}.",
        f"key: [{', '.join(map(scalar, _key(previous, last)))}]",
        "",
        f"# What is measured against expectations, row by row; proposed{source}.",
        "scorecard:",
        *(f"  - {scalar(reference)}" for reference in _scorecard(previous, last)),
        "",
    ]
    yield [
        "# Which pictures carry the story? A title states the finding as a sentence, the",
        f"# description says what is drawn. Kinds: {', '.join(KINDS)}.",
        *(_charts(previous, last) or ["charts: []"]),
        "",
    ]


def _key(previous: Previous, last: Brief | None) -> list[str]:
    """Three references, those of the last brief first."""
    return _unique([*previous.moved(last.entry.key if last else ()), *_common(previous, KEY)])[:3]


def _scorecard(previous: Previous, last: Brief | None) -> list[str]:
    if last:
        return previous.moved(last.entry.scorecard) or _common(previous, COMMON)[:1]
    parts = [f"{name} Revenue" for name in _parts(previous) if _common(previous, ("Revenue",))]
    return _unique([*_common(previous, COMMON), *parts])


def _common(previous: Previous, names: Iterable[str]) -> list[str]:
    """Concepts of a usual brief that there are, else any."""
    known = previous.dataset.content.concepts
    return _unique([*(name for name in names if name in known), *known][: len(COMMON)])


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _parts(previous: Previous) -> list[str]:
    return previous.company.entry.parts or list(previous.company.entry.segments)[:6]


def _charts(previous: Previous, last: Brief | None) -> list[str]:
    if last is None:
        return _common_charts(previous)
    lines = ["charts:"] if last.entry.charts else []
    for chart in last.entry.charts:
        lines += [f"  - id: {chart.id}", f"    kind: {chart.kind}"]
        lines += [f"    # last time: {_line(chart.title['en'])}", *_blank("title", 4)]
        lines += [f"    # last time: {_line(chart.description['en'])}"]
        lines += _blank("description", 4)
        lines += _cells(previous, chart)
    return lines


def _cells(previous: Previous, chart: ChartEntry) -> list[str]:
    categories = [_category(previous, item) for item in chart.categories]
    lines = [f"    categories: [{', '.join(categories)}]", "    series:"]
    for series in chart.series:
        parts = [f"of: {scalar(previous.advanced(series.of) or series.of)}"]
        parts += [f"label: {flow(series.label)}"] if series.label else []
        parts += [f"role: {series.role}"] if series.role else []
        lines.append(f"      - {{{', '.join(parts)}}}")
    return lines


def _category(previous: Previous, item: str | Category) -> str:
    tokens = item.of if isinstance(item, Category) else item
    moved = previous.advanced(tokens) or tokens
    if isinstance(item, str) or item.label is None:
        return scalar(moved)
    return f"{{of: {scalar(moved)}, label: {flow(item.label)}}}"


def _common_charts(previous: Previous) -> list[str]:
    parts = _parts(previous)
    before = earlier(previous.period, 12)
    if not parts or "Revenue" not in previous.dataset.content.concepts:
        return []
    return [
        "charts:",
        "  - id: segment-revenue",
        "    kind: bars",
        *_blank("title", 4),
        *_blank("description", 4),
        f"    categories: [{', '.join(map(scalar, parts))}]",
        "    series:",
        f"      - {{of: Revenue {before}}}",
        f"      - {{of: Revenue {previous.period}}}",
    ]


def _sections(previous: Previous) -> Iterator[list[str]]:
    last = previous.last
    yield [
        "# One section for each business or theme that the articles cover: what happened, why,",
        "# and what it means for an owner. `figures` lists references for a table, `charts`",
        "# takes charts as above.",
        "sections:",
    ]
    for name, title, charts in _themes(previous, last):
        remark = f"    # last time: {_line(title)}" if title else ""
        drawn = f"    # it had charts: {', '.join(charts)}" if charts else ""
        yield [
            f"  - id: {name}",
            *filter(None, (remark, drawn)),
            *_blank("title", 4),
            *_blank("body", 4),
        ]
    yield [""]


def _themes(previous: Previous, last: Brief | None) -> Iterator[tuple[str, str, list[str]]]:
    """Each section's id, its title last time and the charts that it had."""
    if last:
        for section in last.entry.sections:
            yield section.id, section.title["en"], [chart.id for chart in section.charts]
        return
    yield "results", "", []
    names = map(slug, _parts(previous))
    taken = {"results", "outlook", "segment-revenue"}
    for name in _unique(filter(None, names)):
        yield (f"{name}-business" if name in taken else name), "", []
    yield "outlook", "", []


def _ending(previous: Previous) -> Iterator[list[str]]:
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
        f"  - id: {EMPTY}",
        *_blank("text", 4),
        f"    settles: {EMPTY}  # such as Revenue {earlier(previous.period, -3)}",
        "",
    ]
    if previous.before:
        yield [
            f"# What changed since {previous.before[0].period}, beyond the figures?",
            "changes:",
            *_blank_item(2),
            "",
        ]
    yield _pending(previous)
    yield [
        "# Where do the sources disagree? `briefs check` prints each conflict with its id.",
        "disputes: []",
        "",
    ]


def _pending(previous: Previous) -> list[str]:
    """Open watch items: those that are due to be decided, the others as comments."""
    due: list[str] = []
    later: list[str] = []
    for brief, item, meaning in previous.watched():
        question = [f"# {_line(text)}" for text in _questions(previous, brief, item)]
        what = f"# settled by {{{previous.reference(meaning)}}}, asked in {brief.period}"
        if not previous.is_due(meaning.period):
            later += [f"#   {item.id}: {question[0][2:]} (asked in {brief.period},"]
            later += [f"#     settled by {{{previous.reference(meaning)}}})"]
        else:
            due += [f"  - item: {item.id}", *(f"    {line}" for line in question)]
            due += [f"    {what}: {_known(previous, meaning)}", *_blank("text", 4)]
    lines = ["# How did the open questions of earlier briefs turn out? Say it with the figure."]
    lines += ["settled:", *due] if due else ["settled: []"]
    lines += ["# Still open, for they are not due yet:", *later] if later else []
    return [*lines, ""]


def _questions(previous: Previous, brief: Brief, item: WatchItem) -> Iterator[str]:
    for language in LANGUAGES:
        localizer = BriefLocalizer(
            language, {}, previous.dataset.content, previous.dataset.index, brief
        )
        try:
            yield localizer.plain(item.text)
        except BadReference:
            yield item.text[language]


def _known(previous: Previous, meaning: Meaning) -> str:
    quantity = previous.dataset.index.find(meaning, previous.period)
    if quantity is None:
        return "not known yet, add the fact"
    return f"{display(quantity.figure, 'en')}, {_place(previous, quantity)}"


def _place(previous: Previous, quantity: Quantity) -> str:
    """A figure's place in print."""
    if quantity.derived:
        return "computed"
    fact = quantity.facts[0]
    publisher = previous.dataset.content.sources[fact.source].entry.publisher["en"]
    return _line(f"{publisher}, paragraph {fact.at} ({fact.path}:{fact.line})")


def _blank(key: str, indent: int = 0) -> list[str]:
    """A text in both languages, to be written."""
    place = " " * indent
    return [f"{place}{key}:", *(f"{place}  {language}: {EMPTY}" for language in LANGUAGES)]


def _blank_item(indent: int) -> list[str]:
    """An entry of a list of texts, to be written."""
    first, *others = (f"{language}: {EMPTY}" for language in LANGUAGES)
    place = " " * indent
    return [f"{place}- {first}", *(f"{place}  {other}" for other in others)]


def _line(text: str) -> str:
    """A text on one line, for a comment."""
    return " ".join(text.split())
