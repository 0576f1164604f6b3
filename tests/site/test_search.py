"""The index of the search: every pair of characters of every record, both scripts, the same bytes."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from found import Point, posted, records
from places import ROOT

from briefs.content.folder import Folder
from briefs.figures.folding import fold
from briefs.model.cache import Cache
from briefs.model.language import LANGUAGES
from briefs.presentation.context import RenderContext
from briefs.site import search
from briefs.site.build import Site, made
from briefs.site.built import Built
from briefs.site.sections import sections
from briefs.site.terms import folds, terms

if TYPE_CHECKING:
    from pathlib import Path

    from briefs.analysis.dataset import Dataset


@pytest.fixture(scope="module")
def site(tiny: Dataset) -> Site:
    return made(RenderContext(tiny, Folder(ROOT)))


@pytest.fixture(scope="module")
def built(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    for page in site.pages:
        path = folder / page.url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'<article id="content">{page.body()}</article>', "utf-8")
    search.index(Built(folder), site)
    return folder / "search"


def files(folder: Path, kind: str) -> list[Any]:
    head = json.loads((folder / "index.json").read_bytes())
    return [json.loads((folder / f"{kind}-{number}.json").read_bytes()) for number in range(len(head[kind]))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pair_of_characters_of_every_record_leads_to_it(built: Path, language: str) -> None:
    words = {term: {number for number, _ in posted(text)} for file in files(built / language, "words") for term, text in file.items()}
    pairs = 0
    for number, (_, title, _, rest) in enumerate(records(built.parent, language)):
        for run in re.findall("[\u3400-\u9fff]+", fold(f"{title}\n{rest if isinstance(rest, str) else ''}")):
            for one, other in pairwise(run):
                assert number in words[one + other], (run, title)
                pairs += 1
    assert pairs > {"en": 50, "zh-Hant": 1000}[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_of_words_begins_with_what_the_index_says_in_the_order_of_browsers(built: Path, language: str) -> None:
    head = json.loads((built / language / "index.json").read_bytes())
    found = files(built / language, "words")
    assert [next(iter(file)) for file in found] == head["words"]
    every = [term.encode("utf-16-be") for file in found for term in file]
    assert every == sorted(every)
    assert sum(map(int, head["records"])) == head["total"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_result_leads_to_a_place_that_there_is(built: Path, language: str) -> None:
    for address, _, _, rest in records(built.parent, language):
        for one in (address, *(point.address for point in rest if isinstance(point, Point))):
            page, _, place = one.partition("#")
            html = (built.parent / page / "index.html").read_text("utf-8")
            assert not place or re.search(rf'\sid="?{re.escape(place)}[">\s]', html), one


def test_metrics_come_first_and_then_the_newest_brief(built: Path) -> None:
    head = json.loads((built / "en/index.json").read_bytes())
    addresses = [one.address for one in records(built.parent, "en")]
    assert all("/figures/#f-" in one for one in addresses[: head["metrics"]])
    briefs = [one.split("/")[2] for one in addresses[head["metrics"] :] if re.match(r"en/lumen/\d", one)]
    assert briefs == sorted(briefs, reverse=True)
    assert set(briefs) == {"2024Q3", "2024Q4"}


def test_a_figure_in_doubt_is_found_with_its_sign(built: Path) -> None:
    points = [point for one in records(built.parent, "en") for point in one.rest if isinstance(point, Point)]
    doubted = {one.address.rpartition("#")[2] for one in points if one.figure.endswith("≠")}
    cards = re.findall(r'id="(f-[^"]*)">\s*<h3 id="[^"]*"><b>(?:(?!</b>).)*≠', (built.parent / "en/lumen/2024Q4/figures/index.html").read_text("utf-8"))
    assert doubted == set(cards)
    assert doubted


def test_the_same_pages_make_the_same_bytes(site: Site, built: Path) -> None:
    before = {path: path.read_bytes() for path in built.rglob("*.json")}
    search.index(Built(built.parent), site)
    assert {path: path.read_bytes() for path in built.rglob("*.json")} == before


def test_what_was_made_before_gives_the_same_bytes(site: Site, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.read_bytes() for path in built.rglob("*.json")}
    made: list[str] = []

    write = Cache.write

    def noted(cache: Cache, kind: str, name: str, content: bytes) -> None:
        made.append(name)
        write(cache, kind, name, content)

    monkeypatch.setattr(Cache, "write", noted)
    monkeypatch.setattr(search, "made", lambda tasks: [task() for task in tasks])
    for _ in range(2):
        search.index(Built(built.parent), site, search.Kept(Cache(tmp_path), ""))
        assert {path: path.read_bytes() for path in built.rglob("*.json")} == before
    assert len(made) == len(set(made)) > sum(page.searched in search.KINDS for page in site.pages)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("營收", ["营收", "收"]),
        ("营收", ["营收", "收"]),
        ("2,134億", ["2134", "亿"]),
        ("$213.4B", ["$213.4b", "213.4b"]),
        ("−$2.4B", ["-$2.4b", "$2.4b", "2.4b"]),
        ("+14%", ["+14%", "14%"]),
        ("NT$5,649", ["nt$5649", "5649"]),
        ("NT$", ["nt$"]),
        ("$196B–$199B", ["$196b", "196b", "$199b", "199b"]),
        ("年減−71%", ["年减", "减", "-71%", "71%"]),
        ("2025 年第 4 季", ["2025", "年第", "第四", "四季", "季"]),
        ("AT&T’s year-on-year", ["at", "t", "s", "year", "on", "year"]),
        ("Trainium2 ２４％", ["trainium2", "24%"]),
    ],
)
def test_the_terms_of_a_text(text: str, expected: list[str]) -> None:
    assert list(terms(text)) == expected


def test_characters_that_are_one_are_told_as_far_as_the_terms_have_them() -> None:
    told = folds(["营收"]).split("\n")
    assert "营營" in told
    assert not any(group.startswith("亚") for group in told)
    assert any(group.startswith("-") and "−" in group for group in told)


def test_a_page_is_read_by_its_headings() -> None:
    page = """<article id="content"><h1 id=top>A <b>page</b></h1><p>Begun.</p><nav data-unsearched><ul><li>No</ul></nav>
    <h2 id="one">One</h2><p>2,134<bdi>億</bdi></p><svg><text>Drawn</text></svg><h3>Within</h3>more &amp; more
    <dl><div id="Two" data-called="second, zwei"><dt>Two <code>Two</code></dt><dd>said</dd></div></dl></article>"""
    assert [(one.id, one.title, one.text, one.called) for one in sections(page)] == [
        ("", "A page", "Begun.", []),
        ("one", "One", "2,134億 Within more & more", []),
        ("Two", "Two", "said", ["second, zwei"]),
    ]
