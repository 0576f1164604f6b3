"""The figures of one brief as a table on a terminal, each with all its printings."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from briefs.analysis.dataset import UNCHECKED, read_dataset
from briefs.analysis.reckoning import compute
from briefs.content.folder import Folder
from briefs.content.records import Brief, Company, Content
from briefs.content.suggest import suggest
from briefs.editing.columns import columns
from briefs.editing.lookup import company_of
from briefs.model.facts import SCENARIOS, Quantity
from briefs.model.period import is_period, parse_period
from briefs.model.problem import Problem, Refused
from briefs.presentation.context import RenderContext
from briefs.presentation.localizer import Localizer, known_to


def open_context(folder: Folder) -> tuple[RenderContext, list[Problem]]:
    """A folder's figures, also where its content has problems: then without findings."""
    dataset, problems = read_dataset(folder.content, folder.languages, drafts=True)
    if problems and not dataset.index.quantities:
        dataset = replace(dataset, index=compute(dataset.content))
    return RenderContext(dataset, folder), problems


def choose(
    context: RenderContext, name: str, quarter: str, concept: str = "", *, derived: bool = False
) -> tuple[Company, list[Quantity]]:
    """A company with the figures of its brief, or of one concept in it; raises Refused."""
    content = context.dataset.content
    company = company_of(content, name)
    brief = _brief(content, company, quarter)
    concepts = {name.lower(): name for name in content.concepts}
    if concept and concept.lower() not in concepts:
        raise Refused(f"unknown concept '{concept}'; {suggest(concept, list(content.concepts))}")
    chosen = [
        quantity
        for quantity in context.dataset.index.quantities.values()
        if (derived or not quantity.derived)
        and (not concept or quantity.meaning.concept == concepts[concept.lower()])
        and _rests_on(quantity, brief)
    ]
    return company, sorted(chosen, key=_order(context, company))


def _brief(content: Content, company: Company, quarter: str) -> str:
    """A brief by its quarter, which may be named by the calendar."""
    name = quarter.upper()
    if is_period(name):
        name = str(parse_period(name, company.entry.fiscal_year_end))
    briefs = sorted({fact.brief for fact in content.facts} | set(content.briefs))
    known = [brief for brief in briefs if brief.startswith(f"{company.id}/")]
    if f"{company.id}/{name}" not in known:
        remedy = suggest(quarter, [brief.rpartition("/")[2] for brief in known])
        raise Refused(f"no brief of {company.id} for '{quarter}'; {remedy}")
    return f"{company.id}/{name}"


def brief_of(content: Content, name: str, quarter: str) -> Brief:
    """A company's brief that is written; raises Refused."""
    brief = _brief(content, company_of(content, name), quarter)
    if brief not in content.briefs:
        raise Refused(f"the brief {brief} is not written, or has problems; see: briefs check")
    return content.briefs[brief]


def _rests_on(quantity: Quantity, brief: str) -> bool:
    """True where a figure is printed in a brief's articles, or computed from one that is."""
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
        return (
            *ranks[:3],
            period.end,
            period.start,
            ranks[3],
            meaning.change,
            meaning.by,
            meaning.currency,
        )

    return key


_COLUMNS = (
    *("brief metric", "facts period", "facts scenario", "brief change", "brief figure"),
    *("card printed", "facts source", "facts file", "facts status"),
)


def table(
    context: RenderContext, company: Company, quantities: Iterable[Quantity], language: str
) -> list[str]:
    """Figures with all their printings, one a line."""
    localizer = context.localizer(language)
    head = [localizer.say(*name.split()) for name in _COLUMNS]
    rows = [row for quantity in quantities for row in _rows(quantity, company, context, localizer)]
    return columns([head, *rows], right=4, head=True)


def _rows(
    quantity: Quantity, company: Company, context: RenderContext, localizer: Localizer
) -> Iterator[list[str]]:
    """A figure's lines: one for each printing, or one with its arithmetic."""
    meaning = quantity.meaning
    period = known_to(meaning.period, meaning.entity, company)
    what = [
        localizer.subject(meaning, company),
        localizer.period(period, short=True),
        localizer.scenario(meaning),
        localizer.say("change", meaning.change) if meaning.change else "",
    ]
    if quantity.derived:
        parts = (localizer.number(part.figure) for part in quantity.inputs)
        arithmetic = f"= {localizer.pattern(quantity).format(*parts)}"
        yield [*what, localizer.number(quantity.figure), arithmetic, "", quantity.id, ""]
    for fact in quantity.facts:
        state = context.dataset.states.get(fact.id, UNCHECKED)
        checked = bool(context.dataset.findings)
        yield [
            *(what if fact is quantity.facts[0] else [""] * len(what)),
            localizer.reading(fact),
            fact.printed,
            f"{fact.source}:{fact.at}",
            f"{fact.path}:{fact.line}",
            localizer.say("status", state) if checked else "",
        ]
