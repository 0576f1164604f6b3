"""What others take away, read by the rules of those who take it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import pytest
from frictionless import validate
from PIL import Image
from places import ROOT, TINY, new_project
from typeset import drawn

from briefs.charts.drawing import colours
from briefs.content.folder import Folder
from briefs.model.language import LANGUAGES, ROWS
from briefs.model.layers import over_package
from briefs.outputs import feeds, heads, typesetting
from briefs.outputs.pages import pages
from briefs.outputs.sharing import notes, social_card
from briefs.presentation import citation
from briefs.presentation.context import RenderContext
from briefs.presentation.templates import environment
from briefs.site.build import Site, build_site

PRINT = ROOT / "templates" / "print"
BASE = "https://x.test/b/"
ATOM = f"{{{feeds.ATOM}}}"
ONCE = {
    "feed": ("id", "title", "updated", "subtitle"),
    "entry": ("id", "title", "updated", "summary", "content"),
}
BRIEFS = [
    f"{language}/lumen/{quarter}/" for language in LANGUAGES for quarter in ("2024Q4", "2024Q3")
]


@pytest.fixture(scope="module", params=["", BASE], ids=["address unknown", "address known"])
def base(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, base: str) -> Site:
    return tiny_site(tmp_path_factory.mktemp("tiny"), base)


def tiny_site(folder: Path, base: str) -> Site:
    site, problems = build_site(Folder(new_project(folder, TINY), address=base))
    assert problems == []
    assert site
    return site


def target(link: str, page: str) -> str:
    """Where a link of a page leads, from the site's root."""
    there = urljoin(f"{BASE}{page}", link)
    assert there.startswith(BASE), link
    return there.removeprefix(BASE)


# Feeds


def faults(feed: ET.Element) -> list[str]:
    """What RFC 4287 forbids in a feed such as ours: sections 3.3, 4.1.1, 4.1.2, 4.2.6, 4.2.7."""
    found = []
    for parent in (feed, *feed.findall(f"{ATOM}entry")):
        kind = parent.tag.removeprefix(ATOM)
        wanted = ONCE[kind][:3]
        for name in ONCE[kind]:
            count = len(parent.findall(ATOM + name))
            if count > 1 or (name in wanted and count != 1):
                found.append(f"{kind} has {count} {name}")
        links = [link.attrib for link in parent.findall(f"{ATOM}link")]
        pages = [
            (link.get("type"), link.get("hreflang"))
            for link in links
            if link.get("rel", "alternate") == "alternate"
        ]
        found += [
            f"{kind} has two alternates {page}" for page in set(pages) if pages.count(page) > 1
        ]
        found += [f"{kind} has a link without href" for link in links if not link.get("href")]
        found += (
            ["an entry has neither content nor a page"] if kind == "entry" and not pages else []
        )
        found += (
            [f"{kind} has no id that is absolute"]
            if not urlsplit(parent.findtext(f"{ATOM}id", "")).scheme
            else []
        )
        for name in ("updated", "published"):
            found += [
                f"'{moment.text}' is no date of RFC 3339"
                for moment in parent.findall(ATOM + name)
                if not rfc3339(moment.text or "")
            ]
    if not feed.findall(f"{ATOM}author/{ATOM}name") and feed.findall(f"{ATOM}entry"):
        found.append("no one wrote it")
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    found += [f"two entries have the id {name}" for name in set(ids) if ids.count(name) > 1]
    known = {*ONCE["feed"], *ONCE["entry"], "feed", "entry", "link", "author", "name", "category"}
    return found + [
        f"unknown {node.tag}" for node in feed.iter() if node.tag.removeprefix(ATOM) not in known
    ]


