"""Words of growth and of forecasts beside figures that are none."""

from pathlib import Path

import pytest
from lamps import prose, told
from places import CORPUS, TINY

from briefs.analysis.dataset import read_dataset
from briefs.analysis.lint.kinds import check

FINE = [
    ("Revenue rose {Revenue yoy} on the year to {Revenue}.", "營收年增 {Revenue yoy}，達 {Revenue}。"),
    ("It rose {Revenue qoq} on the quarter.", "季增 {Revenue qoq}。"),
    ("{Revenue}, against a consensus of {Revenue consensus}.", "{Revenue}，優於市場預期的 {Revenue consensus}。"),
    ("It is guided to {Revenue 2025Q1 guidance}.", "下季財測 {Revenue 2025Q1 guidance}。"),
    ("Beating the {Revenue consensus} expected, by {Revenue surprise}.", "比市場預期高出 {Revenue surprise}，勝過 {Revenue consensus}。"),
    ("In 2024 it added {Revenue yoy}.", "2024 年增加 {Revenue yoy}，上季成長 {Revenue qoq}。"),
]
WRONG = [
    ("It rose.", "營收年增 {Revenue}。", "年增", "{Revenue}", "change on the year before"),
    ("It rose.", "營收年增率為 {Revenue qoq}。", "年增率為", "{Revenue qoq}", "change on the year before"),
    ("It rose {Revenue yoy} on the quarter.", "上升。", "on the quarter", "{Revenue yoy}", "change on the quarter before"),
    ("It was {Revenue} year on year.", "上升。", "year on year", "{Revenue}", "change on the year before"),
    ("A consensus of {Revenue}.", "持平。", "consensus of", "{Revenue}", "forecast"),
    ("The {Revenue} expected.", "持平。", "expected", "{Revenue}", "forecast"),
    ("It fell.", "優於預期的 {Revenue}。", "預期的", "{Revenue}", "forecast"),
    ("It fell.", "分析師預期營收 {Revenue}。", "分析師預期營收", "{Revenue}", "forecast"),
    ("It is guided to {Revenue consensus}.", "持平。", "guided to", "{Revenue consensus}", "guidance"),
    ("It fell.", "財測區間為 {Revenue}。", "財測區間為", "{Revenue}", "guidance"),
]


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("english", "chinese", "word", "reference", "wanted"), WRONG)
def test_another_kind_is_named(english: str, chinese: str, word: str, reference: str, wanted: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == [f"'{word}' stands beside {reference}, which is no {wanted}; mend the word or the reference"]


@pytest.mark.parametrize("content", [CORPUS, TINY])
def test_what_is_published_passes(content: Path) -> None:
    assert read_dataset(content)[1] == []
