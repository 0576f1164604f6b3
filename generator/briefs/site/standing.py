"""Pages of the site that stands, taken over by the next one where all they follow from is the same.

Their files are put there by links where the system has them: so no file of a site is ever written
again, only replaced.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from posixpath import dirname
from typing import NamedTuple

from briefs.content.folder import Folder
from briefs.model.cache import Cache
from briefs.outputs.pages import Page
from briefs.site.build import Site
from briefs.site.built import Built
from briefs.site.framed import Frames

KIND = "standing"


class Left(NamedTuple):
    """A file as a build left it: its size, its time, and of HTML a fingerprint."""

    size: int
    time: int  # ns
    mark: str = ""


class Stood(NamedTuple):
    """A page as a build left it: the mark of all that it followed from, and its files by path."""

    mark: str
    files: Mapping[str, Left]


@dataclass(frozen=True)
class Standing:
    """The pages of the site at a place as the last build left them, which is kept under a name.

    `mark` gives a fingerprint of all that a page follows from, or nothing.
    """

    cache: Cache
    name: str
    site: Path
    mark: Callable[[Page], str]
    taken: dict[str, Stood] = field(default_factory=dict)  # by URL

    def rest(self, pages: Sequence[Page], new: Path) -> Sequence[Page]:
        """The pages that have to be made, as all others are taken over into a new site."""
        first, *others = pages  # MkDocs dates the sitemap's archive as some page
        return [first, *(page for page in others if not self.take(page, new))]

    def take(self, page: Page, new: Path) -> bool:
        """Take a page with its files over into a new site, if all of it stands as it was left."""
        stood = self._pages.get(page.url)
        if stood is None or [*stood.files] != _paths(page) or stood.mark != self.mark(page):
            return False
        if not _linked(stood.files, self.site, new):
            return False
        self.taken[page.url] = stood
        return True

    @property
    def marks(self) -> Mapping[str, str]:
        """The files that were taken over, with the fingerprints of those that are HTML."""
        files = chain.from_iterable(one.files.items() for one in self.taken.values())
        return {path: left.mark for path, left in files}

    def keep(self, made: Iterable[Page], new: Built) -> None:
        """Keep how the new site, which is whole, is left: pages taken over, and those made."""
        named = ((page, mark) for page in made if (mark := self.mark(page)))
        ours = {
            page.url: Stood(mark, {path: _left(new, path) for path in _paths(page)})
            for page, mark in named
        }
        self.cache.write(KIND, self.name, json.dumps(self.taken | ours).encode())

    @cached_property
    def _pages(self) -> Mapping[str, Stood]:
        found = json.loads(self.cache.read(KIND, self.name) or b"{}")
        return {
            url: Stood(mark, {path: Left(*left) for path, left in files.items()})
            for url, (mark, files) in found.items()
        }


def standing(folder: Folder, site: Site, frames: Frames, published: Path) -> Standing:
    """The pages of a folder's site that stands, to which a new one is compared."""

    def mark(page: Page) -> str:
        shown = site.shown(page)
        return frames.mark(page, shown) if shown else ""

    return Standing(Cache(folder.cache), f"{frames.common} {published.name}", published, mark)


def _paths(page: Page) -> Sequence[str]:
    return [f"{page.url}index.html", *page.files, *page.pictures]


def _left(new: Built, path: str) -> Left:
    state = os.lstat(new.folder / path)
    mark = new.mark(path) if path.endswith(".html") else ""
    return Left(state.st_size, state.st_mtime_ns, mark)


def _linked(files: Mapping[str, Left], site: Path, new: Path) -> bool:
    """Put files of a site into a new one: all of them, or none if one is not as it was left."""
    for folder in dict.fromkeys(map(dirname, files)):
        os.makedirs(f"{new}/{folder}", exist_ok=True)  # noqa: PTH103 - a Path costs more than this
    if all(_put(f"{site}/{path}", f"{new}/{path}", left) for path, left in files.items()):
        return True
    for path in files:
        (new / path).unlink(missing_ok=True)
    return False


def _put(old: str, new: str, left: Left) -> bool:
    """Put a file at a second place; tell if it is as it was left there, for others may write it."""
    with suppress(OSError):  # then it is made again
        try:
            os.link(old, new)
        except OSError:  # there are no links, or no more of them
            shutil.copy2(old, new, follow_symlinks=False)
        state = os.lstat(new)
        return (state.st_size, state.st_mtime_ns) == left[:2]
    return False
