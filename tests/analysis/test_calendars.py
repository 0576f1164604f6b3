"""Companies whose fiscal year ends in June or January, and one that reports in another currency, beside each other."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from invented import calendars, figure
from places import ROOT

from briefs.analysis.dataset import Dataset, read_dataset
from briefs.analysis.ledger import ledger
from briefs.content.folder import Folder
from briefs.content.load import load
from briefs.figures.format import display
from briefs.figures.scan import scan
from briefs.model.facts import Quantity
from briefs.site.build import Site, build_site


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return calendars(tmp_path_factory.mktemp("calendars"))


@pytest.fixture(scope="module")
def dataset(root: Path) -> Dataset:
    dataset, problems = read_dataset(root / "content")
    assert problems == []
    return dataset


@pytest.fixture(scope="module")
def site(root: Path) -> Site:
    site, problems = build_site(Folder(root, address="https://lamps.example/"))
    assert problems == []
    assert site
    return site


@pytest.fixture(scope="module")
def bodies(site: Site) -> Mapping[str, str]:
    return {page.url: page.body() for page in site.pages}


@pytest.fixture(scope="module")
def by_name(dataset: Dataset) -> Mapping[str, Quantity]:
    return {str(meaning): quantity for meaning, quantity in dataset.index.quantities.items()}


def plain(html: str) -> str:
    """What a reader sees of some HTML; what keeps a number and its unit together is not seen."""
    return " ".join(unescape(re.sub("<[^>]*>", " ", re.sub("</?bdi>", "", html))).split())


DERIVED = [
    # name, how it follows, as shown
    ("HARB.Revenue.2025Q4.qoq", "81.3 ÷ 77.7 − 1 = 4.6 %", "about 4.6%"),
    ("HARB.Revenue.2024Q4", "81.3 ÷ 1.17 = 69.5, from 81.25 ÷ 1.175 = 69.15 to 81.35 ÷ 1.165 = 69.83", "$69.1B–$69.8B"),
    ("HARB.OperatingMargin.2025Q3", "38.0 ÷ 77.7 = 48.9 %", "49%"),
    ("HARB.OperatingMargin.2025Q4", "38.3 ÷ 81.3 = 47.1 %", "47%"),
    ("HARB.OperatingMargin.2025Q4.qoq", "47.1 % − 48.9 % = −1.8 pp", "about −1.8 pp"),
    ("HARB.Revenue.2025Q4.surprise", "81.3 ÷ 80.3 − 1 = 1.2 %", "about 1.2%"),
    ("HARB.Revenue.2025Q4.guidance.midpoint@2025Q3", "(79.5 + 80.6) ÷ 2 = 80.05", "$80.1B"),
    ("HARB.Cloud.ShareOfRevenue.2025Q4", "51.5 ÷ 81.3 = 63.3 %", "63%"),
    ("GRAF.Revenue.FY2026Q4.qoq", "68.1 ÷ 57.0 − 1 = 19.5 %, from 19.28 to 19.67", "19%"),
    ("GRAF.Revenue.FY2025Q4", "68.1 ÷ 1.73 = 39.4", "about $39.4B"),
    ("GRAF.Revenue.FY2025Q3", "57.0 ÷ 1.62 = 35.2", "about $35.2B"),
    ("GRAF.Revenue.Y2026-01.yoy", "215.9 ÷ 130.5 − 1 = 65.4 %, from 65.34 to 65.54", "65%"),
    ("GRAF.OperatingMargin.FY2026Q4", "44.3 ÷ 68.1 = 65.1 %", "65%"),
    ("GRAF.Revenue.Y2026-01.guidance.midpoint@2025Q3", "(206 + 210) ÷ 2 = 208", "$208B"),
    ("FERR.OperatingMargin.2025Q4", "5649 ÷ 10460.9 = 54.00 %", "54.0%"),
    ("FERR.OperatingIncome.2025Q4.qoq", "5649 ÷ 5006.9 − 1 = 12.82 %", "12.8%"),
    ("FERR.GrossMargin.2025Q4.qoq", "62.3 % − 59.5 % = 2.8 pp", "about 2.8 pp"),
    ("FERR.RevenueUSD.2025Q4.guidance.midpoint@2025Q3", "(322 + 334) ÷ 2 = 328", "$32.8B"),
]


@pytest.mark.parametrize(("name", "how", "shown"), DERIVED, ids=[row[0] for row in DERIVED])
def test_derived_figures(by_name: Mapping[str, Quantity], name: str, how: str, shown: str) -> None:
    assert by_name[name].derived, how
    assert display(by_name[name].figure, "en") == shown


def test_quarters_are_those_of_each_company(dataset: Dataset) -> None:
    spans = {name: (brief.period.start, brief.period.end) for name, brief in dataset.content.briefs.items()}
    assert spans["HARB/FY2026Q2"] == (date(2025, 10, 1), date(2025, 12, 31))
    assert spans["GRAF/FY2026Q4"] == (date(2025, 11, 1), date(2026, 1, 31))
    assert spans["FERR/2025Q4"] == (date(2025, 10, 1), date(2025, 12, 31))
    assert [brief.id for brief in dataset.briefs()][:3] == ["GRAF/FY2026Q4", "HARB/FY2026Q2", "FERR/2025Q4"]


def test_balances_stand_at_the_end_of_the_companys_own_quarter(by_name: Mapping[str, Quantity]) -> None:
    assert display(by_name["HARB.Headcount.2025-12-31"].figure, "en") == "229,000 people"
    assert display(by_name["GRAF.Headcount.2025-10-31"].figure, "en") == "36,000 people"


def test_a_peers_figure_without_a_period_is_of_the_same_calendar_quarter(by_name: Mapping[str, Quantity]) -> None:
    """Grafik's quarter to January and Harbor's to December have their middle months in one quarter."""
    sources = {fact.source for fact in by_name["HARB.Revenue.2025Q4"].facts}
    assert sources == {"harbor-post-2026-01-28", "grafik-daily-2026-02-25"}


def test_figures_are_held_against_each_other_across_fiscal_years(dataset: Dataset) -> None:
    found = {finding.id: finding.status for finding in dataset.findings}
    assert found["growth:FERR.Revenue.2025Q4.qoq"] == "agrees"  # 10460.9 ÷ 9899.2 − 1 = 5.67 %, printed 5.7 %
    assert found["parts:HARB.Revenue.2025Q4"] == "agrees"  # 51.5 + 29.8 = 81.3
    assert found["magnitude:GRAF.Revenue.FY2026Q4"] == "agrees"  # the quarter to January lies in the year to January
    duplicates = [status for name, status in found.items() if name.startswith("duplicate:") and "HARB" in name]
    assert duplicates == ["agrees"]
    assert "conflict" not in {status for name, status in found.items() if "LUMN9" not in name and "lamp" not in name}


LEDGERS = [
    # company, quarter, guidance by period, given in, verdict
    ("HARB", "FY2026Q2", [("FY2026", "2025Q3", "pending"), ("FY2026Q2", "2025Q3", "above_guidance"), ("FY2026Q3", "2025Q4", "pending")]),
    ("GRAF", "FY2026Q4", [("FY2026", "2025Q3", "above_guidance"), ("FY2026Q4", "2025Q3", "above_guidance"), ("FY2027Q1", "2025Q4", "pending")]),
    ("FERR", "2025Q4", [("2025Q4", "2025Q3", "above_guidance"), ("2026Q1", "2025Q4", "pending")]),
]


@pytest.mark.parametrize(("company", "quarter", "expected"), LEDGERS, ids=[row[0] for row in LEDGERS])
def test_guidance_for_the_next_quarter_and_the_year(dataset: Dataset, company: str, quarter: str, expected: list[tuple[str, str, str]]) -> None:
    latest = dataset.content.briefs[f"{company}/{quarter}"].period
    guided = ledger(company, dataset.content, dataset.index, latest)
    found = [(str(item.meaning.period), str(item.meaning.issued), item.verdict[0]) for item in guided]
    assert sorted(found) == expected


def test_the_year_is_settled_in_its_last_quarter(bodies: Mapping[str, str]) -> None:
    page = bodies["en/grafik/FY2026Q4/figures/"]
    settled = plain(page[page.index('id="guided"') :].partition("</table>")[0])
    assert "Revenue Q4 FY2026 Q3 FY2026 · 19 Nov 2025 $63.7B–$66.3B" in settled
    assert "Revenue FY2026 Q3 FY2026 · 19 Nov 2025 $206B–$210B" in settled


TITLES = [
    ("en/harbor/FY2026Q2/", "Harbor Soft Q2 FY2026 (Oct–Dec 2025): Harbor Soft beats its guidance with $81.3B"),
    ("zh-Hant/harbor/FY2026Q2/", "港灣軟體 2026 會計年度第 2 季（2025 年 10–12 月）：港灣軟體營收 813億美元，優於財測"),
    ("en/grafik/FY2026Q4/", "Grafik Chips Q4 FY2026 (Nov 2025–Jan 2026): Grafik ends fiscal 2026 with $215.9B"),
    ("zh-Hant/grafik/FY2026Q3/", "圖畫晶片 2026 會計年度第 3 季（2025 年 8–10 月）：圖畫晶片營收 570億美元"),
    ("en/ferro/2025Q4/", "Ferro Foundry Q4 2025: Ferro sells more than ever, NT$1.046T"),
    ("zh-Hant/ferro/2025Q4/", "鐵山代工 2025 年第 4 季：鐵山代工營收 1.046兆元，創新高"),
]


@pytest.mark.parametrize(("url", "title"), TITLES, ids=[row[0] for row in TITLES])
def test_addresses_and_titles(site: Site, url: str, title: str) -> None:
    assert next(page.title for page in site.pages if page.url == url) == title
    feed = site.files[f"{url.partition('/')[0]}/feed.xml"].decode()
    assert title.replace("&", "&amp;") in feed
    assert f"data/{url.partition('/')[2].rstrip('/')}.csv" in site.files


def test_the_page_says_when_the_quarter_ended(bodies: Mapping[str, str]) -> None:
    """Weeks may end a fiscal quarter on another day than the month's last."""
    assert "Quarter to Jan 2026 ·" in plain(bodies["en/grafik/FY2026Q4/"])
    assert "Quarter to 31 Dec 2025 ·" in plain(bodies["en/ferro/2025Q4/"])


