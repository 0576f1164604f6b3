"""A built site is believed only when every file of it is there and whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefs.model.cache import Cache
from briefs.site import following
from briefs.site.built import Built
from briefs.site.whole import broken

if TYPE_CHECKING:
    from conftest import Host

ROOT = "/briefs/"  # where the tests' site is published


@pytest.fixture
def built(corpus_site: Host, tmp_path: Path) -> Path:
    """A copy of a site, linked file by file: who changes one puts another in its place."""
    shutil.copytree(corpus_site.folder, tmp_path / "site", copy_function=lambda one, other: Path(other).hardlink_to(one))
    return tmp_path / "site"


def put(path: Path, content: bytes) -> None:
    path.unlink()
    path.write_bytes(content)


def halved(path: Path) -> None:
    content = path.read_bytes()
    put(path, content[: len(content) // 2])


def test_the_site_is_whole(built: Path) -> None:
    assert broken(Built(built), ["en/index.html", "search/en/index.json"], ROOT) == []


SPOILERS: dict[str, Callable[[Path], None]] = {
    "cut": halved,
    "empty": lambda path: put(path, b""),
    "a page of an error": lambda path: put(path, b"<!doctype html><title>502</title>"),
}
KINDS = (
    "index.html", "*.pdf", "poster.png", "sitemap.xml", "sitemap.xml.gz", "feed.xml", "facts.json", "favicon.svg", "sans.woff2",
    "index.json", "names.json", "words-*.json", "records-*.json", "*.xlsx", "*.zip",
)  # fmt: skip


@pytest.mark.parametrize("how", SPOILERS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_not_whole_is_named(built: Path, kind: str, how: str) -> None:
    path = min(built.rglob(kind))
    SPOILERS[how](path)
    assert [fault for fault in broken(Built(built), ()) if f"'{path.relative_to(built).as_posix()}'" in fault]


@pytest.mark.parametrize("kind", ["*.csv", "site.css", "site.js", "robots.txt"])
def test_an_empty_file_is_named(built: Path, kind: str) -> None:
    path = min(built.rglob(kind))
    put(path, b"")
    assert broken(Built(built), ()) == [f"'{path.relative_to(built).as_posix()}' is not whole"]


def test_a_missing_file_is_named(built: Path) -> None:
    path = min(built.rglob("*.pdf"))
    path.unlink()
    name = path.relative_to(built).as_posix()
    assert broken(Built(built), [name]) == [f"'{name}' is missing"]
    faults = broken(Built(built), [], ROOT)
    assert faults
    assert all(fault.endswith(f"{path.name}', which is missing") for fault in faults)


@pytest.mark.parametrize("kind", ["words", "records"])
def test_a_file_that_the_search_lacks_is_missed(built: Path, kind: str) -> None:
    first, *others = (built / "search/en").glob(f"{kind}-*.json")
    first.unlink()
    assert broken(Built(built), (), ROOT) == [f"the search has {len(others)} of {len(others) + 1} files of {kind} in 'en'"]


@pytest.mark.parametrize(
    ("href", "said"),
    [
        ("../nowhere/", "which is missing"),
        ("#nowhere", "where no such place is"),
        ("../en/#nowhere", "where no such place is"),
        ("/briefs/en/nowhere/", "which is missing"),
        ("/briefs/nowhere.pdf", "which is missing"),
        ("/nowhere.pdf", ""),
        ("https://other.example/nowhere/", ""),
        ("mailto:reader@other.example", ""),
        ("./", ""),
        ("//other.example/nowhere/", ""),
        ("/briefs/en/", ""),
        ("/other/en/", ""),
    ],
)
def test_a_link_that_leads_nowhere_is_named(built: Path, href: str, said: str) -> None:
    page = built / "en/index.html"
    put(page, page.read_bytes().replace(b"</main>", f'<a href="{href}">x</a></main>'.encode(), 1))
    assert broken(Built(built), (), ROOT) == ([f"'en/index.html' leads to '{href}', {said}"] if said else [])


def test_links_are_followed_again_of_pages_that_changed_and_of_those_that_lead_to_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed: list[str] = []
    faults = following.Linked.faults

    def counted(page: following.Linked, *rest: Any) -> Any:
        followed.append(page.path)
        return faults(page, *rest)

    monkeypatch.setattr(following.Linked, "faults", counted)
    site, known = tmp_path / "site", following.Followed(Cache(tmp_path / ".cache"), "")
    site.mkdir()
    chart = site / "chart.svg"

    def looked(known: following.Followed = known, **pages: str) -> tuple[list[str], list[str]]:
        followed.clear()
        for name, body in pages.items():
            (site / f"{name}.html").write_text(f"{body}</html>")
        return broken(Built(site), (), ROOT, known), [*followed]

    def led(page: str, target: str, why: str) -> str:
        return f"'{page}.html' leads to '{target}', {why}"

    chart.write_text("<svg/>")
    assert looked(a='<a href="b.html#one">', b='<i id="one"><i id="two"><img src="chart.svg">', c="<p>") == ([], ["a.html", "b.html", "c.html"])
    assert looked() == ([], [])
    assert looked(c="<p><p>") == ([], ["c.html"])
    assert looked(b='<i id="one"><i id="two">other<img src="chart.svg">') == ([], ["b.html"])
    gone = led("a", "b.html#one", "where no such place is")
    assert looked(b='<i id="two"><img src="chart.svg">') == ([gone], ["a.html", "b.html"])
    assert looked() == ([gone], ["a.html", "b.html"])  # what was not sound is not kept
    assert looked(b='<i id="one"><img src="chart.svg">') == ([], ["a.html", "b.html"])
    chart.unlink()
    assert looked() == ([led("b", "chart.svg", "which is missing")], ["b.html"])
    chart.write_text("<svg/>")
    (site / "b.html").unlink()
    assert looked() == ([led("a", "b.html#one", "which is missing")], ["a.html"])
    looked(b='<i id="one">')
    (kept,) = (tmp_path / ".cache" / following.KIND).iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert looked() == ([], ["a.html", "b.html", "c.html"])
    assert looked(following.Followed(known.cache, "another")) == ([], ["a.html", "b.html", "c.html"])
