"""Home and the reference pages: what each shows, as values for its template."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from briefs.analysis import ledger
from briefs.analysis.dataset import UNCHECKED
from briefs.charts.numbers import anchor
from briefs.content.records import Brief, Company, Source
from briefs.model.facts import Fact, Saying
from briefs.model.groups import grouped
from briefs.model.language import ROWS
from briefs.outputs import explorer, exports
from briefs.outputs.feeds import NEWEST
from briefs.presentation import (
    citation,
    coming,
    compared,
    corrected,
    overview,
    places,
    record,
    reports,
)
from briefs.presentation import newest as newest_briefs
from briefs.presentation.blocks import Prose, Section, contents
from briefs.presentation.context import RenderContext
from briefs.presentation.inline import Link
from briefs.presentation.localizer import Localizer
from briefs.presentation.markdown import to_tree
from briefs.presentation.prose import BriefLocalizer

FEW = 12  # companies that a page's contents name
Toc = tuple[tuple[str, str], ...]
Values = Callable[[RenderContext, Localizer, Company | None], dict[str, Any]]


def _home(context: RenderContext, localizer: Localizer, company: Company | None) -> dict[str, Any]:
    briefs = [context.speak_of(brief, localizer) for brief in context.dataset.briefs(company)]
    found = {
        "briefs": briefs,
        "companies": list(context.dataset.content.companies.values()),
        "newest": None,
        "coming": [] if company else [*coming.section(context.dataset, localizer)],
        "calendar": places.calendar(localizer.language),
    }
    if not briefs:
        return found
    newest, document = briefs[0], context.document(briefs[0])
    blocks = {
        "summary": newest.line(newest.brief.entry.summary),
        "key": [*document.explained([document.key_numbers])],
        "sections": [*newest_briefs.changes(context.dataset, latest(briefs))],
    }
    return found | blocks | {"newest": newest, "shown": list(blocks.values())}


def latest(briefs: Sequence[BriefLocalizer]) -> list[BriefLocalizer]:
    """The newest of each company, of briefs of which the newest stand first."""
    found: dict[str, BriefLocalizer] = {}
    for one in briefs:
        found.setdefault(one.brief.company.id, one)
    return list(found.values())


def _parts(context: RenderContext, company: Company | None) -> list[Company]:
    """The companies that have parts of a page of their own, to which it leads."""
    companies = context.dataset.content.companies
    return list(companies.values()) if context.several and not company else []


def _sources(context: RenderContext, _: Localizer, company: Company | None) -> dict[str, Any]:
    sources = sorted(
        _sources_shown(context, company), key=lambda source: source.entry.published, reverse=True
    )
    facts, briefs = context.dataset.facts, context.dataset.content.briefs
    said = grouped(context.dataset.content.sayings, lambda saying: saying.source)
    return {
        "sources": [
            (source, own, _paragraphs(source, own, said.get(source.id, ())), brief)
            for source in sources
            for own, brief in [(facts.get(source.id, ()), briefs.get(source.brief))]
        ],
        "parts": _parts(context, company),
    }


def _paragraphs(source: Source, facts: Sequence[Fact], said: Sequence[Saying]) -> Mapping[str, int]:
    """The numbers of paragraphs that give figures and of those that give none, and their sum."""
    parts = facts, source.skipped, source.undecided.values()
    given = set(chain.from_iterable((one.at for one in part) for part in parts))
    read = {*source.read, *(saying.at for saying in said)} - given
    return {"n": len(given) + len(read), "given": len(given), "read": len(read)}


def _sources_shown(context: RenderContext, company: Company | None) -> list[Source]:
    """All sources, or those of a company; none on the page that leads to the companies'."""
    sources = context.dataset.sources
    return [
        source for brief in _briefs_shown(context, company) for source in sources.get(brief.id, ())
    ]


def _briefs_shown(context: RenderContext, company: Company | None) -> Sequence[Brief]:
    return () if context.several and not company else context.dataset.briefs(company)


def _findings(
    context: RenderContext, localizer: Localizer, company: Company | None
) -> dict[str, Any]:
    dataset = context.dataset
    checked = dataset.checked.get(company.id, ()) if company else dataset.findings
    localizers = [context.speak_of(one, localizer) for one in _briefs_shown(context, company)]
    sections = list(overview.disagreements(localizers, dataset.shown))
    tally, parts = overview.tally(checked, localizer), _parts(context, company)
    return {"tally": tally, "sections": sections, "shown": sections, "parts": parts}


def _facts(context: RenderContext, localizer: Localizer, _: Company | None) -> dict[str, Any]:
    facts, known = context.dataset.by_age, context.dataset.states
    shown = facts[: explorer.AT_ONCE]
    cards = (context.card_of(one, localizer.language) for one in shown)
    return {
        "facts": [
            (one, known.get(one.id, UNCHECKED), f"{page}#{anchor(name)}")
            for one, (page, name) in zip(shown, cards, strict=True)
        ],
        "total": len(facts),
        "what": explorer.what,
        "data": explorer.file(localizer.language),
        "filters": explorer.FILTERS,
    }


