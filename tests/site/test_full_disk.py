"""Builds that cannot write all they want: the site before stays, and the reason is said in a line."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from places import TINY, new_project

MAIN = 50_000  # bytes, less than the largest file of a site


def build(folder: Path, most: int = resource.RLIM_INFINITY) -> tuple[int, str]:
    """A build whose processes may write files of so many bytes: its exit code and what it says."""
    limited = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (most, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limited,
    )
    return run.returncode, run.stdout + run.stderr


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.builds
@pytest.mark.parametrize("most", [0, 1, 5_000, 20_000, MAIN])
def test_files_that_the_system_refuses_leave_the_site_as_it_was(tmp_path: Path, most: int) -> None:
    root = new_project(tmp_path, TINY)
    (root / "site").mkdir()
    for name in ("404.html", "index.html"):
        (root / "site" / name).write_text("<html>before</html>", "utf-8")
    before = tree(root / "site")
    code, said = build(root, most)
    assert code == 1, said
    assert "Traceback" not in said
    assert "Nothing was published" in said
    assert re.search("^ERROR .*(File too large|is not whole|is missing|cut)", said, re.MULTILINE), said
    assert tree(root / "site") == before
    assert [path.name for path in root.glob("site*")] == ["site"]
