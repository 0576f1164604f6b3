from __future__ import annotations

from dataclasses import replace

import pytest
from invented import fact, findings

from briefs.model.facts import Fact

RATE = fact("ExchangeRate", "NT$30.6 to the dollar", "2026Q1", scenario="guidance", currency="TWD/USD")


def pair(concept: str, printed: str, other: str, currency: str, period: str = "2025Q4") -> list[Fact]:
    return [fact(concept, printed, period), fact(concept, other, period, currency=currency)]


HELD = [
    ("a rate that a printed one belies", [*pair("Revenue", "$33.1B", "1.32兆新台幣", "TWD"), RATE], "exchange", "conflict"),
    ("a rate that another quarter's amounts belie", [*pair("Revenue", "$33.1B", "1.45兆新台幣", "TWD"), *pair("NetIncome", "$14B", "4,523億新台幣", "TWD", "2025Q3")], "exchange", "conflict"),
    ("two printed rates", [RATE, fact("ExchangeRate", "NT$40.6 to the dollar", currency="TWD/USD")], "exchange", "conflict"),
    ("earnings a share", [*pair("EarningsPerShareDiluted", "$0.58", "12.44元", "TWD"), RATE], "exchange", "conflict"),
    ("one number in two currencies", pair("Revenue", "$33.1B", "331億歐元", "EUR"), "currency", "conflict"),
    ("a rate of no year", pair("Revenue", "$33.1B", "9,899億日圓", "JPY"), "currency", "conflict"),
    ("a scale forgotten", pair("Revenue", "$33.1B", "98.99億新台幣", "TWD"), "currency", "conflict"),
]  # fmt: skip
HONEST = [
    ("a rate near a printed one", [*pair("Revenue", "$33.1B", "9,899.2億新台幣", "TWD"), RATE]),
    ("rounded to little", [*pair("Revenue", "$2B", "650億新台幣", "TWD"), RATE]),
    ("years between", [*pair("Revenue", "$33.1B", "1.32兆新台幣", "TWD", "2023Q4"), RATE]),
    ("euros", pair("Revenue", "$33.1B", "301億歐元", "EUR")),
    ("a currency without a row", pair("Revenue", "$33.1B", "831T", "VND")),
    ("one currency", [fact("Revenue", "$33.1B"), fact("Revenue", "$33.1B", source="b")]),
    ("growth", [fact("Revenue", "30%", change="yoy"), fact("Revenue", "30%", change="yoy", currency="TWD"), RATE]),
    ("losses", pair("NetIncome", "-$1B", "-310億新台幣", "TWD")),
    ("an open end", [*pair("Revenue", "over $33B", "9,899.2億新台幣", "TWD"), RATE]),
    ("another thing", [fact("Revenue", "$33.1B"), fact("NetIncome", "331億歐元", currency="EUR")]),
]  # fmt: skip


@pytest.mark.parametrize("facts", [row[1] for row in HONEST], ids=[row[0] for row in HONEST])
def test_a_rate_that_may_be_is_no_news(facts: list[Fact]) -> None:
    assert not {finding.rule for finding in findings(facts)} & {"exchange", "currency"}


def test_the_amount_at_odds_with_both_neighbours_is_found_twice() -> None:
    rates = [replace(RATE, id=name, meaning=replace(RATE.meaning, period=fact("Revenue", "$1", period).meaning.period)) for name, period in (("x", "2025Q3"), ("y", "2026Q1"))]
    found = [finding for finding in findings([*pair("Revenue", "$33.1B", "1.32兆新台幣", "TWD"), *rates]) if finding.rule == "exchange"]
    assert len(found) == 2
    assert {fact.printed for finding in found for fact in finding.facts} == {"$33.1B", "1.32兆新台幣", RATE.printed}
