"""The pages: what each shows, as values for its template."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from typing import Literal

from briefs.analysis.due import due
from briefs.content.records import Brief, Company
from briefs.model.facts import Quantity
from briefs.model.period import Period, calendar_quarter
from briefs.outputs import embeds, texts, workbook
from briefs.outputs.elsewhere import Elsewhere
from briefs.outputs.guide import Chapter, Guide
from briefs.outputs.metrics import Metric, Metrics
from briefs.outputs.reference import COMPANY_PAGES, EVIDENCE, REFERENCE_PAGES, VALUES, Toc, toc
from briefs.presentation import citation, coming, embedding, overview, places
from briefs.presentation.blocks import contents
from briefs.presentation.compared import Comparison
from briefs.presentation.context import RenderContext
from briefs.presentation.localizer import Localizer
from briefs.presentation.prose import BriefLocalizer

Groups = tuple[tuple[str, Toc], ...]
KINDS = {"home": "WebSite", "glossary": "DefinedTermSet", "sources": "CollectionPage"}
FOOT = ("method", "glossary", "data", "corrections")


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of a menu: its title, where it leads, and the entries below it."""

    title: str
    url: str
    below: tuple["MenuEntry", ...] = ()


@dataclass(frozen=True, slots=True)
class Menu:
    """The ways about a site in one language: at the head of each page, and at its foot."""

    entries: tuple[MenuEntry, ...]
    foot: tuple[MenuEntry, ...] = ()


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
    searched: Literal["reference", "company", "brief", "figures", ""] = "reference"
    where: str = ""  # what it is a part of, in words
    called: Sequence[str] = ()  # what readers type to find it
    # The metrics of figures, by their names, that have cards on it.
    metrics: Callable[[Sequence[str]], Sequence[Metric | None]] | None = None
    crumbs: tuple[tuple[str, str], ...] = ()
    company: Company | None = None  # of which alone the page speaks
    brief: Brief | None = None
    kind: str = "WebPage"  # as schema.org calls it
    head: str = ""  # HTML for <head>: what others show of the page
    feeds: Toc = ()  # title and URL of each feed that tells what is new here
    beside: Groups = ()  # pages beside it, by group
    files: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)  # to take away, by path
    pictures: Sequence[str] = ()  # of it, which are drawn once all pages stand: their paths
    others: Callable[[], Sequence[str]] = tuple  # figures that it shows for pages elsewhere

    def whole(self) -> tuple[str, dict[str, bytes]]:
        """The HTML and the files, made together since they say the same."""
        return self.body(), {path: make() for path, make in self.files.items()}


def pages(context: RenderContext, guide: Guide | None = None) -> Iterator[Page]:
    """Every page, the chooser first and the briefs last."""
    metrics = Metrics(context)
    yield _chooser_page(context)
    for localizer in context.localizers:
        yield _page(context, localizer, "home")
        for name in REFERENCE_PAGES:
            yield _page(context, localizer, name)
        for comparison in context.comparisons(localizer):
            yield _metric_page(context, comparison)
        if guide and guide.speaks(localizer.language):
            yield from _guide_pages(context, localizer, guide)
        for company in context.dataset.content.companies.values():
            yield _company_page(context, localizer, company)
            for name in COMPANY_PAGES if context.several else ():
                yield _page(context, localizer, name, company)
    others = Elsewhere(context)
    for brief in context.dataset.briefs():
        for language in context.languages:
            localizer = context.brief_localizer(language, brief)
            yield _brief_page(context, localizer)
            yield _figures_page(context, localizer, others, metrics)


def menus(context: RenderContext, guide: Guide | None = None) -> dict[str, Menu]:
    """The menu of each language."""
    return {
        localizer.language: _menu(context, localizer, guide) for localizer in context.localizers
    }


def _menu(context: RenderContext, localizer: Localizer, guide: Guide | None) -> Menu:
    home = f"{localizer.language}/"

    def page(name: str, title: str = "") -> MenuEntry:
        return MenuEntry(localizer.say("nav", title or name), f"{home}{name}/")

    companies = tuple(
        MenuEntry(localizer.text(company.entry.name), f"{home}{company.folder}/")
        for company in context.dataset.content.companies.values()
    )
    if len(companies) > 1:
        listed = MenuEntry(localizer.say("home", "companies"), f"{home}#companies", companies)
        companies = (listed,)
    evidence = tuple(map(page, EVIDENCE))
    others = [name for name in REFERENCE_PAGES if name not in EVIDENCE]
    spoken = guide and guide.speaks(localizer.language)
    return Menu(
        (
            MenuEntry(localizer.say("nav", "home"), home),
            *companies,
            *map(page, others),
            replace(page(EVIDENCE[0], "evidence"), below=evidence),
        ),
        (*(page(name) for name in FOOT), *([page("guide")] if spoken else ())),
    )


