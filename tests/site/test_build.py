"""The pages of the invented company, whole, in both languages; and what holds of every page."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path

import pytest
from elements import Elements
from places import ROOT

from briefs.content.folder import Folder
from briefs.model.language import LANGUAGES
from briefs.outputs.pages import MenuEntry, Page
from briefs.presentation.context import RenderContext
from briefs.presentation.document import ANCHORS
from briefs.site.build import Site, build_site

TINY = ROOT / "tests" / "tiny"
# what stands alone in SVG


def project(folder: Path) -> Path:
    """A project with the invented content and our templates."""
    shutil.copytree(TINY / "content", folder / "content")
    (folder / "templates").symlink_to(ROOT / "templates")
    return folder


def built(root: Path) -> Site:
    site, problems = build_site(Folder(root, address="https://lamps.example/"))
    assert problems == []
    assert site
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(project(tmp_path_factory.mktemp("tiny")))


@pytest.fixture(scope="module")
def bodies(site: Site) -> Mapping[str, str]:
    return {page.url: page.body() for page in site.pages}


FILES = [
    "data/facts.csv", "data/facts.json", "data/derived.csv", "data/derived.json", "data/findings.csv", "data/findings.json", "data/guidance.csv", "data/guidance.json", "data/corrections.csv", "data/corrections.json", "data/sources.csv", "data/sources.json", "data/datapackage.json",
    "data/lumen/2024Q3.csv", "data/lumen/2024Q4.csv", "data/explorer.en.json", "data/explorer.zh-Hant.json",
    "en/calendar.ics", "zh-Hant/calendar.ics", "en/lumen/calendar.ics", "zh-Hant/lumen/calendar.ics",
    "en/feed.xml", "zh-Hant/feed.xml", "en/lumen/feed.xml", "zh-Hant/lumen/feed.xml", "pages.json", "llms.txt", "robots.txt", "embed.css",
]  # fmt: skip


def urls() -> list[str]:
    places = ["", "compare/", "compare/revenue/", "promises/", "facts/", "findings/", "sources/", "method/", "glossary/", "data/", "corrections/", "lumen/", *(f"lumen/{quarter}/{place}" for quarter in ("2024Q3", "2024Q4") for place in ("", "figures/"))]
    return ["", *(f"{language}/{place}" for language in LANGUAGES for place in places)]


def test_there_is_a_page_for_everything_in_every_language(site: Site) -> None:
    assert sorted(page.url for page in site.pages) == sorted(urls())
    assert sorted(site.files) == sorted(FILES)


@pytest.mark.parametrize("url", urls())
def test_page(url: str, bodies: Mapping[str, str], golden: Callable[[str, str], None]) -> None:
    name = url.strip("/").replace("/", "-") or "chooser"
    golden(f"tiny/{name}.html", bodies[url])


@pytest.mark.parametrize("url", urls())
def test_the_html_of_a_page_is_sound(url: str, bodies: Mapping[str, str]) -> None:
    page = Elements(bodies[url])
    assert page.faults == []
    ids = page.found.get("id", [])
    assert [name for name in ids if ids.count(name) > 1] == []
    assert page.tags.count("h1") == 1
    assert "script" not in page.tags
    assert not [name for name in page.found if name.startswith("on")]
    assert not re.search(r"\b(?:None|Undefined|Decimal\(|Markup\()", bodies[url])


@pytest.mark.parametrize("url", urls())
def test_every_number_leads_to_its_fact_or_derivation(url: str, bodies: Mapping[str, str], site: Site, context: RenderContext) -> None:
    page = Elements(bodies[url])
    facts = {row["id"] for row in csv.DictReader(io.StringIO(site.files["data/facts.csv"].decode("utf-8-sig")))}
    assert set(page.found.get("data-fact", [])) <= facts
    derived = {quantity.id for quantity in context.dataset.index.quantities.values() if quantity.derived}
    assert set(page.found.get("data-derived", [])) <= derived


@pytest.mark.parametrize("quarter", ["2024Q3", "2024Q4"])
def test_an_editor_may_take_no_id_of_the_page(bodies: Mapping[str, str], quarter: str, context: RenderContext) -> None:
    entry = context.dataset.content.briefs[f"LUMN9/{quarter}"].entry
    charts = [*entry.charts, *(chart for theme in entry.sections for chart in theme.charts)]
    own = {chart.id for chart in charts} | {theme.id for theme in entry.sections}
    ids = {name for place in ("", "figures/") for name in Elements(bodies[f"en/lumen/{quarter}/{place}"]).found["id"] if not re.search("^(f|dispute|values)-|^figures_|-[cdt]$", name)}
    assert ids - own <= ANCHORS
    assert {"scorecard", "bull", "disclaimer", "figures"} <= ids


def test_the_newest_brief_shows_printed_and_derived_numbers(bodies: Mapping[str, str]) -> None:
    for language in LANGUAGES:
        page = Elements(bodies[f"{language}/lumen/2024Q4/"])
        assert "evening-glow-2025-02-02.p1.Revenue.2024Q4" in page.found["data-fact"]
        assert "LUMN9.OperatingMargin.2024Q4" in page.found["data-derived"]


def test_both_languages_show_the_same_numbers(bodies: Mapping[str, str]) -> None:
    for place in ("lumen/2024Q3/", "lumen/2024Q4/", "lumen/"):
        texts = (bodies[f"{language}/{place}"] for language in LANGUAGES)
        # where a label must move on narrow screens, a chart has it once more, for wide ones
        once = (re.sub(r'<text [^>]*bf-w".*?</text>', "", text) for text in texts)
        english, chinese = (Elements(text).found for text in once)
        for name in ("data-fact", "data-derived", "id"):
            assert sorted(english.get(name, [])) == sorted(chinese.get(name, []))


def resolve(base: str, link: str) -> str:
    parts = base.split("/")[:-1]
    for step in link.partition("#")[0].split("/"):
        if step == "..":
            parts.pop()
        elif step not in (".", ""):
            parts.append(step)
    return "/".join(parts) + ("/" if link.partition("#")[0].endswith("/") and parts else "")


@pytest.mark.parametrize("url", urls())
def test_every_link_within_the_site_arrives(url: str, site: Site, bodies: Mapping[str, str]) -> None:
    for link in Elements(bodies[url]).found.get("href", []):
        if re.match("https?:", link):
            continue
        path, _, anchor = link.partition("#")
        target = resolve(url, path) if path else url
        assert target in bodies or target in site.files or target in site.late, link
        if anchor:
            assert unescape(anchor) in Elements(bodies[target]).found["id"], link


def test_contents_alternates_and_crumbs_lead_somewhere(site: Site, bodies: Mapping[str, str]) -> None:
    for page in site.pages:
        ids = Elements(bodies[page.url]).found.get("id", [])
        assert [name for name, _ in page.toc if name not in ids] == [], page.url
        assert set(page.alternates.values()) <= set(bodies)
        assert {url for _, url in page.crumbs} <= set(bodies)
        if page.url:
            assert page.alternates[page.language] == page.url
    entries = [entry for menu in site.menus.values() for entry in (*menu.entries, *menu.foot)]
    entries += [below for entry in entries for below in entry.below]
    assert {entry.url.partition("#")[0] for entry in entries} <= set(bodies)


def test_titles_and_descriptions_are_words(site: Site) -> None:
    for language in LANGUAGES:
        titles = [page.title for page in site.pages if page.language == language]
        assert len(titles) == len(set(titles))
    for page in site.pages:
        assert page.title
        assert page.description
        assert not re.search(r"[{}<>*]", page.title + page.description)


def test_a_body_is_the_same_each_time(site: Site, bodies: Mapping[str, str]) -> None:
    for page in reversed(site.pages):
        assert page.body() == bodies[page.url]


def page_of(site: Site, url: str) -> Page:
    return next(page for page in site.pages if page.url == url)


def copy_quarter(root: Path) -> None:
    """What an editor does for a new quarter: copy the folder, rename the articles, change the figures."""
    folder = root / "content/lumen/2025Q1"
    shutil.copytree(root / "content/lumen/2024Q4", folder)
    (folder / "evening-glow-2025-02-02.yml").unlink()
    article = folder / "lamp-times-2025-05-01.yml"
    (folder / "lamp-times-2025-02-01.yml").rename(article)
    mend(article, ("2025-02-01", "2025-05-01"), ("2025Q1, scenario: guidance", "2025Q2, scenario: guidance"), ("FY2025Q2", "FY2025Q3"),
         ("printed: 125億元", "printed: 112億元"), ("75億元", "64億元"), ("50億元", "48億元"), ("12.5億元", "9.9億元"),
         ("qoq, printed: 25%", "qoq, printed: -10%"), ("105億至115億元", "120億至130億元"))
    brief = folder / "brief.yml"
    text = brief.read_text("utf-8").replace("2025Q1", "2025Q2").replace("2024Q4", "2025Q1").replace("Headcount 2024-09-30", "Headcount 2024-09-30")
    text = text.replace("q1-revenue", "q2-revenue").replace("q4-revenue", "q1-revenue").partition("disputes:")[0]
    brief.write_text(text.replace("Lumen outshines its own guidance with {Revenue}", "Lumen keeps to its range").replace("流明燈具營收 {Revenue}，超越財測", "流明燈具落在財測區間"), "utf-8")


def mend(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def test_a_copied_quarter_with_new_figures_is_a_new_brief(tmp_path: Path) -> None:
    root = project(tmp_path)
    before = {page.url: page.body() for page in built(root).pages}
    copy_quarter(root)
    site = built(root)
    for language, title in (("en", "Lumen keeps to its range"), ("zh-Hant", "流明燈具落在財測區間")):
        page = page_of(site, f"{language}/lumen/2025Q1/")
        assert title in page.title
        body = page.body()
        assert 'data-fact="lamp-times-2025-05-01.p2.Revenue.2025Q1"' in body
        assert f'href="../../../{language}/lumen/2024Q4/"' in body
        assert "lumen/2025Q1/" in page_of(site, f"{language}/").body()
        assert "lumen/2025Q1/" in page_of(site, f"{language}/lumen/").body()
        settled = page_of(site, f"{language}/lumen/2024Q4/").body()
        assert settled != before[f"{language}/lumen/2024Q4/"]
        assert f"{language}/lumen/2025Q1/" in settled
    facts = csv.DictReader(io.StringIO(site.files["data/facts.csv"].decode("utf-8-sig")))
    assert sum(row["brief"] == "LUMN9/2025Q1" for row in facts) == 10
    scored = page_of(site, "en/lumen/2025Q1/").body()
    assert "within guidance" in scored


def test_a_problem_stops_the_build(tmp_path: Path) -> None:
    root = project(tmp_path)
    mend(root / "content/lumen/2024Q4/brief.yml", ("Revenue rose {Revenue yoy}.", "Revenue rose {Price}."))
    site, problems = build_site(Folder(root))
    assert site is None
    assert [str(problem).partition(";")[0] for problem in problems] == ["content/lumen/2024Q4/brief.yml:4:24: unknown word 'Price' in a reference"]


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_the_currency_goes_without_saying_where_all_amounts_are_of_one(bodies: Mapping[str, str]) -> None:
    said = "金額除註明幣別者外，單位為新台幣"
    for url in ("zh-Hant/lumen/2024Q4/", "zh-Hant/lumen/"):
        page = plain(bodies[url])
        assert page.count("新台幣") == page.count(said) == 1
        assert "110億至120億元" in page
    assert "新台幣124.6億元" in plain(bodies["zh-Hant/"])
    assert "新台幣124.6億元" in plain(bodies["zh-Hant/facts/"])
    assert "NT$12.46B" in plain(bodies["en/lumen/2024Q4/"])
    assert "New Taiwan dollars" not in bodies["en/lumen/2024Q4/"]


def test_the_ledger_follows_rates_growth_and_sums_as_printed(tmp_path: Path) -> None:
    root = project(tmp_path)
    mend(root / "content/lumen/company.yml", ("trends: [Revenue, OperatingMargin]", "trends: [Revenue, OperatingMargin, Headcount]"))
    mend(
        root / "content/lumen/2024Q4/lamp-times-2025-02-01.yml",
        ("figures: 11", "figures: 14"),
        ("skipped:", ("  - {at: 7, concept: OperatingMargin, period: 2025Q1, scenario: guidance, printed: 9%至11%}\n"
                     "  - {at: 7, concept: Revenue, period: FY2025, scenario: guidance, change: yoy, printed: 28%}\n"
                     "  - {at: 8, segment: Indoor, concept: Headcount, period: 2024-12-31, printed: 約40人}\nskipped:")),
    )  # fmt: skip
    page = page_of(built(root), "en/lumen/").body()
    ledger = plain(page.partition('id="guidance"')[2].partition('id="open_watch"')[0])
    assert "Operating margin Q1 2025 Q4 2024 · 1 Feb 2025 9%–11% 10% – pending" in ledger
    assert "Revenue growth 2025 Q4 2024 · 1 Feb 2025 28% – – pending" in ledger
    assert "NT$11.0B–NT$12.0B" in ledger
    assert 'id="guidance-operatingmargin"' not in page  # one range alone is no chart
    trends = page.partition('id="trends"')[2].partition('id="guidance"')[0]
    assert 'id="trend-lumn9-revenue' in trends
    assert "trend-lumn9-headcount" not in trends


def test_one_source_agrees_with_itself_only(tmp_path: Path) -> None:
    root = project(tmp_path)
    only = "There is one source only; its figures were checked against each other"
    body = page_of(built(root), "en/lumen/2024Q3/").body()
    assert only in body
    assert "sources agree" not in body
    assert only not in page_of(built(root), "en/lumen/2024Q4/").body()


def test_a_company_without_a_brief_has_a_page(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "content/nova").mkdir()
    (root / "content/nova/company.yml").write_text("ticker: NOVA\nname: {en: Nova, zh-Hant: 新星}\nabout: {en: Invented., zh-Hant: 虛構。}\n", "utf-8")
    site = built(root)
    for language in LANGUAGES:
        assert Elements(page_of(site, f"{language}/nova/").body()).tags.count("h1") == 1
    assert MenuEntry("Nova", "en/nova/") in site.menus["en"].entries[1].below
