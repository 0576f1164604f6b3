from typing import Any

import pytest
from lamps import entered, of_brief

from briefs.analysis.lint.label_names import check

CHART: dict[str, Any] = {"id": "new", "kind": "bars", "title": {"en": "x", "zh-Hant": "x"}, "description": {"en": "x", "zh-Hant": "x"}}


def found(of: str, **label: str) -> list[str]:
    """The words that no figure of a series of two quarters bears out."""
    words = {"en": "Revenue and income", "zh-Hant": "營收與利益"} | {tag.replace("_", "-"): said for tag, said in label.items()}
    chart = {**CHART, "categories": ["2024Q3", "2024Q4"], "series": [{"of": of, "label": words}]}
    return [problem.split("'")[1] for problem in of_brief(check, entered(charts=[chart]))]


NOTHING = ["Samsung", "Nvidia", "Advanced nodes", "Fast", "Slow", "Good", "The best", "Our rival", "Chips"]


@pytest.mark.parametrize("label", NOTHING)
def test_a_label_that_names_nothing_of_its_figures(label: str) -> None:
    assert found("Revenue", en=label) == [label]
    assert found("Revenu", en=label) == []  # said elsewhere


@pytest.mark.parametrize(("label", "simplified"), [("三星", "三星"), ("輝達", "辉达"), ("先進製程", "先进制程"), ("快", "快"), ("慢", "慢"), ("對手", "对手"), ("晶片", "芯片")])
def test_and_so_in_chinese(label: str, simplified: str) -> None:
    assert found("Revenue", zh_Hant=label, zh_Hans=simplified) == [label, simplified]


@pytest.mark.parametrize(("label", "name"), [("Samsung revenue", "Samsung"), ("Income and revenue of Nvidia", "Nvidia"), ("Revenue, Huawei", "Huawei"), ("TSMC’s revenue 2024", "TSMC")])
def test_another_name_beside_the_measure(label: str, name: str) -> None:
    assert found("Revenue", en=label) == [name]
    assert found("Indoor Revenue", en=label) == []  # of a part a label may say more than its name


@pytest.mark.parametrize(
    ("of", "label", "zh"),
    [
        ("Revenue", "Revenue", "銷售額"),
        ("Revenue", "Lumen Lamps", "流明燈具"),
        ("Revenue", "Whole company", "全公司"),
        ("Revenue", "All lamps", "合計"),
        ("Indoor Revenue", "Indoor lamps", "室內燈"),
        ("Revenue yoy", "Growth on the year", "年增率"),
        ("Revenue yoy", "On the year", "年增"),
        ("Revenue guidance", "Promised", "承諾"),
        ("Revenue guidance", "Plan for the year", "全年計畫"),
        ("Revenue consensus", "Wall Street’s view, analysts", "分析師"),
        ("Revenue", "in New Taiwan dollars", "新台幣計價"),
        ("Revenue", "Latest", "最新"),
        ("Revenue", "Summer", "夏季"),
        ("Revenue", "2024", "2024 年"),
        ("OperatingMargin", "Margin", "利益率"),
        ("OperatingIncome", "Before charges", "未計費用"),
        ("Revenue", "After returns", "扣除退貨"),
    ],
)
def test_a_label_that_names_something_of_them(of: str, label: str, zh: str) -> None:
    assert found(of, en=label, zh_Hant=zh) == []
