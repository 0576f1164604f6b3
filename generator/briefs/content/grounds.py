"""All that a site follows from, as fingerprints: the whole, and the part that a company shows."""

import json
import os
import re
import sys
import sysconfig
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from briefs.content import address_lists
from briefs.content.folder import FILE, Folder
from briefs.content.records import Company, Content
from briefs.content.texts import is_text
from briefs.model.cache import Cache
from briefs.model.clock import today
from briefs.model.facts import Fact, Saying
from briefs.model.layers import PACKAGE, shipped
from briefs.model.remembered import remembered

BRIEFS = ("brief.yml",)  # names of the files that are no facts
SHOWN = ("headline", "watch", "settled")  # of a brief on pages of its company's others


def grounds(folder: Folder) -> str:
    """A fingerprint of content, templates, settings, package, tools and time."""
    time = today(), os.environ.get("SOURCE_DATE_EPOCH")  # the sitemap's archive holds its second
    return hashed(_fingerprint(folder, folder.root, folder.content), time)


def tools(folder: Folder) -> str:
    """A fingerprint of all but content and time: templates, package, other tools."""
    return _fingerprint(folder)


class Grounds(NamedTuple):
    """Fingerprints by company: of all its grounds, of those that are no words of its briefs.

    `shared` is that of what all companies have in common.
    """

    whole: Mapping[str, str]
    facts: Mapping[str, str]
    shared: str


def by_company(
    folder: Folder, content: Content, together: Iterable[Collection[str]] = ()
) -> Grounds:
    """A fingerprint of each company's grounds: its files, what its kin's say, what all share.

    Kin speak of companies that it speaks of too: what they print of these counts, how they call
    things, and of their briefs what pages of others may show: disputes and corrections. Of those
    that stand `together` with it all facts count.
    """
    beside: dict[str, set[str]] = {name: {name} for name in content.companies}
    for group in together:
        for name in group:
            beside[name].update(group)
    folders = {one.id: one.folder for one in content.companies.values()}
    files: dict[str, dict[str, str]] = {place: {} for place in ("", *folders.values())}
    for path, name in _files(folder.content.resolve()).items():
        place = name.partition("/")[0]
        if name.rpartition("/")[2] != address_lists.FILE:  # no page shows it
            files[place if place in files else ""][path] = name
    named, others = {name: files[place] for name, place in folders.items()}, files[""]
    shared = hashed(
        _fingerprint(folder), settings(folder), _of_files(others), content.concepts, folders
    )
    said: dict[str, list[object]] = {name: [] for name in folders}
    for brief in content.briefs.values():
        entry = brief.entry
        said[brief.company.id] += [brief.id, entry.draft, entry.disputes, entry.corrections]
    told = {name: hashed(_of_files(ours, BRIEFS), said[name]) for name, ours in named.items()}
    spoken = _spoken(folder, content, {one: hashed(shared, told[one]) for one in told}, said)
    facts = {
        name: hashed(
            shared,
            name,
            [told[one] for one in sorted(beside[name])],
            [(entity, spoken[entity]) for entity in company.entities],
        )
        for name, company in content.companies.items()
    }
    whole = {name: hashed(ours, _of_files(named[name])) for name, ours in facts.items()}
    return Grounds(whole, facts, shared)


def _spoken(
    folder: Folder,
    content: Content,
    grounds: Mapping[str, str],
    said: Mapping[str, Sequence[object]],
) -> Mapping[str, Sequence[tuple[str, str]]]:
    """For each entity a fingerprint of what each company prints of it, with all else it tells.

    They are kept by the company's grounds; `said` is of its briefs.
    """
    printed: dict[str, list[Fact | Saying]] = {name: [] for name in content.companies}
    every: Iterable[Fact | Saying] = chain(content.facts, content.sayings)
    for one in every:
        printed[one.brief.rpartition("/")[0]].append(one)
    sources: dict[str, list[object]] = {name: [] for name in content.companies}
    for source in content.sources.values():
        sources[source.brief.rpartition("/")[0]].append((source.id, source.brief, source.entry))

    def make(company: Company) -> bytes:
        told = company.document.root.plain(), sources[company.id], said[company.id]
        by: dict[str, list[Fact | Saying]] = {name: [] for name in company.entities}
        for one in printed[company.id]:
            by[one.meaning.entity].append(one)
        return json.dumps({name: hashed(told, ours) for name, ours in by.items()}).encode()

    cache = Cache(folder.cache)
    found: dict[str, list[tuple[str, str]]] = {}
    for name, company in content.companies.items():
        key = hashed(grounds[name], sources[name])  # a preview also has the articles of drafts
        for entity, ours in json.loads(cache.kept("spoken", key, partial(make, company))).items():
            found.setdefault(entity, []).append((name, ours))
    return found


