"""Names in a text: the longest at each place, Latin ones as whole words."""

import pytest

from briefs.analysis.lint.names import Names

KNOWN = ("revenue", "net revenue", "net sales", "sales", "X", "x ray", "營收", "營收比重", "額", "A 股")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Net revenue and revenues", ["Net revenue", "revenues"]),
        ("net  \n revenue, salesman, resales", ["net  \n revenue"]),
        ("net of sales; NET SALES", ["sales", "NET SALES"]),
        ("營收比重與营收", ["營收比重", "营收"]),
        ("金額與額度", ["額", "額"]),
        ("X grew, x  ray and xs, x1, 1x", ["X", "x  ray", "xs"]),
        ("A股與A 股", ["A 股"]),
        ("{Revenue:revenue} of sales", ["sales"]),
        ("", []),
    ],
)  # fmt: skip
def test_the_longest_name_at_a_place_is_found(text: str, found: list[str]) -> None:
    names = Names.of((name, name) for name in KNOWN)
    assert [text[name.start : name.end] for name in names.within(text)] == found


def test_without_names_nothing_is_found() -> None:
    assert Names[str].of([]).within("revenue") == []