def test_briefs_lead_to_the_ones_before_and_after(bodies: Mapping[str, str]) -> None:
    assert 'rel="next" href="../../../en/grafik/FY2026Q4/"' in bodies["en/grafik/FY2026Q3/"]
    assert 'rel="prev" href="../../../zh-Hant/harbor/FY2026Q1/"' in bodies["zh-Hant/harbor/FY2026Q2/"]


def chart(page: str, name: str) -> str:
    """The whole figure of a chart."""
    return next(part for part in page.split("<figure")[1:] if f'id="{name}"' in part).partition("</figure>")[0]


def test_companies_of_other_fiscal_years_share_a_chart_by_calendar_quarter(bodies: Mapping[str, str]) -> None:
    english, chinese = (chart(bodies[f"{tag}/harbor/FY2026Q2/"], "peers") for tag in ("en", "zh-Hant"))
    said = plain(english)
    for label in ("Q1 FY2026", "Q2 FY2026", "$77.7B", "$57.0B", "$81.3B", "$68.1B"):
        assert label in said
    assert "the latest, as the others count it: Grafik Chips Q4 FY2026 (Nov 2025–Jan 2026)." in said
    assert "圖畫晶片 2026 會計年度第 4 季（2025 年 11 月–2026 年 1 月）。" in plain(chinese)
    customers = plain(chart(bodies["en/ferro/2025Q4/"], "customers"))
    assert "There are others. Quarters are matched by the calendar" in customers
    assert "Harbor Soft Q2 FY2026 (Oct–Dec 2025), Grafik Chips Q4 FY2026" in customers
    assert "matched by" not in plain(chart(bodies["en/ferro/2025Q4/"], "revenue"))
    assert "matched by" not in plain(chart(bodies["en/harbor/FY2026Q2/"], "years"))


