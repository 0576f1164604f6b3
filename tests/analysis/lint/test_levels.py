"""Words of movement to levels, and between two."""

import pytest
from lamps import prose, told

from briefs.analysis.lint.levels import check

FINE = [
    ("Revenue rose to {Revenue}.", "營收增至 {Revenue}。"),
    ("Revenue did not fall to {Revenue}.", "營收並未降至 {Revenue}。"),
    ("Revenue fell to {Revenue} from a peak in spring.", "營收從春天的高點降至 {Revenue}。"),
    ("Revenue fell, and orders came to {Revenue}.", "訂單下滑，營收至 {Revenue}。"),
    ("Revenue fell to {Revenue 2025Q1 guidance}.", "營收降至 {Revenue 2025Q1 guidance}。"),  # the quarter before had more
    ("Revenue rose from {Revenue 2024Q3} to {Revenue}.", "營收由 {Revenue 2024Q3} 增至 {Revenue}。"),
    ("Revenue rose to {Revenue} from {Revenue 2024Q3}.", "營收從 {Revenue 2024Q3} 一路升到 {Revenue}。"),
    ("Up from {Revenue 2024Q3} to {Revenue}.", "自 {Revenue 2024Q3} 成長至 {Revenue}。"),
    ("It rose from {OperatingIncome} to {OperatingIncome}.", "由 {OperatingIncome} 增至 {OperatingIncome}。"),
]
WRONG = [
    ("Revenue plunged to {Revenue}.", "plunged", "營收重挫至 {Revenue}。", "重挫"),
    ("Sales sank back to just {Revenue}.", "sank", "營收銳減到僅 {Revenue}。", "銳減"),
]
TURNED = [
    ("It rose from {Revenue} to {Revenue 2024Q3}.", "rose", "由 {Revenue} 升至 {Revenue 2024Q3}。", "升至"),
    ("Revenue grew to {Revenue 2024Q3} from {Revenue}.", "grew to", "營收從 {Revenue} 增至 {Revenue 2024Q3}。", "增至"),
    ("It was raised from {Revenue} to {Revenue 2024Q3}.", "raised", "自 {Revenue} 上修至 {Revenue 2024Q3}。", "上修"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("english", "fell", "chinese", "other"), WRONG)
def test_a_level_moved_otherwise(english: str, fell: str, chinese: str, other: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == [
        f"'{word}' stands before {{Revenue}}, but that rose; mend the word or the reference"
        for word in (fell, other)
    ]


@pytest.mark.parametrize(("english", "rose", "chinese", "other"), TURNED)
def test_two_levels_are_read_in_the_order_of_the_words(english: str, rose: str, chinese: str, other: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == [
        f"'{word}' leads from {{Revenue}} to {{Revenue 2024Q3}}, which is below; mend the word or the reference"
        for word in (rose, other)
    ]


BACK = [
    ("It fell from {Revenue} to {Revenue 2024Q3}.", "營收由 {Revenue} 降至 {Revenue 2024Q3}。"),
    ("Revenue dropped to {Revenue 2024Q3} from {Revenue}.", "營收從 {Revenue} 減至 {Revenue 2024Q3}。"),
]


@pytest.mark.parametrize(("english", "chinese"), BACK)
def test_a_movement_never_leads_back_in_time(english: str, chinese: str) -> None:
    found = told(check(prose(en=english, zh_Hant=chinese)))
    assert len(found) == 2
    assert all("which is earlier" in message for message in found)


def test_an_outlook_is_held_against_what_there_was_before() -> None:
    ahead = "{Revenue 2025Q1 guidance}"
    wrong = prose(en=f"Revenue is set to rise sharply to {ahead}.", zh_Hant=f"營收料將提升至 {ahead}。", zh_Hans=f"营收料将提升至 {ahead}。")
    assert [message.split("'")[1] for message in told(check(wrong))] == ["rise", "提升", "提升"]
    fine = prose(en=f"Revenue is set to collapse to {ahead}.", zh_Hant=f"營收料將降至 {ahead}。", zh_Hans=f"营收料将降至 {ahead}。")
    assert told(check(fine)) == []


def test_an_outlook_is_led_to_from_the_newest_figure() -> None:
    wrong = prose(en="Sales will climb to {Revenue 2025Q1 guidance} from {Revenue}.", zh_Hant="營收將由 {Revenue} 升至 {Revenue 2025Q1 guidance}。")
    assert len(told(check(wrong))) == 2


UNTOLD = [
    ("From {Revenue}, revenue went to {Revenue 2024Q3}.", "營收從 {Revenue} 來到 {Revenue 2024Q3}。", "营收从 {Revenue} 来到 {Revenue 2024Q3}。", True),
    ("Having been {Revenue}, sales reached {Revenue 2024Q3}.", "先前為 {Revenue}，如今是 {Revenue 2024Q3}。", "先前为 {Revenue}，如今是 {Revenue 2024Q3}。", True),
    ("From {Revenue 2024Q3}, revenue went to {Revenue}.", "營收從 {Revenue 2024Q3} 來到 {Revenue}。", "营收从 {Revenue 2024Q3} 来到 {Revenue}。", False),
    ("It took {Revenue} from lamps and {Revenue 2024Q3} before.", "營收為 {Revenue}，先前為 {Revenue 2024Q3}。", "营收为 {Revenue}，先前为 {Revenue 2024Q3}。", False),
    ("From {Revenue}, revenue is compared with {Revenue 2024Q3}.", "從 {Revenue} 與 {Revenue 2024Q3} 來看。", "从 {Revenue} 与 {Revenue 2024Q3} 来看。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), UNTOLD)
def test_a_later_level_leads_to_no_earlier_one(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    for text in ({"en": english}, {"zh_Hant": chinese}, {"zh_Hans": simplified}):
        assert bool(told(check(prose(**text)))) == wrong


def test_a_movement_is_read_across_the_name_of_what_moved() -> None:
    wrong = prose(en="From {Revenue}, revenue rose to {Revenue 2024Q3}.", zh_Hant="自 {Revenue} 起，營收升至 {Revenue 2024Q3}。", zh_Hans="自 {Revenue} 起，营收升至 {Revenue 2024Q3}。")
    assert len(told(check(wrong))) == 3
    assert told(check(prose(en="From {Revenue 2024Q3}, revenue rose to {Revenue}.", zh_Hant="自 {Revenue 2024Q3} 起，營收升至 {Revenue}。"))) == []
