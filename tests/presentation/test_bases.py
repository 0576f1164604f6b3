"""A figure on another basis says so: in its name, on its card, by a sign with a legend, in charts and data."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from places import TINY, new_project

from briefs.analysis.dataset import read_dataset
from briefs.content.folder import Folder
from briefs.outputs.exports import fact_row, facts_csv, lines
from briefs.presentation.cards import card
from briefs.presentation.context import RenderContext
from briefs.presentation.document import Document
from briefs.presentation.inline import plain
from briefs.presentation.overview import company


def split_project(root: Path) -> Path:
    """The lamp maker with a split in January 2025, and last year's income stated anew."""
    new_project(root, TINY)
    lumen = root / "content" / "lumen"
    append(lumen / "company.yml", "trends: [Revenue, OperatingMargin]", "trends: [EarningsPerShareDiluted, OperatingIncome]\nsplits: [{day: 2025-01-10, ratio: 20-for-1}]")
    append(
        lumen / "2024Q3" / "lamp-times-2024-10-30.yml",
        "facts:\n",
        "facts:\n  - {at: 5, concept: EarningsPerShareDiluted, printed: 60.0元}\n  - {at: 5, concept: EarningsPerShareDiluted, period: 2023Q4, printed: 52.0元}\n"
        "  - {at: 6, concept: OperatingIncome, period: 2023Q4, printed: 11.0億元}\n",
    )
    append(
        lumen / "2024Q4" / "lamp-times-2025-02-01.yml", "skipped:", "  - {at: 6, concept: OperatingIncome, period: 2023Q4, basis: restated, printed: 10.4億元}\nskipped:"
    )
    brief = lumen / "2024Q4" / "brief.yml"
    append(brief, "Glow grew {GLOW", "A year before, earnings were {EarningsPerShareDiluted 2023Q4} and {OperatingIncome 2023Q4}. Glow grew {GLOW")
    append(brief, "輝光成長 {GLOW", "前一年同期盈餘為 {EarningsPerShareDiluted 2023Q4} 與 {OperatingIncome 2023Q4}。輝光成長 {GLOW")
    return root


def append(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> RenderContext:
    root = split_project(tmp_path_factory.mktemp("bases") / "project")
    dataset, problems = read_dataset(root / "content")
    assert [str(problem) for problem in problems] == []
    return RenderContext(dataset, Folder(root))


CARDS = {
    "en": (
        "Diluted EPS · Q4 2023",
        "NT$52.0‡ ÷ 20 (the 20-for-1 split of 10 Jan 2025)",
        ["before the 20-for-1 split of 10 Jan 2025: NT$52.0, 30 Oct 2024, Lamp Times"],
        "Operating income · Q4 2023 · restated with Q4 2024",
        ["first reported: NT$1.10B, 30 Oct 2024, Lamp Times"],
        ["restated with Q4 2024: NT$1.04B, 1 Feb 2025, Lamp Times"],
    ),
    "zh-Hant": (
        "稀釋每股盈餘・2023 年第 4 季",
        "52.0元‡ ÷ 20（2025 年 1 月 10 日的 1 拆 20 股票分割）",
        ["2025 年 1 月 10 日的 1 拆 20 股票分割前：52.0元（燈具時報，2024 年 10 月 30 日）"],
        "營業利益・2023 年第 4 季・隨 2024 年第 4 季財報重編",
        ["首次公布：11.0億元（燈具時報，2024 年 10 月 30 日）"],
        ["隨 2024 年第 4 季財報重編：10.4億元（燈具時報，2025 年 2 月 1 日）"],
    ),
}


@pytest.mark.parametrize("language", CARDS)
def test_a_card_says_what_the_figure_is_stated_on_and_how_else_it_is_stated(language: str, lamps: RenderContext) -> None:
    localizer = lamps.brief_localizer(language, lamps.dataset.content.briefs["LUMN9/2024Q4"])
    company = localizer.brief.company
    eps, income, first = (
        card(quantity, localizer, company, ())
        for reference in ("EarningsPerShareDiluted 2023Q4", "OperatingIncome 2023Q4", "OperatingIncome 2023Q4 given:2024Q3")
        if (quantity := localizer.find(reference))
    )
    assert (eps.what, plain(eps.formula), eps.versions, income.what, income.versions, first.versions) == CARDS[language]


def test_a_sign_and_a_legend_stand_where_a_figure_is_on_another_basis(lamps: RenderContext) -> None:
    localizer = lamps.brief_localizer("en", lamps.dataset.content.briefs["LUMN9/2024Q4"])
    document = Document(lamps.dataset, localizer)
    (business,) = (section for section in document.sections if section.id == "business")
    said = [plain(getattr(block, "parts", ())) for block in business.blocks]
    assert "NT$2.60‡" in said[0]
    assert said[-1].startswith("‡")
    assert "converted to the shares since 10 Jan 2025" in said[-1]
    assert "restated with Q4 2024, first reported: NT$1.10B" in said[-1]


@pytest.mark.parametrize(("language", "meaning"), [("en", "converted to the shares since 10 Jan 2025"), ("zh-Hant", "已按 2025 年 1 月 10 日起的股數換算")])
def test_a_company_s_page_has_a_legend_too(language: str, meaning: str, lamps: RenderContext) -> None:
    localizer = lamps.brief_localizer(language, lamps.dataset.content.briefs["LUMN9/2024Q4"])
    trends = [*company(lamps.dataset, localizer)[0].blocks]
    legend = plain(getattr(trends[-1], "parts", ()))
    assert legend.startswith("‡")
    assert meaning in legend


def test_what_moved_is_on_one_basis(lamps: RenderContext) -> None:
    values = lamps.values(lamps.dataset.content.briefs["LUMN9/2024Q4"])
    moved = {row.meaning.concept: (str(row.actual.figure.low), str(before.figure.low)) for row, before in values.moved if row.actual}
    assert moved["EarningsPerShareDiluted"] == ("3.20", "3.00")


def test_the_brief_before_the_split_keeps_what_was_printed(lamps: RenderContext) -> None:
    localizer = lamps.brief_localizer("en", lamps.dataset.content.briefs["LUMN9/2024Q3"])
    found = localizer.find("EarningsPerShareDiluted")
    assert found
    assert (localizer.amount(found), localizer.marks(found)) == ("NT$60.0", ())


def test_the_data_name_the_basis(lamps: RenderContext) -> None:
    rows = csv.DictReader(io.StringIO(facts_csv(lines("facts", (fact_row(fact, {}) for fact in lamps.dataset.content.facts), lamps.languages).values()).decode("utf-8-sig")))
    bases = {(row["concept"], row["period"], row["basis"]) for row in rows if row["basis"]}
    assert bases == {("EarningsPerShareDiluted", "2024Q4", "2025-01-10"), ("OperatingIncome", "2023Q4", "restated 2024Q4")}
