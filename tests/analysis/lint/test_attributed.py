"""Companies, countries and parts of which a figure is told that is not theirs."""

import pytest
from lamps import refused

from briefs.analysis.lint.attributed import check

WRONG = [
    ("Samsung’s revenue was {Revenue}.", "三星營收 {Revenue}。", "三星营收 {Revenue}。"),
    ("In the quarter Tencent earned {OperatingIncome}.", "騰訊賺進 {OperatingIncome}。", "腾讯赚进 {OperatingIncome}。"),
    ("Oracle’s cloud revenue grew {AWS Revenue yoy}.", "甲骨文雲端營收年增 {AWS Revenue yoy}。", "甲骨文云端营收同比增长 {AWS Revenue yoy}。"),
    ("In Japan, sales were {Revenue}.", "日本市場營收 {Revenue}。", "日本市场营收 {Revenue}。"),
    ("In India alone it sold {Revenue}.", "印度賺進 {OperatingIncome}。", "印度赚进 {OperatingIncome}。"),
    ("Chinese revenue came to about {Revenue}.", "中國大陸營收達 {Revenue}。", "中国大陆营收达 {Revenue}。"),
    ("North America brought in {AWS Revenue}.", "北美貢獻 {AWS Revenue}。", "北美贡献 {AWS Revenue}。"),
    ("In its best year Kaltenberg Foods earned {OperatingIncome}.", "Kaltenberg 賺進 {OperatingIncome}。", "Kaltenberg 赚进 {OperatingIncome}。"),
    ("Zorro’s sales were {Revenue}.", "Zorro 營收 {Revenue}。", "Zorro 营收 {Revenue}。"),
    ("Retail sales grew {AWS Revenue yoy}.", "零售營收年增 {AWS Revenue yoy}。", "零售营收同比增长 {AWS Revenue yoy}。"),
    ("Gaming revenue was {Revenue}.", "遊戲業務營收達 {Revenue}。", "游戏业务营收达 {Revenue}。"),
    ("Memory chips brought in {OperatingIncome}.", "記憶體貢獻 {OperatingIncome}。", "内存贡献 {OperatingIncome}。"),
    ("Amazon earned {AWS OperatingIncome}.", "亞馬遜賺進 {AWS OperatingIncome}。", "亚马逊公司赚进 {AWS OperatingIncome}。"),
    ("Amazon’s revenue was {AWS Revenue}.", "亞馬遜營收 {AWS Revenue}。", "亚马逊公司营收 {AWS Revenue}。"),
    ("Recurring revenue was {Revenue}.", "經常性營收 {Revenue}。", "经常性营收 {Revenue}。"),
    ("Organic growth was {Revenue yoy}.", "有機成長 {Revenue yoy}。", "有机增长 {Revenue yoy}。"),
]
FINE = [
    ("Quarterly sales grew {Revenue yoy}. Then It earned {OperatingIncome}.", "EPS 成長 {OperatingIncome yoy}。", "EPS 增长 {OperatingIncome yoy}。"),
    ("Amazon’s cloud revenue grew {AWS Revenue yoy}.", "亞馬遜雲端營收年增 {AWS Revenue yoy}。", "亚马逊云科技营收同比增长 {AWS Revenue yoy}。"),
    ("Advertising revenue grew {Advertising Revenue yoy}.", "廣告營收年增 {Advertising Revenue yoy}。", "广告营收同比增长 {Advertising Revenue yoy}。"),
    ("Operating income came to {OperatingIncome}.", "營業利益 {OperatingIncome}。", "营业利润 {OperatingIncome}。"),
    ("Amazon’s revenue was {Revenue}.", "亞馬遜營收 {Revenue}。", "亚马逊营收 {Revenue}。"),
    ("AWS brought in {AWS Revenue}.", "AWS 貢獻 {AWS Revenue}。", "AWS 贡献 {AWS Revenue}。"),
    ("Against Samsung, sales were {Revenue}.", "相較三星，營收為 {Revenue}。", "相较三星，营收为 {Revenue}。"),
    ("Google’s growth aside, revenue was {Revenue}.", "不論 Google，營收 {Revenue}。", "不论 Google，营收 {Revenue}。"),
    ("Microsoft’s cloud grew {MSFT Azure Revenue yoy}.", "微軟雲端年增 {MSFT Azure Revenue yoy}。", "微软云端同比增长 {MSFT Azure Revenue yoy}。"),
    ("North American sales were {NorthAmerica Revenue}.", "北美營收 {NorthAmerica Revenue}。", "北美营收 {NorthAmerica Revenue}。"),
    ("It sells in China; revenue was {Revenue}.", "在中國也有銷售；營收 {Revenue}。", "在中国也有销售；营收 {Revenue}。"),
    ("An agreement with OpenAI lifted the backlog to {AWS Backlog}.", "與 OpenAI 的合約使在手訂單達 {AWS Backlog}。", "与 OpenAI 的合约使在手订单达 {AWS Backlog}。"),
]  # fmt: skip


@pytest.mark.parametrize("texts", WRONG)
def test_another_s(texts: tuple[str, str, str]) -> None:
    assert refused(check, *texts) == [True] * 3


@pytest.mark.parametrize("texts", FINE)
def test_fine(texts: tuple[str, str, str]) -> None:
    assert refused(check, *texts) == [False] * 3
