"""Companies' folders as they were read, kept as long as all that they follow from stays."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from briefs.content.concepts import Concepts
from briefs.content.folder import Folder
from briefs.content.grounds import digest, hashed, tools
from briefs.content.reading import Reading
from briefs.model.cache import Cache
from briefs.model.layers import PACKAGE
from briefs.model.packed import packed, unpacked

KIND = "read"
T = TypeVar("T")


def each(
    reading: Reading,
    paths: list[Path],
    concepts: Concepts,
    cache: Cache | None,
    read: Callable[[Reading, Path, Concepts], T],
) -> Iterator[T]:
    """Each folder as it was read the last time, else as it is now."""
    shared = hashed(package(), reading.root.name, reading.languages, concepts) if cache else ""
    for path in paths:
        ours = f"{shared} {_state(path)}" if cache else ""
        stored = cache.read(KIND, ours) if cache else None
        if stored is not None:
            yield unpacked(stored)
            continue
        found = read(reading, path, concepts)
        if cache and ours == f"{shared} {_state(path)}":  # nobody saved a file meanwhile
            cache.write(KIND, ours, packed(found))
        yield found


def package() -> str:
    """A fingerprint of the package and its tools, whatever the folder."""
    return tools(Folder(PACKAGE))


def _state(path: Path) -> str:
    """A fingerprint of a folder's files, folders and links, which are not followed."""
    return hashed(path.name, [*_entries(str(path), "")])


def _entries(place: str, name: str) -> Iterator[tuple[str, str, bytes]]:
    for one in sorted(os.scandir(place), key=lambda one: one.name):
        kind = "link" if one.is_symlink() else "folder" if one.is_dir() else "file"
        yield name + one.name, kind, digest(one.path) if kind == "file" and one.is_file() else b""
        if kind == "folder":
            yield from _entries(one.path, f"{name}{one.name}/")
