"""Splits, recasts, restatements and long years of which no article at hand speaks."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from places import TESTS

from briefs.articles.unspoken import unspoken
from briefs.content.load import load

SPLIT = "splits: [{day: 2024-06-10, ratio: 20-for-1}]"
RECAST = "recasts: [{day: 2024-06-10, concepts: [NetIncome], label: {en: New segments, zh-Hant: 新部門}}]"
LONG = "long_years: [FY2024]"
SOURCE = "source: https://example.org/a"
SPOKEN = [
    (SPLIT, "公司完成股票分割，1 拆 20。"),
    (SPLIT, "董事會通過一拆二十的拆股計畫。"),
    (SPLIT, "股票面額由10元變更為0.5元。"),
    (SPLIT, "公司实施了股份拆细。"),
    (SPLIT, "每股盈餘以分割後股數計算。"),
    (SPLIT, "The 20-for-1 stock split took effect in June."),
    (SPLIT, "Adjusted for the twenty-for-one split, it earned 3 cents."),
    (SPLIT, "It split its shares in June."),
    (SPLIT, "A reverse split is planned."),
    (RECAST, "公司自本季起調整部門，去年數字已重新分類。"),
    (RECAST, "公司追溯重編去年財報。"),
    (RECAST, "比较期数据按新口径重述。"),
    (RECAST, "Prior figures were recast for the new segments."),
    (RECAST, "The unit is shown as a discontinued operation."),
    (LONG, "全年為53週。"),
    (LONG, "The year had 53 weeks."),
    (LONG, "第四季多了一週。"),
]
SILENT = [
    (SPLIT, "流明燈具第四季營收112億元，與同業拆夥，比去年多。", "no article at hand speaks of the split of 2024-06-10"),
    (SPLIT, "Analysts split over the shares; it won 3 to 1.", "no article at hand speaks of the split of 2024-06-10"),
    (RECAST, "流明燈具第四季營收112億元，新產品暢銷。", "no article at hand speaks of the recast of 2024-06-10"),
    (RECAST, "Revenue rose and a new plant opened.", "no article at hand speaks of the recast of 2024-06-10"),
    (LONG, "股價創52週新高。", "no article at hand speaks of 53 weeks in FY2024"),
    (LONG, "The shares are near their 52-week high.", "no article at hand speaks of 53 weeks in FY2024"),
]


def problems(tmp_path: Path, entry: str, text: str) -> list[str]:
    root = Path(shutil.copytree(TESTS / "tiny" / "content", tmp_path / "content"))
    company = root / "lumen" / "company.yml"
    company.write_text(f"{company.read_text('utf-8')}\n{entry}\n", "utf-8")
    content, _ = load(root)
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "lamp-times-2025-02-01.txt").write_text(f"流明燈具\n{text}\n", "utf-8")
    return [problem.message for problem in unspoken(content, articles)]


@pytest.mark.parametrize(("entry", "text"), SPOKEN)
def test_words_of_an_article_are_enough(tmp_path: Path, entry: str, text: str) -> None:
    assert problems(tmp_path, entry, text) == []


@pytest.mark.parametrize(("entry", "text", "message"), SILENT)
def test_no_word_is_a_warning(tmp_path: Path, entry: str, text: str, message: str) -> None:
    assert problems(tmp_path, entry, text) == [message]


@pytest.mark.parametrize("entry", [SPLIT, RECAST])
def test_so_is_the_address_of_one(tmp_path: Path, entry: str) -> None:
    assert problems(tmp_path, entry.replace("}]", f", {SOURCE}}}]"), "流明燈具營收112億元。") == []


def test_a_restated_figure(tmp_path: Path) -> None:
    content, _ = load(TESTS / "tiny" / "content")
    fact = next(fact for fact in content.facts if fact.source == "lamp-times-2025-02-01")
    content = replace(content, facts=(replace(fact, basis="restated"), *content.facts))
    article = tmp_path / f"{fact.source}.txt"
    article.write_text("流明燈具\n營收125億元。", "utf-8")
    assert [one.message for one in unspoken(content, tmp_path)] == [f"no article at hand says that '{fact.printed}' is restated"]
    article.write_text("流明燈具\n重編後營收125億元。", "utf-8")
    assert [*unspoken(content, tmp_path)] == []
    article.unlink()
    assert [*unspoken(content, tmp_path)] == []  # nothing is at hand
