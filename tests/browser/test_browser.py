"""What a reader does, in a real browser on the real site."""

from __future__ import annotations

import csv
import gzip
import io
import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from places import CORPUS, ROOT, new_project
from playwright.sync_api import expect
from reader import PATIENCE, PHONE, UNFOLD, briefs, newest, reading, visiting

from briefs.analysis.dataset import read_dataset
from briefs.charts.numbers import anchor
from briefs.content.folder import Folder
from briefs.model.language import LANGUAGES
from briefs.presentation.context import RenderContext

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

TERMS = {
    "en": ("free cash flow", "capital expenditure", "operating income"),
    "zh-Hant": ("自由現金流", "資本支出", "營收成長", "營業利益"),
}


def test_the_sitemap_names_every_page_in_both_languages(addresses: list[str]) -> None:
    assert "" in addresses
    english, chinese = (
        {u.split("/", 1)[1] for u in addresses if u.startswith(f"{language}/")}
        for language in LANGUAGES
    )
    assert english == chinese
    assert len(briefs(addresses, "en")) >= 3


# A number leads to its card, on the page of a brief's figures.
CARDS = """async () => {
  const faults = [];
  const links = [...document.querySelectorAll("a.bf-n")];
  const parsed = (text) => new DOMParser().parseFromString(text, "text/html");
  const pages = new Map([[location.pathname, document]]);
  const card = async (id, from, { pathname } = location) => {
    if (!pages.has(pathname)) pages.set(pathname, parsed(await (await fetch(pathname)).text()));
    const found = pages.get(pathname).querySelectorAll(`[id="${CSS.escape(id)}"]`);
    const fits = found[0]?.matches(id.startsWith("f-") ? ".bf-cards :is(.bf-fact, .bf-fact > h3)" : "tr");
    if (found.length !== 1 || !fits) faults.push([from, id, pathname, found.length]);
  };
  for (const link of links) {
    if (link.hash.startsWith("#f-") && !link.pathname.endsWith("/figures/")) faults.push(["another page", link.outerHTML]);
    const { fact, derived } = link.dataset;
    if (!fact === !derived) faults.push(["kind", link.outerHTML]);
    if (!link.textContent.trim()) faults.push(["empty", link.outerHTML]);
    await card(decodeURIComponent(link.hash.slice(1)), "figure", link);
  }
  for (const mark of document.querySelectorAll("svg [data-fact], svg [data-derived]")) {
    const name = mark.dataset.fact ?? mark.dataset.derived; // its card is where its number's is, or on the brief's page of figures
    const beside = document.querySelector(`:is(a.bf-n, [data-card]):is([data-fact="${name}"], [data-derived="${name}"])`);
    const place = new URL(beside?.href ?? beside?.dataset.card ?? `${document.querySelector("a#figures")?.href}#f-${name}`, location);
    if (place) await card(decodeURIComponent(place.hash.slice(1)), "mark", place);
    else faults.push(["no card", mark.outerHTML]);
  }
  for (const link of document.querySelectorAll(".bf-fact a[href^='#f-']")) {
    await card(decodeURIComponent(link.hash.slice(1)), "inside a card");
  }
  return [links.length, faults.slice(0, 5)];
}"""
NO_HEADING = "() => [...document.querySelectorAll('.bf-toc a')].map(a => a.hash.slice(1)).filter(id => id && !document.getElementById(id))"


class Visit(NamedTuple):
    """A page as a phone shows it: how it answered, what its head says, its width, its links."""

    status: int
    language: str | None
    title: str
    headings: int
    hreflangs: list[str]
    width: int
    no_heading: list[str]
    figures: int
    no_card: list[Any]


@pytest.fixture(scope="module")
def visits(browser: Browser, site_url: str, addresses: list[str]) -> dict[str, Visit]:
    """Every page, opened once."""
    found = {}
    with reading(browser, viewport=PHONE) as page:
        for url in addresses:
            response = page.goto(site_url + url)
            assert response
            hreflangs = page.locator("head link[hreflang]:not([type])").evaluate_all("links => links.map(link => link.hreflang)")
            found[url] = Visit(
                response.status,
                page.locator("html").get_attribute("lang"),
                page.title(),
                page.locator("h1").count(),
                hreflangs,
                page.evaluate("document.scrollingElement.scrollWidth"),
                page.evaluate(NO_HEADING),
                *page.evaluate(CARDS),
            )
    return found


