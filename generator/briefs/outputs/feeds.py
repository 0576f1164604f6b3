"""Things that others take away: feeds, the data package, what crawlers read first.

Addresses are absolute where the site's own is known (`base`, which may be empty), else relative to
the file they stand in.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from markupsafe import Markup, escape

from briefs.content.folder import Folder
from briefs.content.records import Company, Source
from briefs.model.facts import CHANGES, SCENARIOS
from briefs.model.figure import APPROX
from briefs.outputs.exports import PRINTED, SAID, TABLES, described
from briefs.presentation.localizer import Localizer
from briefs.presentation.places import link

_PAGES = (  # that llms.txt names
    *("promises", "compare", "method", "glossary"),
    *("findings", "sources", "corrections", "data"),
)
NEWEST = 50  # briefs in a feed and in llms.txt
ATOM = "http://www.w3.org/2005/Atom"
XML = "{http://www.w3.org/XML/1998/namespace}"
_IDS = uuid5(NAMESPACE_URL, "investment-briefs")
MEDIA = {"csv": "text/csv", "json": "application/json"}
_NUMBERS = dict.fromkeys(("low", "high"), "number") | dict.fromkeys(
    ("decimals", "at", "line"), "integer"
)
_CHOICES: Mapping[str, Sequence[str]] = {
    "scenario": SCENARIOS,
    "change": tuple(CHANGES),
    "status": SAID,
    "approx": APPROX,
}
_OPEN = (  # may be empty
    "segment", "change", "low", "high", "unit", "currency", "basis", "facts",
    "revision", "verdict_first", "verdict_last", "corrected", "was", "articles", "doubt",
    "author", "url",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction as its readers elsewhere see it; `number` tells those of a place apart."""

    url: str
    language: str
    subject: str
    day: date
    text: str
    number: object

    @property
    def name(self) -> str:
        """An identifier that stays."""
        return f"{self.url}:{self.day}:{self.number}"


@dataclass(frozen=True, slots=True)
class Note:
    """A brief as its readers elsewhere see it.

    `url` is its page's, `image` its social card's and `pdf` its PDF's.
    """

    url: str
    language: str
    title: str
    headline: str
    summary: str
    lines: Callable[[], Iterable[str]]  # the bottom line
    company: str
    ticker: str
    day: date
    sources: Sequence[Source]
    image: str
    pdf: str = ""
    corrected: Sequence[Corrected] = ()
    writers: Sequence[str] = ()
    second_reader: str = ""
    publisher: str = ""
    credit: str = ""  # what brief and site state of themselves

    @property
    def modified(self) -> date:
        """The day of the brief, or of its last correction."""
        return max([self.day, *(one.day for one in self.corrected)])


# Feed


def atom(
    localizer: Localizer,
    notes: Sequence[Note],
    corrections: Sequence[Corrected],
    base: str,
    company: Company | None = None,
) -> bytes:
    """The newest briefs and corrections in one language, of all companies or of one (RFC 4287).

    Identifiers outlive a change of address.
    """
    place = feed_page(localizer.language, company)
    home = place.removesuffix("feed.xml")
    notes, corrections = notes[:NEWEST], corrections[:NEWEST]
    days = [note.modified for note in notes] + [one.day for one in corrections]
    newest = max(days, default=date(1970, 1, 1))
    site = localizer.say("frame", "site")
    about = localizer.text(company.entry.about) if company else localizer.say("home", "description")
    feed = ET.Element("feed", {"xmlns": ATOM, f"{XML}lang": localizer.language})
    _text(feed, "id", _urn(place))
    _text(feed, "title", feed_title(localizer, company))
    _text(feed, "subtitle", about)
    _text(feed, "updated", _moment(newest))
    ET.SubElement(
        feed, "link", rel="self", type="application/atom+xml", href=link(base, place, place)
    )
    _page_link(feed, localizer.language, link(base, home, place))
    _text(ET.SubElement(feed, "author"), "name", site)
    for one in corrections:
        feed.append(_correction(one, localizer, link(base, one.url, place)))
    for note in notes:
        feed.append(_entry(note, link(base, note.url, place)))
    ET.indent(feed)
    made: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def feed_page(language: str, company: Company | None = None) -> str:
    """The place of the feed of a language, or of a company in it."""
    return f"{language}/{company.folder}/feed.xml" if company else f"{language}/feed.xml"


def feed_title(localizer: Localizer, company: Company | None = None) -> str:
    """The name of a feed."""
    named = [localizer.text(company.entry.name)] if company else []
    return localizer.say("label", "join").join([*named, localizer.say("frame", "site")])


def feed_name(localizer: Localizer, company: Company | None = None) -> str:
    """The name of a feed beside others of the site."""
    if company is None:
        return localizer.say("frame", "feed")
    return localizer.say("frame", "feed_of", name=localizer.text(company.entry.name))


def feed_link(localizer: Localizer, base: str, company: Company | None = None) -> str:
    """A feed, for a page's head."""
    address = link(base, feed_page(localizer.language, company))
    language, title = localizer.language, escape(feed_title(localizer, company))
    said = f'hreflang="{language}" title="{title}" href="{escape(address)}"'
    return f'<link rel="alternate" type="application/atom+xml" {said}>'


