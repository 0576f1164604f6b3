"""Things that others take away: data files, feeds, each brief's note, PDF and social card."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from briefs.analysis.corrections import Correction
from briefs.charts import drawing
from briefs.content.about import by_language
from briefs.content.records import Company
from briefs.model.groups import grouped
from briefs.outputs import calendar, embeds, exports, feeds, heads, pdf, tables
from briefs.outputs.exports import TABLES
from briefs.outputs.packing import packed, unpacked
from briefs.outputs.typesetting import printed
from briefs.presentation import citation, corrected, places
from briefs.presentation.blocks import KeyNumber, Promise, Promises, Prose, parts
from briefs.presentation.context import RenderContext
from briefs.presentation.disclosure import credit
from briefs.presentation.grounds import FIGURES
from briefs.presentation.inline import plain
from briefs.presentation.keeping import Each, in_turn
from briefs.presentation.localizer import Localizer
from briefs.presentation.prose import BriefLocalizer

PROMISES = 3  # on a social card
TRACK = 296.0  # the width of one there


def files(
    context: RenderContext, notes: Mapping[str, feeds.Note], each: Each = in_turn
) -> dict[str, bytes]:
    """Data files, feeds, each brief's facts, and what crawlers read first."""
    data = unpacked(context.kept("data", FIGURES, "", lambda: packed(tables.files(context, each))))
    empty = [name for name in TABLES if data[f"data/{name}.json"] == exports.to_json([])]
    return data | calendar.files(context) | _announced(context, notes, empty)


def feed_pages(context: RenderContext) -> list[str]:
    """The places of all feeds: one a language, and one a company in it.

    A feed is read far from the site: it is there where the site's address is known.
    """
    companies = (None, *context.dataset.content.companies.values())
    return [
        feeds.feed_page(language, company)
        for language in context.languages
        for company in companies
    ]


def _announced(
    context: RenderContext, notes: Mapping[str, feeds.Note], empty: Sequence[str]
) -> dict[str, bytes]:
    localizers, address = context.localizers, context.folder.address
    spoken = grouped(notes.values(), lambda note: note.language)
    sources = context.dataset.content.sources.values()
    atoms, mended = {}, grouped(context.dataset.corrections, lambda note: note.brief.company.id)
    for localizer in localizers if address else ():
        every = spoken.get(localizer.language, ())
        atoms[feeds.feed_page(localizer.language)] = _feed(
            context, localizer, every, context.dataset.corrections
        )
        own = grouped(every, lambda note: note.ticker)
        for company in context.dataset.content.companies.values():
            place = feeds.feed_page(localizer.language, company)
            found = own.get(company.entry.ticker, ())
            make = partial(_feed, context, localizer, found, mended.get(company.id, ()), company)
            atoms[place] = context.kept("feed", company, f"{place} {address}", make)
    return atoms | {
        "data/datapackage.json": feeds.datapackage(localizers, sources, context.folder, empty),
        "llms.txt": feeds.llms(localizers, spoken, address),
        "robots.txt": feeds.robots(address),
        embeds.STYLE: embeds.style(context),
    }


def _feed(
    context: RenderContext,
    localizer: Localizer,
    notes: Sequence[feeds.Note],
    corrections: Sequence[Correction],
    company: Company | None = None,
) -> bytes:
    """The feed of a language, or of a company in it, with its briefs and their corrections."""
    entries = [_entry(context, note, localizer) for note in corrections]
    return feeds.atom(localizer, notes, entries, context.folder.address, company)


def notes(context: RenderContext) -> dict[str, feeds.Note]:
    """Each brief as readers elsewhere see it, by its page's address, newest first."""
    return {
        found.url: found
        for found in (note(context, localizer) for localizer in _brief_localizers(context))
    }


def _entry(context: RenderContext, note: Correction, localizer: Localizer) -> feeds.Corrected:
    """A correction as readers elsewhere see it."""
    own = context.brief_localizer(localizer.language, note.brief)
    company = localizer.text(note.brief.company.entry.name)
    return feeds.Corrected(
        corrected.page(note, own.language),
        localizer.language,
        citation.subject(own) if note.own else company,
        note.day,
        corrected.summary(note, own),
        note.place[-1],
    )


