"""Charts and key numbers for others' pages: small, without scripts, with their sources and the way back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import unescape

import pytest

from briefs.outputs import embeds, sharing
from briefs.outputs.pages import pages
from briefs.presentation.context import RenderContext
from briefs.site.build import made, published

BASE = "https://briefs.example/x/"


def known(context: RenderContext, address: str = BASE) -> RenderContext:
    return replace(context, folder=replace(context.folder, address=address))


def made_of(context: RenderContext) -> dict[str, bytes]:
    return {path: make() for path, make in made_files(context).items()}


def made_files(context: RenderContext) -> dict[str, Callable[[], bytes]]:
    return {
        path: make
        for brief in context.dataset.briefs()
        for language in context.languages
        for path, make in embeds.files(context, embeds.of_brief(context, context.brief_localizer(language, brief))).items()
    }


@pytest.fixture(scope="module")
def files(context: RenderContext) -> Mapping[str, bytes]:
    return made_of(known(context))


def html(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: page.decode() for path, page in files.items() if path.endswith(".html")}


def test_each_chart_and_key_number_has_a_page_in_each_language(context: RenderContext, files: Mapping[str, bytes]) -> None:
    brief = next(one for one in context.dataset.briefs() if str(one.period) == "2024Q4")
    charts = [one.id for one in (*brief.entry.charts, *(chart for theme in brief.entry.sections for chart in theme.charts))]
    assert charts
    for language in context.languages:
        place = f"{language}/lumen/2024Q4/embed/"
        own = [path.removeprefix(place).removesuffix("/index.html") for path in html(files) if path.startswith(place)]
        assert own[: len(charts)] == charts
        assert own[len(charts)] == "key-lumn9-revenue-2024q4"
        assert len(own) == len(charts) + len(brief.entry.key)


def test_they_are_small_and_run_nothing(files: Mapping[str, bytes]) -> None:
    for path, page in html(files).items():
        assert len(page.encode()) <= 4096, path
        assert not re.search(r"<script|<style|\son\w+=|data-fact|data-period", page), path
        assert '<meta name="robots" content="noindex">' in page
        assert page.count('rel="stylesheet"') == 1
        assert 'href="../../../../../embed.css"' in page


def test_they_name_their_sources_and_lead_back(context: RenderContext, files: Mapping[str, bytes]) -> None:
    publishers = {one.entry.publisher[tag] for one in context.dataset.content.sources.values() for tag in context.languages}
    for path, page in html(files).items():
        sources = page.partition('<p class="bf-source">')[2].partition("</p>")[0]
        named = re.findall(r'<a href="([^"]+)">([^<]+)</a>', sources)
        assert named, path
        assert {unescape(name) for _, name in named} <= publishers
        name = path.split("/")[-2]
        place = "" if name.startswith("key-") else f"#{name}"
        assert f'<p class="bf-from"><a href="../../{place}">' in page


def test_they_say_the_day_and_hold_no_values_of_ours(context: RenderContext, files: Mapping[str, bytes]) -> None:
    days = {"en/lumen/2024Q4/": "As of 2 Feb 2025", "zh-Hant/lumen/2024Q4/": "資料截至 2025 年 2 月 2 日"}
    for path, page in html(files).items():
        said = re.sub("<[^>]*>", "", page.partition('<p class="bf-from">')[2])
        assert "Link(" not in unescape(page)
        assert "()" not in unescape(page)
        if day := days.get(path.partition("embed/")[0]):
            assert said.strip().endswith(day), said


def test_a_chart_with_too_many_marks_is_a_picture(context: RenderContext, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embeds, "LARGEST", 2000)
    files = made_of(known(context))
    drawn = [path for path, page in html(files).items() if '<img src="chart.svg"' in page]
    assert drawn
    for path in drawn:
        assert b"<svg" in files[path.replace("index.html", "chart.svg")]
        assert re.search(r'alt="[^"]{5}', files[path].decode())


def test_oembed_says_how_to_show_them(files: Mapping[str, bytes]) -> None:
    for path, page in html(files).items():
        found = re.search(r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)">', page)
        assert found
        assert found[1].startswith(BASE)
        said = json.loads(files[found[1].removeprefix(BASE)])
        assert (said["version"], said["type"], said["width"]) == ("1.0", "rich", 600)
        assert said["html"].startswith(f'<iframe src="{BASE}{path.removesuffix("index.html")}" title="')
        assert f'height="{said["height"]}"' in said["html"]
        assert f"<title>{said['title']}</title>" in unescape(page)


def test_where_the_address_is_unknown_nothing_needs_it(context: RenderContext) -> None:
    files = made_of(known(context, ""))
    assert {path.rpartition("/")[2] for path in files} == {"index.html", "chart.svg"}
    assert "oembed" not in "".join(html(files).values())


@pytest.mark.parametrize("address", ["", BASE])
def test_the_page_of_a_briefs_figures_has_the_code_or_the_way(context: RenderContext, address: str) -> None:
    own = known(context, address)
    body = next(page.body() for page in pages(own) if page.url == "en/lumen/2024Q4/figures/")
    codes = [unescape(code) for code in re.findall(r"<pre[^>]*>(&lt;iframe.*?)</pre>", body, re.DOTALL)]
    named = [path for path in html(made_of(own)) if path.startswith("en/lumen/2024Q4/")]
    if address:
        led = [re.search(rf'src="{BASE}([^"]+)"', code) for code in codes]
        assert sorted(f"{one[1]}index.html" for one in led if one) == sorted(set(named))
        assert "<iframe" not in body
    else:
        assert not codes
        assert all(f'href="../{path.removeprefix("en/lumen/2024Q4/").removesuffix("index.html")}"' in body for path in named)


@pytest.mark.parametrize("address", ["", BASE])
def test_charts_of_companies_and_comparisons_have_theirs(context: RenderContext, address: str) -> None:
    own = known(context, address)
    for url, name in (("en/lumen/", "trend-lumn9-revenue"), ("zh-Hant/compare/revenue/", "compare-companies-growth")):
        page = next(page for page in pages(own) if page.url == url)
        place = f"{url}embed/{name}/"
        made = page.files[f"{place}index.html"]().decode()
        assert len(made.encode()) <= 4096
        assert not re.search("<script|<style|data-fact|data-period|data-card", made)
        assert f'<p class="bf-from"><a href="../../#{name}">' in made
        body = page.body()
        assert f'<figure class="bf-chart bf-{"panel" if "trend" in name else "bars"}" id="{name}">' in body
        if address:
            assert f'&lt;iframe src="{BASE}{place}"' in unescape(body).replace("<", "&lt;")
            assert json.loads(page.files[f"{place}oembed.json"]())["html"].startswith(f'<iframe src="{BASE}{place}"')
        else:
            assert f'"embed/{name}/"' in body


def test_a_picture_is_dark_where_the_readers_system_is(context: RenderContext) -> None:
    drawn = next(make() for path, make in made_files(context).items() if path.endswith("chart.svg") and b"bf-s1" in make())
    light, dark = drawn.decode().split("@media (prefers-color-scheme: dark) {")
    assert ".bf-s1 { color: #be551c }" in light
    assert ".bf-s1 { color: #d66b36 }" in dark


def test_a_preview_offers_none(context: RenderContext) -> None:
    preview = RenderContext(context.dataset, context.folder, preview=True)
    assert made_of(preview) == {}
    assert "embed/" not in next(page.body() for page in pages(preview) if page.url == "en/lumen/2024Q4/")


def test_they_are_no_pages_to_find_but_stay_where_they_are(context: RenderContext) -> None:
    site = made(known(context))
    assert not [page for page in site.pages if "/embed/" in page.url]
    addresses = [one for one in published(site) if "/embed/" in one]
    assert addresses
    assert all(one.endswith("/") for one in addresses)


def test_the_style_is_dark_where_the_reader_wants_it(context: RenderContext) -> None:
    style = sharing.files(context, {})["embed.css"].decode()
    assert "@media screen and (prefers-color-scheme: dark) { :root {\n  --bf-own: #75b5fe;" in style
    assert "{%" not in style
    assert "--bf-surface: #1e2129" in style
