"""Pictures of every page kind, both languages, both schemes, two widths, for people to look at: `make shots`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from host import serving
from places import ROOT
from playwright.sync_api import Browser
from reader import launching

OUT = ROOT / ".cache" / "shots"


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
    """Shoot what `make site` built."""
    site = ROOT / "site"
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with serving(site) as base, launching() as launch, launch() as browser:
        count = shoot(browser, base, pages(site))
    sys.stdout.write(f"{count} pictures in {OUT.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
