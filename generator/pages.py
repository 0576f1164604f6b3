"""The pages: what each shows, as values for its template."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Any

from generator import explorer, export, plotting, scorecard
from generator.facts import (
    LANGUAGES,
    STATUSES,
    Meaning,
    Period,
    Quantity,
    calendar_quarter,
    parse_period,
)
from generator.guide import Chapter, Guide
from generator.handout import path as pdf_path
from generator.load import Brief, Company, Source
from generator.references import parse_reference
from generator.sharing import brief_title, citation, explorer_file, own_facts
from generator.studio import Studio
from generator.voice import BriefVoice, Voice

Toc = tuple[tuple[str, str], ...]
Shelf = tuple[tuple[str, Toc], ...]
Values = Callable[[Studio, Voice, Company | None], dict[str, Any]]


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


def pages(studio: Studio) -> Iterator[Page]:
    """Every page, the chooser first and the briefs last."""
    yield _chooser_page(studio)
    for voice in studio.voices:
        yield _page(studio, voice, "home")
        for name in REFERENCE_PAGES:
            yield _page(studio, voice, name)
        if studio.guide:
            yield from _guide_pages(studio, voice, studio.guide)
        for company in studio.library.content.companies.values():
            yield _company_page(studio, voice, company)
            for name in COMPANY_PAGES if studio.several else ():
                yield _page(studio, voice, name, company)
    for brief in studio.library.briefs():
        for language in LANGUAGES:
            yield _brief_page(studio, studio.brief_voice(language, brief))


def nav(studio: Studio) -> dict[str, tuple[tuple[str, str], ...]]:
    """Each language's menu: (title, URL); a few companies stand in it, many do not."""
    companies = list(studio.library.content.companies.values())
    few = companies if len(companies) <= 5 else []
    return {voice.language: tuple(_menu(studio, voice, few)) for voice in studio.voices}


def _menu(studio: Studio, voice: Voice, companies: Iterable[Company]) -> Iterator[tuple[str, str]]:
    yield voice.say("nav", "home"), f"{voice.language}/"
    for company in companies:
        yield voice.text(company.entry.name), f"{voice.language}/{company.folder}/"
    for name in REFERENCE_PAGES:
        yield voice.say("nav", name), f"{voice.language}/{name}/"
    if studio.guide:
        yield voice.say("nav", "guide"), f"{voice.language}/guide/"


def _chooser_page(studio: Studio) -> Page:
    voices = studio.voices
    return Page(
        "",
        LANGUAGES[0],
        " · ".join(voice.say("frame", "site") for voice in voices),
        " ".join(voice.say("home", "description") for voice in voices),
        {},
        (),
        lambda: studio.render("chooser", voices[0], voices=voices),
        searchable=False,
    )


def _page(studio: Studio, voice: Voice, name: str, company: Company | None = None) -> Page:
    """Home or one of the reference pages, for all companies or for one."""
    home = name == "home"
    title = voice.say("home", "title") if home else voice.say("nav", name)
    place = "" if home else f"{name}/"
    if company:
        title = f"{voice.text(company.entry.name)}{voice.say('label', 'colon')}{title}"
        place = f"{company.folder}/{place}"

    def body() -> str:
        fresh = replace(voice, used={}, currency=company.entry.currency if company else "")
        return studio.render(name, fresh, **VALUES[name](studio, fresh, company))

    return Page(
        f"{voice.language}/{place}",
        voice.language,
        title,
        voice.say(name, "description"),
        _alternates(place),
        _toc(studio, name, voice, company),
        body,
        crumbs=() if home else _crumbs(voice, company),
    )


def _crumbs(voice: Voice, company: Company | None = None) -> tuple[tuple[str, str], ...]:
    home = ((voice.say("nav", "home"), f"{voice.language}/"),)
    if company is None:
        return home
    return (*home, (voice.text(company.entry.name), f"{voice.language}/{company.folder}/"))


def _alternates(place: str) -> dict[str, str]:
    return {language: f"{language}/{place}" for language in LANGUAGES}


# Briefs


def _brief_page(studio: Studio, voice: BriefVoice) -> Page:
    brief = voice.brief
    return Page(
        f"{voice.language}/{brief.url}",
        voice.language,
        brief_title(voice),
        voice.plain(brief.entry.summary),
        _alternates(brief.url),
        _brief_toc(voice),
        partial(_brief, studio, voice),
        crumbs=_crumbs(voice, brief.company),
    )


def _brief_toc(voice: BriefVoice) -> Toc:
    entry = voice.brief.entry
    own = [(section.id, _topic(voice.plain(section.title))) for section in entry.sections]
    before = ("scorecard", "charts") if entry.charts[1:] else ("scorecard",)
    after = ("thesis", "risks", "watch", "changes", "disputes", "sources")
    return (
        *((name, voice.say("brief", name)) for name in before),
        *own,
        *((name, voice.say("brief", name)) for name in after),
    )


def _topic(title: str) -> str:
    """What stands before the colon of a section's title, for the list of contents."""
    return re.split("[:：]", title, maxsplit=1)[0]


