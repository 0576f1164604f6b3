"""The last stages of a build: pictures and PDFs, the search, a look at all that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from briefs.content.grounds import tools
from briefs.model.cache import Cache
from briefs.site import search
from briefs.site.following import Followed
from briefs.site.progress import telling, told
from briefs.site.publish import write
from briefs.site.whole import broken, expected
from briefs.site.workers import FEW, made

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from briefs.content.folder import Folder
    from briefs.site.build import Site
    from briefs.site.built import Built
    from briefs.site.cluster import Cluster
    from briefs.site.workers import Task

T = TypeVar("T")

FEW_PICTURES = 0  # a process that has made a PDF cannot be copied: see pdf.typeset


def done(
    tasks: Mapping[str, Task[T]], folder: Folder, cluster: Cluster | None, few: int = FEW
) -> Generator[T]:
    """The results of tasks by their places in the site, in order, by whatever workers there are."""
    return cluster.made(folder, tasks) if cluster else made([*tasks.values()], few=few)


def pictured(built: Built, site: Site, folder: Folder, cluster: Cluster | None) -> None:
    """Draw the pictures and PDFs of a built site that are not there yet."""
    tasks = {path: make for path, make in site.pictures.items() if path not in built.known}
    drawn = done(tasks, folder, cluster, FEW_PICTURES)
    for path, picture in zip(tasks, told(drawn, len(tasks), "pictures and PDFs"), strict=True):
        write({path: picture}, built.folder)


def searched(built: Built, site: Site, folder: Folder) -> None:
    """Make the search of a built site, as far as it was not made before."""
    with telling("making the search"):
        search.index(built, site, search.Kept(Cache(folder.cache), tools(folder)))


def followed(built: Built, site: Site, folder: Folder) -> list[str]:
    """A sentence for each file that is missing or broken, and each link that leads nowhere."""
    root = urlsplit(folder.address).path or "/"
    with telling("following all links"):
        known = Followed(Cache(folder.cache), tools(folder))
        return broken(built, expected(site, folder), root, known)
