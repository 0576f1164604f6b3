"""Content to pages: what each page shows, as values for the templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator import charts, explorer, export, feeds, plotting, poster, scorecard
from generator.facts import (
    LANGUAGES,
    STATUSES,
    Finding,
    Meaning,
    Period,
    Problem,
    Quantity,
)
from generator.library import Library, grouped, read_library
from generator.load import Brief, Company, Source
from generator.references import parse_reference
from generator.schema import WatchItem
from generator.voice import BriefVoice, Voice, Words, close_up

REFERENCE_PAGES = ("facts", "findings", "sources", "method", "glossary", "data")
COMPANY_PAGES = ("findings", "sources")  # these grow with the briefs


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site; `body` renders its HTML when called, so that pages are made singly."""

    url: str
    language: str
    title: str
    description: str
    alternates: Mapping[str, str]
    toc: tuple[tuple[str, str], ...]
    body: Callable[[], str]
    searchable: bool = True
    crumbs: tuple[tuple[str, str], ...] = ()
    head: str = ""  # HTML for <head>: what others show of the page


@dataclass(frozen=True, slots=True)
class Site:
    """Everything to publish; `nav` gives each language's menu as (title, URL).

    `pictures` are drawn when called: they take longer than pages, and no preview needs them.
    """

    pages: Sequence[Page]
    files: Mapping[str, bytes]
    nav: Mapping[str, tuple[tuple[str, str], ...]]
    pictures: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)


def build_site(root: Path, address: str = "") -> tuple[Site | None, list[Problem]]:
    """The site of a project folder, to stand at an address if it is known; or its problems."""
    library, problems = read_library(root / "content")
    if problems:
        return None, problems
    templates = root / "templates"
    words = yaml.safe_load((templates / "words.yml").read_text("utf-8"))
    spoken: dict[str, Words] = {language: _spoken(words, language) for language in LANGUAGES}
    studio = Studio(library, spoken, templates, address)
    notes = studio.notes()
    pages = [studio.with_head(page, notes.get(page.url)) for page in studio.pages()]
    files = studio.files() | studio.shared_files(notes)
    return Site(pages, files, studio.nav(), studio.pictures()), []


def _spoken(words: Mapping[str, Mapping[str, Mapping[str, str]]], language: str) -> Words:
    return {
        section: {key: forms[language] for key, forms in entries.items()}
        for section, entries in words.items()
    }


