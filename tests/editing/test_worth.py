"""A brief to start from: what the quarter's own articles print is ranked and stands ready to be placed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from places import ROOT

from briefs.cli.commands import main

ARTICLE = ROOT / "docs/guide/example/articles/pedal-weekly-2026-02-06.txt"


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    root = tmp_path_factory.mktemp("start")
    (root / "content").mkdir()
    words = [
        "add", str(ARTICLE), "--company", "BMAG", "--name-en", "Blue Magpie", "--name-zh", "藍鵲單車", "--currency", "TWD",
        "--segments", "EBikes:E-bikes:電動自行車,Parts:Components:零組件", "--publisher", "Pedal Weekly:踏板週報",
    ]  # fmt: skip
    result = CliRunner().invoke(main, [*words, "--root", str(root)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return Path(root / "content/bmag/2025Q4/brief.yml").read_text("utf-8")


@pytest.fixture(scope="module")
def brief(text: str) -> dict[str, Any]:
    return yaml.safe_load(text)  # type: ignore[no-any-return]


def test_rows_are_those_that_the_quarter_has_a_figure_for(brief: dict[str, Any]) -> None:
    rows = ["Revenue", "OperatingIncome", "OperatingMargin", "EarningsPerShare", "EBikes Revenue", "Parts Revenue"]
    assert brief["scorecard"] == rows  # capital expenditure is only that of the year
    assert brief["key"] == [*rows[:2], "EarningsPerShare", "Parts Revenue"]  # a bad one among them


def test_charts_are_those_that_the_figures_allow(brief: dict[str, Any]) -> None:
    charts = [(chart["id"], chart["kind"], chart["categories"], [one["of"] for one in chart["series"]]) for chart in brief["charts"]]
    assert charts == [
        ("expectations", "ranges", ["2025Q4", "2026Q1"], ["Revenue guidance", "Revenue consensus", "Revenue"]),
        ("segment-revenue", "bars", ["EBikes", "Parts"], ["Revenue 2024Q4", "Revenue 2025Q4"]),
    ]


def test_a_course_and_margins_are_drawn_of_three_periods(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    article = tmp_path / "acme-2025-10-21.txt"
    article.write_text(
        "Acme (NASDAQ: ACME) reports the third quarter\n"
        "Revenue for the third quarter was $11.5 billion, up 8.0% year over year and down 3.0% quarter over quarter.\n"
        "Operating income was $1.25 billion, down 12.0% year over year and down 20.0% quarter over quarter.\n"
        "Net income was $0.85 billion.\n",
        "utf-8",
    )
    words = ["add", str(article), "--company", "ACME", "--name-en", "Acme", "--name-zh", "艾克米", "--segments", "Side:Side:副業", "--publisher", "Daily"]
    result = CliRunner().invoke(main, [*words, "--root", str(tmp_path)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    brief = yaml.safe_load((tmp_path / "content/acme/2025Q3/brief.yml").read_text("utf-8"))
    periods = ["2024Q3", "2025Q2", "2025Q3"]
    charts = [(chart["id"], chart["categories"], [one["of"] for one in chart["series"]]) for chart in brief["charts"]]
    assert charts == [("course", periods, ["OperatingIncome"]), ("margins", periods, ["OperatingMargin"])]
    assert [section["id"] for section in brief["sections"]] == ["results", "guidance"]  # nothing is said of the segment
    told = brief["sections"][0]["figures"]
    assert told.index("OperatingIncome yoy") < told.index("Revenue yoy")
    assert not any(" 2025Q2" in reference or " 2024Q3" in reference for reference in told)


def test_each_section_has_what_is_worth_a_word_the_most_telling_first(brief: dict[str, Any], text: str) -> None:
    figures = {section["id"]: section["figures"] for section in brief["sections"]}
    assert figures["parts"][0] == "Parts Revenue yoy"
    assert "#   {Parts Revenue yoy}         −4%          disagrees\n" in text
    assert "EBikes Revenue yoy" in figures["ebikes"]
    assert figures["results"][0] == "EarningsPerShare surprise"
    assert not any("consensus yoy" in one for ones in figures.values() for one in ones)
    assert figures["guidance"][:2] == ["Revenue 2026Q1 guidance", "CapitalExpenditure FY2026 guidance"]


def test_what_is_promised_is_there_to_be_watched(brief: dict[str, Any]) -> None:
    assert [(item["id"], item["settles"]) for item in brief["watch"]] == [
        ("revenue-2026q1", "Revenue 2026Q1"),
        ("capital-expenditure-fy2026", "CapitalExpenditure FY2026"),
    ]


def test_what_was_promised_for_the_quarter_itself_is_no_question(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    article = tmp_path / "acme-2025-10-21.txt"
    article.write_text(
        "Acme (NASDAQ: ACME) reports the third quarter\n"
        "Revenue for the third quarter was $11.5 billion, above the company's guidance of $11.4 billion.\n"
        "For the fourth quarter, Acme forecasts revenue of $12.0 billion.\n",
        "utf-8",
    )
    words = ["add", str(article), "--company", "ACME", "--name-en", "Acme", "--name-zh", "艾克米", "--publisher", "Daily", "--root", str(tmp_path)]
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    facts = tmp_path / "content/acme/2025Q3/acme-2025-10-21.yml"
    assert "scenario: guidance, printed: $11.4 billion" in facts.read_text("utf-8")
    brief = yaml.safe_load((tmp_path / "content/acme/2025Q3/brief.yml").read_text("utf-8"))
    assert "Revenue 2025Q3" not in [item["settles"] for item in brief["watch"]]
