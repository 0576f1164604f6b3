"""The kinds of charts, one and all."""

from pathlib import Path

import pytest
from places import ROOT

from briefs.charts.kinds import KINDS
from briefs.model.language import LANGUAGES


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_test_and_stands_in_the_guide(kind: str) -> None:
    assert (Path(__file__).parent / f"test_{kind}.py").is_file()
    for tag in LANGUAGES:
        assert f"| `{kind}` |" in (ROOT / "docs" / "guide" / tag / "new-chart.md").read_text("utf-8")
