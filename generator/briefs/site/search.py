"""The search index: files that a browser asks for singly, as it needs them, made from the pages.

Of each language `index.json` names the first term of each file of words; these give for each term
the records that have it, the weightiest first; files of records hold what is shown, by page.
Records stand in the order of their interest: metrics, briefs from the newest on, companies, other
pages.
"""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import chain, groupby, islice
from operator import itemgetter
from posixpath import dirname
from typing import Any, NamedTuple, TypeVar

from briefs.content.grounds import hashed
from briefs.model.cache import Cache
from briefs.outputs.metrics import Names
from briefs.outputs.pages import Page
from briefs.site.build import Site
from briefs.site.built import Built
from briefs.site.findable import (
    CARD,
    FOLDER,
    Card,
    Thesaurus,
    cards,
    of_metric,
    of_sections,
    over_time,
    placed,
)
from briefs.site.postings import Part, as_json, part, together, unpacked
from briefs.site.terms import folds, terms
from briefs.site.workers import Task, made

KIND = "search"  # in the cache
KINDS = ("brief", "company", "reference")
SIZE = 8000  # bytes of a file, about
MANY = 9  # records of a file, at most
SAID = ("none", "without", "count", "near", "metrics", "sections", "all", "more", "passed")

T = TypeVar("T")
ByLanguage = Mapping[str, Sequence[T]]
Over = Sequence[Sequence[Card]]  # metrics over time
Named = tuple[str, Task[bytes]]  # a task, and the name under which its result is kept


class Kept(NamedTuple):
    """The results of earlier builds by the same tools."""

    cache: Cache
    tools: str

    def read(self, name: str) -> bytes | None:
        return self.cache.read(KIND, self.tools + name)

    def made(self, name: str, make: Task[bytes]) -> bytes:
        return self.cache.kept(KIND, self.tools + name, make)


def index(built: Built, site: Site, kept: Kept | None = None) -> None:
    """Write the index of a site's pages, which stand in a folder, for each language.

    What is not `kept` is made side by side, or here and now where nothing ever is.
    """
    shutil.rmtree(built.folder / FOLDER, ignore_errors=True)
    indexer = _Indexer(built, Thesaurus(site.names), kept, site.shown)
    found = indexer.parts(
        {tag: [page for page in site.pages if page.language == tag] for tag in site.menus}
    )
    every = {tag: [*metrics, *sections] for tag, (metrics, sections) in found.items()}
    for language, lines in indexer.lines(every).items():
        words = site.frame[language]
        head = {
            "metrics": sum(len(one.records) for one in found[language][0]),
            "card": CARD,
            "say": {"language": words["language"]} | {one: words[f"search_{one}"] for one in SAID},
        }
        near = [_near(one, language) for one in site.names]
        folder = built.folder / FOLDER / language
        folder.mkdir(parents=True)
        for name, content in _files(every[language], lines, near, head).items():
            (folder / name).write_bytes(content.encode())


