"""A brief's page printed by a browser: what a reader gets who does not take the PDF."""

from __future__ import annotations

import io
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from reader import visiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

PLACES = ("en/amzn/2025Q4/", "zh-Hant/amzn/2025Q4/")
PAPER = 688  # px: A4 without the margins


def plain(text: str) -> str:
    """A text without what a browser's PDF takes for another sign: ligatures, radicals, dots, dashes."""
    known = unicodedata.normalize("NFKC", text).replace("⻑", "長")
    return re.sub(r"[\s·・‧\u2010-\u2015─−-]", "", known)


@pytest.fixture(scope="module", params=PLACES)
def brief(request: pytest.FixtureRequest, browser: Browser, site_url: str) -> Iterator[Page]:
    """A brief in the dark scheme, with its scripts, all that is folded open."""
    with visiting(browser, color_scheme="dark", viewport={"width": PAPER, "height": 1000}) as page:
        page.goto(site_url + request.param)
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        page.locator("button[data-depth=full]").click()
        yield page


@pytest.fixture(scope="module")
def printed(brief: Page) -> str:
    made = PdfReader(io.BytesIO(brief.pdf(format="A4", prefer_css_page_size=True)))
    assert 8 < len(made.pages) < 40
    return plain("".join(page.extract_text() for page in made.pages))


@pytest.fixture
def paper(brief: Page) -> Iterator[Page]:
    """The page as laid out for paper."""
    brief.emulate_media(media="print")
    yield brief
    brief.emulate_media(media="screen")


def test_everything_that_is_read_is_printed(brief: Page, printed: str) -> None:
    headings = brief.locator("article :is(h1, h2, figcaption):not(dialog *, .bf-visually)").all_text_contents()
    assert len(headings) > 20
    assert [text for text in headings if plain(text) not in printed] == []
    cells = brief.locator(".bf-scroll > .bf-numeric :is(th, td)").all_text_contents()
    assert len(cells) > 50
    assert [text for text in cells if plain(text) not in printed] == []


@pytest.mark.parametrize("place", PLACES)
def test_what_a_reader_left_folded_is_not_printed(browser: Browser, site_url: str, place: str) -> None:
    with visiting(browser, viewport={"width": PAPER, "height": 1000}) as page:
        page.goto(site_url + place)
        folds = page.locator(".bf-rest:has(> .bf-prose)")
        folds.nth(1).locator("> summary").click()
        made = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
        said = plain("".join(sheet.extract_text() for sheet in made.pages))
        closed, opened = (plain(folds.nth(number).locator("p").first.text_content() or "")[:60] for number in (0, 1))
        assert closed not in said
        assert opened in said


@pytest.mark.parametrize("place", PLACES)
def test_the_cards_are_printed_from_their_own_page(browser: Browser, site_url: str, place: str) -> None:
    with visiting(browser, viewport={"width": PAPER, "height": 1000}) as page:
        page.goto(f"{site_url}{place}figures/")
        made = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
        said = plain("".join(sheet.extract_text() for sheet in made.pages))
        cards = page.locator(".bf-fact h3").all_text_contents()
        assert len(cards) > 100
        assert [text for text in (*cards, *page.locator(".bf-fact q").all_text_contents()) if plain(text) not in said] == []


def test_what_only_a_screen_needs_is_not_printed(paper: Page) -> None:
    hidden = ".bf-menu, .bf-tools, .bf-toc, .bf-where, .bf-skip, dialog, .bf-take, .bf-permalink, .bf-beside"
    assert paper.locator(hidden).count() > 10
    assert paper.locator(f":is({hidden}):visible").count() == 0
    assert paper.locator("h1:visible").count() == 1


def test_paper_has_the_light_colours(paper: Page) -> None:
    body = paper.locator("body").evaluate("body => [getComputedStyle(body).color, getComputedStyle(body).backgroundColor]")
    assert body == ["rgb(31, 35, 40)", "rgb(255, 255, 255)"]
    dark = paper.locator("article :is(p, li, td, th, h1, h2, dd):visible").evaluate_all(
        """parts => parts.filter(part => {
            const [r, g, b] = getComputedStyle(part).color.match(/[0-9.]+/g).map(Number);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b > 140;
        }).map(part => part.textContent)"""
    )
    assert dark == [], "too light for white paper"


def test_nothing_is_cut_off(paper: Page) -> None:
    cut = paper.locator("article :is(.bf-scroll, .bf-table, .bf-chart, .bf-promises, .bf-dispute, pre):visible").evaluate_all(
        f"""parts => parts.filter(part => part.getBoundingClientRect().right > {PAPER} + 1
            || (part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX !== 'visible'))
            .map(part => part.className + ': ' + part.textContent.slice(0, 60))"""
    )
    assert cut == []
    assert paper.locator(".bf-chart").first.evaluate("chart => getComputedStyle(chart).breakInside") == "avoid"
    assert paper.locator("article tbody tr").first.evaluate("row => getComputedStyle(row).breakInside") == "avoid"
