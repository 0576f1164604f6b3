"""Bad files: each mistake gives exactly the problems that the table lists."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.library import read_library
from generator.load import load

TINY = Path(__file__).parent / "tiny" / "content"
TABLE = Path(__file__).parent / "problems.yml"
CASES = yaml.safe_load(TABLE.read_text("utf-8"))


def spoil(case: dict[str, Any], content: Path) -> None:
    """Make the case's mistake in a copy of the invented company's files."""
    path = content / case["path"]
    if case.get("delete"):
        path.unlink()
    elif "bytes" in case:
        path.write_bytes(bytes.fromhex(case["bytes"]))
    elif "old" in case:
        text = path.read_text("utf-8")
        assert case["old"] in text, "the table does not fit the files"
        path.write_text(text.replace(case["old"], case["new"], 1), "utf-8")
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(case["new"], "utf-8")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_problem(case: dict[str, Any], tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(TINY, content)
    spoil(case, content)
    _, problems = read_library(content)
    assert [str(problem) for problem in problems] == case["problems"]
    assert problems


def test_every_problem_of_a_run_is_reported(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(TINY, content)
    chosen = [case for case in CASES if case["name"] in ("unknown concept", "bad period", "unparsable figure", "month thirteen")]
    for case in chosen[:3]:
        spoil(case, content)
    _, problems = read_library(content)
    assert sorted(map(str, problems)) == sorted(line for case in chosen[:3] for line in case["problems"])


def test_the_invented_company_has_no_problem() -> None:
    content, problems = load(TINY)
    assert problems == []
    assert len(content.facts) == 17
    assert [brief.id for brief in content.briefs.values()] == ["LUMN9/2024Q3", "LUMN9/2024Q4"]
