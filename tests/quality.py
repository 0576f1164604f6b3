"""For every reader: accessibility, weight, and what a search finds first; in a real browser on the real site."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from conftest import ROOT
from playwright.sync_api import expect
from test_browser import LANGUAGES, addresses, briefs, newest, reading

from generator.library import Library, read_library

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["addresses"]  # a fixture
AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
# Cards and rows of long tables are alike: the first ones stand for all.
UNFOLD = """() => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  for (const more of document.querySelectorAll(".bf-fact:nth-of-type(n+9), details tr:nth-child(n+13), .bf-facts tr:nth-child(n+25)"))
    if (!more.closest("dialog")) more.remove();
}"""
EXAMINE = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await axe.run(document, {
    runOnly: tags, rules: { "target-size": { enabled: true } }, resultTypes: ["violations"], preload: false,
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => [id, node.html.slice(0, 200), node.failureSummary]));
}"""
SETTINGS = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]


def kinds(addresses: list[str]) -> list[str]:
    """A page of each kind in each language: of the briefs the newest."""
    latest = {newest(addresses, language) for language in LANGUAGES}
    return [url for url in addresses if url in latest or not re.search(r"\d{4}Q\d/$", url)]


def faults(page: Page) -> list[Any]:
    """What axe-core has against the page as it stands."""
    page.evaluate(AXE)
    found: list[Any] = page.evaluate(EXAMINE)
    return found


def settled(page: Page, url: str) -> None:
    """Open a page and wait until its scripts have built what they build."""
    page.goto(url, wait_until="networkidle")


# Accessibility


@pytest.mark.parametrize(("width", "scheme"), SETTINGS)
def test_axe_finds_nothing_on_any_page(browser: Browser, site_url: str, addresses: list[str], width: int, scheme: str) -> None:
    found = {}
    view = {"width": width, "height": 800}
    with reading(browser, viewport=view, color_scheme=scheme, reduced_motion="reduce") as page:
        for url in kinds(addresses):
            settled(page, site_url + url)
            page.evaluate(UNFOLD)
            found[url] = faults(page)
    assert {url: some for url, some in found.items() if some} == {}


@pytest.mark.parametrize(("width", "scheme"), SETTINGS)
def test_axe_finds_nothing_where_something_opened(
    browser: Browser, site_url: str, addresses: list[str], width: int, scheme: str
) -> None:
    with reading(browser, viewport={"width": width, "height": 800}, color_scheme=scheme) as page:
        for language in LANGUAGES:
            page.goto(site_url + newest(addresses, language))
            page.locator("td a.bf-n[data-derived]").first.click()
            expect(page.locator("dialog.bf-sheet")).to_be_visible()
            assert faults(page) == []
            page.goto(f"{site_url}{language}/")
            page.keyboard.press("/")
            page.locator(".bf-search input").fill("AWS")
            expect(page.locator(".bf-search ol a").first).to_be_visible()
            assert faults(page) == []


def test_axe_finds_nothing_where_nothing_is(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site_url}en/nothing/here/")
    assert faults(page) == []
    context.close()


def test_tables_charts_and_scripts_are_named(browser: Browser, site_url: str, addresses: list[str]) -> None:
    """Tables have captions and scoped heads; charts have a title and a description; what is in the other script says so."""
    with reading(browser) as page:
        for url in kinds(addresses)[1:]:
            settled(page, site_url + url)
            wrong = page.evaluate(
                r"""() => {
                  const wrong = [];
                  const chinese = (text) => /\p{Script=Han}/u.test(text);
                  const own = document.documentElement.lang === "zh-Hant";
                  for (const table of document.querySelectorAll("table"))
                    if (!table.caption?.textContent.trim()) wrong.push(["caption", table.outerHTML.slice(0, 200)]);
                  for (const head of document.querySelectorAll("th:not([scope])")) wrong.push(["scope", head.outerHTML]);
                  for (const chart of document.querySelectorAll("svg[role=img]"))
                    for (const part of ["title", "desc"]) {
                      const text = chart.querySelector(part)?.textContent.trim();
                      if (!text || chinese(text) !== own) wrong.push([part, text, chart.closest("figure").id]);
                    }
                  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  while (texts.nextNode()) {
                    const { data, parentElement: at } = texts.currentNode;
                    if (at.closest("script, style, code, pre")) continue;
                    const language = at.closest("[lang]").lang;
                    if (chinese(data) && !language.startsWith("zh")) wrong.push(["lang", data]);
                    if (own && language === "zh-Hant" && !chinese(data) && /[a-z]+( [a-z]+){3}/i.test(data)) wrong.push(["lang", data]);
                  }
                  return wrong;
                }"""
            )
            assert wrong == [], url


