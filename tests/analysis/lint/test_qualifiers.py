"""Words that tell two measures apart, beside the other one."""

import pytest
from lamps import prose, refused, told
from places import CORPUS

from briefs.analysis.dataset import read_dataset
from briefs.analysis.lint.prose import Prose
from briefs.analysis.lint.qualifiers import check

FINE = [
    ("GAAP earnings per share were {EarningsPerShareDiluted}.", "GAAP 每股盈餘 {EarningsPerShareDiluted}。"),
    ("It was no loss: {OperatingIncome}.", "並未虧損，營業利益 {OperatingIncome}。"),
    ("The whole company made {Revenue}; indoor {Indoor Revenue}.", "全公司營收 {Revenue}，室內 {Indoor Revenue}。"),
    ("Indoor lamps make {Indoor ShareOfRevenue} of the whole company.", "室內占全公司 {Indoor ShareOfRevenue}。"),
    ("Adjusted for leap days, it matters little. Revenue was {Revenue}.", "調整後另計。營收 {Revenue}。"),
]
WRONG = [
    ("Adjusted earnings per share of {EarningsPerShareDiluted}.", "Adjusted earnings per share of", "調整後每股盈餘 {EarningsPerShareDiluted}。", "調整後每股盈餘"),
    ("Non-GAAP EPS was {EarningsPerShareDiluted}.", "Non-GAAP EPS was", "非 GAAP 每股盈餘 {EarningsPerShareDiluted}。", "非 GAAP 每股盈餘"),
    ("Per ADR it earned {EarningsPerShareDiluted}.", "Per ADR it earned", "每股 ADR 賺 {EarningsPerShareDiluted}。", "每股 ADR 賺"),
    ("An operating loss of {OperatingIncome}.", "operating loss of", "淨損 {OperatingIncome}。", "淨損"),
    ("It lost {OperatingIncome}.", "lost", "虧損達 {OperatingIncome}。", "虧損達"),
    ("Profit was {Revenue}.", "Profit was", "獲利達 {Revenue}。", "獲利達"),
    ("The whole company sold {Indoor Revenue}.", "The whole company sold", "全公司營收 {Indoor Revenue}。", "全公司營收"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("english", "word", "chinese", "other"), WRONG)
def test_another_measure(english: str, word: str, chinese: str, other: str) -> None:
    cited = english[english.index("{") : english.index("}") + 1]
    text = prose(en=english, zh_Hant=chinese)
    figure = text.called(text.mentions["en"][0].meaning)
    assert told(check(text)) == [
        f"'{one}' stands beside {cited}, which is {figure}; mend the word or the reference" for one in (word, other)
    ]


def test_simplified() -> None:
    text = prose(zh_Hans="经调整每股盈余 {EarningsPerShareDiluted}，净亏损 {OperatingIncome}。")
    assert len(told(check(text))) >= 1


def test_the_market() -> None:
    dataset, _ = read_dataset(CORPUS)
    brief = dataset.content.briefs["AMZN/2024Q4"]

    def said(**words: str) -> list[str]:
        tagged = {tag.replace("_", "-"): text for tag, text in words.items()}
        text = Prose(("reaction",), tagged, brief, dataset.content, dataset.index)
        return [message.split("'")[1] for message in told(check(text))]

    assert said(en="The shares fell {AfterHoursMove 2025-02-06|size} after hours.", zh_Hant="盤後下跌 {AfterHoursMove 2025-02-06|size}。") == []
    assert said(en="They fell {AfterHoursMove 2025-02-06|size} intraday.", zh_Hant="盤中下跌 {AfterHoursMove 2025-02-06|size}。") == ["intraday", "盤中下跌"]


OTHERS = [
    ("Orders rose {Revenue yoy}.", "訂單年增 {Revenue yoy}。", 2),
    ("Its costs were {Revenue}.", "成本為 {Revenue}。", 2),
    ("Before tax, it earned {OperatingIncome}.", "稅前賺 {OperatingIncome}。", 0),
    ("Orders lifted sales to {Revenue}.", "訂單推升營收至 {Revenue}。", 0),
]


@pytest.mark.parametrize(("english", "chinese", "refused"), OTHERS)
def test_what_is_no_sales_and_no_profit(english: str, chinese: str, refused: int) -> None:
    dataset, _ = read_dataset(CORPUS)
    brief = dataset.content.briefs["AMZN/2025Q4"]
    words = {"en": english, "zh-Hant": chinese}
    found = check(Prose(("reaction",), words, brief, dataset.content, dataset.index))
    assert len(told(found)) == refused


def test_what_is_after_tax() -> None:
    text = prose(en="Before tax, it earned {EarningsPerShareDiluted}.", zh_Hant="稅前賺 {EarningsPerShareDiluted}。")
    assert len(told(check(text))) == 2


KINDS = [  # en, zh-Hant, zh-Hans, and whether each is refused
    ("AWS sold {AWS RunRateRevenue} in the last quarter.", "AWS 上季賣出 {AWS RunRateRevenue}。", "AWS 上季营收 {AWS RunRateRevenue}。", True),
    ("AWS sells {AWS RunRateRevenue} a year at the pace of the quarter.", "AWS 營收年化 {AWS RunRateRevenue}。", "AWS 营收年化 {AWS RunRateRevenue}。", False),
    ("AWS sold {AWS Revenue} in the quarter.", "AWS 單季營收 {AWS Revenue}。", "AWS 单季营收 {AWS Revenue}。", False),
    ("It recruited {Corporate Layoffs 2026-01} in January.", "一月新聘 {Corporate Layoffs 2026-01}。", "一月新聘 {Corporate Layoffs 2026-01}。", True),
    ("A windfall of {SpecialCharges} came on top.", "業外利得 {SpecialCharges}。", "业外利得 {SpecialCharges}。", True),
    ("There was no gain of {SpecialCharges}: it is a charge.", "並無 {SpecialCharges} 的利得。", "并无 {SpecialCharges} 的利得。", False),
    ("Free cash flow went negative, at {FreeCashFlow TTM2025Q4}.", "自由現金流由正轉負，達 {FreeCashFlow TTM2025Q4}。", "自由现金流由正转负，达 {FreeCashFlow TTM2025Q4}。", True),
    ("It burned {FreeCashFlow TTM2025Q4}.", "燒掉 {FreeCashFlow TTM2025Q4}。", "烧掉 {FreeCashFlow TTM2025Q4}。", True),
    ("It never turned negative: {FreeCashFlow TTM2025Q4}.", "並未轉負：{FreeCashFlow TTM2025Q4}。", "并未转负：{FreeCashFlow TTM2025Q4}。", False),
    ("It burned {CapitalExpenditure FY2025} on plants.", "燒掉 {CapitalExpenditure FY2025}。", "烧掉 {CapitalExpenditure FY2025}。", False),
    ("It turned positive at {FreeCashFlow TTM2025Q4}.", "轉正為 {FreeCashFlow TTM2025Q4}。", "转正为 {FreeCashFlow TTM2025Q4}。", False),
    ("Workers made {EarningsPerShareDiluted} each.", "每名員工賺 {EarningsPerShareDiluted}。", "每名员工赚 {EarningsPerShareDiluted}。", True),
    ("Holders of a share made {EarningsPerShareDiluted} each.", "每股賺 {EarningsPerShareDiluted}。", "每股赚 {EarningsPerShareDiluted}。", False),
    ("Revenue per share was {EarningsPerShareDiluted}.", "每股營收 {EarningsPerShareDiluted}。", "每股营收 {EarningsPerShareDiluted}。", True),
    ("The entire group grew by {AWS Revenue yoy}.", "全公司成長 {AWS Revenue yoy}。", "全公司增长 {AWS Revenue yoy}。", True),
    ("Ad profits grew by {Advertising Revenue yoy}.", "廣告獲利成長 {Advertising Revenue yoy}。", "广告利润增长 {Advertising Revenue yoy}。", True),
    ("Profit grew {OperatingIncome yoy}.", "獲利年增 {OperatingIncome yoy}。", "利润增长 {OperatingIncome yoy}。", False),
    ("In constant currency, sales grew {Revenue yoy}.", "以固定匯率計，營收年增 {Revenue yoy}。", "按固定汇率计算，营收增长 {Revenue yoy}。", True),
    ("Excluding currency moves, {Revenue} was sold.", "剔除匯率影響，營收 {Revenue}。", "剔除汇率影响，营收 {Revenue}。", False),
    ("From one quarter to the next, sales rose {Revenue yoy}.", "單季之間，營收增加 {Revenue yoy}。", "单季之间，营收增加 {Revenue yoy}。", True),
    ("In the space of a year, sales rose {Revenue qoq}.", "一年之內，營收增加 {Revenue qoq}。", "一年之内，营收增加 {Revenue qoq}。", True),
    ("Sales grew {Revenue qoq}, compared with last year.", "成長 {Revenue qoq}，與去年相比。", "增长 {Revenue qoq}，与去年相比。", True),
    ("Within a year, sales rose {Revenue yoy}.", "一年之內，營收增加 {Revenue yoy}。", "一年之内，营收增加 {Revenue yoy}。", False),
    ("Sequentially flat, sales grew {Revenue yoy} on the year.", "單季之間持平，年增 {Revenue yoy}。", "单季之间持平，年增 {Revenue yoy}。", False),
    ("It earned {Revenue} in the quarter.", "本季獲利 {Revenue}。", "本季赚了 {Revenue}。", True),
    ("It sold {OperatingIncome} in the quarter.", "本季賣出 {OperatingIncome}。", "本季卖出 {OperatingIncome}。", True),
    ("It spent {Revenue}.", "斥資 {Revenue}。", "斥资 {Revenue}。", True),
    ("It invested over {OperatingIncome}.", "投資了逾 {OperatingIncome}。", "投资了逾 {OperatingIncome}。", True),
    ("The plants took in {CapitalExpenditure FY2025}.", "廠房進帳 {CapitalExpenditure FY2025}。", "厂房进账 {CapitalExpenditure FY2025}。", True),
    ("It earned {Revenue} in revenue.", "營收 {Revenue}。", "营收 {Revenue}。", False),
    ("It earned {OperatingIncome}, and sold {Revenue}.", "獲利 {OperatingIncome}，賣出 {Revenue}。", "赚了 {OperatingIncome}，卖出 {Revenue}。", False),
    ("It spent {CapitalExpenditure FY2025} and took in {Revenue}.", "斥資 {CapitalExpenditure FY2025}，進帳 {Revenue}。", "斥资 {CapitalExpenditure FY2025}，进账 {Revenue}。", False),
    ("It lost {Revenue}.", "虧了 {Revenue}。", "亏了 {Revenue}。", True),
    ("It has {Headcount} customers.", "客戶有 {Headcount}。", "客户有 {Headcount}。", True),
    ("Some {Headcount} customers buy there.", "{Headcount}名客戶。", "{Headcount}名客户。", True),
    ("It laid off {Headcount}.", "裁員 {Headcount}。", "裁员 {Headcount}。", True),
    ("It hired {Headcount}.", "新聘 {Headcount}。", "新聘 {Headcount}。", True),
    ("Investors cheered the report: {AfterHoursMove 2026-02-05|size}.", "投資人叫好：{AfterHoursMove 2026-02-05|size}。", "投资人叫好：{AfterHoursMove 2026-02-05|size}。", True),
    ("Investors punished the shares, by {AfterHoursMove 2026-02-05|size}.", "投資人失望：{AfterHoursMove 2026-02-05|size}。", "投资人失望：{AfterHoursMove 2026-02-05|size}。", False),
    ("Revenue per employee was {Revenue}.", "人均營收 {Revenue}。", "人均营收 {Revenue}。", True),
    ("It earned {OperatingIncome} a share.", "每股盈餘 {OperatingIncome}。", "每股收益为 {OperatingIncome}，每股赚 {OperatingIncome}。", True),
    ("It bought back shares for {OperatingIncome}.", "買回庫藏股 {OperatingIncome}。", "买回库藏股 {OperatingIncome}。", True),
    ("It sits on {OperatingIncome} in cash.", "帳上現金 {OperatingIncome}。", "账上现金 {OperatingIncome}。", True),
    ("Debt stands at {Revenue}.", "負債 {Revenue}。", "负债 {Revenue}。", True),
    ("Group revenue rose {Revenue yoy}.", "集團營收年增 {Revenue yoy}。", "集团营收增长 {Revenue yoy}。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), KINDS)
def test_kinds(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    assert refused(check, english, chinese, simplified) == [wrong] * 3


def test_the_price_of_the_close() -> None:
    found = [
        refused(check, f"The shares {english} {{SharePrice 2025-10-16}}.", f"股價{chinese} {{SharePrice 2025-10-16}}。", f"股价{simplified} {{SharePrice 2025-10-16}}。", brief="AMZN/2025Q3")
        for english, chinese, simplified in (("opened the day at", "開盤", "开盘"), ("closed at", "收在", "收于"))
    ]  # fmt: skip
    assert found == [[True] * 3, [False] * 3]
