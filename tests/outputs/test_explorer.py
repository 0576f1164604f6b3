"""The page of all figures and the downloads of charts: what their data say, and what a reader does with them."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
import urllib.request
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from invented import fact, findings
from playwright.sync_api import expect
from reader import reading, visiting
from ten_thousand import MANY, USE, many

from briefs.analysis.dataset import STATES, UNCHECKED, newest_first, states
from briefs.charts.numbers import anchor
from briefs.model.facts import SCENARIOS
from briefs.model.language import LANGUAGES
from briefs.outputs.explorer import FILTERS
from briefs.outputs.pages import pages
from briefs.outputs.sharing import files
from briefs.presentation.context import RenderContext

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page


# The data


def rows_of(file: bytes) -> list[dict[str, Any]]:
    """The rows with the entries of the lists in place of their numbers."""
    data = json.loads(file)
    names = ("id", "what", *FILTERS, "at", "figure", "unit", "value", "printed", "page", "card")
    return [
        {name: data["lists"][name][cell] if name in data["lists"] else cell for name, cell in zip(names, row, strict=True)}
        for row in data["rows"]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_has_every_fact_in_words(context: RenderContext, language: str) -> None:
    localizer = context.localizer(language)
    rows = rows_of(files(context, {})[f"data/explorer.{language}.json"])
    facts = context.dataset.by_age
    assert [f"{row['source'][0]}.{row['id']}" for row in rows] == [fact.id for fact in facts]
    for row, known in zip(rows, facts, strict=True):
        assert row["figure"] == localizer.number(known.figure)
        assert (row["printed"] or row["figure"]) == known.printed
        assert row["company"][:2] == [known.meaning.entity, localizer.company(known.meaning.entity, localizer.company_of(known))]
        assert row["period"][:2] == [known.meaning.period.key, localizer.calendar(known.meaning.period)]
        assert row["scenario"] == [known.meaning.scenario, localizer.say("scenario", known.meaning.scenario)]
        assert (row["segment"][0] == "-") == (not known.meaning.segment)
        page, name = context.card_of(known, language)
        assert (row["page"][0], row["card"] or f"f-{known.id}") == (page, f"f-{name}")


def test_each_fact_has_a_card_on_the_page_that_it_leads_to(context: RenderContext) -> None:
    bodies = {page.url: page.body() for page in pages(context) if page.searched == "figures"}
    for known in context.dataset.by_age:
        page, name = context.card_of(known, "en")
        assert f'id="{anchor(name)}">\n<h3 id="f-{name}"' in bodies[page], known.id


def test_scenarios_and_states_keep_their_order(context: RenderContext) -> None:
    lists = json.loads(files(context, {})["data/explorer.en.json"])["lists"]
    assert [name for name, _ in lists["scenario"]] == list(SCENARIOS)
    assert [name for name, _ in lists["status"]] == list(STATES)


def test_the_newest_quarter_comes_first(context: RenderContext) -> None:
    quarters = [fact.brief.partition("/")[2] for fact in context.dataset.by_age]
    assert quarters == sorted(quarters, reverse=True)


def test_the_newest_quarter_comes_first_whatever_it_is_called() -> None:
    facts = [replace(fact("Revenue", "$1 billion"), brief=name) for name in ("GLOW/FY2026Q2", "LUMN9/2026Q1", "GLOW/FY2026Q1")]
    ends = {name: date.fromisoformat(day) for name, day in (("GLOW/FY2026Q2", "2025-12-31"), ("LUMN9/2026Q1", "2026-03-31"), ("GLOW/FY2026Q1", "2025-09-30"))}
    assert [item.brief for item in newest_first(facts, ends)] == ["LUMN9/2026Q1", "GLOW/FY2026Q2", "GLOW/FY2026Q1"]


def test_a_fact_has_the_state_of_its_gravest_finding() -> None:
    facts = [
        fact("Revenue", "$110 billion"),
        fact("Revenue", "$110.2 billion", source="b"),
        fact("Revenue", "$150 billion", source="c"),
        fact("Headcount", "4,000", source="b"),
    ]
    found = states(findings(facts))
    assert [found.get(one.id, UNCHECKED) for one in facts] == ["agrees", "conflict", "conflict", "unchecked"]


# The page


def table(page: Page) -> list[list[str]]:
    return page.locator(".bf-facts tbody tr").evaluate_all("rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))")  # type: ignore[no-any-return]


def opened(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator(".bf-explorer[data-ready]")).to_be_attached()


def published(site_url: str) -> list[dict[str, str]]:
    with urllib.request.urlopen(f"{site_url}data/facts.csv") as response:
        return list(csv.DictReader(io.TextIOWrapper(response, "utf-8-sig", newline="")))


def downloaded(page: Page, button: Locator) -> tuple[str, bytes]:
    """The name and the bytes of what a button gives, also of one in a fold or a chart's menu."""
    button.evaluate("button => { for (let at = button; at; at = at.parentElement?.closest('details')) at.setAttribute('open', ''); }")
    with page.expect_download() as download:
        button.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def cards_shown(page: Page) -> list[str]:
    """The cards that the rows of the table lead to."""
    return page.locator(".bf-facts tbody a").evaluate_all("links => links.map(link => decodeURIComponent(link.hash.slice(1)))")  # type: ignore[no-any-return]


