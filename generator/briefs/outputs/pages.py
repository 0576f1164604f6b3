"""The pages: what each shows, as values for its template."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Any

from briefs.analysis import scorecard
from briefs.analysis.dataset import UNCHECKED
from briefs.content.records import Brief, Company, Source
from briefs.content.references import parse_reference
from briefs.model.facts import STATUSES, Meaning, Quantity
from briefs.model.language import LANGUAGES
from briefs.model.period import Period, calendar_quarter, parse_period
from briefs.outputs import explorer, exports
from briefs.outputs.guide import Chapter, Guide
from briefs.outputs.pdf import path as pdf_path
from briefs.outputs.sharing import brief_title, citation, explorer_file, own_facts
from briefs.presentation import chart_data
from briefs.presentation.context import RenderContext
from briefs.presentation.localizer import BriefLocalizer, Localizer

Toc = tuple[tuple[str, str], ...]
Shelf = tuple[tuple[str, Toc], ...]
Values = Callable[[RenderContext, Localizer, Company | None], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site; `body` renders its HTML when called, so that pages are made singly."""

    url: str
    language: str
    title: str
    description: str
    alternates: Mapping[str, str]
    toc: Toc
    body: Callable[[], str]
    searchable: bool = True
    crumbs: tuple[tuple[str, str], ...] = ()
    head: str = ""  # HTML for <head>: what others show of the page
    shelf: Shelf = ()  # pages beside it, by group


def pages(context: RenderContext) -> Iterator[Page]:
    """Every page, the chooser first and the briefs last."""
    yield _chooser_page(context)
    for localizer in context.localizers:
        yield _page(context, localizer, "home")
        for name in REFERENCE_PAGES:
            yield _page(context, localizer, name)
        if context.guide:
            yield from _guide_pages(context, localizer, context.guide)
        for company in context.dataset.content.companies.values():
            yield _company_page(context, localizer, company)
            for name in COMPANY_PAGES if context.several else ():
                yield _page(context, localizer, name, company)
    for brief in context.dataset.briefs():
        for language in LANGUAGES:
            yield _brief_page(context, context.brief_localizer(language, brief))


def nav(context: RenderContext) -> dict[str, tuple[tuple[str, str], ...]]:
    """Each language's menu: (title, URL); a few companies stand in it, many do not."""
    companies = list(context.dataset.content.companies.values())
    few = companies if len(companies) <= 5 else []
    return {
        localizer.language: tuple(_menu(context, localizer, few))
        for localizer in context.localizers
    }


def _menu(
    context: RenderContext, localizer: Localizer, companies: Iterable[Company]
) -> Iterator[tuple[str, str]]:
    yield localizer.say("nav", "home"), f"{localizer.language}/"
    for company in companies:
        yield localizer.text(company.entry.name), f"{localizer.language}/{company.folder}/"
    for name in REFERENCE_PAGES:
        yield localizer.say("nav", name), f"{localizer.language}/{name}/"
    if context.guide:
        yield localizer.say("nav", "guide"), f"{localizer.language}/guide/"


def _chooser_page(context: RenderContext) -> Page:
    localizers = context.localizers
    return Page(
        "",
        LANGUAGES[0],
        " · ".join(localizer.say("frame", "site") for localizer in localizers),
        " ".join(localizer.say("home", "description") for localizer in localizers),
        {},
        (),
        lambda: context.render("chooser", localizers[0], localizers=localizers),
        searchable=False,
    )


def _page(
    context: RenderContext, localizer: Localizer, name: str, company: Company | None = None
) -> Page:
    """Home or one of the reference pages, for all companies or for one."""
    home = name == "home"
    title = localizer.say("home", "title") if home else localizer.say("nav", name)
    place = "" if home else f"{name}/"
    if company:
        title = f"{localizer.text(company.entry.name)}{localizer.say('label', 'colon')}{title}"
        place = f"{company.folder}/{place}"

    def body() -> str:
        fresh = replace(localizer, used={}, currency=company.entry.currency if company else "")
        return context.render(name, fresh, **VALUES[name](context, fresh, company))

    return Page(
        f"{localizer.language}/{place}",
        localizer.language,
        title,
        localizer.say(name, "description"),
        _alternates(place),
        _toc(context, name, localizer, company),
        body,
        crumbs=() if home else _crumbs(localizer, company),
    )


