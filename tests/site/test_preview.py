from __future__ import annotations

import gc
import threading
import weakref
from pathlib import Path

import pytest
from places import TINY, new_project

from briefs.content.folder import read_folder
from briefs.content.records import Content
from briefs.outputs.pages import Page
from briefs.site import preview
from briefs.site.addresses import review
from briefs.site.build import addresses_of, build_site
from briefs.site.preview import BEFORE, Preview, placeholder, set_aside


def sheet(url: str, body: str) -> Page:
    return Page(url, "en", "Title", "", {}, (), lambda: body)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    for url in ("en/", "en/one/"):
        (tmp_path / url).mkdir()
        (tmp_path / url / "index.html").write_text(f"<main>{placeholder(url)}</main>", "utf-8")
    return tmp_path


def never() -> None:
    raise AssertionError


def text(built: Path, url: str) -> str:
    return (built / url / "index.html").read_text("utf-8")


def test_a_page_is_filled_when_somebody_looks_and_no_other(built: Path) -> None:
    shown = Preview([sheet("en/", "home"), sheet("en/one/", "one")], built, never)
    shown.show("en/one/")
    shown.show("en/none/")
    assert text(built, "en/one/") == "<main>one</main>"
    assert placeholder("en/") in text(built, "en/")


def test_a_page_is_rendered_once(built: Path) -> None:
    rendered: list[str] = []

    def body() -> str:
        rendered.append("x")
        return ""

    shown = Preview([Page("en/", "en", "Title", "", {}, (), body)], built, never)
    for _ in range(2):
        shown.show("en/")
    assert rendered == ["x"]


def test_the_rest_is_filled_and_indexed_meanwhile(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    indexed: list[str] = []
    monkeypatch.setattr(preview, "QUIET", 0)
    pages = [sheet("en/", "home"), sheet("en/one/", "one")]
    Preview(pages, built, lambda: indexed.append(text(built, "en/"))).finish()
    assert indexed == ["<main>home</main>"]
    assert text(built, "en/one/") == "<main>one</main>"


def test_the_next_build_is_left_alone(built: Path) -> None:
    shown = Preview([sheet("en/", "home")], built, never)
    shown.end()
    shown.show("en/")
    shown.finish()
    assert placeholder("en/") in text(built, "en/")


def test_what_stood_is_set_aside_at_once_and_taken_away_meanwhile(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "QUIET", 0)
    for number in range(2):
        set_aside(built)
        assert [one.name[: len(BEFORE)] for one in built.iterdir()] == [BEFORE] * (number + 1)
        (built / "index.html").touch()
    over = Preview([], built, never)
    over.end()
    over.finish()
    assert len([*built.iterdir()]) == 3  # the next build has set them aside
    Preview([], built, lambda: None).finish()
    assert [one.name for one in built.iterdir()] == ["index.html"]


def test_a_folder_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    set_aside(tmp_path / "preview")
    assert (tmp_path / "preview").is_dir()


def test_the_end_waits_for_the_page_being_filled(built: Path) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        assert go_on.wait(600)
        return "slow"

    shown = Preview([Page("en/", "en", "Title", "", {}, (), slow)], built, never)
    filling = threading.Thread(target=shown.fill)
    filling.start()
    assert begun.wait(600)
    ending = threading.Thread(target=shown.end)
    ending.start()
    go_on.set()
    ending.join(600)
    filling.join(600)
    assert text(built, "en/") == "<main>slow</main>"


def test_an_exception_stands_in_the_page(built: Path) -> None:
    page = Page("en/", "en", "A <title>", "", {}, (), lambda: str(1 / 0))
    Preview([page], built, never).show("en/")
    assert "<h1>A &lt;title&gt;</h1>" in text(built, "en/")
    assert "ZeroDivisionError" in text(built, "en/")


class Left(list[object]):
    """Something that may be looked for once it is gone."""


def test_what_an_earlier_build_left_in_circles_is_given_up(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "QUIET", 0)
    left = Left()
    left.append(left)
    known = weakref.ref(left)
    del left
    gc.disable()
    try:
        assert known() is not None
        Preview([sheet("en/", "home")], built, lambda: None).finish()
        assert known() is None
    finally:
        gc.enable()


def contents() -> int:
    gc.collect()
    return sum(isinstance(one, Content) for one in gc.get_objects())


def test_nothing_of_an_earlier_build_stays(tmp_path: Path) -> None:
    """However long a preview runs: each edit makes everything anew, and nothing keeps the old."""
    folder, _ = read_folder(new_project(tmp_path, TINY))
    brief = tmp_path / "content/lumen/2024Q4/brief.yml"
    text, others = brief.read_text("utf-8"), contents()
    for edit in ("a day", "a week", "a month"):
        brief.write_text(text.replace("The shares rose", f"For {edit} the shares rose"), "utf-8")
        site, problems = build_site(folder, preview=True)
        assert site, problems
        assert all(f"For {edit}" in page.body() for page in site.pages if page.url == "en/lumen/2024Q4/")
        assert contents() == others + 1
        del site, problems
        assert contents() == others


def test_a_preview_stands_where_files_are_promised_that_it_goes_without(tmp_path: Path) -> None:
    folder, _ = read_folder(new_project(tmp_path, TINY))
    published, _ = addresses_of(folder)
    assert any("/embed/" in one for one in published)
    review(folder.content, published, update=True)
    assert build_site(folder, preview=True)[1] == []
