"""Weight and length of the newest brief and of a company's page, beside their goals: `make weigh`."""

from __future__ import annotations

import gzip
import sys
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING

from host import serving
from places import ROOT
from playwright.sync_api import ViewportSize
from reader import launching, newest, reading, settle

from briefs.model.language import LANGUAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SCREENS = {"desk": ViewportSize(width=1440, height=900), "phone": ViewportSize(width=360, height=800)}
GOALS = {
    "brief, kB plain": 190,
    "brief, kB packed": 22,
    "company, kB plain": 120,
    "first visit, kB": 110,
    "screens of a desk": 6,
    "screens of a phone": 12,
}


@dataclass(frozen=True)
class Visit:
    """The bytes that a reader who was never here gets for a page: of the page, and with all that it loads."""

    page: int
    total: int


def visit(browser: Browser, url: str) -> Visit:
    """Load a page as its first reader."""
    sizes: dict[str, int] = {}
    pages: set[str] = set()
    with reading(browser, fonts=False) as page:
        wire = page.context.new_cdp_session(page)
        wire.on("Network.responseReceived", lambda event: pages.add(event["requestId"]) if event["type"] == "Document" else None)
        wire.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: int(event["encodedDataLength"])}))
        wire.send("Network.enable")
        page.goto(url, wait_until="networkidle")
        assert page.context.cookies() == [], url
    (document,) = (size for request, size in sizes.items() if request in pages)
    return Visit(document, sum(sizes.values()))


def body(url: str) -> bytes:
    """A page as it is served to who cannot unpack it."""
    with urllib.request.urlopen(url) as response:
        return bytes(response.read())


def screens(browser: Browser, url: str, size: ViewportSize) -> float:
    """The length of a page as it opens."""
    with reading(browser, viewport=size) as page:
        page.goto(url)
        settle(page)
        return float(page.evaluate("document.documentElement.scrollHeight")) / size["height"]


def weights(browser: Browser, base: str, brief: str) -> dict[str, float]:
    """What `GOALS` are set for, of one language's newest brief and its company."""
    url = base + brief
    company = base + brief.rstrip("/").rpartition("/")[0] + "/"
    measured = [
        len(body(url)) / 1000,
        len(gzip.compress(body(url), mtime=0)) / 1000,
        len(body(company)) / 1000,
        visit(browser, url).total / 1000,
        *(screens(browser, url, size) for size in SCREENS.values()),
    ]
    return dict(zip(GOALS, measured, strict=True))


def main() -> int:
    """Print what `make site` built, beside the goals; 1 where one is missed."""
    site = ROOT / "site"
    addresses = [f"{path.parent.relative_to(site)}/" for path in site.rglob("index.html")]
    languages = [name for name in LANGUAGES if (site / name).is_dir()]
    with serving(site) as base, launching() as launch, launch() as browser:
        found = {name: weights(browser, base, newest(addresses, name)) for name in languages}
    sys.stdout.write("".join(f"{text:>12}" for text in ("", "", "goal", *languages)) + "\n")
    for name, goal in GOALS.items():
        values = [found[language][name] for language in languages]
        said = "".join(f"{f'{value:.1f}' + ('!' if value > goal else ' '):>12}" for value in values)
        sys.stdout.write(f"{name:<24}{goal:>12}{said}\n")
    return int(any(one[name] > goal for one in found.values() for name, goal in GOALS.items()))


if __name__ == "__main__":
    sys.exit(main())
