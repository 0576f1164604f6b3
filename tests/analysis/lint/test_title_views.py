import pytest
from charting import above

from briefs.analysis.lint.title_views import check

ROWS = ["Revenue guidance", "Revenue consensus", "Revenue"]
FALSE = [
    ("Revenue fell short of guidance", "fell short of"),
    ("Revenue misses the consensus", "misses"),
    ("The outcome is below what analysts expected", "below"),
    ("營收未達財測", "未達"),
    ("營收不如市場預期", "不如"),
]
TRUE = ["Revenue beats guidance", "Revenue is above the consensus", "營收優於財測", "Guidance and consensus", "Revenue is below 13 billion",
        "Guidance is below the consensus", "The company guides above the market"]  # fmt: skip  # within


@pytest.mark.parametrize(("title", "word"), FALSE)
def test_a_side_that_the_figures_refute(title: str, word: str) -> None:
    assert above(check, title, ROWS, "2024Q4", kind="ranges") == [word]
    assert above(check, title, ROWS[:1], "2024Q4", kind="ranges") == []


@pytest.mark.parametrize("title", TRUE)
def test_what_may_be_so_is_left(title: str) -> None:
    assert above(check, title, ROWS, "2024Q4", kind="ranges") == []


@pytest.mark.parametrize(("title", "words"), [("Analysts see a plunge", ["plunge"]), ("市場看壞", ["看壞"]), ("Analysts see a rise", [])])
def test_growth_that_is_forecast(title: str, words: list[str]) -> None:
    assert above(check, title, ["Revenue consensus qoq"], "2024Q4") == words


@pytest.mark.parametrize(("words", "series", "word"), [
    ("Guidance for revenue.", "Revenue", "Guidance"),
    ("What analysts expect.", "Revenue", "analysts"),
    ("Revenue as reported.", "Revenue guidance", "reported"),
    ("營收財測。", "Revenue", "財測"),
    ("市場共識。", "Revenue guidance", "市場"),
])  # fmt: skip
def test_a_view_that_is_described_and_not_drawn(words: str, series: str, word: str) -> None:
    assert word in above(check, words, [series], "2024Q4", key="description")
    assert above(check, words, ROWS, "2024Q4", key="description") == []
    assert above(check, words, [series], "2024Q4") == []
