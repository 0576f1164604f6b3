"""The cache: kept once, never believed blindly, and no larger than it may be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefs.model.cache import Cache


def test_a_result_is_made_once_a_name(tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> bytes:
        made.append("once")
        return b"found"

    cache = Cache(tmp_path / ".cache")
    assert [cache.kept("kind", "a name/of any length" * 100, make) for _ in range(3)] == [b"found"] * 3
    assert made == ["once"]
    assert cache.kept("kind", "another", lambda: b"other") == b"other"
    assert cache.kept("other", "another", lambda: b"else") == b"else"


@pytest.mark.parametrize("spoiled", [b"", b"found", b"\0" * 40, b"x" * 5])
def test_what_was_spoiled_is_made_anew(tmp_path: Path, spoiled: bytes) -> None:
    cache = Cache(tmp_path)
    cache.write("kind", "name", b"found")
    (path,) = (tmp_path / "kind").iterdir()
    path.write_bytes(spoiled)
    assert cache.read("kind", "name") is None
    assert cache.kept("kind", "name", lambda: b"anew") == b"anew"
    assert cache.read("kind", "name") == b"anew"


def test_one_that_cannot_be_written_costs_time(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file, where nothing can stand below", "utf-8")
    cache = Cache(tmp_path / ".cache")
    assert cache.kept("kind", "name", lambda: b"made") == b"made"
    assert cache.read("kind", "name") is None
    cache.prune()


def test_what_was_not_asked_for_longest_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    (tmp_path / "lock").mkdir()
    (tmp_path / "lock" / "pyvenv.cfg").write_text("another's", "utf-8")
    for age, name in enumerate("abc"):
        cache.write("kind", name, b"0" * 100)
        for path in (tmp_path / "kind").iterdir():
            os.utime(path, (age, age)) if path.stat().st_mtime > 10 else None
    assert cache.read("kind", "a")  # asked for now
    cache.prune(300)
    assert [name for name in "abc" if cache.read("kind", name)] == ["a", "c"]
    cache.prune(0)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["pyvenv.cfg"]
