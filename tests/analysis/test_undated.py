"""A record of no particular quarter is undated: it is shown, and compared with nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from promises import quarters, read

from briefs.content.folder import Folder
from briefs.content.references import parse_reference
from briefs.model.period import UNDATED, calendar_quarter, counterpart, earlier, parse_period
from briefs.outputs.exports import fact_row
from briefs.presentation.context import RenderContext

RECORD = "{at: 2, concept: Revenue, period: undated, printed: 150億元}"
INCOME = "{at: 2, concept: OperatingIncome, period: undated, printed: 30億元}"
STAFF = "{at: 2, concept: Headcount, period: undated, printed: 500人}"


def test_an_undated_period_has_none_before_it() -> None:
    assert parse_period("undated") is UNDATED
    assert (earlier(UNDATED, 12), calendar_quarter(UNDATED), counterpart(UNDATED, 6)) == (None, UNDATED, UNDATED)


def test_nothing_follows_from_undated_figures(tmp_path: Path) -> None:
    dataset = read(quarters(tmp_path, {"2024Q4/times": [RECORD, INCOME, STAFF]}))
    undated = [quantity for meaning, quantity in dataset.index.quantities.items() if meaning.undated]
    assert sorted(str(quantity.meaning) for quantity in undated) == [
        "LUMN9.Headcount.undated",
        "LUMN9.OperatingIncome.undated",
        "LUMN9.Revenue.undated",
    ]
    assert not any(quantity.derived for quantity in undated)


def test_undated_figures_that_differ_are_no_conflict(tmp_path: Path) -> None:
    other = RECORD.replace("150億", "170億")
    dataset = read(quarters(tmp_path, {"2024Q4/times": [RECORD], "2024Q4/post": [other]}))
    assert [finding.status for finding in dataset.findings] == ["undetermined"]


@pytest.mark.parametrize(("language", "said"), [("en", "Revenue · undated"), ("zh-Hant", "營收・日期不明")])
def test_an_undated_figure_is_named_so_and_prose_can_cite_it(tmp_path: Path, language: str, said: str) -> None:
    dataset = read(quarters(tmp_path, {"2024Q4/times": [RECORD]}))
    brief = dataset.content.briefs["LUMN9/2024Q4"]
    localizer = RenderContext(dataset, Folder(tmp_path / "project")).brief_localizer(language, brief)
    meaning = parse_reference("Revenue undated", brief, dataset.content).meaning
    quantity = localizer.find("Revenue undated")
    assert quantity is not None
    assert localizer.meaning(meaning, brief.company) == said
    assert fact_row(quantity.facts[0], {})["period"] == "undated"