def _entry(note: Note, address: str) -> ET.Element:
    entry = ET.Element("entry")
    _text(entry, "id", _urn(note.url))
    _text(entry, "title", note.title)
    _text(entry, "updated", _moment(note.modified))
    if note.corrected:
        _text(entry, "published", _moment(note.day))
    _page_link(entry, note.language, address)
    for name in note.writers:
        _text(ET.SubElement(entry, "author"), "name", name)
    if note.second_reader:
        _text(ET.SubElement(entry, "contributor"), "name", note.second_reader)
    ET.SubElement(entry, "category", term=note.ticker, label=note.company)
    if note.credit:
        _text(entry, "rights", note.credit)
    _text(entry, "summary", note.summary)
    lines = Markup("").join(Markup("<li>{}</li>").format(line) for line in note.lines())
    _text(entry, "content", Markup("<p>{}</p><ol>{}</ol>").format(note.summary, lines), type="html")
    return entry


def _correction(one: Corrected, localizer: Localizer, address: str) -> ET.Element:
    entry = ET.Element("entry")
    _text(entry, "id", _urn(one.name))
    _text(entry, "title", localizer.say("correction", "title", title=one.subject))
    _text(entry, "updated", _moment(one.day))
    _page_link(entry, one.language, address)
    _text(entry, "summary", one.text)
    return entry


def _text(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = str(text)


def _page_link(parent: ET.Element, language: str, address: str) -> None:
    ET.SubElement(
        parent, "link", rel="alternate", type="text/html", hreflang=language, href=address
    )


def _urn(url: str) -> str:
    return uuid5(_IDS, url).urn


def _moment(day: date) -> str:
    return f"{day}T00:00:00Z"


# Files


def datapackage(
    localizers: Sequence[Localizer],
    sources: Iterable[Source],
    folder: Folder,
    empty: Collection[str] = (),
) -> bytes:
    """`data/datapackage.json`: columns, types and keys (Frictionless Data Package 2.0).

    Of `empty` tables it names no JSON: a list without rows is no table to it.
    """
    there = [
        (name, kind) for name in TABLES for kind in MEDIA if kind == "csv" or name not in empty
    ]
    first = localizers[0]
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "investment-briefs",
        "title": " · ".join(localizer.say("frame", "site") for localizer in localizers),
        "description": "\n\n".join(
            localizer.say("data", said)
            for localizer in localizers
            for said in ("description", "rights")
        ),
        "sources": [_source(source, first) for source in sources],
        "resources": [_resource(localizers, name, kind) for name, kind in there],
    }
    if folder.licence:
        licence = {"name": folder.licence, "path": folder.licence_text}
        package["licenses"] = [licence]
    if folder.address:
        package["homepage"] = link(folder.address, "")
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _source(source: Source, localizer: Localizer) -> dict[str, str]:
    names = (source.entry.publisher, source.entry.title)
    title = localizer.say("label", "colon").join(map(localizer.text, names))
    return {"title": title} | ({"path": source.entry.url} if source.entry.url else {})


def _resource(localizers: Sequence[Localizer], table: str, kind: str) -> dict[str, Any]:
    languages = [localizer.language for localizer in localizers]
    texts = [described(localizer, table, languages) for localizer in localizers]
    fields = [_field(name, [own[name] for own in texts]) for name in texts[0]]
    return {
        "name": table if kind == "csv" else f"{table}-json",
        "type": "table",
        "path": f"{table}.{kind}",
        "format": kind,
        "mediatype": MEDIA[kind],
        "encoding": "utf-8",
        "schema": {"fields": fields, "primaryKey": ["id"], "missingValues": [""]},
    }


def _field(name: str, texts: Iterable[str]) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if name in _OPEN else {"required": True}
    if name == "id":
        constraints["unique"] = True
    if name in _CHOICES:
        constraints["enum"] = list(_CHOICES[name])
    made = {
        "name": name, "type": _NUMBERS.get(name, "string"), "description": "\n\n".join(texts),
        "origin": "article" if name in PRINTED else "site",
    }  # fmt: skip
    return made | ({"constraints": constraints} if constraints else {})


def llms(localizers: Sequence[Localizer], notes: Mapping[str, Sequence[Note]], base: str) -> bytes:
    """`llms.txt`: what the site is and where its briefs and data are, each page as Markdown."""
    lines = [f"# {' · '.join(localizer.say('frame', 'site') for localizer in localizers)}", ""]
    lines += [f"> {localizer.say('home', 'description')}" for localizer in localizers]
    for localizer in localizers:
        lines += ["", f"## {localizer.say('frame', 'language')}", ""]
        pages = [(name, f"{localizer.language}/{name}/index.md") for name in _PAGES]
        lines += [
            _item(localizer.say("nav", name), link(base, url), localizer.say(name, "description"))
            for name, url in pages
        ]
        if base:
            lines.append(
                _item(localizer.say("frame", "feed"), link(base, feed_page(localizer.language)))
            )
        lines += [
            _item(note.title, link(base, f"{note.url}index.md"), note.summary)
            for note in notes.get(localizer.language, ())[:NEWEST]
        ]
    said = " · ".join(dict.fromkeys(localizer.say("nav", "data") for localizer in localizers))
    lines += ["", f"## {said}", ""]
    lines += [
        _item(file, link(base, f"data/{file}"))
        for file in ("datapackage.json", *(f"{name}.csv" for name in TABLES))
    ]
    return ("\n".join(lines) + "\n").encode()


def _item(title: str, address: str, description: str = "") -> str:
    title = title.replace("[", "(").replace("]", ")")
    return f"- [{title}]({address})" + (f": {description}" if description else "")


def robots(base: str) -> bytes:
    """`robots.txt`: all may be read; the sitemap, where its address is known."""
    sitemap = f"\nSitemap: {link(base, 'sitemap.xml')}\n" if base else ""
    return f"User-agent: *\nAllow: /\n{sitemap}".encode()
