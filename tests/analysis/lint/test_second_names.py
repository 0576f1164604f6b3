"""What a figure is said to be: a margin of operations is no gross margin."""

import pytest
from lamps import refused

from briefs.analysis.lint.second_names import check

TEXTS = [
    ("The {OperatingMargin} is the company’s best ever gross margin.", "{OperatingMargin} 為歷年最佳毛利率。", "{OperatingMargin} 为历年最佳毛利率。", True),
    ("In the quarter {OperatingIncome} was the highest gross profit on record.", "本季 {OperatingIncome} 創下史上最高毛利。", "本季 {OperatingIncome} 创下史上最高毛利。", True),
    ("At AWS, {AWS Revenue} is its operating income.", "AWS 的 {AWS Revenue} 是營業利益。", "AWS 的 {AWS Revenue} 是营业利润。", True),
    ("The {OperatingIncome} was the highest operating income on record.", "本季 {OperatingIncome} 創下史上最高營業利益。", "本季 {OperatingIncome} 创下史上最高营业利润。", False),
    ("Growth of {AWS Revenue yoy} is the fastest revenue growth there.", "年增 {AWS Revenue yoy} 是今年最高的營收。", "同比增长 {AWS Revenue yoy} 是今年最高的营收。", False),
    ("That {OperatingIncome} is the part of revenue that is left.", "這 {OperatingIncome} 是該公司營收的一部分。", "这 {OperatingIncome} 是该公司营收的一部分。", False),
    ("At {OperatingIncome}, it was the best quarter for revenue.", "{OperatingIncome} 之外，營收也成長。", "{OperatingIncome} 之外，营收也增长。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), TEXTS)
def test_what_a_figure_is_said_to_be(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    assert refused(check, english, chinese, simplified) == [wrong] * 3
