"""Corrections as readers get them: on brief, card and page, in feed, data and PDF, in both languages."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest
from frictionless import validate
from places import ROOT, TINY

from briefs.analysis.dataset import read_dataset
from briefs.content.folder import Folder
from briefs.editing.explain import explain
from briefs.editing.read import read
from briefs.outputs import feeds
from briefs.outputs.pdf import Pdf
from briefs.presentation.context import RenderContext
from briefs.presentation.document import ANCHORS
from briefs.site.build import Site, made

NOTES = """
corrections:
  - day: 2025-03-01
    figures: [{of: Revenue yoy, was: 約18%}, {of: OperatingIncome, was: 1.2億元, down: true}]
    text: {en: "Growth of {Revenue yoy} was that of another quarter.", zh-Hant: "{Revenue yoy}原誤植為另一季的成長率。"}
  - day: 2025-03-09
    figures: [{of: Headcount, was: 900人}, {of: Revenue}]
    articles: [lamp-times-2025-02-01, gone-2024-10-01]
    text: {en: One article was taken for another., zh-Hant: 誤認文章。}
"""
COMPANY = """
corrections:
  - {day: 2025-03-05, text: {en: An early brief was withdrawn., zh-Hant: 較早的簡報已撤下。}}
"""
Q4, URN = "lumen/2024Q4/", "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> RenderContext:
    root = tmp_path_factory.mktemp("corrected")
    shutil.copytree(TINY, root / "content")
    (root / "templates").symlink_to(ROOT / "templates")
    for path, notes in ((root / f"content/{Q4}brief.yml", NOTES), (root / "content/lumen/company.yml", COMPANY)):
        path.write_text(path.read_text("utf-8").rstrip() + notes, "utf-8")
    dataset, problems = read_dataset(root / "content", anchors=ANCHORS)
    assert problems == []
    return RenderContext(dataset, Folder(root, address="https://x.test/", report="mailto:errors@x.test"))


@pytest.fixture(scope="module")
def site(corrected: RenderContext) -> Site:
    return made(corrected)


def body(site: Site, url: str) -> str:
    (page,) = [page for page in site.pages if page.url == url]
    return re.sub(r"\s+", " ", page.head + page.body())


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html.replace("<br>", " ")))


def section(html: str) -> str:
    (found,) = re.findall(r'<section aria-labelledby="corrections">(.*?)</section>', html)
    return text(found)


def test_the_brief_says_what_was_and_what_is(site: Site) -> None:
    said = section(body(site, f"en/{Q4}"))
    assert said.split("1 Mar 2025")[0].strip() == (
        "Corrections 9 Mar 2025One article was taken for another. Headcount: was 900 people, no longer given "
        "Revenue: NT$12.46B Article: Lamp Times · 1 Feb 2025 Article: gone-2024-10-01"
    )
    assert "Growth of 20% was that of another quarter. Revenue · year on year: was about 18%, now 20%" in said
    assert "Operating income: was −NT$120M, now NT$1.25B" in said
    chinese = section(body(site, f"zh-Hant/{Q4}"))
    assert "營收・年增率：原為約18%，更正為 20%" in chinese
    assert "員工人數：原為 900人，現已刪除" in chinese


def test_a_mark_at_the_top_leads_there(site: Site) -> None:
    (kicker,) = re.findall(r'<p class="bf-kicker">.*?</p>', body(site, f"en/{Q4}"))
    assert '<a href="#corrections">Corrected on 9 Mar 2025</a>' in kicker
    assert "bf-corrected" not in body(site, "en/lumen/2024Q3/")


def test_the_card_says_when_and_what_it_was(site: Site, corrected: RenderContext) -> None:
    html = body(site, f"zh-Hant/{Q4}figures/")
    card = html[html.index('<h3 id="f-lamp-times-2025-02-01.p2.Revenue.2024Q4.yoy"') :].partition("</dl>")[0]
    assert '<a href="../#corrections">' in card
    assert "2025 年 3 月 1 日，原為約18%" in text(card)
    assert "1 Mar 2025, was about 18%" in "\n".join(explain(corrected, "LUMN9.Revenue.2024Q4.yoy", "en"))


def test_all_of_them_stand_on_one_page_newest_first(site: Site) -> None:
    html = body(site, "en/corrections/")
    heads = [text(head) for head in re.findall(r"<dt>(.*?)</dt>", html.partition('class="bf-cards"')[0])]
    assert heads == ["9 Mar 2025 · Lumen Lamps Q4 2024", "5 Mar 2025 · Lumen Lamps", "1 Mar 2025 · Lumen Lamps Q4 2024"]
    assert 'href="../lumen/2024Q4/#corrections"' in html
    assert "en/corrections/" in [entry.url for entry in site.menus["en"].foot]


def test_the_page_is_there_before_there_is_anything_on_it(context: RenderContext) -> None:
    assert "No published figure has been corrected so far." in body(made(context), "en/corrections/")


def test_feed_readers_and_search_engines_learn_of_it(site: Site) -> None:
    feed = ET.fromstring(site.files["en/feed.xml"])
    assert feed.findtext(f"{URN}updated") == "2025-03-09T00:00:00Z"
    entries = feed.findall(f"{URN}entry")
    titles = [entry.findtext(f"{URN}title") or "" for entry in entries]
    assert titles[:3] == ["Correction: Lumen Lamps Q4 2024", "Correction: Lumen Lamps", "Correction: Lumen Lamps Q4 2024"]
    assert len({entry.findtext(f"{URN}id") for entry in entries}) == 5
    brief = entries[3]
    assert [brief.findtext(f"{URN}{name}") for name in ("updated", "published")] == ["2025-03-09T00:00:00Z", "2025-02-02T00:00:00Z"]
    assert entries[4].findtext(f"{URN}updated") == "2024-10-30T00:00:00Z"
    assert entries[4].find(f"{URN}published") is None
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', body(site, f"en/{Q4}"))
    article = json.loads(data)
    assert (article["datePublished"], article["dateModified"]) == ("2025-02-02", "2025-03-09")
    newest, oldest = article["correction"]
    assert (newest["@type"], newest["datePublished"]) == ("CorrectionComment", "2025-03-09")
    assert newest["url"] == f"https://x.test/en/{Q4}#corrections"
    assert oldest["text"].endswith("Revenue · year on year: was about 18%, now 20%; Operating income: was −NT$120M, now NT$1.25B.")


def test_the_data_have_them(site: Site) -> None:
    rows = list(csv.DictReader(io.StringIO(site.files["data/corrections.csv"].decode("utf-8-sig"))))
    assert [(row["brief"], row["day"]) for row in rows] == [("LUMN9/2024Q4", "2025-03-09"), ("LUMN9", "2025-03-05"), ("LUMN9/2024Q4", "2025-03-01")]
    assert rows[2]["corrected"] == "LUMN9.Revenue.2024Q4.yoy;LUMN9.OperatingIncome.2024Q4"
    assert rows[2]["was"] == "約18%;1.2億元"
    assert rows[0]["articles"] == "lamp-times-2025-02-01;gone-2024-10-01"
    assert rows[2]["message_en"] == "Growth of 20% was that of another quarter."
    assert json.loads(site.files["data/corrections.json"])[2] == rows[2]
    assert b"https://x.test/en/corrections/index.md" in site.files["llms.txt"]


def test_the_data_package_names_them(site: Site, tmp_path: Path) -> None:
    for path, content in site.files.items():
        if path.startswith("data/") and path.count("/") == 1:
            (tmp_path / path.removeprefix("data/")).write_bytes(content)
    report = validate(str(tmp_path / "datapackage.json"))
    assert report.flatten(["message"]) == []
    assert {task.name: task.stats["rows"] for task in report.tasks if "corrections" in task.name} == {"corrections": 3, "corrections-json": 3}


def test_print_and_terminal_have_them(corrected: RenderContext) -> None:
    brief = corrected.dataset.content.briefs["LUMN9/2024Q4"]
    localizer = corrected.brief_localizer("en", brief)
    values = Pdf(corrected, localizer).values()
    assert values["dateline"].endswith(" · Corrected on 9 Mar 2025")
    (own,) = [block for block in values["sections"] if block.get("id") == "corrections"]
    assert "was about 18%, now " in json.dumps(own, ensure_ascii=False)
    rows = [json.dumps(row, ensure_ascii=False) for row in values["figures"]["rows"]]
    assert [row["what"] for row in values["figures"]["rows"] if "1 Mar 2025, was about 18%" in json.dumps(row)] == ["Revenue · Q4 2024 · year on year"], rows
    lines = "\n".join(read(corrected.document(localizer)))
    assert "Corrected on 9 Mar 2025" in lines
    assert "was about 18%, now 20%" in " ".join(lines.split())


def test_every_card_and_brief_takes_reports(site: Site, corrected: RenderContext) -> None:
    html = body(site, f"zh-Hant/{Q4}figures/")
    cards = re.findall(r'<div class="bf-fact".*?<h3 id="(f-[^"]+)"><b>(.*?)(?:<sup[^>]*>≠</sup>)?</b> (.*?)</h3>.*?<a class="bf-report" href="(.*?)"[^>]*>回報錯誤</a>', html)
    assert len(cards) == html.count('class="bf-fact"') > 10
    for anchor, figure, what, href in cards:
        address = urlsplit(href.replace("&amp;", "&"))
        fields = parse_qs(address.query)
        assert (address.scheme, address.path) == ("mailto", "errors@x.test")
        assert fields["subject"] == [f"{text(what)}: {text(figure)}"]
        assert fields["body"][0].startswith(f"https://x.test/zh-Hant/{Q4}figures/#{anchor}\r\n")
    said = next(parse_qs(urlsplit(href.replace("&amp;", "&")).query)["body"][0] for anchor, *_, href in cards if anchor == "f-lamp-times-2025-02-01.p2.Revenue.2024Q4.yoy")
    assert said.splitlines()[1] == "20% (燈具時報，第 2 段)"
    (own,) = re.findall(r'<p><a href="(mailto:[^"]*)"[^>]*>回報錯誤</a></p>', body(site, f"zh-Hant/{Q4}"))
    assert "Q4%2F%23" not in own
    brief = corrected.dataset.content.briefs["LUMN9/2024Q4"]
    assert "mailto:errors@x.test?" in str(Pdf(corrected, corrected.brief_localizer("en", brief)).values())


def test_none_is_shown_where_none_is_set(context: RenderContext) -> None:
    assert not re.search("Report an error|mailto:", body(made(context), f"en/{Q4}"))


def test_old_corrections_leave_a_feed_last(corrected: RenderContext) -> None:
    many = [feeds.Corrected(f"en/{number}/", "en", "x", corrected.dataset.corrections[0].day, "y", 0) for number in range(feeds.NEWEST + 3)]
    assert len(ET.fromstring(feeds.atom(corrected.localizer("en"), [], many, "")).findall(f"{URN}entry")) == feeds.NEWEST
