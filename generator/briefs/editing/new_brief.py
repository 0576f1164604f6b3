"""A new quarter's brief to fill in, with what the earlier ones leave for it.

What an editor has to write stands there as an empty text, which `briefs check` reports until it is
filled. Proposals are those of the last brief, their periods moved on.
"""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from briefs.analysis import awaited
from briefs.analysis.dataset import Dataset
from briefs.analysis.reckoning import compute
from briefs.content.disclosure import programs
from briefs.content.load import load
from briefs.content.models import BriefFile, WatchItem
from briefs.content.records import Brief
from briefs.content.references import BadReference
from briefs.content.texts import slug, words_of
from briefs.content.yaml_text import EMPTY, block, flow
from briefs.editing.columns import columns
from briefs.editing.json_schemas import modeline
from briefs.editing.lookup import company_of, quarter_of
from briefs.editing.new_charts import chart_lines, empty
from briefs.editing.worth import GUIDANCE, RESULTS, Quarter
from briefs.figures.format import display
from briefs.model.facts import Meaning, Quantity
from briefs.model.language import LANGUAGES, foremost
from briefs.model.period import counterpart
from briefs.model.problem import Refused
from briefs.presentation.prose import BriefLocalizer

COMMON = (
    "Revenue", "OperatingIncome", "OperatingMargin", "NetIncome", "EarningsPerShare",
    "GrossMargin", "OperatingCashFlow", "CapitalExpenditure", "FreeCashFlow",
)  # fmt: skip
KEY = ("Revenue", "OperatingIncome", "EarningsPerShare", *COMMON)
COMPARED = 200  # figures that the head of a brief lists


def new_brief(
    root: Path, company_name: str, quarter: str, languages: Sequence[str] = LANGUAGES
) -> tuple[Path, str]:
    """The path and text of a quarter's brief that there is not yet; raises Refused."""
    path, text = brief_text(root, company_name, quarter, languages)
    if path.exists():
        raise Refused(f"{path} is there already; nothing was written")
    return path, text


def brief_text(
    root: Path, company_name: str, quarter: str, languages: Sequence[str] = LANGUAGES
) -> tuple[Path, str]:
    """The path and text of a quarter's brief to fill in, below a content folder; raises Refused."""
    content, problems = load(root, languages, drafts=True)
    company = company_of(content, company_name, problems)
    period = quarter_of(quarter, company)
    path = root / company.folder / str(period) / "brief.yml"
    previous = Quarter(Dataset(content, compute(content), ()), company, period)
    return path, modeline(path) + "\n" + _text(previous)


def _text(previous: Quarter) -> str:
    """A brief's YAML: each key of the schema below what belongs there, proposed or empty."""
    lines = _head(previous)
    for name, field in BriefFile.model_fields.items():
        propose = _PROPOSED.get(name)
        written = propose(previous) if propose else _blank(previous, name, field)
        if written:
            remark = textwrap.wrap(str(field.description), 96)
            lines += [*(f"# {line}" for line in remark), *written, ""]
    return "\n".join(line.rstrip() for line in lines)


def _head(previous: Quarter) -> list[str]:
    name = foremost(previous.company.entry.name)
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


def _comparison(previous: Quarter) -> list[str]:
    found = previous.compared()
    if not found:
        return ["# No earlier figure of this company is known to compare with."]
    rows = [
        (
            f"{{{previous.reference(quantity.meaning)}}}",
            display(quantity.figure, LANGUAGES[0]),
            _place(previous, quantity),
        )
        for quantity in found[:COMPARED]
    ]
    lines = ["# What this quarter can be compared with (write the reference in prose):"]
    lines += [f"#   {line}" for line in columns(rows)]
    if len(found) > COMPARED:
        lines.append(f"#   and {len(found) - COMPARED} more")
    return lines