def rfc3339(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", text)) and bool(
        datetime.fromisoformat(text)
    )


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the invented company at an address."""
    return tiny_site(tmp_path_factory.mktemp("known"), BASE)


@pytest.mark.parametrize("place", ["", "lumen/"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feed_is_valid(language: str, place: str, known: Site) -> None:
    feed = ET.fromstring(known.files[f"{language}/{place}feed.xml"])
    assert feed.tag == f"{ATOM}feed"
    assert feed.get(feeds.XML + "lang") == language
    assert faults(feed) == []
    assert [link.get("rel") for link in feed.findall(f"{ATOM}link")] == ["self", "alternate"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feed_reader_understands_the_feed(language: str, known: Site) -> None:
    """What a program that is not ours makes of it."""
    address = f"{BASE}{language}/feed.xml"
    headers = {"content-location": address, "content-type": "application/atom+xml"}
    feed = feedparser.parse(io.BytesIO(known.files[f"{language}/feed.xml"]), response_headers=headers)
    assert not feed.bozo
    assert (feed.version, feed.encoding, feed.feed.language) == ("atom10", "utf-8", language)
    assert feed.feed.title == {"en": "Investment Briefs", "zh-Hant": "投資簡報"}[language]
    assert [entry.link for entry in feed.entries] == [
        f"{BASE}{url}" for url in BRIEFS if url.startswith(language)
    ]
    for entry in feed.entries:
        assert entry.updated_parsed.tm_year in (2024, 2025)
        assert entry.summary
        assert entry.content[0].type == "text/html"
        assert "<li>" in entry.content[0].value


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feed_gives_the_briefs_newest_first(language: str, known: Site) -> None:
    place = f"{language}/feed.xml"
    feed = ET.fromstring(known.files[place])
    entries = feed.findall(f"{ATOM}entry")
    pages = {page.url: page for page in known.pages}
    links = [target(entry.find(f"{ATOM}link").attrib["href"], place) for entry in entries]  # type: ignore[union-attr]
    assert links == [url for url in BRIEFS if url.startswith(language)]
    for url, entry in zip(links, entries, strict=True):
        assert entry.findtext(f"{ATOM}title") == pages[url].title
        assert entry.findtext(f"{ATOM}summary") == pages[url].description
        assert entry.findtext(f"{ATOM}content", "").count("<li>") == 3
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == [
        "2025-02-02T00:00:00Z",
        "2024-10-30T00:00:00Z",
    ]
    assert feed.findtext(f"{ATOM}updated") == "2025-02-02T00:00:00Z"
    self_link, home = feed.findall(f"{ATOM}link")
    assert target(self_link.attrib["href"], place) == place
    assert target(home.attrib["href"], place) == f"{language}/"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<id>urn:uuid:", "<id>", "feed has no id that is absolute"),
        (
            "<author>",
            "<published>2026-02-06</published><author>",
            "'2026-02-06' is no date of RFC 3339",
        ),
        ("<author>", "<title>again</title><author>", "feed has 2 title"),
        (
            "<author>",
            '<link href="en/" type="text/html" hreflang="en"/><author>',
            "feed has two alternates ('text/html', 'en')",
        ),
        ("<name>Investment Briefs</name>", "", "no one wrote it"),
        ("<summary>", "<summery/><summary>", f"unknown {ATOM}summery"),
    ],
)
def test_a_faulty_feed_is_noticed(old: str, new: str, fault: str, known: Site) -> None:
    text = known.files["en/feed.xml"].decode()
    assert old in text
    assert fault in faults(ET.fromstring(text.replace(old, new)))


def test_an_identifier_outlives_a_change_of_address(tmp_path: Path, known: Site) -> None:
    other = tiny_site(tmp_path, "https://elsewhere.test/")
    for language in LANGUAGES:
        ours, theirs = (
            re.findall("<id>.*</id>", made.files[f"{language}/feed.xml"].decode())
            for made in (known, other)
        )
        assert ours == theirs
        assert len(set(ours)) == 3


def test_a_feed_holds_the_newest_briefs_only(context: RenderContext) -> None:
    (note, *_) = notes(context).values()
    many = [replace(note, url=f"en/lumen/{number}/") for number in range(feeds.NEWEST + 9)]
    feed = ET.fromstring(feeds.atom(context.localizer("en"), many, [], ""))
    assert len(feed.findall(f"{ATOM}entry")) == feeds.NEWEST


def test_a_feed_without_briefs_is_valid(context: RenderContext) -> None:
    assert faults(ET.fromstring(feeds.atom(context.localizer("en"), [], [], ""))) == []


def test_what_looks_like_markup_stays_text(context: RenderContext) -> None:
    (note, *_) = notes(context).values()
    hostile = '</script><b> & "x"'
    note = replace(note, title=hostile, headline=hostile, summary=hostile, lines=lambda: [hostile])
    entry = ET.fromstring(feeds.atom(context.localizer("en"), [note], [], "")).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == hostile
    assert "&lt;/script&gt;&lt;b&gt; &amp;" in entry.findtext(f"{ATOM}content", "")
    page = next(page for page in pages(context) if page.url == note.url)
    page = replace(page, title=hostile, description=hostile)
    english = context.localizer("en")
    head = Head("\n".join([heads.head(english, page, BASE, note, note), heads.json_ld(heads.linked(english, page, BASE, note))]))
    assert head.metas["og:title"] == hostile
    assert head.data[0]["headline"] == hostile
    assert head.tags == {"meta", "script"}


# Heads


class Head(HTMLParser):
    """The metadata and linked data of a head; `data` holds each JSON-LD object."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.metas: dict[str, str] = {}
        self.links: list[dict[str, str | None]] = []
        self.data: list[dict[str, Any]] = []
        self.tags: set[str] = set()
        self.script = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.add(tag)
        if tag == "meta":
            name = values.get("property") or values.get("name") or ""
            assert name not in self.metas, name
            self.metas[name] = values.get("content") or ""
        if tag == "link":
            self.links.append(values)
        if tag == "script":
            assert values == {"type": "application/ld+json"}
            self.script = tag

    def handle_endtag(self, tag: str) -> None:
        self.script = ""

    def handle_data(self, data: str) -> None:
        if self.script:
            self.data.append(json.loads(data))


