from typing import Any

import pytest
from lamps import entered, of_brief

from briefs.analysis.lint.label_views import check

BOTH = {"en": "x", "zh-Hant": "x"}
SILENT = [("Revenue", "營收", 2), ("Sales", "業績", 2), ("Revenue", "營收財測", 1)]
TOLD = [("Guidance", "財測"), ("Expected revenue", "預估營收"), ("The plan", "計畫")]


def found(label: dict[str, str], of: str = "Revenue guidance", role: str = "", **words: Any) -> list[str]:
    chart: dict[str, Any] = {"id": "new", "kind": "bars", "title": BOTH, "description": BOTH, **words}
    series = [{"of": of, "label": label, "role": role}]
    return of_brief(check, entered(charts=[{**chart, "categories": ["2024Q4", "2025Q1"], "series": series}]))


@pytest.mark.parametrize(("english", "chinese", "wrong"), SILENT)
def test_a_label_that_hides_a_forecast(english: str, chinese: str, wrong: int) -> None:
    assert len(found({"en": english, "zh-Hant": chinese})) == wrong


@pytest.mark.parametrize(("english", "chinese"), TOLD)
def test_a_label_that_says_so(english: str, chinese: str) -> None:
    assert found({"en": english, "zh-Hant": chinese}) == []


def test_what_was_needs_no_word_nor_a_role_or_a_title_that_says_more() -> None:
    label = {"en": "Revenue", "zh-Hant": "營收"}
    assert found(label, of="Revenue") == []
    assert found(label, role="guidance") == []
    assert found(label, title={"en": "Guidance", "zh-Hant": "財測"}) == []
