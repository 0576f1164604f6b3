"""What the content knows, on a terminal: a brief's figures as a table, one figure's whole card."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from briefs.analysis.dataset import UNCHECKED, compute, read_dataset
from briefs.content.records import Company, Content
from briefs.editing.fmt import width
from briefs.model.facts import SCENARIOS, Fact, Finding, Quantity
from briefs.model.language import Text
from briefs.model.period import calendar_quarter, is_period, parse_period
from briefs.model.problem import Problem
from briefs.outputs import exports
from briefs.presentation.cards import owner
from briefs.presentation.context import RenderContext
from briefs.presentation.localizer import Localizer

Rows = Sequence[Sequence[str]]
NUMBERS = 4  # the column of figures, which end below one another


class NotFound(LookupError):  # noqa: N818 - what it is, not that it is an error
    """A name that nothing has; the text says which names there are."""


def open_context(root: Path) -> tuple[RenderContext, list[Problem]]:
    """A project's figures, also where its content has problems: then without findings."""
    dataset, problems = read_dataset(root / "content")
    if problems and not dataset.index.quantities:
        dataset = replace(dataset, index=compute(dataset.content)[0])
    return RenderContext(dataset, root / "templates"), problems


@dataclass(frozen=True)
class Shelf:
    """The figures of one company's brief that someone asked for."""

    context: RenderContext
    company: Company
    brief: str
    quantities: Sequence[Quantity]


def choose(
    context: RenderContext, company: str, quarter: str, concept: str, *, derived: bool
) -> Shelf:
    """The figures of a brief, or of one concept in it; raises NotFound."""
    content = context.dataset.content
    known = {
        name.lower(): one for one in content.companies.values() for name in (one.id, one.folder)
    }
    if company.lower() not in known:
        names = [one.id for one in content.companies.values()]
        raise NotFound(f"no company '{company}'; {_near(company, names)}")
    found = known[company.lower()]
    quarters = {fact.brief for fact in content.facts} | set(content.briefs)
    briefs = sorted(brief for brief in quarters if brief.startswith(f"{found.id}/"))
    name = quarter.upper()
    if is_period(name):  # a fiscal quarter may be named by the calendar
        name = str(parse_period(name, found.entry.fiscal_year_end))
    brief = f"{found.id}/{name}"
    if brief not in briefs:
        names = [name.partition("/")[2] for name in briefs]
        raise NotFound(f"no brief of {found.id} for '{quarter}'; {_near(quarter, names)}")
    concepts = {name.lower(): name for name in content.concepts}
    if concept and concept.lower() not in concepts:
        raise NotFound(f"no concept '{concept}'; {_near(concept, list(concepts.values()))}")
    chosen = [
        quantity
        for quantity in context.dataset.index.quantities.values()
        if (derived or not quantity.derived)
        and (not concept or quantity.meaning.concept == concepts[concept.lower()])
        and _rests_on(quantity, brief)
    ]
    return Shelf(context, found, brief, sorted(chosen, key=_order(context, found)))


def _near(name: str, names: list[str]) -> str:
    by_lower = {known.lower(): known for known in names}
    close = get_close_matches(name.lower(), list(by_lower), 3, 0.6)
    if not names:
        return "there is none yet"
    return (
        f"did you mean {' or '.join(by_lower[one] for one in close)}?"
        if close
        else f"there are {', '.join(names[:12])}{' …' if len(names) > 12 else ''}"
    )


def _rests_on(quantity: Quantity, brief: str) -> bool:
    """Whether a figure is printed in a brief's articles, or computed from one that is."""
    return any(fact.brief == brief for fact in quantity.facts) or any(
        _rests_on(part, brief) for part in quantity.inputs
    )


def _order(context: RenderContext, company: Company) -> Any:
    """Figures by whose and what they are, then by time."""
    places = [
        {name: place for place, name in enumerate(names)}
        for names in (
            context.dataset.content.concepts, company.entities, ("", *company.segments), SCENARIOS
        )
    ]  # fmt: skip

    def key(quantity: Quantity) -> tuple[Any, ...]:
        meaning = quantity.meaning
        names = (meaning.concept, meaning.entity, meaning.segment, meaning.scenario)
        ranks = [place.get(name, -1) for place, name in zip(places, names, strict=True)]
        period = meaning.period
        return (*ranks[:3], period.end, period.start, ranks[3], meaning.change, meaning.by)

    return key


# A table


def table(shelf: Shelf, language: str) -> list[str]:
    """Figures with all their printings, one a line."""
    localizer = shelf.context.localizer(language)
    head = [
        localizer.say("brief", "metric"),
        localizer.say("facts", "period"),
        localizer.say("facts", "scenario"),
        localizer.say("brief", "change"),
        localizer.say("brief", "figure"),
        localizer.say("card", "printed"),
        localizer.say("facts", "source"),
        localizer.say("facts", "file"),
        localizer.say("facts", "status"),
    ]
    rows = [row for quantity in shelf.quantities for row in _rows(quantity, shelf, localizer)]
    return columns([head, *rows])


