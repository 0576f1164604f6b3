"""A finished site on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefs.site import publish


@pytest.mark.parametrize("swaps", [True, False], ids=["in one step", "in two"])
def test_a_finished_site_takes_the_old_ones_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swaps: bool
) -> None:
    if not swaps:
        monkeypatch.setattr(publish, "exchange", lambda one, other: False)
    for turn in ("first", "second"):
        (tmp_path / "site.new").mkdir()
        (tmp_path / "site.new" / turn).touch()
        publish.publish(tmp_path / "site.new", tmp_path / "site")
        assert [path.name for path in tmp_path.rglob("*")] == ["site", turn]


def test_a_changed_asset_changes_its_address(tmp_path: Path) -> None:
    sheet = tmp_path / "site.css"
    sheet.write_text("a {}", "utf-8")
    first = publish.stamped("assets/site.css", {"site.css": sheet})
    sheet.write_text("b {}", "utf-8")
    assert first.startswith("assets/site.css?v=")
    assert publish.stamped("assets/site.css", {"site.css": sheet}) not in (first, "assets/site.css")
    assert publish.stamped("assets/other.css", {"site.css": sheet}) == "assets/other.css"
