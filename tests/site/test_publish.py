"""A finished site on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefs.site import publish
from briefs.site.publish import Place


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.fixture(params=[True, False], ids=["in one step", "in two"])
def _exchanged(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not request.param:
        monkeypatch.setattr(publish, "exchange", lambda one, other: False)


@pytest.mark.usefixtures("_exchanged")
def test_a_finished_site_takes_the_old_ones_place(tmp_path: Path) -> None:
    for turn in ("first", "second"):
        place = Place(tmp_path / "site")
        (place.path / turn).touch()
        place.publish()
        place.drop()
        assert names(tmp_path) == ["site", f"site/{turn}"]


@pytest.mark.usefixtures("_exchanged")
def test_builds_at_once_leave_each_others_places_alone_and_the_last_one_stays(tmp_path: Path) -> None:
    places = [Place(tmp_path / "site") for _ in range(3)]
    for number, place in enumerate(places):
        (place.path / str(number)).touch()
    for number, place in enumerate(places):
        place.publish()
        place.drop()
        assert names(tmp_path / "site") == [str(number)]
    assert names(tmp_path) == ["site", "site/2"]


def test_what_a_dead_build_left_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / "site.new-dead" / "en").mkdir(parents=True)
    (tmp_path / "site.old").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site.backup").mkdir()
    alive = Place(tmp_path / "site")
    assert names(tmp_path) == sorted(["site", "site.backup", alive.path.name])
    alive.drop()


def test_an_exchange_cut_between_its_two_steps_is_undone(tmp_path: Path) -> None:
    (tmp_path / "site.old" / "en").mkdir(parents=True)
    Place(tmp_path / "site").drop()
    assert names(tmp_path) == ["site", "site/en"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    place = Place(tmp_path / "site")
    (place.path / "en").touch()
    place.publish()
    place.drop()
    assert (tmp_path / "site").is_symlink()
    assert names(tmp_path) == ["elsewhere", "elsewhere/en", "site"]


def test_a_changed_asset_changes_its_address(tmp_path: Path) -> None:
    sheet = tmp_path / "site.css"
    sheet.write_text("a {}", "utf-8")
    first = publish.stamped("assets/site.css", {"site.css": sheet})
    sheet.write_text("b {}", "utf-8")
    assert first.startswith("assets/site.css?v=")
    assert publish.stamped("assets/site.css", {"site.css": sheet}) not in (first, "assets/site.css")
    assert publish.stamped("assets/other.css", {"site.css": sheet}) == "assets/other.css"
