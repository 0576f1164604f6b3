"""Briefs looked at side by side: the same problems, and the same texts kept as sound."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import bench
import pytest

from briefs.analysis import lint, looking
from briefs.analysis.dataset import read_dataset
from briefs.analysis.known import Knowledge
from briefs.analysis.lint.prose import Prose
from briefs.analysis.looking import Checking, Look, Looked, one_by_one
from briefs.analysis.reckoning import Entities
from briefs.content import load
from briefs.content.folder import Folder
from briefs.content.records import Content
from briefs.model.problem import Problem
from briefs.presentation.document import ANCHORS
from briefs.site.checking import side_by_side
from briefs.site.workers import CHUNK, FEW

MANY = 2 * FEW // CHUNK  # briefs, that no one process looks at
SLIPS = (  # in a brief, and what takes their place
    ("{Revenue} of revenue", "{Revenue} of costs"),
    ("Revenue changed by {Revenue yoy}", "Revenue changed by {Revenue yoyo}"),
    ("id: chart-shares", "id: chart-revenue"),
    ("How the revenue is made up", "How 12% of the revenue is made up"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder with more than a few briefs, one in three with a slip."""
    bench.write_content(tmp_path / "content", MANY, 4)
    for number, path in enumerate(sorted((tmp_path / "content").glob("*/*/brief.yml"))[::3]):
        text, (old, new) = path.read_text("utf-8"), SLIPS[number % len(SLIPS)]
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
    return Folder(tmp_path)


def checked(folder: Folder, way: looking.Looking, cache: str) -> tuple[Sequence[Problem], set[tuple[str, bytes]]]:
    """The problems, and all that is kept."""
    kept = folder.root / ".cache" / "sound"
    _, problems = read_dataset(folder.content, anchors=ANCHORS, checking=Checking(folder, way))
    found = {(path.name, path.read_bytes()) for path in kept.glob("*")}
    kept.rename(folder.root / cache)
    return problems, found


def test_whoever_looks_at_briefs_finds_the_same_and_keeps_the_same(folder: Folder) -> None:
    problems, kept = checked(folder, one_by_one, "alone")
    assert len(problems) >= len(SLIPS)
    assert kept
    assert checked(folder, side_by_side, "together") == (problems, kept)


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one processor has no workers")
def test_many_briefs_are_looked_at_by_workers_but_the_first(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    here: list[str] = []
    prose_problems = lint.prose_problems

    def counted(prose: Prose) -> list[Problem]:
        here.append(prose.brief.id)
        return prose_problems(prose)

    counted.__name__ = "prose_problems"
    monkeypatch.setattr(looking, "prose_problems", counted)
    checked(folder, side_by_side, "together")
    assert set(here) == {"INV0/2021Q1"}


def test_sound_companies_and_texts_are_not_given_to_anyone(folder: Folder) -> None:
    asked: list[Look] = []

    def noted(content: Content, index: Knowledge, looks: Sequence[Look]) -> Iterator[Looked]:
        asked.extend(looks)
        return one_by_one(content, index, looks)

    read_dataset(folder.content, checking=Checking(folder, noted))
    assert {len(look.known) for look in asked} == {0}
    asked.clear()
    read_dataset(folder.content, checking=Checking(folder, noted))
    assert len(asked) == MANY  # while there are problems, no company is sound as a whole
    assert min(len(look.known) for look in asked) > 50


def unlooked(content: Content, _index: Knowledge, looks: Sequence[Look]) -> Iterator[Looked]:
    return (Looked(content.briefs[look.brief].company.id, (), (), ()) for look in looks)


def test_an_edit_is_read_in_its_folder_and_reckoned_for_those_whom_its_file_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.write_content(tmp_path / "content", 4, 1)
    folder, read, reckoned = Folder(tmp_path), set[str](), set[str]()
    read_company, made = load.read_company, Entities.made

    def reading(*given: Any) -> Any:
        read.add(given[1].name)
        return read_company(*given)

    def reckoning(entities: Entities, names: Sequence[str]) -> Any:
        reckoned.update(names)
        return made(entities, names)

    monkeypatch.setattr(load, "read_company", reading)
    monkeypatch.setattr(Entities, "made", reckoning)
    every = {f"{name}{number}" for number in range(4) for name in ("INV", "PEERB", "PEERC")}
    for path, old, new, folders, entities in (
        ("concepts.yml", "Revenue", "Revenue", {"c0000", "c0001", "c0002", "c0003"}, every),
        ("c0000/2021Q1/brief.yml", "How the revenue is made up", "How revenue is made up", {"c0000"}, set[str]()),
        ("c0001/2021Q1/herald-c0001-2021q1.yml", 'Customers, printed: "', 'Customers, printed: "1', {"c0001"}, {"INV1"}),
        ("c0001/2021Q1/courier-c0001-2021q1.yml", "by: Northgate", "by: Southgate", {"c0001"}, {"INV1", "INV2", "PEERB1", "PEERC1"}),
        ("c0002/company.yml", "Machines,", "Engines,", {"c0002"}, {"INV2", "INV3", "PEERB2", "PEERC2"}),
    ):
        file = folder.content / path
        assert old in file.read_text("utf-8")
        file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
        dataset, problems = read_dataset(folder.content, checking=Checking(folder, unlooked))
        assert (path, problems, read, reckoned) == (path, [], folders, entities)
        read.clear()
        reckoned.clear()
        whole, _ = read_dataset(folder.content, checking=Checking(looking=unlooked))
        assert dataset.content.facts == whole.content.facts
        assert (dataset.index.quantities, dataset.findings) == (whole.index.quantities, whole.findings)
        read.clear()
