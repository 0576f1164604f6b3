"""Movements of what is named without its figure."""

import pytest
from lamps import prose, refused, told

from briefs.analysis.lint.movements import check

FINE = [
    ("Revenue rose. Sales also grew again.", "營收成長，業績也走揚。"),
    ("Revenue did not fall.", "營收並未下滑。"),
    ("Would revenue fall? If revenue fell, prices would too.", "營收是否下滑？若營收衰退，價格也會。"),
    ("In 2019 revenue fell. Next year revenue may fall.", "2019 年營收下滑。明年營收可能下滑。"),
    ("Revenue growth slowed; phone revenue fell.", "手機營收下滑，營收年增率下降。"),  # other things
    ("Outdoor lamps sold well. Revenue fell.", "戶外燈熱賣。營收下滑。"),  # may be of that part
    ("Guidance: revenue lower.", "財測：營收下降。"),
    ("Profit and diluted EPS fell.", "獲利下滑。"),  # of their growth over the year nothing is known
    ("Revenue was {Revenue}, higher than a year ago.", "營收 {Revenue}，高於去年同期。"),
]
WRONG = [
    ("Revenue fell.", "fell", "營收下滑。", "下滑"),
    ("And sales also slid sharply.", "slid", "業績也大幅走低。", "走低"),
    ("Lumen Lamps' revenue shrank.", "shrank", "流明燈具營收萎縮。", "萎縮"),
    ("Revenue declined from a year ago.", "declined", "營收較去年同期下滑。", "下滑"),
    ("Revenue fell from the previous quarter.", "fell", "營收較上季銳減。", "銳減"),
    ("Revenue was lower.", "lower", "營收更低。", "更低"),
]
BEHIND = [
    ("Revenue, at {Revenue}, was lower than a year ago.", "lower than", "營收 {Revenue}，低於去年同期。", "低於"),
    ("At {Revenue}, down from the quarter before.", "down", "營收 {Revenue}，較上季減少。", "減少"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("english", "fell", "chinese", "other"), [*WRONG, *BEHIND])
def test_what_rose_did_not_fall(english: str, fell: str, chinese: str, other: str) -> None:
    found = told(check(prose(en=english, zh_Hant=chinese)))
    assert [message.split("'")[1] for message in found] == [fell, other]
    assert all("but that rose; mend the word" in message for message in found)


def test_in_simplified_characters() -> None:
    assert [one.split("'")[1] for one in told(check(prose(zh_Hans="营收锐减。")))] == ["锐减"]


BORNE = [  # sales rose over the year and the quarter, free cash flow fell
    ("Falling revenue of {Revenue} was a burden.", "{Revenue} 的營收衰退，成為負擔。", "{Revenue} 的营收下滑，成为负担。", True),
    ("A decline in sales to {Revenue} followed.", "衰退的營收為 {Revenue}。", "下滑的营收为 {Revenue}。", True),
    ("Revenue, which fell, was {Revenue}.", "營收正在萎縮。", "营收正在萎缩。", True),
    ("Did revenue rise? No: {Revenue}.", "營收有成長嗎？沒有：{Revenue}。", "营收有增长吗？没有：{Revenue}。", True),
    ("Did revenue fall? Yes.", "營收有下滑嗎？有。", "营收有下滑吗？有。", True),
    ("Guidance of {Revenue 2026Q1 guidance} means a decline on the year.", "財測 {Revenue 2026Q1 guidance}，代表年減。", "指引 {Revenue 2026Q1 guidance}，代表同比下降。", True),
    ("It sold less than a year ago.", "賣得較去年同期減少。", "卖得较去年同期减少。", True),
    ("For the first time in years, Amazon sold less than the year before.", "亞馬遜營收多年來首度衰退。", "亚马逊营收多年来首度下滑。", True),
    ("For the first time in years, free cash flow fell.", "自由現金流近年來首度下滑。", "自由现金流近年来首次下滑。", False),
    ("It sold more than a year ago.", "賣得較去年同期增加。", "卖得较去年同期增加。", False),
    ("Rising revenue of {Revenue} was a relief.", "{Revenue} 的營收成長，令人放心。", "{Revenue} 的营收增长，令人放心。", False),
    ("Did revenue rise? Yes: {Revenue}.", "營收有成長嗎？有：{Revenue}。", "营收有增长吗？有：{Revenue}。", False),
    ("Did revenue fall? No.", "營收有下滑嗎？沒有。", "营收有下滑吗？没有。", False),
    ("Will revenue fall? No word on it.", "營收會下滑嗎？尚無說法。", "营收会下滑吗？尚无说法。", False),
    ("Guidance of {Revenue 2026Q1 guidance} means growth on the year.", "財測 {Revenue 2026Q1 guidance}，代表年增。", "指引 {Revenue 2026Q1 guidance}，代表同比增长。", False),
    ("Falling costs helped: revenue was {Revenue}.", "成本下滑有助益，營收為 {Revenue}。", "成本下滑有助益，营收为 {Revenue}。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), BORNE)
def test_borne_by_a_name_or_answered(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    assert refused(check, english, chinese, simplified) == [wrong] * 3
