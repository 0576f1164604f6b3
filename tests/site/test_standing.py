"""Pages that are taken over from the site that stands."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import bench
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from briefs.model.cache import Cache
from briefs.outputs import exports
from briefs.outputs.pages import Page
from briefs.site import finishing, plugin
from briefs.site.built import Built
from briefs.site.publish import write
from briefs.site.standing import Standing

PAGE = Page(
    "en/acme/",
    "en",
    "Acme",
    "",
    {},
    (),
    str,
    files={"en/acme/index.md": bytes, "en/acme/chart/index.html": bytes},
    pictures=["en/acme/poster.png"],
)
PATHS = ("en/acme/index.html", *PAGE.files, *PAGE.pictures)


class Sites:
    """Sites of one page, each in the place of the one before it."""

    def __init__(self, root: Path) -> None:
        self.root, self.mark = root, "first"
        for path in PATHS:
            (root / "site" / path).parent.mkdir(parents=True, exist_ok=True)
            (root / "site" / path).write_text(path)
        self.standing().keep([PAGE], Built(root / "site"))

    def standing(self) -> Standing:
        return Standing(Cache(self.root / ".cache"), "", self.root / "site", lambda page: self.mark)

    def taken(self) -> Standing | None:
        """The page taken over into another site, or nothing where it has to be made."""
        standing, new = self.standing(), self.root / "new"
        new.mkdir()
        taken = standing.take(PAGE, new)
        assert {path.relative_to(new).as_posix() for path in new.rglob("*") if path.is_file()} == (
            {*PATHS} if taken else set()
        )
        return standing if taken else None


@pytest.fixture
def sites(tmp_path: Path) -> Sites:
    return Sites(tmp_path)


def changed(path: Path) -> None:
    """Put other bytes in a file of the same length."""
    path.write_text(path.read_text().upper())
    os.utime(path, ns=(0, 0))


def linked(path: Path) -> None:
    path.rename(path.with_name("aside"))
    path.symlink_to("aside")


def directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


SPOILED: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "cut": lambda path: os.truncate(path, 1),
    "other bytes": changed,
    "a link": linked,
    "a folder": directory,
}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_a_page_is_made_again_where_a_file_of_it_is_not_as_it_was_left(
    sites: Sites, path: str, spoil: Callable[[Path], object]
) -> None:
    spoil(sites.root / "site" / path)
    assert sites.taken() is None


def test_a_page_that_follows_from_the_same_is_taken_over_and_known_without_being_read(
    sites: Sites,
) -> None:
    old, new = sites.root / "site", sites.root / "new"
    marks = {path: Built(old).mark(path) if path.endswith(".html") else "" for path in PATHS}
    taken = sites.taken()
    assert taken
    assert taken.marks == marks
    assert all((new / path).samefile(old / path) for path in PATHS)
    taken.keep([], Built(new))
    assert sites.standing().take(PAGE, sites.root / "newer")


def test_a_page_that_follows_from_something_else_is_made(sites: Sites) -> None:
    sites.mark = "second"
    assert sites.taken() is None


def test_a_page_of_which_nobody_knows_what_it_follows_from_is_made_each_time(sites: Sites) -> None:
    sites.mark = ""
    sites.standing().keep([PAGE], Built(sites.root / "site"))
    assert sites.taken() is None


def test_what_was_spoiled_in_the_cache_takes_nothing_over(sites: Sites) -> None:
    (kept,) = (sites.root / ".cache" / "standing").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert sites.taken() is None


def test_files_are_copied_where_there_are_no_links(
    sites: Sites, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refused)
    assert sites.taken()
    for path in PATHS:
        old, new = sites.root / "site" / path, sites.root / "new" / path
        assert not new.samefile(old)
        assert new.read_bytes() == old.read_bytes()


# Whole builds


def built(project: Path) -> dict[str, bytes]:
    build(load_config(str(project / "mkdocs.yml"), strict=True))
    return tree(project / "site")


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.builds
def test_an_edit_has_those_pages_made_that_show_it_and_gives_what_a_build_from_nothing_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made, drawn = list[str](), list[str]()
    render = plugin.SheetPage.render

    def counted(page: plugin.SheetPage, *rest: Any) -> None:
        made.append(page.url)
        render(page, *rest)

    def noted(files: Mapping[str, bytes], folder: Path) -> None:
        drawn.extend(files)
        write(files, folder)

    monkeypatch.setattr(plugin.SheetPage, "render", counted)
    monkeypatch.setattr(finishing, "write", noted)
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(bench.SETTINGS.format(pdf="none"))
    bench.write_content(tmp_path / "content", 2, 2)
    first, every = built(tmp_path), {*made}
    assert len(every) > 30
    shutil.copytree(tmp_path / "site", tmp_path / "beside", copy_function=lambda one, other: Path(other).hardlink_to(one))
    brief = tmp_path / "content/c0000/2021Q1/brief.yml"
    brief.write_text(brief.read_text("utf-8").replace("How the revenue is made up", "How revenue is made up"), "utf-8")
    made.clear()
    drawn.clear()
    found = built(tmp_path)
    assert {*drawn} == {"en/c0000/2021Q1/poster.png", "zh-Hant/c0000/2021Q1/poster.png", exports.ARCHIVE}
    assert {url for url in made if "/c0000/" not in url} == {""}
    assert "en/c0000/2021Q2/" not in made
    for name in (".cache", "site"):
        shutil.rmtree(tmp_path / name)
    assert built(tmp_path) == found
    assert {*made} == every
    assert tree(tmp_path / "beside") == first  # what was published is replaced, never written again