@dataclass(frozen=True)
class _Indexer:
    """Reads the pages of a site and puts together what finds them, as far as that is not kept.

    All is by language, and of all languages is made side by side.
    """

    built: Built
    thesaurus: Thesaurus
    kept: Kept | None
    shown: Callable[[Page], str]

    def parts(self, pages: ByLanguage[Page]) -> Mapping[str, tuple[list[Part], list[Part]]]:
        """The records of metrics, by the page of their newest card, and of sections, by page."""
        of_figures = {tag: _of(own, "figures") for tag, own in pages.items()}
        found = self._done({tag: [*map(self._cards, own)] for tag, own in of_figures.items()})
        tasks: dict[str, list[Named]] = {}
        measured = {}
        for tag, own in pages.items():
            every = (
                Card._make((*card, page, number))
                for page, some in enumerate(found[tag])
                for number, card in enumerate(json.loads(some))
            )
            tasks[tag] = [
                self._metrics(of_figures[tag], place, metrics)
                for place, metrics in over_time(every).items()
            ]
            measured[tag] = len(tasks[tag])
            tasks[tag] += map(self._sections, chain.from_iterable(_of(own, kind) for kind in KINDS))
        done = {tag: list(map(unpacked, parts)) for tag, parts in self._done(tasks).items()}
        return {tag: (own[: measured[tag]], own[measured[tag] :]) for tag, own in done.items()}

    def lines(self, parts: ByLanguage[Part]) -> Mapping[str, Iterable[str]]:
        """The terms of all parts in order, each as a line of JSON with its records by weight."""
        tasks = {}
        for tag, own in parts.items():
            ranges: dict[str, list[tuple[int, str, str]]] = {}
            number = 0
            for one in own:
                for place, found in one.terms.items():
                    ranges.setdefault(place, []).append((number, one.marks[place], found))
                number += len(one.records)
            tasks[tag] = [_together(ranges[place]) for place in sorted(ranges)]
        return {
            tag: chain.from_iterable(one.decode().split("\n") for one in made)
            for tag, made in self._done(tasks).items()
        }

    def _done(self, tasks: ByLanguage[Named]) -> Mapping[str, list[bytes]]:
        """The results of tasks, in order; one without a name is kept nowhere."""
        every, kept = [*chain.from_iterable(tasks.values())], self.kept
        found = [kept.read(name) if kept and name else None for name, _ in every]
        missing = [
            partial(kept.made, name, make) if kept and name else make
            for (name, make), known in zip(every, found, strict=True)
            if known is None
        ]
        fresh = iter(list(made(missing) if kept else (task() for task in missing)))
        results = (next(fresh) if known is None else known for known in found)
        return {tag: list(islice(results, len(own))) for tag, own in tasks.items()}

    def _html(self, page: Page) -> str:
        return self.built.html(f"{page.url}index.html").decode()

    def _mark(self, page: Page) -> str:
        return self.built.mark(f"{page.url}index.html")

    def _cards(self, page: Page) -> Named:
        """The cards of a page by what places them among those of other times."""
        shown = self.shown(page)
        name = hashed("cards", page.url, shown, self._mark(page)) if shown else ""

        def make() -> bytes:
            return as_json([placed(*one) for one in cards(page, self._html(page))]).encode()

        return name, make

    def _metrics(
        self, pages: Sequence[Page], place: int, metrics: Sequence[Sequence[Card]]
    ) -> Named:
        page = pages[place]
        home = f"{dirname(dirname(page.url.rstrip('/')))}/"
        marks = [[one.mark for one in points] for points in metrics]

        def make() -> bytes:
            every = {one.page for points in metrics for one in points}
            shown = {one: cards(pages[one], self._html(pages[one])) for one in every}
            found = [[shown[one.page][one.number] for one in points] for points in metrics]
            records = [of_metric(points, home) for points in found]
            return part((home, found[0][0][0].where), records).packed()

        return hashed("metrics", home, marks), make

    def _sections(self, page: Page) -> Named:
        around = page.where, page.called, page.searched, self.thesaurus.mark

        def make() -> bytes:
            records = list(of_sections(page, self._html(page), self.thesaurus))
            return part((page.url, page.where), records).packed()

        return hashed(page.url, self._mark(page), around), make


def _together(found: Sequence[tuple[int, str, str]]) -> Named:
    name = hashed([(number, mark) for number, mark, _ in found])
    return name, lambda: together((number, line) for number, _, line in found).encode()


def _of(pages: Iterable[Page], kind: str) -> list[Page]:
    return [page for page in pages if page.searched == kind]


def _files(
    parts: Iterable[Part],
    lines: Iterable[str],
    near: Sequence[tuple[str, str]],
    head: Mapping[str, Any],
) -> dict[str, str]:
    """The files by their names; `head` is what `index.json` says besides."""
    shown = list(_filled(((one.shared, text) for one in parts for text in one.records), MANY))
    listed = list(_filled((("", line) for line in lines), None))
    files = {f"records-{number}.json": _by_page(file) for number, file in enumerate(shown)}
    for number, file in enumerate(listed):
        files[f"words-{number}.json"] = f"{{{','.join(line for _, line in file)}}}"
    files["names.json"] = as_json(near)
    version = sha256("\n".join(files.values()).encode()).hexdigest()[:10]
    said = {
        "version": version,
        **head,
        "total": sum(map(len, shown)),
        "records": "".join(str(len(file)) for file in shown),
        "words": [_term(file[0][1]) for file in listed],
        "folds": folds(_term(line) for file in listed for _, line in file),
    }
    return files | {"index.json": as_json(said)}


def _term(line: str) -> str:
    """The term of a line; none has a quotation mark."""
    return line[1 : line.index('"', 1)]


def _by_page(file: Iterable[tuple[str, str]]) -> str:
    """Records as JSON: of each page what its records share, and behind it these."""
    pages = groupby(file, itemgetter(0))
    said = (f"[{shared},{','.join(text for _, text in found)}]" for shared, found in pages)
    return f"[{','.join(said)}]"


def _near(names: Names, language: str) -> tuple[str, str]:
    """A label, and all that it is called as terms."""
    label = names.label.get(language) or next(iter(names.label.values()))
    return label, " ".join(sorted(set(chain.from_iterable(map(terms, names.called)))))


def _filled(pieces: Iterable[tuple[str, str]], many: int | None) -> Iterator[list[tuple[str, str]]]:
    """Pieces by file, of which each has no more than so many; what they share has no size."""
    file: list[tuple[str, str]] = []
    size = 0
    for piece in pieces:
        more = len(piece[1].encode())
        if file and (size + more > SIZE or len(file) == many):
            yield file
            file, size = [], 0
        file.append(piece)
        size += more
    if file:
        yield file
