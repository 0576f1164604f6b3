"""The heading of a section is read as a title of its chart, where it has but one."""

from typing import Any

import pytest
from charting import WORDS
from lamps import entered, of_brief

from briefs.analysis.lint import title_concepts, title_courses

CHART: dict[str, Any] = {
    "kind": "bars", "title": WORDS, "description": WORDS, "categories": ["2024Q3", "2024Q4"], "series": [{"of": "Revenue"}]
}  # fmt: skip
BODY = {"en": "Words.", "zh-Hant": "文字。"}


def headed(title: str, charts: int = 1, rule: Any = title_courses) -> list[str]:
    """The words that a rule objects to in the heading over some charts."""
    language = "en" if title.isascii() else "zh-Hant"
    drawn = [CHART | {"id": f"new-{number}"} for number in range(charts)]
    section = {"id": "new", "title": {**WORDS, language: title}, "body": BODY, "charts": drawn}
    return [message.split("'")[1] for message in of_brief(rule.check, entered(sections=[section]))]


@pytest.mark.parametrize(
    ("title", "word"), [("Revenue keeps falling", "falling"), ("營收走低", "走低"), ("Trade: revenue is steady", "steady"), ("庫存回補，營收持平", "持平")]
)
def test_a_heading_that_the_chart_refutes(title: str, word: str) -> None:
    assert headed(title) == [word]
    assert headed(title, charts=2) == []
    assert headed(title, charts=0) == []


@pytest.mark.parametrize(
    "title", ["Revenue rises", "營收走高", "Falling behind", "Operating margin falls", "需求下滑", "營收走高，營業利益率下滑", "Revenue rises as prices fall"]
)
def test_what_it_says_of_other_things_is_left(title: str) -> None:
    assert headed(title) == []


def test_it_may_name_what_is_not_drawn() -> None:
    assert headed("Net income in detail", rule=title_concepts) == []
