"""The day of a report, and the article that names it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from places import TINY

from briefs.analysis.lint.reported import check
from briefs.content.load import load

if TYPE_CHECKING:
    from pathlib import Path

GLOW, TIMES = "evening-glow-2025-02-02", "lamp-times-2024-10-30"


@pytest.mark.parametrize(
    ("day", "source", "said"),
    [
        ("2025-01-30", GLOW, []),
        ("2025-02-02", GLOW, []),  # it appeared that evening
        ("2025-02-20", "https://lumen.example/results", []),
        ("2025-02-03", GLOW, [f"{GLOW} appeared on 2025-02-02, before the report's day"]),
        ("2025-01-30", TIMES, [f"{TIMES} appeared on 2024-10-30, before the report's day"]),
        ("2025-01-30", "evening-glow", ["the company has no article 'evening-glow'"]),
        ("2024-12-31", GLOW, ["2024-12-31 is before the end of 2024Q4"]),
    ],
)
def test_the_day_of_a_report_is_named_by_an_article(tmp_path: Path, day: str, source: str, said: list[str]) -> None:
    shutil.copytree(TINY, tmp_path / "content")
    with (tmp_path / "content/lumen/2024Q4/brief.yml").open("a") as file:
        file.write(f"reported: {{date: {day}, source: '{source}'}}\n")
    content, _ = load(tmp_path / "content")
    problems = list(check(content.briefs["LUMN9/2024Q4"], content, None))
    assert [problem.message for problem in problems] == said


def test_without_a_day_there_is_nothing_to_name() -> None:
    content, _ = load(TINY)
    assert [problem for brief in content.briefs.values() for problem in check(brief, content, None)] == []
