"""The links of a built site followed: those of pages that are new, or that lead to what changed."""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from itertools import chain
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

from briefs.content.grounds import hashed
from briefs.model.cache import Cache
from briefs.site.built import Built

KIND = "links"
_LINK = re.compile(r'\s(?:href|src)="([^"]+)"')
_ID = re.compile(r'\sid="?([^"\s>]+)')


class Way(NamedTuple):
    """A link as it is written, and the file and the place in it to which it leads."""

    target: str
    path: str
    place: str


class Sound(NamedTuple):
    """A page of which every link led somewhere: its mark, that of its places, where it leads."""

    mark: str
    places: str
    paths: Sequence[str]


@dataclass(frozen=True)
class Linked:
    """A page with the links and the places that it has; read only where these are asked for."""

    path: str
    built: Built
    root: str

    @property
    def mark(self) -> str:
        return self.built.mark(self.path)

    @cached_property
    def ids(self) -> set[str]:
        return set(map(unescape, _ID.findall(self._text)))

    @cached_property
    def ways(self) -> Sequence[Way]:
        """The links to the site's own files, each once."""
        targets = map(unescape, dict.fromkeys(_LINK.findall(self._text)))
        return [way for target in targets if (way := self._way(target))]

    def sound(self) -> Sound:
        """The page as it is kept if all its links lead somewhere."""
        paths = dict.fromkeys(way.path for way in self.ways)
        return Sound(self.mark, hashed(sorted(self.ids)), [*paths])

    def faults(self, pages: Mapping[str, "Linked"], there: Collection[str]) -> Iterator[str]:
        """A sentence for each link that leads nowhere."""
        for way in self.ways:
            if way.path not in there:
                yield f"'{self.path}' leads to '{way.target}', which is missing"
            elif way.place and way.path in pages and way.place not in pages[way.path].ids:
                yield f"'{self.path}' leads to '{way.target}', where no such place is"

    @property
    def _text(self) -> str:
        return self.built.html(self.path).decode()

    def _way(self, target: str) -> Way | None:
        led = urlsplit(urljoin(self.root + quote(self.path), target))
        if led.scheme or led.netloc or not led.path.startswith(self.root):
            return None
        found = unquote(led.path[len(self.root) :])
        found += "index.html" * (not found or found.endswith("/"))
        return Way(target, found, unquote(led.fragment))


@dataclass(frozen=True)
class Followed:
    """The pages of a sound site as they are kept under a name of what followed their links."""

    cache: Cache
    name: str

    def read(self, root: str) -> Mapping[str, Sound]:
        """The pages of the last sound site at a root."""
        paths, pages = json.loads(self.cache.read(KIND, self.name + root) or b"[[], []]")
        return {
            paths[path]: Sound(mark, places, [paths[one] for one in led])
            for path, mark, places, led in pages
        }

    def write(self, root: str, pages: Mapping[str, Sound]) -> None:
        """Keep them; a path stands once, and is named by its number."""
        every = dict.fromkeys(chain(pages, *(one.paths for one in pages.values())))
        number = {path: count for count, path in enumerate(every)}
        found = [
            (number[path], one.mark, one.places, [number[led] for led in one.paths])
            for path, one in pages.items()
        ]
        self.cache.write(KIND, self.name + root, json.dumps([[*number], found]).encode())


def dangling(
    built: Built, there: Collection[str], root: str, known: Followed | None = None
) -> list[str]:
    """Links of pages to what the site lacks: a page, a file or a place in a page.

    Pages that are known to be sound are passed by while the places are where they lead.
    """
    paths = [path for path in sorted(there) if path.endswith(".html")]
    pages = {path: Linked(path, built, root) for path in paths}
    before = known.read(root) if known else {}
    there_still = before.keys() & pages.keys()
    same = {path: before[path] for path in there_still if before[path].mark == pages[path].mark}
    now = {path: same.get(path) or page.sound() for path, page in pages.items()}
    stayed = {path for path in there_still if now[path].places == before[path].places}

    def stands(path: str) -> bool:
        return path in stayed if path in pages else path in there

    moved = [path for path in pages if path not in same or not all(map(stands, now[path].paths))]
    faults = [fault for path in moved for fault in pages[path].faults(pages, there)]
    if known and not faults:
        known.write(root, now)
    return faults