def test_pages_reflow_at_200_percent(browser: Browser, site_url: str, addresses: list[str]) -> None:
    """A window of 640 pixels at 200 % has 320 CSS pixels: nothing but tables and charts' data may scroll sideways."""
    wide = {}
    with reading(browser, viewport={"width": 320, "height": 400}, device_scale_factor=2) as page:
        for url in kinds(addresses):
            page.goto(site_url + url)
            wide[url] = page.evaluate("document.scrollingElement.scrollWidth")
    assert {url: width for url, width in wide.items() if width > 320} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen(browser: Browser, site_url: str, addresses: list[str], scheme: str) -> None:
    """Whatever Tab reaches has an outline and stands on the screen."""
    with reading(browser, viewport={"width": 360, "height": 640}, color_scheme=scheme, reduced_motion="reduce") as page:
        page.goto(site_url + newest(addresses, "en"))
        for _ in range(80):
            page.keyboard.press("Tab")
            seen = page.evaluate(
                """() => {
                  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
                  const within = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
                  return [style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && within, at.outerHTML.slice(0, 200)];
                }"""
            )
            assert seen[0], seen[1]


def test_nothing_moves_for_those_who_ask(browser: Browser, site_url: str, addresses: list[str]) -> None:
    with reading(browser, reduced_motion="reduce") as page:
        for url in (newest(addresses, "en"), "zh-Hant/", "en/facts/"):
            page.goto(site_url + url)
            moving = page.evaluate(
                """() => [...document.querySelectorAll("*")].filter((node) => {
                  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(node);
                  return parseFloat(transitionDuration) > 0 || animationName !== "none" || scrollBehavior === "smooth";
                }).map((node) => node.outerHTML.slice(0, 120))"""
            )
            assert moving == [], url


# Weight


def test_a_brief_is_light_over_the_wire(browser: Browser, site_url: str, addresses: list[str]) -> None:
    for url in (url for language in LANGUAGES for url in briefs(addresses, language)):
        with reading(browser) as page:
            wire = page.context.new_cdp_session(page)
            kinds: dict[str, str] = {}
            sizes: dict[str, int] = {}
            wire.on("Network.responseReceived", lambda event, kinds=kinds: kinds.update({event["requestId"]: event["type"]}))
            wire.on(
                "Network.loadingFinished",
                lambda event, sizes=sizes: sizes.update({event["requestId"]: int(event["encodedDataLength"])}),
            )
            wire.send("Network.enable")
            page.goto(site_url + url, wait_until="networkidle")
            (document,) = (size for request, size in sizes.items() if kinds[request] == "Document")
            assert 10_000 < document <= 60_000, url
            assert document < sum(sizes.values()) <= 150_000, url


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_shifts(browser: Browser, site_url: str, addresses: list[str], width: int) -> None:
    shifts = {}
    with reading(browser, viewport={"width": width, "height": 800}) as page:
        page.add_init_script(
            """window.shifts = [];
            new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value, sources }) =>
              [value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 120))])))
              .observe({ type: "layout-shift", buffered: true });"""
        )
        for url in kinds(addresses):
            settled(page, site_url + url)
            page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
            page.wait_for_timeout(100)
            shifts[url] = page.evaluate("shifts")
    assert {url: some for url, some in shifts.items() if some} == {}


def test_without_javascript_no_button_is_idle(browser: Browser, site_url: str, addresses: list[str]) -> None:
    with reading(browser, java_script_enabled=False) as page:
        for url in kinds(addresses):
            page.goto(site_url + url)
            assert page.locator("button:visible, select:visible, input:visible").count() == 0, url


