"""Content to the whole site: its pages, its files, its menus."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from pathlib import Path

from generator import addresses, export, feeds, guide, pages, sharing
from generator.facts import Problem
from generator.library import Library, read_library
from generator.pages import Page
from generator.studio import Studio


@dataclass(frozen=True, slots=True)
class Site:
    """Everything to publish; `nav` gives each language's menu as (title, URL).

    `pictures` are drawn when called: they take longer than pages, and no preview needs them.
    """

    pages: Sequence[Page]
    files: Mapping[str, bytes]
    nav: Mapping[str, tuple[tuple[str, str], ...]]
    pictures: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)


def build_site(
    root: Path, address: str = "", *, preview: bool = False
) -> tuple[Site | None, list[Problem]]:
    """The site of a project folder, to stand at an address if it is known; or its problems."""
    content = root / "content"
    library, problems = read_library(content)
    if problems:
        return None, problems
    studio = _studio(library, root, address, preview=preview)
    site = made(studio)
    promised, problems = addresses.read(content)
    problems += addresses.broken(promised, published(site))
    if problems:
        return None, sorted(problems)
    return with_moved(site, addresses.moved(promised), studio), []


def _studio(library: Library, root: Path, address: str = "", *, preview: bool = False) -> Studio:
    return Studio(
        library, root / "templates", address, preview, guide.read(root / "docs" / "guide")
    )


def made(studio: Studio) -> Site:
    """All that follows from the library."""
    notes = sharing.notes(studio)
    return Site(
        [with_head(page, notes.get(page.url), studio) for page in pages.pages(studio)],
        sharing.files(studio, notes),
        pages.nav(studio),
        sharing.pictures(studio),
    )


def published(site: Site) -> frozenset[str]:
    """The addresses of all pages and files."""
    urls = chain((page.url for page in site.pages), site.files, site.pictures)
    return frozenset(f"/{url}" for url in urls)


def addresses_of(root: Path) -> tuple[frozenset[str], list[Problem]]:
    """The addresses of a project folder's site, or its problems."""
    library, problems = read_library(root / "content")
    if problems:
        return frozenset(), problems
    return published(made(_studio(library, root))), []


def with_moved(site: Site, moved: Mapping[str, str], studio: Studio) -> Site:
    """The site with what stands where addresses are gone: for a page a way on, else the new file.

    `moved` gives for each address that is gone where it leads.
    """
    files, pictures = dict(site.files), dict(site.pictures)
    for address, target in moved.items():
        path, url = addresses.path_of(address), target[1:]
        if address.endswith("/"):
            files[path] = _way_on(address[1:], url, studio)
        elif url in site.files:
            files[path] = site.files[url]
        else:
            pictures[path] = site.pictures[url]
    return replace(site, files=files, pictures=pictures)


def _way_on(url: str, target: str, studio: Studio) -> bytes:
    page = studio.environment.get_template("moved.html").render(
        voices=studio.voices,
        target=feeds.link("", target, url),
        canonical=feeds.link(studio.address, target, url),
    )
    return page.encode()


def with_head(page: Page, note: feeds.Note | None, studio: Studio) -> Page:
    """The page with what search engines, feed readers and shared links want to know."""
    address, voice = studio.address, studio.voice(page.language)
    spoken = [voice] if page.alternates else studio.voices
    parts = [
        feeds.head(voice, page, address, note),
        *(feeds.feed_link(speaker, page.url, address) for speaker in spoken),
    ]
    if page.url == f"{page.language}/data/":
        files = [f"data/{name}.{kind}" for name in export.COLUMNS for kind in ("csv", "json")]
        days = map(studio.library.dated, studio.library.briefs())
        newest = max(days, default=date(1970, 1, 1))
        parts.append(feeds.json_ld(feeds.dataset(voice, page.url, files, newest, address)))
    return replace(page, head="\n".join(parts))
