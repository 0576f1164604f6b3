import pytest
from lamps import prose, told

from briefs.analysis.lint.references import check

ROWS = [
    ("{Revenue yoy} and {Indoor Revenue|low}", []),
    ("{Revenu}", ["unknown word 'Revenu' in a reference; did you mean 'Revenue'?"]),
    ("{yoy}", ["{yoy} names no concept; add one, such as Revenue"]),
    ("{Revenue 2023Q1}", ["no figure is known for {Revenue 2023Q1}; add the fact to a file in content/lumen/2024Q4/, or mend the reference"]),
    ("{GLOW Revenue yoy|high}", ["{GLOW Revenue yoy|high}: '逾10%' is open at that end; delete '|high'"]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_references(text: str, expected: list[str]) -> None:
    assert told(check(prose(en=text, zh_Hant="好"))) == expected


def test_what_both_languages_say_is_told_once() -> None:
    assert len(told(check(prose(en="{Revenu}", zh_Hant="{Revenu}")))) == 1


def test_a_language_with_a_lone_brace_is_mended_first() -> None:
    assert told(check(prose(en="{Revenu} {", zh_Hant="好"))) == []
