"""One metric across companies."""

from __future__ import annotations

from dataclasses import replace

import pytest
from places import CORPUS, TESTS

from briefs.analysis.across import Field, field, metrics, slug
from briefs.analysis.dataset import Dataset, read_dataset
from briefs.figures.reader import parse
from briefs.model.facts import Quantity
from briefs.model.period import parse_period


@pytest.fixture(scope="module")
def several() -> Dataset:
    dataset, problems = read_dataset(TESTS / "calendars")
    assert problems == []
    return dataset


@pytest.mark.parametrize(
    ("concept", "address"),
    [("Revenue", "revenue"), ("OperatingIncome", "operating-income"), ("RevenueUSD", "revenue-usd"), ("AdjustedEBITDAMargin", "adjusted-ebitda-margin"), ("EPS2", "eps2")],
)
def test_a_concept_has_an_address(concept: str, address: str) -> None:
    assert slug(concept) == address


def test_a_metric_is_one_of_two_entities_at_least(several: Dataset) -> None:
    found = metrics(several)
    assert {"Revenue", "OperatingMargin", "Headcount", "OperatingIncome", "EarningsPerShareDiluted"} <= set(found)
    assert all(len({one.entity for one in standings}) > 1 for standings in found.values())
    newest = {one.entity: one for one in found["Revenue"] if not one.segment}
    assert {name: str(one.level and one.level.meaning.period) for name, one in newest.items()} == {"FERR": "2025Q4", "GRAF": "FY2026Q4", "HARB": "FY2026Q2"}
    graf = newest["GRAF"]
    assert [str(one and one.meaning.period) for one in (graf.level, graf.growth, graf.outlook)] == ["FY2026Q4", "FY2026Q4", "FY2027Q1"]


def test_peers_are_known_through_their_segments_too() -> None:
    dataset, _ = read_dataset(CORPUS)
    revenue = metrics(dataset)["Revenue"]
    assert {("AMZN", ""), ("AMZN", "AWS"), ("GOOGL", "GoogleCloud"), ("MSFT", "Azure")} <= {(one.entity, one.segment) for one in revenue}
    azure = next(one for one in revenue if one.segment == "Azure")
    assert azure.level is None
    assert azure.growth is not None
    outlooks = {one.entity: one.outlook for one in metrics(dataset)["CapitalExpenditure"]}
    assert outlooks["META"] is not None


def quantity(like: Quantity, printed: str, period: str) -> Quantity:
    return replace(like, figure=parse(printed), meaning=replace(like.meaning, period=parse_period(period)))


def test_the_field_is_that_of_most_and_others_say_why_they_are_not_in_it(several: Dataset) -> None:
    like = next(iter(several.index.quantities.values()))
    made = [quantity(like, *each) for each in (("$10", "2025Q4"), ("$12", "2025Q3"), ("$9", "2024Q4"), ("$40", "FY2025"), ("NT$300", "2025Q4"))]
    within = field(made)
    assert within == Field(made[0].figure.unit, "quarter", parse_period("2025Q4"))
    assert [within.apart(one) for one in made] == ["", "", "age", "length", "unit"]
    assert field([]) is None
