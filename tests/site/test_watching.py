"""A preview looks at what a person saves, and answers who asks for this machine."""

from __future__ import annotations

import queue
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from watchdog.observers.api import ObservedWatch

from briefs.site.watching import Lookout, filled_first

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIEnvironment


class Look:
    """A look-out that looks when it is told to, without a thread or a clock."""

    def __init__(self, folder: Path) -> None:
        self.events: Any = queue.Queue()
        self.lookout = Lookout(self.events, ObservedWatch(str(folder), recursive=True), timeout=0)
        self.lookout.on_thread_start()

    def seen(self) -> set[str]:
        """The names of the files that changed since the last look."""
        self.lookout.queue_events(0)
        found = set()
        while not self.events.empty():
            event, _ = self.events.get()
            if not event.is_directory:
                found.add(event.src_path.rpartition("/")[2])
        return found


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content/lamp/2025Q4").mkdir(parents=True)
    (tmp_path / "content/lamp/2025Q4/brief.yml").write_text("a: 1\n", "utf-8")
    return tmp_path / "content"


def test_a_save_is_seen(content: Path) -> None:
    look = Look(content)
    assert look.seen() == set()
    (content / "lamp/2025Q4/brief.yml").write_text("a: 12\n", "utf-8")
    assert look.seen() == {"brief.yml"}


def test_a_folder_that_was_moved_away_may_come_back(content: Path) -> None:
    look = Look(content)
    content.rename(content.with_name("away"))
    assert look.seen() == {"brief.yml"}
    assert look.seen() == set()
    content.with_name("away").rename(content)
    assert look.seen() == {"brief.yml"}
    (content / "lamp/2025Q4/new.yml").write_text("", "utf-8")
    assert look.seen() == {"new.yml"}


def test_a_folder_may_come_later(tmp_path: Path, content: Path) -> None:
    look = Look(tmp_path / "templates")
    shutil.copytree(content, tmp_path / "templates")
    assert look.seen() == {"brief.yml"}


def test_what_programs_leave_beside_is_not_looked_at(content: Path) -> None:
    look = Look(content)
    for name in ("brief.yml~", ".brief.yml.swp", ".#brief.yml", "#brief.yml#", "4913", "Thumbs.db", ".DS_Store", "x.tmp"):
        (content / "lamp/2025Q4" / name).touch()
    assert look.seen() == set()


def asked(path: str, host: str | None, listens: str = "127.0.0.1") -> tuple[str, list[str]]:
    """The status of an answer, and the pages that were filled for it."""
    said: list[str] = []
    shown: list[str] = []

    def answer(_: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        start("200 OK", [])
        return []

    def start(status: str, headers: list[tuple[str, str]], *_: object) -> Any:
        assert isinstance(headers, list)
        said.append(status)

    environ = {"PATH_INFO": path} | ({"HTTP_HOST": host} if host else {})
    list(filled_first(answer, "/base/", shown.append, listens)(environ, start))
    return said[0], shown


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000", None])
def test_who_asks_for_this_machine_is_answered(host: str | None) -> None:
    assert asked("/base/en/index.html", host) == ("200 OK", ["en/"])


@pytest.mark.parametrize("host", ["evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example:8000"])
def test_who_asks_for_another_host_is_not(host: str) -> None:
    assert asked("/base/en/", host) == ("403 Forbidden", [])
    assert asked("/base/en/", host, "0.0.0.0") == ("200 OK", ["en/"]), "it was opened to others"
    assert asked("/base/en/", host, host.partition(":")[0]) == ("200 OK", ["en/"])


def test_no_file_has_such_a_name() -> None:
    assert asked("/base/\0", "localhost") == ("404 Not Found", [])
