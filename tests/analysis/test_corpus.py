"""Figures that follow from the articles of the corpus though none of them prints them, computed by hand."""

from __future__ import annotations

from functools import cache

import pytest
from places import CORPUS

from briefs.analysis.dataset import Dataset, read_dataset
from briefs.analysis.scorecard import row
from briefs.model.facts import Quantity


@cache
def corpus() -> Dataset:
    dataset, problems = read_dataset(CORPUS)
    assert not problems
    return dataset


def quantity(name: str) -> Quantity:
    return next(one for meaning, one in corpus().index.quantities.items() if str(meaning) == name)


FOLLOWS = [
    # 21.2B less 9.3B, each ± .05B, less 10.632B ± .0005B (106.32億): 1.268B ± .1005B
    ("AMZN.International.OperatingIncome.2024Q4", "remaining", 1.1675e9, 1.3685e9),
    # 36.93 % and a fall of 1.12 points, each ± .005
    ("AMZN.AWS.OperatingMargin.2024Q3", "implied_prior_amount", 38.04, 38.06),
    ("GOOGL.GoogleCloud.OperatingMargin.2024Q3", "implied_prior_amount", 17.14, 17.16),
    # 244B ± .5B, 22 % ± .5 more than the quarter before: 243.5/1.225 to 244.5/1.215 is 198.8B to 201.2B
    # (the article prints 2,440億, ± .05B: 243.95/1.225 to 244.05/1.215)
    ("AMZN.AWS.Backlog.2025-09-30", "implied_prior", 243.95e9 / 1.225, 244.05e9 / 1.215),
    # 173.5B ± .05B at 11 % ± .5 (155.56B to 157.06B) and 178.5B at 15 % (154.50B to 155.94B)
    ("AMZN.Revenue.2025Q1", "implied_base", 173.45e9 / 1.115, 178.55e9 / 1.145),
    # 716.9B of the year less the first quarter above, 180.2B ± .05B and 213.4B ± .05B
    ("AMZN.Revenue.2025Q2", "remaining", 716.85e9 - 178.55e9 / 1.145 - 180.25e9 - 213.45e9, 716.95e9 - 173.45e9 / 1.115 - 180.15e9 - 213.35e9),
    # 125B ± .05B of 716.9B ± .05B
    ("AMZN.CapitalIntensity.FY2025", "ratio", 100 * 124.95 / 716.95, 100 * 125.05 / 716.85),
    # 139.5B ± .05B of 77.7B ± .05B
    ("AMZN.CashConversion.FY2025", "ratio", 100 * 139.45 / 77.75, 100 * 139.55 / 77.65),
    ("AMZN.NetMargin.FY2025", "ratio", 100 * 77.65 / 716.95, 100 * 77.75 / 716.85),
    # 11.2B ± .05B
    ("AMZN.FreeCashFlowMargin.FY2025", "ratio", 100 * 11.15 / 716.95, 100 * 11.25 / 716.85),
    # 187.792B ± .0005B less 28.786B ± .0005B less 50.7B ± .05B over 1.17 ± .005, narrower than
    # 127.1B ± .05B over 1.10 ± .005 (114.98B to 116.12B)
    ("AMZN.NorthAmerica.Revenue.2024Q4", "remaining", 115.443e9, 115.901e9),
]


@pytest.mark.parametrize(("name", "formula", "low", "high"), FOLLOWS, ids=[row[0] for row in FOLLOWS])
def test_what_follows(name: str, formula: str, low: float, high: float) -> None:
    found = quantity(name)
    assert found.formula == formula
    assert found.bounds
    assert tuple(map(float, found.bounds)) == pytest.approx((low, high), rel=1e-5)


SHOWN = [
    ("Advertising Revenue", "surprise", False),  # 21.3 against 21.2, each ± .05: 0 to 0.9 %
    ("AWS OperatingMargin", "qoq", False),  # 35 ± .5 after 34.6 ± .05: -0.15 to 0.95 points
    ("NorthAmerica OperatingMargin", "yoy", False),  # 9 ± .5 after 8 ± .5: 0 to 2 points
    ("EarningsPerShareDiluted", "surprise", True),  # 1.95 against 1.97: -1.5 to -0.5 %
    ("Revenue", "qoq", False),  # the season is in it
    ("AWS Backlog", "qoq", True),  # printed
    ("OperatingIncome 2026Q1 guidance", "yoy", True),  # a range that reaches across zero
    ("AWS Revenue", "yoy", True),
]


@pytest.mark.parametrize(("reference", "column", "shown"), SHOWN)
def test_noise_is_not_shown(reference: str, column: str, shown: bool) -> None:
    content = corpus().content
    found = row(reference, content.briefs["AMZN/2025Q4"], content, corpus().index)
    assert bool(getattr(found, column)) == shown


def test_nothing_new_is_at_odds() -> None:
    """The conflicts are those that the editors have explained."""
    assert sorted(one.rule for one in corpus().findings if one.status == "conflict") == ["claim", "duplicate", "growth", "magnitude"]
