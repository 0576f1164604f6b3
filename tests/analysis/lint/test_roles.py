from typing import Any

import pytest
from lamps import entered, of_brief

from briefs.analysis.lint.roles import check

CHART = {"id": "new", "kind": "ranges", "title": {"en": "x", "zh-Hant": "x"}, "description": {"en": "x", "zh-Hant": "x"}}
MEND = "mend the role or the reference, or delete the role"


def found(categories: list[str], *series: dict[str, Any]) -> list[str]:
    return of_brief(check, entered(charts=[{**CHART, "categories": categories, "series": series}]))


ROWS = [
    ("Revenue guidance", "guidance", []),
    ("Revenue consensus", "consensus", []),
    ("Revenue", "actual", []),
    ("Revenue", "", []),
    ("Revenue guidance", "", []),
    ("Revenue guidance", "actual", ["'LUMN9.Revenue.2024Q4.guidance@2024Q3' is drawn as actual"]),
    ("Revenue guidance", "consensus", ["'LUMN9.Revenue.2024Q4.guidance@2024Q3' is drawn as consensus"]),
    ("Revenue consensus", "guidance", ["'LUMN9.Revenue.2024Q4.consensus@2024Q4' is drawn as guidance"]),
    ("Revenue", "guidance", ["'LUMN9.Revenue.2024Q4' is drawn as guidance"]),
    ("Revenue", "consensus", ["'LUMN9.Revenue.2024Q4' is drawn as consensus"]),
    ("Revenu", "actual", []),  # said elsewhere
    ("Revenue yoy", "worse", ["'LUMN9.Revenue.2024Q4.yoy' is drawn as worse, and the contrary is so"]),
    ("Revenue yoy", "better", []),
]


@pytest.mark.parametrize(("of", "role", "expected"), ROWS)
def test_a_role_is_that_of_the_figure(of: str, role: str, expected: list[str]) -> None:
    assert found(["2024Q4"], {"of": of, "role": role}) == [f"{message}; {MEND}" for message in expected]


OVER_TIME = [
    ("Revenue", "worse", ["'LUMN9.Revenue.2024Q4' is drawn as worse, and the contrary is so"]),
    ("Revenue", "better", []),
    ("Indoor Revenue", "worse", []),  # only one is known
]


@pytest.mark.parametrize(("of", "role", "expected"), OVER_TIME)
def test_better_and_worse_are_the_way_that_levels_went(of: str, role: str, expected: list[str]) -> None:
    assert found(["2024Q3", "2024Q4"], {"of": of, "role": role}) == [f"{message}; {MEND}" for message in expected]


def test_levels_of_several_things_go_no_way() -> None:
    said = f"'LUMN9.Revenue.2024Q3' is drawn as better, and no figure of the series says so; {MEND}"
    assert found(["Revenue", "OperatingIncome"], {"of": "2024Q3", "role": "better"}, {"of": "2024Q4"}) == [said]
    assert found(["Revenue yoy", "OperatingIncome yoy"], {"of": "2024Q4", "role": "better"}) == []
