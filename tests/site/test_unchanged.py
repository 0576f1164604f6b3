"""The mark of all that a site follows from: what makes a build needed again, and what does not."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from places import TINY, new_project

from briefs.content.folder import Folder
from briefs.content.grounds import grounds
from briefs.site import unchanged
from briefs.site.unchanged import remember

SETTINGS = 'site_name: Tiny\nsite_url: !ENV [TINY_URL, ""]\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A folder whose site stands as a build left it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    new_project(tmp_path, TINY)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    (tmp_path / "site" / "en").mkdir(parents=True)
    (tmp_path / "site" / "en" / "index.html").write_text("<p>Tiny</p>")
    folder = Folder(tmp_path)
    remember(folder, grounds(folder), tmp_path / "site")
    return folder


def write(path: str, text: str) -> Callable[[Folder], object]:
    return lambda folder: (folder.root / path).write_text(text)


def a_fact(folder: Folder) -> None:
    path = min(folder.content.glob("*/*/*.yml"))
    path.write_text(f"{path.read_text('utf-8')}\n# read again\n", "utf-8")


def mark(folder: Folder) -> Path:
    (found,) = (folder.cache / "built").iterdir()
    return found


CHANGES: dict[str, Callable[[Folder], object]] = {
    "a fact file": a_fact,
    "a company more": lambda folder: (folder.content / "new.yml").touch(),
    "the settings": write("mkdocs.yml", f"{SETTINGS}# changed\n"),
    "a file that settings may name": write("hooks.py", "pass\n"),
    "a page of the site": write("site/en/index.html", "<p>Tinier</p>"),
    "a page gone": lambda folder: (folder.site / "en" / "index.html").unlink(),
    "a file more in the site": write("site/more.txt", ""),
    "the mark cut": lambda folder: mark(folder).write_bytes(mark(folder).read_bytes()[:-1]),
    "a mark of another shape": lambda folder: mark(folder).write_text("{}"),
    "no mark": lambda folder: mark(folder).unlink(),
}
NO_CHANGES: dict[str, Callable[[Folder], object]] = {
    "nothing": lambda folder: None,
    "the same written again": write("mkdocs.yml", SETTINGS),
    "what an editor's program keeps": write(".swap", "x"),
    "another build's site": lambda folder: (folder.root / "site.new-1a2b3c4d").mkdir(),
    "the copy for a disk": lambda folder: (folder.root / "site.offline").mkdir(),
}


def test_links_are_followed_and_what_leads_nowhere_stops_nothing(folder: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    beside = tmp_path_factory.mktemp("beside")
    (beside / "again").symlink_to(beside)
    (folder.content / "linked").symlink_to(beside)
    (folder.root / "nowhere").symlink_to("not there")
    before = grounds(folder)
    assert grounds(folder) == before
    (beside / "company.yml").touch()
    assert grounds(folder) != before


@pytest.mark.parametrize("more", ["hooks: [own.py]\n", "theme:\n  name: material\n  custom_dir: .theme\n", "theme: {name: material, custom_dir: .theme}\n"])
def test_settings_that_may_read_anything_are_built_each_time(folder: Folder, more: str) -> None:
    (folder.root / "mkdocs.yml").write_text(SETTINGS + more)
    remember(folder, grounds(folder), folder.site)
    assert not unchanged.unchanged(folder)


def test_variables_on_several_lines_count(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder.root / "mkdocs.yml").write_text('site_url: !ENV\n  - FIRST_URL\n  - ""\n')
    before = grounds(folder)
    monkeypatch.setenv("FIRST_URL", "https://tiny.example/")
    assert grounds(folder) != before


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changes_a_site_is_noticed(folder: Folder, change: Callable[[Folder], object]) -> None:
    assert unchanged.unchanged(folder)
    change(folder)
    assert not unchanged.unchanged(folder)


@pytest.mark.parametrize("change", NO_CHANGES.values(), ids=NO_CHANGES)
def test_what_changes_no_site_is_none(folder: Folder, change: Callable[[Folder], object]) -> None:
    change(folder)
    assert unchanged.unchanged(folder)


@pytest.mark.parametrize(("name", "value"), [("TINY_URL", "https://tiny.example/"), ("SOURCE_DATE_EPOCH", "1800000000")])
def test_variables_that_count_are_noticed(folder: Folder, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv("OTHER", value)
    assert unchanged.unchanged(folder)
    monkeypatch.setenv(name, value)
    assert not unchanged.unchanged(folder)


def test_a_new_day_a_new_package_and_another_template_are_noticed(folder: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "packages" / "mkdocs-1.6.1.dist-info").mkdir(parents=True)
    monkeypatch.setattr("sysconfig.get_path", lambda name: str(tmp_path / "packages"))
    before = grounds(folder)
    (tmp_path / "packages" / "mkdocs-1.6.2.dist-info").mkdir()
    assert grounds(folder) != before
    monkeypatch.undo()
    own = tmp_path / "own"
    (own / "pages").mkdir(parents=True)
    assert grounds(folder) == (before := grounds(folder))
    (own / "pages" / "home.html").touch()
    assert grounds(folder) != before


@pytest.mark.builds
def test_a_build_where_nothing_changed_leaves_the_site_alone(tmp_path: Path) -> None:
    new_project(tmp_path, TINY)

    def build() -> str:
        done = subprocess.run([Path(sys.executable).with_name("briefs"), "build", "--root", tmp_path], capture_output=True, text=True, check=True)
        return done.stderr

    def inode() -> int:
        return (tmp_path / "site" / "index.html").stat().st_ino

    assert "nothing changed" not in build()
    first = inode()
    assert "nothing changed" in build()
    assert inode() == first
    a_fact(Folder(tmp_path))
    assert "nothing changed" not in build()
    assert inode() != first
