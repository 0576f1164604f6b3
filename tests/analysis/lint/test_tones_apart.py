"""Praise in one language and blame in the other, at the figure that both cite."""

from __future__ import annotations

import pytest
from lamps import prose, told

from briefs.analysis.lint.tones_apart import check

APART = [
    ("Gross margin was solid at {OperatingMargin}.", "毛利率 {OperatingMargin}，表現疲弱。", "solid", "疲弱"),
    ("Sales were strong at {Revenue}.", "營收 {Revenue}，低迷不振。", "strong", "低迷"),
    ("The company is confident about next quarter.", "公司對下季不樂觀。", "confident", "樂觀"),
    ("A weak quarter of {Revenue}.", "亮眼的一季，營收 {Revenue}。", "weak", "亮眼"),
    ("Demand was not strong, at {Revenue}.", "需求強勁，營收 {Revenue}。", "strong", "強勁"),
    ("It rose. A robust {Revenue} came in.", "營收增加。{Revenue} 令人失望。", "robust", "令人失望"),
    ("Management is hardly optimistic", "管理層樂觀", "optimistic", "樂觀"),
]
FINE = [
    ("Sales were strong at {Revenue}.", "營收 {Revenue}，表現強勁。"),
    ("Sales were strong at {Revenue}.", "營收 {Revenue}。"),
    ("Sales were strong at {Revenue}, margins weak.", "營收 {Revenue} 強勁，利潤率疲弱。"),
    ("Sales were strong at {Revenue}, margins weak.", "營收 {Revenue}，利潤率疲弱。"),  # one has both
    ("Demand is not weak: {Revenue}.", "需求強勁，營收 {Revenue}。"),
    ("Demand was strong. Orders came to {Revenue}.", "營收 {Revenue}。外銷疲弱。"),  # in sentences of their own
    ("Demand was strong. Prices fell.", "外銷疲弱。價格下跌。"),  # more than one, without a figure
    ("A strong currency took {Revenue} away.", "新台幣升值使營收減少 {Revenue}。"),
]


@pytest.mark.parametrize(("english", "chinese", "word", "contrary"), APART)
def test_apart(english: str, chinese: str, word: str, contrary: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == [
        f"'{word}' has another tone than '{contrary}' in the zh-Hant text; mend the word in one of them"
    ]


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("traditional", "simplified", "wrong"), [
    ("需求強勁，營收 {Revenue}。", "需求强劲，营收 {Revenue}。", False), ("需求強勁，營收 {Revenue}。", "需求不强劲，营收 {Revenue}。", True),
    ("前景黯淡", "前景乐观", True), ("前景並不樂觀", "前景黯淡", False),
])  # fmt: skip
def test_simplified(traditional: str, simplified: str, wrong: bool) -> None:
    assert bool(told(check(prose(zh_Hant=traditional, zh_Hans=simplified)))) == wrong
