from __future__ import annotations

from typing import Any

import pytest
from invented import conclusion, derived, fact

from briefs.model.facts import Fact

DERIVED = [
    # level 120 ± .5 over 1.20 ± .005: from 119.5/1.205 = 99.17 to 120.5/1.195 = 100.84, 1.67 wide: whole tens; but three digits stay
    ("the year-ago level", [fact("Revenue", "$120B"), fact("Revenue", "20%", change="yoy")], "Revenue.2024Q4", (100.0, 100.0, 0, "about", "implied_prior")),
    # 120.00 ± .005 over 1.2000 ± .00005: 99.992 to 100.008, 0.017 wide: tenths
    ("the year-ago level of finer figures", [fact("Revenue", "$120.00B"), fact("Revenue", "20.00%", change="yoy")], "Revenue.2024Q4", (100.0, 100.0, 1, "exact", "implied_prior")),
    ("the year-ago level by the amount", [fact("Revenue", "$120B"), fact("Revenue", "$20B", change="yoy_amount")], "Revenue.2024Q4", (100.0, 100.0, 0, "about", "implied_prior_amount")),
    # 229.95/2.3005 = 99.957 to 230.05/2.2995 = 100.043: 0.087 wide, so tenths
    ("the year-ago level by the multiple", [fact("Revenue", "$230.0B"), fact("Revenue", "2.300x", change="times")], "Revenue.2024Q4", (100.0, 100.0, 1, "exact", "implied_prior_times")),
]  # fmt: skip
NOTHING = [
    ("the level before a loss that grew, which may mean either way", [fact("OperatingIncome", "-$12.0B"), fact("OperatingIncome", "20%", change="yoy")], "OperatingIncome.2024Q4"),
    ("a year-ago level of a total loss", [fact("Revenue", "$1B"), fact("Revenue", "-100%", change="yoy")], "Revenue.2024Q4"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "name", "expected"), [row[1:] for row in DERIVED], ids=[row[0] for row in DERIVED])
def test_what_nobody_printed_is_derived(facts: list[Fact], name: str, expected: tuple[Any, ...]) -> None:
    assert conclusion(facts, name) == expected


@pytest.mark.parametrize(("facts", "name"), [row[1:] for row in NOTHING], ids=[row[0] for row in NOTHING])
def test_what_does_not_follow(facts: list[Fact], name: str) -> None:
    assert name not in derived(facts)[0]
