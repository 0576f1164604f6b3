import pytest
from charting import above

from briefs.analysis.lint.title_currencies import check

FALSE = [
    ("Revenue in US dollars", "US dollars"),
    ("Figures in euro", "euro"),
    ("Revenue, in yen", "yen"),
    ("以美元計的營收", "美元"),
    ("單位：歐元", "歐元"),
    ("單位為日圓", "日圓"),
    ("美元營收走高", "美元"),
]
TRUE = ["Revenue in New Taiwan dollars", "以新台幣計的營收", "單位：新台幣", "In US dollars it would be more", "若以美元計則較少", "The dollar rose", "美元升值", "Revenue {Revenue} in US dollars", "In Taiwan"]


@pytest.mark.parametrize("key", ["title", "description", "note"])
@pytest.mark.parametrize(("words", "currency"), FALSE)
def test_a_currency_that_is_not_drawn(words: str, currency: str, key: str) -> None:
    assert above(check, words, ["Revenue"], "2024Q3", "2024Q4", key=key) == [currency]


@pytest.mark.parametrize("words", TRUE)
def test_the_one_that_is_drawn_and_what_is_no_statement(words: str) -> None:
    assert above(check, words, ["Revenue"], "2024Q3", "2024Q4") == []


def test_what_is_in_no_currency_may_be_told_in_any() -> None:
    assert above(check, "Margin in US dollars", ["OperatingMargin"], "2024Q3", "2024Q4") == []