def test_panels_put_quarters_of_the_same_calendar_quarter_at_one_place(bodies: Mapping[str, str]) -> None:
    text = plain(bodies["en/harbor/"])
    own, others = text.partition("Grafik Chips revenue Category")[::2]
    assert "Q2 FY2025 $69.1B–$69.8B" in own
    assert "Q1 FY2026 $77.7B not printed not printed Q2 FY2026 $81.3B $79.5B–$80.6B $80.3B" in own
    assert "Q1 FY2025 about $35.2B not printed not printed Q2 FY2025 about $39.4B" in others
    assert "Q1 FY2026 $57.0B not printed not printed Q2 FY2026 $68.1B $63.7B–$66.3B $66.2B Q3 FY2026 not printed $76.4B–$79.6B" in others
    assert "Quarters are matched by the calendar; the latest, as the others count it: Grafik Chips Q1 FY2027 (Feb–Apr 2026)." in own


def test_others_periods_go_by_the_calendar_where_it_has_a_name_for_them(bodies: Mapping[str, str]) -> None:
    cards = plain(bodies["en/ferro/2025Q4/figures/"])
    assert "Harbor Soft revenue · Q4 2025" in cards
    assert "Grafik Chips revenue · Q4 FY2026 (Nov 2025–Jan 2026)" in cards
    assert "HARB" not in plain(bodies["en/ferro/2025Q4/"]).partition("Scorecard")[2].partition("Charts")[0]


