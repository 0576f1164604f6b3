"""The end of a brief: its articles; what can be taken away of it, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from briefs.content.records import Source
from briefs.presentation import citation, embedding, places, reports
from briefs.presentation.blocks import Block, Cited, Group, Heading, Points, Prose, Sources
from briefs.presentation.disclosure import disclosed
from briefs.presentation.inline import Inline, Link, Parts, Span, plain

if TYPE_CHECKING:  # which has this as its last section
    from briefs.presentation.document import Document


def sources(document: Document) -> Iterator[Block]:
    """The articles, the way to what can be taken away, and what a brief is not."""
    yield Sources(articles(document))
    place, here = f"{document.figures}#take", (("id", "downloads"),)
    ways = [Link(place, (document.say("take"),), here)]
    page = places.brief_page(document.localizer.brief, document.localizer.language)
    if href := reports.of_page(citation.subject(document.localizer), page, document.folder):
        ways.append(Link(href, (document.say("report", "card"),)))
    yield Group("unsearched", [Prose((Span("paragraph", (way,)),)) for way in ways])
    stated = list(disclosed(document.localizer, document.folder))
    if stated:
        apart = document.say("join", "label")
        parts = (part for one in stated for part in (apart, *one))
        yield Prose(tuple(islice(parts, 1, None)), "remark")
    remarks = [document.say("not_advice")]
    if document.localizer.row.converts:
        remarks.append(document.say("converted", "frame"))
    yield Prose((document.say("gap", "label").join(remarks),), "remark", "disclaimer")


def taken(document: Document) -> Iterator[Block]:
    """All that can be taken away of a brief, and how to cite it."""
    yield Group("online", [Points(_downloads(document)), *_embedded(document)])
    localizer, base = document.localizer, document.folder.address
    page, day = places.brief_page(localizer.brief, localizer.language), document.values.day
    address = places.link(base, page) if base else ""
    cited = Span("paragraph", citation.citation(localizer, day, address))
    yield Heading("cite", (document.say("cite"),))
    yield Prose((cited,), "citation")
    site = document.say("site", "frame")
    entry = citation.bibtex(citation.title(localizer), site, day, page, base)
    code = Group("fold", [Prose((entry,), "code")], ("BibTeX",))
    yield Group("online", [code])


def articles(document: Document) -> list[Cited]:
    """The articles that a brief rests on."""
    return [_cited(document, source, count) for source, count in document.values.sources]


def _cited(document: Document, source: Source, count: int) -> Cited:
    localizer, entry = document.localizer, source.entry
    day = localizer.date(entry.published)
    if entry.dated:
        day += localizer.say("print", "aside", text=localizer.text(entry.dated))
    about = [day, localizer.say("sources", "taken", n=count)]
    return Cited(
        localizer.text(entry.publisher),
        localizer.text(entry.title),
        document.say("join", "label").join(about),
        f"{localizer.sources_page(source.id)}#{source.id}",
        entry.url or "",
    )


def _embedded(document: Document) -> Iterator[Block]:
    """The key numbers for others' pages: their frames where these are whole, else their pages."""
    localizer, base = document.localizer, document.folder.address
    named = [*zip(embedding.numbers(document), document.key_numbers.items, strict=True)]
    said = (document.say("embed_numbers"),)
    if base and not document.preview:
        addresses = (places.link(base, embedding.place(document.page, name)) for name, _ in named)
        frames = zip((one for _, one in named), addresses, strict=True)
        codes = [Prose((embedding.frame(*one, localizer),), "code") for one in frames]
        yield Group("fold", codes, said)
    elif not document.preview:
        links = [
            (Link(embedding.place(document.page, name), (plain(one.name),)),) for name, one in named
        ]
        yield Group("fold", [Points(links)], said)


def _downloads(document: Document) -> list[Parts]:
    language = document.localizer.language
    pdf: list[Inline] = []
    if document.pdf:
        pdf = [Link(document.pdf, (document.say("pdf", "print"),), (("type", "application/pdf"),))]
    elif document.printed:
        pdf = [document.say("pdf_later", "print")]
    files = [
        (document.workbook, "downloads_workbook"),
        (places.own_facts(document.localizer.brief), "downloads_own"),
        ("data/facts.csv", "downloads_facts"),
        ("data/facts.json", "downloads_json"),
    ]
    return [
        *((one,) for one in pdf),
        *((Link(file, (document.say(key),), (("download", ""),)),) for file, key in files if file),
        (Link(f"{language}/data/", (document.say("data", "nav"),)),),
    ]
