"""The reader of printed figures: a table of forms, and what is no figure."""

import pytest
from tables import rows

from briefs.figures.reader import parse
from briefs.model.figure import Figure, NotAFigure


@pytest.mark.parametrize(("printed", "figure"), list(rows()))
def test_table(printed: str, figure: Figure) -> None:
    assert parse(printed) == figure


def test_table_is_large() -> None:
    assert len(list(rows())) >= 350


NOT_FIGURES = [
    ("", "nothing is printed"),
    ("  ", "nothing is printed"),
    ("營收", "there is no number in '營收'"),
    ("美元", "there is no number in '美元'"),
    ("約", "there is no number in '約'"),
    ("第三年", "'第三年' is an ordinal"),
    ("第3季", "'第3季' is an ordinal"),
    ("第四季度", "'第四季度' is an ordinal"),
    ("民國114年", "'民國114年' is a date"),
    ("2026年", "'2026年' is a date"),
    ("2026 年", "'2026 年' is a date"),
    ("二〇二六年", "'二〇二六年' is a date"),
    ("2月", "'2月' is a date"),
    ("6日", "'6日' is a date"),
    ("2022至2023年", "'2022至2023年' is a date"),
    ("四季度", "'四季度' is a date"),
    ("2025財年", "'2025財年' is a date"),
    ("三大", "'三大' is a name"),
    ("七巨頭", "'七巨頭' is a name"),
    ("500強", "'500強' is a name"),
    ("2月6日", "'2月' is a date"),
    ("Q4", "'Q4' does not start with a figure"),
    ("4th", "'th' is left over after '4'"),
    ("10-K", "'-K' is left over after '10'"),
    ("Trainium3", "'Trainium3' does not start with a figure"),
    ("1.", "'.' is left over after '1'"),
    ("1)", "')' is left over after '1'"),
    ("1.6.1", "'1.6.1' is not grouped in threes with one decimal point"),
    ("12,34億", "'12,34' is not grouped in threes with one decimal point"),
    ("1,5", "'1,5' is not grouped in threes with one decimal point"),
    ("007", "'007' starts with a zero, as codes and dates do"),
    ("1" * 41, "more than 40 digits"),
    ("2026-02-06", "'-02-06' is left over after '2026'"),
    ("9點30分", "'9點' is a time"),
    ("1比5", "'1' is a ratio"),
    ("24% 優於預期", "'優於預期' is left over after '24%'"),
    ("24% 25%", "'25%' is left over after '24%'"),
    ("14%至2134億", "'至2134億' is left over after '14%'"),
    ("營收24%", "'營收24%' does not start with a figure"),
    (
        "15%至11%",
        "the range runs from 15% down to 11%; write the smaller end first",
    ),
    (
        "1785億至1735億美元",
        "the range runs from 1785億 down to 1735億美元; write the smaller end first",
    ),
    ("±2%", "'±2%' says how far a figure may lie off, without the figure"),
    ("正負2%", "'正負2%' says how far a figure may lie off, without the figure"),
    ("46%±1.5倍", "'±1.5倍' is left over after '46%'"),
    ("$65.0 billion ± 3 GW", "'± 3 GW' is left over after '$65.0 billion'"),
    ("年增3%至9%", "'年增3%至9%' does not start with a figure"),
    ("NT$300/US$10", "'/US$10' is left over after 'NT$300'"),
    ("NT$5億美元", "two currencies, TWD and USD"),
    ("$5%", "money and '%' at once"),
    ("超過不到5%", "'超過不到5%' does not start with a figure"),
    ("不到數十億美元", "its qualifiers contradict each other"),
    ("近三位數", "its qualifiers contradict each other"),
    ("逾5%以下", "its qualifiers contradict each other"),
    ("約20至30%以上", "a range takes no qualifier but one like 'about'"),
    ("逾20至30%", "a range takes no qualifier but one like 'about'"),
    ("介於5%", "'介於5%' does not start with a figure"),
    ("在5%至9%", "'在5%至9%' does not start with a figure"),
    ("(57位)", "brackets make an amount negative; this is none"),
    ("(約5億美元", "'(約5億美元' does not start with a figure"),
    ("(5%)(6%)", "the brackets hold more than one amount, or none"),
    ("數倍", "there is no number in '數倍'"),
    ("千", "'千' does not start with a figure"),
    ("二六", "'二六' does not start with a figure"),
    ("文" * 60, "there is no number in '" + "文" * 39 + "…'"),
]


@pytest.mark.parametrize(("printed", "message"), NOT_FIGURES)
def test_what_is_no_figure_and_why(printed: str, message: str) -> None:
    with pytest.raises(NotAFigure) as caught:
        parse(printed)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("printed", "currency", "unit"),
    [
        ("5億元", None, None),
        ("5億元", "TWD", "TWD"),
        ("5億元", "CNY", "CNY"),
        ("5億美元", "TWD", "USD"),
        ("$5", "HKD", "USD"),
        ("每股5元", "TWD", "TWD/share"),
        ("每股5元", None, None),
        ("5 dollars", None, "USD"),
        ("HK$5 dollars", None, "HKD"),
        ("5億", "TWD", "pure"),
    ],
)
def test_a_bare_currency_takes_the_callers(
    printed: str, currency: str | None, unit: str | None
) -> None:
    assert parse(printed, currency).unit == unit