def test_search_words_hold_every_name_of_the_quarter(site: Site) -> None:
    (page,) = (page for page in site.pages if page.url == "en/harbor/FY2026Q2/")
    assert {"FY2026Q2", "Q2 FY2026", "2025Q4", "Q4 2025", "2025 年第 4 季"} <= set(page.called)
    assert any(name.startswith("2026 會計年度第 2 季") for name in page.called)


def test_data_files_name_quarters_by_the_calendar_where_they_can(site: Site) -> None:
    rows = list(csv.DictReader(io.StringIO(site.files["data/facts.csv"].decode("utf-8-sig"))))
    periods = {(row["brief"], row["period"]) for row in rows}
    assert {("HARB/FY2026Q2", "2025Q4"), ("HARB/FY2026Q2", "TTMFY2026Q2"), ("GRAF/FY2026Q4", "FY2026Q4"), ("GRAF/FY2026Q4", "2025Q4")} <= periods
    assert next(row["low"] for row in rows if row["printed"] == "新台幣1兆460.9億元") == "1046090000000"


def test_the_page_of_all_facts_filters_by_calendar_quarter(site: Site) -> None:
    data = json.loads(site.files["data/explorer.en.json"])
    periods = {entry[0]: entry[1] for entry in data["lists"]["period"]}
    assert periods["2025Q4"] == "Q4 2025"
    assert periods["Q2026-01"] == "Q4 FY2026 (Nov 2025–Jan 2026)"
    names = [entry[0] for entry in data["lists"]["period"]]
    assert len(names) == len(set(names))


def test_languages_show_the_same_dollars(bodies: Mapping[str, str]) -> None:
    assert "NT$564.9B" in plain(bodies["en/ferro/2025Q4/"])
    assert "5,649億元" in plain(bodies["zh-Hant/ferro/2025Q4/"])
    assert "US$" not in bodies["en/ferro/2025Q4/"]


