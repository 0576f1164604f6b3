from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from places import TINY

from briefs.analysis.dataset import read_dataset
from briefs.analysis.lint.as_known import looking_back

BRIEF = "lumen/2024Q3/brief.yml"
LATER = "{OperatingIncome 2023Q4} was not known on 2024-10-30, the brief's day, but from 2025-02-02 on"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A later article prints what the earlier brief could not know."""
    content = Path(shutil.copytree(TINY, tmp_path / "content"))
    facts = content / "lumen/2024Q4/evening-glow-2025-02-02.yml"
    facts.write_text(facts.read_text("utf-8") + "  - {at: 2, concept: OperatingIncome, period: 2023Q4, printed: 9亿元}\n", "utf-8")
    return content


def said(content: Path, old: str, new: str, *, draft: bool = False) -> tuple[list[str], list[str]]:
    """The problems, and what looks back, once a text is another."""
    brief = content / BRIEF
    text = brief.read_text("utf-8")
    assert old in text
    brief.write_text("draft: true\n" * draft + text.replace(old, new), "utf-8")
    dataset, problems = read_dataset(content, drafts=True)
    back = looking_back(dataset.content, dataset.index)
    return list(map(str, problems)), list(map(str, back))


FIRST = [
    ("A steady quarter, zh-Hant: 平穩的一季", '"After {OperatingIncome 2023Q4}", zh-Hant: "{OperatingIncome 2023Q4} 之後"', [(1, 23), (1, 60)]),
    ("Lumen sold {Revenue}", "Lumen made {OperatingIncome 2023Q4}, then sold {Revenue}", [(2, 27)]),
    ("key: [Revenue, ", "key: [OperatingIncome 2023Q4, ", [(8, 7)]),
]


@pytest.mark.parametrize(("old", "new", "places"), FIRST, ids=["headline", "summary", "key"])
def test_what_is_read_first_rests_on_what_was_known(content: Path, old: str, new: str, places: list[tuple[int, int]]) -> None:
    problems, _ = said(content, old, new)
    late = [problem for problem in problems if LATER in problem]
    assert [problem.partition(": {")[0] for problem in late] == [f"content/{BRIEF}:{line}:{column}" for line, column in places]
    assert all("marked †" in problem.partition("; ")[2] for problem in late)


def test_a_text_further_down_may_look_back(content: Path) -> None:
    """A draft's is named once, whatever the language."""
    old = 'en: "The margin was {OperatingMargin}.", zh-Hant: "營業利益率 {OperatingMargin}。"'
    new = 'en: "It was {OperatingIncome 2023Q4} then.", zh-Hant: "當年為 {OperatingIncome 2023Q4}。"'
    assert said(content, old, new) == ([], [])
    problems, back = said(content, new, new, draft=True)
    assert problems == []
    assert [line.partition("; ")[0] for line in back] == [f"content/{BRIEF}:14:24: later: {LATER}"]


def test_what_a_watch_item_waits_for_is_no_looking_back(content: Path) -> None:
    assert said(content, "A steady", "A steady", draft=True) == ([], [])
