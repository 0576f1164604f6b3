"""Doubt spreads to all that rests on a figure, and another choice is computed in full."""

from __future__ import annotations

from datetime import date

import pytest
from invented import COMPANIES, CONCEPTS, PUBLISHED, fact
from places import CORPUS
from spending import doubting

from briefs.analysis.dataset import Dataset, read_dataset
from briefs.analysis.derive import derive, merge
from briefs.analysis.doubts import Doubt, doubt, otherwise, roots
from briefs.analysis.known import Knowledge
from briefs.content.references import parse_reference
from briefs.model.facts import Fact, Quantity

ANY = Doubt(None, "some")  # type: ignore[arg-type]


def knowledge(*facts: Fact) -> tuple[Knowledge, dict[str, Quantity]]:
    derived = derive(merge(facts, PUBLISHED), CONCEPTS, COMPANIES)
    named = {str(meaning).removeprefix("LUMN9."): quantity for meaning, quantity in derived.quantities.items()}
    return Knowledge(derived.quantities, derived=derived, published=PUBLISHED), named


INCOME = fact("OperatingIncome", "$25.0B")
FACTS = [
    INCOME, fact("OperatingIncome", "$24.0B", source="b"), fact("OperatingIncome", "$20.0B", "2024Q4"),
    fact("Revenue", "$200.0B"), fact("Revenue", "$160.0B", "2024Q4"),
]  # fmt: skip


def test_what_is_derived_of_derived_inherits_doubt() -> None:
    _, named = knowledge(*FACTS)
    doubted = {name for name, quantity in named.items() if doubt(quantity, {INCOME.id: ANY})}
    assert {"OperatingIncome.2025Q4", "OperatingIncome.2025Q4.yoy", "OperatingMargin.2025Q4", "OperatingMargin.2025Q4.yoy"} <= doubted
    assert not {"Revenue.2025Q4", "Revenue.2025Q4.yoy", "OperatingIncome.2024Q4", "OperatingMargin.2024Q4"} & doubted
    assert [root.meaning.concept for root in roots(named["OperatingMargin.2025Q4.yoy"])] == ["OperatingIncome", "Revenue"] * 2


OTHERWISE = [("OperatingIncome.2025Q4.yoy", "20"), ("OperatingMargin.2025Q4", "12"), ("OperatingMargin.2025Q4.yoy", "-0.5")]


@pytest.mark.parametrize(("name", "value"), OTHERWISE)
def test_another_printing_is_carried_through(name: str, value: str) -> None:
    """$24.0B after $20.0B, of $200.0B: nobody prints what follows, it is computed."""
    index, named = knowledge(*FACTS)
    ((other, found),) = otherwise(named[name], index, {}, date.max)
    assert (other.facts[0].printed, other.facts[0].source) == ("$24.0B", "b")
    low, high = found.bounds or (0, 0)
    assert low < float(value) < high
    assert str(found.meaning).endswith(name)
    assert found.figure != named[name].figure


def test_an_agreeing_printing_is_no_other_choice() -> None:
    index, named = knowledge(fact("OperatingIncome", "$25.0B"), fact("OperatingIncome", "$25B", source="b"), fact("OperatingIncome", "$20.0B", "2024Q4"))
    assert list(otherwise(named["OperatingIncome.2025Q4.yoy"], index, {}, date.max)) == []


def test_another_choice_was_none_before_it_was_printed() -> None:
    index, named = knowledge(*FACTS)
    assert PUBLISHED["a"] < PUBLISHED["b"]
    then = index.on(PUBLISHED["a"]).at(named["OperatingIncome.2025Q4.yoy"].meaning)
    assert [list(otherwise(one, index, {}, PUBLISHED["a"])) for one in then] == [[]]


# The frozen corpus, with the doubt that its own dispute explains


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return doubting(tmp_path_factory.mktemp("doubts"))


def cited(reference: str, dataset: Dataset) -> Quantity:
    brief = dataset.content.briefs["AMZN/2025Q4"]
    found = dataset.index.find(parse_reference(reference, brief, dataset.content).meaning, brief.period)
    assert found, reference
    return found


SPENDING = [
    # a figure that rests on Amazon's spending in 2025, and what the other choice gives
    ("CapitalExpenditure FY2026 guidance yoy", 51.7),  # printed, measured on it
    ("CapitalExpenditure FY2025 yoy", 58.8),
    ("CapitalExpenditure FY2025 vs_guidance", 31.8),
]


@pytest.mark.parametrize(("reference", "value"), SPENDING)
def test_amazons_spending_in_2025_is_in_doubt_with_all_that_rests_on_it(corpus: Dataset, reference: str, value: float) -> None:
    quantity = cited(reference, corpus)
    found = doubt(quantity, corpus.doubts)
    assert found
    assert (found.brief.id, found.dispute) == ("AMZN/2025Q4", "capex-2025-base")
    by = {other.meaning.concept: result for other, result in otherwise(quantity, corpus.index, corpus.doubts, date.max)}
    low, high = by["PropertyAndEquipmentPurchases"].bounds or (0, 0)
    assert float(low) < value < float(high)


def test_conflicts_doubt_their_facts_but_words_at_odds_with_figures_do_not(corpus: Dataset) -> None:
    rules = {finding.id: finding.rule for finding in corpus.findings if finding.status == "conflict"}
    assert set(rules.values()) == {"duplicate", "growth", "magnitude", "claim"}
    for finding in corpus.findings:
        if finding.status == "conflict":
            assert {fact.id in corpus.doubts for fact in finding.facts} == {finding.rule != "claim"}
    assert doubt(cited("CapitalExpenditure FY2026 guidance surprise", corpus), corpus.doubts), "measured on a disputed consensus"
    assert not doubt(cited("Revenue yoy", corpus), corpus.doubts)


def test_without_disputes_nothing_is_in_doubt() -> None:
    dataset, _ = read_dataset(CORPUS)
    assert not doubt(cited("CapitalExpenditure FY2025", dataset), dataset.doubts)
