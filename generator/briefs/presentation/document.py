"""A brief in one language as a document of blocks, which page, PDF and terminal draw.

A section is one row of `SECTIONS`, in the order in which they are read: its id, which is its key in
the words of `brief`, and the function that makes its blocks of an editor's field and of values.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefs.analysis.dataset import Dataset
from briefs.analysis.scorecard import Row
from briefs.content.folder import Folder
from briefs.content.models import BriefFile, ChartEntry, Quotation
from briefs.content.records import Brief, Company
from briefs.model.language import ROWS, Text
from briefs.model.period import Period
from briefs.presentation import (
    chart_data,
    closing,
    coming,
    corrected,
    evidence,
    folding,
    legends,
    places,
    promised,
    since,
    tables,
    terms,
)
from briefs.presentation.blocks import (
    Block,
    Blocks,
    Charts,
    Drawing,
    Group,
    Heading,
    KeyNumbers,
    Points,
    Prose,
    Section,
    contents,
    parts,
)
from briefs.presentation.inline import DOUBTFUL, Inline, Link, Parts, Span
from briefs.presentation.reading import minutes
from briefs.presentation.values import BriefValues, Watched, values_of

if TYPE_CHECKING:  # a check needs the sections' ids, not the languages
    from briefs.presentation.prose import BriefLocalizer


@dataclass(frozen=True)
class Document:
    """A brief as its readers get it: the story of the first screen, then section by section.

    All is said in one language; `folder` says at which address the site stands.
    """

    dataset: Dataset
    localizer: BriefLocalizer
    folder: Folder = field(default_factory=lambda: Folder(Path()))
    preview: bool = False

    @property
    def entry(self) -> BriefFile:
        return self.localizer.brief.entry

    @property
    def company(self) -> Company:
        return self.localizer.brief.company

    @cached_property
    def values(self) -> BriefValues:
        return values_of(self.dataset, self.localizer.brief)

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

    @cached_property
    def drawings(self) -> Mapping[str, Drawing]:
        """Its charts by their ids."""
        return {one.chart.id: one for one in parts(self.blocks, Drawing)}

    @property
    def pdf(self) -> str:
        """The address of the PDF, where there is one; a preview has none."""
        made = self.printed and not self.preview
        return places.brief_pdf(self.localizer.brief, self.localizer.language) if made else ""

    @property
    def printed(self) -> bool:
        """True of a brief that has a PDF: as the settings say, or because it was published."""
        brief, wanted = self.localizer.brief, self.folder.pdf
        newest = wanted == "newest" and brief is self.dataset.briefs(brief.company)[0]
        place = places.brief_pdf(brief, self.localizer.language)
        return wanted == "all" or newest or f"/{place}" in self.folder.promised

    @property
    def pictures(self) -> Sequence[str]:
        """The social card, and the PDF if it has one."""
        brief, language = self.localizer.brief, self.localizer.language
        pdf = [places.brief_pdf(brief, language)] if self.printed else []
        return [places.social_card(brief, language), *pdf]

    @property
    def workbook(self) -> str:
        """The address of the workbook; a preview has none."""
        brief, language = self.localizer.brief, self.localizer.language
        return "" if self.preview else places.workbook(brief, language)

    @property
    def page(self) -> str:
        """Its own page."""
        return places.brief_page(self.localizer.brief, self.localizer.language)

    @property
    def figures(self) -> str:
        """The page of its figures."""
        return places.figures_page(self.localizer.brief, self.localizer.language)

    @cached_property
    def headline(self) -> Parts:
        return self.localizer.line(self.entry.headline)

    @cached_property
    def story(self) -> Blocks:
        """The first screen: bottom line, key numbers, the first chart, promises."""
        return self.blocks[: len(self._story)]

    @cached_property
    def _story(self) -> Blocks:
        made = chain.from_iterable(make(self) for make in STORY)
        return tuple(self.explained(made))

    @property
    def key_numbers(self) -> KeyNumbers:
        return tables.key_numbers(self.localizer, self.values.key)

    @property
    def dateline(self) -> Parts:
        """The days of the report and of what is known, the time it takes to read, the articles."""
        join, comma = self.say("join", "label"), self.say("clause", "label")
        return (*self.known_to, join, comma.join(self.minutes.values()), join, *self.articles)

    @property
    def known_to(self) -> Parts:
        """The day of the report, where a source names it, and that up to which is known."""
        known = self.say("day", date=self.localizer.date(self.values.day))
        return (*coming.reported(self.localizer), known)

    @cached_property
    def minutes(self) -> Mapping[str, str]:
        """The minutes that it takes as it opens, and in full."""
        row = self.localizer.row
        brief, full = (minutes(self.blocks, row, folded=folded) for folded in (True, False))
        if brief == full:
            return {"": self.say("minutes", n=full)}
        return {
            "brief": self.say("minutes_brief", n=brief),
            "full": self.say("minutes_full", n=full),
        }

    @property
    def articles(self) -> Parts:
        """The publishers, each leading to its article, or to that on the page of sources."""
        cited = closing.articles(self)
        comma = self.say("comma", "label")
        said: list[Inline] = [self.say("articles", n=len(cited)), self.say("colon", "label")]
        for number, one in enumerate(cited):
            link = Link(one.address or one.page, (one.publisher,))
            said += [comma, link] if number else [link]
        return tuple(said)

    @property
    def grounds(self) -> Parts:
        """The day on which its period ended, its figures, the currency that goes unsaid."""
        localizer, sources = self.localizer, self.values.sources
        period = localizer.brief.period
        used = self.say("facts_used", n=sum(n for _, n in sources), m=len(sources))
        said: list[Inline] = [
            self.say(f"{period.kind}_ended", date=localizer.ended(period)),
            Link(self.figures, (used,), (("id", "figures"),)),
        ]
        if localizer.unsaid:
            said.append(self.say("in_home", currency=localizer.currency_name))
        join = self.say("join", "label")
        return tuple(chain.from_iterable((join, part) for part in said))[1:]

    @property
    def quarters(self) -> Sequence[Parts]:
        """The quarters around its own; those with a brief lead there, the next one is due."""
        return [(_quarter(self, *one),) for one in self.values.row_of_periods]

    @property
    def marker(self) -> Parts:
        """The day of the last correction, if there is any."""
        return corrected.marker(self.values.corrections, self.localizer)

    @cached_property
    def sections(self) -> Sequence[Section]:
        return [one for one in self.blocks[len(self._story) :] if isinstance(one, Section)]

    @property
    def contents(self) -> tuple[tuple[str, str], ...]:
        return contents(chain.from_iterable(part.sections(self) for part in SECTIONS))  # unmade

    def section(
        self, name: str, title: Parts, make: Callable[[], Iterable[Block]], style: str = ""
    ) -> Section:
        """A section, below which the marks in it are explained, doubt only if it was not before."""
        return Section(name, title, lambda: self.explained(make(), self._doubt), style)

    @cached_property
    def _doubt(self) -> Sequence[object]:
        """The sentence on figures in doubt, if the first screen has it."""
        said = chain.from_iterable(one.parts for one in self._story if isinstance(one, Prose))
        return [one for one in said if isinstance(one, str) and one.startswith(DOUBTFUL)]

    def explained(self, blocks: Iterable[Block], known: Collection[object] = ()) -> Iterator[Block]:
        """Some blocks, and below them what the marks in them mean that is not known."""
        return legends.explained(self.localizer, blocks, known)

    def rest(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """The blocks that a hurried reader leaves folded, if there are any."""
        if blocks:
            yield Group("rest", tuple(self.explained(blocks, self._doubt)))

    @cached_property
    def evidence(self) -> Sequence[Section]:
        """All that the page of its figures has in full, of which the brief has a line each."""
        return tuple(evidence.sections(self))

    @cached_property
    def blocks(self) -> Blocks:
        """All blocks as they are read, each metric defined where it is first spoken of."""
        sections = chain.from_iterable(part.sections(self) for part in SECTIONS)
        return terms.defined(self.localizer, (*self._story, *sections))


def _quarter(document: Document, period: Period, brief: Brief | None) -> Inline:
    """A quarter, which leads to its brief if there is one."""
    localizer, values = document.localizer, document.values
    if brief is None:
        return Span("soft", (coming.unwritten(period, document.dataset, localizer),))
    name = localizer.period(period, short=True)
    ways = {
        localizer.brief.id: ("aria-current", "page"),
        **{one.id: ("rel", "prev") for one in [values.previous] if one},
        **{one.id: ("rel", "next") for one in [values.next] if one},
    }
    said = (ways[brief.id],) if brief.id in ways else ()
    return Link(places.brief_page(brief, localizer.language), (name,), said)


Make = Callable[[Document], Iterable[Block]]


@dataclass(frozen=True)
class Part:
    """A section of a brief: its id, what makes its blocks, the ids of the headings within."""

    id: str
    make: Make
    within: tuple[str, ...] = ()
    style: str = ""
    when: Callable[[BriefFile], object] = lambda _: True

    def sections(self, document: Document) -> Iterator[Section]:
        """The section, if there is anything to say in it."""
        if self.when(document.entry):
            title = (document.say(self.id),)
            yield document.section(self.id, title, partial(self.make, document), self.style)


# The first screen


def _bottom_line(document: Document) -> Iterator[Block]:
    points = Points(document.lines(document.entry.bottom_line), "numbered")
    title = (document.say("bottom_line"),)
    yield Section("bottom-line", title, lambda: [points], "bottom")


def _promises(document: Document) -> Iterator[Block]:
    rows = [*promised.promises(document.localizer, document.values.promised)]
    if rows:
        title = (document.say("promises"),)
        yield Section("promises", title, lambda: rows, "promised")


# The sections


PLACED = ("guidance", "results", "peers")  # ids of an editor's sections that have a place


@dataclass(frozen=True)
class Themes(Part):
    """The sections that an editor names: the placed one of this id, or all that have no place.

    As many of their charts as are `shown` stand open.
    """

    make: Make = lambda _: ()
    shown: bool = True

    def sections(self, document: Document) -> Iterator[Section]:
        localizer = document.localizer
        for theme in document.entry.sections:
            if (theme.id if theme.id in PLACED else "sections") == self.id:
                line = localizer.line(theme.title)
                known = any(theme.title.values())
                title = line if known else (localizer.gap(theme.title) + theme.id,)
                make = partial(folding.theme, document, theme, shown=self.shown)
                yield document.section(theme.id, title, make, self.style)


def _scorecard(document: Document) -> Iterator[Block]:
    """The rows with a verdict; those without one unfold, where there are both."""
    judged: list[tuple[Row, Row]] = []
    others: list[tuple[Row, Row]] = []
    for rows in document.values.completed:
        (judged if any([*one.grounds] for one in rows) else others).append(rows)
    yield tables.scorecard(document.localizer, judged or others)
    yield from tables.stated(document.localizer, document.values.rows)
    if judged and others:
        yield from document.rest([tables.scorecard(document.localizer, others)])


def _thesis(document: Document) -> Iterator[Block]:
    cases = (("bull", document.entry.thesis.bull), ("bear", document.entry.thesis.bear))
    sides = [
        Group("side", [Points(document.lines(items))], (document.say(name),), name)
        for name, items in cases
    ]
    yield Prose((document.say("opinion"),), "legend")
    yield Group("sides", sides)
    if document.entry.reconsider:
        heading = Heading("reconsider", (document.say("reconsider"),))
        yield from document.rest([heading, Points(document.lines(document.entry.reconsider))])


def _quotations(document: Document) -> Iterator[Block]:
    yield Points([tuple(_quoted(document, said)) for said in document.entry.management_said])


def _quoted(document: Document, quotation: Quotation) -> Iterator[Inline]:
    """The words, who said them, and the paragraph of the article that has them."""
    localizer = document.localizer
    source = localizer.content.sources[quotation.source]
    before, after = document.say("quoted", words="\0").split("\0")
    yield from (before, *localizer.line(quotation.words), after)
    speaker = localizer.text(quotation.speaker)
    if ROWS[source.entry.language].code != localizer.row.code:
        speaker = document.say("translated", speaker=speaker)
    place = f"{localizer.text(source.entry.publisher)} {localizer.say('sources', 'paragraph')}"
    link = Link(f"{localizer.sources_page(source.id)}#{source.id}", (f"{place}{quotation.at}",))
    yield Span("soft", (speaker, document.say("join", "label"), link))


def _watch(document: Document) -> Iterator[Block]:
    localizer = document.localizer
    columns: list[tables.Spec] = [
        ("brief.question", "title", lambda watched: localizer.line(watched.item.text)),
        ("brief.settles", "text", lambda watched: (tables.meaning(localizer, watched.meaning),)),
        ("brief.outcome", "outcome", partial(_outcome, document)),
    ]
    table = partial(tables.table, localizer, "brief.watch", "words", columns)
    shown, others = folding.parted(document.values.watch)
    yield table(shown)
    yield from document.rest([table(others)] if others else [])


def _outcome(document: Document, watched: Watched) -> Parts:
    localizer, later = replace(document.localizer, dated=False), watched.brief
    said = tables.chip(localizer, (watched.state, "neutral"))
    figure = localizer.figure(watched.outcome) if watched.outcome else said
    if later is None or later is localizer.brief:
        return (figure,)
    period = localizer.period(later.period, short=True)
    return (figure, " ", Link(places.brief_page(later, localizer.language), (period,)))


def _corrections(document: Document) -> Iterator[Block]:
    yield corrected.answers([(note, document.localizer) for note in document.values.corrections])


STORY: tuple[Make, ...] = (
    _bottom_line,
    lambda brief: [brief.key_numbers],
    lambda brief: brief.charts(brief.entry.charts[:1], "first"),
    _promises,
)
SECTIONS = (
    Part("thesis", _thesis, ("bull", "bear", "reconsider")),
    Themes("guidance"),
    Themes("results"),
    Part("scorecard", _scorecard),
    Part(
        "reaction",
        lambda brief: folding.told(brief, brief.entry.reaction),
        when=lambda entry: entry.reaction,
    ),
    Part(
        "charts",
        lambda brief: brief.charts(brief.entry.charts[1:]),
        when=lambda entry: entry.charts[1:],
    ),
    Themes("sections", style="half", shown=False),
    Themes("peers"),
    Part("quotations", _quotations, when=lambda entry: entry.management_said),
    Part(
        "risks", lambda brief: folding.points(brief, brief.lines(brief.entry.risks)), style="half"
    ),
    Part("watch", _watch),
    Part("changes", since.changes, ("guided", "revised", "settled"), "half"),
    Part("disputes", folding.disputes, ("findings",), "half"),
    Part("corrections", _corrections, when=lambda entry: entry.corrections),
    Part("sources", closing.sources, ("downloads", "cite", "disclaimer")),
)
# of page and first screen
AROUND = ("top", "content", "bottom-line", "promises", "figures", "key-figures", "values", "take")
ANCHORS = frozenset(AROUND).union(*((part.id, *part.within) for part in SECTIONS)) - {*PLACED}
