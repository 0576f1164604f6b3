"""Currencies named at figures of another."""

import pytest
from lamps import prose, told

from briefs.analysis.lint.currencies import check

FINE = [
    ("In local currency it grew {Revenue yoy}.", "以本幣計，年增 {Revenue yoy}。"),
    ("In New Taiwan dollars it was {Revenue}.", "以新台幣計為 {Revenue}。"),
    ("Revenue of {Revenue} in NT dollars.", "台幣營收 {Revenue}，成長 {Revenue yoy}。"),
    ("The US dollar was strong; revenue was {Revenue}.", "美元走強，營收 {Revenue}。"),
    ("In US dollars Glow grew {GLOW Revenue yoy}.", "輝光美元營收成長 {GLOW Revenue yoy}。"),
    ("In US dollars the margin is the same, {OperatingMargin}.", "以美元計，營業利益率仍為 {OperatingMargin}。"),
    ("The plant was paid in dollars. Revenue was {Revenue}.", "廠房以美元支付。營收 {Revenue}。"),
]
WRONG = [
    ("In greenback terms, it grew {Revenue yoy}.", "greenback", "以美金計，年增 {Revenue yoy}。", "美金"),
    ("Revenue in US dollars grew {Revenue yoy}.", "US dollars", "美元營收年增 {Revenue yoy}。", "美元"),
    ("In dollar terms, it grew {Revenue yoy}.", "dollar", "以美元計，年增 {Revenue yoy}。", "美元"),
    ("It grew {Revenue yoy} in dollars.", "dollars", "若以美元計算成長 {Revenue yoy}。", "美元"),
    ("Euro revenue grew {Revenue yoy}.", "Euro", "歐元營收成長 {Revenue yoy}。", "歐元"),
    ("Measured in yen, growth was {Revenue yoy}.", "yen", "換算成日圓，成長 {Revenue yoy}。", "日圓"),
    ("It grew {Revenue yoy} in renminbi.", "renminbi", "按人民幣計算成長 {Revenue yoy}。", "人民幣"),
]


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("english", "word", "chinese", "other"), WRONG)
def test_another_currency(english: str, word: str, chinese: str, other: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == [
        f"'{one}' stands at {{Revenue yoy}}, which is in TWD; mend the word, or name the currency in the reference"
        for one in (word, other)
    ]


def test_the_reverse_and_simplified() -> None:
    text = prose(en="In NT dollars Glow grew {GLOW Revenue yoy}.", zh_Hans="以新台币计，辉光成长 {GLOW Revenue yoy}。")
    assert [message.split("'")[1] for message in told(check(text))] == ["NT dollars", "新台币"]


def test_the_company_s_own() -> None:
    text = prose(en="In local currency, Glow grew {GLOW Revenue yoy}.", zh_Hant="以本幣計，輝光年增 {GLOW Revenue yoy}。", zh_Hans="以本币计，辉光增长 {GLOW Revenue yoy}。")
    assert [message.split("'")[1] for message in told(check(text))] == ["local currency", "本幣", "本币"]