def test_every_page_opens_with_its_language_and_title(visits: dict[str, Visit]) -> None:
    for url, visit in visits.items():
        assert visit.status == 200, url
        assert visit.language == ("zh-Hant" if url.startswith("zh-Hant/") else "en"), url
        assert visit.headings == 1, url
        assert visit.hreflangs == [*LANGUAGES, "x-default"], url
    titles = {(visit.language, visit.title) for visit in visits.values()}
    assert len(titles) == len(visits), "two pages share a title"


def test_no_page_scrolls_sideways_on_a_phone(visits: dict[str, Visit]) -> None:
    assert {url: visit.width for url, visit in visits.items() if visit.width > PHONE["width"]} == {}


def test_links_of_the_contents_lead_to_headings(visits: dict[str, Visit]) -> None:
    assert {url: visit.no_heading for url, visit in visits.items() if visit.no_heading} == {}


def test_every_figure_has_its_card(visits: dict[str, Visit], addresses: list[str]) -> None:
    assert {url: visit.no_card for url, visit in visits.items() if visit.no_card} == {}
    assert all(visits[url].figures > 100 for language in LANGUAGES for url in briefs(addresses, language))


def test_the_chooser_leads_to_each_language(browser: Browser, site_url: str) -> None:
    with reading(browser, java_script_enabled=False) as page:
        for language in LANGUAGES:
            page.goto(site_url)
            page.locator(f"main a[href='{language}/']").click()
            expect(page).to_have_url(f"{site_url}{language}/")


def test_the_switcher_stays_on_the_page(
    browser: Browser, site_url: str, addresses: list[str]
) -> None:
    with reading(browser) as page:
        for url in addresses:
            if url.startswith("en/"):
                page.goto(site_url + url)
                page.locator("header a[hreflang=zh-Hant]").click()
                expect(page).to_have_url(site_url + url.replace("en/", "zh-Hant/", 1))
                page.locator("header a[hreflang=en]").click()
                expect(page).to_have_url(site_url + url)


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_finds_words_from_mid_sentence(
    browser: Browser, site_url: str, addresses: list[str], language: str
) -> None:
    with reading(browser) as page:
        page.goto(site_url + briefs(addresses, language)[-1])
        text = page.locator("#content").inner_text().lower()
        known = [term for term in TERMS[language] if re.search(rf"\w\s?{term}", text)]
        assert known, "none of the terms stands on the page"
        page.locator("[data-do=search]").click()
        for term in known:
            page.locator(".bf-search input").fill(term)
            expect(page.locator(".bf-search mark").first).to_be_visible()
            hits = page.locator(".bf-search ol a")
            links = hits.evaluate_all("links => links.map(link => link.href)")
            assert links
            assert all(link.startswith(f"{site_url}{language}/") for link in links), term


def test_search_works_by_keyboard_alone(
    browser: Browser, site_url: str, addresses: list[str]
) -> None:
    with reading(browser) as page:
        page.goto(f"{site_url}en/")
        page.keyboard.press("/")
        expect(page.locator(".bf-search input")).to_be_focused()
        page.keyboard.type("revenue")
        expect(page.locator(".bf-search ol a").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        expect(page.locator(".bf-search ol a").first).to_be_focused()
        page.keyboard.press("ArrowUp")
        expect(page.locator(".bf-search input")).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(rf"{re.escape(site_url)}en/."))
        assert page.url.removeprefix(site_url).split("#")[0] in addresses
        page.keyboard.press("/")
        page.keyboard.press("Escape")
        expect(page.locator(".bf-search")).to_be_hidden()


def test_a_search_without_hits_says_so(browser: Browser, site_url: str) -> None:
    with reading(browser) as page:
        page.goto(f"{site_url}zh-Hant/")
        page.locator("[data-do=search]").click()
        page.locator(".bf-search input").fill("zzzqqqxxx")
        expect(page.locator(".bf-search [role=status]")).to_have_text("本站內容沒有提到「zzzqqqxxx」。")


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


