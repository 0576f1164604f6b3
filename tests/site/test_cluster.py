"""A site that Dask's workers make, who are processes of their own."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster
from places import TINY, new_project

from briefs.analysis.looking import looks, one_by_one
from briefs.analysis.reckoning import compute
from briefs.content.folder import Folder, read_folder
from briefs.content.load import load
from briefs.model.problem import Refused
from briefs.site import cluster
from briefs.site.build import build_site
from briefs.site.cluster import Cluster, Order

pytestmark = pytest.mark.builds


def started(workers: int) -> LocalCluster:
    return LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", host="127.0.0.1")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with started(2) as workers:
        yield workers.scheduler_address


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.setenv("SITE_URL", "https://tiny.example/")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    shutil.copytree(new_project(tmp_path / "linked", TINY), tmp_path / "folder")  # templates of its own
    read, problems = read_folder(tmp_path / "folder")
    assert problems == []
    return read


def build(folder: Folder, *options: str) -> subprocess.CompletedProcess[str]:
    command = Path(sys.executable).with_name("briefs")
    return subprocess.run([command, "build", "--root", folder.root, *options], capture_output=True, text=True, check=False)


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_site_that_two_workers_made_has_the_same_bytes(folder: Folder, address: str) -> None:
    assert build(folder, "--dask", address).returncode == 0
    made = files(folder.site)
    shutil.rmtree(folder.root / ".cache")
    assert build(folder).returncode == 0
    assert made == files(folder.site)
    assert any(path.endswith(".pdf") for path in made)


def test_workers_make_all_pages_but_the_guide_s_and_all_pictures(folder: Folder, address: str) -> None:
    site, _ = build_site(replace(folder, guide=False))
    assert site
    tasks: dict[str, Any] = {page.url: body for page, body in zip(site.pages, site.bodies, strict=True)}
    tasks |= {path: site.pictures[path] for path in site.pictures if path.endswith((".png", ".pdf"))}
    asked = Cluster(address)

    def refuse() -> None:
        pytest.fail("made here")

    try:
        there = list(asked.made(folder, dict.fromkeys(tasks, refuse)))
    finally:
        asked.close()
    assert len(there) == len(tasks) > 40
    assert [one for one in there if isinstance(one, tuple)] == [body() for body in site.bodies]


def test_workers_look_at_briefs(folder: Folder, address: str) -> None:
    content, _ = load(folder.content, folder.languages)
    index, asked = compute(content), Cluster(address)
    try:
        there = list(asked.looked(folder, content, index, looks(content)))
    finally:
        asked.close()
    assert there == list(one_by_one(content, index, looks(content)))
    assert all(one.sound for one in there)


@pytest.mark.parametrize("own", [True, False])
def test_a_worker_who_does_not_see_the_folder_has_its_files(folder: Folder, own: bool) -> None:
    if not own:
        shutil.rmtree(folder.root / "templates")
        folder = replace(folder)  # which knows no templates yet
    site, _ = build_site(folder)
    assert site
    bodies = {page.url: body for page, body in zip(site.pages, site.bodies, strict=True) if not page.beside}
    sent = Order(replace(folder, root=Path("/nowhere")), cluster._packed(folder), cluster._said(folder))
    assert cluster._done(sent, [*bodies]) == [body() for body in bodies.values()]


def test_a_worker_drops_what_it_was_sent_before(folder: Folder) -> None:
    def sent() -> Order:
        return Order(replace(folder, root=Path("/nowhere")), cluster._packed(folder), cluster._said(folder))

    (before,) = cluster._done(sent(), ["en/lumen/2024Q4/"])
    brief = folder.content / "lumen/2024Q4/brief.yml"
    brief.write_text(brief.read_text("utf-8").replace("Lumen", "Lümen"), "utf-8")
    (after,) = cluster._done(sent(), ["en/lumen/2024Q4/"])
    assert "Lümen" in after[0]
    assert "Lümen" not in before[0]
    (folder.root / "templates/pages/home.html").unlink()
    home = cluster._home(sent())
    assert not (home.root / "templates/pages/home.html").exists()
    assert (home.root / "templates/pages/brief.html").exists()
    assert (home.cache / "page").is_dir()


def free() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"tcp://127.0.0.1:{probe.getsockname()[1]}"


def test_a_cluster_that_cannot_help_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "WAIT", "1 s")
    for wrong in ("hello", "nix://127.0.0.1:1", "tcp://127.0.0.1", "127.0.0.1:8786"):
        with pytest.raises(Refused, match=f"'{wrong}' is no address of a Dask scheduler; write it as tcp://HOST:8786"):
            Cluster(wrong)
    nobody = free()
    with pytest.raises(Refused, match=f"no Dask scheduler answers at {nobody}"):
        Cluster(nobody)
    with started(0) as idle, pytest.raises(Refused, match="has no workers; start some"):
        Cluster(idle.scheduler_address)
    other = cluster._mark()[::-1]
    monkeypatch.setattr(cluster, "tools", lambda folder: other)
    with pytest.raises(Refused, match="has another version of Python or of a package; install there what is installed here"):
        Cluster(address)


def test_without_dask_the_build_says_how_to_have_it(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder.root / "distributed.py").write_text("raise ImportError\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder.root))
    done = build(folder, "--dask", "tcp://127.0.0.1:8786")
    assert done.returncode == 1
    assert "Dask is not installed; run pip install 'investment-briefs[dask]'" in done.stderr + done.stdout
    assert not folder.site.exists()