# Search


@pytest.fixture(scope="module")
def library() -> Library:
    found, problems = read_library(ROOT / "content")
    assert problems == []
    return found


def hits(page: Page, words: str) -> list[tuple[str, str]]:
    """Where the results of a search lead, and what they say, best first."""
    field = page.locator(".bf-search input")
    field.fill("")
    expect(page.locator(".bf-search ol a")).to_have_count(0)
    field.fill(words)
    expect(page.locator(".bf-search [role=status]")).not_to_be_empty()
    links = page.locator(".bf-search ol a").evaluate_all("links => links.map(link => [link.href, link.innerText])")
    return [(unquote(href), text) for href, text in links]


def searching(page: Page, site_url: str, language: str) -> None:
    page.goto(f"{site_url}{language}/")
    page.keyboard.press("/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ticker_or_a_name_leads_to_the_company(browser: Browser, site_url: str, library: Library, language: str) -> None:
    with reading(browser) as page:
        searching(page, site_url, language)
        for company in library.content.companies.values():
            for words in (company.entry.ticker, company.entry.ticker.lower(), *company.entry.name.values()):
                assert hits(page, words)[0][0] == f"{site_url}{language}/{company.folder}/", words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_in_either_language_leads_to_its_entry(browser: Browser, site_url: str, library: Library, language: str) -> None:
    sources = library.content.sources.values()
    with reading(browser) as page:
        searching(page, site_url, language)
        for words in {name for source in sources for name in source.entry.publisher.values()}:
            entries = [source.id for source in sources if words in source.entry.publisher.values()]
            first = hits(page, words)[0][0]
            assert re.fullmatch(rf"{site_url}{language}/(.+/)?sources/#({'|'.join(entries)})", first), words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_in_either_language_leads_to_what_is_about_it(
    browser: Browser, site_url: str, library: Library, language: str
) -> None:
    folders = "|".join(company.folder for company in library.content.companies.values())
    about = rf"{site_url}{language}/(({folders})/(\d{{4}}Q\d/)?|glossary/#\w+)"
    terms = ("營收成長", "自由現金流", "capex", "guidance", "財測", "資本支出", "free cash flow", "FCF", "EPS", "每股盈餘", "AWS")
    with reading(browser) as page:
        searching(page, site_url, language)
        for words in terms:
            assert re.fullmatch(about, hits(page, words)[0][0]), words
        assert any(url.endswith("glossary/#CapitalExpenditure") for url, _ in hits(page, "capex"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_result_says_company_quarter_and_language(
    browser: Browser, site_url: str, addresses: list[str], library: Library, language: str
) -> None:
    url = newest(addresses, language)
    with reading(browser) as page:
        page.goto(site_url + url)
        period, headline = page.locator(".bf-hero .bf-period").inner_text(), page.locator("h1").inner_text()
        searching(page, site_url, language)
        address, text = hits(page, url.split("/")[2])[0]
        assert address == site_url + url
        line, title, *_ = text.splitlines()
        company = library.content.companies[next(iter(library.content.companies))]
        assert line.startswith(company.entry.name[language])
        assert company.entry.ticker in line
        assert period in line
        assert line.endswith({"en": "English", "zh-Hant": "繁體中文"}[language])
        assert title == headline


def test_titles_rank_first(browser: Browser, site_url: str) -> None:
    with reading(browser) as page:
        searching(page, site_url, "en")
        titles = [text.splitlines()[1] for _, text in hits(page, "AWS")]
        named = ["AWS" in title for title in titles]
        assert any(named)
        assert named == sorted(named, reverse=True), json.dumps(titles)


def test_words_for_the_search_are_neither_seen_nor_spoken(browser: Browser, site_url: str, addresses: list[str]) -> None:
    with reading(browser) as page:
        page.goto(site_url + newest(addresses, "en"))
        words = page.locator("[data-called]").first
        assert "資本支出" in (words.get_attribute("data-called") or "")
        assert "資本支出" not in page.locator(".bf-hero").inner_text()
        assert "資本支出" not in page.locator(".bf-hero").aria_snapshot()