def _crumbs(localizer: Localizer, company: Company | None = None) -> tuple[tuple[str, str], ...]:
    home = ((localizer.say("nav", "home"), f"{localizer.language}/"),)
    if company is None:
        return home
    return (*home, (localizer.text(company.entry.name), f"{localizer.language}/{company.folder}/"))


def _alternates(place: str) -> dict[str, str]:
    return {language: f"{language}/{place}" for language in LANGUAGES}


# Briefs


def _brief_page(context: RenderContext, localizer: BriefLocalizer) -> Page:
    brief = localizer.brief
    return Page(
        f"{localizer.language}/{brief.url}",
        localizer.language,
        brief_title(localizer),
        localizer.plain(brief.entry.summary),
        _alternates(brief.url),
        _brief_toc(localizer),
        partial(_brief, context, localizer),
        crumbs=_crumbs(localizer, brief.company),
    )


def _brief_toc(localizer: BriefLocalizer) -> Toc:
    entry = localizer.brief.entry
    own = [(section.id, _topic(localizer.plain(section.title))) for section in entry.sections]
    before = ("scorecard", "charts") if entry.charts[1:] else ("scorecard",)
    after = ("thesis", "risks", "watch", "changes", "disputes", "sources")
    return (
        *((name, localizer.say("brief", name)) for name in before),
        *own,
        *((name, localizer.say("brief", name)) for name in after),
    )


def _topic(title: str) -> str:
    """What stands before the colon of a section's title, for the list of contents."""
    return re.split("[:：]", title, maxsplit=1)[0]


def _brief(context: RenderContext, localizer: BriefLocalizer) -> str:
    brief = localizer.brief
    briefing = context.briefing(brief)
    measured = [row.meaning for row in briefing.rows]
    return context.render(
        "brief",
        localizer,
        brief=brief,
        briefing=briefing,
        entry=brief.entry,
        company=brief.company,
        draw=lambda chart: context.draw(chart_data.chart(chart, localizer), localizer),
        find=localizer.find,
        of=lambda other: context.speak_of(other, localizer),
        **citation(context, localizer),
        pdf="" if context.preview else pdf_path(brief, localizer.language),
        own_facts=own_facts(brief),
        called=_called(context, brief.company, measured, brief.period),
        root="../../../",
    )


# Companies


def _company_page(context: RenderContext, localizer: Localizer, company: Company) -> Page:
    name = localizer.text(company.entry.name)
    parts = ("briefs", "trends", "guidance", "open_watch")
    place = f"{company.folder}/"
    return Page(
        f"{localizer.language}/{place}",
        localizer.language,
        localizer.say("company", "title", name=name, ticker=company.entry.ticker),
        localizer.say("company", "description", name=name),
        _alternates(place),
        tuple((part, localizer.say("company", part)) for part in parts),
        lambda: _company(
            context, replace(localizer, used={}, currency=company.entry.currency), company
        ),
        crumbs=_crumbs(localizer),
    )


def _company(context: RenderContext, localizer: Localizer, company: Company) -> str:
    dataset = context.dataset
    briefs = dataset.briefs(company)
    if not briefs:
        return context.render("company-empty", localizer, company=company)
    latest = context.speak_of(briefs[0], localizer)
    guided = scorecard.ledger(company.id, dataset.content, dataset.index, briefs[0].period)
    localizers = [context.speak_of(brief, localizer) for brief in briefs]
    watched = [
        (other, item) for other in localizers for item in context.briefing(other.brief).watch
    ]
    trends = _trends(latest)
    shown = [quantity for _, row in trends[1] for quantity in row if quantity]
    return context.render(
        "company",
        latest,
        company=company,
        briefs=localizers,
        trends=trends,
        matched=chart_data.matched(shown, latest),
        trend_charts=[
            context.draw(chart_data.trend(reference, latest), localizer)
            for reference, (_, row) in zip(company.entry.trends, trends[1], strict=True)
            if sum(quantity is not None for quantity in row) > 1
        ],
        guided=guided,
        scores=scorecard.scores(guided),
        guided_charts=[
            context.draw(chart, localizer) for chart in chart_data.guidance(guided, latest)
        ],
        open_watch=[(other, item) for other, item in watched if item.outcome is None],
        root="../../",
        called=_called(context, company, [item.guidance.meaning for item in guided]),
    )