def _brief(studio: Studio, voice: BriefVoice) -> str:
    brief = voice.brief
    briefing = studio.briefing(brief)
    measured = [row.meaning for row in briefing.rows]
    return studio.render(
        "brief",
        voice,
        brief=brief,
        briefing=briefing,
        entry=brief.entry,
        company=brief.company,
        draw=lambda chart: studio.draw(plotting.chart(chart, voice), voice),
        find=voice.find,
        of=lambda other: studio.speak_of(other, voice),
        **citation(studio, voice),
        pdf="" if studio.preview else pdf_path(brief, voice.language),
        own_facts=own_facts(brief),
        called=_called(studio, brief.company, measured, brief.period),
        root="../../../",
    )


# Companies


def _company_page(studio: Studio, voice: Voice, company: Company) -> Page:
    name = voice.text(company.entry.name)
    parts = ("briefs", "trends", "guidance", "open_watch")
    place = f"{company.folder}/"
    return Page(
        f"{voice.language}/{place}",
        voice.language,
        voice.say("company", "title", name=name, ticker=company.entry.ticker),
        voice.say("company", "description", name=name),
        _alternates(place),
        tuple((part, voice.say("company", part)) for part in parts),
        lambda: _company(studio, replace(voice, used={}, currency=company.entry.currency), company),
        crumbs=_crumbs(voice),
    )


def _company(studio: Studio, voice: Voice, company: Company) -> str:
    library = studio.library
    briefs = library.briefs(company)
    if not briefs:
        return studio.render("company-empty", voice, company=company)
    latest = studio.speak_of(briefs[0], voice)
    guided = scorecard.ledger(company.id, library.content, library.book, briefs[0].period)
    voices = [studio.speak_of(brief, voice) for brief in briefs]
    watched = [(other, item) for other in voices for item in studio.briefing(other.brief).watch]
    trends = _trends(latest)
    shown = [quantity for _, row in trends[1] for quantity in row if quantity]
    return studio.render(
        "company",
        latest,
        company=company,
        briefs=voices,
        trends=trends,
        matched=plotting.matched(shown, latest),
        trend_charts=[
            studio.draw(plotting.trend(reference, latest), voice)
            for reference, (_, row) in zip(company.entry.trends, trends[1], strict=True)
            if sum(quantity is not None for quantity in row) > 1
        ],
        guided=guided,
        scores=scorecard.scores(guided),
        guided_charts=[studio.draw(chart, voice) for chart in plotting.guidance(guided, latest)],
        open_watch=[(other, item) for other, item in watched if item.outcome is None],
        root="../../",
        called=_called(studio, company, [item.guidance.meaning for item in guided]),
    )


def _called(
    studio: Studio, company: Company, meanings: Iterable[Meaning], period: Period | None = None
) -> str:
    """What readers of any language may type to find a page; searched, not shown."""
    words = [company.entry.ticker, *company.entry.name.values()]
    for voice in studio.voices:
        words.append(voice.say("scenario", "guidance"))
        if period:
            words += [str(period), voice.period(period), voice.period(period, short=True)]
            words += [calendar_quarter(period), voice.calendar(period)]
    for name in dict.fromkeys(meaning.concept for meaning in meanings):
        concept = studio.library.content.concepts[name]
        words += [*concept.label.values(), *chain.from_iterable(concept.synonyms.values())]
    return " ".join(dict.fromkeys(words))


def _trends(
    voice: BriefVoice,
) -> tuple[list[Period], list[tuple[Meaning, list[Quantity | None]]]]:
    """Quarters and, for each trend of the company, its figure in each."""
    meanings = [
        parse_reference(reference, voice.brief, voice.content).meaning
        for reference in voice.brief.company.entry.trends
    ]
    rows = [plotting.history(meaning, voice) for meaning in meanings]
    fiscal_year_end = voice.brief.company.entry.fiscal_year_end
    keys = sorted({key for row in rows for key in row})
    quarters = [parse_period(key, fiscal_year_end) for key in keys]
    return quarters, [
        (meaning, [row.get(key) for key in keys])
        for meaning, row in zip(meanings, rows, strict=True)
    ]


# The guide for editors


def _guide_pages(studio: Studio, voice: Voice, guide: Guide) -> Iterator[Page]:
    chapters = {name: guide.chapter(name, voice.language) for name in guide.names}
    shelf = tuple(
        (
            voice.text(part.title),
            tuple(
                (chapters[name].title, f"{voice.language}/{chapters[name].url}")
                for name in part.names
            ),
        )
        for part in guide.parts
    )
    for chapter in chapters.values():
        yield _guide_page(studio, voice, guide, chapter, shelf)


def _guide_page(studio: Studio, voice: Voice, guide: Guide, chapter: Chapter, shelf: Shelf) -> Page:
    """A page of the guide; the search is for readers and passes it by."""
    url = f"{voice.language}/{chapter.url}"
    flat = [entry for _, entries in shelf for entry in entries]
    place = [other for _, other in flat].index(url)
    start = () if chapter.name == "index" else (flat[0],)
    return Page(
        url,
        voice.language,
        chapter.title,
        chapter.description,
        _alternates(chapter.url),
        chapter.sections,
        lambda: studio.render(
            "guide",
            voice,
            body=guide.html(chapter, voice, studio.environment),
            before=flat[place - 1] if place else None,
            after=flat[place + 1] if place + 1 < len(flat) else None,
            root="../" * url.count("/"),
        ),
        searchable=False,
        crumbs=(*_crumbs(voice), *start),
        shelf=shelf,
    )


