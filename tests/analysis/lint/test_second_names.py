"""What a figure is said to be: a margin of operations is no gross margin, and no amount."""

import pytest
from lamps import refused

from briefs.analysis.lint.second_names import check

TEXTS = [
    ("The {OperatingMargin} is the company’s best ever gross margin.", "{OperatingMargin} 為歷年最佳毛利率。", "{OperatingMargin} 为历年最佳毛利率。", True),
    ("In the quarter {OperatingIncome} was the highest gross profit on record.", "本季 {OperatingIncome} 創下史上最高毛利。", "本季 {OperatingIncome} 创下史上最高毛利。", True),
    ("At AWS, {AWS Revenue} is its operating income.", "AWS 的 {AWS Revenue} 是營業利益。", "AWS 的 {AWS Revenue} 是营业利润。", True),
    ("The {OperatingIncome} (gross profit) rose.", "本季 {OperatingIncome}（毛利）成長。", "本季 {OperatingIncome}（毛利）增长。", True),
    ("That {OperatingIncome} counts as gross profit.", "{OperatingIncome} 屬於毛利。", "{OperatingIncome} 属于毛利。", True),
    ("It earned {OperatingIncome}, that is, gross profit.", "{OperatingIncome}，也就是毛利。", "{OperatingIncome}，也就是毛利。", True),
    ("Gross profit, that is, {OperatingIncome}.", "毛利，也就是 {OperatingIncome}。", "毛利，也就是 {OperatingIncome}。", True),
    ("The {OperatingIncome} (operating income) rose.", "這 {OperatingIncome}（營業利益）屬於營業利益。", "这 {OperatingIncome}（营业利润）属于营业利润。", False),
    ("The {OperatingIncome} was the highest operating income on record.", "本季 {OperatingIncome} 創下史上最高營業利益。", "本季 {OperatingIncome} 创下史上最高营业利润。", False),
    ("Growth of {AWS Revenue yoy} is the fastest revenue growth there.", "年增 {AWS Revenue yoy} 是今年最高的營收。", "同比增长 {AWS Revenue yoy} 是今年最高的营收。", False),
    ("That {OperatingIncome} is the part of revenue that is left.", "這 {OperatingIncome} 是該公司營收的一部分。", "这 {OperatingIncome} 是该公司营收的一部分。", False),
    ("At {OperatingIncome}, it was the best quarter for revenue.", "{OperatingIncome} 之外，營收也成長。", "{OperatingIncome} 之外，营收也增长。", False),
    ("AWS revenue was {AWS OperatingMargin}.", "AWS 營收為 {AWS OperatingMargin}。", "AWS 营收为 {AWS OperatingMargin}。", True),
    ("The operating margin stood at about {OperatingIncome}.", "營業利益率達約 {OperatingIncome}。", "营业利润率达约 {OperatingIncome}。", True),
    ("The operating margin reached {OperatingMargin}.", "營業利益率來到 {OperatingMargin}。", "营业利润率来到 {OperatingMargin}。", False),
    ("Operating income was {OperatingMargin} of revenue.", "營業利益為營收的 {OperatingMargin}。", "营业利润为营收的 {OperatingMargin}。", False),
    ("Revenue was up {Revenue yoy}.", "營收是年增 {Revenue yoy}。", "营收是同比增长 {Revenue yoy}。", False),
    ("Operating income was {OperatingIncome}.", "營業利益為 {OperatingIncome}。", "营业利润为 {OperatingIncome}。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), TEXTS)
def test_what_a_figure_is_said_to_be(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    assert refused(check, english, chinese, simplified) == [wrong] * 3
