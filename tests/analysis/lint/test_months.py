"""A month's figure, and that of each quarter or year, is no figure of another time."""

from __future__ import annotations

import pytest
from lamps import prose, refused, told
from places import CORPUS

from briefs.analysis.dataset import read_dataset
from briefs.analysis.lint.months import check
from briefs.analysis.lint.prose import Prose

WRONG = [
    ("September’s revenue was {Revenue}.", "September’s revenue", "九月營收 {Revenue}。", "九月營收"),
    ("December sales came to {Revenue}.", "December sales", "12 月份的合併營收 {Revenue}。", "12 月份的合併營收"),
    ("Monthly profit was {OperatingIncome}.", "Monthly profit", "單月獲利 {OperatingIncome}。", "單月獲利"),
    ("A month brings {Revenue}.", "A month brings", "每月營收 {Revenue}。", "每月營收"),
    ("Each year it earns {OperatingIncome}.", "Each year", "每年賺 {OperatingIncome}。", "每年"),
]
FINE = [
    ("In December it reported revenue of {Revenue}.", "12 月公布營收 {Revenue}。"),
    ("It may bring {Revenue}.", "5 月起適用；營收 {Revenue}。"),
    ("Every quarter it said more; {Revenue} this time", "營收 {Revenue}，每一季都增加。"),
    ("Each quarter brought more than {Revenue}.", "每季都超過 {Revenue}。"),
    ("Sales were {Revenue}. December’s revenue is not known.", "營收 {Revenue}。12 月營收未公布。"),
    ("December’s revenue is not known. Sales were {Revenue}.", "12 月營收未公布。營收 {Revenue}。"),
    ("Costs rise each year; sales rose {Revenue yoy}", "營收年年增加。成長 {Revenue yoy}。"),
]


@pytest.mark.parametrize(("english", "word", "chinese", "other"), WRONG)
def test_another_time(english: str, word: str, chinese: str, other: str) -> None:
    cited = english[english.index("{") : english.index("}") + 1]
    assert told(check(prose(en=english, zh_Hant=chinese))) == [
        f"'{one}' stands before {cited}, which is of 2024Q4; mend the word or the reference" for one in (word, other)
    ]


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("text", "wrong"), [("9月营收 {Revenue}。", True), ("每月净利润 {OperatingIncome}。", True), ("每季度 {Revenue}。", False), ("9月公布营收 {Revenue}。", False)])
def test_simplified(text: str, wrong: bool) -> None:
    assert bool(told(check(prose(zh_Hans=text)))) == wrong


def test_a_year_is_no_quarter() -> None:
    dataset, _ = read_dataset(CORPUS)
    words = {"en": "Every quarter, {NetIncome FY2025} flows in.", "zh-Hant": "每一季都有 {NetIncome FY2025} 進帳。"}
    text = Prose(("reaction",), words, dataset.content.briefs["AMZN/2025Q4"], dataset.content, dataset.index)
    assert [message.split("'")[1] for message in told(check(text))] == ["Every quarter", "每一季"]


NAMED = [
    ("In October it cut {Corporate Layoffs 2026-01} jobs.", "十月裁員 {Corporate Layoffs 2026-01}。", "10 月裁员 {Corporate Layoffs 2026-01}。", True),
    ("It cut {Corporate Layoffs 2026-01} jobs in October.", "10 月裁撤 {Corporate Layoffs 2026-01}。", "十月裁撤 {Corporate Layoffs 2026-01}。", True),
    ("In January it cut {Corporate Layoffs 2026-01} jobs.", "一月裁員 {Corporate Layoffs 2026-01}。", "1 月裁员 {Corporate Layoffs 2026-01}。", False),
    ("In October it cut jobs, and {Corporate Layoffs 2026-01} more followed.", "繼十月之後又裁員 {Corporate Layoffs 2026-01}。", "继十月之后又裁员 {Corporate Layoffs 2026-01}。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), NAMED)
def test_a_month_of_another(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    assert refused(check, english, chinese, simplified) == [wrong] * 3


def test_the_months_of_a_quarter() -> None:
    assert told(check(prose(zh_Hant="十至十二月營收 {Revenue}。", zh_Hans="10-12月营收 {Revenue}。"))) == []


SINCE = [
    ("Since January it has sold {Revenue}.", "一月以來營收 {Revenue}。", "一月以来营收 {Revenue}。", True),
    ("In December it sold {Revenue}.", "十二月營收 {Revenue}。", "十二月营收 {Revenue}。", True),
    ("Since October it has sold {Revenue}.", "十月以來營收 {Revenue}。", "十月以来营收 {Revenue}。", False),
    ("Since February the plan has become {CapitalExpenditure FY2026 guidance}.", "二月以來計畫增至 {CapitalExpenditure FY2026 guidance}。", "二月以来计划增至 {CapitalExpenditure FY2026 guidance}。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), SINCE)
def test_the_month_since_which_it_is_so(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    assert refused(check, english, chinese, simplified) == [wrong] * 3
