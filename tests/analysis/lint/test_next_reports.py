"""The article that names the day of a next report."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from places import TINY

from briefs.analysis.lint.next_reports import check
from briefs.content.load import load

if TYPE_CHECKING:
    from pathlib import Path

GLOW, TIMES = "evening-glow-2025-02-02", "lamp-times-2024-10-30"


@pytest.mark.parametrize(
    ("day", "source", "said"),
    [
        ("2025-05-08", GLOW, []),
        ("2025-05-08", TIMES, []),
        ("2025-02-02", GLOW, []),  # it appeared that morning
        ("2025-05-08", "https://lumen.example/calendar", []),
        ("2025-02-01", GLOW, [f"{GLOW} appeared on 2025-02-02, after the report's day"]),
        ("2024-01-30", TIMES, [f"{TIMES} appeared on 2024-10-30, after the report's day"]),
        ("2025-05-08", "evening-glow-2025-02-03", ["the company has no article 'evening-glow-2025-02-03'"]),
    ],
)
def test_the_day_of_a_next_report_is_named_before_it(tmp_path: Path, day: str, source: str, said: list[str]) -> None:
    shutil.copytree(TINY, tmp_path / "content")
    with (tmp_path / "content/lumen/company.yml").open("a") as file:
        file.write(f"next_report: {{date: {day}, status: announced, source: '{source}'}}\n")
    content, _ = load(tmp_path / "content")
    problems = list(check(content.companies["LUMN9"], content))
    assert [problem.message for problem in problems] == said
    assert all(problem.line == 14 for problem in problems)


def test_without_a_day_there_is_nothing_to_name() -> None:
    content, _ = load(TINY)
    assert list(check(content.companies["LUMN9"], content)) == []