# The rest


def _home(studio: Studio, voice: Voice, _: Company | None) -> dict[str, Any]:
    briefs = [studio.speak_of(brief, voice) for brief in studio.library.briefs()]
    return {
        "briefs": briefs,
        "newest": briefs[0] if briefs else None,
        "briefing": studio.briefing(briefs[0].brief) if briefs else None,
        "companies": list(studio.library.content.companies.values()),
        "root": "../",
    }


def _parts(studio: Studio, company: Company | None) -> dict[str, Any]:
    """What a page and its parts for each company share: links to them, the way to the root."""
    companies = studio.library.content.companies
    parts = list(companies.values()) if studio.several and not company else []
    return {"parts": parts, "root": "../../../" if company else "../../"}


def _sources(studio: Studio, _: Voice, company: Company | None) -> dict[str, Any]:
    sources = sorted(
        _sources_shown(studio, company), key=lambda source: source.entry.published, reverse=True
    )
    facts, briefs = studio.library.facts, studio.library.content.briefs
    names = [name for source in sources for name in source.entry.publisher.values()]
    pieces = [piece for name in names for piece in _pieces(name)]
    return {
        "sources": [(s, facts.get(s.id, ()), briefs.get(s.brief)) for s in sources],
        "names": " ".join(dict.fromkeys(names + pieces)),
        **_parts(studio, company),
    }


def _pieces(name: str) -> Iterator[str]:
    """A Chinese name in the pieces that a reader's browser may cut it into for the search."""
    for run in re.findall("[\u3400-\u9fff]+", name):
        for size in (1, 2, 3):
            yield from (run[start : start + size] for start in range(len(run) - size + 1))


def _sources_shown(studio: Studio, company: Company | None) -> list[Source]:
    """All sources, or those of a company; none on the page that leads to the companies'."""
    sources = studio.library.sources
    return [
        source for brief in _briefs_shown(studio, company) for source in sources.get(brief.id, ())
    ]


def _briefs_shown(studio: Studio, company: Company | None) -> Sequence[Brief]:
    return () if studio.several and not company else studio.library.briefs(company)


def _findings(studio: Studio, voice: Voice, company: Company | None) -> dict[str, Any]:
    library = studio.library
    counts: dict[str, list[int]] = {}
    for finding in library.checked.get(company.id, ()) if company else library.findings:
        tally = counts.setdefault(finding.rule, [0] * len(STATUSES))
        tally[STATUSES.index(finding.status)] += 1
    briefs = [
        (studio.speak_of(brief, voice), library.shown.get(brief.id, ()))
        for brief in _briefs_shown(studio, company)
    ]
    return {"tally": sorted(counts.items()), "briefs": briefs, **_parts(studio, company)}


def _facts(studio: Studio, voice: Voice, _: Company | None) -> dict[str, Any]:
    facts, known = studio.library.by_age, studio.library.states
    return {
        "facts": [(f, known.get(f.id, explorer.UNCHECKED)) for f in facts[: explorer.AT_ONCE]],
        "total": len(facts),
        "what": explorer.what,
        "data": explorer_file(voice.language),
        "filters": explorer.FILTERS,
        "root": "../../",
    }


def _method(studio: Studio, _: Voice, __: Company | None) -> dict[str, Any]:
    library = studio.library
    growth = (f for f in library.findings if f.rule == "growth" and f.status == "agrees")
    example = max(growth, key=lambda finding: finding.brief, default=None)
    companies = library.content.companies
    company = companies[example.brief.partition("/")[0]] if example else None
    return {"example": example, "company": company, "root": "../../"}


def _glossary(studio: Studio, voice: Voice, _: Company | None) -> dict[str, Any]:
    return {
        "concepts": studio.library.content.concepts,
        "other": next(tag for tag in LANGUAGES if tag != voice.language),
        "root": "../../",
    }


def _data(studio: Studio, _: Voice, __: Company | None) -> dict[str, Any]:
    facts, findings = studio.library.content.facts, studio.library.findings
    return {
        "tables": export.COLUMNS,
        "counts": {"facts": len(facts), "findings": len(findings)},
        "root": "../../",
    }


def _toc(studio: Studio, name: str, voice: Voice, company: Company | None) -> Toc:
    if name == "findings":
        briefs = [
            brief
            for brief in _briefs_shown(studio, company)
            if brief.entry.disputes or studio.library.shown.get(brief.id)
        ]
        return tuple(
            (
                f"{brief.company.folder}-{brief.period}",
                f"{brief.company.id} {voice.period(brief.period, short=True)}",
            )
            for brief in briefs[:40]
        )
    if name == "sources":
        return tuple(
            (source.id, voice.text(source.entry.publisher))
            for source in _sources_shown(studio, company)
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
