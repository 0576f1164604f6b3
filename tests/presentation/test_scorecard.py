"""A scorecard has no column of dashes: what was expected stands in one cell with the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefs.presentation.inline import Missing, plain
from briefs.presentation.tables import scorecard

if TYPE_CHECKING:
    from briefs.presentation.context import RenderContext

ROWS = {
    "en": {
        "heads": ["Metric", "Actual", "YoY", "Against expectations"],
        "Revenue": ["NT$12.5B", "+20% QoQ +25%≠", "beat consensus NT$11.8B · +6% above guidance NT$11.0B–NT$12.0B"],
    },
    "zh-Hant": {
        "heads": ["項目", "實際", "年增率", "與預期相比"],
        "營收": ["125億元", "+20% 季增率 +25%≠", "優於預期 市場共識 118億元・+6% 高於財測 110億至120億元"],
    },
}


@pytest.mark.parametrize("language", ROWS)
def test_what_was_expected_stands_with_its_verdict(language: str, context: RenderContext) -> None:
    brief = context.dataset.content.briefs["LUMN9/2024Q4"]
    table = scorecard(context.brief_localizer(language, brief), context.values(brief).completed)
    heads, (name, cells) = ROWS[language].items()
    assert [column.head for column in table.columns] == heads[1]
    rows = {plain(first): [plain(cell) for cell in others] for first, *others in table.rows}
    assert rows[name] == cells
    unknown = [row for row in table.rows if any(isinstance(part, Missing) for part in row[-1])]
    assert len(unknown) < len(table.rows)