@pytest.mark.builds
def test_the_whole_site_builds_strictly(root: Path, tmp_path: Path) -> None:
    env = os.environ | {"SOURCE_DATE_EPOCH": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=root, env=env, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for language in ("en", "zh-Hant"):
        for place in ("harbor/FY2026Q2", "grafik/FY2026Q3", "grafik/FY2026Q4", "ferro/2025Q4"):
            assert (tmp_path / "site" / language / place / "index.html").is_file()
            assert (tmp_path / "site" / language / place / "poster.png").is_file()


def spoilt(tmp_path: Path, place: str, old: str, new: str) -> list[str]:
    """The problems after a change in a file."""
    path = calendars(tmp_path) / "content" / place
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return [str(problem) for problem in read_dataset(tmp_path / "content")[1]]


PROBLEMS: list[tuple[str, str, str, list[str]]] = [
    (
        "ferro/company.yml", "currency: USD, fiscal_year_end: 6", "currency: USD, fiscal_year_end: 7",
        ["content/ferro/company.yml:9:82: HARB has fiscal_year_end: 6 in content/harbor/company.yml; write fiscal_year_end: 6 here too, or mend it there"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("place", "old", "new", "expected"), PROBLEMS)
def test_problems(tmp_path: Path, place: str, old: str, new: str, expected: list[str]) -> None:
    found = spoilt(tmp_path, place, old, new)
    assert [line for line in found if line in expected] == expected, found


def test_two_currencies_of_one_concept_are_two_quantities(tmp_path: Path) -> None:
    found = spoilt(tmp_path, "ferro/2025Q4/ferro-times-2026-01-15.yml", "concept: RevenueUSD, printed", "concept: Revenue, printed")
    assert [line.partition("; ")[0] for line in found] == [
        "content/ferro/2025Q4/brief.yml:9:22: no figure is known for 'RevenueUSD'",
        "content/ferro/2025Q4/brief.yml:36:41: no figure is known for {RevenueUSD}",
    ]
    facts = {str(fact.meaning): fact.printed for fact in read_dataset(tmp_path / "content")[0].content.facts}
    assert "美元" not in facts["FERR.Revenue.2025Q4"]
    assert facts["FERR.Revenue.2025Q4.USD"] == "337.3億美元"


@pytest.mark.parametrize(("folder", "message"), [
    ("2025Q4", "content/harbor/2025Q4:1:1: HARB calls this quarter FY2026Q2; name the folder FY2026Q2"),
    ("Q2", "content/harbor/Q2:1:1: 'Q2' is no quarter; name the folder like FY2026Q2"),
])  # fmt: skip
def test_a_folder_has_the_companys_own_name_of_the_quarter(tmp_path: Path, folder: str, message: str) -> None:
    content = calendars(tmp_path) / "content"
    (content / "harbor" / "FY2026Q2").rename(content / "harbor" / folder)
    assert message in [str(problem) for problem in load(content)[1]]


def test_periods_may_be_written_by_the_calendar(tmp_path: Path, by_name: Mapping[str, Quantity]) -> None:
    content = calendars(tmp_path) / "content"
    path = content / "grafik/FY2026Q3/grafik-daily-2025-11-19.yml"
    path.write_text(path.read_text("utf-8").replace("period: FY2026Q4", "period: 2025Q4"), "utf-8")
    dataset, problems = read_dataset(content)
    assert problems == []
    names: dict[str, Any] = {str(meaning): quantity.id for meaning, quantity in dataset.index.quantities.items()}
    assert names == {name: quantity.id for name, quantity in by_name.items()}


def test_a_calendar_year_stands_beside_the_companys_own(tmp_path: Path) -> None:
    calendars(tmp_path)
    path = next((tmp_path / "content/harbor/FY2026Q2").glob("harbor-post*.yml"))
    guided = "  - {at: 9, concept: Revenue, period: %s, scenario: estimate, by: Ada, printed: %s}\n"
    years = guided % ("CY2027", "3900億美元") + guided % ("FY2027", "3600億美元")
    path.write_text(path.read_text("utf-8").replace("facts:\n", f"facts:\n{years}", 1), "utf-8")
    brief = path.with_name("brief.yml")
    said = "{Revenue CY2027 estimate} and {Revenue FY2027 estimate} in calendar 2027"
    text = brief.read_text("utf-8").replace("The shares rose.", f'"{said}"').replace("股價上漲。", '"2027 曆年 {Revenue CY2027 estimate}、{Revenue FY2027 estimate}。"')
    brief.write_text(text, "utf-8")
    site, problems = build_site(Folder(tmp_path))
    assert problems == []
    assert site
    pages = {page.url: page.body() for page in site.pages}
    for url, names in (
        ("en/harbor/FY2026Q2/figures/", ("Revenue · calendar 2027 · estimate (Ada)", "Revenue · fiscal 2027 (to Jun 2027) · estimate (Ada)")),
        ("zh-Hant/harbor/FY2026Q2/figures/", ("營收・2027 曆年・預估（Ada）", "營收・2027 會計年度（至 2027 年 6 月）・預估（Ada）")),
    ):
        shown = plain(pages[url])
        assert [name for name in names if name not in shown] == []
    rows = list(csv.DictReader(io.StringIO(site.files["data/facts.csv"].decode("utf-8-sig"))))
    periods = {row["id"].partition(".p9.")[2]: row["period"] for row in rows if ".p9." in row["id"]}
    assert periods == {"Revenue.FY2027.estimate.Ada": "CY2027", "Revenue.Y2027-06.estimate.Ada": "FY2027"}


BOTH_YEARS = "write CY2027 for January to December 2027, FY2027 for the year to June 2027"


def test_a_bare_year_is_asked_about_once(tmp_path: Path) -> None:
    place = "harbor/FY2026Q2/brief.yml"
    (line,) = spoilt(tmp_path / "chart", place, "categories: [FY2026Q2, FY2026Q3]", "categories: [2027, FY2026Q3]")
    assert line.endswith(f"unknown word '2027' in a reference; {BOTH_YEARS}")
    (line,) = spoilt(tmp_path / "watch", place, "settles: Revenue FY2026Q3", "settles: Revenue 2027")
    assert line.endswith(f"unknown word '2027' in a reference; {BOTH_YEARS}")
    text = spoilt(tmp_path / "text", place, "The shares rose., zh-Hant: 股價上漲。", "'{Revenue 2027}', zh-Hant: '{Revenue 2027}'")
    assert [line.partition(": ")[2] for line in text] == [f"unknown word '2027' in a reference; {BOTH_YEARS}"]
    path = "grafik/FY2026Q3/grafik-daily-2025-11-19.yml"
    (line,) = spoilt(tmp_path / "fact", path, "period: FY2026Q4", "period: 2027")
    assert line.endswith("'2027' is no period; write CY2027 for January to December 2027, FY2027 for the year to January 2027")


@pytest.mark.parametrize("words", [
    "in calendar 2027", "2027 曆年", "in CY2027", "calendar year 2027",
    "in fiscal 2026", "Q2 FY2026", "FY26", "FY2026Q2", "H1 FY2026", "1H26", "the quarter to January 2026",
    "2026 會計年度第二季", "2026 會計年度上半年", "2026 財年第 2 季", "FY2026 第 3 季", "截至 2026 年 1 月的一季",
])  # fmt: skip
def test_the_name_of_a_fiscal_period_is_no_figure_in_prose(words: str) -> None:
    assert not list(scan(f"Revenue rose {words}，營收成長。"))


def test_a_made_figure_reads_back() -> None:
    assert display(figure("NT$1,046.09 billion", "TWD"), "zh-Hant") == "新台幣1兆460.9億元"
