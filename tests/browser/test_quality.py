"""For every reader: accessibility, weight, and what a search finds first; in a real browser on the real site."""

from __future__ import annotations

import re
import time
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import pytest
from host import Pages, serving
from places import ROOT
from playwright.sync_api import expect
from reader import DESK, PHONE, UNFOLD, briefs, kinds, newest, reading, settle, visiting
from weigh import visit

from briefs.charts.numbers import anchor
from briefs.content.folder import Folder
from briefs.model.language import LANGUAGES
from briefs.model.problem import Problem
from briefs.site.problem_page import problem_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conftest import Host
    from playwright.sync_api import Browser, Page, Route, ViewportSize

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
EXAMINE = """async ([within, rules]) => {
  const told = ({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) => [id, node.html.slice(0, 200), node.failureSummary]));
  const tags = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: { "target-size": { enabled: true }, "color-contrast": { enabled: false } } };
  const some = { runOnly: { type: "rule", values: rules } };
  return told(await axe.run(within.length ? { include: within } : document,
    { resultTypes: ["violations"], preload: false, ...(rules.length ? some : tags) }));
}"""
COLOURS = ("color-contrast", "link-in-text-block")
PLACES = ("target-size", "scrollable-region-focusable", "region", "heading-order", "aria-hidden-focus", "skip-link")  # change with the width
# An open list of contents would hide what it covers.
# axe compares everything with everything. Cards, rows and disputes are alike: the first ones stand for all.
FEWER = """() => {
  const more = ".bf-plot > :not(title, desc), .bf-dispute:nth-of-type(n+4), tr:nth-child(n+7), .bf-fact:nth-of-type(n+4), .bf-settled > :nth-child(n+4)";
  for (const part of document.querySelectorAll(more))
    if (!part.closest("dialog, [data-look]") && !part.querySelector("[data-look]")) part.remove();
}"""
ONLY_LOOKS = """() => {
  for (const part of document.querySelectorAll("#content *"))
    if (!part.closest("[data-look]") && !part.matches("rect") && !part.querySelector("[data-look]")) part.remove();
}"""
# The same with contrast: one text of each look (what it is, its colours, its size) stands for all.
LOOKS = """() => {
  const looks = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const at = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || at.closest("script, style, title, desc, option") || !at.checkVisibility()) continue;
    const { color, fill, fontSize, fontWeight } = getComputedStyle(at);
    let paper = at;
    while (paper.parentElement && getComputedStyle(paper).backgroundColor === "rgba(0, 0, 0, 0)") paper = paper.parentElement;
    const look = [at.tagName, at.getAttribute("class"), color, fill, fontSize, fontWeight, getComputedStyle(paper).backgroundColor,
      at.ownerSVGElement?.closest("figure").className].join();
    if (!looks.has(look)) at.dataset.look = "";
    looks.add(look);
  }
  return looks.size;
}"""
SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value, sources }) =>
  [value, ...sources.map(({ node, previousRect, currentRect }) => [(node?.outerHTML ?? node?.data ?? "").slice(0, 120), node?.parentElement?.className ?? "", JSON.stringify([previousRect, currentRect])])])))
  .observe({ type: "layout-shift", buffered: true });"""


def paint_whole(route: Route) -> None:
    """A page that is painted when all of it is there: what moves then was not moved by rows that came late."""
    if route.request.resource_type != "document":
        return route.fallback()
    answer = route.fetch()
    body = answer.text().replace('rel="expect" href="#content"', 'rel="expect" href="#foot"')
    return route.fulfill(response=answer, body=body.replace("<footer ", '<footer id="foot" ', 1))


TO_THE_FOOT = """async () => {
  scrollTo({ top: document.body.scrollHeight, behavior: "instant" });
  for (let i = 0; i < 2; i++) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  scrollTo({ top: 0, behavior: "instant" });
  return shifts;
}"""
# Tables have captions and scoped heads; charts a title and a description in the page's language, and a table; what is in the other script says so.
UNNAMED = r"""() => {
  const wrong = [];
  const chinese = (text) => /\p{Script=Han}/u.test(text);
  const own = document.documentElement.lang === "zh-Hant";
  for (const table of document.querySelectorAll("table"))
    if (!table.caption?.textContent.trim()) wrong.push(["caption", table.outerHTML.slice(0, 200)]);
  for (const head of document.querySelectorAll("th:not([scope])")) wrong.push(["scope", head.outerHTML]);
  for (const chart of document.querySelectorAll("svg[role=img]")) {
    const figure = chart.closest("figure");
    const named = [...chart.querySelectorAll(":scope > :is(title, desc)")]; // its name and its description
    // A drawing within a line has its figures there, and no table.
    const beside = figure ? figure.querySelector("details caption") : chart.closest("li");
    for (const part of [...named, beside]) {
      const text = part?.textContent.trim();
      if (!text || chinese(text) !== own) wrong.push([part?.tagName, text, chart.outerHTML.slice(0, 100)]);
    }
    if (named.map((part) => part.tagName).join() !== "title,desc") wrong.push(["name", chart.outerHTML.slice(0, 100)]);
    const figures = figure ? figure.querySelectorAll("details td a") : chart.closest("li").querySelectorAll("a.bf-n");
    if (figures.length < (figure ? 2 : 1)) wrong.push(["table", figure?.id]);
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
# The menus of all charts opened, and closed again: the values of a brief's charts come when they are asked for.
MENUS = """async (open) => {
  for (const menu of document.querySelectorAll(".bf-chart > .bf-more")) menu.open = open;
  while (open && document.querySelector(".bf-values-link")) await new Promise((done) => setTimeout(done, 20));
}"""
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
SIDEWAYS = "document.scrollingElement.scrollWidth - innerWidth"


class Look(NamedTuple):
    """What is wrong with a page at one width; `wide` is by how many pixels it is too wide in a window of half the width."""

    structure: list[Any]
    colours: dict[str, list[Any]]
    shifts: list[Any]
    unnamed: list[Any]
    wide: int


def faults(page: Page, *within: str, rules: Sequence[str] = ()) -> list[Any]:
    """What axe-core has against the page, or parts of it, as it stands: by some rules, or by all but contrast."""
    found: list[Any] = page.evaluate(EXAMINE, [list(within), list(rules)])
    return found


def colours(page: Page, *within: str) -> dict[str, list[Any]]:
    """What axe-core has against the colours, by scheme."""
    found: dict[str, list[Any]] = {}
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found[scheme] = faults(page, *within, rules=COLOURS)
    return found


def look(page: Page, *, phone: bool) -> Look:
    """Examine the page that has just been opened."""
    size = PHONE if phone else DESK
    settle(page)
    shifts = page.evaluate(TO_THE_FOOT)
    page.evaluate(MENUS, arg=True)
    unnamed = page.evaluate(UNNAMED)
    page.evaluate(MENUS, arg=False)
    page.set_viewport_size({"width": max(320, size["width"] // 2), "height": size["height"] // 2})
    wide = page.evaluate(SIDEWAYS)
    page.set_viewport_size(size)
    page.evaluate(UNFOLD)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(LOOKS) > 4
    page.evaluate(AXE)
    page.evaluate(FEWER)
    structure = faults(page, rules=() if phone else PLACES)
    page.evaluate(ONLY_LOOKS)
    return Look(structure, colours(page, "[data-look]"), shifts, unnamed, wide)


@pytest.fixture(scope="module", params=[True, False], ids=["phone", "desk"])
def looks(request: pytest.FixtureRequest, browser: Browser, site_url: str, addresses: list[str]) -> dict[str, Look]:
    """Each kind of page in each language, opened once a width."""
    found = {}
    with reading(browser, fonts=False, viewport=PHONE if request.param else DESK, reduced_motion="reduce") as page:
        page.add_init_script(SHIFTS)
        page.route("**/*", paint_whole)
        for url in kinds(addresses):
            page.goto(site_url + url)
            found[url] = look(page, phone=request.param)
    return found


def wrong(looks: dict[str, Look], part: str) -> dict[str, Any]:
    """What was found of a part, by page."""
    return {url: getattr(look, part) for url, look in looks.items() if getattr(look, part)}


# Accessibility


def test_axe_finds_nothing_on_any_page(looks: dict[str, Look]) -> None:
    assert len(looks) >= 19
    assert wrong(looks, "structure") == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_can_read_every_text(looks: dict[str, Look], scheme: str) -> None:
    assert {url: look.colours[scheme] for url, look in looks.items() if look.colours[scheme]} == {}


def test_tables_charts_and_scripts_are_named(looks: dict[str, Look]) -> None:
    assert {url: found for url, found in wrong(looks, "unnamed").items() if url} == {}  # the chooser names both


def test_pages_reflow_at_200_percent(looks: dict[str, Look]) -> None:
    """Windows of 640 and 1280 pixels at 200 %: nothing but tables may scroll sideways."""
    assert {url: look.wide for url, look in looks.items() if look.wide > 0} == {}


def test_nothing_shifts(looks: dict[str, Look]) -> None:
    assert wrong(looks, "shifts") == {}


class Halting(Pages):
    """A host that sends the first half of the header, and the rest of the page a while later."""

    def packs(self) -> bool:
        return False

    def copyfile(self, source: Any, outputfile: Any) -> None:
        for part in re.split(b"(?=data-do=.scheme)", source.read(), maxsplit=1):
            outputfile.write(part)
            time.sleep(self.path.endswith("/"))


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_the_header_stands_still_when_it_comes_in_parts(browser: Browser, corpus_site: Host, addresses: list[str], size: ViewportSize) -> None:
    with serving(corpus_site.folder, Halting) as url, visiting(browser, fonts=False, viewport=size) as page:
        page.add_init_script(SHIFTS)
        page.goto(url + "404.html")  # fetches what the other page needs to be painted
        page.goto(url + newest(addresses, "zh-Hant"))
        settle(page)
        assert "bf-tools" not in str(page.evaluate(TO_THE_FOOT))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_shifts_when_the_fonts_come_late(
    browser: Browser, site_url: str, addresses: list[str], language: str
) -> None:
    held: list[Route] = []
    with reading(browser, fonts=False, viewport=PHONE, reduced_motion="reduce") as page:
        page.add_init_script(SHIFTS)
        page.route("**/*", paint_whole)
        page.route("**/*.woff2", lambda route: held.append(route))  # noqa: PLW0108 -- a method cannot be marked
        page.goto(site_url + newest(addresses, language), wait_until="domcontentloaded")
        expect(page.locator(".bf-bottom").first).to_be_visible()
        page.wait_for_function("performance.getEntriesByType('paint').length > 1")
        page.wait_for_timeout(500)  # longer than any browser waits for a font that may be left out
        assert held
        for route in held:
            route.continue_()
        settle(page)
        assert page.evaluate(TO_THE_FOOT) == []


@pytest.mark.parametrize("phone", [True, False])
def test_axe_finds_nothing_where_something_opened(browser: Browser, site_url: str, addresses: list[str], phone: bool) -> None:
    with reading(browser, viewport=PHONE if phone else DESK, reduced_motion="reduce") as page:

        def examined(part: str) -> None:
            page.evaluate("document.querySelector('#content').replaceChildren()")  # examined elsewhere
            page.evaluate(AXE)
            assert faults(page, part) == []
            assert colours(page, part) == {"light": [], "dark": []}

        for language in LANGUAGES:
            page.goto(site_url + newest(addresses, language))
            page.locator(".bf-numeric td a.bf-n[data-derived]").first.click()
            expect(page.locator("dialog.bf-sheet")).to_be_visible()
            examined("dialog.bf-sheet")
            page.keyboard.press("Escape")
            if phone:
                page.locator(".bf-toc-fold summary").click()
                examined(".bf-toc-fold")
            page.keyboard.press("/")
            page.locator(".bf-search input").fill("AWS")
            expect(page.locator(".bf-search ol a").first).to_be_visible()
            examined("dialog.bf-search")


def test_axe_finds_nothing_where_nothing_is(browser: Browser, site_url: str) -> None:
    """The page for an unknown address, and the preview's page of problems."""
    problem = Problem("content/concepts.yml", 1, 1, "this is wrong", "write it so")
    preview = problem_page([problem, ValueError("no")], ROOT, Folder(ROOT).templates)
    with visiting(browser, reduced_motion="reduce") as page:
        page.goto(f"{site_url}en/nothing/here/")
        for text in (page.content(), preview):
            page.set_content(text)
            page.evaluate(AXE)
            assert faults(page) == []
            assert colours(page, "body") == {"light": [], "dark": []}


STOPS = """() => {
  const all = document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']");
  const stops = [...all].filter((part) => !part.closest("dialog") && !part.disabled && part.checkVisibility({ visibilityProperty: true }));
  stops.forEach((part, i) => { part.dataset.stop = i; });
  return stops.length;
}"""
STOP = """() => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  const within = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return [at.dataset.stop, outlined && within, at.outerHTML.slice(0, 200)];
}"""


@pytest.mark.parametrize(("place", "scheme"), [("brief", "light"), ("facts", "dark")])
def test_every_control_is_reached_in_order_and_seen(
    browser: Browser, site_url: str, addresses: list[str], place: str, scheme: str
) -> None:
    """Tab comes to whatever can be pressed, top to bottom, and there is an outline on the screen."""
    with reading(browser, viewport=PHONE, color_scheme=scheme, reduced_motion="reduce") as page:
        page.goto(site_url + (newest(addresses, "en") if place == "brief" else "zh-Hant/facts/"))
        settle(page)
        stops = page.evaluate(STOPS)
        assert stops > 100
        reached = []
        for _ in range(stops):
            page.keyboard.press("Tab")
            stop, seen, part = page.evaluate(STOP)
            assert seen, part
            reached.append(stop)
        assert reached == [str(number) for number in range(stops)]


def test_the_explorer_works_by_keyboard_alone(browser: Browser, site_url: str) -> None:
    with reading(browser) as page:
        page.goto(f"{site_url}en/facts/")
        settle(page)
        focused = "document.activeElement.name || document.activeElement.textContent"

        def tab_to(name: str) -> None:
            for _ in range(40):
                page.keyboard.press("Tab")
                if page.evaluate(focused) == name:
                    return
            raise AssertionError(name)

        status = page.locator(".bf-filters [role=status]")
        whole = status.inner_text()
        tab_to("q")
        page.keyboard.type("backlog")
        expect(status).not_to_have_text(whole)
        some = status.inner_text()
        tab_to("scenario")
        page.keyboard.type("act")
        assert page.locator("[name=scenario]").input_value() == "actual"
        tab_to("Clear")
        page.keyboard.press("Enter")
        expect(status).to_have_text(whole)
        assert some != whole
        tab_to("Download CSV")
        with page.expect_download():
            page.keyboard.press("Enter")
        tab_to("Figure")
        page.keyboard.press("Enter")
        expect(page.locator("th[data-sort=figure]")).to_have_attribute("aria-sort", "descending")


def test_a_chart_opens_cards_by_keyboard_alone(browser: Browser, site_url: str, addresses: list[str]) -> None:
    """What a click on a mark opens, the chart's table opens by Enter; Escape leads back."""
    with reading(browser) as page:
        page.goto(site_url + newest(addresses, "zh-Hant"))
        figure = page.locator("figure.bf-chart:has(.bf-plot)").nth(1)
        marks = figure.locator("svg [data-fact], svg [data-derived]").evaluate_all(
            "marks => marks.map(mark => mark.dataset.fact ?? mark.dataset.derived)"
        )
        figure.locator(".bf-more > summary").focus()
        page.keyboard.press("Enter")
        link = figure.locator("td a").first
        expect(link).to_be_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
        page.keyboard.press("Enter")
        sheet = page.locator("dialog.bf-sheet")
        expect(sheet).to_be_visible()
        assert (sheet.locator(".bf-permalink").get_attribute("href") or "").partition("#")[2] in map(anchor, marks)
        page.keyboard.press("Escape")
        expect(sheet).to_be_hidden()
        expect(link).to_be_focused()


@pytest.mark.parametrize("way", ["button", "Escape", "outside"])
def test_the_focus_returns_whichever_way_a_card_is_closed(browser: Browser, site_url: str, addresses: list[str], way: str) -> None:
    with reading(browser) as page:
        page.goto(site_url + newest(addresses, "en"))
        link = page.locator(".bf-prose a.bf-n").nth(3)
        link.click()
        sheet = page.locator("dialog.bf-sheet")
        expect(sheet).to_be_visible()
        if way == "button":
            sheet.locator("[data-do=close]").click()
        elif way == "Escape":
            page.keyboard.press("Escape")
        else:
            page.mouse.click(5, 5)
        expect(sheet).to_be_hidden()
        expect(link).to_be_focused()


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


CLIPPED = """() => [...document.querySelectorAll("#content *, header *, footer *")].filter((part) => {
  const { overflowX, overflowY, clipPath } = getComputedStyle(part);
  if (part.closest("svg, .bf-visually, caption, dialog") || clipPath !== "none" || !part.checkVisibility()) return false;
  return (overflowX === "hidden" || overflowX === "clip") && part.scrollWidth > part.clientWidth + 1
    || (overflowY === "hidden" || overflowY === "clip") && part.scrollHeight > part.clientHeight + 1;
}).map((part) => part.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_of_twice_the_size_is_whole(browser: Browser, site_url: str, addresses: list[str], language: str) -> None:
    """Readers who set a larger text instead of zooming lose nothing and need not scroll sideways."""
    with reading(browser, viewport=DESK) as page:
        for url in (url for url in kinds(addresses) if url.startswith(language)):
            page.goto(site_url + url)
            settle(page)
            plain = page.locator("#content p").first.evaluate("part => parseFloat(getComputedStyle(part).fontSize)")
            page.add_style_tag(content="html { font-size: 200% !important; }")
            assert page.locator("#content p").first.evaluate("part => parseFloat(getComputedStyle(part).fontSize)") == 2 * plain
            assert page.evaluate(SIDEWAYS) <= 0, url
            assert page.evaluate(CLIPPED) == [], url


CONTRASTS = """() => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const light = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const clear = (part) => /^rgba\\(.*, 0\\)$/.test(getComputedStyle(part).backgroundColor);
  const paper = (part) => {
    while (part.parentElement && clear(part)) part = part.parentElement;
    return light(getComputedStyle(part).backgroundColor);
  };
  const contrast = (part, property) => {
    const [ink, ground] = [light(getComputedStyle(part)[property]), paper(part)];
    return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
  };
  const low = (parts, property) => Math.min(...[...document.querySelectorAll(parts)].map((part) => contrast(part, property)));
  return [
    Math.min(low(".bf-bars .bf-plot rect, .bf-plot circle:not(.bf-derived, .bf-ahead)", "fill"), low(".bf-plot :is(rect, circle):is(.bf-derived, .bf-ahead)", "stroke")), low(".bf-plot text:not(.bf-inside)", "fill"),
    low("#content p, #content td, #content th, .bf-chip", "color"), low(".bf-chip", "borderTopColor"),
    [...document.querySelectorAll(".bf-chart")].every((chart) => getComputedStyle(chart).forcedColorAdjust === "none" && !clear(chart)),
  ];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_that_the_system_forces_leave_charts_and_chips(
    browser: Browser, site_url: str, addresses: list[str], scheme: str
) -> None:
    with reading(browser, color_scheme=scheme, forced_colors="active") as page:
        page.goto(site_url + newest(addresses, "en"))
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        marks, labels, texts, edges, own = page.evaluate(CONTRASTS)
        assert own, "a chart keeps its colours only on its own paper"
        assert marks >= 3
        assert min(labels, texts) >= 4.5
        assert edges >= 3


# Weight


def test_a_brief_is_light_over_the_wire(browser: Browser, site_url: str, addresses: list[str]) -> None:
    """Packed HTML of at most 33 KB, and 105 KB in all on a first visit; no cookie is set."""
    for url in (url for language in LANGUAGES for url in briefs(addresses, language)):
        seen = visit(browser, site_url + url)
        assert 10_000 < seen.page <= 33_000, url
        assert seen.page < seen.total <= 105_000, url


def test_without_javascript_no_button_is_idle_and_the_language_changes(browser: Browser, site_url: str, addresses: list[str]) -> None:
    with reading(browser, java_script_enabled=False) as page:
        for url in kinds(addresses):
            page.goto(site_url + url)
            assert page.locator("button:visible, select:visible, input:visible").count() == 0, url
        page.locator("header a[hreflang=en]").click()
        expect(page).to_have_url(site_url + url.replace("zh-Hant/", "en/"))


def test_the_reader_would_notice_a_foreign_request(browser: Browser, site_url: str) -> None:
    with pytest.raises(AssertionError, match=r"https://example\.invalid/pixel"), reading(browser) as page:  # noqa: PT012 -- closing is what raises
        page.route("https://example.invalid/**", lambda route: route.fulfill(status=204))
        page.goto(f"{site_url}en/")
        page.evaluate("fetch('https://example.invalid/pixel', { mode: 'no-cors' }).catch(() => {})")
