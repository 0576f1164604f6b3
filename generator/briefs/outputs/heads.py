"""The head of a page, for search engines and shared links: Open Graph and linked data.

Addresses are absolute where the site's own is known (`base`, which may be empty), else relative to
the page.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from markupsafe import escape

from briefs.content.folder import Folder
from briefs.content.records import Source
from briefs.model.language import ROWS
from briefs.outputs.exports import ARCHIVE, TABLES
from briefs.outputs.feeds import MEDIA, Corrected, Note
from briefs.outputs.pages import Page
from briefs.presentation.localizer import Localizer
from briefs.presentation.places import link

PICTURE = (1200, 630)  # px of a social card


def head(
    localizer: Localizer, page: Page, base: str, note: Note | None = None, shown: Note | None = None
) -> str:
    """Open Graph, as HTML for a page's head.

    `note` is the page's own brief, `shown` the one whose picture stands for the page.
    """
    others = [tag for tag in page.alternates if tag != localizer.language]
    tags = [
        ("og:type", "article" if note else "website"),
        ("og:site_name", localizer.say("frame", "site")),
        ("og:title", page.title),
        ("og:description", page.description),
        ("og:locale", localizer.row.place),
        *(("og:locale:alternate", ROWS[tag].place) for tag in others),
    ]
    if base:  # a shared link is read far from the page, so that relative addresses lead nowhere
        tags.append(("og:url", link(base, page.url)))
    if note:
        tags.append(("article:published_time", str(note.day)))
    if note and note.corrected:
        tags.append(("article:modified_time", str(note.modified)))
    picture = shown if base else None
    if picture:
        width, height = map(str, PICTURE)
        tags += [
            ("og:image", link(base, picture.image)),
            ("og:image:type", "image/png"),
            ("og:image:width", width),
            ("og:image:height", height),
            ("og:image:alt", picture.headline),
        ]
    metas = [f'<meta property="{name}" content="{escape(said)}">' for name, said in tags]
    card = "summary_large_image" if picture else "summary"
    return "\n".join([*metas, f'<meta name="twitter:card" content="{card}">'])


def linked(localizer: Localizer, page: Page, base: str, note: Note | None = None) -> dict[str, Any]:
    """A page as schema.org has it, with the way to it."""
    made = (
        article(localizer, note, page.alternates, base)
        if note
        else _any_page(localizer, page, base)
    )
    steps = [*page.crumbs, (page.title, page.url)] if page.crumbs else []
    trail = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": title,
                "item": link(base, url, page.url),
            }
            for place, (title, url) in enumerate(steps, 1)
        ],
    }
    return made | ({"breadcrumb": trail} if steps and not note else {})


def _any_page(localizer: Localizer, page: Page, base: str) -> dict[str, Any]:
    company = page.company.entry if page.company else None
    about = company and {
        "@type": "Corporation",
        "name": localizer.text(company.name),
        "tickerSymbol": company.ticker,
    }
    return {
        "@context": "https://schema.org",
        "@type": page.kind,
        "name": page.title,
        "description": page.description,
        "inLanguage": page.language if page.alternates else list(localizer.content.languages),
        "url": link(base, page.url, page.url),
        "publisher": _publisher(localizer, page.url, base),
        "isAccessibleForFree": True,
        **({"about": about} if about else {}),
    }


def article(
    localizer: Localizer, note: Note, alternates: Mapping[str, str], base: str
) -> dict[str, Any]:
    """A brief as schema.org has it."""
    site, pdf = _publisher(localizer, note.url, base), link(base, note.pdf, note.url)
    corrections = [_comment(one, base) for one in note.corrected]
    file = {"@type": "MediaObject", "encodingFormat": "application/pdf", "contentUrl": pdf}
    translations = [
        {"@type": "Article", "inLanguage": tag, "url": link(base, url, note.url)}
        for tag, url in alternates.items()
        if tag != note.language
    ]
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": note.headline,
        "description": note.summary,
        "inLanguage": note.language,
        "datePublished": str(note.day),
        "dateModified": str(note.modified),
        "url": link(base, note.url, note.url),
        "image": link(base, note.image, note.url),
        "author": [_person(name) for name in note.writers] or site,
        "publisher": site | ({"name": note.publisher} if note.publisher else {}),
        "about": {"@type": "Corporation", "name": note.company, "tickerSymbol": note.ticker},
        "isBasedOn": [_basis(source, localizer) for source in note.sources],
        "workTranslation": translations,
        "isAccessibleForFree": True,
        **({"encoding": file} if note.pdf else {}),
        **({"correction": corrections} if corrections else {}),
        **({"editor": _person(note.second_reader)} if note.second_reader else {}),
        **({"creditText": note.credit} if note.credit else {}),
    }


def _person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


def _comment(one: Corrected, base: str) -> dict[str, str]:
    """A correction as schema.org has it."""
    return {
        "@type": "CorrectionComment",
        "datePublished": str(one.day),
        "inLanguage": one.language,
        "text": one.text,
        "url": link(base, one.url, one.url.partition("#")[0]),
    }


def _publisher(localizer: Localizer, url: str, base: str) -> dict[str, str]:
    """The site, as a page at an address names it."""
    home = link(base, f"{localizer.language}/", url)
    return {"@type": "Organization", "name": localizer.say("frame", "site"), "url": home}


def _basis(source: Source, localizer: Localizer) -> dict[str, Any]:
    entry = source.entry
    made = {
        "@type": "Article",
        "inLanguage": entry.language,
        "datePublished": str(entry.published),
        "publisher": {"@type": "Organization", "name": localizer.text(entry.publisher)},
    }
    return made | ({"url": entry.url} if entry.url else {})


def dataset(localizer: Localizer, url: str, newest: date, folder: Folder) -> dict[str, Any]:
    """The data files as schema.org has them."""
    base = folder.address
    made = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": localizer.say("label", "colon").join(
            [localizer.say("frame", "site"), localizer.say("nav", "data")]
        ),
        "description": " ".join(localizer.say(page, "description") for page in ("data", "home")),
        "inLanguage": list(localizer.content.languages),
        "url": link(base, url, url),
        "creditText": localizer.say("data", "rights"),
        "isAccessibleForFree": True,
        "dateModified": str(newest),
        "creator": _publisher(localizer, url, base),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": f"{name}.{kind}",
                "encodingFormat": media,
                "contentUrl": link(base, f"data/{name}.{kind}", url),
            }
            for name in TABLES
            for kind, media in MEDIA.items()
        ]
        + [
            {
                "@type": "DataDownload",
                "name": ARCHIVE.removeprefix("data/"),
                "encodingFormat": "application/zip",
                "contentUrl": link(base, ARCHIVE, url),
            }
        ],
    }
    return made | ({"license": folder.licence_text} if folder.licence else {})


def json_ld(value: Mapping[str, Any]) -> str:
    """A script element that holds data and runs nothing."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    data = text.replace("<", "\\u003c")  # nothing in it ends the element
    return f'<script type="application/ld+json">{data}</script>'