@pytest.mark.parametrize(
    ("system", "own", "other"), [("light", "default", "slate"), ("dark", "slate", "default")]
)
def test_the_colour_scheme_follows_the_system_until_chosen(
    browser: Browser, site_url: str, system: str, own: str, other: str
) -> None:
    with reading(browser, color_scheme=system) as page:
        page.goto(f"{site_url}en/")
        assert scheme(page) == own
        button = page.locator("[data-do=scheme]")
        expect(button).to_have_accessible_name("Colour scheme: as the system")
        button.focus()
        for _ in range(3):
            page.keyboard.press("Enter")
            if scheme(page) == other:
                break
        paper = "getComputedStyle(document.body).backgroundColor"
        chosen = page.evaluate(paper)
        page.goto(f"{site_url}zh-Hant/")
        assert scheme(page) == other
        assert page.evaluate(paper) == chosen
        page.emulate_media(color_scheme="light" if system == "dark" else "dark")
        assert scheme(page) == other


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_brief_reads_without_javascript(
    browser: Browser, site_url: str, addresses: list[str], language: str
) -> None:
    phone = {"width": 360, "height": 740}
    with reading(browser, java_script_enabled=False, viewport=phone) as page:
        page.goto(site_url + briefs(addresses, language)[-1])
        expect(page.locator("h1")).to_be_visible()
        assert page.locator("article svg[role=img]").count() > 0
        expect(page.locator("header [data-do]").first).to_be_hidden()
        page.locator(".bf-toc-fold summary").click()
        page.locator(".bf-toc-fold a").last.click()
        target = page.url.split("#")[1]
        expect(page.locator(f'[id="{target}"]')).to_be_in_viewport()


def test_an_unknown_address_is_answered_in_both_languages(browser: Browser, site_url: str) -> None:
    with visiting(browser) as page:
        response = page.goto(f"{site_url}en/nothing/here/")
        assert response
        assert response.status == 404
        for language in LANGUAGES:
            link = page.locator(f"section[lang={language}] a")
            assert link.evaluate("a => a.href") == f"{site_url}{language}/"
        expect(page.locator(".bf-menu a").first).to_be_visible()
        page.locator("section [data-do=search]").first.click()
        expect(page.locator(".bf-search")).to_be_visible()
        assert page.locator("link[rel=stylesheet]").count() == page.evaluate("document.styleSheets.length")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("EN/{company}/{QUARTER}.html", "en/{company}/{quarter}/"),
        ("{company}/{quarter}/", "en/{company}/{quarter}/"),
        ("zh-tw/{company}/{quarter}/", "zh-Hant/{company}/{quarter}/"),
        ("zh-Hant/{company}/{quarter}/figure/", "zh-Hant/{company}/{quarter}/figures/"),
        ("en/glosary/", "en/glossary/"),
    ],
)
def test_a_near_miss_is_offered_the_page_that_was_meant(browser: Browser, site_url: str, addresses: list[str], typed: str, meant: str) -> None:
    company, quarter = briefs(addresses, "en")[-1].strip("/").split("/")[1:]
    named = {"company": company, "quarter": quarter, "QUARTER": quarter.lower()}
    with visiting(browser) as page:
        page.goto(site_url + typed.format(**named).replace("{", ""))
        wanted = meant.format(**named)
        offered = page.locator(f"section[lang={wanted.partition('/')[0]}] li a").first
        expect(offered).to_be_visible()
        assert offered.evaluate("a => a.href") == site_url + wanted


@contextmanager
def preview(folder: Path) -> Iterator[str]:
    """`mkdocs serve` on a copy of the project; its address."""
    (new_project(folder) / "templates").unlink()
    shutil.copytree(ROOT / "templates", folder / "templates")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", address],
            cwd=folder,
            env={key: value for key, value in os.environ.items() if key != "SITE_URL"},
            stdout=log,
            stderr=log,
        )
    try:
        yield f"http://{address}/"
    finally:
        server.terminate()
        server.wait()


