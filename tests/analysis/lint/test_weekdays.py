"""Days of the week at the figure of a Thursday."""

import pytest
from lamps import refused

from briefs.analysis.lint.weekdays import check

TEXTS = [
    ("On Friday the shares closed at {SharePrice 2025-10-16}.", "股價週五收在 {SharePrice 2025-10-16}。", "股价周五收在 {SharePrice 2025-10-16}。", True),
    ("They ended the session at {SharePrice 2025-10-16} on Monday.", "收盤 {SharePrice 2025-10-16}（週一）。", "收盘 {SharePrice 2025-10-16}（周一）。", True),
    ("Wednesday’s close was {SharePrice 2025-10-16}.", "星期三收盤價為 {SharePrice 2025-10-16}。", "星期三收盘价为 {SharePrice 2025-10-16}。", True),
    ("On Thursday the shares closed at {SharePrice 2025-10-16}.", "股價週四收在 {SharePrice 2025-10-16}。", "股价周四收在 {SharePrice 2025-10-16}。", False),
    ("Before Friday’s results came, they stood at {SharePrice 2025-10-16}.", "週五公布財報前，股價為 {SharePrice 2025-10-16}。", "周五公布财报前，股价为 {SharePrice 2025-10-16}。", False),
    ("The close was {SharePrice 2025-10-16}. It reports on Monday.", "收盤 {SharePrice 2025-10-16}。週一公布財報。", "收盘 {SharePrice 2025-10-16}。周一公布财报。", False),
    ("On Friday it had sold {Revenue}.", "週五公布營收 {Revenue}。", "周五公布营收 {Revenue}。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), TEXTS)
def test_the_day(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    assert refused(check, english, chinese, simplified, brief="AMZN/2025Q3") == [wrong] * 3