def _chooser_page(context: RenderContext) -> Page:
    localizers = context.localizers
    return Page(
        "",
        context.languages[0],
        " · ".join(localizer.say("frame", "site") for localizer in localizers),
        " ".join(localizer.say("home", "description") for localizer in localizers),
        {},
        (),
        partial(context.render, "chooser", localizers[0], "", newest=context.newest()),
        searched="",
        kind="WebSite",
        files=texts.file(context, localizers[0], "", lambda: texts.chooser(localizers)),
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
    url = f"{localizer.language}/{place}"
    own = replace(localizer, currency=company.entry.currency if company else "")

    def body() -> str:
        return context.render(name, own, url, **VALUES[name](context, own, company))

    return Page(
        url,
        localizer.language,
        title,
        localizer.say(name, "description"),
        _alternates(context, place),
        toc(context, name, localizer, company),
        body,
        crumbs=() if home else _crumbs(localizer, company),
        company=company,
        kind=KINDS.get(name, "WebPage"),
        where=" › ".join([*(name for name, _ in _crumbs(localizer, company)), title]),
        files=texts.reference(context, own, url, (name, company, title)),
    )


def _metric_page(context: RenderContext, comparison: Comparison) -> Page:
    """One metric across companies."""
    localizer = comparison.localizer
    url = f"{localizer.language}/{comparison.place}"
    title = localizer.say("compare", "title", metric=comparison.name)
    concept = context.dataset.content.concepts[comparison.concept]
    framed = embeds.of_metric(comparison, url)

    def body() -> str:
        shown = list(comparison.sections)
        about = localizer.text(concept.definition) if concept.definition else ""
        values = {"title": title, "about": about, "sections": shown, "embeds": (url, framed.charts)}
        return context.render("metric", localizer, url, shown, **values)

    return Page(
        url,
        localizer.language,
        title,
        localizer.say("compare", "about", metric=comparison.name, n=len(comparison.entities)),
        _alternates(context, comparison.place),
        contents(comparison.sections),
        body,
        called=[*concept.label.values(), *chain.from_iterable(concept.synonyms.values())],
        crumbs=(
            *_crumbs(localizer),
            (localizer.say("nav", "compare"), f"{localizer.language}/compare/"),
        ),
        files={
            **embeds.files(context, framed),
            **texts.file(context, localizer, url, lambda: texts.metric(comparison, title)),
        },
    )


def _crumbs(localizer: Localizer, company: Company | None = None) -> tuple[tuple[str, str], ...]:
    home = ((localizer.say("nav", "home"), f"{localizer.language}/"),)
    if company is None:
        return home
    return (*home, (localizer.text(company.entry.name), f"{localizer.language}/{company.folder}/"))


def _alternates(context: RenderContext, place: str) -> dict[str, str]:
    return {language: f"{language}/{place}" for language in context.languages}


# Briefs


def _brief_page(context: RenderContext, localizer: BriefLocalizer) -> Page:
    brief = localizer.brief
    url = places.brief_page(brief, localizer.language)
    return Page(
        url,
        localizer.language,
        citation.title(localizer),
        localizer.plain(brief.entry.summary),
        _alternates(context, brief.url),
        context.contents(localizer)[0],
        partial(_brief, context, localizer, url),
        searched="brief",
        where=_where(localizer),
        called=_called(context, brief.company, brief.period),
        crumbs=_crumbs(localizer, brief.company),
        company=brief.company,
        brief=brief,
        files={
            **embeds.files(context, embeds.of_brief(context, localizer)),
            **texts.file(context, localizer, url, lambda: texts.brief(context, localizer)),
        },
        pictures=context.document(localizer).pictures,
    )


def _brief(context: RenderContext, localizer: BriefLocalizer, url: str) -> str:
    brief, document = localizer.brief, context.document(localizer)
    return context.render(
        "brief",
        localizer,
        url,
        (document.headline, document.blocks),
        brief=brief,
        document=document,
        values=document.values,
        company=brief.company,
        figures=document.figures,
        embeds=(document.page, embedding.charts(document)),
    )


def _figures_page(
    context: RenderContext, localizer: BriefLocalizer, others: Elsewhere, metrics: Metrics
) -> Page:
    """The grounds of every figure of a brief; the search leads to its cards."""
    brief = localizer.brief
    url = places.figures_page(brief, localizer.language)
    title = localizer.say("card", "page", brief=citation.subject(localizer))
    parts = (*context.contents(localizer)[1], ("figures", localizer.say("card", "title")))

    def said() -> texts.Made:
        return texts.figures(context, localizer, title, others.of(brief))

    return Page(
        url,
        localizer.language,
        title,
        localizer.say("card", "about"),
        _alternates(context, f"{brief.url}figures/"),
        parts,
        lambda: _figures(context, localizer, title, others.of(brief)),
        others=partial(others.named, brief),
        files={**_workbook(context, localizer), **texts.file(context, localizer, url, said)},
        searched="figures",
        where=_where(localizer),
        metrics=partial(metrics.on_page, localizer),
        crumbs=(
            *_crumbs(localizer, brief.company),
            (localizer.period(brief.period), places.brief_page(brief, localizer.language)),
        ),
        company=brief.company,
        brief=brief,
    )


def _figures(
    context: RenderContext, localizer: BriefLocalizer, title: str, others: Sequence[Quantity]
) -> str:
    document = context.document(localizer)
    shown = (document.headline, document.blocks, document.evidence, others)
    url = document.figures
    names = (document.page, embedding.charts(document))
    values = {"title": title, "document": document, "figures": url, "embeds": names}
    return context.render("figures", localizer, url, shown, **values)


def _workbook(
    context: RenderContext, localizer: BriefLocalizer
) -> Mapping[str, Callable[[], bytes]]:
    """The workbook of a brief, which a preview goes without."""
    path = context.document(localizer).workbook
    return {path: partial(workbook.draw, context, localizer)} if path else {}


# Companies


def _company_page(context: RenderContext, localizer: Localizer, company: Company) -> Page:
    name = localizer.text(company.entry.name)
    place = f"{company.folder}/"
    own = replace(localizer, currency=company.entry.currency)
    briefs = [context.speak_of(brief, own) for brief in context.dataset.briefs(company)]
    sections = overview.company(context.dataset, briefs[0]) if briefs else []
    toc = (*contents(sections), ("briefs", localizer.say("company", "briefs"))) if briefs else ()
    url = f"{localizer.language}/{place}"
    framed = embeds.of_company(context, briefs[0], url) if briefs else None

    def body() -> str:
        report = due(company, context.dataset)
        values = {
            "company": company,
            "coming": coming.line(report, own) if report else (),
            "calendar": places.calendar(own.language, company.folder),
        }
        if not briefs:
            return context.render("company-empty", own, url, **values)
        newest = list(overview.newest(context.dataset, briefs[0]))
        return context.render(
            "company",
            briefs[0],
            url,
            (newest, sections),
            **values,
            newest=newest,
            briefs=briefs,
            sections=sections,
            embeds=(url, framed.charts if framed else ()),
        )

    return Page(
        url,
        localizer.language,
        localizer.say("company", "title", name=name, ticker=company.entry.ticker),
        localizer.say("company", "description", name=name),
        _alternates(context, place),
        toc,
        body,
        searched="company",
        where=company.entry.ticker,
        called=_called(context, company),
        crumbs=_crumbs(localizer),
        company=company,
        kind="CollectionPage",
        files={
            **(embeds.files(context, framed) if framed else {}),
            **texts.file(context, localizer, url, lambda: texts.company(context, own, company)),
        },
    )


def _where(localizer: BriefLocalizer) -> str:
    entry = localizer.brief.company.entry
    parts = (localizer.text(entry.name), entry.ticker, localizer.period(localizer.brief.period))
    return localizer.say("label", "join").join(parts)


def _called(context: RenderContext, company: Company, period: Period | None = None) -> list[str]:
    """Names of a company, and of a quarter, that readers of any language may type."""
    entry = company.entry
    words = [entry.ticker, *entry.name.values(), *chain.from_iterable(entry.synonyms.values())]
    for localizer in context.localizers if period else ():
        assert period
        words += [str(period), localizer.period(period), localizer.period(period, short=True)]
        words += [str(calendar_quarter(period)), localizer.calendar(period)]
        words.append(localizer.say("frame", "search_brief"))
    return list(dict.fromkeys(words))


# The guide for editors


def _guide_pages(context: RenderContext, localizer: Localizer, guide: Guide) -> Iterator[Page]:
    chapters = {name: guide.chapter(name, localizer.language) for name in guide.names}
    beside = tuple(
        (
            localizer.text(title),
            tuple(
                (chapters[name].title, f"{localizer.language}/{chapters[name].url}")
                for name in names
            ),
        )
        for title, names in guide.parts
    )
    for chapter in chapters.values():
        yield _guide_page(context, localizer, guide, chapter, beside)


def _guide_page(
    context: RenderContext, localizer: Localizer, guide: Guide, chapter: Chapter, beside: Groups
) -> Page:
    """A page of the guide; the search is for readers and passes it by."""
    url = f"{localizer.language}/{chapter.url}"
    flat = [entry for _, entries in beside for entry in entries]
    place = [other for _, other in flat].index(url)
    start = () if chapter.name == "index" else (flat[0],)
    return Page(
        url,
        localizer.language,
        chapter.title,
        chapter.description,
        {tag: f"{tag}/{chapter.url}" for tag in context.languages if guide.speaks(tag)},
        chapter.sections,
        lambda: context.render(
            "guide",
            localizer,
            url,
            body=guide.html(chapter, localizer, context.environment),
            before=flat[place - 1] if place else None,
            after=flat[place + 1] if place + 1 < len(flat) else None,
        ),
        searched="",
        kind="TechArticle",
        files=texts.kept(
            context, url, lambda: guide.markdown(chapter, localizer, context.environment)
        ),
        crumbs=(*_crumbs(localizer), *start),
        beside=beside,
    )
