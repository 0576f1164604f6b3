from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from lamps import entered, of_brief, told
from places import CORPUS

from briefs.analysis.dataset import Dataset, read_dataset
from briefs.analysis.lint.axes import check

BOTH = {"en": "x", "zh-Hant": "x"}
CHART = {"id": "new", "kind": "bars", "title": BOTH, "description": BOTH, "categories": ["2024Q4", "2023Q4"]}
ROWS: list[tuple[dict[str, Any], list[str]]] = [
    ({"series": [{"of": "Revenue"}, {"of": "Indoor Revenue"}]}, []),
    ({"series": [{"of": "Revenue"}, {"of": "Revenue yoy"}]}, ["the chart has TWD and percent on one axis; give each a chart of its own"]),
    ({"series": [{"of": "Revenue"}, {"of": "EarningsPerShareDiluted"}]}, ["the chart has TWD and TWD/share on one axis; give each a chart of its own"]),
    ({"kind": "lines", "series": [{"of": "Revenue"}]}, []),
    ({"kind": "lines", "categories": ["Indoor", "Outdoor"], "series": [{"of": "Revenue"}]}, ["a line joins periods, and 'Indoor' is none; make it a chart of bars"]),
    ({"kind": "lines", "categories": ["Indoor 2024Q4"], "series": [{"of": "Revenue"}]}, ["a line joins periods, and 'Indoor 2024Q4' is none; make it a chart of bars"]),
    ({"series": [{"of": "Revenu"}]}, []),  # said elsewhere
    (
        {"series": [{"of": "Revenue yoy"}, {"of": "Indoor GrossMargin"}]},
        ["no category has a figure of 'Indoor GrossMargin'; take the series out, or mend its reference"],
    ),
    ({"series": [{"of": "Revenue"}, {"of": "Indoor GrossMargin", "role": "actual"}]}, []),  # an outcome that is awaited
    ({"categories": ["2024Q4", "2025Q2"], "series": [{"of": "Revenue"}, {"of": "Indoor GrossMargin"}]}, []),  # one is still to come
    ({"series": [{"of": "Revenue"}, {"of": "Revenue yoy_amount"}]}, ["the chart has Revenue and its own change on one axis; give each a chart of its own"]),
    ({"series": [{"of": "Revenue yoy_amount"}, {"of": "OperatingIncome"}]}, []),
    ({"kind": "stacked", "series": [{"of": "Indoor Revenue"}, {"of": "Outdoor Revenue"}]}, []),
    (
        {"kind": "stacked", "categories": ["Revenue"], "series": [{"of": "Indoor 2024Q4"}, {"of": "Outdoor 2024Q4"}]},
        [],
    ),
    (
        {"kind": "stacked", "categories": ["Revenue"], "series": [{"of": "2024Q3"}, {"of": "Outdoor 2024Q4"}, {"of": "Indoor 2024Q4"}]},
        [
            "'Revenue' stacks figures of 2024Q3 and 2024Q4; write one period for all",
            "Outdoor Revenue is stacked upon Revenue, which it is a part or a measure of; take one of them out, or make it a chart of bars",
        ],
    ),
    (
        {"kind": "stacked", "series": [{"of": "Indoor Revenue"}, {"of": "Revenue"}]},
        ["Indoor Revenue is stacked upon Revenue, which it is a part or a measure of; take one of them out, or make it a chart of bars"],
    ),
    (
        {"kind": "stacked", "series": [{"of": "Revenue"}, {"of": "OperatingIncome"}]},
        ["OperatingIncome is stacked upon Revenue, which it is a part or a measure of; take one of them out, or make it a chart of bars"],
    ),
]


@pytest.mark.parametrize(("keys", "expected"), ROWS)
def test_one_axis_has_one_measure(keys: dict[str, Any], expected: list[str]) -> None:
    assert of_brief(check, entered(charts=[{**CHART, **keys}])) == expected


@cache
def corpus() -> Dataset:
    dataset, _ = read_dataset(CORPUS)
    return dataset


