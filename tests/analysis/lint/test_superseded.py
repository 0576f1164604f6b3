"""Two statements of guidance of which words say which is today's."""

from pathlib import Path

import pytest
from kites import guided

from briefs.analysis.lint.superseded import check

OLD, NEW = "{Revenue FY2025 guidance given:2024Q4}", "{Revenue FY2025 guidance}"
WRONG = [
    ("en", f"The plan was {NEW} and is now {OLD}.", "now"),
    ("en", f"It currently expects {OLD}, from {NEW}.", "currently"),
    ("en", f"Guidance had been {NEW}; {OLD} is the word.", "had been"),
    ("zh-Hant", f"公司如今預估 {OLD}，先前為 {NEW}。", "如今"),
    ("zh-Hant", f"財測由 {NEW} 變動，目前為 {OLD}。", "目前"),
    ("zh-Hans", f"指引原本为 {NEW}，现为 {OLD}。", "现为"),
]
FINE = [
    ("en", f"The plan was {OLD} and is now {NEW}."),
    ("en", f"Originally guided to {OLD}, it expects {NEW}."),
    ("en", f"Now that the year is half over, little has changed: {OLD}, then {NEW}."),
    ("en", f"It now expects {NEW}."),
    ("zh-Hant", f"公司先前預估 {OLD}，如今為 {NEW}。"),
    ("zh-Hans", f"指引现为 {NEW}，原本为 {OLD}。"),
]


def _found(folder: Path, language: str, text: str) -> list[str]:
    return [problem.message.split("'")[1] for problem in check(guided(folder, language, text))]


@pytest.mark.parametrize(("language", "text", "word"), WRONG)
def test_the_contrary(tmp_path: Path, language: str, text: str, word: str) -> None:
    assert any(found.startswith(word) for found in _found(tmp_path, language, text))


@pytest.mark.parametrize(("language", "text"), FINE)
def test_fine(tmp_path: Path, language: str, text: str) -> None:
    assert _found(tmp_path, language, text) == []
