from typing import Any

import pytest
from lamps import entered, of_brief

from briefs.analysis.lint.label_times import check

BOTH = {"en": "x", "zh-Hant": "x"}
QUARTERS = ("2024Q3", "2024Q4")
ROWS = [
    # the labels of two quarters in their order, the words that lie
    ("Before", "先前", "Latest", "最新", []),
    ("Previous quarter", "前次", "Now", "現在", []),
    ("Latest", "最新", "Before", "先前", ["Latest", "最新", "Before", "先前"]),
    ("Now", "目前", "Old", "x", ["Now", "目前", "Old"]),
    ("Summer", "夏季", "Winter", "冬季", []),
    ("Autumn", "秋季", "x", "x", []),
    ("Spring", "春季", "Summer", "夏季", ["Spring", "春", "Summer", "夏"]),
    ("Lamps", "燈具", "Posts", "燈柱", []),
]


@pytest.mark.parametrize(("first", "erst", "second", "zweit", "lies"), ROWS)
def test_labels_name_times_in_their_order(first: str, erst: str, second: str, zweit: str, lies: list[str]) -> None:
    words = [{"en": first, "zh-Hant": erst}, {"en": second, "zh-Hant": zweit}]
    chart: dict[str, Any] = {"id": "new", "kind": "bars", "title": BOTH, "description": BOTH}
    labelled = [{"of": of, "label": label} for of, label in zip(QUARTERS, words, strict=True)]
    columns = {**chart, "categories": labelled, "series": [{"of": "Revenue"}]}
    rows = {**chart, "categories": ["Revenue"], "series": labelled}
    for one in (columns, rows):
        assert [message.split("'")[1] for message in of_brief(check, entered(charts=[one]))] == lies


def test_a_forecast_is_as_late_as_it_was_given() -> None:
    rows = [("Revenue guidance 2024Q4", {"en": "Now", "zh-Hant": "x"}), ("Revenue guidance 2025Q1", {"en": "Before", "zh-Hant": "x"})]
    series = [{"of": of, "label": label} for of, label in rows]
    chart = {"id": "new", "kind": "bars", "title": BOTH, "description": BOTH, "categories": ["LUMN9"], "series": series}
    assert len(of_brief(check, entered(charts=[chart]))) == 2


PARTS = [
    ("Indoor 2024Q4", "Indoor", "室內", []),
    ("2024Q3", "Indoor", "室內", ["en", "zh-Hant"]),
    ("2024Q3", "All lamps, third quarter", "第三季燈具", []),
    ("2024Q3", "Before", "燈具", ["zh-Hant"]),
]


@pytest.mark.parametrize(("of", "english", "chinese", "silent"), PARTS)
def test_labels_of_parts_at_two_times_name_them(of: str, english: str, chinese: str, silent: list[str]) -> None:
    chart: dict[str, Any] = {"id": "new", "kind": "bars", "title": BOTH, "description": BOTH, "series": [{"of": "Revenue"}]}
    label = {"en": english, "zh-Hant": chinese}
    other = {"en": "Outdoor, fourth quarter", "zh-Hant": "第四季戶外"}
    columns = [{"of": of, "label": label}, {"of": "Outdoor 2024Q4", "label": other}]
    assert len(of_brief(check, entered(charts=[{**chart, "categories": columns}]))) == len(silent)
