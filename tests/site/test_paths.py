"""Each file of a site has a place of its own and a name that every system can hold."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from places import TESTS

from briefs.cli.commands import main
from briefs.content.folder import Folder
from briefs.model.paths import clashes, unfit
from briefs.site.build import build_site, unfit_name


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["a/index.html", "b/index.html", "a.html"], []),
        (["a/x.csv", "a/x.csv"], [("a/x.csv", "a/x.csv")]),
        (["en/data/index.html", "en/Data/index.html"], [("en/Data/index.html", "en/data/index.html")]),
        (["a", "a/b/c"], [("a/b/c", "a")]),
        (["a/b/c", "A"], [("A", "a/b/c")]),
        (["caf\u00e9", "cafe\u0301"], [("cafe\u0301", "caf\u00e9")]),
    ],
)
def test_clashes(paths: list[str], expected: list[tuple[str, str]]) -> None:
    assert list(clashes(paths)) == expected


@pytest.mark.parametrize("path", ["en/con/index.html", "assets/aux.yml", "NUL", "a/com1.csv", "a./b", "a /b", "a/b?c", "a/" + "b" * 121, "a/" * 101 + "b"])
def test_what_not_every_system_can_hold(path: str) -> None:
    assert unfit(path)


@pytest.mark.parametrize("path", ["en/console/index.html", "assets/auxiliary.css", "a.b/c", "zh-Hant/2330/2025Q4/2330-2025Q4-zh-Hant.pdf", "圖/表.png"])
def test_what_every_system_can_hold(path: str) -> None:
    assert not unfit(path)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(TESTS / "tiny" / "content", tmp_path / "content")
    return tmp_path


def said(root: Path, *, guide: bool = False) -> list[str]:
    return list(map(str, build_site(Folder(root, guide=guide))[1]))


@pytest.mark.parametrize("name", ["data", "sources", "glossary", "facts", "guide"])
@pytest.mark.parametrize("guide", [True, False])
def test_no_company_takes_the_place_of_a_page(root: Path, name: str, guide: bool) -> None:
    (root / "content/lumen").rename(root / "content" / name)
    path = f"en/{name}/index.html"
    expected = [f"content/{name}/company.yml:1:1: '/{path}' cannot stand beside '/{path}'; rename the folder"]
    assert said(root, guide=guide) == expected
    if not guide:
        assert CliRunner().invoke(main, ["check", "--root", str(root)]).stdout.splitlines() == expected
    assert unfit_name(name, ["en"])


@pytest.mark.parametrize("name", ["con", "aux", "lpt1"])
def test_no_company_is_called_what_windows_cannot_hold(root: Path, name: str) -> None:
    (root / "content/lumen").rename(root / "content" / name)
    assert unfit_name(name, ["en"])
    assert said(root) == [f"content/{name}/company.yml:1:1: Windows cannot hold a file called '{name}'; rename the folder"]


@pytest.mark.parametrize("name", ["assets", "search", "en", "zh-hant", "data2"])
def test_other_names_have_places_of_their_own(root: Path, name: str) -> None:
    (root / "content/lumen").rename(root / "content" / name)
    assert said(root, guide=True) == []
    assert not unfit_name(name, ["en"])


def test_a_folders_own_files_are_looked_at_too(root: Path) -> None:
    assets = root / "templates/assets"
    assets.mkdir(parents=True)
    (assets / ".hidden").touch()
    (assets / "site.css").touch()
    assert said(root) == []
    (assets / "Charts.css").touch()
    (assets / "nul.png").touch()
    assert sorted(said(root)) == [
        "templates/assets/Charts.css:1:1: '/assets/Charts.css' cannot stand beside '/assets/charts.css'; rename the file",
        "templates/assets/nul.png:1:1: Windows cannot hold a file called 'nul.png'; rename the file",
    ]