def note(context: RenderContext, localizer: BriefLocalizer) -> feeds.Note:
    """A brief as readers elsewhere see it."""
    brief, stated = localizer.brief, localizer.brief.entry.disclosure
    url = places.brief_page(brief, localizer.language)
    return feeds.Note(
        url=url,
        language=localizer.language,
        title=citation.title(localizer),
        headline=localizer.plain(brief.entry.headline),
        summary=localizer.plain(brief.entry.summary),
        lines=lambda: map(localizer.plain, brief.entry.bottom_line),
        company=localizer.text(brief.company.entry.name),
        ticker=brief.company.entry.ticker,
        day=context.dataset.dated(brief),
        sources=context.dataset.sources.get(brief.id, ()),
        corrected=[
            _entry(context, one, localizer)
            for one in context.dataset.corrections
            if one.own and one.brief is brief
        ],
        writers=stated.writers if stated else (),
        second_reader=stated.second_reader if stated else "",
        publisher=by_language(context.folder.about.get("publisher", ""), localizer.language),
        credit=credit(localizer, context.folder),
        image=places.social_card(brief, localizer.language),
        pdf=context.document(localizer).pdf,
    )


def pictures(context: RenderContext) -> dict[str, Callable[[], bytes]]:
    """Things that take longer than a page, drawn when called: social card and PDF of each brief."""
    drawn: dict[str, Callable[[], bytes]] = {}
    for localizer in _brief_localizers(context):
        makers = (partial(_social_card, context, localizer), partial(pdf.draw, context, localizer))
        drawn.update(zip(context.document(localizer).pictures, makers, strict=False))
    return drawn


def _brief_localizers(context: RenderContext) -> list[BriefLocalizer]:
    return [
        context.brief_localizer(localizer.language, brief)
        for brief in context.dataset.briefs()
        for localizer in context.localizers
    ]


def _social_card(context: RenderContext, localizer: BriefLocalizer) -> bytes:
    brief = localizer.brief
    page = places.brief_page(brief, localizer.language)
    known = partial(context.kept, "sheet", brief, page)
    return printed(
        context.folder, "card.typ", partial(social_card, context, localizer), known=known
    )


def social_card(context: RenderContext, localizer: BriefLocalizer) -> dict[str, Any]:
    """The words of the picture that a shared link of a brief shows, as values for its template."""
    row, brief, join = localizer.row, localizer.brief, localizer.say("label", "join")
    company = brief.company.entry
    document = context.document(localizer)
    key = document.key_numbers
    promises = [*parts(document.story, Promise)]
    said = document.explained([key, Promises(promises[:PROMISES], "")])
    names = [localizer.text(company.name), company.ticker, localizer.period(brief.period)]
    return {
        "language": row.code,
        "region": row.territory,
        "colours": drawing.colours(context.environment),
        "fonts": row.fonts,
        "size": heads.PICTURE,
        "site": localizer.say("frame", "site"),
        "kicker": join.join(names),
        "headline": localizer.plain(brief.entry.headline),
        "numbers": [_key_number(item, join) for item in key.items],
        "promises": [_promise(item, localizer, context) for item in promises[:PROMISES]],
        "legend": " ".join(plain(one.parts) for one in said if isinstance(one, Prose)),
    }


def _promise(
    item: Promise, localizer: BriefLocalizer, context: RenderContext
) -> tuple[str, str, str, str]:
    """A metric that was guided, its range, its track as a drawing, what came of it."""
    words, row = localizer.words["chart"], localizer.row
    track = drawing.picture(item.drawing.chart, words, TRACK, row, context.environment)
    return item.name, plain(item.guided), track, plain(item.outcome)


def _key_number(item: KeyNumber, join: str) -> tuple[str, str, str]:
    """A name, a figure and how it moved."""
    moved = [plain(item.change), *(plain((chip,)) for chip in item.verdicts)]
    return plain(item.name), plain(item.figure), join.join(filter(None, moved))
