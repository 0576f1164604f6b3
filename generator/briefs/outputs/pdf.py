"""A brief's document as values for the Typst template, in the order in which they are read."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from functools import partial
from typing import Any

from briefs.charts import drawing
from briefs.model.facts import Quantity
from briefs.model.language import ROWS
from briefs.outputs.typesetting import printed
from briefs.presentation import cards, citation, places
from briefs.presentation.blocks import (
    Blocks,
    Charts,
    Drawing,
    Group,
    Heading,
    Points,
    Prose,
    Sources,
    Table,
)
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
    Span,
    Spoken,
    plain,
)
from briefs.presentation.prose import BriefLocalizer

Values = dict[str, Any]

COLUMN = 400.0  # px of a drawing, two of which stand side by side


def draw(context: RenderContext, localizer: BriefLocalizer) -> bytes:
    """A brief as a tagged PDF."""
    brief = localizer.brief
    known = partial(context.kept, "sheet", brief, places.brief_pdf(brief, localizer.language))
    values, day = Pdf(context, localizer).values, context.dataset.dated(brief)
    return printed(context.folder, "brief.typ", values, day, known)


@dataclass(frozen=True)
class Pdf:
    """Collects what a PDF shows: what stands before a page's folds, then a table of its figures.

    A block or a node of a text is a mapping in which `is` says what it is. A figure leads to its
    card on the site.
    """

    context: RenderContext
    localizer: BriefLocalizer
    shown: dict[str, Quantity] = field(default_factory=dict)
    legends: set[str] = field(default_factory=set)

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
            "headline": self.value(document.headline),
            "address": self._address(page),
            "dateline": localizer.say("label", "join").join(
                filter(None, map(plain, (document.dateline, document.grounds, document.marker)))
            ),
            "story": self.value(document.story),
            "sections": [one for one in self.value(document.sections) if one["blocks"]],
            "figures": self._table(),
        }

    def value(self, item: Any) -> Any:  # noqa: PLR0911
        """A block, a text or a list of them as plain values."""
        match item:
            case Figure(quantity, shown):
                self.shown[quantity.id] = quantity
                leads = {"is": "figure", "href": self._card(quantity.id)}
                return leads | {"text": shown, "signs": plain(item.marks)}
            case Missing():
                return "–"
            case Spoken(text, language):
                row = ROWS[language]
                place = {"language": row.code, "region": row.territory}
                return {"is": "spoken", "text": text, **place}
            case Link(href, parts, attributes):
                defined = ("class", TERM) in attributes
                leads = {"is": "link", "href": "" if defined else self._address(href)}
                return leads | {"parts": self.value(parts)}
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
                told = (one for one in _paper(item) if not self._leads_nowhere(one))
                return [self.value(one) for one in told if not self._repeated(one)]
        return self._mapping(item)

    def _leads_nowhere(self, item: Any) -> bool:
        """True of a paragraph of links alone, where the address of the site is unknown."""
        return isinstance(item, Prose) and bool(item.parts) and all(map(self._is_dead, item.parts))

    def _is_dead(self, part: Inline) -> bool:
        match part:
            case Span("paragraph", parts):
                return all(map(self._is_dead, parts))
            case Link(href):
                return not self._address(href)
        return False

    def _repeated(self, item: Any) -> bool:
        """True of what marks mean, where that was said before."""
        if not (isinstance(item, Prose) and item.style == "legend"):
            return False
        said = plain(item.parts)
        repeated = said in self.legends
        self.legends.add(said)
        return repeated

    def _mapping(self, item: Any) -> Values:
        names = [one.name for one in fields(item) if one.name != "make"]
        names += ["blocks"] if hasattr(item, "make") else []
        found: Values = {"is": type(item).__name__.lower()}
        found |= {name: self.value(getattr(item, name)) for name in names}
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

    def _card(self, name: str) -> str:
        """The address of a figure's card."""
        page = places.figures_page(self.localizer.brief, self.localizer.language)
        return self._address(f"{page}#f-{name}")

    def _drawing(self, drawn: Drawing, width: float) -> Values:
        """A drawing, or the few figures known."""
        chart, words = drawn.chart, self.localizer.words["chart"]
        self.shown.update((one.id, one) for one in drawn.quantities)
        picture = drawing.picture(chart, words, width, self.localizer.row, self.context.environment)
        said = words["source"] + chart.source if chart.source else ""
        return {
            "title": chart.title,
            "alt": f"{chart.title} {chart.description}",
            "drawing": picture,
            "width": width,
            "spots": [
                {"href": self._card(point.id), "box": box}
                for point, box in drawing.spots(chart, words, width)
            ],
            "known": [] if picture else self._known(drawn),
            "note": self.value(drawn.note),
            "source": said,
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

    def _table(self) -> Values:
        """A row for each figure shown and for each that it was computed from."""
        say = self.localizer.say
        heads = (("brief", "what"), ("brief", "shown"), ("sources", "printed"), ("brief", "source"))
        corrected = self.context.dataset.corrected
        shown = cards.cards([*self.shown.values()], self.localizer, {}, corrected)
        return {"heads": [say(*head) for head in heads], "rows": [*map(self._row, shown)]}

    def _row(self, card: Card) -> Values:
        """A figure as shown, and as printed with its places or its arithmetic."""
        say = self.localizer.say
        semicolon, colon = say("label", "semicolon"), say("label", "colon")
        row = {"what": card.what, "figure": card.figure, "signs": card.signs}
        row["href"] = self._card(card.id)
        printed: list[Inline] = ["= ", *card.formula] if card.formula else []
        for printing in card.printings if not card.formula else ():
            printed += [semicolon, printing.words] if printed else [printing.words]
        for note in card.corrected:
            printed += [f"{semicolon}{say('card', 'corrected')}{colon}", *note]
        if card.formula:
            return row | {"grounds": [self.value(printed)]}
        where = dict.fromkeys(plain(printing.place.parts) for printing in card.printings)
        return row | {"grounds": [self.value(printed), [semicolon.join(where)]]}


def _paper(items: Sequence[Any]) -> Sequence[Any]:
    """Give what paper has of blocks: of a fold the rest of a list, or a chart if none stands open.

    A table is such a list too, unless it needs the whole width.
    """
    found: list[Any] = []
    for one in items:
        match one:
            case Group("fold" | "online"):
                continue
            case Group("rest", blocks):
                _unfold(blocks, found)
            case _:
                found.append(one)
    return found


def _unfold(blocks: Blocks, found: list[Any]) -> None:
    """Add what paper has of a fold to what stands before it."""
    told = [block for block in blocks if not isinstance(block, Heading | Prose)]
    prose = any(isinstance(block, Prose) and block.style == "body" for block in blocks)
    match told:
        case [Table(style=style) as table] if not prose and style != "ledger":
            heads = [getattr(one, "columns", None) for one in found]
            if table.columns in heads:
                place = heads.index(table.columns)
                rows, note = [*found[place].rows, *table.rows], found[place].note or table.note
                found[place] = replace(found[place], rows=rows, note=note)
            else:
                found += blocks
        case [Points()] if not prose:
            found += blocks
        case _ if not any(isinstance(one, Charts) for one in found):
            charts = (one for one in told if isinstance(one, Charts))
            found += [replace(one, drawings=one.drawings[:1]) for one in charts][:1]
