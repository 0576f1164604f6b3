"""Content to the whole site: its pages, its files, its menus."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from generator import export, feeds, pages, sharing
from generator.facts import Problem
from generator.library import read_library
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


def build_site(root: Path, address: str = "") -> tuple[Site | None, list[Problem]]:
    """The site of a project folder, to stand at an address if it is known; or its problems."""
    library, problems = read_library(root / "content")
    if problems:
        return None, problems
    studio = Studio(library, root / "templates", address)
    notes = sharing.notes(studio)
    made = [with_head(page, notes.get(page.url), studio) for page in pages.pages(studio)]
    return (
        Site(made, sharing.files(studio, notes), pages.nav(studio), sharing.pictures(studio)),
        [],
    )


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
