"""Seasons at figures of October to December 2025, and at their growth."""

import pytest
from lamps import refused

from briefs.analysis.lint.seasons import check

TEXTS = [
    ("In the spring quarter sales were {Revenue}.", "春季營收 {Revenue}。", "春季营收 {Revenue}。", True),
    ("Over the summer it sold {Revenue}.", "夏天營收 {Revenue}。", "夏天营收 {Revenue}。", True),
    ("In the summer, AWS grew {AWS Revenue yoy}.", "夏季 AWS 年增 {AWS Revenue yoy}。", "夏季 AWS 同比增长 {AWS Revenue yoy}。", True),
    ("Compared with the spring, AWS grew {AWS Revenue yoy}.", "與春季相比，AWS 成長 {AWS Revenue yoy}。", "与春季相比，AWS 增长 {AWS Revenue yoy}。", True),
    ("The holiday quarter of a year before brought {Revenue 2025Q3}.", "年底旺季營收 {Revenue 2025Q3}。", "年底旺季营收 {Revenue 2025Q3}。", True),
    ("In the holiday quarter sales were {Revenue}.", "年底旺季營收 {Revenue}。", "年底旺季营收 {Revenue}。", False),
    ("In the autumn quarter sales were {Revenue}.", "秋季營收 {Revenue}。", "秋季营收 {Revenue}。", False),
    ("Before the holiday season sales were {Revenue 2025Q3}.", "迎接年底旺季前，營收為 {Revenue 2025Q3}；秋季檔期另計。", "迎接年底旺季前，营收为 {Revenue 2025Q3}；秋季档期另计。", False),
    ("Sales were {Revenue}; the summer is another matter.", "營收 {Revenue}，夏季又是另一回事。", "营收 {Revenue}，夏季又是另一回事。", False),
    ("For the year, the summer included, sales were {Revenue FY2025}.", "全年（含夏季）營收 {Revenue FY2025}。", "全年（含夏季）营收 {Revenue FY2025}。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), TEXTS)
def test_seasons(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    assert refused(check, english, chinese, simplified) == [wrong] * 3
