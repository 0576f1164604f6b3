"""Monthly revenue from fact file to page: labels, growth on the month before, cards, and the quarter that it adds up to."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from places import TINY, new_project

from briefs.content.folder import Folder
from briefs.site.build import Site, build_site

FACTS = """\
  - {at: 6, concept: Revenue, period: 2024-11, printed: 41.0億元}
  - {at: 6, concept: Revenue, period: 2024-12, printed: 43.05億元}
  - {at: 6, concept: Revenue, period: 2024-12, change: mom, printed: 5%}
  - {at: 6, concept: Revenue, period: FY2024, printed: 480億元}
"""


def project(tmp_path: Path) -> Path:
    root = new_project(tmp_path, TINY)
    facts = root / "content/lumen/2024Q4/lamp-times-2025-02-01.yml"
    text = facts.read_text("utf-8")
    facts.write_text(text.replace("facts:\n", f"facts:\n{FACTS}", 1), "utf-8")
    brief = root / "content/lumen/2024Q4/brief.yml"
    words = "{en: 'December brought {Revenue 2024-12}, up {Revenue 2024-12 mom} on November.', zh-Hant: '12月營收 {Revenue 2024-12}，月增 {Revenue 2024-12 mom}。'}"
    text = brief.read_text("utf-8")
    text, count = re.subn(r"(?m)^risks: \[", f"risks: [{words}, ", text, count=1)
    assert count == 1
    brief.write_text(text, "utf-8")
    return root


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    made, problems = build_site(Folder(project(tmp_path_factory.mktemp("months"))))
    assert problems == []
    assert made
    return made


def body(site: Site, url: str) -> str:
    (page,) = (page for page in site.pages if page.url == url)
    return page.body()


def test_a_month_stands_in_the_text_with_its_growth(site: Site) -> None:
    text = re.sub(r"<[^>]+>", "", body(site, "en/lumen/2024Q4/")).replace("\u00a0", " ")
    assert "December brought NT$4.305B, up 5% on November." in text
    chinese = re.sub(r"<[^>]+>", "", body(site, "zh-Hant/lumen/2024Q4/"))
    assert "月增 5%" in chinese.replace("\u00a0", " ")


def test_a_month_leads_to_its_card(site: Site) -> None:
    for language, label in (("en", "Dec 2024"), ("zh-Hant", "2024年12月")):
        cards = body(site, f"{language}/lumen/2024Q4/figures/")
        assert 'id="f-lamp-times-2025-02-01.p6.Revenue.2024-12"' in cards
        assert label.replace(" ", "") in re.sub(r"<[^>]+>|\s", "", cards)


def test_a_month_is_a_row_of_the_data(site: Site) -> None:
    rows = [*csv.DictReader(io.StringIO(bytes(site.files["data/facts.csv"]).decode("utf-8-sig")))]
    months = {(row["period"], row["change"]): row["printed"] for row in rows if row["concept"] == "Revenue" and row["period"].count("-") == 1}
    assert months[("2024-11", "")] == "41.0億元"
    assert months[("2024-12", "mom")] == "5%"
