"""The likely mistakes of an editor: one problem each, at its place, with what to write instead."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from places import TESTS

from briefs.analysis.dataset import read_dataset
from briefs.presentation.document import ANCHORS

HERE = TESTS
TINY = HERE / "tiny" / "content"
CASES = yaml.safe_load((HERE / "mistakes.yml").read_text("utf-8"))
BRIEF = "lumen/2024Q4/brief.yml"
FACTS = "lumen/2024Q4/lamp-times-2025-02-01.yml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "content"))


def make(case: dict[str, Any], content: Path) -> None:
    """Make the case's mistake."""
    path = content / case["path"]
    if case.get("delete"):
        path.unlink()
    elif "rename" in case:
        path.rename(content / case["rename"])
    elif "copy" in case:
        shutil.copy(content / case["copy"], path)
    elif "encoding" in case:
        path.write_bytes(path.read_text("utf-8").encode(case["encoding"]))
    elif "old" in case:
        text = path.read_text("utf-8")
        assert case["old"] in text, "the table does not fit the files"
        path.write_text(text.replace(case["old"], case["new"], 1), "utf-8")
    else:
        path.write_text(case["new"], "utf-8")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_mistake(case: dict[str, Any], content: Path) -> None:
    make(case, content)
    _, problems = read_dataset(content, anchors=ANCHORS)
    assert [str(problem) for problem in problems] == [case["says"]]


JARGON = re.compile(
    r"YAML|mapping|scalar|token|block|sequence|indicator|stream|parser|valid|string|integer|boolean"
    r"|pattern|literal|regex|schema|dict|null|exception|traceback|decode|codec|byte [0-9]",
    re.IGNORECASE,
)


def test_no_message_speaks_of_the_machinery() -> None:
    tables = [*CASES, *yaml.safe_load((HERE / "problems.yml").read_text("utf-8"))]
    said = [line for case in tables for line in case.get("problems", [case.get("says", "")])]
    ours = [re.sub(r"'[^']*'|\"[^\"]*\"|content/\S+", "", line) for line in said if line]
    assert len(ours) > 200
    assert [line for line in ours if JARGON.search(line)] == []


def test_there_are_enough_different_ones() -> None:
    assert len({(case["path"], case.get("old"), case.get("new"), case.get("rename"), case.get("encoding")) for case in CASES}) >= 40
    assert len({case["name"] for case in CASES}) == len(CASES)


QUOTED = "reaction: {en: The shares rose., zh-Hant: 股價上漲。}"
HARMLESS = [
    ("a number in quotes", FACTS, "{at: 4,", '{at: "4",'),
    ("a date in quotes", FACTS, "published: 2025-02-01", 'published: "2025-02-01"'),
    ("single quotes", FACTS, "printed: 12.5億元", "printed: '12.5億元'"),
    ("no, yes and null are words", BRIEF, QUOTED, "reaction: {en: no, zh-Hant: null}"),
    ("a comment", FACTS, "printed: 12.5億元}", "printed: 12.5億元}  # read twice"),
    ("a comment line", FACTS, "skipped:", "#skipped below\nskipped:"),
    ("space at the end of a line", FACTS, "  language: zh-Hant\n", "  language: zh-Hant   \n"),
    ("empty lines", FACTS, "facts:\n", "\n\nfacts:\n\n"),
    ("a text over several lines", BRIEF, QUOTED, "reaction:\n  en: >\n    The shares\n    rose.\n  zh-Hant: |\n    　股價上漲。"),
    ("no line break at the end", FACTS, "reason: boilerplate}\n", "reason: boilerplate}"),
    ("keys below each other", FACTS, "  - {at: 4, concept: OperatingIncome, printed: 12.5億元}", "  - at: 4\n    concept: OperatingIncome\n    printed: 12.5億元"),
    ("more indentation everywhere", FACTS, "skipped:\n  - {at", "skipped:\n      - {at"),
    ("a full-width colon and comma within a text", BRIEF, "股價上漲。", "股價：上漲，收高；持平。"),
    ("an emoji of several characters", BRIEF, "股價上漲。", "股價上漲👩\u200d💻。"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new"), [case[1:] for case in HARMLESS], ids=[case[0] for case in HARMLESS])
def test_what_is_no_mistake_simply_works(content: Path, path: str, old: str, new: str) -> None:
    make({"path": path, "old": old, "new": new}, content)
    assert read_dataset(content)[1] == []


@pytest.mark.parametrize("change", [
    lambda data: data.replace(b"\n", b"\r\n"),
    lambda data: data.replace(b"\n", b"\r"),
    lambda data: b"\xef\xbb\xbf" + data,
    lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"),
], ids=["line ends of Windows", "line ends of an old Mac", "byte-order mark", "both"])  # fmt: skip
def test_what_other_systems_save_simply_works(content: Path, change: Any) -> None:
    for path in content.rglob("*.yml"):
        path.write_bytes(change(path.read_bytes()))
    assert read_dataset(content)[1] == []


def test_line_ends_of_windows_move_no_problem(content: Path) -> None:
    path = content / BRIEF
    spoilt = path.read_bytes().replace(b"rose {Revenue yoy}.", b"rose {Revenu yoy}.")
    said = []
    for end in (b"\n", b"\r\n"):
        path.write_bytes(spoilt.replace(b"\n", end))
        said.append([str(problem) for problem in read_dataset(content)[1]])
    assert said[0] == said[1] != []
