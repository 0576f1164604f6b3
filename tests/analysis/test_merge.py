"""Facts of one meaning become one quantity; the rule of choice, each step against all later ones."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest
from invented import PUBLISHED, fact

from briefs.analysis.derive import merge, width
from briefs.model.facts import Fact

STEPS = [
    # the winner, then losers that are better only in later steps
    ("a preferred printing", fact("Revenue", "$200B", prefer="restated", source="c", at=9), fact("Revenue", "$213.4B", source="a", at=1)),
    ("the narrowest interval", fact("Revenue", "$213.4B", source="c", at=9), fact("Revenue", "$213B", source="a", at=1)),
    ("a qualified one if it is narrower", fact("Revenue", "about $213.4B", source="c", at=9), fact("Revenue", "$213B", source="a", at=1)),
    ("a closed one before an open one", fact("Revenue", "about $200B", source="c", at=9), fact("Revenue", "over $213.4B", source="a", at=1)),
    ("an unqualified one at equal width", fact("Revenue", "$210B", source="c", at=9), fact("Revenue", "nearly $220B", source="a", at=1)),
    ("the article published first", fact("Revenue", "$213B", source="a", at=9), fact("Revenue", "$214B", source="b", at=1)),
    ("of one day the first by its name", fact("Revenue", "$213B", source="b", at=9), fact("Revenue", "$214B", source="c", at=1)),
    ("the earlier paragraph", fact("Revenue", "$213B", at=2), fact("Revenue", "$214B", at=10)),
]


@pytest.mark.parametrize(("winner", "loser"), [step[1:] for step in STEPS], ids=[step[0] for step in STEPS])
def test_the_rule_of_choice(winner: Fact, loser: Fact) -> None:
    for order in permutations([winner, loser]):
        (quantity,) = merge(order, PUBLISHED).values()
        assert quantity.facts == (winner, loser)
        assert (quantity.id, quantity.figure) == (winner.id, winner.figure)
        assert not quantity.derived


def test_between_two_preferred_printings_the_narrower() -> None:
    wide, narrow = fact("Revenue", "$200B", prefer="x"), fact("Revenue", "$213.4B", prefer="x", source="b")
    (quantity,) = merge([wide, narrow], PUBLISHED).values()
    assert quantity.facts == (narrow, wide)


def test_guidance_is_the_range_and_not_its_middle() -> None:
    middle = fact("Revenue", "$18.7 billion", "2026Q1", scenario="guidance")
    whole = fact("Revenue", "$18.3 billion to $19.1 billion", "2026Q1", scenario="guidance", source="b")
    beside = fact("Revenue", "$18.4 billion", "2026Q1", scenario="guidance")
    (quantity,) = merge([middle, whole], PUBLISHED).values()
    assert quantity.facts == (whole, middle)
    (quantity,) = merge([beside, whole], PUBLISHED).values()
    assert quantity.facts == (beside, whole)  # what it is of the range is not said
    preferred = fact("Revenue", "$18.7 billion", "2026Q1", scenario="guidance", prefer="x")
    (quantity,) = merge([preferred, whole], PUBLISHED).values()
    assert quantity.facts == (preferred, whole)
    estimates = [replace(one, meaning=replace(one.meaning, scenario="consensus")) for one in (middle, whole)]
    (quantity,) = merge(estimates, PUBLISHED).values()
    assert quantity.facts == tuple(estimates)


def test_every_difference_of_meaning_keeps_facts_apart() -> None:
    facts = [
        fact("Revenue", "$1B"),
        fact("Revenue", "$1B", "2025Q3"),
        fact("Revenue", "$1B", segment="Indoor"),
        fact("Revenue", "$1B", entity="GLOW"),
        fact("OperatingIncome", "$1B"),
        fact("Revenue", "24%", change="yoy"),
        fact("Revenue", "$1B", scenario="guidance"),
        fact("Revenue", "$1B", scenario="guidance", issued="2025Q3"),
    ]
    assert [quantity.facts for quantity in merge(facts, PUBLISHED).values()] == [(one,) for one in facts]


def test_equal_periods_are_one() -> None:
    (quantity,) = merge([fact("Revenue", "$1B", "FY2025"), fact("Revenue", "$1.0B", "TTM2025Q4", source="b")], PUBLISHED).values()
    assert [one.source for one in quantity.facts] == ["b", "a"]


WIDTHS = [("$213.4B", "100000000"), ("$200B–$220B", "21000000000"), ("24%", "1"), ("over 24%", "Infinity"), ("under 24%", "Infinity"), ("up to 24%", "Infinity")]


@pytest.mark.parametrize(("printed", "expected"), WIDTHS)
def test_width(printed: str, expected: str) -> None:
    change = "yoy" if "%" in printed else ""
    assert width(fact("Revenue", printed, change=change)) == Decimal(expected)
