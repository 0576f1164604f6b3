"""The files of a site: each has a place of its own, and a name that every system can hold."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

LONGEST = 200  # characters of a path, so that Windows has room for the folder around it
LONGEST_NAME = 120  # characters of a file's or folder's name

# What Windows keeps for itself (Microsoft: Naming Files, Paths, and Namespaces).
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_REFUSED = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]$')


def clashes(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each path that would stand where an earlier one does, or in its way, and that one.

    Capitals make no difference: on many systems they name the same file.
    """
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in paths:
        place = PurePosixPath(unicodedata.normalize("NFC", path).casefold())
        above = [str(folder) for folder in place.parents][:-1]
        others = [files.get(str(one)) for one in (place, *above)]
        other = next(filter(None, others), None) or folders.get(str(place))
        if other:
            yield path, other
            continue
        files[str(place)] = path
        for folder in above:
            folders.setdefault(folder, path)


def unfit(path: str) -> str:
    """The reason why a path cannot be written on every system, or nothing."""
    if len(path) > LONGEST:
        return f"'{path[:60]}…' is longer than {LONGEST} characters"
    for name in PurePosixPath(path).parts:
        if _DEVICE.fullmatch(name) or _REFUSED.search(name):
            return f"Windows cannot hold a file called '{name}'"
        if len(name) > LONGEST_NAME:
            return f"'{name[:60]}…' is longer than {LONGEST_NAME} characters"
    return ""
