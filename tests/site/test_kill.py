"""Builds that are killed at any moment, and builds that must not differ."""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest
from places import ROOT

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
MOMENTS = (0.3, 0.7, 0.95)  # of a build; each is moved a little by chance
TINY = ROOT / "tests" / "tiny" / "content"


def project(folder: Path, content: Path) -> Path:
    """A copy of the project with its own content."""
    shutil.copytree(content, folder / "content")
    for name in ("docs", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(ROOT / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def started(folder: Path, **environment: str) -> subprocess.Popen[bytes]:
    """A build of a project in a process group of its own."""
    known = os.environ | {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONPATH": str(folder), "SITE_URL": "https://lamps.example/"}
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
    _, said = process.communicate(timeout=300)
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


def gone(leader: int) -> bool:
    """Whether a process group ends by itself."""
    for _ in range(100):
        if not group(leader):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="process groups are read from /proc")
def test_a_killed_build_leaves_the_site_whole(tmp_path: Path) -> None:
    folder = project(tmp_path, TINY)
    start = time.monotonic()
    whole = build(folder)
    seconds = time.monotonic() - start
    brief = folder / "content/lumen/2024Q4/brief.yml"
    text = brief.read_text("utf-8")
    chance = random.Random(20260206)
    killed = []
    for turn, (sent, moment) in enumerate(product(SIGNALS, MOMENTS), 1):
        said = "The shares rose" + " indeed" * turn
        brief.write_text(text.replace("The shares rose", said), "utf-8")
        process = started(folder)
        try:
            process.communicate(timeout=(moment + chance.uniform(-0.1, 0.1)) * seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(sent)
            process.communicate(timeout=20)
            killed.append(sent)
        assert gone(process.pid), f"{group(process.pid)} outlive {sent.name} at {moment}"
        left = tree(folder / "site")
        if left != whole:  # the new one had taken its place, all of it
            assert f"{said}." in (folder / "site/en/lumen/2024Q4/index.html").read_text("utf-8")
            assert names(left) == names(whole)
            whole = left
    assert set(killed) == set(SIGNALS)
    assert names(build(folder)) == names(whole)
    assert sorted(path.name for path in folder.glob("site*")) == ["site"]


def names(files: Mapping[str, str]) -> list[str]:
    """The files of a site; those of the search index are named by what they hold."""
    return sorted(re.sub(r"_[0-9a-f]+\.", "_.", path) for path in files)


def test_two_builds_are_byte_identical_wherever_they_run(tmp_path: Path) -> None:
    one = project(tmp_path / "one", ROOT / "content")
    other = project(tmp_path / "another place" / "臺北", ROOT / "content")
    builds = [
        started(one, PYTHONHASHSEED="1", TZ="UTC", LANG="C", LC_ALL="C"),
        started(other, PYTHONHASHSEED="4711", TZ="Asia/Taipei", LANG="zh_TW.UTF-8", LC_ALL="C.UTF-8"),
    ]
    for process in builds:
        _, said = process.communicate(timeout=300)
        assert process.returncode == 0, said.decode()
    first, second = tree(one / "site"), tree(other / "site")
    assert [path for path in first if first[path] != second.get(path)] == []
    assert first.keys() == second.keys()
    for part in ("pagefind/", "poster.png", ".pdf", "feed.xml", "data/facts.csv", "sitemap.xml.gz"):
        assert any(part in path for path in first), part