def _called(
    context: RenderContext,
    company: Company,
    meanings: Iterable[Meaning],
    period: Period | None = None,
) -> str:
    """What readers of any language may type to find a page; searched, not shown."""
    words = [company.entry.ticker, *company.entry.name.values()]
    for localizer in context.localizers:
        words.append(localizer.say("scenario", "guidance"))
        if period:
            words += [str(period), localizer.period(period), localizer.period(period, short=True)]
            words += [calendar_quarter(period), localizer.calendar(period)]
    for name in dict.fromkeys(meaning.concept for meaning in meanings):
        concept = context.dataset.content.concepts[name]
        words += [*concept.label.values(), *chain.from_iterable(concept.synonyms.values())]
    return " ".join(dict.fromkeys(words))


def _trends(
    localizer: BriefLocalizer,
) -> tuple[list[Period], list[tuple[Meaning, list[Quantity | None]]]]:
    """Quarters and, for each trend of the company, its figure in each."""
    meanings = [
        parse_reference(reference, localizer.brief, localizer.content).meaning
        for reference in localizer.brief.company.entry.trends
    ]
    rows = [chart_data.history(meaning, localizer) for meaning in meanings]
    fiscal_year_end = localizer.brief.company.entry.fiscal_year_end
    keys = sorted({key for row in rows for key in row})
    quarters = [parse_period(key, fiscal_year_end) for key in keys]
    return quarters, [
        (meaning, [row.get(key) for key in keys])
        for meaning, row in zip(meanings, rows, strict=True)
    ]


# The guide for editors


def _guide_pages(context: RenderContext, localizer: Localizer, guide: Guide) -> Iterator[Page]:
    chapters = {name: guide.chapter(name, localizer.language) for name in guide.names}
    shelf = tuple(
        (
            localizer.text(part.title),
            tuple(
                (chapters[name].title, f"{localizer.language}/{chapters[name].url}")
                for name in part.names
            ),
        )
        for part in guide.parts
    )
    for chapter in chapters.values():
        yield _guide_page(context, localizer, guide, chapter, shelf)


def _guide_page(
    context: RenderContext, localizer: Localizer, guide: Guide, chapter: Chapter, shelf: Shelf
) -> Page:
    """A page of the guide; the search is for readers and passes it by."""
    url = f"{localizer.language}/{chapter.url}"
    flat = [entry for _, entries in shelf for entry in entries]
    place = [other for _, other in flat].index(url)
    start = () if chapter.name == "index" else (flat[0],)
    return Page(
        url,
        localizer.language,
        chapter.title,
        chapter.description,
        _alternates(chapter.url),
        chapter.sections,
        lambda: context.render(
            "guide",
            localizer,
            body=guide.html(chapter, localizer, context.environment),
            before=flat[place - 1] if place else None,
            after=flat[place + 1] if place + 1 < len(flat) else None,
            root="../" * url.count("/"),
        ),
        searchable=False,
        crumbs=(*_crumbs(localizer), *start),
        shelf=shelf,
    )


# The rest


def _home(context: RenderContext, localizer: Localizer, _: Company | None) -> dict[str, Any]:
    briefs = [context.speak_of(brief, localizer) for brief in context.dataset.briefs()]
    return {
        "briefs": briefs,
        "newest": briefs[0] if briefs else None,
        "briefing": context.briefing(briefs[0].brief) if briefs else None,
        "companies": list(context.dataset.content.companies.values()),
        "root": "../",
    }


