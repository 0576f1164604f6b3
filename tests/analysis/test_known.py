"""Quantities as they were on a day: the same as if later articles had never been read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import pytest
from invented import COMPANIES, CONCEPTS, fact
from promises import quarters, read

from briefs.analysis.derive import derive, merge
from briefs.analysis.known import Knowledge, View
from briefs.analysis.ledger import ledger
from briefs.content.records import days
from briefs.model.facts import Fact, Meaning, Quantity

DAYS = {name: date(2026, 1, number) for number, name in enumerate("abcdefgh", 1)}


def knowledge(*facts: Fact) -> Knowledge:
    derived = derive(merge(facts, DAYS), CONCEPTS, COMPANIES)
    return Knowledge(derived.quantities, derived=derived, published=DAYS)


def then(known: Knowledge, source: str) -> dict[str, Quantity]:
    """What was known when an article appeared, by name."""
    view = known.on(DAYS[source])
    found = (
        each for meaning in known.quantities for each in view.at(meaning) if each.meaning == meaning
    )
    return {str(each.meaning).removeprefix("LUMN9."): each for each in found}


def test_growth_is_known_from_its_last_input_on() -> None:
    known = knowledge(
        fact("Revenue", "$120B", source="a"), fact("Revenue", "$100B", "2024Q4", source="b")
    )
    assert list(then(known, "a")) == ["Revenue.2025Q4", "RunRate.2025Q4"]
    growth = then(known, "b")["Revenue.2025Q4.yoy"]
    assert (float(growth.figure.low or 0), known.since(growth)) == (20.0, DAYS["b"])


def test_a_figure_and_what_follows_are_as_printed_then() -> None:
    """A later article's narrower printing changes neither."""
    base = fact("Revenue", "$100.00B", "2024Q4", source="a")
    known = knowledge(
        fact("Revenue", "$120B", source="a"), base, fact("Revenue", "$120.40B", source="b")
    )
    before, after = then(known, "a"), then(known, "b")
    assert [before["Revenue.2025Q4"].figure.low, after["Revenue.2025Q4"].figure.low] == [
        120_000_000_000,
        120_400_000_000,
    ]
    assert [str(each["Revenue.2025Q4.yoy"].figure.low) for each in (before, after)] == [
        "20",
        "20.4",
    ]
    assert before["Revenue.2025Q4.yoy"].inputs[0] == before["Revenue.2025Q4"]
    assert before["Revenue.2025Q4.yoy"].id != after["Revenue.2025Q4.yoy"].id


def test_what_is_printed_later_was_computed_before() -> None:
    """Growth of growth's inputs: the year before follows, and from it a margin's change, at two removes."""
    facts = [
        fact("Revenue", "$120.0B", source="a"), fact("Revenue", "20.0%", change="yoy", source="a"),
        fact("OperatingIncome", "$24.0B", source="a"), fact("OperatingIncome", "50.0%", change="yoy", source="a"),
        fact("Revenue", "$100.4B", "2024Q4", source="b"),
    ]  # fmt: skip
    known = knowledge(*facts)
    before, after = then(known, "a"), then(known, "b")
    assert before["Revenue.2024Q4"].formula == "implied_prior"
    assert after["Revenue.2024Q4"].facts
    assert before["OperatingMargin.2024Q4"].inputs[1] == before["Revenue.2024Q4"]
    assert before["OperatingMargin.2025Q4.yoy"].bounds != after["OperatingMargin.2025Q4.yoy"].bounds


def test_what_guided_growth_implies_is_reckoned_anew_from_what_was_known() -> None:
    """On a day before the narrower printing, from single numbers instead of columns."""
    known = knowledge(
        fact("Revenue", "$110B", "2026Q1", scenario="guidance", source="a"),
        fact("Revenue", "10%", "2026Q1", scenario="guidance", change="yoy", source="a"),
        fact("Revenue", "$110.20B", "2026Q1", scenario="guidance", source="b"),
    )
    assert str(then(known, "a")["Revenue.2025Q1"].figure.low) == "100000000000"


