from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from invented import fact, findings
from places import TINY, new_project

from briefs.analysis.dataset import read_dataset
from briefs.model.facts import Fact

YEAR, QUARTER = "2024Q4", "2025Q3"


def eps(printed: str, period: str = "2025Q4") -> Fact:
    return fact("EarningsPerShare", printed, period)


def income(printed: str, period: str = "2025Q4") -> Fact:
    return fact("NetIncome", printed, period)


LIKE_A_SPLIT = {
    "a twentieth, income flat": [eps("$0.62"), eps("$12.00", YEAR), income("$6.2B"), income("$6.0B", YEAR)],
    "a half, income up by half": [eps("$1.50"), eps("$2.00", YEAR), income("$9.0B"), income("$6.0B", YEAR)],
    "eight times, income flat": [eps("$2.10"), eps("$0.25", YEAR), income("$6.2B"), income("$6.0B", YEAR)],
    "a loss of a tenth": [eps("-$0.20"), eps("-$2.00", YEAR), income("-$6.0B"), income("-$6.0B", YEAR)],
    "a half, income unknown": [eps("$1.00"), eps("$2.00", YEAR)],
    "a quarter before, no year": [eps("$0.20"), eps("$2.00", QUARTER), income("$6.2B"), income("$6.0B", QUARTER)],
    "printed growth is of the shares too": [
        eps("$0.60"), eps("$12.00", YEAR), fact("EarningsPerShare", "-95%", change="yoy"), income("$6.2B"), income("$6.0B", YEAR),
    ],
    "a dividend of a tenth": [fact("DividendPerShare", "$0.20"), fact("DividendPerShare", "$2.00", YEAR)],
}  # fmt: skip
HONEST = {
    "no more than a floor is known": [eps("$0.60"), eps("over $12.00", YEAR), income("$6.2B"), income("$6.0B", YEAR)],
    "two floors": [eps("over $0.60"), eps("over $12.00", YEAR)],
    "of the income no more than a floor": [eps("$0.60"), eps("$12.00", YEAR), income("over $6.2B"), income("over $6.0B", YEAR)],
    "income doubled": [eps("$2.00"), eps("$1.00", YEAR), income("$2.0B"), income("$1.0B", YEAR)],
    "income halved": [eps("$1.00"), eps("$2.00", YEAR), income("$1.0B"), income("$2.0B", YEAR)],
    "shares bought back": [eps("$1.20"), eps("$1.00", YEAR), income("$1.1B"), income("$1.0B", YEAR)],
    "printed growth, income unknown": [eps("$2.00"), eps("$1.00", YEAR), fact("EarningsPerShare", "100%", change="yoy")],
    "no whole factor, income unknown": [eps("$2.50"), eps("$1.00", YEAR)],
    "a loss before": [eps("$2.00"), eps("-$1.00", YEAR)],
    "a season": [eps("$2.00"), eps("$1.00", QUARTER), eps("$1.90", YEAR)],
    "cents that rounding may double": [eps("$0.02"), eps("$0.01", YEAR)],
    "a dividend doubled": [fact("DividendPerShare", "$0.50"), fact("DividendPerShare", "$0.25", YEAR)],
    "two years apart": [eps("$0.60"), eps("$12.00", "2023Q4")],
    "said to be on these shares": [replace(eps("$3.00"), basis="2026-02-01"), eps("$1.00", YEAR)],
}


HELD = [("a half", [eps("$1.00"), eps("$2.00", YEAR)], "shares", "conflict")]


@pytest.mark.parametrize("case", LIKE_A_SPLIT)
def test_a_whole_factor_is_asked_about(case: str) -> None:
    assert [finding.status for finding in findings(LIKE_A_SPLIT[case]) if finding.rule == "shares"] == ["conflict"]


@pytest.mark.parametrize("case", HONEST)
def test_an_honest_history_is_left_alone(case: str) -> None:
    assert [finding for finding in findings(HONEST[case]) if finding.rule == "shares"] == []


def lamps(tmp_path: Path, more: str = "", splits: str = "") -> list[str]:
    """What an editor reads where the lamps earned 64 a share a year before, and 3.20 now."""
    root = new_project(tmp_path / "project", TINY)
    path = root / "content/lumen/2024Q4/lamp-times-2025-02-01.yml"
    text = path.read_text("utf-8")
    before = f"  - {{at: 9, concept: EarningsPerShareDiluted, period: 2023Q4{more}, printed: 64元}}\n"
    path.write_text(text.replace("skipped:", f"{before}skipped:"), "utf-8")
    company = root / "content/lumen/company.yml"
    company.write_text(f"{company.read_text('utf-8')}{splits}", "utf-8")
    return [str(problem) for problem in read_dataset(root / "content")[1]]


def test_an_editor_reads_what_settles_it(tmp_path: Path) -> None:
    (problem,) = lamps(tmp_path)
    assert problem.startswith("content/lumen/2024Q4/lamp-times-2025-02-01.yml:17:5: '3.20元' and '64元' look like figures before and after a split; ")
    for remedy in ("add 'splits: [{day: …, ratio: 10-for-1}]' to content/lumen/company.yml", "'basis: 2025-02-01'", "'shares:LUMN9.EarningsPerShareDiluted.2024Q4'"):
        assert remedy in problem


def test_a_split_or_a_word_settles_it(tmp_path: Path) -> None:
    assert lamps(tmp_path / "a", ", basis: 2025-02-01") == []
    assert lamps(tmp_path / "b", ", basis: 2024-12-01", "splits: [{day: 2025-01-10, ratio: 20-for-1}]\n") == []


@pytest.mark.parametrize(("day", "found"), [("2025-01-10", 1), ("2025-03-10", 0)])
def test_a_split_that_the_figures_after_it_do_not_show_is_asked_about(tmp_path: Path, day: str, found: int) -> None:
    """3.20 a share a quarter before is 0.16 after it, and 3.30 is printed."""
    root = new_project(tmp_path / "project", TINY)
    path = root / "content/lumen/2024Q4/lamp-times-2025-02-01.yml"
    text = path.read_text("utf-8")
    before = "  - {at: 9, concept: EarningsPerShareDiluted, period: 2023Q4, basis: 2024-12-01, printed: 3.30元}\n"
    path.write_text(text.replace("skipped:", f"{before}skipped:"), "utf-8")
    company = root / "content/lumen/company.yml"
    company.write_text(f"{company.read_text('utf-8')}splits: [{{day: {day}, ratio: 20-for-1}}]\n", "utf-8")
    problems = [str(problem) for problem in read_dataset(root / "content")[1]]
    assert len([one for one in problems if "look like figures before and after a split" in one]) == found, problems
