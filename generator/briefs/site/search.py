"""The search index: files that a browser asks for singly, as it needs them, made from the pages.

Of each language `index.json` names the first term of each file of words; these give for each term
the records that have it, the weightiest first; files of records hold what is shown. Records stand
in the order of their interest: metrics, briefs from the newest on, companies, other pages.
"""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from briefs.content.grounds import hashed
from briefs.outputs.metrics import Names
from briefs.outputs.pages import Page
from briefs.site.build import Site
from briefs.site.findable import FOLDER, Record, Thesaurus, figures, parts
from briefs.site.terms import folds, terms
from briefs.site.workers import made

KINDS = ("brief", "company", "reference")
SIZE = 8000  # bytes of a file, about
MANY = 9  # records of a file, at most
DIGITS = "0123456789abcdefghijklmnopqrstuv"
SAID = ("none", "without", "count", "near", "metrics", "sections", "all", "more", "passed")
LAST = "ABCDEFGHIJKLMNOPQRSTUVWXYZwxyz-_"

Kept = Callable[[str, Callable[[], bytes]], bytes]
Postings = Mapping[str, Mapping[int, Sequence[int]]]  # records by term and weight


def index(built: Path, site: Site, kept: Kept | None = None) -> None:
    """Write the index of a site's pages, which stand in a folder, for each language.

    With `kept`, which keeps what was read from a page under a name, pages are read side by side.
    """
    shutil.rmtree(built / FOLDER, ignore_errors=True)
    thesaurus = Thesaurus(site.names)

    for language in site.menus:
        own = [page for page in site.pages if page.language == language]
        words = site.frame[language]
        cards = ((page, _html(built, page)) for page in _of(own, "figures"))
        metrics = list(figures(cards))
        tasks = [
            partial(_records, built, page, thesaurus, words["language"], kept)
            for kind in KINDS
            for page in _of(own, kind)
        ]
        records = chain.from_iterable(made(tasks) if kept else (task() for task in tasks))
        near = [_near(one, language) for one in site.names]
        head = {"metrics": len(metrics), "say": {name: words[f"search_{name}"] for name in SAID}}
        files = _files(chain(metrics, records), near, head)
        for name, content in files.items():
            path = built / FOLDER / language / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")


def _records(
    built: Path, page: Page, thesaurus: Thesaurus, said: str, kept: Kept | None
) -> Sequence[Record]:
    """The records of a page; where they are kept, it is read once for all names that there are."""
    html = _html(built, page)
    if not kept:
        return list(parts(page, html, thesaurus, said))
    name = hashed(page.url, html, page.where, page.called, page.searched, thesaurus.mark, said)

    def make() -> bytes:
        found = parts(page, html, thesaurus, said)
        return _json([(one.shown, one.weights) for one in found]).encode()

    return [Record(*one) for one in json.loads(kept(name, make))]


def _html(built: Path, page: Page) -> str:
    return (built / page.url / "index.html").read_text("utf-8")


def _of(pages: Iterable[Page], kind: str) -> list[Page]:
    return [page for page in pages if page.searched == kind]


def _files(
    records: Iterable[Record], near: Sequence[tuple[str, str]], head: Mapping[str, Any]
) -> dict[str, str]:
    """The files by their names; `head` is what `index.json` says besides."""
    postings: dict[str, dict[int, list[int]]] = {}
    shown: list[str] = []
    for number, record in enumerate(records):
        shown.append(_json(record.shown))
        for term, weight in record.weights.items():
            postings.setdefault(term, {}).setdefault(weight, []).append(number)
    lines = [
        f"{_json(term)}:{_json(_posted(postings[term]))}" for term in sorted(postings, key=_utf16)
    ]
    kept = list(_filled(shown, MANY))
    listed = list(_filled(lines, len(lines)))
    files = {f"records-{number}.json": f"[{','.join(file)}]" for number, file in enumerate(kept)}
    files |= {f"words-{number}.json": f"{{{','.join(file)}}}" for number, file in enumerate(listed)}
    files["names.json"] = _json(near)
    version = sha256("\n".join(files.values()).encode()).hexdigest()[:10]
    head = {
        "version": version,
        **head,
        "total": len(shown),
        "records": "".join(str(len(file)) for file in kept),
        "words": [next(iter(json.loads(f"{{{file[0]}}}"))) for file in listed],
        "folds": folds(postings),
    }
    return files | {"index.json": _json(head)}


def _near(names: Names, language: str) -> tuple[str, str]:
    """A label, and all that it is called as terms."""
    label = names.label.get(language) or next(iter(names.label.values()))
    return label, " ".join(sorted(set(chain.from_iterable(map(terms, names.called)))))


def _filled(pieces: Iterable[str], many: int) -> Iterator[list[str]]:
    """Pieces by file."""
    file: list[str] = []
    size = 0
    for piece in pieces:
        more = len(piece.encode())
        if file and (size + more > SIZE or len(file) == many):
            yield file
            file, size = [], 0
        file.append(piece)
        size += more
    if file:
        yield file


def _posted(weights: Mapping[int, Sequence[int]]) -> str:
    """Records by weight: `9:EB+C;2:A` is 4, 5 to 7 and 0: steps, and how many follow at once."""
    return ";".join(
        f"{weight}:{_steps(weights[weight])}" for weight in sorted(weights, reverse=True)
    )


def _steps(numbers: Iterable[int]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == sum(runs[-1]) + 1:
            runs[-1][1] += 1
        else:
            runs.append([number, 0])
    last = 0
    said = []
    for start, more in runs:
        said.append(_number(start - last))
        said += ["+", _number(more)] if more else []
        last = start + more
    return "".join(said)


def _number(value: int) -> str:
    """A number to the base of 32; its last digit is of another alphabet and ends it."""
    high, low = divmod(value, 32)
    said = LAST[low]
    while high:
        high, low = divmod(high, 32)
        said = DIGITS[low] + said
    return said


def _utf16(term: str) -> bytes:
    """The order in which a browser compares texts."""
    return term.encode("utf-16-be")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