def test_of_two_forecasts_the_later_was_not_given_yet() -> None:
    early = fact("Revenue", "$100B", "2026Q4", scenario="guidance", issued="2025Q3", source="a")
    known = knowledge(
        early, fact("Revenue", "$110B", "2026Q4", scenario="guidance", issued="2025Q4", source="b")
    )
    meaning: Meaning = early.meaning
    assert [each.figure.low for each in known.on(DAYS["a"]).given(meaning)] == [100_000_000_000]
    assert len(known.given(meaning)) == len(list(known.on(DAYS["b"]).of("LUMN9", "guidance"))) == 2


def test_what_an_article_says_without_a_figure_is_known_from_its_day_on(tmp_path: Path) -> None:
    given = "{at: 2, concept: Revenue, period: FY2025, scenario: guidance, printed: 400億元}"
    withdrawn = "said: {at: 2, concept: Revenue, period: FY2025, says: withdrew guidance}"
    root = quarters(tmp_path, {"2024Q4/times": (given,), "2025Q1/times": (withdrawn,)})
    dataset = read(root)
    first, second = (dataset.index.on(day) for day in sorted(set(days(dataset.content).values())))
    latest = dataset.content.briefs["LUMN9/2025Q1"].period
    assert [len(ledger("LUMN9", dataset.content, index, latest)) for index in (first, second, dataset.index)] == [1, 2, 2]


CONCEPTS_DRAWN = (
    "Revenue",
    "OperatingIncome",
    "OperatingMargin",
    "OperatingCashFlow",
    "CapitalExpenditure",
    "FreeCashFlow",
    "RunRate",
)
PRINTED = {"": "${0}B", "yoy": "{1}%", "qoq": "{1}.0%", "times": "1.{1}倍", "yoy_amount": "${1}B"}


def drawn(chance: Random) -> Fact:
    """Some figure, printed in some article with this or that accuracy."""
    concept = chance.choice(CONCEPTS_DRAWN)
    change = chance.choice(("", "", *PRINTED)) if concept in CONCEPTS_DRAWN[:2] else ""
    printed = PRINTED[change].format(
        chance.choice(("90", "100", "100.4", "120.5", "130")), chance.randrange(2, 9)
    )
    if concept == "OperatingMargin":
        printed = f"{chance.randrange(10, 40)}%"
    scenario = (
        "actual" if change or chance.random() < 0.7 else chance.choice(("guidance", "consensus"))
    )
    segment = chance.choice(("", "", "Indoor", "Outdoor")) if concept == "Revenue" else ""
    period = chance.choice(("2024Q4", "2025Q3", "2025Q4"))
    return fact(
        concept,
        printed,
        period,
        change=change,
        scenario=scenario,
        segment=segment,
        source=chance.choice("abcdefgh"),
        at=chance.randrange(99),
    )


@pytest.mark.parametrize("seed", range(12))
def test_nothing_of_later_articles_shows(seed: int) -> None:
    """Whatever a view gives, the earlier articles alone would have given; and it lacks hardly anything of that.

    It leaves out what an input that was not above zero then, as now, would have given.
    """
    chance = Random(seed)
    facts = [drawn(chance) for _ in range(40)]
    known, lacking, there = knowledge(*facts), 0, 0
    for source, day in DAYS.items():
        alone = derive(
            merge([one for one in facts if DAYS[one.source] <= day], DAYS), CONCEPTS, COMPANIES
        ).quantities
        found = {each.meaning: each for each in then(known, source).values()}
        assert {meaning: (each.figure, each.bounds) for meaning, each in found.items()} == {
            meaning: (alone[meaning].figure, alone[meaning].bounds) for meaning in found
        }
        lacking, there = lacking + len(alone) - len(found), there + len(alone)
    assert lacking <= there / 100
    assert isinstance(known.on(DAYS["a"]), View)