def _rows(quantity: Quantity, shelf: Shelf, localizer: Localizer) -> Iterator[list[str]]:
    """A figure's lines: one for each printing, or one with its arithmetic."""
    meaning = quantity.meaning
    period = localizer.known_to(meaning.period, meaning.entity, shelf.company)
    what = [
        localizer.subject(meaning, shelf.company),
        localizer.period(period, short=True),
        localizer.scenario(meaning),
        localizer.say("change", meaning.change) if meaning.change else "",
    ]
    if quantity.derived:
        yield [
            *what,
            localizer.number(quantity.figure),
            _sum(quantity, localizer),
            "",
            quantity.id,
            "",
        ]
    for fact in quantity.facts:
        state = shelf.context.dataset.states.get(fact.id, UNCHECKED)
        checked = bool(shelf.context.dataset.findings)
        yield [
            *(what if fact is quantity.facts[0] else [""] * len(what)),
            localizer.number(fact.figure),
            fact.printed,
            f"{fact.source}:{fact.at}",
            f"{fact.path}:{fact.line}",
            localizer.say("status", state) if checked else "",
        ]


def _sum(quantity: Quantity, localizer: Localizer) -> str:
    """A derived figure's arithmetic in figures."""
    return "= " + localizer.pattern(quantity).format(
        *(localizer.number(part.figure) for part in quantity.inputs)
    )


def columns(rows: Rows) -> list[str]:
    """Rows as lines whose cells stand below one another, the head underlined."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            _filled(cell, wide, right=number == NUMBERS)
            for number, (cell, wide) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return [lines[0], "  ".join("─" * wide for wide in widths), *lines[1:]]


def _filled(cell: str, wide: int, *, right: bool) -> str:
    room = " " * (wide - width(cell))
    return room + cell if right else cell + room


def as_json(shelf: Shelf) -> list[str]:
    """Figures as JSON, one object a line."""
    states = shelf.context.dataset.states
    return [
        json.dumps(_object(quantity, states), ensure_ascii=False) for quantity in shelf.quantities
    ]


def _object(quantity: Quantity, states: Mapping[str, str]) -> dict[str, Any]:
    meaning, figure = quantity.meaning, quantity.figure
    return {
        "id": quantity.id,
        "entity": meaning.entity,
        "segment": meaning.segment,
        "concept": meaning.concept,
        "period": str(meaning.period),
        "scenario": meaning.scenario,
        "change": meaning.change,
        "by": meaning.by,
        "issued": meaning.issued,
        "low": exports.number(figure.low),
        "high": exports.number(figure.high),
        "unit": figure.unit,
        "decimals": figure.decimals,
        "approx": figure.approx,
        "formula": quantity.formula,
        "inputs": [part.id for part in quantity.inputs],
        "facts": [
            exports.fact_row(fact) | {"status": states.get(fact.id)} for fact in quantity.facts
        ],
    }


# A card


def explain(context: RenderContext, name: str, language: str) -> list[str]:
    """All that is known of a figure, derived or printed, or of a finding; raises NotFound."""
    localizer = context.localizer(language)
    quantities = context.dataset.index.quantities.values()
    by_name = {str(quantity.meaning): quantity for quantity in quantities}
    for quantity in quantities:
        for fact in quantity.facts:
            by_name |= {fact.id: quantity, f"{fact.path}:{fact.line}": quantity}
    findings = {finding.id: finding for finding in context.dataset.findings}
    for spelling in (name, *_by_calendar(name, context.dataset.content)):
        if spelling in by_name:
            return list(_card(by_name[spelling], spelling, context, localizer))
        if spelling in findings:
            return list(_finding(findings[spelling], context, localizer))
    raise NotFound(f"nothing has the id '{name}'; {_nearest(name, [*by_name, *findings])}")


def _by_calendar(name: str, content: Content) -> Iterator[str]:
    """An id in which an entity's own name of a period stands for its key: `FY2026Q3`, `2025Q4`."""
    words = re.split(r"(?<=[.:@])|(?=[.:@])", name)
    ends = {
        entity: accounts.fiscal_year_end
        for company in content.companies.values()
        for entity, accounts in company.entities.items()
    }
    owners = [word for word in words if word in ends]
    sources = [content.sources[word].brief for word in words if word in content.sources]
    owners += [brief.partition("/")[0] for brief in sources]
    for whose in owners[:1]:
        periods = {word: parse_period(word, ends[whose]) for word in words if is_period(word)}
        keys = {word: period.key for word, period in periods.items()}
        days = {word: period.end.isoformat() for word, period in periods.items()}
        for known in (keys, days):  # balances stand at a period's last day
            subject, at, issued = "".join(known.get(word, word) for word in words).partition("@")
            given = periods.get(words[-1]) if at else None
            yield subject + at + (calendar_quarter(given) if given else issued)


