from typing import Any

import pytest
from lamps import entered, of_brief

from briefs.analysis.lint.chart_labels import check

CHART = {"id": "new", "kind": "bars", "title": {"en": "x", "zh-Hant": "x"}, "description": {"en": "x", "zh-Hant": "x"}}
QUARTERS = ["2024Q3", "2024Q4"]
MEND = "mend it, or delete it: a label is made of the reference"


def found(categories: list[Any], *series: dict[str, Any]) -> list[str]:
    return of_brief(check, entered(charts=[{**CHART, "categories": categories, "series": series}]))


def both(en: str, zh: str) -> dict[str, str]:
    return {"en": en, "zh-Hant": zh}


SERIES = [
    # label of a series over two quarters, its reference, the labels that lie
    ("Net income", "淨利", "Revenue", ["Net income", "淨利"]),
    ("Net income", "營收", "Revenue", ["Net income"]),
    ("Sales", "銷售額", "Revenue", []),
    ("Revenue in billions of euros", "營收（歐元）", "Revenue", ["euros", "歐元"]),
    ("Revenue, New Taiwan dollars", "營收（新台幣）", "Revenue", []),
    ("What it sold", "賣出多少", "Revenue", []),
    ("Operating margin", "營業利益率", "OperatingIncome", []),  # an amount that has to do with it
    ("Gross margin", "毛利率", "OperatingMargin", ["Gross margin", "毛利率"]),
    ("Basic EPS", "基本每股盈餘", "EarningsPerShareDiluted", ["Basic EPS", "基本每股盈餘"]),
    ("Outdoor", "戶外", "Indoor Revenue", ["Outdoor", "戶外"]),
    ("Indoor", "室內", "Indoor Revenue", []),
    ("Third quarter", "第三季", "Revenue", []),  # it fits one
    ("Second quarter of 2024", "2024 年第二季", "Revenue", ["Second quarter of 2024", "2024 年第二季"]),
    ("All", "全部", "Revenu", []),  # said elsewhere
    ("Guidance", "財測", "Revenue", ["Guidance", "財測"]),
    ("Company outlook", "業績展望", "Revenue guidance", []),
    ("Consensus", "市場共識", "Revenue guidance", ["Consensus", "共識"]),
    ("Analysts’ estimates", "法人預估", "Revenue guidance", ["Analysts’ estimates", "法人預估"]),
    ("Guidance", "財測", "Revenue consensus", ["Guidance", "財測"]),
    ("Expected", "預期", "Revenue consensus", []),
    ("Forecast", "預估", "Revenue", ["Forecast", "預估"]),
    ("Planned", "計畫", "Revenue guidance", []),
    ("Actual", "實際", "Revenue guidance", ["Actual", "實際"]),
    ("Reported", "公布值", "Revenue consensus", ["Reported", "公布"]),
    ("Actual", "實際", "Revenue", []),
    ("in US dollars", "美元計價", "Revenue", ["US dollars", "美元"]),
    ("in New Taiwan dollars", "新台幣計價", "Revenue", []),
    ("Above guidance", "高於財測", "Revenue vs_guidance", []),
    ("Analysts", "分析師", "Revenue guidance", ["Analysts", "分析師"]),
    ("The market", "市場", "Revenue consensus", []),
    ("Costs", "成本", "Revenue", ["Costs", "成本"]),
    ("Adjusted", "調整後", "OperatingIncome", ["Adjusted", "調整後"]),
]


@pytest.mark.parametrize(("en", "zh", "of", "lies"), SERIES)
def test_the_label_of_a_series(en: str, zh: str, of: str, lies: list[str]) -> None:
    problems = found(["2024Q4"] if "2024Q4" in of else QUARTERS, {"of": of, "label": both(en, zh)})
    assert [problem.partition("' ")[0][1:] for problem in problems] == lies
    assert all(problem.endswith(MEND) for problem in problems)


CATEGORIES = [
    ([("2024Q3", "Q4", "第四季"), ("2024Q4", "Q3", "第三季")], ["Q4", "第四季", "Q3", "第三季"]),
    ([("2024Q3", "Q3", "第三季"), ("2024Q4", "Q4", "第四季")], []),
    ([("2024Q3", "Before", "前一季"), ("2024Q4", "Now", "本季")], []),
    ([("2024Q3", "Q3", "第3季"), ("2024Q4", "Q3", "第3季")], ["Q3", "第3季", "Q3", "第3季"]),  # alike, and of another
    ([("2024Q3", "Quarter", "單季"), ("2024Q4", "quarter", "單季")], ["quarter", "單季"]),
    ([("Indoor", "Outdoor", "戶外"), ("Outdoor", "Indoor", "室內")], ["Outdoor", "戶外", "Indoor", "室內"]),
    ([("Indoor", "For the house", "居家"), ("Outdoor", "For the street", "街道")], []),
    ([("guidance", "Actual", "實際"), ("actual", "Guidance", "財測")], ["Actual", "實際", "Guidance", "財測"]),
    ([("guidance", "Guidance", "財測"), ("consensus", "Consensus", "共識"), ("actual", "Actual", "實際")], []),
    ([("guidance", "Consensus", "共識"), ("consensus", "Guidance", "財測")], ["Consensus", "共識", "Guidance", "財測"]),
    ([("GLOW", "Lumen Lamps", "流明燈具")], ["Lumen Lamps", "流明燈具"]),
    ([("GLOW", "Glow", "輝光"), ("LUMN9", "Lumen", "流明")], []),
]


@pytest.mark.parametrize(("columns", "lies"), CATEGORIES)
def test_the_labels_of_categories(columns: list[tuple[str, str, str]], lies: list[str]) -> None:
    of = "Revenue yoy" if columns[0][0] == "GLOW" else "Revenue"
    problems = found([{"of": tokens, "label": both(en, zh)} for tokens, en, zh in columns], {"of": of})
    assert sorted(problem.partition("' ")[0][1:] for problem in problems) == sorted(lies)
    assert all(problem.endswith(MEND) for problem in problems)


def test_a_heading_over_several_concepts_may_be_called_by_a_further_one() -> None:
    assert found(["Revenue", "OperatingIncome"], {"of": "2024Q4", "label": both("Gross profit", "毛利")}) == []


def test_two_series_of_one_label() -> None:
    problems = found(QUARTERS, {"of": "Revenue", "label": both("Lamps", "燈")}, {"of": "Indoor Revenue", "label": both("Lamps", "室內燈")})
    assert problems == [f"'Lamps' is the label of 'Revenue' too; {MEND}"]
