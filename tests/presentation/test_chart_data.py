"""The charts of the corpus, of other calendars and of the invented company, on their pages and in print."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from drawings import charts
from invented import CALENDARS
from pictures import faults, in_print, on_page
from places import CORPUS, ROOT, TINY

from briefs.analysis.dataset import read_dataset
from briefs.charts import drawing
from briefs.content.folder import Folder
from briefs.content.models import ChartEntry
from briefs.model.language import ROWS
from briefs.presentation import chart_data
from briefs.presentation.context import RenderContext
from briefs.presentation.inline import plain

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
    pages = context(folder)
    for language in pages.languages:
        for chart in charts(pages, language):
            yield chart, drawing.draw(chart, pages.words[language]["chart"], pages.environment), language


@pytest.mark.parametrize("name", FOLDERS)
def test_no_picture_is_false(name: str) -> None:
    pages, found, count = context(FOLDERS[name]), [], 0
    for chart, page, language in drawn(FOLDERS[name]):
        words = pages.words[language]["chart"]
        seen = [on_page(page, width) for width in (288, 400, 560, 720)]
        seen += [in_print(drawing.picture(chart, words, width, ROWS[language], pages.environment)) for width in (400, 800)]
        found += [f"{language} {chart.id}: {fault}" for one in seen if one for fault in faults(chart, one)]
        count += sum(one is not None for one in seen)
    assert found == []
    assert count >= {"corpus": 500, "calendars": 0, "tiny": 20}[name]


# An editor's chart as values

BOTH = {"en": "x", "zh-Hant": "x"}


def made(folder: Path, brief: str, language: str = "en", **keys: Any) -> Chart:
    """A chart as a brief would have it."""
    pages = context(folder)
    localizer = pages.brief_localizer(language, pages.dataset.content.briefs[brief])
    entry = ChartEntry.model_validate({"id": "new", "kind": "lines", "title": BOTH, "description": {"en": "Growth.", "zh-Hant": "成長。"}, **keys})
    return chart_data.chart(entry, localizer).chart


def test_periods_stand_in_their_order_with_those_between_them() -> None:
    chart = made(CORPUS, "AMZN/2025Q4", categories=["2025Q4", "2024Q4", "2025Q3"], series=[{"of": "AWS Revenue yoy"}])
    assert chart.categories == ("Q4 2024", "Q1 2025", "Q2 2025", "Q3 2025", "Q4 2025")
    assert chart.unknown == ["Q1 2025 – Q2 2025"]
    assert chart.description == "Growth. Not printed: Q1 2025 – Q2 2025."
    points = [point for point in chart.series[0].points if point]
    assert [(point.period, point.follows) for point in points] == [("2024Q4", False), ("2025Q3", False), ("2025Q4", True)]
    chinese = made(CORPUS, "AMZN/2025Q4", "zh-Hant", categories=["2024Q4", "2025Q4"], series=[{"of": "AWS Revenue yoy"}])
    assert chinese.description == "成長。未刊載：2025Q1 – 2025Q3。"


def test_what_is_more_than_a_period_has_no_place_in_time() -> None:
    chart = made(CORPUS, "AMZN/2025Q4", kind="bars", categories=["AWS 2024Q4", "AWS 2025Q4"], series=[{"of": "Revenue"}])
    assert (chart.days, len(chart.categories)) == ((), 2)
    plan = made(CORPUS, "AMZN/2025Q3", kind="bars", categories=["FY2024", "FY2025 guidance", "FY2025 estimate"], series=[{"of": "CapitalExpenditure"}])
    assert len(plan.days) == 3
    assert not plan.on_time
    assert [point.ahead for point in plan.series[0].points if point] == [False, True, True]


def test_what_is_of_a_day_says_so_beside_what_is_of_a_quarter() -> None:
    for keys in ({"categories": ["Backlog", "Revenue"], "series": [{"of": "AWS 2025Q4"}]}, {"categories": ["AWS 2025Q4"], "series": [{"of": "Backlog"}, {"of": "Revenue"}]}):
        for language, expected in {"en": ["Backlog (end of period)", "Revenue"], "zh-Hant": ["在手訂單（期末）", "營收"]}.items():
            chart = made(CORPUS, "AMZN/2025Q4", language, kind="bars", **keys)
            assert expected in ([*chart.categories], [series.name for series in chart.series])
    labelled = made(CORPUS, "AMZN/2025Q4", kind="bars", categories=[{"of": "Backlog", "label": {"en": "Orders", "zh-Hant": "訂單"}}, "Revenue"], series=[{"of": "AWS 2025Q4"}])
    assert labelled.categories == ("Orders (end of period)", "Revenue")
    alone = made(CORPUS, "AMZN/2025Q4", kind="bars", categories=["AWS 2025Q4"], series=[{"of": "Backlog"}])
    assert alone.series[0].name == "Backlog"


def test_what_is_still_to_come_is_pending() -> None:
    chart = made(CORPUS, "AMZN/2025Q4", kind="bars", categories=["2024Q4", "2025Q4", "2026Q1"], series=[{"of": "Revenue"}])
    assert [(row.name, row.state) for row in chart.rows][-1] == ("Q1 2026", "pending")
    assert chart.unknown == ["Q1 2025 – Q3 2025"]
    page = drawing.draw(chart, context(CORPUS).words["en"]["chart"], context(CORPUS).environment)
    assert '<th scope="row">Q1 2026</th><td class="bf-none">pending</td>' in page


def test_a_label_says_what_the_page_says() -> None:
    for language in context(CORPUS).languages:
        for brief in context(CORPUS).dataset.briefs():
            localizer = context(CORPUS).brief_localizer(language, brief)
            for entry in brief.entry.charts:
                shown = chart_data.chart(entry, localizer)
                if entry.kind in ("stacked", "ranges"):
                    continue
                texts = zip(shown.quantities, localizer.amounts(shown.quantities), strict=True)
                said = {one.id: plain((localizer.figure(one, "", text),)) for one, text in texts}
                assert {point.id: point.text for _, _, point in shown.chart.known} == said


def test_the_parts_of_a_stack_have_one_accuracy_each_stack_its_own() -> None:
    chart = made(
        CORPUS, "AMZN/2025Q4", kind="stacked", categories=["ShareOfRevenue", "ShareOfOperatingIncome"],
        series=[{"of": part} for part in ("NorthAmerica", "International", "AWS")],
    )
    assert [[point.text for point in row.points if point] for row in chart.series] == [["59.6%", "46%"], ["23.8%", "4%"], ["16.7%", "50%"]]


def test_a_line_goes_on_within_one_basis() -> None:
    localizer = context(CORPUS).brief_localizer("en", context(CORPUS).dataset.content.briefs["AMZN/2025Q4"])
    earlier, later = (localizer.find(f"AWS Revenue yoy {period}") for period in ("2025Q3", "2025Q4"))
    assert earlier
    assert later
    rebased = replace(later, meaning=replace(later.meaning, basis="2025-11-01"))
    texts = {earlier.id: "", later.id: ""}
    assert [point and point.follows for point in chart_data.points([earlier, later], texts, localizer)] == [False, True]
    assert [point and point.follows for point in chart_data.points([earlier, rebased], texts, localizer)] == [False, False]


def test_a_plan_does_not_follow_on_an_outcome() -> None:
    chart = made(CORPUS, "AMZN/2024Q4", categories=["2024Q4", "2025Q1 guidance"], series=[{"of": "OperatingIncome"}])
    assert [point.follows for point in chart.series[0].points if point] == [False, False]


def test_companies_of_other_fiscal_years_stand_at_their_own_days() -> None:
    chart = made(CALENDARS, "GRAF/FY2026Q4", categories=["FY2026Q3", "FY2026Q4"], series=[{"of": "Revenue"}, {"of": "HARB Revenue"}])
    days = [[date.fromordinal(int(point.day)).isoformat() for point in row.points if point] for row in chart.series]
    assert days == [["2025-09-15", "2025-12-16"], ["2025-08-15", "2025-11-15"]]
    seen = on_page(drawing.draw(chart, context(CALENDARS).words["en"]["chart"], context(CALENDARS).environment), 400)
    assert seen
    assert faults(chart, seen) == []


def test_about_has_its_width_and_a_bound_is_open() -> None:
    vague = made(CORPUS, "AMZN/2025Q3", kind="bars", categories=["FY2025 estimate"], series=[{"of": "CapitalExpenditure"}])
    (point,) = (one for row in vague.series for one in row.points if one)
    assert point.text == "about $100B"
    assert point.span == (95e9, 105e9)
    bound = made(TINY, "LUMN9/2024Q4", kind="bars", categories=["GLOW"], series=[{"of": "Revenue yoy"}])
    (point,) = (one for row in bound.series for one in row.points if one)
    assert (point.open, point.span) == (1, None)


def test_ticks_are_written_as_the_figures_are() -> None:
    for language, expected in (("en", "$200B"), ("zh-Hant", "2,000億美元")):
        chart = made(CORPUS, "AMZN/2025Q4", language, kind="bars", categories=["2024Q4", "2025Q4"], series=[{"of": "Revenue"}])
        assert chart.written(200e9) == expected


NAMES = [
    (["2024Q4", "2025Q4"], ["Revenue yoy", "OperatingIncome yoy"], ["Revenue year on year", "Operating income year on year"], ["營收年增率", "營業利益年增率"]),
    (["2024Q4", "2025Q4"], ["AWS Revenue yoy_amount", "AWS OperatingIncome yoy_amount"], ["AWS Revenue change from a year before", "AWS Operating income change from a year before"], None),
    (["2025Q4"], ["AWS ShareOfRevenue", "AWS ShareOfOperatingIncome"], ["AWS Revenue share", "AWS Profit share"], ["AWS 營收占比", "AWS 獲利占比"]),
    (["2025Q4"], ["AWS Revenue", "Advertising Revenue"], ["AWS", "Advertising"], ["AWS", "廣告"]),
    (["2025Q4"], ["Revenue", "Revenue yoy_amount"], ["Revenue", "change from a year before"], None),
    (["2025Q4"], ["OperatingIncome guidance", "OperatingIncome consensus", "OperatingIncome"], ["guidance", "consensus", "Operating income"], None),
    (["2025Q4"], ["Revenue yoy", "Revenue TWD yoy"], ["year on year", "Revenue (New Taiwan Dollar) year on year"], None),
    (["2025Q4"], ["Revenue TWD guidance", "Revenue TWD"], ["guidance", "Revenue"], ["財測", "營收"]),
    (["2025Q4"], ["Revenue TWD"], ["Revenue"], ["營收"]),
    (["AWS", "NorthAmerica"], ["Revenue yoy", "OperatingIncome yoy"], ["Revenue year on year", "Operating income year on year"], None),
]


@pytest.mark.parametrize(("categories", "series", "english", "chinese"), NAMES)
def test_series_are_told_apart(categories: list[str], series: list[str], english: list[str], chinese: list[str] | None) -> None:
    for language, names in (("en", english), ("zh-Hant", chinese)):
        chart = made(CORPUS, "AMZN/2025Q4", language, kind="bars", categories=categories, series=[{"of": of} for of in series])
        found = [one.name for one in chart.series]
        assert len(set(found)) == len(found)
        assert names is None or found == names
