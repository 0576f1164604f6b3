"""A brief's figures as a workbook (XLSX): figures, printings, disagreements, and what they are."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from briefs.analysis.doubts import doubt
from briefs.model.facts import Fact, Quantity
from briefs.model.figure import Figure
from briefs.presentation import cards, citation, places
from briefs.presentation.blocks import quantities
from briefs.presentation.context import RenderContext
from briefs.presentation.document import Document
from briefs.presentation.inline import plain
from briefs.presentation.localizer import known_to
from briefs.presentation.prose import BriefLocalizer

LONGEST = 2000  # characters of an address; Excel knows no longer one
LONGEST_TEXT = 32_767  # of a cell


class Led(NamedTuple):
    """A text that leads somewhere, where the address is known."""

    text: str
    address: str


Cell = str | int | Decimal | date | Led | None


class Column(NamedTuple):
    """A column: its head and its meaning, each a word of a section, and its width."""

    head: tuple[str, str]
    means: tuple[str, str]
    width: int


_WHAT = Column(("brief", "what"), ("workbook", "what"), 48)
_LOW = Column(("chart", "low"), ("facts_column", "low"), 19)
_HIGH = Column(("chart", "high"), ("facts_column", "high"), 19)
_UNIT = Column(("workbook", "unit"), ("facts_column", "unit"), 10)
_PRINTED = Column(("sources", "printed"), ("facts_column", "printed"), 24)
_SOURCE = Column(("facts", "source"), ("workbook", "source"), 24)
_PARAGRAPH = Column(("workbook", "paragraph"), ("facts_column", "at"), 10)
_ID = Column(("chart", "id"), ("workbook", "id"), 44)
FIGURES = (
    _WHAT,
    Column(("facts", "company"), ("facts_column", "entity"), 18),
    Column(("facts", "segment"), ("facts_column", "segment"), 18),
    Column(("facts", "concept"), ("workbook", "concept"), 24),
    Column(("facts", "period"), ("workbook", "period"), 16),
    Column(("facts", "scenario"), ("facts_column", "scenario"), 14),
    Column(("brief", "change"), ("workbook", "change"), 18),
    Column(("brief", "shown"), ("workbook", "shown"), 18),
    _LOW,
    _HIGH,
    _UNIT,
    _PRINTED,
    _SOURCE,
    _PARAGRAPH,
    Column(("card", "formula"), ("workbook", "formula"), 36),
    Column(("workbook", "inputs"), ("workbook", "inputs_mean"), 60),
    Column(("card", "doubt"), ("facts_column", "doubt"), 24),
    _ID,
)
PRINTINGS = (
    _WHAT, _PRINTED, _LOW, _HIGH, _UNIT, _SOURCE,
    Column(("brief", "published"), ("sources_column", "published"), 13), _PARAGRAPH, _ID,
)  # fmt: skip
ABOUT = (
    Column(("workbook", "about"), ("workbook", "about"), 24),
    Column(("data", "meaning"), ("data", "meaning"), 110),
)
DISPUTES = (
    Column(("workbook", "title"), ("workbook", "title_means"), 48),
    Column(("brief", "says"), ("workbook", "says"), 100),
    Column(("facts", "status"), ("findings_column", "status"), 24),
    Column(("chart", "id"), ("findings_column", "id"), 44),
)


def draw(context: RenderContext, localizer: BriefLocalizer) -> bytes:
    """The workbook of a brief in one language, dated with its day."""
    brief = _Rows(context.document(localizer))
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True})
    day = datetime.combine(brief.document.values.day, time(), UTC).replace(tzinfo=None)
    author = localizer.say("frame", "site")
    book.set_properties({"title": citation.title(localizer), "author": author, "created": day})
    sheets: list[tuple[str, Sequence[Column], Iterable[Sequence[Cell]]]] = [
        (localizer.say("print", "figures"), FIGURES, brief.figures()),
        (localizer.say("workbook", "printings"), PRINTINGS, brief.printings()),
        (localizer.say("nav", "findings"), DISPUTES, brief.disputes()),
        (localizer.say("workbook", "about"), ABOUT, brief.about()),
    ]
    for name, columns, rows in sheets:
        heads = [localizer.say(*column.head) for column in columns]
        _fill(book, name, columns, [heads, *rows])
    book.close()
    return file.getvalue()


@dataclass(frozen=True)
class _Rows:
    """The rows of each sheet."""

    document: Document

    @property
    def localizer(self) -> BriefLocalizer:
        return self.document.localizer

    @cached_property
    def shown(self) -> Sequence[Quantity]:
        """The figures of the brief, and those that they were computed from."""
        document = self.document
        shown = (document.headline, document.blocks, document.evidence)
        return list(cards.grounds(quantities(shown)))

    def address(self, url: str) -> str:
        """The address of a place of the site; nothing where the site's own is not known."""
        base = self.document.folder.address
        return places.link(base, url) if base else ""

    def what(self, quantity: Quantity) -> Led:
        """All that a figure says, which leads to its card."""
        localizer = self.localizer
        said = localizer.meaning(quantity.meaning, cards.teller(quantity, localizer))
        return Led(said, self.address(f"{self.document.figures}#f-{quantity.id}"))

    def source(self, fact: Fact) -> Led:
        """The publisher, which leads to the words of the article, or to what is known of it."""
        entry, own = self.localizer.content.sources[fact.source].entry, self.localizer
        place = f"{own.sources_page(fact.source)}#{fact.source}"
        address = places.passage(entry.url, fact.printed) if entry.url else self.address(place)
        return Led(own.text(entry.publisher), address)

    def figures(self) -> Iterator[Sequence[Cell]]:
        """A row for each figure, with the printing that is shown, or with its arithmetic."""
        localizer = self.localizer
        for one in self.shown:
            meaning, company = one.meaning, cards.teller(one, localizer)
            fact = one.facts[0] if one.facts else None
            found = doubt(one, localizer.doubts)
            change = localizer.say("change", meaning.change) if meaning.change else ""
            yield (
                self.what(one),
                localizer.company(meaning.entity, company),
                localizer.segment(meaning.segment, company) if meaning.segment else "",
                localizer.concept(meaning.concept),
                localizer.period(known_to(meaning.period, meaning.entity, company), short=True),
                localizer.scenario(meaning),
                change,
                localizer.full(one),
                *_read(one.figure),
                *((fact.printed, self.source(fact), fact.at) if fact else ("", "", None)),
                "" if fact else plain(localizer.arithmetic(one)),
                "; ".join(self._input(part) for part in one.inputs),
                f"dispute:{found.brief.id}:{found.dispute}" if found else "",
                one.id,
            )

    def _input(self, part: Quantity) -> str:
        return self.localizer.say("label", "colon").join(
            [self.localizer.full(part), self.what(part).text]
        )

    def printings(self) -> Iterator[Sequence[Cell]]:
        """A row for each printing of each figure."""
        for one in self.shown:
            for fact in one.facts:
                day = self.localizer.content.sources[fact.source].entry.published
                read, source = _read(fact.figure), self.source(fact)
                yield self.what(one), fact.printed, *read, source, day, fact.at, fact.id

    def disputes(self) -> Iterator[Sequence[Cell]]:
        """A row for each contradiction of sources, and for each of what the checks found."""
        values, own, say = self.document.values, self.localizer.disputing(), self.localizer.say
        for one in values.disputes:
            place = places.dispute(values.brief, one.id, own.language)
            title = Led(own.plain(one.title), self.address(place))
            kind = say("finding", "definition") if one.kind == "definition" else ""
            yield title, own.plain(one.text), kind, f"dispute:{values.brief.id}:{one.id}"
        for finding in values.findings:
            title = Led(
                say("rule", finding.rule), self.address(f"{self.document.figures}#findings")
            )
            yield title, own.finding(finding), say("status", finding.status), finding.id

    def about(self) -> Iterator[Sequence[Cell]]:
        """The brief, the rights, each column in words, and the articles."""
        document, localizer, say = self.document, self.localizer, self.localizer.say
        page = places.brief_page(localizer.brief, localizer.language)
        yield say("home", "brief"), Led(citation.title(localizer), self.address(page))
        yield say("brief", "published"), plain(document.known_to)
        yield "", say("workbook", "intro")
        yield "", say("data", "rights")
        yield "", say("brief", "not_advice")
        columns = dict.fromkeys((*FIGURES, *PRINTINGS, *DISPUTES))
        yield from ((say(*column.head), say(*column.means)) for column in columns)
        for source, _ in document.values.sources:
            entry = source.entry
            said = say("label", "colon").join(map(localizer.text, (entry.publisher, entry.title)))
            yield say("facts", "source"), Led(said, entry.url or "")


