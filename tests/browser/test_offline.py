"""A copy of the site opened from a disk, with no server anywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from briefs.model.language import LANGUAGES
from briefs.site.offline import copy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Host
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def disk(corpus_site: Host, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("a disk 簡報") / "copy"
    for _ in range(2):  # the second in the place of the first
        copy(corpus_site.folder, target)
    return target


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.append(request.url) if not request.url.startswith(("file:", "data:", "blob:")) else None)
    page.on("requestfailed", lambda request: faults.append(request.url))
    yield page
    context.close()
    assert faults == []


def brief(disk: Path, language: str) -> str:
    return max(disk.glob(f"{language}/*/20*/index.html")).as_uri()


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_cards_and_search_work_from_a_disk(disk: Path, reader: Page, language: str) -> None:
    reader.goto((disk / "index.html").as_uri())
    reader.locator(f".bf-chooser a[hreflang={language}], .bf-chooser [lang={language}] a").first.click()
    expect(reader).to_have_url(f"{disk.as_uri()}/{language}/index.html")
    reader.goto(brief(disk, language))
    reader.locator("a.bf-n").first.click()
    expect(reader.locator(".bf-sheet h3")).to_be_visible()
    assert reader.url.endswith("index.html")
    reader.keyboard.press("Escape")
    reader.locator("[data-do=search]").first.click()
    reader.locator(".bf-search input").fill("AWS" if "amzn" in reader.url else "Lumen")
    first = reader.locator(".bf-search ol a").first
    expect(first).to_be_visible()
    first.click()
    reader.wait_for_url("**/index.html*")
    expect(reader.locator("h1")).to_be_visible()


def test_the_explorer_works_from_a_disk(disk: Path, reader: Page) -> None:
    reader.goto((disk / "en/facts/index.html").as_uri())
    before = reader.locator(".bf-explorer tbody tr").count()
    assert before
    reader.locator(".bf-explorer input[type=search]").fill("revenue")
    expect(reader.locator(".bf-explorer tbody tr").first).to_be_visible()


def test_every_link_of_the_copy_names_a_file(disk: Path) -> None:


    for page in disk.rglob("*.html"):
        for address in re.findall(r'\s(?:href|src)="([^":]+)"', page.read_text("utf-8")):
            path = re.split("[?#]", address)[0]
            assert not path or (page.parent / path).is_file(), (page, address)