@pytest.fixture(scope="module")
def told(site: Site) -> Mapping[str, Head]:
    return {page.url: Head(page.head) for page in site.pages}


def test_every_page_says_what_a_shared_link_shows(
    site: Site, told: Mapping[str, Head], base: str
) -> None:
    for page in site.pages:
        metas = told[page.url].metas
        assert metas["og:title"] == page.title
        assert metas["og:description"] == page.description
        assert metas["og:locale"] == {"en": "en_US", "zh-Hant": "zh_TW"}[page.language]
        assert metas.get("og:locale:alternate") == (
            {"en": "zh_TW", "zh-Hant": "en_US"}[page.language] if page.url else None
        )
        assert metas["og:type"] == ("article" if page.url in BRIEFS else "website")
        assert metas.get("og:url") == (f"{BASE}{page.url}" if base else None)
        own = page.url if page.url in BRIEFS else f"{page.language}/lumen/2024Q4/"
        assert metas.get("og:image") == (f"{BASE}{own}poster.png" if base else None)
        assert metas["twitter:card"] == ("summary_large_image" if base else "summary")


def test_every_page_names_its_feeds_where_they_are(site: Site, told: Mapping[str, Head], base: str) -> None:
    for page in site.pages:
        links = [link for link in told[page.url].links if link["type"] == "application/atom+xml"]
        wanted = [f"{language}/feed.xml" for language in ([page.language] if page.url else LANGUAGES)]
        wanted += [f"{page.language}/lumen/feed.xml"] * ("/lumen/" in page.url)
        assert [target(link["href"] or "", page.url) for link in links] == (wanted if base else [])
        assert [url for _, url in page.feeds] == (wanted if base else [])
        assert all(target(link["href"] or "", page.url) in site.files for link in links)
    assert set(site.waiting) == {f"{tag}/{place}feed.xml" for tag in LANGUAGES for place in ("", "lumen/")}
    assert bool(base) == (set(site.waiting) <= site.files.keys())


