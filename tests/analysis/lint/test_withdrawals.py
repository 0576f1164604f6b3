"""Guidance that is said to be taken back."""

import pytest
from lamps import prose, told

from briefs.analysis.lint.withdrawals import check

FINE = [
    ("It withdrew its offer and dropped the lawsuit.", "公司撤回訴訟，取消活動。"),
    ("Guidance stands. The plan was not scrapped.", "財測不變，計畫照舊。"),
]
WRONG = [
    ("It withdrew its guidance.", "公司撤回財測。"),
    ("The company has withdrawn its full-year outlook.", "公司撤銷了全年展望。"),
    ("It scrapped its plan of {Revenue 2025Q1 guidance}.", "公司放棄 {Revenue 2025Q1 guidance} 的目標。"),
]


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("english", "chinese"), WRONG)
def test_a_withdrawal_that_nobody_told(english: str, chinese: str) -> None:
    found = told(check(prose(en=english, zh_Hant=chinese)))
    assert len(found) == 2
    assert all("no article is known to say so; add 'says: withdrew guidance'" in one for one in found)