def _nearest(name: str, names: list[str]) -> str:
    """The ids closest to a text: those that hold it, else those that are spelt much like it.

    Those of the same company or article go before others.
    """
    holding = [known for known in names if name.lower() in known.lower()]
    first = name.partition(".")[0].lower()
    same = [known for known in names if known.lower().startswith(f"{first}.")]
    close = (
        holding or get_close_matches(name, same, 5, 0.5) or get_close_matches(name, names, 5, 0.5)
    )
    if not close:
        return "data/facts.csv and data/findings.csv list them"
    return "did you mean one of these?\n" + "\n".join(f"  {known}" for known in close[:5])


def _card(
    quantity: Quantity, asked: str, context: RenderContext, localizer: Localizer
) -> Iterator[str]:
    company = owner(quantity, localizer.content)
    yield localizer.meaning(quantity.meaning, company)
    yield f"  {localizer.number(quantity.figure)}"
    stands = localizer.stands_for(quantity.figure, quantity.bounds)
    yield from _entry(localizer.say("card", "stands"), [stands])
    if quantity.derived:
        yield from _entry(localizer.say("card", "formula"), _steps(quantity, context, localizer))
    for fact in quantity.facts:
        title = localizer.say("card", "printed" if fact is quantity.facts[0] else "also")
        mark = " ←" if fact.id == asked != quantity.id else ""
        yield from _entry(title + mark, _printing(fact, quantity, localizer))
    findings = context.checks.get(quantity.meaning, ())
    checks = [
        line for finding in findings for line in (localizer.finding(finding), f"  {finding.id}")
    ]
    if checks:
        yield from _entry(localizer.say("card", "checks"), checks)
    yield from _entry("ID", [quantity.id])


def _entry(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield title
    yield from (f"  {line}" for line in lines)


def _printing(fact: Fact, quantity: Quantity, localizer: Localizer) -> Iterator[str]:
    """Where a figure is printed, and what an editor says of it."""
    shown = f" ({localizer.number(fact.figure)})" if fact.figure != quantity.figure else ""
    by: list[Text] = [fact.by] if fact.by else []
    source = localizer.content.sources[fact.source].entry
    yield f"{fact.printed}{shown}"
    yield localizer.say("label", "clause").join(
        [localizer.source_place(fact), localizer.date(source.published), *map(localizer.text, by)]
    )
    yield f"{fact.path}:{fact.line}"
    yield from (localizer.text(remark) for remark in (fact.note, fact.prefer) if remark)
    if fact.id != quantity.id:
        yield fact.id


def _steps(quantity: Quantity, context: RenderContext, localizer: Localizer) -> Iterator[str]:
    """The arithmetic in names and in figures, then each input and how it was come by."""
    company = owner(quantity, localizer.content)
    parts = {part.id: part for part in quantity.inputs}.values()
    pattern = localizer.pattern(quantity)
    yield pattern.format(*(localizer.meaning(part.meaning, company) for part in quantity.inputs))
    yield pattern.format(*(localizer.number(part.figure) for part in quantity.inputs))
    for part in parts:
        colon = localizer.say("label", "colon")
        yield f"• {localizer.number(part.figure)}{colon}{localizer.meaning(part.meaning, company)}"
        stands = localizer.stands_for(part.figure, part.bounds)
        yield f"  {localizer.say('card', 'stands')}{colon}{stands}"
        if part.derived:
            yield from (f"  {line}" for line in _steps(part, context, localizer))
        for fact in part.facts[:1]:
            places = [localizer.source_place(fact), f"{fact.path}:{fact.line}"]
            yield "  " + localizer.say("label", "clause").join([fact.printed, *places])
        yield f"  {part.id}"


def _finding(finding: Finding, context: RenderContext, localizer: Localizer) -> Iterator[str]:
    yield localizer.finding(finding)
    for title, figure in (("shown", finding.shown), ("other", finding.other)):
        lines = [localizer.number(figure), localizer.stands_for(figure)]
        yield from _entry(localizer.say("brief", title), lines)
    by_meaning = context.dataset.index.quantities
    for fact in finding.facts:
        quantity = by_meaning[fact.meaning]
        what = localizer.meaning(fact.meaning, localizer.company_of(fact))
        yield from _entry(what, [*_printing(fact, quantity, localizer), *_own_id(fact, quantity)])
    for brief in context.dataset.content.briefs.values():
        for index, dispute in enumerate(brief.entry.disputes):
            if finding.id in dispute.findings:
                line = brief.document.root.at("disputes", index).line
                says = [context.brief_localizer(localizer.language, brief).plain(dispute.text)]
                title = context.brief_localizer(localizer.language, brief).plain(dispute.title)
                yield from _entry(title, [*says, f"{brief.document.path}:{line}"])
    yield from _entry("ID", [finding.id])


def _own_id(fact: Fact, quantity: Quantity) -> list[str]:
    return [fact.id] if fact.id == quantity.id else []
