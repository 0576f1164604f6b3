import pytest
from charting import above

from briefs.analysis.lint.title_times import check

FALSE = [
    ("Revenue in 2021", "in 2021"),
    ("Revenue of the first quarter", "first quarter"),
    ("Full-year revenue", "Full-year"),
    ("Annual revenue", "Annual"),
    ("Revenue of the first half", "first half"),
    ("Monthly revenue", "Monthly"),
    ("Cumulative revenue", "Cumulative"),
    ("2021年營收", "2021年"),
    ("第一季營收", "第一季"),
    ("全年營收", "全年"),
    ("上半年營收", "上半年"),
    ("每月營收", "每月"),
    ("累計營收", "累計"),
]
TRUE = ["Revenue of the third and fourth quarters", "Revenue in 2024", "Quarterly revenue", "Revenue, up from a year earlier", "第三與第四季營收", "2024年各季營收", "單季營收高於去年同期"]  # fmt: skip


@pytest.mark.parametrize("key", ["title", "description"])
@pytest.mark.parametrize(("words", "time"), FALSE)
def test_a_time_that_is_not_drawn(words: str, time: str, key: str) -> None:
    assert above(check, words, ["Revenue"], "2024Q3", "2024Q4", key=key) == [time]


@pytest.mark.parametrize("words", TRUE)
def test_one_that_is_and_what_is_held_against_it(words: str) -> None:
    assert above(check, words, ["Revenue"], "2024Q3", "2024Q4") == []


def test_a_note_may_speak_of_other_times() -> None:
    assert above(check, "In 2021 there was no report.", ["Revenue"], "2024Q3", "2024Q4", key="note") == []


def test_growth_may_name_the_time_from_which_it_is_measured() -> None:
    assert above(check, "Growth on the fourth quarter of 2023", ["Revenue yoy"], "2024Q4") == []
