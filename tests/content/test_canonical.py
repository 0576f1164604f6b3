"""Statements: equal however a file is written, different wherever it says something else."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from places import TINY

from briefs.content.canonical import Statement, departures, pairs, stated
from briefs.content.load import load

LAMP = "lamp-times-2025-02-01"


def statements(content: Path, *edits: tuple[str, str]) -> Sequence[Statement]:
    """The statements of an invented fact file after some edits."""
    shutil.copytree(TINY, content, dirs_exist_ok=True)
    path = content / f"lumen/2024Q4/{LAMP}.yml"
    text = path.read_text("utf-8")
    for old, new in edits:
        assert re.search(old, text), old
        text = re.sub(old, new, text, count=1)
    path.write_text(text, "utf-8")
    read, problems = load(content)
    assert not [problem for problem in problems if problem.path.endswith(path.name)]
    return stated(read)[LAMP]


@pytest.fixture
def before(tmp_path: Path) -> Sequence[Statement]:
    return statements(tmp_path / "content")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r"{at: 2, concept: Revenue, printed: 125億元}", "{printed: 125億元, concept: Revenue, at: 2}"),
        (r"- {at: 2, concept: Revenue, printed: 125億元}", "- at: 2\n    concept: Revenue\n    printed: '125億元'  # seen"),
        (r"concept: Revenue, printed: 125億元", "concept: Revenue, period: 2024Q4, scenario: actual, printed: 125億元"),
        (r"concept: Revenue, printed: 125億元", "entity: LUMN9, concept: Revenue, printed: 125億元"),
        (r"printed: 125億元}", "printed: 125億元, note: {en: Seen., zh-Hant: 看過。}}"),
        (r"printed: 125億元}", "printed: 125億元, down: false}"),
        (r"{en: Lamp Times, zh-Hant: 燈具時報}", "{zh-Hant: 燈具時報, en: Lamp Times}"),
        (r"concept: Revenue, printed: 125億元", "concept: Revenue, currency: TWD, printed: 125億元"),
    ],
)  # fmt: skip
def test_the_same_however_it_is_written(
    old: str, new: str, before: Sequence[Statement], tmp_path: Path
) -> None:
    assert set(statements(tmp_path / "other", (old, new))) == set(before)


@pytest.mark.parametrize(
    ("old", "new", "departs"),
    [
        ("change: qoq", "change: yoy_cc", [("change", "qoq", "yoy_cc")]),
        ("segment: Indoor", "segment: Outdoor", [("segment", "Indoor", "Outdoor")]),
        ("scenario: consensus", "scenario: guidance", [("scenario", "consensus", "guidance")]),
        ("period: 2025Q1", "period: 2025Q2", [("period", "2025Q1", "2025Q2")]),
        ("published: 2025-02-01", "published: 2025-02-03", [("published", "2025-02-01", "2025-02-03")]),
        ("figures: 11", "figures: 12", [("figures", "11", "12")]),
        ("reason: boilerplate", "reason: vague", [("reason", "boilerplate", "vague")]),
        ("printed: 75億元}", "printed: 75億元, claims: [above Outdoor Revenue]}", [("claims", "", "above Outdoor Revenue")]),
        ("printed: 75億元}", "printed: 75億元, prefer: {en: Why., zh-Hant: 因故。}}", [("prefer", "", "Why. | 因故。")]),
        ("printed: 75億元}", "printed: 75億元, currency: EUR}", [("currency", "", "EUR")]),
    ],
)  # fmt: skip
def test_what_is_read_otherwise_departs(
    old: str, new: str, departs: list[tuple[str, str, str]],
    before: Sequence[Statement], tmp_path: Path,
) -> None:  # fmt: skip
    after = statements(tmp_path / "other", (old, new))
    (was,), (now,) = set(before) - set(after), set(after) - set(before)
    assert departures(was.reading, now.reading) == departs


def parity(number: int) -> int:
    return number % 2


def test_pairs_take_the_nearest() -> None:
    told = pairs([1, 10], [12, 5, 2, 3], [parity], lambda a, b: abs(a - b))
    assert list(told) == [(1, 3), (10, 12), (None, 2), (None, 5)]
