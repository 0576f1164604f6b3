"""A brief in one language as a document of blocks, which page, PDF and terminal draw.

A section is one row of `SECTIONS`, in the order in which they are read: its id, which is its key in
the words of `brief`, and the function that makes its blocks of an editor's field and of values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from typing import Any

from briefs.analysis.dataset import Dataset
from briefs.content.models import BriefFile, ChartEntry
from briefs.content.models import Section as Theme
from briefs.content.records import Company, Source
from briefs.model.language import Text
from briefs.presentation import chart_data, citation, places, tables
from briefs.presentation.blocks import (
    Answers,
    Block,
    Blocks,
    Charts,
    Cited,
    Group,
    Heading,
    Points,
    Prose,
    Section,
    Sources,
    contents,
)
from briefs.presentation.inline import Chip, Inline, Link, Parts, Span
from briefs.presentation.prose import BriefLocalizer
from briefs.presentation.values import BriefValues, Settled, Watched


@dataclass(frozen=True)
class View:
    """A brief's values and the language in which they are said; `address` is the site's."""

    dataset: Dataset
    localizer: BriefLocalizer
    address: str = ""
    preview: bool = False

    @property
    def entry(self) -> BriefFile:
        return self.localizer.brief.entry

    @property
    def company(self) -> Company:
        return self.localizer.brief.company

    @cached_property
    def values(self) -> BriefValues:
        return BriefValues(self.dataset, self.localizer.brief)

    def say(self, key: str, section: str = "brief", **parts: object) -> str:
        return self.localizer.say(section, key, **parts)

    def lines(self, items: Iterable[Text]) -> list[Parts]:
        """An editor's texts of a line each."""
        return [self.localizer.line(item) for item in items]

    def charts(self, entries: Iterable[ChartEntry], style: Any = "") -> Iterator[Block]:
        """An editor's charts, if there are any."""
        drawings = [chart_data.chart(entry, self.localizer) for entry in entries]
        if drawings:
            yield Charts(drawings, style)

    @property
    def pdf(self) -> str:
        """The address of the PDF; a preview has none."""
        return (
            "" if self.preview else places.brief_pdf(self.localizer.brief, self.localizer.language)
        )


Make = Callable[[View], Iterable[Block]]


@dataclass(frozen=True)
class Part:
    """A section of a brief: its id, what makes its blocks, the ids of the headings within."""

    id: str
    make: Make
    within: tuple[str, ...] = ()
    style: str = ""
    when: Callable[[BriefFile], object] = lambda _: True

    def sections(self, view: View) -> Iterator[Section]:
        """The section, if there is anything to say in it."""
        if self.when(view.entry):
            yield Section(self.id, (view.say(self.id),), partial(self.make, view), self.style)


@dataclass(frozen=True)
class Document:
    """A brief as its readers get it: the story of the first screen, then section by section."""

    view: View

    @cached_property
    def headline(self) -> Parts:
        return self.view.localizer.line(self.view.entry.headline)

    @cached_property
    def story(self) -> Blocks:
        """The first screen: bottom line, key numbers, verdicts, the first chart."""
        return tuple(chain.from_iterable(make(self.view) for make in STORY))

    @property
    def dateline(self) -> Parts:
        """The day on which the quarter ended, the articles used, the currency that goes unsaid."""
        view, sources = self.view, self.view.values.sources
        said: list[Inline] = [
            view.say("quarter_ended", date=view.localizer.ended(view.localizer.brief.period)),
            view.say("facts_used", n=sum(n for _, n in sources), m=len(sources)),
        ]
        if view.localizer.unsaid:
            said.append(view.say("in_home", currency=view.localizer.currency_name))
        join = view.say("join", "label")
        return tuple(chain.from_iterable((join, part) for part in said))[1:]

    @cached_property
    def lead(self) -> Sequence[Section]:
        """The sections that belong to the first screen."""
        return [section for part in LEAD for section in part.sections(self.view)]

    @cached_property
    def sections(self) -> Sequence[Section]:
        return [section for part in SECTIONS for section in part.sections(self.view)]

    @property
    def contents(self) -> tuple[tuple[str, str], ...]:
        return contents(self.sections)

    @property
    def pdf(self) -> str:
        return self.view.pdf

    @property
    def blocks(self) -> Blocks:
        """All blocks as they are read."""
        return (*self.story, *self.lead, *self.sections)


