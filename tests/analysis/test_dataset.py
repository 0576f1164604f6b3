"""A dataset while something is unfinished: what can be known of the rest."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from places import TESTS

from briefs.analysis.dataset import read_dataset

TINY = TESTS / "tiny" / "content"
BRIEF = "lumen/2024Q4/brief.yml"
FACTS = "lumen/2024Q4/lamp-times-2025-02-01.yml"
REACTION = "reaction: {en: The shares rose., zh-Hant: 股價上漲。}"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "content"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), "utf-8")


def said(content: Path) -> list[str]:
    return [str(problem).removeprefix("content/lumen/2024Q4/") for problem in read_dataset(content)[1]]


def test_conflicts_show_while_texts_are_blank(content: Path) -> None:
    """What an editor has explained under disputes stays explained, and nothing follows from the blanks."""
    change(content / BRIEF, REACTION, 'reaction: {en: "", zh-Hant: ""}')
    blank = "brief.yml:7:11: reaction: the text is empty in both languages; write it after 'en: ' and 'zh-Hant: '"
    assert said(content) == [blank]
    change(content / FACTS, "printed: 12.5億元}", "printed: 22.5億元}")
    told, *conflicts = said(content)
    assert told == blank
    assert [line.partition(": ")[0] for line in conflicts] == ["evening-glow-2025-02-02.yml:10:5"]
    assert "read the article again and correct the fact" in conflicts[0]


def test_a_fact_with_a_problem_is_mended_first(content: Path) -> None:
    change(content / BRIEF, REACTION, 'reaction: {en: "", zh-Hant: ""}')
    change(content / FACTS, "printed: 12.5億元}", "printed: 22.5億元}")
    change(content / FACTS, "printed: 3.20元}", "printed: 很多}")
    assert [line.partition(":")[0] for line in said(content)] == ["brief.yml", "lamp-times-2025-02-01.yml"]
    assert "很多" in said(content)[1]


def test_a_claim_about_nothing_shows_while_texts_are_blank(content: Path) -> None:
    change(content / BRIEF, REACTION, 'reaction: {en: "", zh-Hant: ""}')
    change(content / FACTS, "printed: 12.5億元}", "printed: 12.5億元, claims: [above Revenu]}")
    assert "unknown word 'Revenu' in a reference" in said(content)[1]


def test_conflicts_show_while_the_company_is_not_described(content: Path) -> None:
    """An editor who has only drafted an article hears what does not fit at once."""
    company = content / "lumen/company.yml"
    text = company.read_text("utf-8")
    start = text.index("about:")
    end = text.index("\n", text.index("zh-Hant:", start))
    company.write_text(text[:start] + 'about: {en: "", zh-Hant: ""}' + text[end:], "utf-8")
    change(content / FACTS, "publisher: {en: Lamp Times, zh-Hant: 燈具時報}", 'publisher: {en: "", zh-Hant: ""}')
    change(content / FACTS, "printed: 12.5億元}", "printed: 22.5億元}")
    lines = said(content)
    assert [line.partition(":")[0] for line in lines] == ["evening-glow-2025-02-02.yml", "lamp-times-2025-02-01.yml", "content/lumen/company.yml"]
    assert "read the article again and correct the fact" in lines[0]
