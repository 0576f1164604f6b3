"""Numbers that stay in one line with their unit."""

import pytest

from briefs.presentation.together import together

ROWS = [
    ("營收 2,134億美元。", "營收 <bdi>2,134億美元</bdi>。"),
    ("2026 年 2 月 6 日", "<bdi>2026 年</bdi> <bdi>2 月</bdi> <bdi>6 日</bdi>"),
    ("15.76 萬人、20個", "<bdi>15.76 萬人</bdi>、<bdi>20個</bdi>"),
    ("16,000 people in 2025", "<bdi>16,000 people</bdi> in 2025"),
    ("13 quarters, 24% and $213.4B", "<bdi>13 quarters</bdi>, 24% and $213.4B"),
    ('<"5 人">', "&lt;&#34;<bdi>5 人</bdi>&#34;&gt;"),
    ("39; 5", "39; 5"),
    ("FY2026Q3 為", "FY2026Q3 為"),
    ("約2,134億美元", "約<bdi>2,134億美元</bdi>"),
    ("無數字", "無數字"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_together(text: str, expected: str) -> None:
    assert together(text) == expected
