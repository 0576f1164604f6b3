"""Builds that are killed at any moment, and builds that must not differ."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from places import CORPUS, ROOT, TINY, new_project

if TYPE_CHECKING:
    from conftest import Host

pytestmark = pytest.mark.builds
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
MOMENTS = (0, 0.4, 0.8, 0.95)  # of the files that a build writes
PATIENCE = 600  # s


def project(folder: Path, content: Path) -> Path:
    """A project with a copy of the generator."""
    shutil.copytree(ROOT / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    return new_project(folder, content)


def started(folder: Path, **environment: str) -> subprocess.Popen[bytes]:
    """A build of a project in a process group of its own."""
    known = os.environ | {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONPATH": str(folder / "generator"), "SITE_URL": "https://lamps.example/"}
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=folder,
        env=known | environment,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def build(folder: Path, **environment: str) -> Mapping[str, str]:
    """Build a project; its files and their fingerprints."""
    process = started(folder, **environment)
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said.decode()
    return tree(folder / "site")


def tree(folder: Path) -> Mapping[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def group(leader: int) -> list[int]:
    """The processes of a group that still run."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            _, _, rest = status.read_text("utf-8").rpartition(")")
        except OSError:
            continue
        state, _, number, *_ = rest.split()
        if int(number) == leader and state not in "ZX":
            found.append(int(status.parent.name))
    return found


def waited(until: Callable[[], bool]) -> bool:
    """Whether something comes about, however long a busy machine takes."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if until():
            return True
        time.sleep(0.005)
    return False


def written(folder: Path) -> int:
    """How many files of the next site stand there; -1 before the first."""
    new = list(folder.glob("site.new-*"))
    return sum(len(files) for place in new for _, _, files in os.walk(place)) if new else -1


def killed(folder: Path, sent: signal.Signals, files: float) -> bool:
    """Send a signal to a build when it has written so many files; whether it came to that."""
    process = started(folder)
    assert waited(lambda: written(folder) >= files or process.poll() is not None)
    struck = process.poll() is None
    process.send_signal(sent)
    process.communicate(timeout=PATIENCE)
    assert waited(lambda: not group(process.pid)), f"{group(process.pid)} outlive {sent.name} at {files}"
    return struck


@pytest.mark.skipif(sys.platform != "linux", reason="process groups are read from /proc")
def test_a_killed_build_leaves_the_site_whole(tmp_path: Path) -> None:
    folder = project(tmp_path, TINY)
    whole = build(folder)
    brief = folder / "content/lumen/2024Q4/brief.yml"
    text = brief.read_text("utf-8")
    struck = set()
    for turn, (sent, moment) in enumerate(product(SIGNALS, MOMENTS), 1):
        said = f"The shares rose inde{'e' * turn}d"
        brief.write_text(text.replace("The shares rose", said), "utf-8")
        if killed(folder, sent, moment * len(whole)):
            struck.add(sent)
        left = tree(folder / "site")
        if left != whole:  # the new one had taken its place, all of it
            assert f"{said}." in (folder / "site/en/lumen/2024Q4/index.html").read_text("utf-8")
            assert names(left) == names(whole)
            whole = left
    assert struck == set(SIGNALS)
    assert names(build(folder)) == names(whole)
    assert sorted(path.name for path in folder.glob("site*")) == ["site"]


def names(files: Mapping[str, str]) -> list[str]:
    """The files of a site; those of the search index are named by what they hold."""
    return sorted(re.sub(r"_[0-9a-f]+\.", "_.", path) for path in files)


def test_two_builds_are_byte_identical_wherever_they_run(tmp_path: Path, corpus_site: Host) -> None:
    """The site that all tests read, and one from another folder, place, language and order of hashes."""
    other = project(tmp_path / "another place" / "臺北", CORPUS)
    elsewhere = {"PYTHONHASHSEED": "4711", "TZ": "Asia/Taipei", "LANG": "zh_TW.UTF-8", "LC_ALL": "C.UTF-8"}
    first, second = tree(corpus_site.folder), build(other, SITE_URL=corpus_site.url, **elsewhere)
    assert [path for path in first if first[path] != second.get(path)] == []
    assert first.keys() == second.keys()
    for part in ("search/", "poster.png", ".pdf", "feed.xml", "data/facts.csv", "sitemap.xml.gz"):
        assert any(part in path for path in first), part


def test_builds_at_once_in_one_folder_leave_a_whole_site(tmp_path: Path) -> None:
    folder = project(tmp_path, TINY)
    whole = build(folder)
    at_once = [started(folder) for _ in range(3)]
    for process in at_once:
        _, said = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0, said.decode()
    assert tree(folder / "site") == whole
    assert sorted(path.name for path in folder.glob("site*")) == ["site"]
