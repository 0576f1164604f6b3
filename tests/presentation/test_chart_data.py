"""The charts of the corpus, of other calendars and of the invented company, on their pages and in print."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from drawings import charts
from invented import CALENDARS
from pictures import faults, in_print, on_page
from places import CORPUS, ROOT, TINY

from briefs.analysis.dataset import read_dataset
from briefs.charts import drawing
from briefs.content.folder import Folder
from briefs.model.language import ROWS
from briefs.presentation.context import RenderContext

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefs.charts.marks import Chart

FOLDERS = {"corpus": CORPUS, "calendars": CALENDARS, "tiny": TINY}


@cache
def context(folder: Path) -> RenderContext:
    dataset, _ = read_dataset(folder)
    return RenderContext(dataset, Folder(ROOT))


def drawn(folder: Path) -> Iterator[tuple[Chart, str, str]]:
    """Every chart with its figure and its language."""
    made = context(folder)
    for language in made.languages:
        for chart in charts(made, language):
            yield chart, drawing.draw(chart, made.words[language]["chart"], made.environment), language


@pytest.mark.parametrize("name", FOLDERS)
def test_no_picture_is_false(name: str) -> None:
    made, found, count = context(FOLDERS[name]), [], 0
    for chart, page, language in drawn(FOLDERS[name]):
        words = made.words[language]["chart"]
        seen = [on_page(page, width) for width in (288, 400, 560, 720)]
        seen += [in_print(drawing.picture(chart, words, width, ROWS[language], made.environment)) for width in (400, 800)]
        found += [f"{language} {chart.id}: {fault}" for one in seen if one for fault in faults(chart, one)]
        count += sum(one is not None for one in seen)
    assert found == []
    assert count >= {"corpus": 500, "calendars": 0, "tiny": 20}[name]
