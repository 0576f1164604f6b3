"""All that a site follows from, by which a build sees that nothing is to be done.

A build keeps the look of the site that it left: it is done again unless the site stands so still.
"""

import os
import re
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from briefs.content.folder import FILE, Folder
from briefs.model.cache import Cache
from briefs.model.clock import today
from briefs.model.layers import PACKAGE, shipped

KIND = "built"
_FURTHER = re.compile(r"\b(?:hooks|custom_dir)\b")  # may read anything


def grounds(folder: Folder) -> str:
    """A fingerprint of content, templates, settings, package, tools and day."""
    found = sha256(repr(_around(folder)).encode())
    roots = (folder.root, folder.content, *folder.templates.folders, PACKAGE, shipped("docs/guide"))
    site = folder.site.resolve()
    for path in dict.fromkeys(path for root in roots for path in _below(root.resolve(), site)):
        found.update(os.fsencode(path) + b"\0" + _digest(path))
    return found.hexdigest()


def _digest(path: Path) -> bytes:
    """A fingerprint of a file; of one that cannot be read it is empty."""
    with suppress(OSError):
        return sha256(path.read_bytes()).digest()
    return b""


def remember(folder: Folder, made_of: str, built: Path) -> None:
    """Keep what a built site looks like before it is published."""
    Cache(folder.cache).write(KIND, made_of, _look(built).encode())


def unchanged(folder: Folder) -> bool:
    """True where a build would make again the site that stands there."""
    if _FURTHER.search(_settings(folder)):
        return False
    look = Cache(folder.cache).read(KIND, grounds(folder))
    return look is not None and look.decode() == _look(folder.site)


def _around(folder: Folder) -> tuple[object, ...]:
    """The day, Python, its packages, the variables named: all that is no file."""
    tools = sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    variables = _variables(_settings(folder))
    return today(), sys.version, tools, os.environ.get("SOURCE_DATE_EPOCH"), variables


def _settings(folder: Folder) -> str:
    path = folder.root / FILE
    return path.read_text("utf-8") if path.is_file() else ""


def _variables(settings: str) -> list[tuple[str, str | None]]:
    """The environment's variables that the settings may name."""
    names = re.findall(r"\w+", settings) if "!ENV" in settings else ()
    return [(name, os.environ.get(name)) for name in names]


def _below(root: Path, site: Path | None = None) -> Iterator[Path]:
    """Every file of a folder in a fixed order, but hidden ones and those of built sites.

    Links to folders are followed, each folder once.
    """
    seen = {root.resolve()}
    for place, folders, files in os.walk(root, followlinks=True):
        here = Path(place)
        shown = (name for name in folders if not name.startswith((".", "__pycache__")))
        folders[:] = sorted(name for name in shown if not _is_site(here / name, site))
        linked = {name: (here / name).resolve() for name in folders if (here / name).is_symlink()}
        folders[:] = [name for name in folders if linked.get(name) not in seen]
        seen.update(linked.values())
        shown_files = (here / name for name in sorted(files) if not name.startswith("."))
        yield from filter(Path.is_file, shown_files)  # a link that leads nowhere is none


def _is_site(path: Path, site: Path | None) -> bool:
    if site is None or path.parent != site.parent:
        return False
    return path.name == site.name or path.name.startswith(f"{site.name}.")


def _look(site: Path) -> str:
    """A fingerprint of names, sizes and times of a site's files."""
    found = sha256()
    for path in _below(site):
        state = path.stat()
        said = f"{path.relative_to(site)}\0{state.st_size}\0{state.st_mtime_ns}\0"
        found.update(os.fsencode(said))
    return found.hexdigest()
