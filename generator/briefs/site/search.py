"""The search index: files that a browser asks for singly, as it needs them, made from the pages.

Of each language `index.json` names the first term of each file of words; these give for each term
the records that have it, the weightiest first; files of records hold what is shown, by page.
Records stand in the order of their interest: metrics, briefs from the newest on, companies, other
pages.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import chain, groupby, islice
from operator import itemgetter
from pathlib import Path
from posixpath import dirname
from typing import Any, TypeVar

from briefs.content.grounds import hashed
from briefs.outputs.metrics import Metric, Names
from briefs.outputs.pages import Page
from briefs.site.build import Site
from briefs.site.findable import (
    CARD,
    FOLDER,
    Card,
    Thesaurus,
    cards,
    of_metric,
    of_sections,
    over_time,
)
from briefs.site.postings import Part, as_json, part, together, unpacked
from briefs.site.terms import folds, terms
from briefs.site.workers import Task, made

KINDS = ("brief", "company", "reference")
SIZE = 8000  # bytes of a file, about
MANY = 9  # records of a file, at most
SAID = ("none", "without", "count", "near", "metrics", "sections", "all", "more", "passed")

T = TypeVar("T")
ByLanguage = Mapping[str, Sequence[T]]
Kept = Callable[[str, Callable[[], bytes]], bytes]


def index(built: Path, site: Site, kept: Kept | None = None) -> None:
    """Write the index of a site's pages, which stand in a folder, for each language.

    With `kept`, which keeps under a name what was made before, work is done side by side.
    """
    shutil.rmtree(built / FOLDER, ignore_errors=True)
    indexer = _Indexer(built, Thesaurus(site.names), kept)
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
        folder = built / FOLDER / language
        folder.mkdir(parents=True)
        for name, content in _files(every[language], lines, near, head).items():
            (folder / name).write_bytes(content.encode())


@dataclass(frozen=True)
class _Indexer:
    """Reads the pages of a site and puts together what finds them, as far as that is not kept.

    All is by language, and of all languages is made side by side.
    """

    built: Path
    thesaurus: Thesaurus
    kept: Kept | None

    def parts(self, pages: ByLanguage[Page]) -> Mapping[str, tuple[list[Part], list[Part]]]:
        """The records of metrics, by the page of their newest card, and of sections, by page."""
        of_figures = {tag: _of(own, "figures") for tag, own in pages.items()}
        found = self._done(
            {tag: [partial(self._cards, page) for page in own] for tag, own in of_figures.items()}
        )
        tasks: dict[str, list[Task[bytes]]] = {}
        measured = {}
        for tag, own in pages.items():
            cards = (Card(*card, place) for place, some in enumerate(found[tag]) for card in some)
            tasks[tag] = [
                partial(self._metrics, of_figures[tag][place], metrics)
                for place, metrics in over_time(cards).items()
            ]
            measured[tag] = len(tasks[tag])
            read = chain.from_iterable(_of(own, kind) for kind in KINDS)
            tasks[tag] += [partial(self._sections, page) for page in read]
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
            tasks[tag] = [partial(self._together, ranges[place]) for place in sorted(ranges)]
        return {
            tag: chain.from_iterable(one.decode().split("\n") for one in made)
            for tag, made in self._done(tasks).items()
        }

    def _done(self, tasks: ByLanguage[Task[T]]) -> Mapping[str, list[T]]:
        every = [*chain.from_iterable(tasks.values())]
        results = iter(list(made(every) if self.kept else (task() for task in every)))
        return {tag: list(islice(results, len(own))) for tag, own in tasks.items()}

    def _keep(self, name: str, make: Callable[[], bytes]) -> bytes:
        return self.kept(name, make) if self.kept else make()

    def _html(self, page: Page) -> bytes:
        return (self.built / page.url / "index.html").read_bytes()

    def _cards(self, page: Page) -> Sequence[tuple[Metric, str, str]]:
        return cards(page, self._html(page).decode())

    def _metrics(self, page: Page, metrics: Sequence[Sequence[Card]]) -> bytes:
        home = f"{dirname(dirname(page.url.rstrip('/')))}/"

        def make() -> bytes:
            records = [of_metric(points, home) for points in metrics]
            return part((home, metrics[0][0].metric.where), records).packed()

        return self._keep(hashed("metrics", page.url, metrics), make)

    def _sections(self, page: Page) -> bytes:
        html = self._html(page)
        around = page.where, page.called, page.searched, self.thesaurus.mark

        def make() -> bytes:
            records = list(of_sections(page, html.decode(), self.thesaurus))
            return part((page.url, page.where), records).packed()

        return self._keep(hashed(page.url, sha256(html).digest(), around), make)

    def _together(self, found: Sequence[tuple[int, str, str]]) -> bytes:
        name = hashed([(number, mark) for number, mark, _ in found])
        return self._keep(
            name, lambda: together((number, line) for number, _, line in found).encode()
        )


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
