"""Words that tell two measures apart, beside the other one."""

import pytest
from lamps import prose, told
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
