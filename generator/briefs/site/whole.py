"""A built site looked at before it is published: every file there, whole, and every link of it.

What tools write is not believed: a full disk cuts files, and some tools do not say so.
"""

import gzip
import io
import json
import os
import zipfile
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from briefs.content.address_lists import SITEMAP, WITH_EVERY_BUILD
from briefs.content.folder import Folder
from briefs.site.build import Site
from briefs.site.built import Built
from briefs.site.findable import index_of
from briefs.site.following import Followed, dangling

_PNG = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"


def expected(site: Site, folder: Folder) -> list[str]:
    """The paths of all that a build is to write."""
    pages = (f"{page.url}index.html" for page in site.pages)
    files = (path for page in site.pages for path in page.files)
    assets = (f"assets/{name}" for name in folder.assets)
    always = [path for path in WITH_EVERY_BUILD if folder.address or path not in SITEMAP]
    searched = map(index_of, site.menus)
    return [*pages, *files, *site.files, *site.pictures, *assets, *searched, *always]


def broken(
    built: Built, expected: Collection[str], root: str = "/", known: Followed | None = None
) -> list[str]:
    """A sentence for each file that is missing or cut, and for each link that leads nowhere.

    `root` is the path at which the site is published. Links with a host are no business of ours.
    Those of pages that are known to be sound are not followed again; files of which the site
    knows fingerprints were whole when they were published.
    """
    site, there = built.folder, {*_files(built.folder)}
    said = [f"'{path}' is missing" for path in sorted(set(expected) - there)]
    new = sorted(there - built.known.keys())
    said += [f"'{path}' is not whole" for path in new if not whole(site / path)]
    return said or [*_search(site), *dangling(built, there, root, known)]


def _files(site: Path) -> Iterator[str]:
    """The paths of all files of a site."""
    start = len(site.as_posix()) + 1
    for place, _, names in os.walk(site):
        below = Path(place).as_posix()[start:]
        yield from (f"{below}/{name}" if below else name for name in names)


def whole(path: Path) -> bool:
    """Tell if a file is what its name says and reaches to its end."""
    judge = _JUDGES.get(path.suffix)
    if judge is None:
        return path.stat().st_size > 0
    try:
        return judge(path.read_bytes())
    except (ValueError, ET.ParseError, EOFError, OSError, zipfile.BadZipFile):
        return False


def _framed(begin: bytes, end: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(begin) and content.rstrip(b"\n").endswith(end)


def _page(content: bytes) -> bool:
    return content.rstrip().endswith(b"</html>")


def _xml(content: bytes) -> bool:
    ET.fromstring(content)  # noqa: S314 - our own files
    return True


def _json(content: bytes) -> bool:
    json.loads(content)
    return True


def _packed(content: bytes) -> bool:
    """Gzip says its own length and sum."""
    return bool(gzip.decompress(content))


def _archive(content: bytes) -> bool:
    """Each file in it has its own sum."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.testzip() is None


def _font(content: bytes) -> bool:
    """The third word of a WOFF2 is the length of the file."""
    return content[:4] == b"wOF2" and int.from_bytes(content[8:12], "big") == len(content)


_JUDGES: dict[str, Callable[[bytes], bool]] = {
    ".html": _page,
    ".xml": _xml,
    ".svg": _xml,
    ".json": _json,
    ".pdf": _framed(b"%PDF-", b"%%EOF"),
    ".png": _framed(*_PNG),
    ".woff2": _font,
    ".gz": _packed,
    ".xlsx": _archive,
    ".zip": _archive,
}


def _search(site: Path) -> Iterator[str]:
    """Faults of the search: each index is to have all of its files."""
    for path in sorted(site.glob(index_of("*"))):
        head = json.loads(path.read_bytes())
        for kind in ("words", "records"):
            found = sum(1 for _ in path.parent.glob(f"{kind}-*.json"))
            if found != len(head[kind]):
                language = path.parent.name
                yield f"the search has {found} of {len(head[kind])} files of {kind} in '{language}'"
