import pytest
from charting import above

from briefs.analysis.lint.title_courses import check

QUARTERS = ("2024Q3", "2024Q4")
FALSE = [
    ("Revenue keeps falling", "falling"),
    ("Revenue slides", "slides"),
    ("Revenue shrinks again and again", "shrinks"),
    ("Revenue is steady", "steady"),
    ("Revenue little changed", "little changed"),
    ("Revenue a quarter ago was flat", "flat"),
    ("營收走低", "走低"),
    ("營收持續萎縮", "萎縮"),
    ("營收持平", "持平"),
]
TRUE = ["Revenue rises", "Revenue soars", "Revenue recovers", "Revenue by quarter", "Will revenue fall?", "Revenue did not fall",
        "Revenue may shrink in 2025", "營收走高", "營收飆升", "營收並未下滑", "各季營收", "Costs fell, says the company"]  # fmt: skip


@pytest.mark.parametrize(("title", "word"), FALSE)
def test_a_word_that_the_course_refutes(title: str, word: str) -> None:
    assert above(check, title, ["Revenue"], *QUARTERS) == [word]
    assert above(check, title, ["Revenue"], *reversed(QUARTERS)) == [word]  # time goes by its days
    assert above(check, title, ["Revenue"], QUARTERS[1]) == []  # nothing went anywhere
    assert above(check, title, ["Revenue"], *QUARTERS, key="description") == []


@pytest.mark.parametrize("title", TRUE[:-1])
def test_what_may_be_so_is_left(title: str) -> None:
    assert above(check, title, ["Revenue"], *QUARTERS) == []


def test_a_name_says_of_which_course() -> None:
    both = ["OperatingMargin", "Revenue"]
    assert above(check, "Revenue falls", both, *QUARTERS) == ["falls"]
    assert above(check, "Operating margin holds, revenue rises", both, *QUARTERS) == []
    assert above(check, "Everything falls", both, *QUARTERS) == []  # one stands still at this rounding
    assert above(check, "Operating margin plunges", ["OperatingMargin"], *QUARTERS) == ["plunges"]


RECORDS = [("Revenue at a record high", ["record"], []), ("Revenue hits a record low", [], ["record low"]), ("營收創新高", ["創新高"], []), ("營收創新低", [], ["創新低"])]


@pytest.mark.parametrize(("title", "falling", "rising"), RECORDS)
def test_a_record_is_the_last_and_farthest(title: str, falling: list[str], rising: list[str]) -> None:
    found = above(check, title, ["Revenue"], *QUARTERS)
    assert [bool(one) for one in (found, rising)] == [bool(rising), bool(rising)]


@pytest.mark.parametrize(("title", "wrong"), [("The margin widened", False), ("The margin narrowed", True), ("利益率擴大", False), ("利益率收窄", True)])
def test_what_widened_is_more(title: str, wrong: bool) -> None:
    assert bool(above(check, title, ["Revenue"], *QUARTERS)) == wrong
