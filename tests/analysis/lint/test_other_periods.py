"""Figures of other periods, and the words that say so."""

import pytest
from lamps import prose, told

from briefs.analysis.lint.other_periods import check

FINE = [
    ("Revenue was {Revenue}.", "營收 {Revenue}。"),
    ("Revenue was {Revenue 2024Q3} in the third quarter.", "第三季營收 {Revenue 2024Q3}。"),
    ("A year earlier revenue was {Revenue 2023Q4}.", "去年同期營收 {Revenue 2023Q4}。"),
    ("Revenue rose from {Revenue 2024Q3} to {Revenue}.", "營收由 {Revenue 2024Q3} 增至 {Revenue}。"),
    ("Revenue rose {Revenue yoy}; its base was {Revenue 2023Q4}.", "營收年增 {Revenue yoy}，基期 {Revenue 2023Q4}。"),
    ("Revenue rose on the quarter to {Revenue}, and on the year, from {Revenue 2023Q4}.", "營收增至 {Revenue}，高於去年同期的 {Revenue 2023Q4}。"),
    ("Revenue is guided to {Revenue 2025Q1 guidance}.", "營收財測 {Revenue 2025Q1 guidance}。"),
]


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(
    ("english", "chinese", "simplified"),
    [
        ("Revenue was {Revenue 2023Q4}.", "營收 {Revenue 2023Q4}。", "营收 {Revenue 2023Q4}。"),
        ("Sales of {Revenue 2023Q4} pleased investors.", "營收 {Revenue 2023Q4} 讓投資人滿意。", "营收 {Revenue 2023Q4} 让投资人满意。"),
    ],
)
def test_a_figure_that_reads_as_the_brief_s_own(english: str, chinese: str, simplified: str) -> None:
    said = "{Revenue 2023Q4} is of 2023Q4, which no word here says; say so, or take the period out for the brief's own figure"
    assert told(check(prose(en=english, zh_Hant=chinese, zh_Hans=simplified))) == [said] * 3


def test_a_period_that_is_named_after_it_is_another_s() -> None:
    wrong = prose(en="Revenue was {Revenue 2024Q3}. In the third quarter a strike had stopped the works.")
    assert len(told(check(wrong))) == 1
