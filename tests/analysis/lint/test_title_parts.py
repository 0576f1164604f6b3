from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from charting import above
from places import CORPUS

from briefs.analysis.dataset import Dataset, read_dataset
from briefs.analysis.lint.title_parts import check

FALSE = [("Indoor and outdoor lamps.", "outdoor"), ("室內與戶外營收。", "戶外")]
TRUE = ["Indoor lamps.", "Indoor lamps, without outdoor ones.", "室內營收。", "室內營收，不含戶外。"]


@pytest.mark.parametrize(("words", "part"), FALSE)
def test_a_part_that_is_not_drawn(words: str, part: str) -> None:
    assert above(check, words, ["Indoor Revenue"], "2024Q4", key="description") == [part]
    assert above(check, words, ["Indoor Revenue", "Outdoor Revenue"], "2024Q4", key="description") == []
    assert above(check, words, ["Indoor Revenue"], "2024Q4") == []  # a title may hold one against it


@pytest.mark.parametrize("words", TRUE)
def test_one_that_is_drawn_or_left_out(words: str) -> None:
    assert above(check, words, ["Indoor Revenue"], "2024Q4", key="description") == []


PARTS = ["AWS Revenue", "NorthAmerica Revenue", "International Revenue"]
WHOLES = [("The company’s revenue", "The company’s revenue"), ("Revenue of all segments", "all segments"), ("公司營收", "公司營收"), ("各部門營收", "各部門")]


@cache
def corpus() -> Dataset:
    return read_dataset(CORPUS)[0]


def stacked(words: str, parts: list[str], key: str) -> list[str]:
    dataset = corpus()
    brief, tag = dataset.content.briefs["AMZN/2025Q4"], "en" if words.isascii() or "’" in words else "zh-Hant"
    both = {"en": "x", "zh-Hant": "x"}
    chart: dict[str, Any] = {"id": "new", "kind": "stacked", "title": both, "description": both, "categories": ["2025Q4"]}
    chart |= {key: {**both, tag: words}, "series": [{"of": part} for part in parts]}
    entry = brief.entry.model_validate({**brief.entry.model_dump(), "charts": [chart]})
    found = check(replace(brief, entry=entry), dataset.content, dataset.index)
    return [one.message.split("'")[1] for one in found]


@pytest.mark.parametrize(("words", "whole"), WHOLES)
def test_some_parts_upon_each_other_are_not_all(words: str, whole: str) -> None:
    assert stacked(words, PARTS[:2], "title") == stacked(words, PARTS[:2], "description") == [whole]
    assert stacked(words, PARTS, "title") == []


def test_some_parts_may_be_stacked() -> None:
    assert stacked("AWS and North America", PARTS[:2], "title") == []
