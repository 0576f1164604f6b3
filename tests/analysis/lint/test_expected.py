"""What is expected of 2026: more capital expenditure than ever; of 2026Q1: more sales than a year, less than a quarter before."""

import pytest
from lamps import refused

from briefs.analysis.lint.expected import check

TEXTS = [
    ("Amazon expects capital expenditure to fall in 2026.", "亞馬遜預期 2026 年資本支出減少。", "亚马逊预期 2026 年资本支出减少。", True),
    ("It forecasts a drop in capital expenditure.", "公司預估資本支出將下降。", "公司预计资本支出将下降。", True),
    ("Management guides for lower capital expenditure this year.", "管理層預測今年資本支出縮減。", "管理层预测今年资本支出缩减。", True),
    ("Capital expenditure will shrink in 2026.", "2026 年資本支出將萎縮。", "2026 年资本支出将萎缩。", True),
    ("The company expects operating income to rise on the quarter.", "公司預期下季營業利益較上季成長。", "公司预期下季营业利润较上季增长。", True),
    ("It expects sales to fall year on year.", "公司預期營收將較去年同期下滑。", "公司预期营收将较去年同期下滑。", True),
    ("It expects sales to fall next quarter.", "公司預期下季營收下滑。", "公司预期下季营收下滑。", False),  # on the quarter they do
    ("It expects capital expenditure to rise this year.", "公司預期今年資本支出增加。", "公司预期今年资本支出增加。", False),
    ("It does not expect capital expenditure to fall.", "公司不預期資本支出減少。", "公司不预期资本支出减少。", False),
    ("It expects capital expenditure to fall in the long run.", "公司預期資本支出長期將減少。", "公司预期资本支出长期将减少。", False),
    ("Analysts expect capital expenditure to fall in 2028.", "分析師預期 2028 年資本支出減少。", "分析师预期 2028 年资本支出减少。", False),
    ("It expects capital expenditure at AWS to fall.", "公司預期 AWS 資本支出減少。", "公司预期 AWS 资本支出减少。", False),
    ("It expects capital expenditure to fall short of the consensus.", "公司預期資本支出低於市場共識。", "公司预期资本支出低于市场共识。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), TEXTS)
def test_what_is_expected(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    assert refused(check, english, chinese, simplified) == [wrong] * 3
