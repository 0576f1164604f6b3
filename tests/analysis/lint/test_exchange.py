"""What the company's currency is said to have done to sales that grew 30 % in dollars and 20 % in its own."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from dollars import dollar_project
from lamps import PLACE

from briefs.analysis.dataset import Dataset, read_dataset
from briefs.analysis.lint.exchange import check
from briefs.analysis.lint.prose import Prose

TEXTS = [
    ("The weak New Taiwan dollar flattered sales.", "新台幣貶值推升營收。", "新台币贬值推升营收。"),
    ("A weaker home currency lifted revenue of {Revenue}.", "匯率走貶帶動營收，達 {Revenue}。", "汇率走贬带动营收，达 {Revenue}。"),
]
FINE = [
    ("The strong New Taiwan dollar weighed on sales.", "新台幣升值侵蝕營收。", "新台币升值侵蚀营收。"),
    ("A stronger home currency dented revenue of {Revenue}.", "匯率走升影響營收，為 {Revenue}。", "汇率走升影响营收，为 {Revenue}。"),
    ("The weak euro helped buyers.", "歐元貶值有利買方。", "欧元贬值有利买方。"),
    ("No weaker currency flattered sales.", "並非新台幣貶值推升營收。", "并非新台币贬值推升营收。"),
]


@cache
def _dataset() -> Dataset:
    with TemporaryDirectory() as folder:
        grown = "{at: 7, concept: Revenue, currency: USD, change: yoy, printed: 30%}"
        return read_dataset(dollar_project(Path(folder), [grown]) / "content")[0]


def refused(texts: tuple[str, ...]) -> list[bool]:
    dataset = _dataset()
    brief = dataset.content.briefs["LUMN9/2024Q4"]
    tagged = zip(("en", "zh-Hant", "zh-Hans"), texts, strict=True)
    return [any(check(Prose(PLACE, {tag: said}, brief, dataset.content, dataset.index))) for tag, said in tagged]


@pytest.mark.parametrize("texts", TEXTS)
def test_the_other_way(texts: tuple[str, ...]) -> None:
    assert refused(texts) == [True] * 3


@pytest.mark.parametrize("texts", FINE)
def test_fine(texts: tuple[str, ...]) -> None:
    assert refused(texts) == [False] * 3
