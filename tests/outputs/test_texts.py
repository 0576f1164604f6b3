"""Each page's text as Markdown beside it: the same headings, the same figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from html import unescape

import pytest
from markdown_it import MarkdownIt
from places import ROOT

from briefs.outputs.guide import Guide
from briefs.outputs.pages import Page, pages
from briefs.presentation.context import RenderContext

READER = MarkdownIt("commonmark").enable("table")
BASE = "https://briefs.example/x/"


@pytest.fixture(scope="module")
def every(context: RenderContext) -> Mapping[str, Page]:
    known = replace(context, folder=replace(context.folder, address=BASE))
    return {page.url: page for page in pages(known, Guide(ROOT / "docs/guide", {}))}


def written(page: Page) -> str:
    return page.files[f"{page.url}index.md"]().decode()


def shown(markdown: str) -> str:
    """The text that a reader of Markdown sees, without spaces."""
    said = (token.content for one in READER.parse(markdown) for token in (one.children or [one]))
    return re.sub(r"\s", "", "".join(said))


def text(html: str) -> str:
    return re.sub(r"\s", "", unescape(re.sub("<[^>]*>", "", html)))


def test_every_page_has_one(every: Mapping[str, Page]) -> None:
    assert [url for url, page in every.items() if f"{url}index.md" not in page.files] == []
    assert all(written(page).startswith("# ") for page in every.values())


def test_it_has_the_sections_of_its_page(every: Mapping[str, Page]) -> None:
    for url, page in every.items():
        heads = re.findall(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', page.body(), re.DOTALL)
        said = shown(written(page))
        if page.searched in ("brief", "figures"):
            assert heads
        assert [title for name, title in heads if name not in ("package", "by-brief") and text(title) not in said] == [], url


def test_it_has_the_figures_of_its_page(every: Mapping[str, Page]) -> None:
    for url, page in every.items():
        body = re.sub(r"(?s)<svg.*?</svg>|<details class=\"bf-embed.*?</details>", "", page.body())
        numbers = [text(one) for one in re.findall(r'<a class="bf-n"[^>]*>(.*?)</a>', body, re.DOTALL)]
        said = shown(written(page))
        if page.searched == "brief":
            assert len(numbers) > 5
        assert [one for one in numbers if one not in said] == [], url


def test_a_card_has_its_printings_and_arithmetic(every: Mapping[str, Page]) -> None:
    page = every["en/lumen/2024Q4/figures/"]
    body, said = page.body(), shown(written(page))
    quoted = re.findall(r"<q[^>]*>(.*?)</q>", body)
    formulas = re.findall(r"<dt>Computed as</dt><dd>(.*?)<small>", body)
    assert quoted
    assert formulas
    assert [one for one in (*quoted, *formulas) if text(one) not in said] == []


def test_a_card_of_a_figure_in_doubt_is_headed_by_its_sign(every: Mapping[str, Page]) -> None:
    page = every["en/lumen/2024Q4/figures/"]
    headed = [text(one) for one in re.findall(r"<h3 id=[^>]*><b>(.*?</h3>)", page.body()) if "≠" in one]
    assert headed
    assert [one for one in headed if one not in shown(written(page))] == []


def test_its_links_lead_to_the_site(every: Mapping[str, Page]) -> None:
    for url, page in every.items():
        links = re.findall(r"(?<!\\)\]\(([^)\s]+)\)", written(page))
        if "guide/" in url:  # whose links are as it writes them
            continue
        for link in links:
            if link.startswith(BASE):
                target = link.removeprefix(BASE).partition("#")[0]
                known = target in every or target.startswith("data/") or target.endswith(("index.md", ".ics", ".pdf"))
                assert known, (url, link)
            else:
                assert link.startswith(("https://", "http://", "#", "mailto:")), (url, link)


def test_a_preview_has_none(context: RenderContext) -> None:
    preview = RenderContext(context.dataset, context.folder, preview=True)
    assert not [path for page in pages(preview) for path in page.files]
