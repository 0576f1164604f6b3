"""What a reader sees: the first screen, numbers, meanings, charts; in a real browser on the real site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from reader import DESK, PHONE, UNFOLD, briefs, kinds, newest, reading, settle

from briefs.model.language import LANGUAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page, ViewportSize


def box(part: Locator) -> tuple[float, float, float, float]:
    """Left, top, right and bottom in pixels."""
    found = part.bounding_box()
    assert found, part
    return found["x"], found["y"], found["x"] + found["width"], found["y"] + found["height"]


# The first screen


SCREENS: list[ViewportSize] = [{"width": 1440, "height": 900}, {"width": 360, "height": 800}]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SCREENS, ids=["desk", "phone"])
def test_the_first_screen_of_a_brief_tells_the_story(
    browser: Browser, site_url: str, addresses: list[str], language: str, size: ViewportSize
) -> None:
    """Quarters, dateline, headline, bottom line and key numbers are whole; on a desk chart and promises too."""
    with reading(browser, viewport=size) as page:
        page.goto(site_url + newest(addresses, language))
        settle(page)
        assert page.locator(".bf-bottom li").count() == 3
        assert page.locator(".bf-key > div").count() in (3, 4)
        names = [".bf-quarters [aria-current]", ".bf-hero--brief .bf-kicker", "h1", ".bf-bottom li", ".bf-key > div"]
        names += [".bf-first figcaption", ".bf-first .bf-plot", "#promises", ".bf-promises li"] if size["width"] > 1000 else []
        for name in names:
            shown = page.locator(name).all()
            assert shown, name
            for part in shown:
                left, top, right, bottom = box(part)
                assert left >= 0, part
                assert top >= 0, part
                assert right <= size["width"], part
                assert bottom <= size["height"], part
        dateline = page.locator(".bf-hero--brief .bf-kicker")
        assert re.search(r"\d+ (min|分鐘)", dateline.inner_text())
        assert dateline.locator("a").count() >= 3  # the company, and its articles


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SCREENS, ids=["desk", "phone"])
def test_a_promise_is_a_line_or_two_on_a_phone(
    browser: Browser, site_url: str, addresses: list[str], language: str, size: ViewportSize
) -> None:
    """Range, track and verdict do not overlap; marks lie on the track."""
    with reading(browser, viewport=size) as page:
        page.goto(site_url + newest(addresses, language))
        settle(page)
        rows = page.locator(".bf-promises > li")
        assert rows.count() >= 3
        for row in rows.all():
            left, top, right, bottom = box(row)
            assert bottom - top <= 64
            assert (left, right) == pytest.approx((box(rows.first)[0], box(rows.first)[2]), abs=1)
            said, track, outcome = (box(part) for part in (row.locator("> span").first, row.locator("svg.bf-plot"), row.locator("> span").last))
            assert track[2] - track[0] >= 60
            assert track[2] <= outcome[0]
            assert said[2] <= track[0] or said[3] <= track[1] + 1
            for mark in row.locator("svg.bf-plot circle, svg.bf-plot rect").all():
                assert track[0] - 8 <= box(mark)[0]
                assert box(mark)[2] <= track[2] + 8
            assert row.locator("a.bf-n").count() >= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hurried_reader_scrolls_little(browser: Browser, site_url: str, addresses: list[str], language: str) -> None:
    """A brief of 5,800 words, its folds closed: eight screens of a desk, seventeen of a phone; open with one press, and kept so."""
    for size, screens in zip(SCREENS, (8, 17), strict=True):
        with reading(browser, viewport=size) as page:
            page.goto(site_url + newest(addresses, language))
            settle(page)
            height = "document.documentElement.scrollHeight"
            short = page.evaluate(height)
            assert short <= screens * size["height"]
            page.locator("button[data-depth=full]").click()
            assert page.evaluate(height) > 1.35 * short
            assert page.locator(".bf-rest:not([open])").count() == 0
            page.reload()
            expect(page.locator("button[data-depth=full]")).to_have_attribute("aria-pressed", "true")
            page.locator("button[data-depth=brief]").click()
            assert page.evaluate(height) == short


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_metric_leads_to_its_definition(browser: Browser, site_url: str, addresses: list[str], language: str) -> None:
    """In place with a script; without, to the glossary's entry in the page's language."""
    with reading(browser, viewport=SCREENS[1]) as page:
        page.goto(site_url + newest(addresses, language))
        for term in (page.locator(".bf-bottom a.bf-term").first, page.locator(".bf-key a.bf-term").first, page.locator("#scorecard ~ div th a.bf-term").first):
            assert term.evaluate("link => new URL(link.href).pathname").endswith(f"/{language}/glossary/")
            name = term.evaluate("link => link.hash.slice(1)")
            term.click()
            sheet = page.locator("dialog.bf-sheet[open]")
            expect(sheet.locator("dt code")).to_have_text(name)
            page.keyboard.press("Escape")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_brief_has_headline_numbers_and_chart_on_the_first_screen(
    browser: Browser, site_url: str, addresses: list[str], language: str
) -> None:
    with reading(browser, viewport=DESK) as page:
        for url in briefs(addresses, language):
            page.goto(site_url + url)
            settle(page)
            for part in ("h1", ".bf-bottom", ".bf-key", ".bf-first .bf-plot"):
                assert box(page.locator(part))[3] <= DESK["height"], (url, part)


def test_the_home_page_shows_what_is_new_and_what_moved(browser: Browser, site_url: str, addresses: list[str]) -> None:
    with reading(browser, viewport=DESK) as page:
        for language in LANGUAGES:
            page.goto(f"{site_url}{language}/")
            card = page.locator(".bf-newest .bf-card")
            assert card.locator("h3 a").evaluate("link => link.href") == site_url + newest(addresses, language)
            assert card.locator(".bf-key > div").count() == 3
            assert box(card)[3] <= DESK["height"]
            moved = page.locator("section[aria-labelledby=moved] tbody tr")
            assert moved.count() >= 3
            for row in moved.all():
                before, now = row.locator("td").nth(0), row.locator("td").nth(1)
                assert re.search(r"\d", before.inner_text())
                assert re.search(r"\d", now.inner_text())
            listed = page.locator(".bf-briefs a").evaluate_all("links => links.map(link => link.href)")
            assert sorted(listed) == sorted(site_url + url for url in briefs(addresses, language))


def test_a_company_has_small_multiples_over_the_quarters(browser: Browser, site_url: str) -> None:
    with reading(browser, viewport=DESK) as page:
        for language in LANGUAGES:
            page.goto(f"{site_url}{language}/amzn/")
            figures = page.locator(".bf-multiples > figure").all()
            assert len(figures) >= 6
            boxes = [box(figure) for figure in figures]
            assert len({round(right - left) for left, _, right, _ in boxes}) == 1
            assert [top for _, top, _, _ in boxes[:3]] == [boxes[0][1]] * 3
            assert all(right <= DESK["width"] for _, _, right, _ in boxes)
            for figure in figures:
                quarters = figure.locator("tbody th").all_text_contents()
                assert len(quarters) >= 3
                assert all(re.search(r"20\d\d", quarter) for quarter in quarters)


NOISE = r"""() => {
  const wrong = [...document.querySelectorAll(".headerlink, .md-content__button, .md-sidebar, .md-source, .md-tabs, [title*='Edit'], a[href*='/edit/']")]
    .map((part) => part.outerHTML.slice(0, 120));
  if (document.body.innerText.includes("¶ ")) wrong.push("¶");
  const guide = location.pathname.includes("/guide/");  // its list names its pages
  for (const link of document.querySelectorAll(".bf-toc a")) {
    if (guide && !link.getAttribute("href").startsWith("#")) continue;
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target?.matches("h2") || link.textContent.length > 40) wrong.push(link.outerHTML);
  }
  return wrong;
}"""


def test_nothing_looks_like_documentation(browser: Browser, site_url: str, addresses: list[str]) -> None:
    """No edit buttons, no pilcrows at headings, a short list of contents of the sections alone."""
    with reading(browser, viewport=DESK) as page:
        for url in kinds(addresses):
            page.goto(site_url + url)
            assert page.evaluate(NOISE) == [], url


# Numbers


DIGITS = """() => [...document.querySelectorAll(".bf-num, a.bf-n, .bf-plot text, .bf-fact h3 b")]
  .filter((part) => [...part.childNodes].some((node) => node.nodeType === 3 && /\\d/.test(node.data)) && !getComputedStyle(part).fontVariantNumeric.includes("tabular-nums"))
  .map((part) => part.outerHTML.slice(0, 120))"""
RAGGED = """() => [...document.querySelectorAll("#content table:not(.bf-words, .bf-printings)")].filter((table) => table.checkVisibility()).flatMap((table) => {
  const ends = new Map();
  for (const cell of table.querySelectorAll("tbody td.bf-num")) {
    const range = document.createRange();
    range.selectNodeContents(cell);
    const ends_at = range.getBoundingClientRect().right;
    const column = `${cell.cellIndex} of the rows at ${Math.round(cell.parentElement.getBoundingClientRect().left)}`; // rows may stand beside each other
    ends.set(column, [...(ends.get(column) ?? []), ends_at]);
  }
  return [...ends.values()].filter((places) => Math.max(...places) - Math.min(...places) > 1).map(() => table.caption.textContent);
})"""


def test_digits_are_of_one_width_and_end_in_one_line(browser: Browser, site_url: str, addresses: list[str]) -> None:
    with reading(browser, viewport=DESK) as page:
        for url in kinds(addresses):
            page.goto(site_url + url)
            settle(page)
            assert page.evaluate(DIGITS) == [], url
            assert page.evaluate(RAGGED) == [], url


NARROW: ViewportSize = {"width": 240, "height": 780}  # on a phone of 360 px every table may fit


def pushed(page: Page, least: int) -> Locator:
    """The first table of figures that is so much wider than the screen, all that is folded being open."""
    page.evaluate(UNFOLD)
    for table in page.locator(".bf-scroll:has(> .bf-amounts)").all():
        if table.is_visible() and table.evaluate("part => part.scrollWidth - part.clientWidth") > least:
            return table
    raise AssertionError("every table fits")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_column_of_a_table_stays_on_a_phone(browser: Browser, site_url: str, addresses: list[str], language: str) -> None:
    with reading(browser, viewport=NARROW) as page:
        page.goto(f"{site_url}{newest(addresses, language)}figures/")
        table = pushed(page, 30)
        table.scroll_into_view_if_needed()
        name, figure = table.locator("tbody th").nth(1), table.locator("tbody td").nth(1)
        before, moved = box(name), box(figure)
        table.evaluate("part => part.scrollTo({ left: 30, behavior: 'instant' })")
        assert box(name) == before
        assert box(figure)[0] == moved[0] - 30
        assert name.evaluate(
            "head => { const { x, y, width, height } = head.getBoundingClientRect(); return head.contains(document.elementFromPoint(x + width - 4, y + height / 2)); }"
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ledger_is_read_on_a_phone_without_pushing_it(browser: Browser, site_url: str, language: str) -> None:
    with reading(browser, viewport=PHONE) as page:
        page.goto(f"{site_url}{language}/amzn/")
        ledger = page.locator("[aria-labelledby=guidance] .bf-scroll:has(> .bf-ledger)").first
        assert ledger.evaluate("part => part.scrollWidth <= part.clientWidth")
        assert not ledger.locator(".bf-none:visible").count()
        for statement in ledger.locator("tbody tr").all():
            assert statement.locator(".bf-verdicts .bf-chip").is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_scrolls_sideways_shows_a_shade_at_its_edge(browser: Browser, site_url: str, addresses: list[str], language: str) -> None:
    with reading(browser, viewport=NARROW) as page:
        page.goto(f"{site_url}{newest(addresses, language)}figures/")
        part = pushed(page, 0)
        assert part.evaluate("part => part.scrollWidth > part.clientWidth")
        fixed = part.evaluate("part => getComputedStyle(part).backgroundAttachment")
        assert sorted(fixed.split(", ")) == ["local", "scroll"]


# Meanings


UNSAID = """() => {
  const wrong = [];
  const sign = (part) => part.querySelector(".bf-chip__sign").textContent;
  for (const chip of document.querySelectorAll(".bf-chip.bf-better"))
    if (!sign(chip).includes("▲") || !chip.textContent.trim()) wrong.push(chip.outerHTML);
  for (const chip of document.querySelectorAll(".bf-chip.bf-worse"))
    if (!sign(chip).includes("▼") || !chip.textContent.trim()) wrong.push(chip.outerHTML);
  for (const change of document.querySelectorAll(".bf-key__change:is(.bf-better, .bf-worse)"))
    if (!/^((about|約) ?)?[+−]/.test(change.querySelector(".bf-n").textContent.trim())) wrong.push(change.outerHTML);
  for (const side of document.querySelectorAll(".bf-side"))
    if (!side.querySelector("h3").textContent.trim()) wrong.push(side.outerHTML);
  for (const figure of document.querySelectorAll("figure.bf-chart:has(.bf-plot)")) {
    const names = [...figure.querySelectorAll("thead th")].slice(1).map((head) => head.textContent);
    const said = figure.querySelector(".bf-plot").textContent + (figure.querySelector(".bf-legend")?.textContent ?? "") + figure.querySelector("figcaption").textContent;
    if (figure.matches(".bf-stacked, .bf-ranges")) {
      const drawn = names.filter((_, i) => [...figure.querySelectorAll("tbody tr")].some((row) => row.cells[i + 1].querySelector("a")));
      const silent = drawn.filter((name) => !said.toLowerCase().includes(name.toLowerCase()));
      if (figure.matches(".bf-stacked") && silent.length > drawn.length - figure.querySelectorAll(".bf-legend li").length) wrong.push([figure.id, silent]);
    }
  }
  return wrong;
}"""
SHAPES = """() => {
  const shapes = { actual: new Set(), guidance: new Set(), consensus: new Set() };
  for (const mark of document.querySelectorAll(".bf-ranges .bf-plot :is(circle, rect, svg)")) {
    const role = Object.keys(shapes).find((name) => mark.classList.contains(`bf-${name}`));
    if (role) shapes[role].add(mark.tagName === "svg" ? mark.firstElementChild.getAttribute("class") : mark.tagName);
  }
  return Object.fromEntries(Object.entries(shapes).map(([role, found]) => [role, [...found]]));
}"""
COLOURED = """() => Object.fromEntries(["better", "worse", "actual", "guidance", "consensus"].map((name) =>
  [name, [...new Set([...document.querySelectorAll(`#content .bf-${name}`)].map((part) => getComputedStyle(part).getPropertyValue("--c").trim()).filter(Boolean))]]))"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_meaning_is_told_by_colour_alone(browser: Browser, site_url: str, addresses: list[str], language: str) -> None:
    with reading(browser) as page:
        colours: dict[str, set[str]] = {}
        for url in (newest(addresses, language), f"{language}/amzn/", f"{language}/findings/", f"{language}/"):
            page.goto(site_url + url)
            page.evaluate(UNFOLD)
            page.locator("a.bf-values-link").evaluate_all("links => links.forEach((link) => link.click())")
            expect(page.locator("a.bf-values-link")).to_have_count(0)
            assert page.evaluate(UNSAID) == [], url
            for name, found in page.evaluate(COLOURED).items():
                colours.setdefault(name, set()).update(found)
            if url == newest(addresses, language):
                shapes = page.evaluate(SHAPES)
                assert all(shapes.values()), shapes
                assert len(set().union(*shapes.values())) == sum(map(len, shapes.values())), "two meanings share a shape"
                words = page.locator(".bf-ranges .bf-plot").all_text_contents()
                roles = {"en": ("actual", "guidance", "consensus"), "zh-Hant": ("實際", "財測", "市場共識")}[language]
                assert all(any(role in text for text in words) for role in roles)
        assert all(len(found) == 1 for found in colours.values()), colours
        assert len(set().union(*colours.values())) == len(colours)


