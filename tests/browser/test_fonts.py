"""Pages look the same whichever fonts a machine has, and show nothing that the shipped ones lack."""

from __future__ import annotations

import html
import os
import subprocess
import unicodedata
import urllib.request
from typing import TYPE_CHECKING

import pytest
from places import ROOT
from reader import DESK, PHONE, newest, reading, settle

import fonts
from briefs.model.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, ViewportSize

BOXES = """() => [...document.querySelectorAll("h1, .bf-bottom li, .bf-key *, .bf-promises li, figcaption, .bf-plot text")]
  .map((part) => { const { x, y, width, height } = part.getBoundingClientRect(); return [x, y, width, height]; })"""


def chinese(char: str) -> bool:
    """Whether Chinese fonts draw a character, the system's on a page."""
    return unicodedata.east_asian_width(char) in "WF"


def test_all_that_the_pages_show_but_chinese_is_in_the_fonts(site_url: str, addresses: list[str]) -> None:
    known = fonts.characters(fonts.BOTH)
    texts = [path.read_text("utf-8") for path in (ROOT / "templates" / "assets").glob("*.*s")]
    for url in addresses:
        with urllib.request.urlopen(site_url + url) as response:
            texts.append(html.unescape(response.read().decode()))
    shown = set().union(*texts) - set("\n\t")
    assert {"−", "▲", "▼", "→", "–", "’"} <= shown
    assert sorted(char for char in shown if ord(char) not in known and not chinese(char)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fonts_of_a_page_are_asked_for_at_once_and_no_others(
    browser: Browser, site_url: str, addresses: list[str], language: str
) -> None:
    with reading(browser) as page:
        asked = []
        page.on("request", lambda request: asked.append(request.url) if request.resource_type == "font" else None)
        page.goto(site_url + newest(addresses, language))
        settle(page)
        named = page.locator("link[rel=preload][as=font]").evaluate_all("links => links.map((link) => link.href)")
        assert named
        assert sorted(set(asked)) == sorted(named)


@pytest.fixture(scope="module")
def bare(launch: Callable[..., Browser], tmp_path_factory: pytest.TempPathFactory) -> Browser:
    """A browser on a machine that has no fonts but Chinese ones, with the settings of this one."""
    folder = tmp_path_factory.mktemp("fonts")
    rejected = "".join(f"<glob>{file}</glob>" for file in sorted(installed() - installed(":lang=zh-tw")))
    (folder / "fonts.conf").write_text(
        '<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include>'
        f"<selectfont><rejectfont>{rejected}</rejectfont></selectfont></fontconfig>"
    )
    return launch(env=os.environ | {"FONTCONFIG_FILE": str(folder / "fonts.conf")})


def installed(*pattern: str) -> set[str]:
    """The files of the fonts of this machine."""
    listed = subprocess.run(["fc-list", "--format=%{file}\n", *pattern], capture_output=True, text=True, check=True)
    return set(listed.stdout.splitlines())


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_fonts_of_a_machine_move_nothing(
    browser: Browser, bare: Browser, site_url: str, addresses: list[str], size: ViewportSize
) -> None:
    for language in LANGUAGES:
        places = []
        for other in (browser, bare):
            with reading(other, viewport=size) as page:
                page.goto(site_url + newest(addresses, language))
                settle(page)
                places.append(page.evaluate(BOXES))
        assert len(places[0]) > 40
        assert places[0] == places[1], language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_to_take_away_has_its_letters_with_it(
    browser: Browser, bare: Browser, site_url: str, addresses: list[str], language: str
) -> None:
    pictures = []
    for other in (browser, bare):
        with reading(other, viewport=DESK) as page:
            page.goto(site_url + newest(addresses, language))
            settle(page)
            page.locator(".bf-more > summary").first.click()
            with page.expect_download() as download:
                page.locator("[data-take=png]").first.click()
            pictures.append(download.value.path().read_bytes())
    assert len(pictures[0]) > 5000
    assert pictures[0] == pictures[1]
