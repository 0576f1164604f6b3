from dataclasses import replace

import pytest
from lamps import lamps, told

from briefs.analysis.lint.claims import check

ROWS = [
    ("above Revenue consensus", []),
    ("above Revenu", ["claims: unknown word 'Revenu' in a reference; did you mean 'Revenue'?"]),
    ("of Revenue is Revenue 2023Q1", ["no figure is known for 'Revenue 2023Q1', which a claim names; add the fact, or mend the reference"]),
]


@pytest.mark.parametrize(("claim", "expected"), ROWS)
def test_a_claim_names_what_is_known(claim: str, expected: list[str]) -> None:
    content = lamps().content
    fact = next(fact for fact in content.facts if fact.brief == "LUMN9/2024Q4")
    content = replace(content, facts=(replace(fact, claims=(claim,)),))
    assert told(check(content, lamps().index)) == expected
