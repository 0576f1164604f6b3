"""What is empty in a brief that nobody has begun is one line, where others are unfinished too."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefs.editing.unbegun import gathered
from briefs.model.problem import Problem

EMPTY = "headline: {en: '', zh-Hant: ''}\nsummary: {en: '', zh-Hant: ''}\n"
BEGUN = EMPTY.replace("en: ''", "en: Up", 1)
FACTS = Problem("content/a/2025Q1/times.yml", 3, 5, "the text is empty", "write it")


def blank(path: str, line: int, name: str) -> Problem:
    return Problem(path, line, 1, f"{name}: the text is empty in both languages", "write it")


def told(root: Path, **briefs: str) -> list[str]:
    """The lines for briefs of companies, each with two blanks and one other problem, and a fact file."""
    problems = [FACTS]
    for company, text in briefs.items():
        path = f"content/{company}/2025Q1/brief.yml"
        (root / path).parent.mkdir(parents=True)
        (root / path).write_text(text, "utf-8")
        problems += [blank(path, 1, "headline"), blank(path, 2, "summary"), Problem(path, 3, 1, "key has 1 entry", "add 2")]
    return [f"{one.path.split('/')[1]} {one.line} {one.message}" for one in sorted(gathered(problems, root))]


def test_all_that_is_empty_in_one_brief_is_told_at_once(tmp_path: Path) -> None:
    one = ["a 1 headline: the text is empty in both languages", "a 2 summary: the text is empty in both languages", "a 3 key has 1 entry"]
    assert told(tmp_path, a=EMPTY) == [*one, "a 3 the text is empty"]


@pytest.mark.parametrize(("text", "lines"), [(EMPTY, 2), (BEGUN, 3)])
def test_of_several_each_that_is_not_begun_is_one_line(tmp_path: Path, text: str, lines: int) -> None:
    said = told(tmp_path, a=EMPTY, b=text)
    assert said[:3] == ["a 1 no word is written yet: 2 places are empty, first headline, summary", "a 3 key has 1 entry", "a 3 the text is empty"]
    assert len(said[3:]) == lines
