"""Currencies that words name beside an amount printed without one."""

import pytest

from briefs.articles.currencies import departing, is_bare, spoken_of

ROWS = [
    ("以美元計，營收達331億，年增30%。", "331億", "USD"),
    ("營收為331億（以美元計）。", "331億", "USD"),
    ("Revenue in US dollars was 33.1 billion.", "33.1 billion", "USD"),
    ("以人民币计，营收达331亿元。", "331亿元", "CNY"),
    ("營收331億。美元走弱。", "331億", ""),  # another sentence
    ("營收1.05兆元，每股盈餘2.24美元。", "1.05兆元", ""),  # the currency is another figure's
    ("新台幣兌美元升值，營收1.05兆元。", "1.05兆元", ""),  # the own one is named too
    ("新台幣營收1.05兆元，美元營收走低。", "1.05兆元", ""),  # the clause decides
    ("營收331億美元。", "331億美元", ""),  # it says its own
    ("It won an order of 33.1 billion.", "33.1 billion", ""),
    ("以美元及歐元計，營收331億。", "331億", ""),  # which of them is open
]


@pytest.mark.parametrize(("text", "printed", "named"), ROWS)
def test_a_currency_beside_a_bare_amount(text: str, printed: str, named: str) -> None:
    assert departing(text, text.index(printed), printed, "TWD") == named


@pytest.mark.parametrize(
    ("text", "own", "named"),
    [
        ("以新台幣計優於預期，匯率優於假設的29元。", "TWD/USD", ""),
        ("匯率以美元計，優於假設的29元。", "TWD/USD", ""),
        ("匯率以歐元計，優於假設的29元。", "TWD/USD", "EUR"),
        ("以新台幣計的匯率優於假設的29元。", "JPY/USD", "TWD"),
    ],
)
def test_an_exchange_rate_has_two(text: str, own: str, named: str) -> None:
    assert departing(text, text.index("29元"), "29元", own) == named


def test_bare_is_what_names_no_currency() -> None:
    assert [is_bare(text) for text in ("331億", "331億元", "331億美元", "$33.1B", "words")] == [True, True, False, False, False]


def test_the_currencies_of_an_article() -> None:
    texts = ("營收331億，以美元計。", "獲利 €5 million。", "按日圓計")
    assert spoken_of(texts) >= {"USD", "EUR", "JPY"}
    assert "GBP" not in spoken_of(texts)
    assert {"CNY", "TWD", "HKD"} <= spoken_of(("营收331亿元",))  # whose is open
    assert "AUD" in spoken_of(("Sales were $5 million",))
    assert not spoken_of(("營收331億",)) & {"CNY", "TWD", "USD"}