def test_a_conflict_among_the_facts_has_a_sign(browser: Browser, site_url: str) -> None:
    with reading(browser) as page:
        page.goto(f"{site_url}en/facts/?status=conflict")
        settle(page)
        cell = page.locator(".bf-facts td[data-status=conflict]").first
        assert cell.inner_text() == "conflict"
        assert "≠" in cell.evaluate("cell => getComputedStyle(cell, '::before').content")


# Charts


def plots(page: Page) -> list[Locator]:
    """The charts of a page, all that is folded being open."""
    page.evaluate(UNFOLD)
    found = page.locator("figure.bf-chart:has(.bf-plot)").all()
    assert len(found) > 4
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_charts_title_says_what_it_shows_and_its_sources_stand_below(
    browser: Browser, site_url: str, addresses: list[str], language: str
) -> None:
    """A title is a statement, never just the name of a metric."""
    with reading(browser) as page:
        page.goto(f"{site_url}{language}/glossary/")
        names = {text.strip().lower() for text in page.locator(".bf-glossary dt").evaluate_all("terms => terms.map(term => term.firstChild.textContent)")}
        assert len(names) > 20
        page.goto(f"{site_url}{language}/sources/")
        publishers = page.locator("h2").all_text_contents()
        for url in (*briefs(addresses, language), f"{language}/amzn/"):
            page.goto(site_url + url)
            for figure in plots(page):
                title = figure.locator("figcaption").inner_text()
                assert title.lower() not in names
                assert len(title.split()) >= 4 if language == "en" else len(title) >= 8, title
                source = figure.locator(".bf-source")
                assert any(publisher in source.inner_text() for publisher in publishers), title
                assert box(source)[1] >= box(figure.locator(".bf-plot"))[3]