@pytest.mark.parametrize("url", BRIEFS)
def test_a_brief_is_an_article_to_search_engines(
    url: str, site: Site, told: Mapping[str, Head]
) -> None:
    (data,) = told[url].data
    page = next(page for page in site.pages if page.url == url)
    assert data["@type"] == "Article"
    assert page.title.endswith(data["headline"])
    assert data["inLanguage"] == page.language
    assert (
        data["datePublished"]
        == data["dateModified"]
        == ("2025-02-02" if "2024Q4" in url else "2024-10-30")
    )
    assert data["about"]["tickerSymbol"] == "LUMN9"
    assert len(data["isBasedOn"]) == (2 if "2024Q4" in url else 1)
    assert all(date.fromisoformat(source["datePublished"]) for source in data["isBasedOn"])
    assert target(data["url"], url) == url
    assert target(data["image"], url) in site.pictures
    assert [target(other["url"], url) for other in data["workTranslation"]] == [
        link for tag, link in page.alternates.items() if tag != page.language
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_page_is_a_dataset_to_search_engines(
    language: str, site: Site, told: Mapping[str, Head]
) -> None:
    url = f"{language}/data/"
    (data,) = told[url].data
    assert data["@type"] == "Dataset"
    assert 50 <= len(data["description"]) <= 5000  # as search engines want it
    assert [target(file["contentUrl"], url) for file in data["distribution"]] == [
        f"data/{name}" for name in ("facts.csv", "facts.json", "derived.csv", "derived.json", "findings.csv", "findings.json", "guidance.csv", "guidance.json", "corrections.csv", "corrections.json", "sources.csv", "sources.json", "investment-briefs.zip")
    ]


def test_every_page_says_what_it_is_and_the_way_to_it(site: Site, told: Mapping[str, Head]) -> None:
    kinds = {"": "WebSite", "en/": "WebSite", "en/lumen/": "CollectionPage", "en/lumen/2024Q4/figures/": "WebPage", "en/glossary/": "DefinedTermSet"}
    for page in site.pages:
        (data,) = told[page.url].data
        assert data["@type"] == kinds.get(page.url, data["@type"])
        assert target(data["url"], page.url) == page.url
        if "/lumen/" in page.url:
            assert data["about"]["tickerSymbol"] == "LUMN9"
        if data["@type"] not in ("Article", "Dataset") and page.crumbs:
            steps = data["breadcrumb"]["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert [target(step["item"], page.url) for step in steps] == [*(url for _, url in page.crumbs), page.url]


# Files


def test_the_data_package_is_valid(site: Site, tmp_path: Path) -> None:
    for path, content in site.files.items():
        if path.startswith("data/") and path.count("/") == 1:
            (tmp_path / path.removeprefix("data/")).write_bytes(content)
    report = validate(str(tmp_path / "datapackage.json"))
    assert report.flatten(["message"]) == []
    assert [task.name for task in report.tasks] == [
        "facts",
        "facts-json",
        "derived",
        "derived-json",
        "findings",
        "findings-json",
        "guidance",
        "guidance-json",
        "corrections",  # which has no row yet, so that its JSON is no table
        "sources",
        "sources-json",
    ]
    assert {task.name for task in report.tasks if not task.stats.get("rows")} == {"corrections"}


@pytest.mark.parametrize(
    ("old", "new"), [(",exact,", ",exactly,"), ("LUMN9/2024Q4,", ","), (",actual,", ",acutal,")]
)
def test_rows_that_do_not_fit_the_data_package_are_noticed(
    old: str, new: str, site: Site, tmp_path: Path
) -> None:
    for path in (
        "data/datapackage.json",
        "data/facts.csv",
        "data/facts.json",
        "data/derived.csv",
        "data/derived.json",
        "data/findings.csv",
        "data/findings.json",
        "data/guidance.csv",
        "data/guidance.json",
        "data/corrections.csv",
        "data/sources.csv",
        "data/sources.json",
    ):
        (tmp_path / path.removeprefix("data/")).write_bytes(site.files[path])
    text = site.files["data/facts.csv"].decode("utf-8-sig")
    assert old in text
    (tmp_path / "facts.csv").write_text(text.replace(old, new, 1), "utf-8")
    assert validate(str(tmp_path / "datapackage.json")).flatten(["type"]) == [["constraint-error"]]


@pytest.mark.parametrize(("licence", "address"), [("", None), ("CC-BY-4.0", "https://spdx.org/licenses/CC-BY-4.0.html")])
def test_the_data_files_tell_our_part_from_the_articles(context: RenderContext, licence: str, address: str | None) -> None:
    """Nothing is given away that the folder does not name, and no figure as printed."""
    folder = replace(context.folder, licence=licence)
    sources = context.dataset.content.sources.values()
    package = json.loads(feeds.datapackage(context.localizers, sources, folder))
    assert package.get("licenses") == ([{"name": licence, "path": address}] if licence else None)
    assert len(package["sources"]) == len(sources)
    origins = {
        (resource["name"], field["name"]): field["origin"]
        for resource in package["resources"]
        for field in resource["schema"]["fields"]
    }
    theirs = {place for place, origin in origins.items() if origin == "article"}
    assert theirs == {(f"{table}{kind}", column) for table, column in (("facts", "printed"), ("corrections", "was")) for kind in ("", "-json")}
    for localizer in context.localizers:
        made = heads.dataset(localizer, f"{localizer.language}/data/", date(2026, 2, 6), folder)
        assert made.get("license") == address
        assert made["creditText"] == localizer.say("data", "rights")
        assert made["creditText"] in package["description"]


def test_a_briefs_own_facts_are_its_part_of_all(site: Site) -> None:
    whole, *parts = (
        list(csv.DictReader(io.StringIO(site.files[f"data/{name}.csv"].decode("utf-8-sig"))))
        for name in ("facts", "lumen/2024Q3", "lumen/2024Q4")
    )
    assert [row for part in parts for row in part] == sorted(whole, key=lambda row: row["brief"])
    assert [{row["brief"] for row in part} for part in parts] == [
        {"LUMN9/2024Q3"},
        {"LUMN9/2024Q4"},
    ]


def test_llms_txt_leads_to_what_there_is(site: Site) -> None:
    text = site.files["llms.txt"].decode()
    assert text.startswith("# Investment Briefs · 投資簡報\n\n> ")
    links = [target(link, "") for link in re.findall(r"^- \[[^\]]+\]\((\S+)\)", text, re.MULTILINE)]
    assert len(links) == text.count("\n- ")
    assert {f"{url}index.md" for url in BRIEFS} <= set(links)
    assert set(links) <= set(site.late) | set(site.files)


def test_robots_txt_names_the_sitemap_where_its_address_is_known(site: Site, base: str) -> None:
    sitemap = [
        line
        for line in site.files["robots.txt"].decode().splitlines()
        if line.startswith("Sitemap")
    ]
    assert sitemap == ([f"Sitemap: {BASE}sitemap.xml"] if base else [])


def test_a_brief_says_how_to_cite_it(site: Site, base: str) -> None:
    for page in site.pages:
        brief = page.url.removesuffix("figures/")
        if brief != page.url and brief in BRIEFS:
            cited = page.body().partition('id="cite"')[2].partition("</details>")[0]
            assert (f"{BASE}{brief}" in cited) is bool(base)
            linked = 'class="bf-n"' in cited.partition("<pre")[0]
            assert linked is ("2024Q4" in brief)  # whose headline has a figure
            assert cited.count("@misc{") == 1


def test_bibtex_escapes_what_tex_reads(context: RenderContext) -> None:
    (note, *_) = notes(context).values()
    text = citation.bibtex("50% & $2B_{x}", "Site", note.day, note.url, BASE)
    assert r"title = {{50\% \& \$2B\_\{x\}}}" in text
    assert f"url = {{{BASE}{note.url}}}" in text
    assert "url" not in citation.bibtex(note.title, "Site", note.day, note.url, "")


# Posters


def test_each_brief_has_a_poster_in_each_language(site: Site) -> None:
    posters = {path: make for path, make in site.pictures.items() if path.endswith(".png")}
    assert list(posters) == [
        f"{language}/lumen/{quarter}/poster.png"
        for quarter in ("2024Q4", "2024Q3")
        for language in LANGUAGES
    ]
    pngs = drawn(*posters.values())
    assert len(set(pngs)) == len(pngs)
    for png in pngs:
        with Image.open(io.BytesIO(png)) as image:
            assert image.size == (1200, 630)
            assert len(image.convert("L").getcolors() or ()) > 2
        assert len(png) < 150_000
    assert drawn(*posters.values()) == pngs


def test_a_poster_has_headline_and_key_numbers_in_its_script(context: RenderContext) -> None:
    english, chinese, *_ = (
        social_card(context, context.brief_localizer(language, brief))
        for brief in context.dataset.briefs()
        for language in LANGUAGES
    )
    assert english["headline"].startswith("Lumen outshines its own guidance with")
    assert chinese["headline"].startswith("流明燈具營收")
    assert english["numbers"][0] == ("Revenue", "NT$12.46B", "+20% YoY · beat")
    assert chinese["numbers"][0] == ("營收", "124.6億元", "年增率 +20%・優於預期")
    assert len(english["numbers"]) == len(chinese["numbers"]) == 3


def test_a_poster_has_promise_and_outcome(context: RenderContext) -> None:
    """As many rows as there is room for, the settled ones first, each with its track."""
    settled = {
        language: [one[:2] + one[3:] for one in card(context, language)["promises"]] for language in LANGUAGES
    }
    assert settled["en"][0] == ("Revenue Q4 2024", "NT$11.0B–NT$12.0B", "above guidance NT$12.46B")
    assert settled["zh-Hant"][0][2].startswith("高於財測")
    assert all(one[2].startswith("<svg") for one in card(context, "en")["promises"])
    assert len(settled["en"]) == len(settled["zh-Hant"]) <= 3


def card(context: RenderContext, language: str) -> dict[str, Any]:
    return social_card(context, context.brief_localizer(language, context.dataset.briefs()[0]))


def test_four_key_numbers_stand_beside_each_other() -> None:
    """The fourth in a column of its own, and as many rows of promises below them as there are."""
    numbers = [("Revenue", "$1B", "+1%")] * 4
    promises = [("Revenue Q1", "$1B", "", "open")] * 3

    def inked(**values: object) -> tuple[int, int]:
        """The ends of what is drawn, at the right and below."""
        sheet = poster("en", "Sales rose")
        (png,) = drawn(partial(typesetting.typeset, replace(sheet, values={**sheet.values, **values})))
        with Image.open(io.BytesIO(png)) as image:
            box = image.convert("L").crop((0, 330, 1200, 630)).point(lambda level: 255 * (level < 100)).getbbox()
        assert box
        return box[2], box[3]

    assert 800 < inked(numbers=numbers, promises=[])[0] < 1140
    few, more = (inked(numbers=numbers, promises=promises[:count])[1] for count in (1, 3))
    assert few < more < 290


def test_the_fonts_have_every_character_of_the_posters(context: RenderContext) -> None:
    for brief in context.dataset.briefs():
        for language in LANGUAGES:
            words = str(social_card(context, context.brief_localizer(language, brief)))
            assert typesetting.drawable(words, PRINT) == words
    assert typesetting.drawable("€ \U0001f600 約", PRINT) == "€ 〓 約"


def test_two_makings_of_a_poster_give_the_same_bytes() -> None:
    task = partial(typesetting.typeset, poster("en", "Sales rose"))
    assert len(set(drawn(task, task))) == 1


def poster(language: str, headline: str) -> typesetting.Sheet:
    row = ROWS[language]
    values = {"language": row.code, "region": row.territory, "fonts": row.fonts, "size": heads.PICTURE, "colours": colours(environment(over_package()))}
    words = {"site": "S", "kicker": "K", "headline": headline, "numbers": [("a", "1", "")] * 3, "promises": [], "legend": ""}
    return typesetting.Sheet(values | words, PRINT / "card.typ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_headline_fits(language: str) -> None:
    sentence = {"en": "Operating income rose, ", "zh-Hant": "營業利益 2,134億美元，"}[language]
    texts = ("", sentence, sentence * 30)
    empty, short, long = drawn(*(partial(typesetting.typeset, poster(language, text)) for text in texts))

    def rows(png: bytes) -> tuple[int, int]:
        with Image.open(io.BytesIO(png)) as image, Image.open(io.BytesIO(empty)) as blank:
            ink = [
                y
                for y in range(630)
                if image.crop((0, y, 1200, y + 1)).tobytes()
                != blank.crop((0, y, 1200, y + 1)).tobytes()
            ]
        return ink[0], ink[-1]

    assert rows(short)[0] > 96
    assert rows(long)[1] < 386  # the rule above the numbers
