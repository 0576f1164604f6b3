"""Guidance for 2026Q1: of operating income below the consensus, of revenue around it."""

import pytest
from lamps import refused

from briefs.analysis.lint.outlooks import check

TEXTS = [
    ("The operating income guidance tops the consensus.", "營業利益財測優於市場共識。", "营业利润指引优于市场共识。", True),
    ("Its profit forecast for the first quarter is above what analysts expect, and beats expectations." , "獲利展望也高於法人預期。", "利润展望也高于分析师预期。", True),
    ("The operating income guidance is below the consensus.", "營業利益財測低於市場共識。", "营业利润指引低于市场共识。", False),
    ("The operating income guidance is no longer above the consensus.", "若營業利益財測優於市場共識，便是驚喜。", "若营业利润指引优于市场共识，便是惊喜。", False),
    ("The backlog forecast tops the consensus.", "在手訂單展望優於市場預期。", "在手订单展望优于市场预期。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), TEXTS)
def test_guidance_and_consensus(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    assert refused(check, english, chinese, simplified) == [wrong] * 3
