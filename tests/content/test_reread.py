"""Folders that are read again: those in which a file changed, and what was saved meanwhile is not kept."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import bench
import pytest

from briefs.content import load as loading
from briefs.content.load import load
from briefs.model.cache import Cache


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The companies whose folders are read, as they are."""
    found: list[str] = []
    read_company = loading.read_company

    def noted(reading: Any, path: Path, concepts: Any) -> Any:
        found.append(path.name)
        return read_company(reading, path, concepts)

    monkeypatch.setattr(loading, "read_company", noted)
    return found


def content_of(tmp_path: Path) -> Path:
    bench.write_content(tmp_path / "content", 3, 1)
    return tmp_path / "content"


def test_a_folder_is_read_again_where_a_file_changed(tmp_path: Path, read: list[str]) -> None:
    root, cache = content_of(tmp_path), Cache(tmp_path / ".cache")
    whole = load(root, cache=cache)
    assert read == ["c0000", "c0001", "c0002"]
    again = load(root, cache=cache)
    assert len(read) == 3
    assert (again[0].facts, again[1]) == (whole[0].facts, whole[1])
    assert {name: one.entry for name, one in again[0].briefs.items()} == {name: one.entry for name, one in whole[0].briefs.items()}
    brief = root / "c0001" / "2021Q1" / "brief.yml"
    for change in (
        lambda: brief.write_text(brief.read_text("utf-8").replace("headline: {en: '", "headline: {en: 'On ", 1), "utf-8"),
        lambda: brief.write_text("headline: no", "utf-8"),
        brief.unlink,
        lambda: brief.symlink_to(root / "c0000" / "2021Q1" / "brief.yml"),
        lambda: shutil.copy(brief.rename(tmp_path / "link"), brief),
        (root / "c0001" / "2021Q2").mkdir,
    ):
        read.clear()
        change()
        found = load(root, cache=cache)
        assert read == ["c0001"]
        alone = load(root)
        assert (found[0].facts, found[1]) == (alone[0].facts, alone[1])
        read.clear()
        assert load(root, cache=cache)[1] == alone[1]
        assert read == []
    load(root, ("en",), cache=cache)
    assert read == ["c0000", "c0001", "c0002"]


def test_what_was_saved_meanwhile_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, cache = content_of(tmp_path), Cache(tmp_path / ".cache")
    company = root / "c0001" / "company.yml"
    before, read_company = company.read_text("utf-8"), loading.read_company

    def saved(reading: Any, path: Path, concepts: Any) -> Any:
        if path.name == "c0001":
            company.write_text(before.replace("ticker: INV1", "ticker: LATE"), "utf-8")
        return read_company(reading, path, concepts)

    monkeypatch.setattr(loading, "read_company", saved)
    assert "LATE" in load(root, cache=cache)[0].companies
    monkeypatch.undo()
    company.write_text(before, "utf-8")
    assert "LATE" not in load(root, cache=cache)[0].companies