@remembered
def of_briefs(content: Content) -> Mapping[str, str]:
    """A fingerprint of each brief beside the facts: its own file, and what its pages may show.

    That is of the company's other briefs the texts of `SHOWN`, and all that is no text.
    """
    told = shown_of_briefs(content)
    return {
        brief.id: hashed(brief.document.text, told[brief.company.id])
        for brief in content.briefs.values()
    }


@remembered
def shown_of_briefs(content: Content) -> Mapping[str, str]:
    """A fingerprint for each company of what pages of others may show of its briefs."""
    beside: dict[str, list[object]] = {name: [] for name in content.companies}
    for brief in content.briefs.values():
        beside[brief.company.id].append((brief.id, brief.shown))
    return {name: hashed(said) for name, said in beside.items()}


def shown(data: object) -> str:
    """A fingerprint of what pages of others may show of a brief: some texts, all that is none."""
    parts = data.items() if isinstance(data, dict) else ()
    return hashed([(key, part if key in SHOWN else _wordless(part)) for key, part in parts])


def _wordless(data: object) -> object:
    """Plain data, of its texts only whether there are any."""
    if is_text(data):
        assert isinstance(data, dict)
        return [tag for tag, words in data.items() if words.strip()]
    if isinstance(data, dict):
        return {key: _wordless(part) for key, part in data.items()}
    return [*map(_wordless, data)] if isinstance(data, list) else data


def _fingerprint(folder: Folder, *roots: Path) -> str:
    """A fingerprint of places, templates, the package, its guide and all around."""
    places = (*roots, *folder.templates.folders, PACKAGE, shipped("docs/guide"))
    site, names = folder.site.resolve(), dict[str, str]()
    for number, place in enumerate(map(Path.resolve, places)):
        for path, name in _files(place, site).items():
            names.setdefault(path, f"{number}/{name}")
    return hashed(_around(folder), _of_files(names))


def _files(place: Path, site: Path | None = None) -> dict[str, str]:
    """A folder's files with their names below it, wherever that stands."""
    start = len(place.as_posix().rstrip("/")) + 1
    return {path: path[start:].replace(os.sep, "/") for path in names_below(place, site)}


def hashed(*parts: object) -> str:
    """A fingerprint of values that are written out in full."""
    return sha256(repr(parts).encode()).hexdigest()


def _of_files(names: Mapping[str, str], passing: Collection[str] = ()) -> str:
    found = sha256()
    for path, name in names.items():
        read = b"" if name.rpartition("/")[2] in passing else digest(path)
        found.update(os.fsencode(name) + b"\0" + read)
    return found.hexdigest()


def digest(path: str) -> bytes:
    """A fingerprint of a file; of one that cannot be read it is empty."""
    with suppress(OSError):
        state = os.stat(path)  # noqa: PTH116 - a Path costs more than this
        return _read(path, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
    return b""


@lru_cache(maxsize=100_000)
def _read(path: str, *_: int) -> bytes:
    """A fingerprint of a file as it stands: a preview asks for the same ones at each edit."""
    return sha256(Path(path).read_bytes()).digest()


def _around(folder: Folder) -> tuple[object, ...]:
    """Python, its packages, the variables named: all that is no file, but the time."""
    tools = sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    return sys.version, tools, variables(settings(folder))


def settings(folder: Folder) -> str:
    """The text of a folder's settings."""
    path = folder.root / FILE
    return path.read_text("utf-8") if path.is_file() else ""


def variables(said: str) -> list[tuple[str, str | None]]:
    """The environment's variables that the settings may name."""
    names = re.findall(r"\w+", said) if "!ENV" in said else ()
    return [(name, os.environ.get(name)) for name in names]


def below(root: Path, site: Path | None = None) -> Iterator[Path]:
    """Every file of a folder in a fixed order, but hidden ones and those of built sites."""
    return map(Path, names_below(root, site))


def names_below(root: Path, site: Path | None = None) -> Iterator[str]:
    """The same as texts: of many files a Path each costs more than a look at it.

    Links to folders are followed, each folder once.
    """
    seen = {os.path.realpath(root)}
    for place, folders, files in os.walk(root, followlinks=True):
        shown = (name for name in folders if not name.startswith((".", "__pycache__")))
        folders[:] = sorted(name for name in shown if not _is_site(place, name, site))
        linked = {
            name: os.path.realpath(f"{place}/{name}")
            for name in folders
            if os.path.islink(f"{place}/{name}")  # noqa: PTH114
        }
        folders[:] = [name for name in folders if linked.get(name) not in seen]
        seen.update(linked.values())
        shown_files = (f"{place}/{name}" for name in sorted(files) if not name.startswith("."))
        yield from filter(os.path.isfile, shown_files)  # a link that leads nowhere is none


def _is_site(place: str, name: str, site: Path | None) -> bool:
    if site is None or Path(place) != site.parent:
        return False
    return name == site.name or name.startswith(f"{site.name}.")