WIDER: list[tuple[dict[str, Any], list[str]]] = [
    (
        {"kind": "stacked", "categories": ["2025Q4"], "series": [{"of": "NorthAmerica Revenue"}, {"of": "Advertising Revenue"}]},
        ["Advertising is stacked, and is none of the parts that add up to the company; make it a chart of bars, or take it out"],
    ),
    ({"categories": ["2025Q4"], "series": [{"of": "NorthAmerica Revenue"}, {"of": "Advertising Revenue"}]}, []),
    ({"kind": "stacked", "categories": ["2025Q4"], "series": [{"of": "NorthAmerica Revenue"}, {"of": "AWS Revenue"}]}, []),
    (
        {"categories": ["AWS 2025Q4"], "series": [{"of": "Revenue"}, {"of": "RunRateRevenue"}]},
        ["the chart has RunRateRevenue and Revenue on one axis; give each a chart of its own"],
    ),
    (
        {"categories": ["FY2024", "2025Q3"], "series": [{"of": "OperatingCashFlow"}]},
        ["the chart has FY2024 and 2025Q3 on one axis, of unlike length; give each a chart of its own"],
    ),
    (
        {"kind": "lines", "categories": ["2025Q4", "FY2025"], "series": [{"of": "AWS ShareOfRevenue"}]},
        ["the chart has 2025Q4 and FY2025 on one axis, of unlike length; give each a chart of its own"],
    ),
    ({"categories": ["2025Q4", "FY2025"], "series": [{"of": "AWS ShareOfRevenue"}]}, []),
    (
        {"categories": ["FY2025", "TTM2025Q4"], "series": [{"of": "OperatingCashFlow"}]},
        ["'FY2025' and 'TTM2025Q4' name the same figures; take one of them out"],
    ),
    (
        {"kind": "stacked", "categories": ["2025Q4"], "series": [{"of": "AWS ShareOfRevenue"}, {"of": "AWS ShareOfOperatingIncome"}]},
        ["percentages of ShareOfOperatingIncome and ShareOfRevenue are stacked, and make no sum; make it a chart of bars"],
    ),
    (
        {"kind": "stacked", "categories": ["2025Q4"], "series": [{"of": "AWS Revenue yoy"}, {"of": "NorthAmerica Revenue yoy"}]},
        ["percentages of Revenue are stacked, and make no sum; make it a chart of bars"],
    ),
    (
        {"kind": "stacked", "categories": ["2025Q4"], "series": [{"of": "AWS OperatingIncome"}, {"of": "AWS OperatingIncome yoy_amount"}]},
        ["AWS OperatingIncome is stacked upon OperatingIncome, which it is a part or a measure of; take one of them out, or make it a chart of bars"],
    ),
    ({"kind": "stacked", "categories": ["2025Q4"], "series": [{"of": "AWS OperatingIncome yoy_amount"}, {"of": "NorthAmerica OperatingIncome yoy_amount"}]}, []),
    ({"kind": "stacked", "categories": ["ShareOfRevenue", "ShareOfOperatingIncome"], "series": [{"of": "AWS"}, {"of": "NorthAmerica"}]}, []),
    ({"categories": ["FY2024", "TTM2025Q4"], "series": [{"of": "FreeCashFlow"}]}, []),
    ({"kind": "stacked", "categories": ["2025Q4"], "series": [{"of": "AWS ShareOfRevenue"}] * 3}, []),
    (
        {"kind": "stacked", "categories": ["2025Q4"], "series": [{"of": "AWS ShareOfOperatingIncome"}] * 3},
        ["the parts of '2025Q4' make more than 100%; take what counts twice out, or make it a chart of bars"],
    ),
]


@pytest.mark.parametrize(("keys", "expected"), WIDER)
def test_lengths_and_shares(keys: dict[str, Any], expected: list[str]) -> None:
    dataset = corpus()
    brief = dataset.content.briefs["AMZN/2025Q4"]
    entry = brief.entry.model_validate({**brief.entry.model_dump(), "charts": [{**CHART, **keys}]})
    assert told(check(replace(brief, entry=entry), dataset.content, dataset.index)) == expected
