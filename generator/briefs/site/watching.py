"""A preview's look-out for saved files, and its answer to those who ask for pages."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingEmitter
from watchdog.utils.dirsnapshot import EmptyDirectorySnapshot

from briefs.content.reading import beside
from briefs.model.layers import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from mkdocs.livereload import LiveReloadServer

POLL = 0.1  # s between looks for saved files; half of it without another ends the wait
RARELY = 1.0  # s between looks for changed code, which has many files and which few change
HERE = ("localhost", "127.0.0.1", "::1")
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - who says so in mkdocs.yml opens the preview to others


class Lookout(PollingEmitter):
    """Looks at what a person saves; a folder that is moved away may come back."""

    def __init__(self, queue: Any, watch: Any, *, timeout: float, **options: Any) -> None:
        timeout = timeout if watch.is_recursive else RARELY
        super().__init__(queue, watch, timeout=timeout, **options, listdir=_saved)
        look = self._take_snapshot
        self._take_snapshot = lambda: (
            look() if os.path.lexists(self.watch.path) else EmptyDirectorySnapshot()
        )


def _saved(path: str | None) -> Iterator[os.DirEntry[str]]:
    return (entry for entry in os.scandir(path) if not beside(entry.name))


def watch_closely(
    server: LiveReloadServer, usual: Iterable[str], more: Iterable[Path], flat: Iterable[Path]
) -> None:
    """Look for saved files more often than MkDocs does, and in more places than its `usual`.

    Of `flat` folders only the files themselves count.
    """
    for path in usual:
        server.unwatch(path)
    server.observer = BaseObserver(Lookout, timeout=POLL)  # type: ignore[assignment]
    server.build_delay = POLL / 2
    for path in [*usual, *map(str, more)]:
        server.watch(path)
    for room in flat:
        server.watch(str(room), recursive=False)


def filled_first(
    answer: WSGIApplication, mount: str, show: Callable[[str], None], host: str
) -> WSGIApplication:
    """The server's answer to a request, after the page that is asked for was filled.

    Only who asks for this machine by its own name is answered, unless it listens for others: a page
    of another host, whose name leads here, would read drafts.
    """

    def answer_filled(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        asked = urlsplit(f"//{environ.get('HTTP_HOST', host)}").hostname
        if host not in EVERYWHERE and asked not in (host, *HERE):
            return _refused(start, "403 Forbidden")
        if "\0" in path:
            return _refused(start, "404 Not Found")
        show(path.removeprefix(mount).removesuffix("index.html"))
        return answer(environ, start)

    return answer_filled


def _refused(start: StartResponse, status: str) -> Iterable[bytes]:
    start(status, [("Content-Type", "text/plain")])
    return [status.encode()]


def taken(address: tuple[str, int]) -> bool:
    """True where another program listens at an address."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as MkDocs' server does
        try:
            probe.bind(address)
        except OSError:
            return True
    return False


def modified() -> dict[Path, int]:
    """When each module of the package last changed."""
    return {path: path.stat().st_mtime_ns for path in PACKAGE.rglob("*.py")}