def _parts(context: RenderContext, company: Company | None) -> dict[str, Any]:
    """What a page and its parts for each company share: links to them, the way to the root."""
    companies = context.dataset.content.companies
    parts = list(companies.values()) if context.several and not company else []
    return {"parts": parts, "root": "../../../" if company else "../../"}


def _sources(context: RenderContext, _: Localizer, company: Company | None) -> dict[str, Any]:
    sources = sorted(
        _sources_shown(context, company), key=lambda source: source.entry.published, reverse=True
    )
    facts, briefs = context.dataset.facts, context.dataset.content.briefs
    names = [name for source in sources for name in source.entry.publisher.values()]
    pieces = [piece for name in names for piece in _pieces(name)]
    return {
        "sources": [(s, facts.get(s.id, ()), briefs.get(s.brief)) for s in sources],
        "names": " ".join(dict.fromkeys(names + pieces)),
        **_parts(context, company),
    }


def _pieces(name: str) -> Iterator[str]:
    """A Chinese name in the pieces that a reader's browser may cut it into for the search."""
    for run in re.findall("[\u3400-\u9fff]+", name):
        for size in (1, 2, 3):
            yield from (run[start : start + size] for start in range(len(run) - size + 1))


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
    counts: dict[str, list[int]] = {}
    for finding in dataset.checked.get(company.id, ()) if company else dataset.findings:
        tally = counts.setdefault(finding.rule, [0] * len(STATUSES))
        tally[STATUSES.index(finding.status)] += 1
    briefs = [
        (context.speak_of(brief, localizer), dataset.shown.get(brief.id, ()))
        for brief in _briefs_shown(context, company)
    ]
    return {"tally": sorted(counts.items()), "briefs": briefs, **_parts(context, company)}


def _facts(context: RenderContext, localizer: Localizer, _: Company | None) -> dict[str, Any]:
    facts, known = context.dataset.by_age, context.dataset.states
    return {
        "facts": [(f, known.get(f.id, UNCHECKED)) for f in facts[: explorer.AT_ONCE]],
        "total": len(facts),
        "what": explorer.what,
        "data": explorer_file(localizer.language),
        "filters": explorer.FILTERS,
        "root": "../../",
    }


def _method(context: RenderContext, _: Localizer, __: Company | None) -> dict[str, Any]:
    dataset = context.dataset
    growth = (f for f in dataset.findings if f.rule == "growth" and f.status == "agrees")
    example = max(growth, key=lambda finding: finding.brief, default=None)
    companies = dataset.content.companies
    company = companies[example.brief.partition("/")[0]] if example else None
    return {"example": example, "company": company, "root": "../../"}


def _glossary(context: RenderContext, localizer: Localizer, _: Company | None) -> dict[str, Any]:
    return {
        "concepts": context.dataset.content.concepts,
        "other": next(tag for tag in LANGUAGES if tag != localizer.language),
        "root": "../../",
    }


def _data(context: RenderContext, _: Localizer, __: Company | None) -> dict[str, Any]:
    facts, findings = context.dataset.content.facts, context.dataset.findings
    return {
        "tables": exports.COLUMNS,
        "counts": {"facts": len(facts), "findings": len(findings)},
        "root": "../../",
    }


def _toc(context: RenderContext, name: str, localizer: Localizer, company: Company | None) -> Toc:
    if name == "findings":
        briefs = [
            brief
            for brief in _briefs_shown(context, company)
            if brief.entry.disputes or context.dataset.shown.get(brief.id)
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
    return ()


VALUES: Mapping[str, Values] = {
    "home": _home,
    "facts": _facts,
    "findings": _findings,
    "sources": _sources,
    "method": _method,
    "glossary": _glossary,
    "data": _data,
}
REFERENCE_PAGES = tuple(name for name in VALUES if name != "home")  # as in the menu
COMPANY_PAGES = ("findings", "sources")  # these grow with the briefs
