"""Lists of published addresses: every one that there ever was, and where those gone now lead.

    /en/amzn/2025Q4/                  stands as long as the site does
    /en/old/ -> /en/new/              is gone; whoever comes is led on

An address that ends in a slash is a page, any other a file. Those below a company stand in its own
folder, so that two editors who each add one write in different files.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefs.model.paths import unfit
from briefs.model.problem import Problem

FILE = "addresses.txt"
MAX_BYTES = 4_000_000

ARROW = " -> "
_ADDRESS = re.compile(r"/|(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+/?")
_RESERVED = re.compile(r"/(assets|search)(/.*)?|/(404\.html|sitemap\.xml(\.gz)?)")
# What MkDocs writes; see also _RESERVED.
SITEMAP = ("sitemap.xml", "sitemap.xml.gz")  # where the site's address is known
WITH_EVERY_BUILD = ("404.html", *SITEMAP)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list; `target` is empty where the address itself is published."""

    address: str
    target: str
    line: int
    name: str = FILE  # of its file


def read(content: Path) -> tuple[list[Entry], list[Problem]]:
    """The lists of a content folder; a folder without one has promised nothing."""
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    for path in _files(content):
        said, found = _read(path, name_of(path, content))
        problems += found
        for entry in said:
            first = entries.setdefault(entry.address, entry)
            if first is not entry:
                message = f"'{entry.address}' stands in {first.name}:{first.line} already"
                problems.append(Problem(entry.name, entry.line, 1, message, "delete one of them"))
    return list(entries.values()), problems


def _files(content: Path) -> list[Path]:
    """The lists there are: the site's, and those of companies."""
    return [path for path in (content / FILE, *sorted(content.glob(f"*/{FILE}"))) if path.is_file()]


def name_of(path: Path, content: Path) -> str:
    """A list as problems show it."""
    return path.relative_to(content.parent).as_posix()


def _read(path: Path, name: str) -> tuple[list[Entry], list[Problem]]:
    try:
        if path.stat().st_size > MAX_BYTES:
            return [], [Problem(name, 1, 1, "the list is too long", f"keep it below {MAX_BYTES:,}")]
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        message = f"byte {error.start} is not UTF-8"
        return [], [Problem(name, 1, 1, message, "save the file as UTF-8")]
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        return [], [Problem(name, 1, 1, message, "mend its permissions")]
    return parse(text, name)


def parse(text: str, name: str) -> tuple[list[Entry], list[Problem]]:
    """The lines of a list, without remarks (`#`), empty lines and what stands there already."""
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        address, arrow, target = line.rstrip().partition(ARROW)
        found = [*_unfit(address, 1), *(_unfit(target, column_of(address)) if arrow else ())]
        if not found and address in entries:
            if entries[address].target == target:
                continue  # two branches added it
            first = entries[address].line
            found = [(1, f"'{address}' stands on line {first} already", "delete one of them")]
        problems += [Problem(name, number, *said) for said in found]
        if not found:
            entries[address] = Entry(address, target, number, name)
    return list(entries.values()), problems


def column_of(address: str) -> int:
    """The column at which the target begins."""
    return len(address) + len(ARROW) + 1


def _unfit(address: str, column: int) -> Iterator[tuple[int, str, str]]:
    if not _ADDRESS.fullmatch(address):
        remedy = "write it as /en/amzn/, or as /en/old/ -> /en/new/"
        yield column, f"'{address[:60]}' is no address of this site", remedy
    elif _RESERVED.fullmatch(address):
        yield column, f"'{address}' is no promise: it comes with every build", "delete the line"
    elif reason := unfit(path_of(address)):
        yield column, reason, "delete the line"


def path_of(address: str) -> str:
    """The file that answers at an address, relative to the site."""
    return f"{address}index.html"[1:] if address.endswith("/") else address[1:]
