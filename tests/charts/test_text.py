import pytest

from briefs.charts.text import coordinate, text_width, wrap


def test_a_chinese_character_is_one_em_wide() -> None:
    assert text_width("營收", 10) == 20
    assert text_width("１，", 10) == 20
    assert 10 < text_width("Rev", 10) < 20


def test_a_width_is_the_same_on_every_python() -> None:
    assert text_width("a" * 10, 1) == 6  # 5.999999999999999 where each step is rounded


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Berries", 200, ("Berries",)),
        ("Capital expenditure", 110, ("Capital", "expenditure")),
        ("亞馬遜雲端運算服務", 104, ("亞馬遜雲端", "運算服務")),
        ("蘋果、梨、", 26, ("蘋", "果、", "梨、")),
        ("Incomprehensibilities", 20, ("Incomprehensibilities",)),
        ("", 20, ("",)),
    ],
)
def test_wrap(text: str, width: float, lines: tuple[str, ...]) -> None:
    assert wrap(text, width) == lines


def test_coordinates_are_short() -> None:
    assert [coordinate(v) for v in (12.345, 10, 100 / 3, -0.001, 0.5)] == [
        "12.35",
        "10",
        "33.33",
        "0",
        "0.5",
    ]
