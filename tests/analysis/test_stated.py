from dataclasses import replace

import pytest

from briefs.analysis.stated import withdrawn
from briefs.content.records import Content
from briefs.model.facts import Meaning, Saying
from briefs.model.period import parse_period

AIM = Meaning("LUMN9", "", "Revenue", parse_period("FY2030"), "target", issued=parse_period("2025Q1"))
GIVEN_UP = Saying("LUMN9/2025Q3", replace(AIM, issued=parse_period("2025Q3")), "withdrew target", "a", 1, "a.yml", 1, 1)
CONTENT = Content(sayings=(GIVEN_UP,))


@pytest.mark.parametrize(
    ("meaning", "expected"),
    [
        (AIM, True),
        (replace(AIM, currency="USD"), True),
        (replace(AIM, issued=parse_period("2025Q4")), False),  # set anew
        (replace(AIM, period=parse_period("FY2031")), False),
        (replace(AIM, scenario="guidance"), False),
    ],
)
def test_an_aim_is_withdrawn_once_its_company_gave_it_up(meaning: Meaning, *, expected: bool) -> None:
    assert withdrawn(meaning, CONTENT) == expected
    assert not withdrawn(meaning, Content())
