"""Periods, their names, and those that are equal."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from briefs.model.period import (
    Period,
    after,
    before,
    between,
    by_calendar,
    calendar_quarter,
    counterpart,
    day,
    earlier,
    fiscal_quarter,
    fiscal_year,
    month_end,
    parse_period,
    parse_reported,
    quarter,
)

PERIODS = [
    # written, fiscal year ends in, kind, first day, last day, as shown, key
    ("2025Q4", 12, "quarter", "2025-10-01", "2025-12-31", "2025Q4", "2025Q4"),
    ("2025Q1", 12, "quarter", "2025-01-01", "2025-03-31", "2025Q1", "2025Q1"),
    ("2025Q1", 6, "quarter", "2025-01-01", "2025-03-31", "FY2025Q3", "2025Q1"),
    ("2025Q3", 1, "quarter", "2025-08-01", "2025-10-31", "FY2026Q3", "Q2025-10"),
    ("2025Q4", 1, "quarter", "2025-11-01", "2026-01-31", "FY2026Q4", "Q2026-01"),
    ("2025Q4", 11, "quarter", "2025-09-01", "2025-11-30", "FY2025Q4", "Q2025-11"),
    ("2026Q1", 11, "quarter", "2025-12-01", "2026-02-28", "FY2026Q1", "Q2026-02"),
    ("FY2025Q1", 12, "quarter", "2025-01-01", "2025-03-31", "2025Q1", "2025Q1"),
    ("FY2026Q1", 6, "quarter", "2025-07-01", "2025-09-30", "FY2026Q1", "2025Q3"),
    ("FY2026Q2", 6, "quarter", "2025-10-01", "2025-12-31", "FY2026Q2", "2025Q4"),
    ("FY2026Q4", 6, "quarter", "2026-04-01", "2026-06-30", "FY2026Q4", "2026Q2"),
    ("FY2026Q1", 1, "quarter", "2025-02-01", "2025-04-30", "FY2026Q1", "Q2025-04"),
    ("FY2026Q3", 1, "quarter", "2025-08-01", "2025-10-31", "FY2026Q3", "Q2025-10"),
    ("FY2026Q4", 1, "quarter", "2025-11-01", "2026-01-31", "FY2026Q4", "Q2026-01"),
    ("FY2026Q1", 9, "quarter", "2025-10-01", "2025-12-31", "FY2026Q1", "2025Q4"),
    ("FY2025Q4", 11, "quarter", "2025-09-01", "2025-11-30", "FY2025Q4", "Q2025-11"),
    ("2026H1", 12, "half", "2026-01-01", "2026-06-30", "2026H1", "2026H1"),
    ("2026H1", 6, "half", "2026-01-01", "2026-06-30", "2026H1", "2026H1"),
    ("FY2026H1", 12, "half", "2026-01-01", "2026-06-30", "2026H1", "2026H1"),
    ("FY2026H1", 6, "half", "2025-07-01", "2025-12-31", "FY2026H1", "2025H2"),
    ("FY2026H2", 1, "half", "2025-08-01", "2026-01-31", "FY2026H2", "H2026-01"),
    ("10M2025", 12, "to_date", "2025-01-01", "2025-10-31", "10M2025", "10M2025"),
    ("10M2025", 3, "to_date", "2025-01-01", "2025-10-31", "10M2025", "10M2025"),
    ("2M2024", 12, "to_date", "2024-01-01", "2024-02-29", "2M2024", "2M2024"),
    ("11M2025", 12, "to_date", "2025-01-01", "2025-11-30", "11M2025", "11M2025"),
    ("9M2025", 12, "nine", "2025-01-01", "2025-09-30", "9M2025", "9M2025"),
    ("9M2025", 3, "nine", "2025-01-01", "2025-09-30", "9M2025", "9M2025"),
    ("9MFY2026", 12, "nine", "2026-01-01", "2026-09-30", "9M2026", "9M2026"),
    ("9MFY2026", 3, "nine", "2025-04-01", "2025-12-31", "9MFY2026", "9M2025-12"),
    ("9MFY2026", 6, "nine", "2025-07-01", "2026-03-31", "9MFY2026", "9M2026-03"),
    ("2026H2", 12, "half", "2026-07-01", "2026-12-31", "2026H2", "2026H2"),
    ("FY2025", 12, "year", "2025-01-01", "2025-12-31", "FY2025", "FY2025"),
    ("FY2025", 6, "year", "2024-07-01", "2025-06-30", "FY2025", "Y2025-06"),
    ("FY2026", 1, "year", "2025-02-01", "2026-01-31", "FY2026", "Y2026-01"),
    ("FY2024", 2, "year", "2023-03-01", "2024-02-29", "FY2024", "Y2024-02"),
    ("CY2025", 3, "year", "2025-01-01", "2025-12-31", "CY2025", "FY2025"),
    ("CY2025", 12, "year", "2025-01-01", "2025-12-31", "FY2025", "FY2025"),
    ("TTM2025Q4", 12, "ttm", "2025-01-01", "2025-12-31", "TTM2025Q4", "FY2025"),
    ("TTM2025Q2", 12, "ttm", "2024-07-01", "2025-06-30", "TTM2025Q2", "Y2025-06"),
    ("TTM2025Q2", 6, "ttm", "2024-07-01", "2025-06-30", "TTMFY2025Q4", "Y2025-06"),
    ("TTMFY2026Q2", 6, "ttm", "2025-01-01", "2025-12-31", "TTMFY2026Q2", "FY2025"),
    ("TTMFY2026Q3", 1, "ttm", "2024-11-01", "2025-10-31", "TTMFY2026Q3", "Y2025-10"),
    ("TTMFY2025Q3", 12, "ttm", "2024-10-01", "2025-09-30", "TTM2025Q3", "Y2025-09"),
    ("2025-12-31", 12, "day", "2025-12-31", "2025-12-31", "2025-12-31", "2025-12-31"),
    ("2024-02-29", 12, "day", "2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29"),
    ("2025-02", 12, "month", "2025-02-01", "2025-02-28", "2025-02", "2025-02"),
    ("by 2027", 12, "deadline", "0001-01-01", "2027-12-31", "by 2027", "by2027"),
    ("by2027", 12, "deadline", "0001-01-01", "2027-12-31", "by 2027", "by2027"),
    ("by 2027-12", 12, "deadline", "0001-01-01", "2027-12-31", "by 2027-12", "by2027"),
    ("by1999-06", 12, "deadline", "0001-01-01", "1999-06-30", "by 1999-06", "by1999-06"),
    ("2016/2026", 12, "span", "2016-01-01", "2026-12-31", "2016/2026", "2016-2026"),
    (" FY2025 ", 12, "year", "2025-01-01", "2025-12-31", "FY2025", "FY2025"),
    (" 2026H1", 12, "half", "2026-01-01", "2026-06-30", "2026H1", "2026H1"),
]


@pytest.mark.parametrize(("written", "ends", "kind", "start", "end", "shown", "key"), PERIODS)
def test_period(written: str, ends: int, kind: str, start: str, end: str, shown: str, key: str) -> None:  # noqa: PLR0913, PLR0917
    period = parse_period(written, ends)
    assert (period.kind, period.start.isoformat(), period.end.isoformat()) == (kind, start, end)
    assert (str(period), period.key) == (shown, key)
    assert period.instant == (kind == "day")


@pytest.mark.parametrize(
    ("written", "ends", "own"),
    [
        ("FY2026Q1", 8, "FY2026Q1"), ("2025Q4", 8, "FY2026Q1"), ("FY2026H2", 1, "FY2026H2"), ("9MFY2026", 3, "9MFY2026"),
        ("FY2026Q2", 6, "2025Q4"), ("2025Q4", 12, "2025Q4"), ("FY2026", 8, "Y2026-08"), ("2025-12", 8, "2025-12"),
    ],
)  # fmt: skip
def test_an_identifier_names_a_quarter_as_its_company_does(written: str, ends: int, own: str) -> None:
    assert parse_period(written, ends).own_key == own


NO_PERIODS = [
    "", "next", "2025", "2025Q0", "2025Q5", "2025H3", "FY25", "FY2025Q5", "TTM2025", "2025-13", "2025-00",
    "2025-02-30", "2025-1", "by", "by 27", "by 2027-13", "2026/2016", "2025/2025", "2025Q4x", "0001Q1",
    "CY27", "CY2025Q4", "FY0001", "0001Q2", "9999Q4", "２０２５Q4", "2025Q4\n2025Q3", "q4 2025", "2025q4",
]  # fmt: skip


@pytest.mark.parametrize("written", NO_PERIODS)
def test_what_is_no_period(written: str) -> None:
    with pytest.raises(ValueError) as error:
        parse_period(written)
    assert str(error.value).startswith(f"'{written.strip()}' is no period")


@pytest.mark.parametrize("number", range(1, 5))
@pytest.mark.parametrize("ends", range(1, 13))
def test_fiscal_quarters_follow_each_other_up_to_their_year(ends: int, number: int) -> None:
    period, year = parse_period(f"FY2026Q{number}", ends), parse_period("FY2026", ends)
    months_left = (year.end.year - period.end.year) * 12 + year.end.month - period.end.month
    assert months_left == 3 * (4 - number)
    assert (period.year, period.number) == (2026, number)
    assert parse_period(str(period), ends) == period
    if number == 1:
        assert period.start == year.start
    else:
        before = parse_period(f"FY2026Q{number - 1}", ends)
        assert earlier(period, 3) == before
        assert before.end + timedelta(days=1) == period.start


@pytest.mark.parametrize("written", ["2024Q1", "2024Q2", "2024Q3", "2024Q4", "2025Q1"])
@pytest.mark.parametrize("ends", range(1, 13))
def test_a_calendar_quarter_is_the_companys_quarter_with_its_middle_month(ends: int, written: str) -> None:
    theirs, calendar = parse_period(written, ends), parse_period(written)
    middle = theirs.start + timedelta(days=45)
    assert calendar.start <= middle <= calendar.end
    assert calendar_quarter(theirs) == calendar
    assert counterpart(calendar, ends) == theirs
    assert counterpart(theirs, 12) == calendar
    assert str(counterpart(theirs, 12)) == written


@pytest.mark.parametrize(("written", "ends", "calendar"), [
    ("FY2026Q2", 6, "2025Q4"), ("FY2026H1", 6, "2025H2"), ("FY2026Q3", 1, "FY2026Q3"), ("FY2026", 6, "FY2026"), ("2025Q4", 12, "2025Q4"),
])  # fmt: skip
def test_the_calendars_name_of_a_period(written: str, ends: int, calendar: str) -> None:
    period = parse_period(written, ends)
    assert str(by_calendar(period)) == calendar
    assert by_calendar(period) == period


def test_the_calendar_year_before_is_one_too() -> None:
    year = parse_period("CY2026", 3)
    before = earlier(year, 12)
    assert before is not None
    assert (str(before), before) == ("CY2025", parse_period("CY2025", 3))
    assert before != parse_period("FY2025", 3)


@pytest.mark.parametrize("ends", range(1, 13))
def test_a_half_is_the_companys_with_its_fourth_month_in_it(ends: int) -> None:
    for number in (1, 2):
        calendar = parse_period(f"2025H{number}")
        theirs = counterpart(calendar, ends)
        assert (theirs.kind, calendar_quarter(theirs), counterpart(theirs, 12)) == ("half", calendar, calendar)
        assert theirs == parse_period(str(theirs), ends)
        assert (theirs.end.month - ends) % 6 == 0


def test_only_quarters_have_a_counterpart() -> None:
    year = parse_period("FY2026", 6)
    assert counterpart(year, 12) is year


EARLIER = [
    ("2025Q1", 12, 3, "2024Q4"),
    ("2025Q4", 12, 12, "2024Q4"),
    ("FY2025", 12, 12, "FY2024"),
    ("FY2025", 6, 12, "FY2024"),
    ("FY2025", 12, 3, None),
    ("TTM2025Q4", 12, 12, "TTM2024Q4"),
    ("TTM2025Q1", 12, 3, "TTM2024Q4"),
    ("FY2026Q1", 6, 3, "FY2025Q4"),
    ("FY2026Q1", 1, 3, "FY2025Q4"),
    ("FY2026Q3", 1, 12, "FY2025Q3"),
    ("TTMFY2026Q1", 1, 3, "TTMFY2025Q4"),
    ("FY2026H1", 6, 12, "FY2025H1"),
    ("2026H1", 12, 12, "2025H1"),
    ("2026H2", 12, 12, "2025H2"),
    ("2026H2", 12, 3, None),
    ("2026H1", 12, 6, "2025H2"),
    ("FY2026H1", 6, 6, "FY2025H2"),
    ("9M2025", 12, 12, "9M2024"),
    ("9MFY2026", 3, 12, "9MFY2025"),
    ("9M2025", 12, 3, None),
    ("2025-12-31", 12, 3, "2025-09-30"),
    ("2025-02-28", 12, 12, "2024-02-29"),
    ("2025-02-27", 12, 12, None),
    ("2025-10", 12, 12, "2024-10"),
    ("2025-01", 12, 1, "2024-12"),
    ("10M2025", 12, 12, "10M2024"),
    ("10M2025", 12, 1, None),
    ("by 2027", 12, 12, None),
    ("2016/2026", 12, 12, None),
]


@pytest.mark.parametrize(("written", "ends", "months", "expected"), EARLIER)
def test_earlier(written: str, ends: int, months: int, expected: str | None) -> None:
    found = earlier(parse_period(written, ends), months)
    assert (found and str(found)) == expected
    assert found == (parse_period(expected, ends) if expected else None)


EQUAL = [
    (("TTM2025Q4", 12), ("FY2025", 12), True),
    (("TTM2025Q2", 12), ("FY2025", 6), True),
    (("TTM2025Q2", 12), ("FY2025", 12), False),
    (("FY2025", 6), ("FY2025", 12), False),
    (("FY2026Q2", 6), ("2025Q4", 12), True),
    (("FY2026Q3", 1), ("2025Q3", 1), True),
    (("FY2026Q3", 1), ("2025Q3", 12), False),
    (("FY2026Q3", 1), ("FY2026Q2", 4), True),
    (("TTMFY2026Q4", 1), ("FY2026", 1), True),
    (("FY2026H1", 6), ("2025H2", 12), True),
    (("by 2027", 12), ("by 2027-12", 12), True),
    (("by 2027", 12), ("FY2027", 12), False),
    (("2025-12-31", 12), ("2025-12", 12), False),
    (("2025Q4", 12), ("2025H2", 12), False),
]


@pytest.mark.parametrize(("one", "other", "same"), EQUAL)
def test_equal_periods_share_their_key(one: tuple[str, int], other: tuple[str, int], same: bool) -> None:
    first, second = parse_period(*one), parse_period(*other)
    assert (first == second) is same
    assert (first.key == second.key) is same
    if same:
        assert hash(first) == hash(second)


def test_months_count_on_past_the_year() -> None:
    assert month_end(2024, 2) == date(2024, 2, 29)
    assert month_end(2024, 14) == date(2025, 2, 28)
    assert month_end(2024, 0) == date(2023, 12, 31)
    assert month_end(2024, -1) == date(2023, 11, 30)


@pytest.mark.parametrize(("year", "number", "key"), [(2025, 4, "2025Q4"), (2025, 5, "2026Q1"), (2025, 0, "2024Q4"), (2025, -3, "2024Q1")])
def test_quarters_count_on_past_the_year(year: int, number: int, key: str) -> None:
    assert quarter(year, number) == parse_period(key)


@pytest.mark.parametrize(("written", "ends", "year", "number"), [
    ("2025Q4", 12, 2025, 4), ("FY2025", 6, 2025, 4), ("TTM2025Q3", 12, 2025, 3), ("TTM2025Q3", 1, 2026, 3),
    ("2025Q1", 6, 2025, 3), ("2026H2", 12, 2026, 2), ("FY2026H1", 6, 2026, 1), ("FY2026H2", 1, 2026, 2),
])  # fmt: skip
def test_the_number_of_a_period_in_its_year(written: str, ends: int, year: int, number: int) -> None:
    period = parse_period(written, ends)
    assert (period.year, period.number) == (year, number)


def test_a_period_shows_as_it_was_written() -> None:
    assert str(Period("ttm", date(2025, 1, 1), date(2025, 12, 31), "TTM2025Q4")) == "TTM2025Q4"


@pytest.mark.parametrize("ends", range(1, 13))
def test_periods_made_from_numbers_are_those_that_are_written(ends: int) -> None:
    assert fiscal_year(2026, ends) == parse_period("FY2026", ends)
    for number in range(1, 5):
        made = fiscal_quarter(2026, number, ends)
        assert (made, str(made)) == (parse_period(f"FY2026Q{number}", ends), str(parse_period(f"FY2026Q{number}", ends)))
    assert fiscal_quarter(2026, 0, ends) == fiscal_quarter(2025, 4, ends)
    assert str(day(date(2025, 12, 31))) == "2025-12-31"


def test_quarters_stand_in_the_order_of_their_days() -> None:
    names = ["2025Q4", "2024Q4", "2025Q1", "2026Q1", "2025Q3"]
    assert [str(period) for period in sorted(map(parse_period, names))] == sorted(names)


@pytest.mark.parametrize(("written", "ends", "named"), [("2025q4", 12, "2025Q4"), ("fy2026q2", 6, "FY2026Q2"), ("2025Q4", 6, "FY2026Q2"), ("2026h1", 12, "2026H1"), ("2026H1", 6, "FY2026H2"), ("FY2026H1", 3, "FY2026H1"), ("FY2026H1", 12, "2026H1")])
def test_a_quarter(written: str, ends: int, named: str) -> None:
    assert str(parse_reported(written, ends)) == named


@pytest.mark.parametrize(("written", "ends", "like"), [("FY2025", 12, "2025Q4, or 2025H2"), ("next", 6, "FY2026Q2, or FY2026H1"), ("", 1, "FY2026Q4, or FY2026H2"), ("9M2025", 12, "2025Q4, or 2025H2"), ("2026H1", 3, "FY2026Q3, or FY2026H1")])
def test_what_is_no_quarter(written: str, ends: int, like: str) -> None:
    with pytest.raises(ValueError) as error:
        parse_reported(written, ends)
    assert str(error.value) == f"'{written}' is no quarter; write it like {like} for a half"


BEFORE = [
    ("2025Q1", 12, "2024Q4"),
    ("FY2025Q1", 6, "FY2024Q4"),
    ("2026H1", 12, "2025H2"),
    ("FY2025", 12, "FY2024"),
    ("TTM2025Q1", 12, "TTM2024Q4"),
    ("2025-03-31", 12, "2024-12-31"),
    ("2025-01", 12, "2024-12"),
    ("2025-10-17", 12, None),
    ("by 2027", 12, None),
    ("2016/2026", 12, None),
]


@pytest.mark.parametrize(("written", "ends", "expected"), BEFORE)
def test_the_one_before(written: str, ends: int, expected: str | None) -> None:
    assert before(parse_period(written, ends)) == (parse_period(expected, ends) if expected else None)


@pytest.mark.parametrize(("written", "expected"), [
    ("2025Q4", "2026Q1"), ("FY2026Q4", "FY2027Q1"), ("2025H2", "2026H1"), ("FY2025", "FY2026"), ("2025-12-31", "2026-03-31"), ("2026-02-05", None), ("by 2027", None),
])  # fmt: skip
def test_the_one_after(written: str, expected: str | None) -> None:
    found = after(parse_period(written, 6 if written.startswith("FY2026Q") else 12))
    assert (str(found) if found else None) == expected


def test_between() -> None:
    periods = [parse_period(name) for name in ("2024Q4", "2025Q3", "2025Q4", "FY2022", "FY2024", "2025-10-17", "by 2030")]
    assert sorted(map(str, between(periods))) == ["2025Q1", "2025Q2", "FY2023"]
    assert [*between([])] == []


@pytest.mark.parametrize(
    ("written", "middle"),
    [("2025-10-17", date(2025, 10, 17)), ("2025-06", date(2025, 6, 15)), ("by 2027", date(2027, 12, 31)), ("FY2025", date(2025, 7, 2))],
)
def test_the_middle(written: str, middle: date) -> None:
    assert int(parse_period(written).middle) == middle.toordinal()
