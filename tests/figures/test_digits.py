"""Three or four digits on a page, one accuracy side by side, and no bound that seems crossed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import figure

from briefs.figures.digits import level, short
from briefs.figures.format import display
from briefs.model.figure import Figure
from briefs.model.language import ROWS

SHOWN = [
    # printed, English, Traditional Chinese
    ("1,877.92億美元", "$187.8B", "1,878億美元"),
    ("2,134億美元", "$213.4B", "2,134億美元"),
    ("7,169億美元", "$716.9B", "7,169億美元"),
    ("250億美元", "$25.0B", "250億美元"),
    ("249億美元", "$24.9B", "249億美元"),
    ("287.86億美元", "$28.79B", "287.9億美元"),
    ("$28.786 billion", "$28.79B", "287.9億美元"),
    ("2,000億美元", "$200B", "2,000億美元"),
    ("1,250億美元", "$125.0B", "1,250億美元"),
    ("$2.134 trillion", "$2.134T", "2.134兆美元"),
    ("2.13兆美元", "$2.13T", "2.13兆美元"),
    ("新台幣1兆460.9億元", "NT$1.046T", "新台幣1.046兆元"),
    ("$1.95", "$1.95", "1.95美元"),
    ("$198.79", "$198.8", "198.8美元"),
    ("86.00%", "86.0%", "86.0%"),
    ("18.93%", "18.9%", "18.9%"),
    ("24%", "24%", "24%"),
    ("-4.05%", "−4.1%", "−4.1%"),
    ("0.45%", "0.45%", "0.45%"),
    ("0.042%", "0.042%", "0.042%"),
    ("1,234.5%", "1,235%", "1,235%"),
    ("7.32個百分點", "7.3 pp", "7.3個百分點"),
    ("33.25倍", "33.3×", "33.3倍"),
    ("157.6萬人", "1.576M people", "157.6萬人"),
    ("12,345萬人", "123.5M people", "1.235億人"),
    ("30,123人", "30,123 people", "30,123人"),
    ("3.99 GW", "3.99 GW", "3.99 GW"),
    ("$173.5B–$178.5B", "$173.5B–$178.5B", "1,735億至1,785億美元"),
    ("逾187.79億美元", "over $18.77B", "逾187.7億美元"),  # a bound is never moved past what it bounds
    ("under $18.771B", "under $18.78B", "不到187.8億美元"),
    ("數十億美元", "several billion US dollars", "數十億美元"),
]


@pytest.mark.parametrize(("printed", "english", "chinese"), SHOWN)
def test_a_page_shows_three_or_four_digits(printed: str, english: str, chinese: str) -> None:
    shown = short(figure(printed))
    assert (display(shown, "en"), display(shown, "zh-Hant")) == (english, chinese)


BESIDE = [
    # printed in a row or a column, as shown in English
    (["86.00%", "18.93%", "24%"], ["86%", "19%", "24%"]),
    (["18.93%", "2.72%", "24%"], ["19%", "2.7%", "24%"]),
    (["1,877.92億美元", "$187.3B"], ["$187.8B", "$187.3B"]),
    (["$24.86B", "250億美元"], ["$24.9B", "$25.0B"]),
    (["$213.4B", "$206B–$213B"], ["$213.4B", "$206B–$213B"]),
    (["$156B", "$151.0B–$155.5B"], ["$156B", "$151.0B–$155.5B"]),
    (["$213.4B", "$213B"], ["$213.4B", "$213B"]),  # not the same printing
    (["59.5%", "59%"], ["59.5%", "59%"]),  # not 60 % beside 59 %
    (["59.5%", "60%"], ["59.5%", "60%"]),
    (["59.5%", "59%–61%", "45%"], ["59.5%", "59%–61%", "45%"]),
    (["13.6%", "13%", "24.4%"], ["13.6%", "13%", "24.4%"]),  # one accuracy for all
    (["13.6%", "18%", "24.4%"], ["14%", "18%", "24%"]),
    (["$33.1B", "$33B", "$212.64B"], ["$33.1B", "$33B", "$213B"]),
    (["-4.4%", "-4%", "12.3%"], ["−4.4%", "−4%", "12%"]),
    (["$213.44B", "$213.36B", "$213B"], ["$213.44B", "$213.36B", "$213B"]),
    (["19.4%", "18.6%", "24%"], ["19.4%", "18.6%", "24%"]),  # both would be 19 %
    (["$1.95", "$1.947"], ["$1.95", "$1.947"]),
    (["$2.4B", "$187.792B"], ["$2.4B", "$187.8B"]),
    (["數十億美元", "$5.21B"], ["several billion US dollars", "$5.21B"]),
]


@pytest.mark.parametrize(("printed", "shown"), BESIDE)
def test_figures_side_by_side_have_one_accuracy(printed: list[str], shown: list[str]) -> None:
    assert [display(one, "en") for one in level([*map(figure, printed)])] == shown


UNITS = [
    # printed side by side, as shown in Traditional Chinese, which counts by ten thousands
    (["2,134億美元", "$156B"], ["2,134億美元", "1,560億美元"]),
    (["1,433.13億美元", "$156B"], ["1,433億美元", "1,560億美元"]),
    (["287.86億美元", "$33.0B"], ["288億美元", "330億美元"]),
    (["71.67億美元", "$10.6B"], ["71.7億美元", "106億美元"]),
    (["1兆460.9億美元", "$1.23T"], ["1.05兆美元", "1.23兆美元"]),
    (["1,234.5萬美元", "$11M"], ["1,235萬美元", "1,100萬美元"]),
]


@pytest.mark.parametrize(("printed", "shown"), UNITS)
def test_no_zero_stands_for_a_digit_that_is_known(printed: list[str], shown: list[str]) -> None:
    scales = ROWS["zh-Hant"].scales.values()
    assert [display(one, "zh-Hant") for one in level([*map(figure, printed)], scales)] == shown


AMOUNTS = st.tuples(st.integers(1, 10**8), st.integers(0, 8)).map(lambda pair: Decimal(pair[0]).scaleb(pair[1]))


@given(st.lists(AMOUNTS, min_size=2, max_size=4), st.sampled_from(["USD", "percent"]))
def test_what_differs_for_certain_never_looks_alike(values: list[Decimal], unit: str) -> None:
    figures = [Figure(value, value, unit, 0, "exact") for value in values]
    shown = level(figures)
    for one, before in zip(shown, figures, strict=True):
        assert one.decimals <= before.decimals
        assert one.low is not None
        assert before.low is not None
        assert abs(one.low - before.low) <= Decimal(1).scaleb(-one.decimals) / 2
    for a, one in zip(figures, shown, strict=True):
        for b, other in zip(figures, shown, strict=True):
            if a.low and b.low and a.low + 1 < b.low:
                assert one.low is not None
                assert other.low is not None
                assert one.low < other.low