def _method(context: RenderContext, localizer: Localizer, _: Company | None) -> dict[str, Any]:
    dataset = context.dataset
    growth = (f for f in dataset.findings if f.rule == "growth" and f.status == "agrees")
    example = max(growth, key=lambda finding: finding.brief, default=None)
    company = localizer.company_of(example) if example else None
    texts = [f"method.{tag}.md" for tag in (localizer.language, *ROWS)]  # the first there is
    plainly = context.environment.overlay(autoescape=False)  # it is Markdown
    values = {"example": example, "company": company, "v": localizer}
    lead, *sections = _HEADING.split(plainly.select_template(texts).render(values))
    found = zip(sections[::3], sections[1::3], sections[2::3], strict=True)
    return {"lead": lead.strip(), "sections": [_explained(*one, localizer) for one in found]}


_HEADING = re.compile(r"^## ([\w-]+): (.+)$", re.MULTILINE)


def _explained(name: str, title: str, text: str, localizer: Localizer) -> Section:
    """A section of the method; what it calls `{corrections}` leads to their page."""

    def led(named: str) -> Link:
        page, _, said = named.partition(" ")
        return Link(f"{localizer.language}/{page}/", (said,))

    return Section(name, (title,), lambda: [Prose(to_tree(text, led))])


def _glossary(context: RenderContext, localizer: Localizer, _: Company | None) -> dict[str, Any]:
    used = context.dataset.index.measured
    concepts = context.dataset.content.concepts
    others = [other for other in context.localizers if other.language != localizer.language]
    return {
        "concepts": {name: concepts[name] for name in concepts if name in used},
        "others": others,
    }


def _data(context: RenderContext, localizer: Localizer, __: Company | None) -> dict[str, Any]:
    dataset = context.dataset
    disputes = sum(len(brief.disputes) for brief in dataset.content.briefs.values())
    counts = {
        "facts": len(dataset.content.facts),
        "derived": len(dataset.derived),
        "findings": len(dataset.findings) + disputes,
        "guidance": sum(map(len, ledger.of_all(dataset))),
        "corrections": len(dataset.corrections),
        "sources": len(dataset.content.sources),
    }
    tables = {name: exports.described(localizer, name, context.languages) for name in counts}
    documents = (
        context.document(context.speak_of(brief, localizer)) for brief in dataset.briefs()[:NEWEST]
    )
    briefs = [
        (
            citation.title(one.localizer),
            one.page,
            one.workbook,
            places.own_facts(one.localizer.brief),
        )
        for one in documents
    ]
    companies = dataset.content.companies.values() if context.several else ()
    return {
        "companies": {
            localizer.text(one.entry.name): {
                table: places.own_table(one, table) for table in exports.OF_COMPANIES
            }
            for one in companies
        },
        "list": exports.COMPANIES,
        "tables": tables,
        "counts": counts,
        "folder": context.folder,
        "briefs": briefs,
        "archive": "" if context.preview else exports.ARCHIVE,
    }


def _corrections(
    context: RenderContext, localizer: Localizer, company: Company | None
) -> dict[str, Any]:
    found = context.dataset.corrections
    notes = [
        (note, context.speak_of(note.brief, localizer))
        for note in found
        if company in (None, note.brief.company)
    ]
    shown = [corrected.answers(notes, named=True)] if notes else []
    page = f"{localizer.language}/corrections/"
    report = reports.of_page(localizer.say("frame", "site"), page, context.folder)
    return {"sections": shown, "shown": shown, "href": report}


def _compare(context: RenderContext, localizer: Localizer, _: Company | None) -> dict[str, Any]:
    found = context.comparisons(localizer)
    shown = [*compared.index(found, localizer)] if found else []
    return {"sections": shown, "shown": shown}


def _promises(
    context: RenderContext, localizer: Localizer, company: Company | None
) -> dict[str, Any]:
    shown = [*_promise_sections(context, localizer, company)]
    return {"sections": shown, "shown": shown}


def _promise_sections(
    context: RenderContext, localizer: Localizer, company: Company | None
) -> Iterator[Section]:
    """The promises of companies that have a brief, those with the newest first."""
    briefs = [context.speak_of(one, localizer) for one in context.dataset.briefs(company)]
    records = [record.Record(context.dataset, one) for one in latest(briefs)]
    if records:
        yield from record.sections(records, records[0].latest)


def toc(context: RenderContext, name: str, localizer: Localizer, company: Company | None) -> Toc:
    """The contents of a reference page."""
    if name == "findings":
        found = context.dataset.shown
        briefs = [
            brief
            for brief in _briefs_shown(context, company)
            if brief.entry.disputes or found.get(brief.id)
        ]
        return tuple(
            (
                f"{brief.company.folder}-{brief.period}",
                f"{brief.company.id} {localizer.period(brief.period, short=True)}",
            )
            for brief in briefs[:40]
        )
    if name == "sources":
        return tuple(
            (source.id, localizer.text(source.entry.publisher))
            for source in _sources_shown(context, company)
        )
    if name == "promises" and len(context.dataset.content.companies) <= FEW:
        return contents(_promise_sections(context, localizer, company))
    return ()


VALUES: Mapping[str, Values] = {
    "home": _home,
    "compare": _compare,
    "promises": _promises,
    "facts": _facts,
    "findings": _findings,
    "sources": _sources,
    "method": _method,
    "glossary": _glossary,
    "data": _data,
    "corrections": _corrections,
}
REFERENCE_PAGES = tuple(name for name in VALUES if name != "home")
EVIDENCE = ("facts", "findings", "sources", "method", "glossary", "data", "corrections")
COMPANY_PAGES = ("findings", "sources")  # these grow with the briefs