def opened(page: Page, url: str) -> None:
    """Open a page of a server that may still be starting."""
    for _ in range(PATIENCE // 250):
        try:
            page.goto(url)
        except Exception:  # noqa: BLE001 -- the browser's error for a closed port has no type
            page.wait_for_timeout(250)
        else:
            return
    raise TimeoutError(url)


def test_the_preview_shows_problems_and_recovers(browser: Browser, tmp_path: Path) -> None:
    with visiting(browser) as page, preview(tmp_path) as url:
        opened(page, f"{url}en/")
        heading = page.locator("h1").inner_text()

        concepts = tmp_path / "content" / "concepts.yml"
        sound = concepts.read_text("utf-8")
        concepts.write_text(f"{sound}\nBroken: [1, 2\n", "utf-8")
        place = re.compile(r"^content/concepts\.yml:\d+:\d+$")
        expect(page.locator("code").first).to_have_text(place)
        assert "ERROR   -  content/concepts.yml:" in (tmp_path / "log").read_text("utf-8")

        concepts.write_text(sound, "utf-8")
        expect(page.locator("h1")).to_have_text(heading)

        template = tmp_path / "templates" / "theme" / "main.html"
        whole = template.read_text("utf-8")
        template.write_text("{% broken %}" + whole, "utf-8")
        expect(page.locator("code").first).to_have_text("templates/theme/main.html:1:1")
        expect(page.locator(".message")).to_have_text("Encountered unknown tag 'broken'.")
        template.write_text(whole, "utf-8")
        expect(page.locator("h1")).to_have_text(heading)


# Cards and findings


def printings(site_url: str) -> dict[str, str]:
    """What each fact's article prints, by the fact's id."""
    with urllib.request.urlopen(f"{site_url}data/facts.csv") as response:
        rows = csv.DictReader(io.TextIOWrapper(response, "utf-8-sig", newline=""))
        return {row["id"]: row["printed"] for row in rows}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_click_opens_the_printed_figure(browser: Browser, site_url: str, addresses: list[str], language: str) -> None:
    printed = printings(site_url)
    with reading(browser) as page:
        page.goto(site_url + newest(addresses, language))
        sheet = page.locator("dialog.bf-sheet")
        for place in (".bf-bottom", ".bf-key", ".bf-numeric td", ".bf-prose"):
            link = page.locator(f"{place} a.bf-n[data-fact]").first
            before = page.url
            link.click()
            expect(sheet).to_be_visible()
            expect(sheet.locator("q").first).to_have_text(printed[link.get_attribute("data-fact") or ""])
            assert page.url == before
            page.keyboard.press("Escape")
            expect(sheet).to_be_hidden()
            expect(link).to_be_focused()


def test_a_card_works_by_keyboard_alone(browser: Browser, site_url: str, addresses: list[str]) -> None:
    with reading(browser) as page:
        page.goto(site_url + newest(addresses, "en"))
        sheet = page.locator("dialog.bf-sheet")
        link = page.locator(".bf-numeric td a.bf-n[data-fact]").first
        link.focus()
        page.keyboard.press("Enter")
        expect(sheet).to_be_visible()
        expect(sheet.locator(".bf-fact")).to_be_focused()
        for _ in range(10):
            page.keyboard.press("Tab")
            if sheet.locator("[data-do=close]").evaluate("button => button === document.activeElement"):
                break
            assert sheet.evaluate("sheet => sheet.contains(document.activeElement)")
        page.keyboard.press("Enter")
        expect(sheet).to_be_hidden()
        expect(link).to_be_focused()
        page.keyboard.press("Tab")
        assert not link.evaluate("link => link === document.activeElement")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_formula_leads_on_to_its_inputs(browser: Browser, site_url: str, addresses: list[str], language: str) -> None:
    printed = {anchor(name): text for name, text in printings(site_url).items()}
    with reading(browser) as page:
        page.goto(site_url + newest(addresses, language))
        sheet = page.locator("dialog.bf-sheet")
        link = page.locator(".bf-numeric td a.bf-n[data-derived]").first
        link.click()
        expect(sheet.locator("h3 b")).to_have_text(link.inner_text().replace("+", ""))
        steps = 0
        while inputs := sheet.locator("dd a[href*='#f-']").all():
            shown, target = inputs[0].inner_text(), inputs[0].get_attribute("href") or ""
            inputs[0].click()
            expect(sheet.locator(".bf-permalink")).to_have_attribute("href", target)
            expect(sheet.locator("h3 b")).to_have_text(shown)
            steps += 1
        assert steps >= 1
        expect(sheet.locator("q").first).to_have_text(printed[target.partition("#")[2]])
        page.keyboard.press("Escape")
        expect(link).to_be_focused()


def test_a_permalink_leads_to_the_card(browser: Browser, site_url: str, addresses: list[str]) -> None:
    with reading(browser) as page:
        page.goto(site_url + newest(addresses, "en"))
        link = page.locator(".bf-numeric td a.bf-n").first
        link.click()
        target = link.get_attribute("href") or ""
        page.locator("dialog.bf-sheet .bf-permalink").click()
        page.wait_for_url(re.compile(re.escape(target.lstrip("./")) + "$"))
        card = page.locator(f'[id="{target.partition("#")[2]}"]')
        expect(card).to_be_in_viewport()
        card.locator(".bf-permalink").click()
        expect(page.locator("dialog.bf-sheet")).to_have_count(0)


def test_the_address_of_a_card_on_the_brief_still_leads_to_it(browser: Browser, site_url: str, addresses: list[str]) -> None:
    """It leads to the first number of the figure there; where no number shows it, on to the card, by its long name as by its short one."""
    with reading(browser) as page:
        for language in LANGUAGES:
            page.goto(site_url + newest(addresses, language))
            link = page.locator(".bf-numeric td a.bf-n[data-derived]").first
            short = (link.get_attribute("href") or "").partition("#")[2]
            long = f"f-{link.get_attribute('data-derived')}"
            inputs = page.evaluate(INPUTS, short)
            assert len(inputs) == 2
            for name in (short, long):
                page.goto("about:blank")
                page.goto(f"{site_url}{newest(addresses, language)}#{name}")
                expect(page.locator(f'a.bf-n[href$="#{short}"]').first).to_be_in_viewport()
            for name in inputs:
                page.goto("about:blank")
                page.goto(f"{site_url}{newest(addresses, language)}#{name}")
                page.wait_for_url(f"**/figures/#{name}")
                expect(page.locator(f'.bf-fact[id="{inputs[0]}"] > [id="{inputs[1]}"]')).to_be_in_viewport()


# The short and the long anchor of a card that no number on the brief leads to.
INPUTS = """async (anchor) => {
  const link = document.querySelector(`a.bf-n[href$="#${CSS.escape(anchor)}"]`);
  const page = new DOMParser().parseFromString(await (await fetch(link.pathname)).text(), "text/html");
  const card = [...page.querySelectorAll(".bf-fact")].find(({ id }) => !document.querySelector(`a.bf-n[href$="#${CSS.escape(id)}"]`));
  return [card.id, card.querySelector("h3").id];
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_jumps_to_its_card_without_javascript(
    browser: Browser, site_url: str, addresses: list[str], language: str
) -> None:
    printed = {anchor(name): text for name, text in printings(site_url).items()}
    with reading(browser, java_script_enabled=False, viewport={"width": 360, "height": 740}) as page:
        page.goto(site_url + newest(addresses, language))
        link = page.locator(".bf-numeric td a.bf-n[data-fact]").first
        target = (link.get_attribute("href") or "").partition("#")[2]
        link.click()
        assert page.url.endswith(f"/figures/#{target}")
        card = page.locator(f'[id="{target}"]')
        expect(card).to_be_in_viewport()
        expect(card.locator("q").first).to_have_text(printed[target])
        inner = page.locator(".bf-fact dd a[href^='#f-']").first
        inner.click()
        expect(page.locator(f'[id="{(inner.get_attribute("href") or "")[1:]}"]')).to_be_in_viewport()


def test_chart_marks_open_cards(browser: Browser, site_url: str, addresses: list[str]) -> None:
    with reading(browser) as page:
        page.goto(site_url + newest(addresses, "en"))
        sheet = page.locator("dialog.bf-sheet")
        page.evaluate(UNFOLD)
        charts = page.locator("svg:has([data-fact], [data-derived])").all()
        assert len(charts) > 4
        for chart in charts:
            mark = chart.locator("[data-fact]:visible, [data-derived]:visible").last
            mark.click()
            expect(sheet).to_be_visible()
            name = mark.evaluate("mark => mark.dataset.fact ?? mark.dataset.derived")
            expect(sheet.locator(".bf-permalink")).to_have_attribute("href", re.compile(re.escape(f"/figures/#{anchor(name)}") + "$"))
            page.keyboard.press("Escape")


CONTRAST = """sheet => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  const light = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const paper = light(getComputedStyle(sheet).backgroundColor);
  return Math.min(...[...sheet.querySelectorAll("h3, h3 b, dt, dd, q, a, small, li, button")].map((part) => {
    const ink = light(getComputedStyle(part).color);
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  }));
}"""


@pytest.mark.parametrize("system", ["light", "dark"])
def test_a_card_fits_a_phone_in_both_schemes(browser: Browser, site_url: str, addresses: list[str], system: str) -> None:
    phone = {"width": 360, "height": 740}
    with reading(browser, viewport=phone, has_touch=True, color_scheme=system) as page:
        for language in LANGUAGES:
            page.goto(site_url + newest(addresses, language))
            sheet = page.locator("dialog.bf-sheet")
            for kind in ("data-fact", "data-derived"):
                page.locator(f".bf-numeric td a.bf-n[{kind}]").first.tap()
                expect(sheet).to_be_visible()
                box = sheet.bounding_box()
                assert box
                assert box["x"] >= 0
                assert box["x"] + box["width"] <= 360
                assert box["y"] >= 0
                assert box["y"] + box["height"] <= 740
                assert sheet.evaluate("sheet => sheet.scrollWidth <= sheet.clientWidth")
                assert sheet.evaluate(CONTRAST) >= 4.5
                sheet.locator("[data-do=close]").tap()
                expect(sheet).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_findings_page_lists_every_conflict(browser: Browser, site_url: str, language: str) -> None:
    dataset, problems = read_dataset(CORPUS)
    assert problems == []
    conflicts = [finding for finding in dataset.findings if finding.status == "conflict"]
    assert conflicts
    with reading(browser) as page:
        page.goto(f"{site_url}{language}/findings/")
        rows = page.locator("tr:has(.bf-chip.bf-conflict)").evaluate_all(
            "rows => rows.map(row => [...row.querySelectorAll('.bf-num')].map(cell => cell.innerText))"
        )
        localizer = RenderContext(dataset, Folder(ROOT)).localizer(language)
        shown = [[*localizer.sides(finding)] for finding in conflicts]
        assert sorted(rows) == sorted(shown)
        for brief in dataset.content.briefs.values():
            for dispute in brief.entry.disputes:
                note = page.locator(f"section[aria-labelledby='{brief.company.folder}-{brief.period}'] #dispute-{dispute.id}")
                expect(note.locator("h3")).not_to_be_empty()
                expect(note.locator("p").first).not_to_be_empty()


def test_a_brief_is_no_heavier_than_its_words_and_charts(site_url: str, addresses: list[str]) -> None:
    def packed(url: str) -> int:
        with urllib.request.urlopen(site_url + url) as response:
            return len(gzip.compress(response.read()))

    ours = [url for language in LANGUAGES for url in briefs(addresses, language)]
    assert {url: size for url in ours if (size := packed(url)) > 27_000} == {}
    assert {url: size for url in ours if (size := packed(f"{url}figures/")) > 41_000} == {}  # key figures, values of charts and what moved stand there


@pytest.mark.parametrize("width", [1280, 768, 360])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_is_whole_and_the_name_of_the_site_stays(browser: Browser, site_url: str, addresses: list[str], language: str, width: int) -> None:
    with reading(browser, viewport={"width": width, "height": 800}) as page:
        page.goto(site_url + briefs(addresses, language)[-1])
        entries = page.locator(".bf-menu a")
        assert 3 <= entries.count() <= 5
        for entry in entries.all():
            expect(entry).to_be_in_viewport(ratio=1)
        page.evaluate("scrollTo({top: document.body.scrollHeight / 2, behavior: 'instant'})")
        expect(page.locator(".bf-brand")).to_be_in_viewport(ratio=1)
        expect(page.locator("[data-do=search]")).to_be_in_viewport(ratio=1)


def test_the_section_a_reader_is_in_is_marked(browser: Browser, site_url: str, addresses: list[str]) -> None:
    with reading(browser, viewport={"width": 1280, "height": 800}) as page:
        page.goto(site_url + briefs(addresses, "en")[-1])
        links = page.locator(".bf-toc a")
        for place in (3, links.count() // 2):
            links.nth(place).click()
            expect(page.locator(".bf-toc [aria-current=location]")).to_have_text(links.nth(place).inner_text())
            target = page.locator(f"[id='{page.url.split('#')[1]}']")
            header = page.locator(".bf-header").bounding_box()
            box = target.bounding_box()
            assert header
            assert box
            assert header["y"] == 0
            assert box["y"] >= header["height"]
