"""Words of a period at figures of another."""


import pytest
from lamps import prose, told
from places import TESTS

from briefs.analysis.dataset import read_dataset
from briefs.analysis.lint.periods import check
from briefs.analysis.lint.prose import Prose

FINE = [
    ("It was {Revenue} in 2024Q4, after {Revenue 2024Q3} in 2024Q3.", "2024Q4 營收 {Revenue}，2024Q3 為 {Revenue 2024Q3}。"),
    ("The fourth quarter brought {Revenue}.", "第四季營收 {Revenue}。"),
    ("Q4 revenue: {Revenue}.", "4Q24 營收 {Revenue}，2024 年第四季度。"),
    ("In the final quarter of 2024, revenue was {Revenue}.", "2024 年末季，營收 {Revenue}。"),
    ("Revenue of {Revenue} in the three months to December.", "10 月至 12 月營收 {Revenue}。"),
    ("It was {Revenue}, after {Revenue 2024Q3} in the third quarter.", "第四季 {Revenue}，上季 {Revenue 2024Q3}。"),
    ("It was {Revenue 2024Q3} in the previous quarter.", "前一季營收 {Revenue 2024Q3}。"),
    ("Next quarter it expects {Revenue 2025Q1 guidance}.", "下季財測 {Revenue 2025Q1 guidance}。"),
    ("This quarter should bring {Revenue 2025Q1 guidance}.", "本季財測 {Revenue 2025Q1 guidance}，首季。"),
    ("Guidance for the first quarter of 2025: {Revenue 2025Q1 guidance}.", "2025 年首季財測 {Revenue 2025Q1 guidance}。"),
    ("It rose {Revenue yoy} from the fourth quarter of 2023.", "較 2023 年第四季成長 {Revenue yoy}。"),
    ("It was {Revenue qoq} above the third quarter.", "比第三季高出 {Revenue qoq}。"),
    ("Growth was faster than in the third quarter, at {Revenue yoy}.", "成長比第三季快，年增 {Revenue yoy}。"),
    ("Revenue is up {Revenue qoq} from the previous quarter.", "較上季增加 {Revenue qoq}。"),
    ("A year ago growth was slower, now it is {Revenue yoy}.", "去年同期較慢，如今年增 {Revenue yoy}。"),
    ("Glow grew {GLOW Revenue yoy} in its second quarter.", "輝光第二季成長 {GLOW Revenue yoy}。"),  # its year ends in June
    ("Glow grew {GLOW Revenue yoy} in the fourth quarter of 2024.", "輝光 2024 年第四季成長 {GLOW Revenue yoy}。"),
    ("It ends fiscal 2024 with {Revenue}.", "2024 會計年度第四季營收 {Revenue}。"),
    ("Since early 2024 {Revenue} is the best.", "2024 年以來，最佳為 {Revenue}。"),
    ("By the second quarter more is due; {Revenue} is not all.", "第二季將更多；目前 {Revenue}。"),
    ("{Revenue} this year.", "今年 {Revenue}。"),
    ("In November 2024 it had planned {Revenue}.", "2024 年 11 月規劃 {Revenue}。"),
]
WRONG = [
    ("The second quarter brought {Revenue}.", "second quarter", "第二季營收 {Revenue}。", "第二季"),
    ("Q3 revenue was {Revenue}.", "Q3", "3Q24 營收 {Revenue}。", "3Q24"),
    ("Third-quarter revenue rose {Revenue yoy}.", "Third-quarter", "第三季度營收年增 {Revenue yoy}。", "第三季度"),
    ("In 2023's fourth quarter, it was {Revenue}.", "2023's fourth quarter", "2023 年第四季營收 {Revenue}。", "2023 年第四季"),
    ("Revenue was {Revenue} in the first half.", "first half", "上半年營收 {Revenue}。", "上半年"),
    ("H1 brought {Revenue}.", "H1", "2024 上半年 {Revenue}。", "2024 上半年"),
    ("Revenue of {Revenue} in the first nine months of 2024.", "first nine months of 2024", "前三季營收 {Revenue}。", "前三季"),
    ("In nine months revenue came to {Revenue}.", "nine months", "前 9 個月營收 {Revenue}。", "前 9 個月"),
    ("Over the full year it was {Revenue}.", "the full year", "全年營收 {Revenue}。", "全年"),
    ("Annual revenue was {Revenue}.", "Annual", "2024 年營收 {Revenue}。", "2024 年"),
    ("In 2023 revenue was {Revenue}.", "In 2023", "2023 年營收 {Revenue}。", "2023 年"),
    ("Revenue was {Revenue} in fiscal 2025.", "in fiscal 2025", "2025 會計年度營收 {Revenue}。", "2025 會計年度"),
    ("Next quarter brings {Revenue}.", "Next quarter", "下季營收 {Revenue}。", "下季"),
    ("Next year brings {Revenue}.", "Next year", "前年營收 {Revenue}。", "前年"),
    ("The previous quarter brought {Revenue}.", "The previous quarter", "前一季營收 {Revenue}。", "前一季"),
    ("It was {Revenue} a year ago.", "a year ago", "去年同期營收 {Revenue}。", "去年同期"),
    ("The year-ago quarter: {Revenue}.", "The year-ago quarter", "上年同期營收 {Revenue}。", "上年同期"),
    ("April to June revenue was {Revenue}.", "April to June", "4 月至 6 月營收 {Revenue}。", "4 月至 6 月"),
    ("The September quarter brought {Revenue}.", "September quarter", "1–9 月營收 {Revenue}。", "1–9 月"),
    ("The six months to December brought {Revenue}.", "six months to December", "7 月至 12 月營收 {Revenue}。", "7 月至 12 月"),
]  # fmt: skip
SIMPLIFIED = [
    ("第三季度营收 {Revenue}。", "第三季度"),
    ("前三季度净利 {OperatingIncome}。", "前三季度"),
    ("前九个月营收 {Revenue}。", "前九个月"),
    ("全年营收 {Revenue}。", "全年"),
    ("下半年营收 {Revenue}。", "下半年"),
    ("去年同期营收 {Revenue}。", "去年同期"),
    ("上一季度营收 {Revenue}。", "上一季度"),
    ("2023 财年营收 {Revenue}。", "2023 财年"),
]


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("english", "word", "chinese", "other"), WRONG)
def test_another_period_is_named(english: str, word: str, chinese: str, other: str) -> None:
    cited = "{Revenue yoy}" if "yoy" in english else "{Revenue}"
    assert told(check(prose(en=english, zh_Hant=chinese))) == [
        f"'{one}' stands at {cited}, which is of 2024Q4; mend the word, or name the period in the reference"
        for one in (word, other)
    ]


