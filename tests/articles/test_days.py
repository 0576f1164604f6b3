"""The day on which an article appeared, by the days that it names."""

from __future__ import annotations

import pytest
from places import TINY

from briefs.articles.days import misdated
from briefs.content.load import load

WRONG = [  # of an article of the first of February: what it says, and that it is sure
    ("流明今（31日）舉行法說會，隔天股價大漲。", []),  # it appeared after midnight
    ("流明今（28日）舉行法說會。", [("今(28日)", True)]),
    ("流明今天（15）日公布財報。", [("今天(15)日", True)]),
    ("流明昨（25日）公布财报。", [("昨(25日)", True)]),
    ("Lumen said today (Jan. 20) that sales rose.", [("today (jan. 20)", True)]),
    ("Lumen fell yesterday (January 12th).", [("yesterday (january 12th)", True)]),
    ("流明於12日公布12月業績。", [("12日", False)]),
    ("流明20日召開法說會。", [("20日", False)]),
]
RIGHT = ["流明今（1日）舉行法說會。", "流明昨（31日）公布財報。", "Lumen said today (Feb. 1) that sales rose.", "流明於30日公布業績。", "流明將於3月12日召開法說會。", "流明2日召開法說會。",
         "交期20日，表示需求強勁。", "去年同日（20日）股價大跌。", "Today 12 lamps were sold."]  # fmt: skip


def problems(*lines: str) -> list[tuple[str, bool]]:
    source = next(one for one in load(TINY)[0].sources.values() if one.id == "lamp-times-2025-02-01")
    return [(problem.message, sure) for problem, sure in misdated(source, lines)]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_a_day_that_is_not_its_own(text: str, said: list[tuple[str, bool]]) -> None:
    expected = [(f"the article {'says' if sure else 'tells of'} '{word}', and is dated 2025-02-01", sure) for word, sure in said]
    assert problems(text) == expected


@pytest.mark.parametrize("text", RIGHT)
def test_its_own_and_others(text: str) -> None:
    assert problems(text) == []


def test_only_the_first_paragraph_is_news() -> None:
    assert problems("流明公布財報。", "財務長20日表示需求強勁。") == []
