"""Headings and captions that name the currency of what stands below them."""

import pytest

from briefs.articles.captions import governing

ROWS = [
    (("單位：美元", "營收 331億", "獲利 20億", "本季營收為331億。"), ["", "USD", "USD", ""]),
    (("單位：百萬美元", "項目 本季", "營收 331"), ["", "USD", "USD"]),
    (("Income statement (in US$ millions)", "Revenue 33.1 29.0"), ["", "USD"]),
    (("營收（美元）", "本季營收331億。", "展望", "營收上看350億。"), ["", "USD", "USD", ""]),
    (("單位：美元", "營收 331億", "單位：新台幣", "營收 1兆"), ["", "USD", "USD", "TWD"]),
    (("美元走強", "營收 331億"), ["", ""]),
    (("本季以美元計價。", "營收 331億"), ["", ""]),  # a sentence is no heading
    (("單位：美元、歐元", "營收 331億"), ["", "USD"]),
]


@pytest.mark.parametrize(("paragraphs", "governed"), ROWS)
def test_governing(paragraphs: tuple[str, ...], governed: list[str]) -> None:
    assert governing(paragraphs) == governed
