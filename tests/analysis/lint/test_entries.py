from typing import Any

import pytest
from lamps import entered, of_brief

from briefs.analysis.lint.entries import check

BOTH = {"en": "x", "zh-Hant": "x"}
CHART = {"id": "new", "kind": "bars", "title": BOTH, "description": BOTH, "categories": ["2024Q4", "2023Q4"]}
UNKNOWN = "unknown word 'Revenu' in a reference; did you mean 'Revenue'?"
MISSING = "no figure is known for 'Revenue 2023Q1'; add the fact to a file in content/lumen/2024Q4/, or mend the reference"
ROWS = [
    ({"key": ["Revenue", "Revenu", "Revenue 2023Q1"]}, [UNKNOWN, MISSING]),
    ({"scorecard": ["Revenue 2023Q1"]}, [MISSING]),
    ({"sections": [{"id": "new", "title": BOTH, "body": BOTH, "figures": ["Revenu"]}]}, [UNKNOWN]),
    ({"watch": [{"id": "new", "text": BOTH, "settles": "Revenue 2031Q1"}]}, []),  # not known yet
    ({"watch": [{"id": "new", "text": BOTH, "settles": "Revenu 2031Q1"}]}, [UNKNOWN]),
    ({"disputes": [{"id": "new", "title": BOTH, "text": BOTH, "facts": ["Revenue 2023Q1"]}]}, [MISSING]),
    ({"charts": [{**CHART, "series": [{"of": "Revenue"}]}]}, []),  # a cell may be empty
    ({"charts": [{**CHART, "series": [{"of": "Revenu"}, {"of": "Revenu"}]}]}, [UNKNOWN]),  # once a chart
]


@pytest.mark.parametrize(("keys", "expected"), ROWS)
def test_references_outside_of_prose(keys: dict[str, Any], expected: list[str]) -> None:
    assert of_brief(check, entered(**keys)) == expected
