"""Every chart that a dataset's pages show, with the words and the environment to draw it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from briefs.presentation import chart_data, overview
from briefs.presentation.blocks import Charts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefs.charts.marks import Chart
    from briefs.presentation.context import RenderContext


def charts(context: RenderContext, language: str) -> Iterator[Chart]:
    """Those of the briefs, then those of the companies' pages."""
    dataset = context.dataset
    for company in dataset.content.companies.values():
        briefs = dataset.briefs(company)
        for brief in briefs:
            localizer = context.brief_localizer(language, brief)
            for entry in chain(brief.entry.charts, *(part.charts for part in brief.entry.sections)):
                yield chart_data.chart(entry, localizer).chart
        for section in (
            overview.company(dataset, context.brief_localizer(language, briefs[-1]))
            if briefs
            else ()
        ):
            for block in section.blocks:
                if isinstance(block, Charts):
                    yield from (drawing.chart for drawing in block.drawings)
