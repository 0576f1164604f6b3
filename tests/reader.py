"""A reader with a browser: how the tests open pages, and which pages there are."""

from __future__ import annotations

import re
import shutil
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from host import PATIENT
from playwright.sync_api import ViewportSize, expect, sync_playwright

from briefs.model.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

PHONE: ViewportSize = {"width": 360, "height": 780}
UNFOLD = "() => { for (const fold of document.querySelectorAll('details:not(.bf-toc-fold)')) fold.open = true; }"  # all but the list of sections
DESK: ViewportSize = {"width": 1280, "height": 800}
PATIENCE = 120_000  # ms: a machine may be as busy as it likes
BRIEF = re.compile(r"/(?:FY)?(\d{4}Q\d)/$")


BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

expect.set_options(timeout=PATIENCE)


@contextmanager
def launching() -> Iterator[Callable[..., Browser]]:
    """Start a headless Chromium that talks to no one but the page's own host."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert path, f"no browser: install one of {', '.join(BROWSERS)}"
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        yield partial(playwright.chromium.launch, executable_path=path, args=quiet)


@contextmanager
def visiting(browser: Browser, *, fonts: bool = True, **options: object) -> Iterator[Page]:
    """A page of a fresh visitor, to whom the fonts come in time or, as may be, too late."""
    context = browser.new_context(extra_http_headers=PATIENT if fonts else {}, **options)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@contextmanager
def reading(browser: Browser, **options: Any) -> Iterator[Page]:
    """The same, but a console error or a foreign request fails the test."""
    complaints: list[str] = []
    with visiting(browser, **options) as page:
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda r: None if r.url.startswith("http://127.0.0.1:") else complaints.append(r.url))
        yield page
    assert not complaints, complaints


def briefs(addresses: list[str], language: str) -> list[str]:
    return [url for url in addresses if url.startswith(f"{language}/") and BRIEF.search(url)]


def newest(addresses: list[str], language: str) -> str:
    """The newest quarter's brief: by its quarter, whatever the company."""
    return max(briefs(addresses, language), key=BRIEF.findall)


def kinds(addresses: list[str]) -> list[str]:
    """A page of each kind in each language: of the briefs the newest, of the guide one of steps and one of keys."""
    latest = {newest(addresses, language) for language in LANGUAGES}
    others = re.compile(r"/guide/(?!tutorial/|facts/).")
    return [url for url in addresses if url in latest or not (BRIEF.search(url) or others.search(url))]


def settle(page: Page) -> None:
    """Wait until the page's fonts are there, and its scripts have built what they build."""
    page.evaluate("document.body.offsetHeight && document.fonts.ready.then(() => true)")
    if page.locator(".bf-explorer").count():
        expect(page.locator(".bf-explorer[data-ready]")).to_be_attached()
