"""Figures of several, in the order of their names and in another."""

import pytest
from lamps import refused

from briefs.analysis.lint.respectively import check

TEXTS = [
    ("AWS and Azure grew {MSFT Azure Revenue yoy} and {AWS Revenue yoy}, respectively.", "AWS 與 Azure 分別成長 {MSFT Azure Revenue yoy} 與 {AWS Revenue yoy}。", "AWS 与 Azure 分别增长 {MSFT Azure Revenue yoy} 与 {AWS Revenue yoy}。", True),
    ("Revenue and operating income came to {OperatingIncome} and {Revenue} respectively.", "營收與營業利益分別為 {OperatingIncome} 和 {Revenue}。", "营收与营业利润分别为 {OperatingIncome} 和 {Revenue}。", True),
    ("The third quarter and the fourth quarter brought {Revenue 2025Q4} and {Revenue 2025Q3} respectively.", "第三季與第四季營收分別為 {Revenue 2025Q4}、{Revenue 2025Q3}。", "第三季与第四季营收分别为 {Revenue 2025Q4}、{Revenue 2025Q3}。", True),
    ("AWS and Azure grew {AWS Revenue yoy} and {MSFT Azure Revenue yoy}, respectively.", "AWS 與 Azure 分別成長 {AWS Revenue yoy} 與 {MSFT Azure Revenue yoy}。", "AWS 与 Azure 分别增长 {AWS Revenue yoy} 与 {MSFT Azure Revenue yoy}。", False),
    ("Revenue and operating income came to {Revenue} and {OperatingIncome} respectively.", "營收與營業利益分別為 {Revenue} 和 {OperatingIncome}。", "营收与营业利润分别为 {Revenue} 和 {OperatingIncome}。", False),
    ("The third quarter and the fourth quarter brought {Revenue 2025Q3} and {Revenue 2025Q4} respectively.", "第三季與第四季營收分別為 {Revenue 2025Q3}、{Revenue 2025Q4}。", "第三季与第四季营收分别为 {Revenue 2025Q3}、{Revenue 2025Q4}。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), TEXTS)
def test_order(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    assert refused(check, english, chinese, simplified) == [wrong] * 3
