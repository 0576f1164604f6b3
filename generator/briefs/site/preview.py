"""A preview: each page is filled when somebody looks at it, the others meanwhile."""

from __future__ import annotations

import gc
import logging
import secrets
import shutil
import threading
import traceback
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from briefs.outputs.pages import Page

log = logging.getLogger("mkdocs.plugins.briefs")

SEARCHED = 200  # pages; above this a preview goes without a search index
BEFORE = ".before-"  # begins what stood in a preview's folder: MkDocs passes by hidden files
QUIET = 1.0  # s without another save before the search index is made


class Preview:
    """The pages of one build that stand on disk without their bodies yet."""

    def __init__(self, pages: Sequence[Page], built: Path, index: Callable[[], None]) -> None:
        self.waiting = {page.url: page for page in pages}
        self.index = index
        self.built = built
        self.filling = threading.Lock()
        self.over = threading.Event()

    def show(self, url: str) -> None:
        """Fill a page, if it is one and waits."""
        with self.filling:
            page = None if self.over.is_set() else self.waiting.pop(url, None)
            if page is None:
                return
            path = self.built / url / "index.html"
            filled = path.read_text("utf-8").replace(placeholder(url), body(page))
            fresh = path.with_suffix(".new")
            fresh.write_text(filled, "utf-8")
            fresh.replace(path)

    def fill(self) -> None:
        """Fill every page that waits."""
        while self.waiting and not self.over.is_set():
            self.show(next(iter(self.waiting)))

    def finish(self) -> None:
        """Fill every page that waits and, when no save has followed, index them for the search."""
        few = len(self.waiting) <= SEARCHED
        self.fill()
        with self.filling:
            stood = [] if self.over.is_set() else [*self.built.glob(f"{BEFORE}*")]
        for one in stood:
            shutil.rmtree(one, ignore_errors=True)
        if not self.over.is_set():
            gc.collect()  # what earlier builds left holds itself in circles
        if few and not self.over.wait(QUIET):
            try:
                self.index()
            except OSError as error:
                if not self.over.is_set():  # else the next build has taken the pages away
                    log.warning("the preview has no search: %s", error)

    def start(self) -> None:
        """Finish beside whatever else goes on."""
        threading.Thread(target=self.finish, daemon=True).start()

    def end(self) -> None:
        """Touch nothing any more: the next build begins."""
        self.over.set()
        with self.filling:  # the page being filled
            self.waiting.clear()


def set_aside(built: Path) -> None:
    """Empty the folder of a preview at once: MkDocs would take its files away one by one."""
    aside = built / f"{BEFORE}{secrets.token_hex(4)}"
    aside.mkdir(parents=True)
    for one in built.iterdir():
        if not one.name.startswith(BEFORE):
            one.rename(aside / one.name)


def placeholder(url: str) -> str:
    """A stand-in for a page's body; who gets to see it asks once more."""
    return f"<script data-waiting='{url}'>location.reload()</script>"


def body(page: Page) -> str:
    """The page's HTML, or the exception in its place."""
    try:
        return page.body()
    except Exception:
        log.exception("%s could not be rendered", page.url)
        return f"<h1>{escape(page.title)}</h1><pre>{escape(traceback.format_exc())}</pre>"
