"""A new folder of briefs, whatever it is called."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from briefs.content.folder import read_folder
from briefs.editing.init import init
from briefs.model.problem import Refused

TODAY = date(2026, 2, 6)


@pytest.mark.parametrize("name", ["my 簡報", "yes", "null", "2026", "2026-02-06", "1:30", "-x", "a: b # c", "a \"q\" 's' %x 🦄 & <b>", "$HOME", "~"])
def test_a_name_is_kept_as_it_is(tmp_path: Path, name: str) -> None:
    init(tmp_path / name, TODAY, example=True)
    assert read_folder(tmp_path / name)[1] == []
    text = (tmp_path / name / "mkdocs.yml").read_text("utf-8").replace("!ENV ", "")
    assert yaml.safe_load(text)["site_name"] == name


@pytest.mark.parametrize("name", ["new\nline", "tab\tstop", "bad\udcff", "turned\u202earound"])
def test_a_name_that_nobody_can_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match="has signs that cannot be printed; name it in words"):
        init(tmp_path / name, TODAY, example=False)
    assert list(tmp_path.iterdir()) == []


def test_what_the_system_refuses_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be written: File name too long"):
        init(tmp_path / ("x" * 300), TODAY, example=False)
    (tmp_path / "file").touch()
    with pytest.raises(Refused, match="cannot be written: Not a directory"):
        init(tmp_path / "file" / "below", TODAY, example=False)
