"""The names of meanings."""

from __future__ import annotations

import pytest

from briefs.model.facts import Meaning
from briefs.model.period import (
    parse_period,
)

Q4 = parse_period("2025Q4")


MEANINGS = [
    (Meaning("AMZN", "", "Revenue", Q4), "AMZN.Revenue.2025Q4"),
    (Meaning("AMZN", "AWS", "Revenue", Q4, change="yoy"), "AMZN.AWS.Revenue.2025Q4.yoy"),
    (Meaning("AMZN", "", "Revenue", Q4, "guidance", issued=parse_period("2025Q3")), "AMZN.Revenue.2025Q4.guidance@2025Q3"),
    (Meaning("AMZN", "", "Price", Q4, "estimate", by="J. P. Morgan & Co."), "AMZN.Price.2025Q4.estimate.JPMorganCo"),
    (Meaning("AMZN", "", "Revenue", parse_period("TTM2025Q4")), "AMZN.Revenue.FY2025"),
]


@pytest.mark.parametrize(("meaning", "name"), MEANINGS)
def test_the_name_of_a_meaning(meaning: Meaning, name: str) -> None:
    assert str(meaning) == name


def test_meanings_in_equal_periods_are_one() -> None:
    year, months = (Meaning("A", "", "Revenue", parse_period(text)) for text in ("FY2025", "TTM2025Q4"))
    assert {year: 1}[months] == 1
