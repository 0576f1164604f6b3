"""A year of 53 weeks, or a quarter of 14, beside others is said below each chart and table, on page and in print."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pictures import on_page
from places import TINY, new_project

from briefs.analysis.dataset import read_dataset
from briefs.charts import drawing
from briefs.content.folder import Folder
from briefs.outputs.pdf import Pdf
from briefs.presentation import newest, overview
from briefs.presentation.blocks import Charts, Table, parts
from briefs.presentation.context import RenderContext
from briefs.presentation.document import Document
from briefs.presentation.inline import html

if TYPE_CHECKING:
    from collections.abc import Iterator

BRIEF = "LUMN9/2024Q4"
SAID = {"en": "Q4 2024: 14 weeks.", "zh-Hant": "2024Q4：含第14週。"}


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> RenderContext:
    return made(tmp_path_factory.mktemp("long"), "\nlong_years: [FY2024]\n")


def made(folder: Path, more: str) -> RenderContext:
    root = new_project(folder / "project", TINY)
    company = root / "content" / "lumen" / "company.yml"
    company.write_text(company.read_text("utf-8") + more, "utf-8")
    brief = root / "content" / "lumen" / "2024Q4" / "brief.yml"
    chart = "charts:\n  - id: over-time\n    kind: bars\n    title: {en: Lamps, zh-Hant: 燈}\n    description: {en: Lamps., zh-Hant: 燈。}\n    categories: [2024Q3, 2024Q4]\n    series: [{of: Revenue}]\n"
    brief.write_text(brief.read_text("utf-8").replace("charts:\n", chart, 1), "utf-8")
    dataset, problems = read_dataset(root / "content")
    assert [str(problem) for problem in problems] == []
    return RenderContext(dataset, Folder(root))


def notes(context: RenderContext, language: str) -> Iterator[str]:
    """The notes of the chart over time, of the scorecard, of what moved, and of the company's page."""
    brief = context.dataset.content.briefs[BRIEF]
    localizer = context.brief_localizer(language, brief)
    document = Document(context.dataset, localizer)
    drawn = next(one for block in parts(document.blocks, Charts) for one in block.drawings)
    page = drawing.draw(replace(drawn.chart, note=html(drawn.note).striptags()), localizer.words["chart"], context.environment)
    seen = on_page(page, 400)
    assert seen
    yield seen.note or ""
    tables = [*parts((document.blocks, document.evidence), Table), *parts([*overview.company(context.dataset, localizer), *newest.changes(context.dataset, [localizer])], Table)]
    names = (("brief", "scorecard"), ("home", "moved"), ("company", "trends"), ("company", "guidance"))
    for name in names:
        yield from (one.note for one in tables if one.title == localizer.say(*name))
    yield from (html(one.note).striptags() for block in parts(overview.company(context.dataset, localizer), Charts) for one in block.drawings)


@pytest.mark.parametrize("language", SAID)
def test_a_longer_quarter_is_said_below_each_chart_and_table(language: str, lamps: RenderContext) -> None:
    found = list(notes(lamps, language))
    assert len(found) > 7
    assert [note for note in found if SAID[language] not in note] == []


@pytest.mark.parametrize("language", SAID)
def test_a_longer_quarter_is_said_in_print(language: str, lamps: RenderContext) -> None:
    localizer = lamps.brief_localizer(language, lamps.dataset.content.briefs[BRIEF])
    values = json.dumps(Pdf(lamps, localizer).values(), ensure_ascii=False)
    assert values.count(f'"note": "{SAID[language]}') == 2, "what moved is folded on the page, and not in print"


def test_nothing_is_said_of_years_of_52_weeks(tmp_path: Path) -> None:
    assert [note for note in notes(made(tmp_path, ""), "en") if "weeks" in note] == []
