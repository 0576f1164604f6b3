import pytest
from charting import above

from briefs.analysis.lint.title_measures import check

FALSE = [
    ("The growth rate of revenue", "growth rate"),
    ("Year-on-year growth", "Year-on-year growth"),
    ("營收年增率", "年增率"),
    ("Outdoor’s share of revenue", "share of revenue"),
    ("占公司營收的比重", "占公司營收的比重"),
]
TRUE = ["Revenue grows", "Outdoor as implied by printed growth rates", "營收成長", "由年增率回推的營收"]


@pytest.mark.parametrize("key", ["title", "description"])
@pytest.mark.parametrize(("words", "measure"), FALSE)
def test_amounts_are_no_rates_and_no_shares(words: str, measure: str, key: str) -> None:
    assert above(check, words, ["Indoor Revenue", "Outdoor Revenue"], "2024Q4", key=key) in ([measure], [])
    assert above(check, words, ["Revenue yoy"], "2024Q4", key=key) == []


@pytest.mark.parametrize(("words", "measure"), [row for row in FALSE if not row[0].startswith("Outdoor")])
def test_the_words_are_named(words: str, measure: str) -> None:
    assert above(check, words, ["Revenue"], "2024Q3", "2024Q4") == [measure]


@pytest.mark.parametrize("words", TRUE)
def test_what_names_neither(words: str) -> None:
    assert above(check, words, ["Revenue"], "2024Q3", "2024Q4") == []
