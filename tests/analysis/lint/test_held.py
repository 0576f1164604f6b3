"""Figures held against what is named alone: in 2025Q4 AWS grew 24 %, sales 14 %, Azure 39 %."""

import pytest
from lamps import refused

from briefs.analysis.lint.held import check

TEXTS = [
    ("AWS grew {AWS Revenue yoy}, faster than Azure.", "AWS 年增 {AWS Revenue yoy}，快於 Azure。", "AWS 增长 {AWS Revenue yoy}，快于 Azure。", True),
    ("Azure grew {MSFT Azure Revenue yoy}, more slowly than AWS.", "Azure 年增 {MSFT Azure Revenue yoy}，比 AWS 慢。", "Azure 增长 {MSFT Azure Revenue yoy}，比 AWS 慢。", True),
    ("Operating income was {OperatingIncome}, more than revenue.", "營業利益 {OperatingIncome}，高於營收。", "营业利润 {OperatingIncome}，高于营收。", True),
    ("The plan of {CapitalExpenditure FY2026 guidance} is lower than what was spent in 2025.", "計畫 {CapitalExpenditure FY2026 guidance}，低於 2025 年支出。", "计划 {CapitalExpenditure FY2026 guidance}，低于 2025 年支出。", True),
    ("Operating income was {OperatingIncome}, more than what it sold.", "營業利益 {OperatingIncome}，高於營收。", "营业利润 {OperatingIncome}，高于营收。", True),
    ("AWS grew {AWS Revenue yoy}, more slowly than Azure.", "AWS 年增 {AWS Revenue yoy}，慢於 Azure。", "AWS 增长 {AWS Revenue yoy}，慢于 Azure。", False),
    ("Azure grew {MSFT Azure Revenue yoy}, faster than AWS.", "Azure 年增 {MSFT Azure Revenue yoy}，比 AWS 快。", "Azure 增长 {MSFT Azure Revenue yoy}，比 AWS 快。", False),
    ("AWS grew {AWS Revenue yoy}, no faster than Azure.", "AWS 年增 {AWS Revenue yoy}，並未快於 Azure。", "AWS 增长 {AWS Revenue yoy}，并未快于 Azure。", False),
    ("Operating income was {OperatingIncome}, less than revenue.", "營業利益 {OperatingIncome}，低於營收。", "营业利润 {OperatingIncome}，低于营收。", False),
    ("The plan of {CapitalExpenditure FY2026 guidance} is higher than what was spent in 2025.", "計畫 {CapitalExpenditure FY2026 guidance}，高於 2025 年支出。", "计划 {CapitalExpenditure FY2026 guidance}，高于 2025 年支出。", False),
    ("AWS grew {AWS Revenue yoy}, faster than Azure a year ago.", "若 AWS 的 {AWS Revenue yoy} 快於 Azure，便是新聞。", "若 AWS 的 {AWS Revenue yoy} 快于 Azure，便是新闻。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), TEXTS)
def test_against_a_name(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    assert refused(check, english, chinese, simplified) == [wrong] * 3