@dataclass(frozen=True)
class Studio:
    """Makes the pages of a library."""

    library: Library
    words: Mapping[str, Words]
    templates: Path
    address: str = ""

    def __post_init__(self) -> None:
        loader = FileSystemLoader([self.templates / "pages", self.templates])
        environment = Environment(
            loader=loader,
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        checks: dict[Meaning, list[Finding]] = {}
        for finding in self.library.findings:
            for meaning in {finding.meaning, *(part.meaning for part in finding.inputs)}:
                checks.setdefault(meaning, []).append(finding)
        object.__setattr__(self, "environment", environment)
        object.__setattr__(self, "checks", checks)

    environment: Environment = None  # type: ignore[assignment]
    checks: Mapping[Meaning, Sequence[Finding]] = None  # type: ignore[assignment]

    # Pages

    def pages(self) -> Iterator[Page]:
        """Every page, the chooser first and the briefs last."""
        yield self._chooser_page()
        for language in LANGUAGES:
            voice = self.voice(language)
            yield self._page(voice, "", "home", (), self._home)
            for name in REFERENCE_PAGES:
                yield self._page(
                    voice, f"{name}/", name, self._toc(name, voice), getattr(self, f"_{name}")
                )
            for company in self.library.content.companies.values():
                yield self._company_page(voice, company)
                for name in COMPANY_PAGES if self.several else ():
                    values = partial(getattr(self, f"_{name}"), company=company)
                    yield self._page(
                        voice,
                        f"{company.folder}/{name}/",
                        name,
                        self._toc(name, voice, company),
                        values,
                        company,
                    )
        for brief in self.library.briefs():
            for language in LANGUAGES:
                yield self._brief_page(self.brief_voice(language, brief))

    def _chooser_page(self) -> Page:
        voices = [self.voice(language) for language in LANGUAGES]
        title = " · ".join(voice.say("frame", "site") for voice in voices)
        return Page(
            "",
            LANGUAGES[0],
            title,
            " ".join(voice.say("home", "description") for voice in voices),
            {},
            (),
            lambda: self._render("chooser", voices[0], voices=voices),
            searchable=False,
        )

    def nav(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """Each language's menu."""
        menus: dict[str, tuple[tuple[str, str], ...]] = {}
        for language in LANGUAGES:
            voice = self.voice(language)
            companies = [
                (voice.text(company.entry.name), f"{language}/{company.folder}/")
                for company in self._few_companies()
            ]
            others = [(voice.say("nav", name), f"{language}/{name}/") for name in REFERENCE_PAGES]
            menus[language] = ((voice.say("nav", "home"), f"{language}/"), *companies, *others)
        return menus

    def files(self) -> dict[str, bytes]:
        """The data files, with each finding said in each language."""
        messages: dict[str, dict[str, str]] = {}
        for language in LANGUAGES:
            voice = self.voice(language)
            messages[language] = {f.id: self._message(f, voice) for f in self.library.findings}
        tables = export.files(self.library.content.facts, self.library.findings, messages)
        return tables | {self._explored(tag): self._explorer(tag) for tag in LANGUAGES}

    def _explorer(self, language: str) -> bytes:
        return explorer.data(self.library.by_age, self.library.states, self.voice(language))

    @staticmethod
    def _explored(language: str) -> str:
        return f"data/explorer.{language}.json"

    def _message(self, finding: Finding, voice: Voice) -> str:
        company = self.library.content.companies[finding.brief.partition("/")[0]]
        parts = {
            "what": voice.meaning(finding.meaning, company),
            "rule": voice.say("rule", finding.rule),
            "status": voice.say("status", finding.status),
            "shown": voice.number(finding.shown),
            "other": voice.number(finding.other),
        }
        return close_up(voice.say("brief", "message", **parts))

    def _few_companies(self) -> list[Company]:
        companies = list(self.library.content.companies.values())
        return companies if len(companies) <= 5 else []

    def voice(self, language: str) -> Voice:
        return Voice(language, self.words[language], self.library.content, self.library.book)

    def brief_voice(self, language: str, brief: Brief) -> BriefVoice:
        return BriefVoice(
            language, self.words[language], self.library.content, self.library.book, brief
        )

    def speak_of(self, brief: Brief, voice: Voice) -> BriefVoice:
        """A brief's voice on the page of another: what it shows gets its card there."""
        return replace(self.brief_voice(voice.language, brief), used=voice.used)

    @property
    def several(self) -> bool:
        """Whether there are several companies: each then has its own pages for what grows."""
        return len(self.library.content.companies) > 1

    def _page(  # noqa: PLR0913, PLR0917 - what a page is made of
        self,
        voice: Voice,
        place: str,
        name: str,
        toc: tuple[tuple[str, str], ...],
        values: Callable[[Voice], dict[str, Any]],
        company: Company | None = None,
    ) -> Page:
        title = voice.say("home", "title") if name == "home" else voice.say("nav", name)
        if company:
            title = f"{voice.text(company.entry.name)}{voice.say('label', 'colon')}{title}"
        crumbs = () if name == "home" else self._crumbs(voice, company)

        def body() -> str:
            fresh = replace(voice, used={})
            return self._render(name, fresh, **values(fresh))

        return Page(
            f"{voice.language}/{place}",
            voice.language,
            title,
            voice.say(name, "description"),
            _alternates(place),
            toc,
            body,
            crumbs=crumbs,
        )

    def _crumbs(self, voice: Voice, company: Company | None = None) -> tuple[tuple[str, str], ...]:
        home = ((voice.say("nav", "home"), f"{voice.language}/"),)
        return home + (
            ((voice.text(company.entry.name), f"{voice.language}/{company.folder}/"),)
            if company
            else ()
        )

    def _render(self, template: str, voice: Voice, **values: Any) -> str:
        """A page's HTML with the cards of all figures that it shows."""
        page = self.environment.get_template(f"{template}.html").render(
            v=voice, say=voice.say, **values
        )
        return page + self._cards(voice, **values) if voice.used else page

    def _cards(self, voice: Voice, **values: Any) -> str:
        found: dict[str, Quantity] = {}
        waiting = list(voice.used.values())
        for quantity in waiting:
            if quantity.id not in found:
                found[quantity.id] = quantity
                waiting += quantity.inputs
        cards = [
            (quantity, self.checks.get(quantity.meaning, ()), self._owner(quantity))
            for quantity in found.values()
        ]
        return self.environment.get_template("cards.html").render(
            v=voice, say=voice.say, cards=cards, root=values["root"]
        )

    def _owner(self, quantity: Quantity) -> Company:
        """The company whose articles a quantity comes from."""
        while quantity.derived:
            quantity = quantity.inputs[0]
        return self.library.content.companies[quantity.facts[0].brief.partition("/")[0]]

    def _draw(self, chart: charts.Chart, voice: Voice) -> str:
        return charts.draw(chart, voice.words["chart"], self.templates / "charts")

    # What others take away

    def notes(self) -> dict[str, feeds.Note]:
        """Each brief as readers elsewhere see it, by its page's address, newest first."""
        voices = (
            self.brief_voice(language, brief)
            for brief in self.library.briefs()
            for language in LANGUAGES
        )
        return {note.url: note for note in map(self._note, voices)}

    def _note(self, voice: BriefVoice) -> feeds.Note:
        brief = voice.brief
        url = f"{voice.language}/{brief.url}"
        return feeds.Note(
            url=url,
            language=voice.language,
            title=_brief_title(voice),
            headline=voice.plain(brief.entry.headline),
            summary=voice.plain(brief.entry.summary),
            lines=lambda: map(voice.plain, brief.entry.bottom_line),
            company=voice.text(brief.company.entry.name),
            ticker=brief.company.entry.ticker,
            day=self.library.dated(brief),
            sources=self.library.sources.get(brief.id, ()),
            image=f"{url}poster.png",
        )

    def _citation(self, voice: BriefVoice) -> dict[str, Any]:
        note = self._note(voice)
        bibtex = feeds.bibtex(note, voice.say("frame", "site"), self.address)
        address = feeds.link(self.address, note.url) if self.address else ""
        return {"day": note.day, "address": address, "bibtex": bibtex}

    def with_head(self, page: Page, note: feeds.Note | None) -> Page:
        """The page with what search engines, feed readers and shared links want to know."""
        voice = self.voice(page.language)
        parts = [feeds.head(voice, page, self.address, note)]
        spoken = (page.language,) if page.alternates else LANGUAGES
        parts += [
            feeds.feed_link(self.voice(language), page.url, self.address) for language in spoken
        ]
        if page.url == f"{page.language}/data/":
            files = [f"data/{name}.{kind}" for name in export.COLUMNS for kind in ("csv", "json")]
            newest = max(map(self.library.dated, self.library.briefs()), default=date(1970, 1, 1))
            parts.append(feeds.json_ld(feeds.dataset(voice, page.url, files, newest, self.address)))
        return replace(page, head="\n".join(parts))

    def shared_files(self, notes: Mapping[str, feeds.Note]) -> dict[str, bytes]:
        """Feeds, each brief's facts, the data's description, and what crawlers read first."""
        voices = [self.voice(language) for language in LANGUAGES]
        spoken = grouped(notes.values(), lambda note: note.language)
        facts = grouped(self.library.content.facts, lambda fact: fact.brief)
        own = {
            _own_facts(brief): export.facts_csv(facts.get(brief.id, ()))
            for brief in self.library.briefs()
        }
        atoms = {
            f"{voice.language}/feed.xml": feeds.atom(
                voice, spoken.get(voice.language, ()), self.address
            )
            for voice in voices
        }
        return (
            atoms
            | own
            | {
                "data/datapackage.json": feeds.datapackage(
                    voices, self.library.content.sources.values(), self.address
                ),
                "llms.txt": feeds.llms(voices, spoken, self.address),
                "robots.txt": feeds.robots(self.address),
            }
        )

    def pictures(self) -> dict[str, Callable[[], bytes]]:
        """The poster of each brief in each language."""
        voices = [
            self.brief_voice(language, brief)
            for brief in self.library.briefs()
            for language in LANGUAGES
        ]
        return {
            f"{voice.language}/{voice.brief.url}poster.png": partial(self._poster, voice)
            for voice in voices
        }

    def _poster(self, voice: BriefVoice) -> bytes:
        return poster.draw(self.poster_words(voice))

    def poster_words(self, voice: BriefVoice) -> poster.Poster:
        """The words of a brief's poster."""
        brief, join = voice.brief, voice.say("label", "join")
        company = brief.company.entry
        return poster.Poster(
            voice.language,
            voice.say("frame", "site"),
            join.join([voice.text(company.name), company.ticker, voice.period(brief.period)]),
            voice.plain(brief.entry.headline),
            tuple(
                self._key_number(self._key_row(reference, voice), voice)
                for reference in brief.entry.key
            ),
        )

    def _key_number(self, row: scorecard.Row, voice: BriefVoice) -> tuple[str, str, str]:
        """What it is, the figure, and how it moved."""
        moved = (
            [f"{voice.number(row.yoy.figure, 'signed')} {voice.say('brief', 'yoy')}"]
            if row.yoy
            else []
        )
        moved += [voice.say("verdict", said) for said, _ in row.verdicts]
        shown = voice.number(row.actual.figure, "round") if row.actual else "–"
        return (
            voice.meaning(row.meaning, voice.brief.company, voice.brief.period),
            shown,
            voice.say("label", "join").join(moved),
        )

    # Briefs

    def _brief_page(self, voice: BriefVoice) -> Page:
        brief = voice.brief
        return Page(
            f"{voice.language}/{brief.url}",
            voice.language,
            _brief_title(voice),
            voice.plain(brief.entry.summary),
            _alternates(brief.url),
            self._brief_toc(voice),
            partial(self._brief, voice),
            crumbs=self._crumbs(voice, brief.company),
        )

    def _brief_toc(self, voice: BriefVoice) -> tuple[tuple[str, str], ...]:
        entry = voice.brief.entry
        own = [(section.id, _topic(voice.plain(section.title))) for section in entry.sections]
        before = ("scorecard", "charts") if entry.charts else ("scorecard",)
        after = ("thesis", "risks", "watch", "changes", "disputes", "sources")
        return (
            *((name, voice.say("brief", name)) for name in before),
            *own,
            *((name, voice.say("brief", name)) for name in after),
        )

    def _brief(self, voice: BriefVoice) -> str:
        brief, content, book = voice.brief, self.library.content, self.library.book
        rows = [
            scorecard.row(reference, brief, content, book) for reference in brief.entry.scorecard
        ]
        previous = self._beside(brief, -1)
        return self._render(
            "brief",
            voice,
            brief=brief,
            entry=brief.entry,
            company=brief.company,
            rows=rows,
            key=[self._key_row(reference, voice) for reference in brief.entry.key],
            chips=[(row, said, tone) for row in rows for said, tone in row.verdicts],
            draw=lambda chart: self._draw(plotting.chart(chart, voice), voice),
            find=voice.find,
            watch=[self._watched(item, voice) for item in brief.entry.watch],
            earlier=[
                self._settled(item, text, voice)
                for item, text in self._settled_items(brief)
            ],
            previous=previous,
            next=self._beside(brief, 1),
            moved=self._moved(brief, previous),
            guided_now=self._guided_now(brief),
            findings=self.findings(brief),
            sources=self._sources_of(brief),
            **self._citation(voice),
            own_facts=_own_facts(brief),
            called=self._called(brief.company, [row.meaning for row in rows], brief.period),
            root="../../../",
        )

    def _key_row(self, reference: str, voice: BriefVoice) -> scorecard.Row:
        return scorecard.row(reference, voice.brief, self.library.content, self.library.book)

    def _beside(self, brief: Brief, step: int) -> Brief | None:
        order = self.library.briefs(brief.company)[::-1]
        index = order.index(brief) + step
        return order[index] if 0 <= index < len(order) else None

    def _moved(self, brief: Brief, previous: Brief | None) -> list[tuple[scorecard.Row, Quantity]]:
        """Scorecard metrics known in both briefs: now, and what it was in the previous one."""
        if previous is None:
            return []
        found = []
        for reference in brief.entry.scorecard:
            now = scorecard.row(reference, brief, self.library.content, self.library.book)
            before = self.library.book.find(
                parse_reference(reference, previous, self.library.content).meaning, previous.period
            )
            if now.actual and before and now.actual.meaning.period != before.meaning.period:
                found.append((now, before))
        return found

    def _guided_now(self, brief: Brief) -> list[scorecard.Guided]:
        """Guidance given before that the brief's quarter or year settles."""
        guided = scorecard.ledger(
            brief.company.id, self.library.content, self.library.book, brief.period, brief.period
        )
        return [
            item
            for item in guided
            if item.actual and item.guidance.meaning.issued < str(brief.period)
        ]

    def _watched(
        self, item: WatchItem, voice: BriefVoice
    ) -> tuple[WatchItem, Any, Quantity | None, Brief | None]:
        """A watch item, the meaning of what settles it, that figure once known, and its brief."""
        meaning = parse_reference(item.settles, voice.brief, self.library.content).meaning
        newest = self.library.briefs(voice.brief.company)[0]
        quantity = self.library.book.find(meaning, newest.period)
        known_before = self.library.book.find(meaning, voice.brief.period)
        settled = (
            quantity
            if quantity is not known_before or (quantity and not quantity.meaning.issued)
            else None
        )
        return item, meaning, settled, self._brief_of(settled)

    def _brief_of(self, quantity: Quantity | None) -> Brief | None:
        return (
            self.library.content.briefs.get(quantity.facts[0].brief)
            if quantity and quantity.facts
            else None
        )

    def _settled_items(self, brief: Brief) -> list[tuple[tuple[Brief, WatchItem], Any]]:
        earlier = {
            item.id: (other, item)
            for other in self.library.briefs(brief.company)
            if other.period.end < brief.period.end
            for item in other.entry.watch
        }
        return [
            (earlier[item.item], item.text) for item in brief.entry.settled if item.item in earlier
        ]

    def _settled(
        self, item: tuple[Brief, WatchItem], text: Any, voice: BriefVoice
    ) -> tuple[Any, Any, Brief]:
        brief, watched = item
        return self.speak_of(brief, voice).inline(watched.text), voice.inline(text), brief

    def findings(self, brief: Brief) -> Sequence[Finding]:
        return self.library.shown.get(brief.id, ())

    def _sources_of(self, brief: Brief) -> list[tuple[Source, int]]:
        sources = self.library.sources.get(brief.id, ())
        return [(source, len(self.library.facts.get(source.id, ()))) for source in sources]

    # Companies

    def _company_page(self, voice: Voice, company: Company) -> Page:
        name = voice.text(company.entry.name)
        toc = tuple(
            (key, voice.say("company", key))
            for key in ("briefs", "trends", "guidance", "open_watch")
        )
        place = f"{company.folder}/"
        return Page(
            f"{voice.language}/{place}",
            voice.language,
            voice.say("company", "title", name=name, ticker=company.entry.ticker),
            voice.say("company", "description", name=name),
            _alternates(place),
            toc,
            lambda: self._company(replace(voice, used={}), company),
            crumbs=self._crumbs(voice),
        )

    def _company(self, voice: Voice, company: Company) -> str:
        briefs = self.library.briefs(company)
        if not briefs:
            return self._render("company-empty", voice, company=company)
        latest = self.speak_of(briefs[0], voice)
        guided = scorecard.ledger(
            company.id, self.library.content, self.library.book, briefs[0].period
        )
        voices = [self.speak_of(brief, voice) for brief in briefs]
        watched = [
            (other, self._watched(item, other))
            for other in voices
            for item in other.brief.entry.watch
        ]
        return self._render(
            "company",
            latest,
            company=company,
            briefs=voices,
            trends=self._trends(latest),
            trend_charts=[
                self._draw(plotting.trend(reference, latest), voice)
                for reference in company.entry.trends
            ],
            guided=guided,
            scores=scorecard.scores(guided),
            guided_charts=[self._draw(chart, voice) for chart in plotting.guidance(guided, latest)],
            open_watch=[(brief_voice, item) for brief_voice, item in watched if item[2] is None],
            root="../../",
            called=self._called(company, [item.guidance.meaning for item in guided]),
        )

    def _called(
        self, company: Company, meanings: Iterable[Meaning], period: Period | None = None
    ) -> str:
        """What readers of any language may type to find a page; searched, not shown."""
        words = [company.entry.ticker, *company.entry.name.values()]
        for voice in map(self.voice, LANGUAGES):
            words.append(voice.say("scenario", "guidance"))
            if period:
                words += [str(period), voice.period(period), voice.period(period, short=True)]
        for name in dict.fromkeys(meaning.concept for meaning in meanings):
            concept = self.library.content.concepts[name]
            words += [*concept.label.values(), *chain.from_iterable(concept.synonyms.values())]
        return " ".join(dict.fromkeys(words))

    def _trends(
        self, voice: BriefVoice
    ) -> tuple[list[Any], list[tuple[Meaning, list[Quantity | None]]]]:
        """Quarters and, for each trend of the company, its figure in each."""
        company = voice.brief.company
        meanings = [
            parse_reference(reference, voice.brief, self.library.content).meaning
            for reference in company.entry.trends
        ]
        rows = [plotting.history(meaning, voice) for meaning in meanings]
        quarters = scorecard.known_periods(quantity for row in rows for quantity in row.values())
        return quarters, [
            (meaning, [row.get(period.key) for period in quarters])
            for meaning, row in zip(meanings, rows, strict=True)
        ]

    # The rest

    def _home(self, voice: Voice) -> dict[str, Any]:
        briefs = [self.speak_of(brief, voice) for brief in self.library.briefs()]
        newest = briefs[0] if briefs else None
        previous = self._beside(newest.brief, -1) if newest else None
        rows = (
            [self._key_row(reference, newest) for reference in newest.brief.entry.key]
            if newest
            else []
        )
        return {
            "newest": newest,
            "briefs": briefs,
            "key": rows,
            "companies": list(self.library.content.companies.values()),
            "moved": self._moved(newest.brief, previous) if newest else [],
            "previous": previous,
            "root": "../",
        }

    def _parts(self, company: Company | None) -> dict[str, Any]:
        """What a page and its parts for each company share: links to them, the way to the root."""
        parts = (
            list(self.library.content.companies.values()) if self.several and not company else []
        )
        return {"parts": parts, "root": "../../../" if company else "../../"}

    def _sources(self, voice: Voice, company: Company | None = None) -> dict[str, Any]:  # noqa: ARG002 - as all pages
        sources = sorted(
            self._sources_shown(company), key=lambda source: source.entry.published, reverse=True
        )
        facts, briefs = self.library.facts, self.library.content.briefs
        names = [name for s in sources for name in s.entry.publisher.values()]
        pieces = [piece for name in names for piece in _pieces(name)]
        return {
            "sources": [(s, facts.get(s.id, ()), briefs.get(s.brief)) for s in sources],
            "names": " ".join(dict.fromkeys(names + pieces)),
            **self._parts(company),
        }

    def _sources_shown(self, company: Company | None) -> list[Source]:
        """All sources, or those of a company; none on the page that leads to the companies'."""
        return [
            source
            for brief in self._briefs_shown(company)
            for source in self.library.sources.get(brief.id, ())
        ]

    def _briefs_shown(self, company: Company | None) -> Sequence[Brief]:
        return () if self.several and not company else self.library.briefs(company)

    def _findings(self, voice: Voice, company: Company | None = None) -> dict[str, Any]:
        counts: dict[str, list[int]] = {}
        for finding in (
            self.library.checked.get(company.id, ()) if company else self.library.findings
        ):
            counts.setdefault(finding.rule, [0] * len(STATUSES))[
                STATUSES.index(finding.status)
            ] += 1
        briefs = [
            (self.speak_of(brief, voice), self.findings(brief))
            for brief in self._briefs_shown(company)
        ]
        return {"tally": sorted(counts.items()), "briefs": briefs, **self._parts(company)}

    def _facts(self, voice: Voice) -> dict[str, Any]:
        facts = self.library.by_age
        known = self.library.states
        shown = [(f, known.get(f.id, explorer.UNCHECKED)) for f in facts[: explorer.AT_ONCE]]
        data = {"data": self._explored(voice.language), "filters": explorer.FILTERS}
        return {
            "facts": shown,
            "total": len(facts),
            "what": explorer.what,
            **data,
            "root": "../../",
        }

    def _method(self, voice: Voice) -> dict[str, Any]:  # noqa: ARG002 - as all pages
        growth = (
            finding
            for finding in self.library.findings
            if finding.rule == "growth" and finding.status == "agrees"
        )
        example = max(growth, key=lambda finding: finding.brief, default=None)
        company = (
            self.library.content.companies[example.brief.partition("/")[0]] if example else None
        )
        return {"example": example, "company": company, "root": "../../"}

    def _glossary(self, voice: Voice) -> dict[str, Any]:
        return {
            "concepts": self.library.content.concepts,
            "other": next(tag for tag in LANGUAGES if tag != voice.language),
            "root": "../../",
        }

    def _data(self, voice: Voice) -> dict[str, Any]:  # noqa: ARG002 - as all pages
        return {
            "tables": export.COLUMNS,
            "counts": {
                "facts": len(self.library.content.facts),
                "findings": len(self.library.findings),
            },
            "root": "../../",
        }

    def _toc(
        self, name: str, voice: Voice, company: Company | None = None
    ) -> tuple[tuple[str, str], ...]:
        if name == "findings":
            briefs = [
                brief
                for brief in self._briefs_shown(company)
                if brief.entry.disputes or self.findings(brief)
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
                for source in self._sources_shown(company)
            )
        return ()


def _pieces(name: str) -> Iterator[str]:
    """A Chinese name in the pieces that a reader's browser may cut it into for the search."""
    for run in re.findall("[\u3400-\u9fff]+", name):
        for size in (1, 2, 3):
            yield from (run[start : start + size] for start in range(len(run) - size + 1))


def _brief_title(voice: BriefVoice) -> str:
    """Company, quarter and headline."""
    brief = voice.brief
    name, period = voice.text(brief.company.entry.name), voice.period(brief.period)
    title = voice.say("brief", "title", name=name, period=period)
    return voice.say("label", "colon").join([title, voice.plain(brief.entry.headline)])


def _own_facts(brief: Brief) -> str:
    """The file of a brief's own facts."""
    return f"data/{brief.url.rstrip('/')}.csv"


def _topic(title: str) -> str:
    """What stands before the colon of a section's title, for the list of contents."""
    return re.split("[:：]", title, maxsplit=1)[0]


def _alternates(place: str) -> dict[str, str]:
    return {language: f"{language}/{place}" for language in LANGUAGES}
