from typing import Any

import pytest
from lamps import entered, of_brief

from briefs.analysis.lint import doubts, entries

BOTH = {"en": "x", "zh-Hant": "x"}
COMPUTED = "'OperatingMargin' is computed, and in doubt if what it rests on is; name the printed figure that is in doubt: of LUMN9.OperatingIncome.2024Q4, LUMN9.Revenue.2024Q4"
UNLIKE = "'Revenue qoq' is not measured as 'Revenue' is; name another figure of the same unit"
ROWS: list[tuple[dict[str, str], list[str]]] = [
    ({"of": "Revenue"}, []),
    ({"of": "Revenue", "instead": "OperatingIncome"}, []),
    ({"of": "OperatingMargin"}, [COMPUTED]),
    ({"of": "Revenue", "instead": "Revenue qoq"}, [UNLIKE]),
    ({"of": "Revenue", "instead": "Revenue"}, [UNLIKE.replace("Revenue qoq", "Revenue")]),
    ({"of": "Revenu"}, []),  # it is no reference at all
]


def disputed(doubted: dict[str, str]) -> Any:
    return entered(disputes=[{"id": "new", "title": BOTH, "text": BOTH, "doubts": [doubted]}])


@pytest.mark.parametrize(("doubted", "expected"), ROWS)
def test_what_may_be_in_doubt(doubted: dict[str, str], expected: list[str]) -> None:
    assert of_brief(doubts.check, disputed(doubted)) == expected


def test_what_is_in_doubt_is_known() -> None:
    problems = of_brief(entries.check, disputed({"of": "Revenu", "instead": "Revenue 2023Q1"}))
    assert [problem.partition(";")[0] for problem in problems] == ["unknown word 'Revenu' in a reference", "no figure is known for 'Revenue 2023Q1'"]
