"""The mark of the site that stands, by which a build sees that nothing is to be done.

A build keeps the look of the site that it left: it is done again unless the site stands so still.
"""

import os
import re
from hashlib import sha256
from pathlib import Path

from briefs.content.folder import Folder
from briefs.content.grounds import grounds, names_below, settings
from briefs.model.cache import Cache

KIND = "built"
_FURTHER = re.compile(r"\b(?:hooks|custom_dir)\b")  # may read anything


def remember(folder: Folder, made_of: str, built: Path) -> None:
    """Keep what a built site looks like before it is published."""
    Cache(folder.cache).write(KIND, made_of, _look(built).encode())


def unchanged(folder: Folder) -> bool:
    """True where a build would make again the site that stands there."""
    if _FURTHER.search(settings(folder)):
        return False
    look = Cache(folder.cache).read(KIND, grounds(folder))
    return look is not None and look.decode() == _look(folder.site)


def _look(site: Path) -> str:
    """A fingerprint of names, sizes and times of a site's files."""
    found = sha256()
    start = len(f"{site}/")
    for path in names_below(site):
        state = os.stat(path)  # noqa: PTH116 - a Path costs more than this
        said = f"{path[start:]}\0{state.st_size}\0{state.st_mtime_ns}\0"
        found.update(os.fsencode(said))
    return found.hexdigest()
