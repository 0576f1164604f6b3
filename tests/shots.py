"""Pictures of every page kind, both languages, both schemes, two widths, for people to look at: `make shots`."""

from __future__ import annotations

import shutil
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from places import ROOT
from playwright.sync_api import Browser, sync_playwright

OUT = ROOT / ".cache" / "shots"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Quiet(SimpleHTTPRequestHandler):
    """A file server that does not talk."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- its base's name
        pass


def pages(site: Path) -> list[str]:
    """One URL a page kind and language: the chooser, 404, each language's pages, its newest brief of a company."""
    found = ["", "404.html"]
    for home in sorted(path.parent.parent for path in site.glob("*/sources/index.html")):
        top = sorted(path.parent for path in home.glob("*/index.html"))
        briefs = [sorted(folder.glob("*/index.html"))[-1:] for folder in top]
        found += [f"{path.relative_to(site)}/" for path in (home, *top)]
        found += [f"{brief.parent.relative_to(site)}/" for group in briefs for brief in group]
    return found


def shoot(browser: Browser, base: str, urls: list[str]) -> int:
    """Save the pictures; gives their number."""
    count = 0
    for width in (360, 1280):
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page = context.new_page()
            for url in urls:
                page.goto(base + url)
                name = url.strip("/").replace("/", "_").removesuffix(".html") or "chooser"
                page.screenshot(path=OUT / f"{name}_{width}_{scheme}.png", full_page=True)
                count += 1
            context.close()
    return count


def main() -> None:
    """Picture the site in `site/`."""
    site = ROOT / "site"
    browser_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not (site / "index.html").is_file() or not browser_path:
        sys.exit("build the site first: make site" if browser_path else "no Chromium was found")
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-background-networking"])
            count = shoot(browser, f"http://127.0.0.1:{server.server_port}/", pages(site))
            browser.close()
        server.shutdown()
    sys.stdout.write(f"{count} pictures in {OUT.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
