import pytest
from lamps import prose, told

from briefs.analysis.lint.both_languages import check

ROWS = [
    ({"en": "{Revenue} and {Revenue yoy}", "zh_Hant": "{Revenue yoy}、{Revenue 2024Q4}"}, []),
    ({"en": "{Revenue}", "zh_Hant": "好"}, ["{Revenue} stands in the en text only; cite the same figures in both languages: add it to the zh-Hant text"]),
    ({"en": "{Revenue}", "zh_Hant": "{Revenue}{Revenue}"}, ["{Revenue} stands more often in the zh-Hant text; cite the same figures in both languages: add it to the en text"]),
    ({"en": "{Revenue 2025Q1 guidance|low} to {Revenue 2025Q1 guidance|high}", "zh_Hant": "{Revenue 2025Q1 guidance|high}、{Revenue 2025Q1 guidance|low}"}, []),
    ({"en": "{Revenue 2025Q1 guidance}", "zh_Hant": "{Revenue 2025Q1 guidance|low}"}, []),
    ({"en": "{Revenue 2025Q1 guidance|high}", "zh_Hant": "{Revenue 2025Q1 guidance|low}"}, ["{Revenue 2025Q1 guidance|high} stands where another language has the other end; cite the same end in every language"]),
    ({"en": "{Revenue}", "zh_Hant": "{Revenue}", "ja": "-"}, ["{Revenue} stands in the en text only; cite the same figures in both languages: add it to the ja text"]),
]


@pytest.mark.parametrize(("words", "expected"), ROWS)
def test_all_languages_cite_the_same(words: dict[str, str], expected: list[str]) -> None:
    assert told(check(prose(**words))) == expected
