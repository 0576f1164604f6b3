import pytest
from orchards import EN, chart, figure, plot, series, words_of

from briefs.charts.axes import tick_texts
from briefs.charts.scales import Timeline, ticks

GAP = ("2024Q4", "2025Q1", "2025Q2", "2025Q3", "2025Q4")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((18.93, 24), (18, 20, 22, 24)),
        ((0, 213.4e9), (0, 100e9, 200e9, 300e9)),
        ((-3, 14), (-5, 0, 5, 10, 15)),
        ((1.86, 1.95), (1.85, 1.875, 1.9, 1.925, 1.95)),
        ((5, 5), (2, 4, 6, 8)),
        ((0, 0), (-1, -0.5, 0, 0.5, 1)),
        ((1e-9, 3e-9), (1e-9, 1.5e-9, 2e-9, 2.5e-9, 3e-9)),
    ],
)
def test_ticks_are_round_and_hold_all_values(values: tuple[float, ...], expected: tuple[float, ...]) -> None:
    assert ticks(values) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("$0", "$100B", "$200B"), ("0", "100", "$200B")),
        (("−5%", "0%", "5%"), ("−5", "0", "5%")),
        (("−$20B", "$0", "$20B"), ("−20", "0", "$20B")),
        (("0", "5,000億美元", "1兆美元"), ("0", "5,000億美元", "1兆美元")),
        (("1,000億美元", "1,500億美元"), ("1,000", "1,500億美元")),
    ],
)
def test_a_unit_stands_at_the_last_tick_where_it_is_one(texts: tuple[str, ...], expected: tuple[str, ...]) -> None:
    values = [float(text not in {"0", "$0", "0%"}) + i for i, text in enumerate(texts)]
    values = [0 if text in {"0", "$0", "0%"} else value for text, value in zip(texts, values, strict=True)]
    assert tick_texts(values, dict(zip(values, texts, strict=True)).__getitem__) == expected


def test_days_are_in_proportion() -> None:
    place = Timeline(100, 200, beside=10)
    assert [place(day) for day in (100, 150, 200)] == [10, 50, 90]
    assert Timeline(100, 100)(100) == 50


@pytest.mark.parametrize("kind", ["bars", "lines", "stacked"])
def test_what_no_article_prints_keeps_its_place_and_is_said(kind: str) -> None:
    example = chart(kind, GAP, series("Nuts", "s1", 18, None, None, 20, 24))
    dots = [dot.attrib["cx"] for dot in plot(example).iter("circle") if dot.get("class") == "bf-unknown"]
    assert len(dots) == 2
    rows = [words_of(row) for row in figure(example).iter("tr")]
    assert rows[2] == f"2025Q1 – 2025Q2{EN['no_data']}"