def cards(site_url: str) -> dict[str, str]:
    """The card of each fact, by the fact's id."""
    with urllib.request.urlopen(f"{site_url}data/explorer.en.json") as response:
        return {(name := f"{row['source'][0]}.{row['id']}"): row["card"] or f"f-{name}" for row in rows_of(response.read())}


def found(page: Page) -> int:
    return int(re.findall(r"\d+", page.locator(".bf-filters [role=status]").inner_text().replace(",", ""))[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_newest_figures_stand_there_without_javascript(browser: Browser, site_url: str, language: str) -> None:
    with reading(browser, java_script_enabled=False, viewport={"width": 360, "height": 740}) as page:
        page.goto(f"{site_url}{language}/facts/")
        expect(page.locator(".bf-filters")).to_be_hidden()
        rows = table(page)
        assert len(rows) == min(300, len(published(site_url)))
        assert all(cell for row in rows for cell in row)
        link = page.locator(".bf-facts tbody a").nth(7)
        shown = link.inner_text()
        link.click()
        target = page.url.split("#")[1]
        assert shown in page.locator(f'[id="{target}"] dl').inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_opens_its_card(browser: Browser, site_url: str, language: str) -> None:
    with reading(browser) as page:
        opened(page, f"{site_url}{language}/facts/?q=2025-12")
        opened(page, f"{site_url}{language}/facts/?sort=-figure")
        link = page.locator(".bf-facts tbody a").nth(3)
        shown = link.inner_text()
        link.click()
        expect(page.locator(".bf-sheet h3, .bf-sheet dl").filter(has_text=shown).first).to_be_visible()


@pytest.mark.parametrize(("language", "words"), [("en", "capex"), ("zh-Hant", "capex"), ("en", "資本支出"), ("zh-Hant", "资本支出"), ("zh-Hant", "亞馬遜資本支出")])
def test_a_metric_is_found_by_any_of_its_names(browser: Browser, site_url: str, language: str, words: str) -> None:
    ids = {row["id"] for row in published(site_url) if row["concept"] == "CapitalExpenditure" and row["entity"] == "AMZN"}
    with reading(browser) as page:
        opened(page, f"{site_url}{language}/facts/?q={quote(words)}&concept=CapitalExpenditure&company=AMZN")
        assert len(table(page)) == len(ids) > 0


def test_filters_are_folded_on_a_phone_until_they_are_wanted(browser: Browser, site_url: str) -> None:
    with reading(browser, viewport={"width": 360, "height": 740}) as page:
        opened(page, f"{site_url}zh-Hant/facts/")
        expect(page.locator(".bf-filters select").first).to_be_hidden()
        expect(page.locator(".bf-facts tbody tr").first).to_be_in_viewport()
        fold = page.locator(".bf-filters__fold")
        fold.click()
        expect(fold).to_have_attribute("aria-expanded", "true")
        expect(page.locator(".bf-filters select").last).to_be_visible()
        opened(page, f"{site_url}zh-Hant/facts/?scenario=guidance")
        expect(page.locator(".bf-filters select").first).to_be_visible()


def test_filters_narrow_each_other_and_the_address_keeps_them(browser: Browser, site_url: str) -> None:
    facts = published(site_url)
    wanted = [row for row in facts if row["entity"] == "AMZN" and row["segment"] == "AWS" and row["scenario"] == "actual"]
    with reading(browser) as page:
        opened(page, f"{site_url}en/facts/")
        assert found(page) == len(facts)
        page.get_by_label("Company", exact=True).select_option("AMZN")
        page.get_by_label("Segment", exact=True).select_option("AWS")
        page.get_by_label("Kind", exact=True).select_option("actual")
        assert found(page) == len(wanted)
        assert {row[1] for row in table(page)} == {"Amazon"}
        assert page.get_by_label("Segment", exact=True).locator("option:not([disabled])").count() > 2
        assert page.get_by_label("Metric", exact=True).locator("option[disabled]").count() > 1
        page.get_by_label("Contains", exact=True).fill("backlog")
        backlog = [row for row in wanted if "Backlog" in row["id"]]
        assert found(page) == len(backlog)
        page.wait_for_url("**/facts/?q=backlog&company=AMZN&segment=AWS&scenario=actual")
        shown = table(page)
        opened(page, page.url)
        assert table(page) == shown
        page.locator("header a[hreflang=zh-Hant]").click()
        expect(page.locator(".bf-explorer[data-ready]")).to_be_attached()
        assert found(page) == len(facts)
        assert len(table(page)) == len(shown)
        assert "?q=backlog&company=AMZN&segment=AWS&scenario=actual" in page.url
        page.get_by_role("button", name="清除條件").click()
        assert len(table(page)) == min(100, len(facts))
        page.wait_for_url("**/zh-Hant/facts/")


def test_words_find_chinese_and_the_printed_text(browser: Browser, site_url: str) -> None:
    with reading(browser) as page:
        opened(page, f"{site_url}zh-Hant/facts/?q=自由現金流")
        assert all("自由現金流" in row[0] for row in table(page))
        assert table(page)
        opened(page, f"{site_url}zh-Hant/facts/?q=zzzqqq&company=nobody&sort=nothing")
        expect(page.locator(".bf-filters [role=status]")).to_have_text("沒有符合的數字，請放寬條件。")
        assert table(page) == []


@pytest.mark.parametrize("column", ["what", "company", "period", "scenario", "figure", "source", "status"])
def test_every_column_sorts_by_keyboard(browser: Browser, site_url: str, column: str) -> None:
    with reading(browser) as page:
        opened(page, f"{site_url}en/facts/")
        head = page.locator(f"th[data-sort={column}]")
        place = page.locator("th[data-sort]").evaluate_all(f"heads => heads.findIndex(head => head.dataset.sort === '{column}')")
        orders = []
        for _ in range(2):
            head.locator("button").focus()
            page.keyboard.press("Enter")
            orders.append((head.get_attribute("aria-sort"), [row[place] for row in table(page)]))
            expect(head.locator("button")).to_be_focused()
        assert {said for said, _ in orders} == {"ascending", "descending"}
        assert orders[0][1] != orders[1][1]
        page.wait_for_url(re.compile(f"sort=-?{column}"))


def test_dollars_rise_among_dollars(browser: Browser, site_url: str) -> None:
    values = {row["id"]: row for row in published(site_url)}
    with reading(browser) as page:
        opened(page, f"{site_url}en/facts/?sort=figure")
        rows = [values[name.removeprefix("f-")] for name in cards_shown(page)]
        for one, other in pairwise(rows):
            if one["unit"] == other["unit"] and one["low"] == one["high"] != "" and other["low"] == other["high"] != "":
                assert float(one["low"]) <= float(other["low"])


def test_the_download_has_the_chosen_rows_as_published(browser: Browser, site_url: str) -> None:
    facts = {row["id"]: row for row in published(site_url)}
    with reading(browser) as page:
        opened(page, f"{site_url}en/facts/?concept=Revenue&sort=-figure")
        name, data = downloaded(page, page.get_by_role("button", name="Download CSV"))
        assert name == "facts-Revenue.csv"
        assert data.startswith("\N{BYTE ORDER MARK}".encode())
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert len(rows) == found(page) == sum(row["concept"] == "Revenue" for row in facts.values())
        assert all(row == facts[row["id"]] for row in rows)
        shown = cards_shown(page)
        card = cards(site_url)
        assert [card[row["id"]] for row in rows][: len(shown)] == shown


# Ten thousand figures


def test_ten_thousand_figures_stand_in_short_tables(browser: Browser, site_url: str) -> None:
    with reading(browser) as page:
        page.route("**/data/explorer.en.json", lambda route: route.fulfill(body=many(), content_type="application/json"))
        opened(page, f"{site_url}en/facts/")
        assert found(page) == MANY
        rows = [shown for uses in page.evaluate(USE) for _, shown in uses]
        assert len(rows) > 20
        assert max(rows) == 100  # no filter, no order draws more, which is what makes them quick
        page.get_by_role("button", name="Clear").click()
        assert len(table(page)) == 100
        page.get_by_role("button", name="Show 100 more").click()
        assert len(table(page)) == 200
        expect(page.locator(".bf-facts tbody tr").nth(100).locator("a")).to_be_focused()


def test_a_missing_file_leaves_the_newest_figures(browser: Browser, site_url: str) -> None:
    with visiting(browser) as page:
        page.route("**/data/explorer.en.json", lambda route: route.abort())
        page.goto(f"{site_url}en/facts/")
        expect(page.locator(".bf-filters [role=status]")).to_have_text("The other figures could not be loaded.")
        assert len(table(page)) > 20


# Charts


def newest_brief(site_url: str, language: str) -> str:
    with urllib.request.urlopen(f"{site_url}sitemap.xml") as response:
        found = re.findall(rf"{language}/[a-z]+/\d{{4}}Q\d/", response.read().decode())
    return f"{site_url}{max(found)}"


CELLS = """figure => [...figure.querySelectorAll("tbody tr")].flatMap(row => [...row.querySelectorAll("td a")].map(link =>
  [row.cells[0].innerText || row.cells[0].textContent, link.textContent, link.dataset.fact ?? link.dataset.derived]))"""


def charts(page: Page) -> list[Locator]:
    """One chart of each kind on the page."""
    kinds = ("bars", "stacked", "lines", "ranges")
    found = [page.locator(f"figure.bf-{kind}:has(.bf-plot)") for kind in kinds]
    return [each.first for each in found if each.count()]


@pytest.mark.parametrize(("language", "system"), [("en", "dark"), ("zh-Hant", "light")])
def test_a_chart_downloads_as_csv_svg_and_png(browser: Browser, site_url: str, language: str, system: str) -> None:
    with reading(browser, viewport={"width": 360, "height": 740}, color_scheme=system) as page:
        url = newest_brief(site_url, language)
        page.goto(url)
        assert len(charts(page)) >= 2
        for figure in charts(page):
            place = f"amzn-{url.rstrip('/').rpartition('/')[2]}-{figure.get_attribute('id')}-{language}"
            title = figure.locator("figcaption").inner_text()

            name, data = downloaded(page, figure.locator("[data-take=csv]"))
            assert name == f"{place}.csv"
            head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
            assert len(head) == 6
            assert [[row[0], row[2], row[5]] for row in rows] == figure.evaluate(CELLS)
            for row in rows:
                ends = [float(cell) for cell in row[3:5] if cell]
                assert ends == sorted(ends)
                assert ends

            name, data = downloaded(page, figure.locator("[data-take=svg]"))
            assert name == f"{place}.svg"
            tree = ET.fromstring(data)
            text = " ".join("".join(tree.itertext()).split())
            assert title in text
            assert figure.locator(".bf-source").inner_text().split()[-1] in text
            assert all(row[2] in text for row in rows[:1])
            assert b"var(" not in data
            assert b"class=" not in data
            backdrop = tree.find("{http://www.w3.org/2000/svg}rect")
            assert backdrop is not None
            assert backdrop.get("fill") == "#fff"

            name, data = downloaded(page, figure.locator("[data-take=png]"))
            assert name == f"{place}.png"
            assert data.startswith(b"\x89PNG\r\n")
            assert struct.unpack(">II", data[16:24]) == (2 * int(tree.attrib["width"]), 2 * int(tree.attrib["height"]))
            assert len(data) > 5000
            page.goto("about:blank")
            page.goto(url)  # Chromium wants a rest after ten downloads


COLOURS = """async ([data, width, height]) => {
  const image = new Image();
  image.src = data;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
  canvas.drawImage(image, 0, 0, width, height);
  const seen = new Set();
  const { data: pixels } = canvas.getImageData(0, 0, width, height);
  for (let i = 0; i < pixels.length; i += 4) seen.add([...pixels.slice(i, i + 4)].join());
  return [[...canvas.getImageData(2, 2, 1, 1).data], [...seen]];
}"""


def test_the_picture_is_light_and_in_colour(browser: Browser, site_url: str) -> None:
    with reading(browser, color_scheme="dark") as page:
        page.goto(newest_brief(site_url, "en"))
        _, data = downloaded(page, page.locator("figure.bf-bars [data-take=svg]").first)
        corner, seen = page.evaluate(COLOURS, [f"data:image/svg+xml,{quote(data)}", 720, 400])
        assert corner == [255, 255, 255, 255]
        assert "190,85,28,255" in seen  # --bf-s1 of the light scheme


def test_the_permalink_names_the_chart_without_javascript(browser: Browser, site_url: str) -> None:
    with reading(browser, java_script_enabled=False) as page:
        page.goto(newest_brief(site_url, "en"))
        figure = page.locator("figure.bf-chart:has(.bf-plot):visible").nth(2)
        expect(figure.locator("[data-take]").first).to_be_hidden()
        figure.locator(".bf-more > summary").click()
        figure.get_by_role("link", name="Link to this chart").click()
        assert page.url.endswith(f"#{figure.get_attribute('id')}")
        expect(figure.locator("figcaption")).to_be_in_viewport()