@pytest.mark.parametrize(("text", "word"), SIMPLIFIED)
def test_simplified(text: str, word: str) -> None:
    assert [message.split("'")[1] for message in told(check(prose(zh_Hans=text)))] == [word]


@pytest.mark.parametrize(
    ("english", "word", "chinese", "other"),
    [
        ("It was {Revenue yoy} above the third quarter.", "third quarter", "較第三季成長 {Revenue yoy}。", "第三季"),
        ("It rose {Revenue yoy} from a quarter earlier.", "a quarter earlier", "比前一季增加 {Revenue yoy}。", "前一季"),
        ("It is {Revenue yoy} more than in 2022.", "in 2022", "比 2022 年增加 {Revenue yoy}。", "2022 年"),
    ],
)
def test_growth_is_measured_from_another(english: str, word: str, chinese: str, other: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == [
        f"{{Revenue yoy}} is not measured from '{one}'; mend the word or the reference" for one in (word, other)
    ]


def of(folder: str, brief: str, **words: str) -> list[str]:
    dataset, _ = read_dataset(TESTS / folder)
    tagged = {tag.replace("_", "-"): said for tag, said in words.items()}
    text = Prose(("reaction",), tagged, dataset.content.briefs[brief], dataset.content, dataset.index)
    return [message.split("'")[1] for message in told(check(text))]


def test_a_fiscal_year_of_its_own() -> None:
    fine = "In the second quarter of fiscal 2026 it was {Revenue}, by the calendar the fourth of 2025: Q4 2025 {Revenue}."
    assert of("calendars", "HARB/FY2026Q2", en=fine, zh_Hant="2026 會計年度第二季 {Revenue}。") == []
    wrong = "In the fourth quarter of fiscal 2026, it was {Revenue}; the third quarter {Revenue}."
    assert of("calendars", "HARB/FY2026Q2", en=wrong) == ["fourth quarter of fiscal 2026", "third quarter"]


def test_a_year_of_years() -> None:
    assert of("calendars", "HARB/FY2026Q2", en="Twelve months brought {Revenue TTM2025Q4}.") == []
    assert of("calendars", "GRAF/FY2026Q4", en="The fourth quarter brought {Revenue FY2026}.") == ["fourth quarter"]
    assert of("calendars", "GRAF/FY2026Q4", zh_Hant="單季營收 {Revenue FY2026}，前三季 {Revenue FY2026}。") == ["單季", "前三季"]


CARRIED = [
    ("zh_Hant", "第四季營收 {Revenue}、營業利益 {OperatingIncome 2024Q3}。"),
    ("zh_Hant", "2024 年第四季營收 {Revenue}及營業利益 {OperatingIncome 2024Q3}。"),
    ("zh_Hans", "第四季度营收 {Revenue}、营业利益 {OperatingIncome 2024Q3}。"),
    ("en", "Fourth-quarter revenue of {Revenue} and operating income of {OperatingIncome 2024Q3} came."),
    ("en", "It made {OperatingIncome 2024Q3} of operating income in the fourth quarter."),
    ("en", "It has {Revenue 2024Q3} of sales that Lumen booked in the fourth quarter of 2024."),
    ("zh_Hant", "已超過 2024 年第四季營收 {Revenue 2024Q3}。"),
    ("en", "It was more than the fourth quarter’s revenue of {Revenue 2024Q3}."),
]
HONEST = [
    ("zh_Hant", "第四季營收 {Revenue}、前一季 {Revenue 2024Q3}。"),
    ("zh_Hant", "第四季營收 {Revenue}、營業利益 {OperatingIncome}，前一季 {OperatingIncome 2024Q3}。"),
    ("zh_Hant", "第四季營收 {Revenue}、高於 {Revenue 2024Q3}。"),
    ("zh_Hant", "第四季營收 {Revenue}、財測 {Revenue 2025Q1 guidance}。"),
    ("en", "Fourth-quarter revenue of {Revenue} and guidance of {Revenue 2025Q1 guidance} came."),
    ("zh_Hans", "第四季度营收 {Revenue}、上季 {Revenue 2024Q3}。"),
    ("en", "Fourth-quarter revenue of {Revenue} and operating income of {OperatingIncome} came after {Revenue 2024Q3}."),
    ("en", "Fourth-quarter revenue was {Revenue}, up from {Revenue 2024Q3}."),
    ("zh_Hant", "較前一季增加，達 {Revenue}。"),
    ("en", "It made {Revenue} of sales in the fourth quarter, after {Revenue 2024Q3}."),
]


@pytest.mark.parametrize(("language", "text"), CARRIED)
def test_a_period_is_carried_on_and_held_over_other_words(language: str, text: str) -> None:
    assert len(told(check(prose(**{language: text})))) >= 1


@pytest.mark.parametrize(("language", "text"), HONEST)
def test_a_period_is_carried_no_further(language: str, text: str) -> None:
    assert told(check(prose(**{language: text}))) == []
