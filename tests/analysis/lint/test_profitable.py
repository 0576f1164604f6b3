"""What is said to earn money, or to lose some: AWS and Amazon earned some in 2025Q4."""

import pytest
from lamps import refused

from briefs.analysis.lint.profitable import check

TEXTS = [
    ("AWS is unprofitable.", "AWS 陷入虧損。", "AWS 陷入亏损。", True),
    ("The International segment swung to a loss.", "國際部門由盈轉虧。", "国际分部由盈转亏。", True),
    ("Amazon lost money.", "亞馬遜持續虧損。", "亚马逊公司持续亏损。", True),
    ("AWS is profitable.", "AWS 已獲利。", "AWS 已获利。", False),
    ("The International segment returned to profit.", "國際部門轉虧為盈。", "国际分部转亏为盈。", False),
    ("Next year AWS may swing to a loss.", "明年 AWS 恐轉虧。", "明年 AWS 恐转亏。", False),
    ("AWS was not loss-making.", "AWS 並未虧損。", "AWS 并未亏损。", False),
    ("Meta lost money.", "Meta 虧損。", "Meta 亏损。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), TEXTS)
def test_who_earns(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    assert refused(check, english, chinese, simplified) == [wrong] * 3
