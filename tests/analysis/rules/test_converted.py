from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from invented import COMPANIES, CONCEPTS, PUBLISHED, concept, fact

from briefs.analysis.derive import derive, merge
from briefs.content import models
from briefs.model.facts import Fact, Quantity

MORE = {**CONCEPTS, "SharesBought": concept("count", shares=True)}


def converted(facts: list[Fact], *splits: tuple[str, str]) -> dict[str, Quantity]:
    """What is converted, by meaning, of a company with splits."""
    split = [models.Split.model_validate({"day": day, "ratio": ratio}) for day, ratio in splits]
    company = COMPANIES["LUMN9"]
    companies = {"LUMN9": replace(company, entry=company.entry.model_copy(update={"splits": split}))}
    quantities = derive(merge(facts, PUBLISHED), MORE, companies).quantities
    return {str(meaning).removeprefix("LUMN9."): each for meaning, each in quantities.items() if each.formula == "converted"}


CASES = [
    ("10-for-1", "$12.00", ("1.1995", "1.2005")),
    ("1-for-8", "$0.25", ("1.96", "2.04")),
    ("3-for-2", "$3.00", ("1.99666", "2.00334")),
    ("11-for-10", "$1.10", ("0.99545", "1.00455")),
]


@pytest.mark.parametrize(("ratio", "printed", "bounds"), CASES)
def test_the_rounding_is_scaled_with_the_figure(ratio: str, printed: str, bounds: tuple[str, str]) -> None:
    (found,) = converted([fact("SharePrice", printed, "2025-12-31")], ("2026-03-01", ratio)).values()
    assert found.bounds
    assert [round(end, 5) for end in found.bounds] == pytest.approx([Decimal(bound) for bound in bounds], abs=Decimal("0.00001"))
    assert str(found.meaning.basis) == "2026-03-01"


def test_two_splits_follow_each_other() -> None:
    found = converted([fact("SharePrice", "$300", "2025-12-31")], ("2026-03-01", "3-for-1"), ("2026-09-01", "2-for-1"))
    assert {name: str(each.figure.low) for name, each in found.items()} == {
        "SharePrice.2025-12-31.on2026-03-01": "100",
        "SharePrice.2025-12-31.on2026-09-01": "50",
    }
    assert {len(each.inputs[0].facts) for each in found.values()} == {1}  # each from what is printed


NOT = [
    fact("SharePrice", "20%", "2025-12-31", change="yoy"),
    fact("Revenue", "$12B"),
    fact("Upside", "20%", "2025-12-31"),
]


@pytest.mark.parametrize("one", NOT, ids=["growth", "money", "a percentage"])
def test_a_split_leaves_alone_what_is_not_in_shares(one: Fact) -> None:
    assert converted([one], ("2026-03-01", "10-for-1")) == {}


def test_there_are_as_many_more_shares() -> None:
    made = fact("Headcount", "2,000", "2025-12-31")
    shares = replace(made, meaning=replace(made.meaning, concept="SharesBought"))
    (found,) = converted([shares], ("2026-03-01", "10-for-1")).values()
    assert str(found.figure.low) == "20000"
