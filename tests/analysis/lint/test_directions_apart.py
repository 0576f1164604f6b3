"""Directions that one language says and the other contradicts, at the figures that both cite."""

from pathlib import Path

import pytest
from lamps import prose, told
from measure_words import directions, share
from places import CORPUS

from briefs.analysis.dataset import read_dataset
from briefs.analysis.directions import tables
from briefs.analysis.lint.directions_apart import check

FINE = [
    ("Revenue rose {Revenue yoy} to {Revenue}.", "營收年增 {Revenue yoy}，達 {Revenue}。"),
    ("Revenue grew {Revenue yoy}, but orders fell.", "營收成長 {Revenue yoy}，訂單卻下滑。"),
    ("Orders fell, and revenue grew {Revenue yoy}.", "營收成長 {Revenue yoy}，訂單下滑。"),
    ("Revenue of {Revenue} beat hopes.", "營收 {Revenue} 優於預期。"),
    ("Revenue did not fall below {Revenue}.", "營收並未跌破 {Revenue}。"),
    ("Revenue failed to beat {Revenue}.", "營收低於 {Revenue}。"),
    ("The loss widened to {Revenue}.", "虧損擴大至 {Revenue}。"),
    ("A smaller loss of {Revenue}.", "虧損縮小至 {Revenue}。"),
    ("AWS grows slower, at {Revenue yoy}.", "AWS 年增 {Revenue yoy}，速度較慢。"),
    ("Profit up, margin down", "獲利增加，利潤率下滑"),
    ("Costs save up to {Revenue}.", "成本最多減少 {Revenue}。"),
    ("Revenue was {Revenue}.", "營收增至 {Revenue}。"),  # one of them says none
    ("Sales fell.", "本季一切如常。"),
    ("Orders of {Revenue}, more than ever.", "訂單 {Revenue}，創下最少紀錄。"),  # in clauses of their own
]
APART = [
    ("Orders fell to {Revenue}.", "訂單增至 {Revenue}。", "fell to", "增至"),
    ("Orders of {Revenue} beat hopes.", "訂單 {Revenue} 低於預期。", "beat", "低於預期"),
    ("Orders of {Revenue} were above plan.", "訂單 {Revenue} 不及計畫。", "above", "不及"),
    ("AWS grew faster than {Revenue yoy}.", "AWS 的成長慢於 {Revenue yoy}。", "faster", "慢於"),
    ("The gap of {Revenue} widened.", "差距 {Revenue} 縮小。", "widened", "縮小"),
    ("The plan was raised to {Revenue}.", "計畫下修至 {Revenue}。", "raised", "下修"),
    ("An inflow of {Revenue}.", "流出 {Revenue}。", "inflow", "流出"),
    ("A profit of {Revenue}.", "虧損 {Revenue}。", "profit", "虧損"),
    ("Orders did not fall below {Revenue}.", "訂單並未超過 {Revenue}。", "below", "超過"),
    ("Orders rose to {Revenue}; costs fell to {Revenue yoy}.", "訂單增至 {Revenue}；成本升至 {Revenue yoy}。", "fell to", "升至"),
    ("Better margins, faster growth", "利潤率惡化，成長放緩", "faster", "放緩"),  # a title without figures
]


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("english", "chinese", "word", "contrary"), APART)
def test_apart(english: str, chinese: str, word: str, contrary: str) -> None:
    first, *_ = told(check(prose(en=english, zh_Hant=chinese)))
    assert first == f"'{word}' says the contrary of '{contrary}' in the zh-Hant text; mend the word in one of them"


def test_a_figure_cited_twice_is_compared_each_time() -> None:
    english = "It rose to {Revenue}. Later it fell to {Revenue}."
    assert told(check(prose(en=english, zh_Hant="先增至 {Revenue}。後降至 {Revenue}。"))) == []
    assert len(told(check(prose(en=english, zh_Hant="先增至 {Revenue}。後增至 {Revenue}。")))) == 1


def test_a_language_without_words_is_let_be() -> None:
    assert told(check(prose(en="It fell to {Revenue}.", de="Es stieg auf {Revenue}."))) == []


def test_every_language_has_the_same_kinds_of_words() -> None:
    kinds = {tag: list(table["besides"]) for tag, table in tables().items()}
    assert len({tuple(names) for names in kinds.values()}) == 1, kinds


def test_most_wrong_words_are_caught() -> None:
    """A floor below what `measure_words.py` prints; `directions` itself finds no false alarm."""
    dataset, _ = read_dataset(Path(CORPUS))
    found = list(directions(dataset))
    assert len(found) > 350
    assert sum(one.caught for one in found) >= 0.88 * len(found), share(found)
