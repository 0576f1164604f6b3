"""Bad files: each mistake gives exactly the problems that the table lists."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.library import read_library
from generator.load import load
from generator.references import parse_reference
from generator.studio import Studio

TINY = Path(__file__).parent / "tiny" / "content"
TABLE = Path(__file__).parent / "problems.yml"
CASES = yaml.safe_load(TABLE.read_text("utf-8"))


def test_a_raised_forecast_keeps_what_it_was_raised_from(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(TINY, content)
    path = content / "lumen/2024Q4/lamp-times-2025-02-01.yml"
    line = "  - {at: 5, concept: Revenue, period: 2025Q1, scenario: guidance, printed: 105億至115億元}\n"
    text = path.read_text("utf-8")
    assert line in text
    path.write_text(text.replace(line, line + line.replace("guidance,", "guidance, given: 2024Q3,").replace("105億至115億元", "100億至110億元")), "utf-8")
    library, problems = read_library(content)
    assert problems == []
    brief = library.content.briefs["LUMN9/2024Q4"]
    latest, before = (parse_reference(f"Revenue 2025Q1 guidance{given}", brief, library.content).meaning for given in ("", " given:2024Q3"))
    shown = [quantity for meaning in (latest, before) if (quantity := library.book.find(meaning, brief.period))]
    assert [quantity.facts[0].printed for quantity in shown] == ["105億至115億元", "100億至110億元"]
    assert [quantity.meaning.issued for quantity in library.book.given(latest)] == ["2024Q3", "2024Q4"]
    assert len({fact.id for fact in library.content.facts}) == len(library.content.facts)
    voice = Studio(library, TINY.parents[2] / "templates").voice("en")
    assert [voice.issue(quantity) for quantity in shown] == ["Q4 2024 · 1 Feb 2025", "Q3 2024"]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("given: 2024Q4", "'2024Q4' is no quarter before this brief's; write one like 2024Q3"),
        ("given: FY2024", "'FY2024' is no quarter before this brief's; write one like 2024Q3"),
        ("given: soon", "'soon' is no quarter before this brief's; write one like 2024Q3"),
    ],
)
def test_a_forecast_is_given_with_a_quarter_before(tmp_path: Path, entry: str, message: str) -> None:
    content = tmp_path / "content"
    shutil.copytree(TINY, content)
    path = content / "lumen/2024Q4/lamp-times-2025-02-01.yml"
    path.write_text(path.read_text("utf-8").replace("scenario: guidance,", f"scenario: guidance, {entry},", 1), "utf-8")
    (problem,) = load(content)[1]
    assert message in str(problem)


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
