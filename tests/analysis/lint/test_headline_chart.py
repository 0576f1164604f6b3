"""The chart beside the headline shows what that speaks of."""

from typing import Any

import pytest
from charting import WORDS
from lamps import entered, of_brief

from briefs.analysis.lint.headline_chart import check


def said(headline: dict[str, str], of: str, categories: list[str], **more: Any) -> list[str]:
    chart = {"id": "new", "kind": "bars", "title": WORDS, "description": WORDS, "categories": categories, "series": [{"of": of}]}
    return of_brief(check, entered(headline=headline, charts=[chart], **more))


SOLD = {"en": "Lumen sold {Revenue}", "zh-Hant": "流明售出 {Revenue}"}
GREW = {"en": "Sales rose {Revenue yoy}", "zh-Hant": "營收年增 {Revenue yoy}"}
MARGIN = {"en": "A margin of {OperatingMargin}", "zh-Hant": "營業利益率 {OperatingMargin}"}
NEXT = {"en": "Lumen guides {Revenue 2025Q1 guidance}", "zh-Hant": "流明財測 {Revenue 2025Q1 guidance}"}


@pytest.mark.parametrize(
    ("headline", "of", "categories"),
    [
        (SOLD, "Revenue", ["2024Q3", "2024Q4"]),
        (GREW, "Revenue", ["2023Q4", "2024Q4"]),  # as levels
        (SOLD, "Revenue", ["Indoor", "Outdoor"]),  # its parts
        (NEXT, "Revenue guidance", ["2024Q4", "2025Q1"]),
        ({"en": "A steady quarter", "zh-Hant": "平穩的一季"}, "OperatingIncome", ["2024Q4"]),  # nothing is cited
        ({"en": "A steady quarter", "zh-Hant": "營收 {Revenue}"}, "Revenue", ["2024Q4"]),  # in one language
    ],
)
def test_a_chart_of_the_headline(headline: dict[str, str], of: str, categories: list[str]) -> None:
    assert said(headline, of, categories) == []


@pytest.mark.parametrize(
    ("headline", "of", "categories", "named"),
    [
        (SOLD, "OperatingIncome", ["2024Q4"], "{Revenue}"),
        (MARGIN, "Revenue", ["2023Q4", "2024Q4"], "{OperatingMargin}"),
        (SOLD, "Revenue", ["2023Q4"], "{Revenue}"),  # another period
        (NEXT, "Revenue", ["2024Q4"], "{Revenue 2025Q1 guidance}"),
    ],
)
def test_a_chart_of_something_else(headline: dict[str, str], of: str, categories: list[str], named: str) -> None:
    assert said(headline, of, categories) == [f"the chart beside the headline has no figure of it: {named}; put first a chart that shows one of them"]


def test_a_brief_without_a_chart() -> None:
    assert of_brief(check, entered(headline=SOLD, charts=[])) == []
