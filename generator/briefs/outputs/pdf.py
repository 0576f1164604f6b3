"""A brief's document as values for the Typst template, in the order in which they are read."""

from dataclasses import dataclass, field, fields
from typing import Any

from briefs.charts import drawing
from briefs.model.facts import Quantity
from briefs.model.language import ROWS
from briefs.outputs.typesetting import printed
from briefs.presentation import cards, citation, places, reports
from briefs.presentation.blocks import Charts, Drawing, Group, Sources
from briefs.presentation.cards import Card
from briefs.presentation.context import RenderContext
from briefs.presentation.inline import (
    SIGNS,
    TERM,
    Figure,
    Inline,
    Link,
    Missing,
    Parts,
    Spoken,
    plain,
)
from briefs.presentation.prose import BriefLocalizer

Values = dict[str, Any]

COLUMN = 400.0  # px of a drawing, two of which stand side by side
TITLES = ("title", "headline")  # a figure in them leads to its note and shows no mark


def draw(context: RenderContext, localizer: BriefLocalizer) -> bytes:
    """A brief as a tagged PDF."""
    values, day = Pdf(context, localizer).values(), context.dataset.dated(localizer.brief)
    return printed(context.folder, "brief.typ", values, day)


@dataclass(frozen=True)
class Pdf:
    """Collects what a PDF shows; every figure that it speaks of gets a note at its end.

    A block or a node of a text is a mapping in which `is` says what it is. A figure names its note;
    the `first` of each is where the note leads back to.
    """

    context: RenderContext
    localizer: BriefLocalizer
    noted: dict[str, Quantity] = field(default_factory=dict)  # by a mark in the text
    named: dict[str, Quantity] = field(default_factory=dict)  # in titles and in other notes

    def values(self) -> Values:
        """Everything, in the order of the pages."""
        localizer, brief = self.localizer, self.localizer.brief
        document = self.context.document(localizer)
        page = places.brief_page(brief, localizer.language)
        return {
            "language": localizer.row.code,
            "region": localizer.row.territory,
            "fonts": localizer.row.fonts,
            "colours": drawing.colours(self.context.environment),
            "signs": SIGNS,
            "words": localizer.words["print"],
            "site": localizer.say("frame", "site"),
            "title": citation.subject(localizer),
            "company": localizer.text(brief.company.entry.name),
            "ticker": brief.company.entry.ticker,
            "period": localizer.period(brief.period),
            "summary": localizer.plain(brief.entry.summary),
            "plain": localizer.plain(brief.entry.headline),
            "headline": self.value(document.headline, marked=False),
            "address": self._address(page),
            "dateline": localizer.say("label", "join").join(
                filter(None, map(plain, (document.dateline, document.grounds, document.marker)))
            ),
            "blocks": self.value((*document.blocks, *document.key_figures)),
            "notes": self._notes(),
        }

    def value(self, item: Any, *, marked: bool = True) -> Any:  # noqa: PLR0911
        """A block, a text or a list of them as plain values."""
        match item:
            case Figure():
                return self._figure(item, marked=marked)
            case Missing():
                return "–"
            case Spoken(text, language):
                row = ROWS[language]
                place = {"language": row.code, "region": row.territory}
                return {"is": "spoken", "text": text, **place}
            case Link(href, parts, attributes):
                defined = ("class", TERM) in attributes
                leads = {"is": "link", "href": "" if defined else self._address(href)}
                return leads | {"parts": self.value(parts, marked=marked)}
            case Charts(drawings, style):
                wide = style == "first"
                width = COLUMN * 2 if wide else COLUMN
                drawn = [self._drawing(one, width) for one in drawings]
                return {"is": "charts", "wide": wide, "drawings": drawn}
            case Drawing():
                return self._drawing(item, COLUMN / 2)
            case str() | bool() | int():
                return item
            case list() | tuple():
                return [
                    self.value(one, marked=marked)
                    for one in item
                    if not (isinstance(one, Group) and one.style == "online")
                ]
        return self._mapping(item, marked=marked)

    def _mapping(self, item: Any, *, marked: bool) -> Values:
        names = [one.name for one in fields(item) if one.name != "make"]
        names += ["blocks"] if hasattr(item, "make") else []
        found: Values = {"is": type(item).__name__.lower()}
        for name in names:
            within = marked and name not in TITLES and getattr(item, "style", "") != "citation"
            found[name] = self.value(getattr(item, name), marked=within)
        if isinstance(item, Sources):
            for source in found["items"]:
                source["address"] = source["address"] or self._address(source["page"])
        return found

    def _address(self, url: str) -> str:
        """An address as it leads there from anywhere; nothing where the site's own is unknown."""
        if url.startswith(places.ABROAD):
            return url
        base = self.context.folder.address
        return places.link(base, url) if base and not url.startswith("#") else ""

    def _figure(self, figure: Figure, *, marked: bool) -> Values:
        quantity = figure.quantity
        signs = plain(figure.marks)
        node = {"is": "figure", "text": figure.shown, "signs": signs, "note": quantity.id}
        if marked:
            return node | {"first": self._note_mark(quantity)}
        self.named[quantity.id] = quantity
        return node

    def _note_mark(self, quantity: Quantity) -> bool:
        """True where a figure is marked for the first time."""
        new = quantity.id not in self.noted
        self.noted[quantity.id] = quantity
        return new

    def _drawing(self, drawn: Drawing, width: float) -> Values:
        """A drawing, or the few figures known; the notes of its figures stand at its foot."""
        chart, words = drawn.chart, self.localizer.words["chart"]
        picture = drawing.picture(chart, words, width, self.localizer.row, self.context.environment)
        said = f"{words['source']} {chart.source}".replace("： ", "：") if chart.source else ""
        return {
            "title": chart.title,
            "alt": f"{chart.title} {chart.description}",
            "drawing": picture,
            "known": [] if picture else self._known(drawn),
            "note": self.value(drawn.note),
            "source": said,
            "cited": [
                {"note": quantity.id, "first": self._note_mark(quantity)}
                for quantity in {one.id: one for one in drawn.quantities}.values()
            ],
        }

    def _known(self, drawn: Drawing) -> list[Any]:
        """The figures of a chart that cannot be drawn, each with what it is."""
        localizer, found = self.localizer, {one.id: one for one in drawn.quantities}
        join, colon = localizer.say("label", "join"), localizer.say("label", "colon")
        lines: list[Parts] = [
            (f"{join.join([series.name, category])}{colon}", localizer.figure(found[point.id]))
            for series in drawn.chart.series
            for category, point in zip(drawn.chart.categories, series.points, strict=True)
            if point
        ]
        return list(self.value(lines or [(localizer.say("chart", "no_data"),)]))

    # Notes

    def _notes(self) -> list[Values]:
        """One for each figure spoken of and for each that it was computed from."""
        context, localizer = self.context, self.localizer
        marked = set(self.noted)
        noted, corrected = [*self.noted.values(), *self.named.values()], context.dataset.corrected
        shown = cards.cards(noted, localizer, context.checks, corrected)
        notes = [self._note(card) for card in shown]
        for note in notes:
            note["known"] = note["id"] in marked or note["id"] in self.noted
        return notes

    def _note(self, card: Card) -> Values:
        say = self.localizer.say
        origin = (say("print", "computed"), *card.formula) if card.formula else self._origin(card)
        lines: list[Parts] = [origin, (say("print", "stands", interval=card.stands),)]
        lines += [(version,) for version in card.versions]
        for finding, compared, status in card.checks:
            if finding.status != "agrees":
                said = say("label", "clause").join([say("rule", finding.rule), compared, status])
                lines.append((f"{say('card', 'checks')}{say('label', 'colon')}{said}",))
        if card.doubt:
            lines.append((f"≠ {say('card', 'doubt')}{say('label', 'colon')}", *card.doubt))
        if card.otherwise:
            either = say("label", "semicolon").join(card.otherwise)
            lines.append((f"{say('card', 'otherwise')}{say('label', 'colon')}{either}",))
        lines += [
            (f"{say('card', 'corrected')}{say('label', 'colon')}", *note) for note in card.corrected
        ]
        if card.since:
            lines.append((f"{say('card', 'since')}{say('label', 'colon')}{card.since}",))
        page = places.brief_page(self.localizer.brief, self.localizer.language)
        if href := reports.of_card(card, page, self.context.folder):
            lines.append((Link(href, (say("card", "report"),)),))
        value = self.value(lines)
        return {"id": card.id, "figure": card.figure, "what": card.what, "lines": value}

    def _origin(self, card: Card) -> Parts:
        """As printed, by whom, and where else."""
        say, parts = self.localizer.say, list[Inline]()
        clause, also = say("label", "clause"), say("label", "semicolon") + say("print", "also")
        for printing in card.printings:
            read = f" ({printing.read})" if printing.read else ""
            whose = clause.join(filter(None, [plain(printing.place.parts), printing.by]))
            parts += [also] if parts else []
            parts += [printing.words, f"{read}{clause}{whose}"]
        remarks = (remark for printing in card.printings for remark in printing.remarks)
        parts += [say("print", "aside", text=remark.rstrip(".。 ")) for remark in remarks]
        return tuple(parts)
