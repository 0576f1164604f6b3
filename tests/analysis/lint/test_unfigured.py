"""What is told without figures: in 2025Q4 all parts sold more, AWS grew faster than before, and shares fell on the report."""

import pytest
from lamps import refused

from briefs.analysis.lint.unfigured import check

TEXTS = [
    ("AWS shrank.", "AWS 衰退。", "AWS 衰退。", True),
    ("Sales at AWS fell.", "但 AWS 部門下滑。", "但 AWS 业务下滑。", True),
    ("The shares rose after the report.", "財報公布後股價上漲。", "财报公布后股价上涨。", True),
    ("The stock jumped after hours.", "盤後大漲。", "盘后大涨。", True),
    ("Revenue growth slowed.", "營收成長放緩。", "营收增长放缓。", True),
    ("Operating income turned negative.", "營業利益轉負。", "营业利润转负。", True),
    ("Operating income was positive.", "營業利益為正。", "营业利润为正。", False),
    ("AWS grew. Sales at AWS rose sharply.", "AWS 成長，業績上升。", "AWS 增长，业绩上升。", False),
    ("AWS did not shrink. AWS staff fell.", "AWS 並未衰退，AWS 人力減少。", "AWS 并未衰退，AWS 人力减少。", False),
    ("The shares fell after the report.", "財報公布後股價下跌，盤後重挫。", "财报公布后股价下跌，盘后重挫。", False),
    ("Growth was led by AWS.", "成長由 AWS 帶動。", "增长由 AWS 带动。", False),
    ("In 2023 AWS shrank.", "2023 年 AWS 衰退。", "2023 年 AWS 衰退。", False),
    ("Revenue growth accelerated.", "營收成長加速。", "营收增长加速。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), TEXTS)
def test_what_is_told_without_a_figure(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    assert refused(check, english, chinese, simplified) == [wrong] * 3


EARLIER = [
    ("Analysts had expected less earnings per share.", "分析師原本預期更低的每股盈餘。", "分析师原本预期更低的每股盈余。", True),
    ("Analysts had expected more earnings per share.", "分析師原本預期更高的每股盈餘。", "分析师原本预期更高的每股盈余。", False),
    ("The market had expected more capital expenditure.", "市場原本預期更高的資本支出。", "市场原本预期更高的资本支出。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), EARLIER)
def test_what_analysts_had_expected(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    assert refused(check, english, chinese, simplified) == [wrong] * 3