# The first screen


def _bottom_line(view: View) -> Iterator[Block]:
    points = Points(view.lines(view.entry.bottom_line), "numbered")
    yield Section("bottom-line", (view.say("bottom_line"),), lambda: [points], "bottom")


def _key(view: View) -> Iterator[Block]:
    yield tables.key_numbers(view.localizer, view.values.key)


def _chips(view: View) -> Iterator[Block]:
    localizer = view.localizer
    chips: list[Parts] = [
        (tables.chip(localizer, verdict, tables.metric(localizer, row.meaning, short=True)),)
        for row in view.values.rows
        for verdict in row.verdicts
    ]
    if chips:
        yield Points(chips, "chips", view.say("verdict"))


def _first_chart(view: View) -> Iterator[Block]:
    yield from view.charts(view.entry.charts[:1], "first")


def _reaction(view: View) -> Iterator[Block]:
    yield Prose(view.localizer.prose(view.entry.reaction))


# The sections


def _scorecard(view: View) -> Iterator[Block]:
    yield tables.scorecard(view.localizer, view.values.rows)


def _charts(view: View) -> Iterator[Block]:
    yield from view.charts(view.entry.charts[1:])


class Themes(Part):
    """The sections that an editor names."""

    def sections(self, view: View) -> Iterator[Section]:
        for theme in view.entry.sections:
            yield Section(theme.id, view.localizer.line(theme.title), partial(_theme, view, theme))


def _theme(view: View, theme: Theme) -> Iterator[Block]:
    yield Prose(view.localizer.prose(theme.body), "body")
    yield from view.charts(theme.charts)
    if theme.figures:
        localizer = view.localizer
        columns: list[tables.Spec] = [
            ("", "title", lambda one: (tables.meaning(localizer, one.meaning),)),
            ("", "figure", localizer.cell),
        ]
        found, title = map(localizer.find, theme.figures), f"={localizer.plain(theme.title)}"
        pairs = tables.table(localizer, title, "pairs", columns, found)
        yield Group("fold", (pairs,), (view.say("key_figures"),))


def _thesis(view: View) -> Iterator[Block]:
    cases = (("bull", view.entry.thesis.bull), ("bear", view.entry.thesis.bear))
    sides = [
        Group("side", [Points(view.lines(items))], (view.say(name),), name) for name, items in cases
    ]
    yield Group("sides", sides)


def _reconsider(view: View) -> Iterator[Block]:
    yield Points(view.lines(view.entry.reconsider))


def _risks(view: View) -> Iterator[Block]:
    yield Points(view.lines(view.entry.risks))


def _watch(view: View) -> Iterator[Block]:
    localizer = view.localizer
    columns: list[tables.Spec] = [
        ("brief.question", "title", lambda watched: localizer.line(watched.item.text)),
        ("brief.settles", "text", lambda watched: (tables.meaning(localizer, watched.meaning),)),
        ("brief.outcome", "outcome", partial(_outcome, view)),
    ]
    yield tables.table(localizer, "brief.watch", "words", columns, view.values.watch)


def _outcome(view: View, watched: Watched) -> Parts:
    if watched.outcome is None:
        return (Chip(view.say("open"), "neutral"),)
    figure = view.localizer.figure(watched.outcome)
    later = watched.brief
    if later is None or later is view.localizer.brief:
        return (figure,)
    period = view.localizer.period(later.period, short=True)
    return (figure, " ", Link(places.brief_page(later, view.localizer.language), (period,)))


def _changes(view: View) -> Iterator[Block]:
    values = view.values
    if values.previous is None:
        yield Prose((Span("paragraph", (view.say("first"),)),))
        return
    if view.entry.changes:
        yield Points(view.lines(view.entry.changes))
    if values.moved:
        yield tables.moved(view.localizer, values.previous, values.moved)
    if values.guided_now:
        yield Heading("guided", (view.say("guided_before"),))
        yield tables.ledger(view.localizer, values.guided_now)
    if values.settled:
        yield Heading("settled", (view.say("watch_before"),))
        yield Answers([_settled(view, settled) for settled in values.settled])


