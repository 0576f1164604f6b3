"""The files of a site: each has a place of its own, and a name that every system can hold."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

LONGEST = 200  # characters of a path, so that Windows has room for the folder around it
LONGEST_NAME = 120  # characters of a file's or folder's name

# What Windows keeps for itself (Microsoft: Naming Files, Paths, and Namespaces).
_REFUSED = re.compile(
    r'[<>:"|?*\\\x00-\x1f]|[. ](?=/|$)'
    r"|(?<![^/])(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=[./]|$)",
    re.IGNORECASE,
)


def clashes(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each path that would stand where an earlier one does, or in its way, and that one.

    Capitals make no difference: on many systems they name the same file.
    """
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in paths:
        place = unicodedata.normalize("NFC", path).casefold()
        above = [] if parent(place) in folders else [*_above(place)]  # where no file stands
        others = [files.get(one) for one in (place, *above)]
        other = next(filter(None, others), None) or folders.get(place)
        if other:
            yield path, other
            continue
        files[place] = path
        for folder in above:
            folders.setdefault(folder, path)


def parent(path: str) -> str:
    """The folder that a path stands in; none at the top."""
    return path.rpartition("/")[0]


def _above(path: str) -> Iterator[str]:
    while path := parent(path):
        yield path


def unfit(path: str) -> str:
    """The reason why a path cannot be written on every system, or nothing."""
    if len(path) > LONGEST:
        return f"'{path[:60]}…' is longer than {LONGEST} characters"
    if found := _REFUSED.search(path):
        start = path.rfind("/", 0, found.end()) + 1
        name = path[start:].partition("/")[0]
        return f"Windows cannot hold a file called '{name}'"
    name = max(path.split("/"), key=len)
    long = len(name) > LONGEST_NAME
    return f"'{name[:60]}…' is longer than {LONGEST_NAME} characters" if long else ""
