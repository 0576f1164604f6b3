"""Facts as they are read: the currency that a figure is in, and that of its quantity."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from dollars import dollar_project
from invented import figure

from briefs.analysis.stated import standing
from briefs.content.load import load
from briefs.model.facts import Quantity

READ = [
    # bare amounts are the company's, unless the fact says another currency
    ("concept: Revenue, period: FY2024, printed: 331億", "Revenue.FY2024", "TWD"),
    ("concept: Revenue, period: FY2024, currency: USD, printed: 331億", "Revenue.FY2024.USD", "USD"),
    ("concept: Revenue, period: FY2024, currency: USD, printed: 331億元", "Revenue.FY2024.USD", "USD"),
    ("concept: Revenue, period: FY2024, currency: TWD, printed: 331億", "Revenue.FY2024", "TWD"),
    # what is printed says its own
    ("concept: Revenue, period: FY2024, printed: 331億美元", "Revenue.FY2024.USD", "USD"),
    ("concept: Revenue, period: FY2024, currency: USD, printed: $33.1 billion", "Revenue.FY2024.USD", "USD"),
    ("concept: EarningsPerShareDiluted, period: FY2024, currency: USD, printed: 2.24元", "EarningsPerShareDiluted.FY2024.USD", "USD/share"),
    # a sign that currencies share is the one that the fact says
    ("concept: Revenue, period: FY2024, currency: TWD, printed: $33.1 billion", "Revenue.FY2024", "TWD"),
    ("concept: Revenue, period: FY2024, currency: JPY, printed: ¥33.1 billion", "Revenue.FY2024.JPY", "JPY"),
    # growth and margins may be those of dollars
    ("concept: Revenue, period: FY2024, change: yoy, currency: USD, printed: 30%", "Revenue.FY2024.USD.yoy", "percent"),
    ("concept: OperatingMargin, period: FY2024, currency: USD, printed: 9%", "OperatingMargin.FY2024.USD", "percent"),
    # pct beside a change of a share are points, beside one of money percent
    ("concept: OperatingMargin, period: FY2024, change: yoy, printed: +0.9pct", "OperatingMargin.FY2024.yoy", "pp"),
    ("concept: OperatingMargin, period: FY2024, change: yoy, printed: 9%", "OperatingMargin.FY2024.yoy", "percent"),
    ("concept: Revenue, period: FY2024, change: yoy, printed: 9pct", "Revenue.FY2024.yoy", "percent"),
    # an exchange rate is of two currencies
    ("concept: ExchangeRate, printed: 1美元兌31.7新台幣", "ExchangeRate.2024Q4.TWD-USD", "TWD/USD"),
    ("concept: ExchangeRate, currency: TWD/USD, printed: '31.7'", "ExchangeRate.2024Q4.TWD-USD", "TWD/USD"),
    ("concept: ExchangeRate, currency: TWD/USD, printed: 31.7元", "ExchangeRate.2024Q4.TWD-USD", "TWD/USD"),
    ("concept: ExchangeRate, currency: JPY/USD, printed: ¥155 to the dollar", "ExchangeRate.2024Q4.JPY-USD", "JPY/USD"),
    ("concept: ClosingExchangeRate, period: 2024-12-31, printed: 美元兌新台幣匯率32.8元", "ClosingExchangeRate.2024-12-31.TWD-USD", "TWD/USD"),
    # another company's own
    ("entity: GLOW, concept: Revenue, period: FY2024, printed: 331億", "GLOW.Revenue.Y2024-06", "USD"),
    ("entity: GLOW, concept: Revenue, period: FY2024, printed: NT$33.1 billion", "GLOW.Revenue.Y2024-06.TWD", "TWD"),
]


@pytest.mark.parametrize(("entry", "name", "unit"), READ)
def test_a_figures_currency(entry: str, name: str, unit: str, tmp_path: Path) -> None:
    content, problems = load(dollar_project(tmp_path, [f"{{at: 9, {entry}}}"]) / "content")
    assert problems == []
    (fact,) = (fact for fact in content.facts if fact.at == 9)
    assert (fact.id, fact.figure.unit) == (f"lamp-times-2025-02-01.p9.{name}", unit)


REFUSED = [
    ("concept: Revenue, currency: TWD, printed: 331億美元", "'331億美元' is printed in USD, not in TWD; delete 'currency': the figure says its own; or correct what is printed"),
    ("concept: Revenue, currency: USD, printed: NT$5 billion", "'NT$5 billion' is printed in TWD, not in USD; delete 'currency': the figure says its own; or correct what is printed"),
    ("concept: Headcount, currency: USD, printed: 5人", "Headcount is no amount of money, so it has no currency; take 'currency' out, or correct the concept"),
    ("concept: Revenue, currency: TWD/USD, printed: 331億", "Revenue is in one currency, 'TWD/USD' names two; write the one it is in, as USD"),
    ("concept: ExchangeRate, currency: TWD, printed: '31.7'", "ExchangeRate is a rate between two currencies; write currency: TWD/USD for New Taiwan dollars per US dollar"),
    ("concept: ExchangeRate, currency: JPY/USD, printed: 1美元兌31.7新台幣", "'1美元兌31.7新台幣' is printed in TWD/USD, not in JPY/USD; delete 'currency': the figure says its own; or correct what is printed"),
    ("concept: ExchangeRate, currency: USD/USD, printed: '31.7'", "'USD/USD' is no currency; did you mean 'USD'?"),
    ("concept: Revenue, currency: UDS, printed: 331億", "'UDS' is no currency; did you mean 'USD'?"),
    ("concept: Revenue, currency: 美元, printed: 331億", "'美元' is not a currency's code; write the code of ISO 4217, such as USD or TWD"),
]


@pytest.mark.parametrize(("entry", "message"), REFUSED)
def test_a_currency_that_cannot_be_is_a_problem_at_its_place(entry: str, message: str, tmp_path: Path) -> None:
    line = f"  - {{at: 9, {entry}}}"
    _, problems = load(dollar_project(tmp_path, [line[4:]]) / "content")
    column = line.index("currency: ") + len("currency: ") + 1
    assert [str(problem) for problem in problems] == [f"content/lumen/2024Q4/lamp-times-2025-02-01.yml:20:{column}: {message}"]


OVER = [
    ("concept: Revenue, change: mom, printed: 5%", "mom is growth on the month before, and 2024Q4 is no month; write the month, as period: 2024-12, or qoq or yoy if meant"),
    ("concept: Revenue, period: FY2024, change: mom_amount, printed: NT$5 billion", "mom is growth on the month before, and FY2024 is no month; write the month, as period: 2024-12, or qoq or yoy if meant"),
    ("concept: Revenue, period: 2024-11, change: qoq, printed: 5%", "qoq is growth on the quarter before, and 2024-11 is no quarter; write 'change: mom', or the quarter as period"),
    ("concept: Revenue, period: FY2024, change: qoq, printed: 5%", "qoq is growth on the quarter before, and FY2024 is no quarter; write 'change: yoy', or the quarter as period"),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "message"), OVER)
def test_growth_over_what_the_period_is_not_is_refused(entry: str, message: str, tmp_path: Path) -> None:
    line = f"  - {{at: 9, {entry}}}"
    _, problems = load(dollar_project(tmp_path, [line[4:]]) / "content")
    column = line.index("period: ") + len("period: ") + 1 if "period: " in line else 5
    assert [str(problem) for problem in problems] == [f"content/lumen/2024Q4/lamp-times-2025-02-01.yml:20:{column}: {message}"]


@pytest.mark.parametrize("entry", ["period: 2024-11, change: mom", "change: qoq", "period: 2024-11, change: yoy", "period: FY2024, change: yoy"])
def test_growth_over_what_the_period_is_stands(entry: str, tmp_path: Path) -> None:
    assert load(dollar_project(tmp_path, [f"{{at: 9, concept: Revenue, {entry}, printed: 5%}}"]) / "content")[1] == []


def test_a_concept_of_its_own_currency_needs_no_key(tmp_path: Path) -> None:
    root = dollar_project(tmp_path, ["{at: 9, concept: RevenueUSD, printed: 331億}", "{at: 10, concept: RevenueUSD, period: 2024Q3, printed: 331億美元}"])
    concepts = root / "content" / "concepts.yml"
    text = concepts.read_text("utf-8")
    own = "RevenueUSD: {label: {en: Dollar revenue, zh-Hant: 美元營收}, definition: {en: x, zh-Hant: x}, unit: money, period: duration}"
    concepts.write_text(f"{text}{own}\n", "utf-8")
    content, problems = load(root / "content")
    assert problems == []
    named = [(str(fact.meaning), fact.figure.unit) for fact in content.facts if fact.meaning.concept == "RevenueUSD"]
    assert named == [("LUMN9.RevenueUSD.2024Q4", "USD"), ("LUMN9.RevenueUSD.2024Q3", "USD")]


ENDS = [  # an entry, its ends in billions, and how 110億元 stands to it
    ("end: upper, printed: 105億元", None, 10.5, "above"),
    ("end: lower, printed: 105億元", 10.5, None, "undetermined"),
    ("end: lower, printed: 115億元", 11.5, None, "below"),
    ("end: lower, printed: 110億元", 11, None, "undetermined"),
    ("end: upper, printed: 115億元", None, 11.5, "undetermined"),
]


@pytest.mark.parametrize(("entry", "low", "high", "side"), ENDS)
def test_one_end_of_a_range_leaves_the_other_open(entry: str, low: float | None, high: float | None, side: str, tmp_path: Path) -> None:
    entry = f"{{at: 9, concept: Revenue, period: FY2025, scenario: guidance, {entry}}}"
    content, problems = load(dollar_project(tmp_path, [entry]) / "content")
    assert problems == []
    (given,) = (fact for fact in content.facts if fact.at == 9)
    assert [end and float(end) / 1e9 for end in (given.figure.low, given.figure.high)] == [low, high]
    actual = replace(given, figure=figure("110億元", "TWD"), end="")
    one, other = (Quantity(each.id, each.meaning, each.figure, (each,)) for each in (actual, given))
    assert standing(one, other) == side