def _read(figure: Figure) -> tuple[Cell, Cell, Cell]:
    return figure.low, figure.high, figure.unit or ""


def _fill(
    book: Workbook, name: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]
) -> None:
    """Add a sheet with its rows, whose first is the head and stays, each column to be filtered."""
    sheet = book.add_worksheet(_sheet_name(name, book))
    formats = _Formats(book)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width, formats.text)
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            _write(sheet, (number, place), cell, formats)
    sheet.set_row(0, None, book.add_format({"bold": True, "bottom": 1}))
    sheet.freeze_panes(1, 1)
    if len(rows) > 1:
        sheet.autofilter(0, 0, len(rows) - 1, len(columns) - 1)


def _sheet_name(name: str, book: Workbook) -> str:
    """A name as Excel allows it, or one of its own making."""
    fit = re.sub(r"[\[\]:*?/\\']+", " ", name).strip()[:31].strip()
    taken = {one.get_name().casefold() for one in book.worksheets()}
    return fit if fit.casefold() not in taken else ""


def _write(sheet: Worksheet, place: tuple[int, int], cell: Cell, formats: "_Formats") -> None:
    """A cell as what it is: no text is taken for a formula, a number or an address."""
    match cell:
        case Led(text, address) if address and len(address) <= LONGEST:
            sheet.write_url(*place, address, formats.link, string=text)
        case Led(text):
            sheet.write_string(*place, text[:LONGEST_TEXT], formats.text)
        case str():
            sheet.write_string(*place, cell[:LONGEST_TEXT], formats.text)
        case Decimal():
            sheet.write_number(*place, float(cell), formats.number(cell))
        case int():
            sheet.write_number(*place, cell, formats.text)
        case date():
            sheet.write_datetime(*place, cell, formats.day)


@dataclass(frozen=True)
class _Formats:
    """The looks of cells."""

    book: Workbook

    @cached_property
    def text(self) -> Format:
        return self.book.add_format({"valign": "top", "text_wrap": True})

    @cached_property
    def link(self) -> Format:
        look = {"valign": "top", "text_wrap": True, "font_color": "#0f5499", "underline": 1}
        return self.book.add_format(look)

    @cached_property
    def day(self) -> Format:
        return self.book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})

    @cached_property
    def _numbers(self) -> dict[int, Format]:
        return {}

    def number(self, value: Decimal) -> Format:
        """Groups of three, and as many digits behind the point as there are."""
        digits = max(0, -int(value.normalize().as_tuple().exponent))
        if digits not in self._numbers:
            shown = f"#,##0{'.' * (digits > 0)}{'0' * digits}"
            look = {"valign": "top", "num_format": shown}
            self._numbers[digits] = self.book.add_format(look)
        return self._numbers[digits]
