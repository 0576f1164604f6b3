"""The interval that a printed figure stands for."""

from decimal import Decimal

import pytest

from briefs.figures.reader import parse

INTERVALS = [
    ("2,134億美元", "213350000000", "213450000000"),
    ("24%", "23.5", "24.5"),
    ("1.95美元", "1.945", "1.955"),
    ("86.00%", "85.995", "86.005"),
    ("11%至15%", "10.5", "15.5"),
    ("-5%", "-5.5", "-4.5"),
    ("兩成", "15", "25"),
    ("逾10%", "10", None),
    ("不到5%", None, "5"),
    ("最高40%", None, "40.5"),
    ("高達40%", "39.5", "40.5"),
    ("至少40%", "40", None),
    ("40%以下", None, "40"),
    ("up to $2.4 trillion", None, "2450000000000"),
    ("數十億美元", None, None),
    ("三位數", None, None),
    ("-數十億美元", None, "0"),
    ("近70%", "66.5", "70"),
    ("近30%", "28.5", "30"),
    ("約2000億美元", "190000000000", "210000000000"),
    ("約1.4萬人", "13000", "15000"),
    ("約16,000名", "15500", "16500"),
    ("約24%", "23", "25"),
    ("約26.6%", "26.5", "26.7"),
    ("約0%", "-1", "1"),
    ("三分之一", "32", "34"),
    ("千億美元", "75000000000", "125000000000"),
    ("約1億", "75000000", "125000000"),
    ("約2億", "150000000", "250000000"),
    ("約2%", "1.5", "2.5"),
    ("近一倍", "0.9", "1"),
    ("近100%", "95", "100"),
    ("近3億", "270000000", "300000000"),
    ("近三成", "27", "30"),
    ("近2%", "1.8", "2"),
    ("近-30%", "-30", "-28.5"),
    ("近負2%", "-2", "-1.8"),
]


@pytest.mark.parametrize(("printed", "low", "high"), INTERVALS)
def test_interval(printed: str, low: str | None, high: str | None) -> None:
    expected = tuple(None if end is None else Decimal(end) for end in (low, high))
    assert parse(printed).interval() == expected


def test_ends_are_plain_numbers() -> None:
    assert str(parse("2,134億美元").low) == "213400000000"
    assert str(parse("兩成").low) == "20"