def _settlement(previous: Quarter) -> list[str]:
    rows = [
        (
            f"{{{previous.reference(quantity.meaning)}}}",
            display(quantity.figure, LANGUAGES[0]),
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


def _key(previous: Quarter) -> list[str]:
    """As many references as the last brief has, its own first, or three."""
    before = previous.moved(previous.last.entry.key if previous.last else ())
    usual = _known_rows(previous, _common(previous, KEY))
    first = _unique([*before, *usual[:2], *previous.judged, *usual])[: max(3, len(before))]
    worse = [one.level for one in previous.worth if one.worse and one.level not in first][:1]
    key = first if before else [*first, *worse]
    return [_source(previous), f"key: {flow(key)}"]


def _scorecard(previous: Quarter) -> list[str]:
    if previous.last:
        rows = previous.moved(previous.last.entry.scorecard) or _common(previous, COMMON)[:1]
    else:
        parts = [f"{name} Revenue" for name in _parts(previous) if _common(previous, ("Revenue",))]
        usual = [*_common(previous, COMMON), *previous.judged, *parts]
        rows = _known_rows(previous, _unique(usual))
    return [_source(previous), *block("scorecard", rows)]


def _known_rows(previous: Quarter, rows: list[str]) -> list[str]:
    """The rows of which the quarter has a figure; all, while it has none."""
    known = {" ".join(filter(None, words)) for words in previous.levels}
    return [row for row in rows if row in known] or rows


def _source(previous: Quarter) -> str:
    return f"# Proposed {f'as in {previous.last.period}' if previous.last else 'by what is usual'}."


def _common(previous: Quarter, names: Iterable[str]) -> list[str]:
    """Concepts of a usual brief that there are, else any."""
    known = previous.dataset.content.concepts
    return _unique([*(name for name in names if name in known), *known][: len(COMMON)])


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _parts(previous: Quarter) -> list[str]:
    return previous.company.entry.parts or list(previous.company.entry.segments)[:6]


def _sections(previous: Quarter) -> list[str]:
    lines, last = ["sections:"], previous.last
    for name, title, charts in _themes(previous, last):
        lines.append(f"  - id: {name}")
        lines += [f"    # last time: {_line(title)}"] if title else []
        lines += [f"    # it had charts: {', '.join(charts)}"] if charts else []
        worth = previous.told(name.removesuffix("-business"))
        if worth:
            lines.append("    # Worth a word, the most telling first:")
            rows = [(f"{{{one.reference}}}", one.shown, one.why) for one in worth]
            lines += [f"    #   {line}" for line in columns(rows)]
        lines += [*empty(previous, "title"), *empty(previous, "body")]
        if worth and not last:
            lines.append(f"    figures: {flow([one.reference for one in worth])}")
    return lines


def _themes(previous: Quarter, last: Brief | None) -> Iterator[tuple[str, str, list[str]]]:
    """Each section's id, its title last time and the charts that it had."""
    if last:
        for section in last.entry.sections:
            yield section.id, foremost(section.title), [chart.id for chart in section.charts]
        return
    yield RESULTS, "", []
    spoken = {one.meaning.segment for one in previous.own}
    parts = [name for name in _parts(previous) if name in spoken or not previous.own]
    names = (slug(words_of(name)) for name in parts)
    taken = {RESULTS, GUIDANCE, "segment-revenue"}
    for name in _unique(filter(None, names)):
        yield (f"{name}-business" if name in taken else name), "", []
    yield GUIDANCE, "", []


def _settled(previous: Quarter) -> list[str]:
    """Open watch items: those that are due to be decided, the others as comments."""
    due: list[str] = []
    later: list[str] = []
    quarters = [previous.period, *(brief.period for brief in previous.before)]
    for brief, item, meaning in previous.watched():
        if awaited.state_after(meaning.period, quarters) == "unanswered":
            continue
        question = [f"# {_line(text)}" for text in _questions(previous, brief, item)]
        what = f"# settled by {{{previous.reference(meaning)}}}, asked in {brief.period}"
        if not previous.is_due(meaning.period):
            later += [f"#   {item.id}: {question[0][2:]} (asked in {brief.period},"]
            later += [f"#     settled by {{{previous.reference(meaning)}}})"]
        else:
            due += [f"  - item: {item.id}", *(f"    {line}" for line in question)]
            due += [f"    {what}: {_known(previous, meaning)}", *empty(previous, "text")]
    lines = ["settled:", *due] if due else ["settled: []"]
    return [*lines, "# Still open, for they are not due yet:", *later] if later else lines


def _questions(previous: Quarter, brief: Brief, item: WatchItem) -> Iterator[str]:
    for language in previous.languages:
        localizer = BriefLocalizer(
            language, {}, previous.dataset.content, previous.dataset.index, brief
        )
        try:
            yield localizer.plain(item.text)
        except BadReference:
            yield localizer.best(item.text)


def _known(previous: Quarter, meaning: Meaning) -> str:
    quantity = previous.dataset.index.find(meaning, previous.period)
    if quantity is None:
        return "not known yet, add the fact"
    return f"{display(quantity.figure, LANGUAGES[0])}, {_place(previous, quantity)}"


def _place(previous: Quarter, quantity: Quantity) -> str:
    """A figure's place in print."""
    if quantity.derived:
        return "computed"
    fact = quantity.facts[0]
    publisher = previous.dataset.content.sources[fact.source].entry.publisher
    return _line(f"{foremost(publisher)}, paragraph {fact.at} ({fact.path}:{fact.line})")


def _watch(previous: Quarter) -> list[str]:
    """A question for each thing promised, else the usual blank."""
    lines: list[str] = []
    for quantity in previous.promised():
        meaning = quantity.meaning
        words = [meaning.segment, meaning.concept, str(meaning.period), meaning.currency]
        settles = " ".join(filter(None, words))
        lines += [f"  - id: {slug(words_of(settles))}"]
        lines += [f"    # guided: {{{previous.reference(meaning)}}}, {_known(previous, meaning)}"]
        lines += [*empty(previous, "text"), f"    settles: {settles}"]
    return (
        ["watch:", *lines] if lines else _blank(previous, "watch", BriefFile.model_fields["watch"])
    )


def _assisted(previous: Quarter) -> list[str]:
    """The programs that proposed readings of the quarter's figures, for whoever reviews them."""
    named = programs(previous.dataset.content, f"{previous.company.id}/{previous.period}")
    return [f"assisted: {{by: {flow(named)}, reviewed_by: {EMPTY}}}"] if named else []


def _reaction(previous: Quarter) -> list[str]:
    """A text on the shares, where anything is known of them or nothing of the quarter yet."""
    concepts = previous.dataset.content.concepts
    moved = any(concepts[one.meaning.concept].scope == "market" for one in previous.own)
    return block("reaction", previous.empty) if moved or not previous.own else []


_PROPOSED: Mapping[str, Callable[[Quarter], list[str]]] = {
    "assisted": _assisted,
    "reaction": _reaction,
    "key": _key,
    "scorecard": _scorecard,
    "charts": lambda previous: chart_lines(previous, _parts(previous)),
    "sections": _sections,
    "changes": lambda previous: block("changes", [previous.empty]) if previous.last else [],
    "settled": _settled,
    "watch": _watch,
    "disputes": lambda _: ["# `briefs check` prints each conflict with its id.", "disputes: []"],
}


# What is left to write


def _blank(previous: Quarter, name: str, field: FieldInfo) -> list[str]:
    """A key that the schema wants, with its texts empty; nothing for one that may be missing."""
    least = max((getattr(rule, "min_length", 1) for rule in field.metadata), default=1)
    shape = _shape(field.annotation, previous.empty, least)
    return block(name, shape) if field.is_required() else []


def _shape(annotation: Any, text: Mapping[str, str], least: int = 1) -> Any:
    """Plain data of a type, its texts empty, its lists as short as they may be."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(parts[0], text)
    if origin is list:
        return [_shape(parts[0], text)] * least
    if origin is dict:
        return text
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        keys = annotation.model_fields.items()
        return {key: _shape(field.annotation, text) for key, field in keys if field.is_required()}
    return ""


def _line(text: str) -> str:
    """A text on one line, for a comment."""
    return " ".join(text.split())