def _settled(view: View, settled: Settled) -> tuple[Parts, Parts]:
    localizer = view.localizer
    asked = localizer.of(settled.brief).line(settled.item.text)
    period = localizer.period(settled.brief.period, short=True)
    link = Link(places.brief_page(settled.brief, localizer.language), (period,))
    return (*asked, " ", Span("soft", (link,))), localizer.line(settled.text)


def _disputes(view: View) -> Iterator[Block]:
    yield from tables.disputes(view.localizer, view.entry.disputes)
    if view.values.findings:
        yield Heading("findings", (view.say("found"),))
        yield tables.findings(view.localizer, view.values.findings)
    elif not view.entry.disputes:
        said = "no_disputes" if view.values.sources[1:] else "one_source"
        yield Prose((Span("paragraph", (view.say(said),)),))


def _sources(view: View) -> Iterator[Block]:
    yield Sources([_cited(view, source, count) for source, count in view.values.sources])
    downloads = [Heading("downloads", (view.say("downloads"),)), Points(_downloads(view))]
    yield Group("online", downloads)
    localizer, base = view.localizer, view.address
    page, day = places.brief_page(localizer.brief, localizer.language), view.values.day
    address = places.link(base, page) if base else ""
    cited = Span("paragraph", citation.citation(localizer, day, address))
    site = view.say("site", "frame")
    entry = citation.bibtex(citation.title(localizer), site, day, page, base)
    code = Group("fold", [Prose((entry,), "code")], ("BibTeX",))
    blocks = [Heading("cite", (view.say("cite"),)), Prose((cited,), "citation")]
    yield Group("unsearched", [*blocks, Group("online", [code])])
    said = [view.say("not_advice")]
    if view.localizer.row.converts:
        said.append(view.say("converted", "frame"))
    yield Prose((view.say("gap", "label").join(said),), "remark", "disclaimer")


def _cited(view: View, source: Source, count: int) -> Cited:
    localizer, entry = view.localizer, source.entry
    about = [localizer.date(entry.published), localizer.say("sources", "taken", n=count)]
    return Cited(
        localizer.text(entry.publisher),
        localizer.text(entry.title),
        view.say("join", "label").join(about),
        f"{localizer.sources_page(source.id)}#{source.id}",
        entry.url or "",
    )


def _downloads(view: View) -> list[Parts]:
    language = view.localizer.language
    pdf: Inline = view.say("pdf_later", "print")
    if view.pdf:
        pdf = Link(view.pdf, (view.say("pdf", "print"),), (("type", "application/pdf"),))
    files = [
        (places.own_facts(view.localizer.brief), "downloads_own"),
        ("data/facts.csv", "downloads_facts"),
        ("data/facts.json", "downloads_json"),
    ]
    return [
        (pdf,),
        *((Link(file, (view.say(key),), (("download", ""),)),) for file, key in files),
        (Link(f"{language}/data/", (view.say("data", "nav"),)),),
    ]


STORY: tuple[Make, ...] = (_bottom_line, _key, _chips, _first_chart)
LEAD = (Part("reaction", _reaction, style="reaction"),)
SECTIONS = (
    Part("scorecard", _scorecard),
    Part("charts", _charts, when=lambda entry: entry.charts[1:]),
    Themes("sections", lambda _: ()),
    Part("thesis", _thesis, ("bull", "bear")),
    Part("reconsider", _reconsider, when=lambda entry: entry.reconsider),
    Part("risks", _risks),
    Part("watch", _watch),
    Part("changes", _changes, ("guided", "settled")),
    Part("disputes", _disputes, ("findings",)),
    Part("sources", _sources, ("downloads", "cite", "disclaimer")),
)
AROUND = ("top", "content", "bottom-line", "figures")  # ids of the page and of its first screen
ANCHORS = frozenset(AROUND).union(*((part.id, *part.within) for part in (*LEAD, *SECTIONS)))