DRAWN = """() => [...document.querySelectorAll(".bf-chart .bf-plot")].map((plot) => {
  const inside = (rect) => rect.width === 0 || (rect.left >= -0.5 && rect.right <= innerWidth + 0.5);
  const texts = [...plot.querySelectorAll("text")].filter((text) => text.checkVisibility());
  const rects = texts.map((text) => text.getBoundingClientRect());
  const crossed = rects.flatMap((a, i) => rects.slice(i + 1).filter((b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4));
  return [plot.closest("figure").id, texts.map((text) => getComputedStyle(text).fontSize), rects.every(inside), crossed.length, plot.getBoundingClientRect().width];
})"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_reflow_on_a_phone_rather_than_shrink(browser: Browser, site_url: str, addresses: list[str], language: str) -> None:
    """The drawing gets narrower, its texts keep their size, stay on the screen and off each other."""
    with reading(browser, viewport=DESK) as page:
        for url in (newest(addresses, language), f"{language}/amzn/"):
            page.set_viewport_size(DESK)
            page.goto(site_url + url)
            page.evaluate(UNFOLD)
            wide: list[Any] = page.evaluate(DRAWN)
            for width in (360, 320):
                page.set_viewport_size({"width": width, "height": 780})
                narrow: list[Any] = page.evaluate(DRAWN)
                assert len(narrow) == len(wide) > 4
                for (name, sizes, _, _, before), (_, small, inside, crossed, now) in zip(wide, narrow, strict=True):
                    assert set(small) == set(sizes) == {"13px"}, name
                    assert inside, name
                    assert crossed == 0, name
                    assert now <= max(before, width), name
                assert page.evaluate("document.scrollingElement.scrollWidth") <= width


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_is_one_picture_with_a_name_to_a_screen_reader(
    browser: Browser, site_url: str, addresses: list[str], language: str
) -> None:
    with reading(browser) as page:
        page.goto(site_url + newest(addresses, language))
        for figure in plots(page):
            title = figure.locator("figcaption").inner_text()
            picture = figure.locator("svg[role=img]")
            assert picture.count() == 1
            expect(picture).to_have_accessible_name(re.compile(re.escape(title)))
            assert len(picture.locator("> desc").text_content() or "") > 8


# Taking away


def test_a_cited_brief_and_shared_page_lead_back(browser: Browser, site_url: str, addresses: list[str]) -> None:
    """The citation box, the address in the head, the picture of a shared link and the linked data agree with the page."""
    with reading(browser) as page:
        for language in LANGUAGES:
            url = site_url + newest(addresses, language)
            page.goto(url)
            headline = page.locator("h1").inner_text()
            assert page.locator("#downloads").evaluate("link => link.href") == f"{url}figures/#take"
            page.goto(f"{url}figures/")
            page.evaluate(UNFOLD)
            cited = page.locator("#cite + p")
            assert headline in cited.inner_text()
            assert url in cited.inner_text()
            assert url in page.locator(".bf-bibtex", has_text="@misc").inner_text()
            page.goto(url)
            meta = page.locator("head meta[property]").evaluate_all("metas => Object.fromEntries(metas.map(meta => [meta.getAttribute('property'), meta.content]))")
            assert meta["og:url"] == url == page.locator("link[rel=canonical]").get_attribute("href")
            assert headline in meta["og:title"]
            picture = page.request.get(meta["og:image"])
            assert picture.headers["content-type"] == "image/png"
            assert picture.body().startswith(b"\x89PNG")
            (article,) = page.locator("script[type='application/ld+json']").evaluate_all("scripts => scripts.map(script => JSON.parse(script.textContent))")
            assert article["@context"] == "https://schema.org"
            assert (article["@type"], article["url"], article["image"]) == ("Article", url, meta["og:image"])
            assert {"headline", "datePublished", "dateModified", "author", "publisher", "inLanguage"} <= set(article)


def test_whatever_llms_txt_and_the_feeds_name_is_there(browser: Browser, site_url: str, addresses: list[str]) -> None:
    with reading(browser) as page:
        page.goto(f"{site_url}en/")
        text = page.request.get(f"{site_url}llms.txt").text()
        links = re.findall(r"\]\((\S+?)\)", text)
        for language in LANGUAGES:
            page.goto(f"{site_url}{language}/")
            feed = page.locator("head link[type='application/atom+xml']").evaluate("link => link.href")
            entries = page.evaluate(
                """async (feed) => {
                  const parsed = new DOMParser().parseFromString(await (await fetch(feed)).text(), "application/xml");
                  if (parsed.querySelector("parsererror")) throw new Error(parsed.documentElement.textContent);
                  return [...parsed.querySelectorAll("entry > link")].map((link) => new URL(link.getAttribute("href"), feed).href);
                }""",
                feed,
            )
            assert sorted(entries) == sorted(site_url + url for url in briefs(addresses, language))
            links += entries
        assert len(links) > 10
        for link in dict.fromkeys(links):
            assert page.request.get(link).ok, link


WRITTEN = "資本支出計畫，偏低的獲利財測，<a class='bf-n'>2,000億美元</a>支出計畫"


@pytest.mark.parametrize("head", ["h1", "h2", "h3"])
@pytest.mark.parametrize("linked", [False, True])
def test_a_chinese_heading_breaks_behind_a_mark_or_beside_a_number(
    browser: Browser, site_url: str, addresses: list[str], head: str, linked: bool
) -> None:
    """And never within a word, though Chinese has no spaces; also where it is a link."""
    with reading(browser, viewport=PHONE) as page:
        page.goto(site_url + newest(addresses, "zh-Hant"))
        settle(page)
        text = f"<a href='#'>{WRITTEN.replace('<a', '<bdi').replace('</a', '</bdi')}</a>" if linked else WRITTEN
        lines = page.evaluate(
            """([head, text]) => {
                const made = document.createElement(head);
                made.innerHTML = text;
                made.style.width = "9.5em";
                document.querySelector(".md-typeset").append(made);
                const lines = [], range = document.createRange();
                const walker = document.createTreeWalker(made, NodeFilter.SHOW_TEXT);
                let last = -1;
                for (let node; (node = walker.nextNode()); )
                    for (let at = 0; at < node.length; at++) {
                        range.setStart(node, at);
                        range.setEnd(node, at + 1);
                        const top = range.getBoundingClientRect().top;
                        if (last < 0 || top > last + 12) lines.push("");
                        last = top;
                        lines[lines.length - 1] += node.data[at];
                    }
                return lines;
            }""",
            [head, text],
        )
        assert lines == ["資本支出計畫，", "偏低的獲利財測，", "2,000億美元", "支出計畫"]
