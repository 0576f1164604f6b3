import pytest
from charting import above

from briefs.analysis.lint.title_ranks import check

PARTS = ("Indoor", "Outdoor")
FALSE = [
    ("Outdoor earns most", "earns most"),
    ("Outdoor tops the list", "tops the list"),
    ("Indoor sells least", "sells least"),
    ("Indoor has lost the lead", "has lost the lead"),
    ("The smallest part is Indoor", "The smallest"),
    ("Outdoor sells more than Indoor", "more than"),
    ("Outdoor dwarfs its rivals", "dwarfs"),
    ("Indoor is below Outdoor", "below"),
    ("Indoor trails Outdoor", "trails"),
    ("Outdoor 居首", "居首"),
    ("戶外最多", "最多"),
    ("室內墊底", "墊底"),
    ("室內退居第二", "退居第二"),
    ("室內不如戶外", "不如"),
    ("戶外高於室內", "高於"),
]
TRUE = ["Indoor earns most", "Outdoor comes last", "Outdoor has lost the lead", "Indoor sells more than Outdoor", "室內居首", "戶外不如室內",
        "Indoor sells more than expected", "Outdoor is not below Indoor", "Outdoor makes most of its revenue in winter", "Outdoor and Indoor"]  # fmt: skip


@pytest.mark.parametrize(("title", "word"), FALSE)
def test_an_order_that_the_figures_refute(title: str, word: str) -> None:
    assert above(check, title, ["Revenue 2024Q4"], *PARTS) == [word]
    assert above(check, title, ["Revenue 2024Q3"], *PARTS) == []  # nothing is known


@pytest.mark.parametrize("title", TRUE)
def test_what_may_be_so_is_left(title: str) -> None:
    assert above(check, title, ["Revenue 2024Q4"], *PARTS) == []


def test_growth_is_held_against_growth() -> None:
    rows = ["Revenue", "OperatingIncome"]
    assert above(check, "Operating income is above revenue", rows, "2024Q3", "2024Q4") == ["above"]
    assert above(check, "Income is above revenue", rows, "2024Q3", "2024Q4") == ["above"]
    assert above(check, "Operating income added more than revenue", rows, "2024Q3", "2024Q4") == []  # but grew as fast
    assert above(check, "Lumen grew slower than Glow", ["Revenue yoy"], "LUMN9", "GLOW") == []  # over 10 % may be 30 %
