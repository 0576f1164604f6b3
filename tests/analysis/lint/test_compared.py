"""Words that hold one figure against another, or against the time before."""

import pytest
from lamps import PLACE, prose, refused, told
from places import TESTS

from briefs.analysis.dataset import read_dataset
from briefs.analysis.lint.compared import check
from briefs.analysis.lint.prose import Prose

FINE = [
    ("Sales rose {Revenue yoy}, slower than the {Revenue qoq} of the quarter.", "年增 {Revenue yoy}，慢於季增的 {Revenue qoq}。", "同比增长 {Revenue yoy}，慢于环比的 {Revenue qoq}。"),
    ("Up {Revenue yoy}, it is no slower than a year ago, while orders are up {Revenue qoq}.", "年增 {Revenue yoy}，不比去年慢，季增 {Revenue qoq}。", "同比增长 {Revenue yoy}，不比去年慢，环比 {Revenue qoq}。"),
    ("Analysts were more cautious than the outcome, at {Revenue consensus} against {Revenue}.", "分析師較保守，預估 {Revenue consensus}，實際為 {Revenue}。", "分析师较保守，预估 {Revenue consensus}，实际为 {Revenue}。"),
    ("Would {Revenue qoq} be slower than {Revenue yoy}?", "若 {Revenue qoq} 慢於 {Revenue yoy}。", "若 {Revenue qoq} 慢于 {Revenue yoy}。"),
    ("It earned {OperatingIncome}, dwarfed by sales of {Revenue}.", "營業利益 {OperatingIncome}，與營收 {Revenue} 相比是小巫見大巫。", "营业利润 {OperatingIncome}，与营收 {Revenue} 相比是小巫见大巫。"),
    ("Revenue came to {Revenue}. That was more than a year before.", "營收 {Revenue}。這比去年同期多。", "营收 {Revenue}。这比去年同期多。"),
    ("Revenue came to {Revenue}; last quarter it was lower.", "營收 {Revenue}；上季較低。", "营收 {Revenue}；上季度较低。"),
]  # fmt: skip
WRONG = [
    ("Sales rose {Revenue qoq}, slower than the {Revenue yoy} of the year.", "季增 {Revenue qoq}，慢於年增的 {Revenue yoy}。", "环比增长 {Revenue qoq}，慢于同比的 {Revenue yoy}。"),
    ("Up {Revenue qoq}, it could not keep pace with the {Revenue yoy}.", "季增 {Revenue qoq}，跟不上年增的 {Revenue yoy}。", "环比增长 {Revenue qoq}，跟不上同比的 {Revenue yoy}。"),
    ("Growth of {Revenue yoy} outpaced the {Revenue qoq}.", "年增 {Revenue yoy}，快於季增的 {Revenue qoq}。", "同比增长 {Revenue yoy}，快于环比的 {Revenue qoq}。"),
    ("It sold {Revenue}, dwarfed by profit of {OperatingIncome}.", "營收 {Revenue}，與獲利 {OperatingIncome} 相比是小巫見大巫。", "营收 {Revenue}，与获利 {OperatingIncome} 相比是小巫见大巫。"),
    ("It earned {OperatingIncome}, which dwarfs sales of {Revenue}.", "獲利 {OperatingIncome}，令營收 {Revenue} 相形見絀。", "净利润 {OperatingIncome}，令营收 {Revenue} 相形见绌。"),
    ("Revenue came to {Revenue}. That was less than a year before.", "營收 {Revenue}。這比去年同期少。", "营收 {Revenue}。这比去年同期少。"),
    ("Revenue came to {Revenue}; a quarter before, it had been higher.", "營收 {Revenue}；上季更高。", "营收 {Revenue}；上季度更高。"),
]  # fmt: skip


def _found(english: str, chinese: str, simplified: str) -> list[str]:
    words = {"en": english, "zh_Hant": chinese, "zh_Hans": simplified}
    return told(check(prose(**{tag: said for tag, said in words.items() if said})))


@pytest.mark.parametrize("texts", FINE)
def test_fine(texts: tuple[str, str, str]) -> None:
    assert _found(*texts) == []


@pytest.mark.parametrize("texts", WRONG)
def test_refuted(texts: tuple[str, str, str]) -> None:
    found = _found(*texts)
    assert len(found) == len([said for said in texts if said])
    assert all("is compared in words that its figures refute" in message for message in found)


@pytest.mark.parametrize(
    "text",
    [
        "Analysts are more optimistic than the company, at {Revenue consensus} against {Revenue guidance}.",
        "The {Revenue guidance} guided is more cautious than the consensus of {Revenue consensus}.",
    ],
)
def test_a_range_holds_a_single_figure(text: str) -> None:
    assert _found(text, "", "") == []


@pytest.mark.parametrize(
    ("words", "many"),
    [
        ({"en": "The outlook of {OperatingIncome 2026Q1 guidance} is more cautious than the consensus of {OperatingIncome 2026Q1 consensus}."}, 0),
        ({"en": "The outlook of {OperatingIncome 2026Q1 guidance} is more optimistic than the consensus of {OperatingIncome 2026Q1 consensus}."}, 1),
        ({"en": "Analysts are more cautious than the company, at {OperatingIncome 2026Q1 consensus} against {OperatingIncome 2026Q1 guidance}."}, 1),
        ({"en": "Analysts are more optimistic than the company: {OperatingIncome 2026Q1 consensus} against {OperatingIncome 2026Q1 guidance}."}, 0),
        ({"zh-Hant": "財測 {OperatingIncome 2026Q1 guidance}，較市場的 {OperatingIncome 2026Q1 consensus} 保守。"}, 0),
        ({"zh-Hant": "財測 {OperatingIncome 2026Q1 guidance}，較市場的 {OperatingIncome 2026Q1 consensus} 樂觀。"}, 1),
        ({"zh-Hans": "分析师比公司悲观，预估 {OperatingIncome 2026Q1 consensus}，公司指引 {OperatingIncome 2026Q1 guidance}。"}, 1),
    ],
)
def test_what_is_expected_by_two(words: dict[str, str], many: int) -> None:
    dataset, _ = read_dataset(TESTS / "corpus" / "content")
    brief = dataset.content.briefs["AMZN/2025Q4"]
    assert len(told(check(Prose(PLACE, words, brief, dataset.content, dataset.index)))) == many


PARTS = [
    ("Most of the sales of {Revenue} came from AWS, {AWS Revenue}.", "營收 {Revenue}，大部分來自 AWS 的 {AWS Revenue}。", "营收 {Revenue}，大部分来自 AWS 的 {AWS Revenue}。", True),
    ("{AWS Revenue} is the bulk of {Revenue}.", "{AWS Revenue} 占營收 {Revenue} 的大半。", "{AWS Revenue} 占营收 {Revenue} 的大半。", True),
    ("Most of the profit of {OperatingIncome} came from North America, {NorthAmerica OperatingIncome}.", "營業利益 {OperatingIncome} 泰半來自北美的 {NorthAmerica OperatingIncome}。", "营业利润 {OperatingIncome} 泰半来自北美的 {NorthAmerica OperatingIncome}。", True),
    ("The greater part of the profit of {OperatingIncome} came from AWS, {AWS OperatingIncome}.", "營業利益 {OperatingIncome}，大半來自 AWS 的 {AWS OperatingIncome}。", "营业利润 {OperatingIncome}，大半来自 AWS 的 {AWS OperatingIncome}。", False),
    ("Not most of {Revenue} was of AWS, {AWS Revenue}.", "若營收 {Revenue} 大半來自 AWS 的 {AWS Revenue}。", "若营收 {Revenue} 大半来自 AWS 的 {AWS Revenue}。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), PARTS)
def test_the_greater_part(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    assert refused(check, english, chinese, simplified) == [wrong] * 3


AHEAD = [  # AWS grew 24 %, Azure 39 %
    ("AWS outgrew Azure, {AWS Revenue yoy} to {MSFT Azure Revenue yoy}.", "AWS 勝過 Azure：{AWS Revenue yoy}，Azure 為 {MSFT Azure Revenue yoy}。", "AWS 胜过 Azure：{AWS Revenue yoy}，Azure 为 {MSFT Azure Revenue yoy}。", True),
    ("Growth at AWS is better than at Azure: {AWS Revenue yoy} after {MSFT Azure Revenue yoy}.", "AWS 比 Azure 更好：{AWS Revenue yoy}，Azure 為 {MSFT Azure Revenue yoy}。", "AWS 比 Azure 更好：{AWS Revenue yoy}，Azure 为 {MSFT Azure Revenue yoy}。", True),
    ("Azure is losing ground to AWS, up {MSFT Azure Revenue yoy} against {AWS Revenue yoy}.", "Azure 不如 AWS：{MSFT Azure Revenue yoy}，AWS 為 {AWS Revenue yoy}。", "Azure 不如 AWS：{MSFT Azure Revenue yoy}，AWS 为 {AWS Revenue yoy}。", True),
    ("Azure, up {MSFT Azure Revenue yoy}, is losing ground to AWS, up {AWS Revenue yoy}.", "Azure 年增 {MSFT Azure Revenue yoy}，輸給 AWS 的 {AWS Revenue yoy}。", "Azure 增长 {MSFT Azure Revenue yoy}，输给 AWS 的 {AWS Revenue yoy}。", True),
    ("Azure outgrew AWS, {MSFT Azure Revenue yoy} to {AWS Revenue yoy}.", "Azure 勝過 AWS：{MSFT Azure Revenue yoy}，AWS 為 {AWS Revenue yoy}。", "Azure 胜过 AWS：{MSFT Azure Revenue yoy}，AWS 为 {AWS Revenue yoy}。", False),
    ("AWS is losing ground to Azure, up {AWS Revenue yoy} against {MSFT Azure Revenue yoy}.", "AWS 不如 Azure：{AWS Revenue yoy}，Azure 為 {MSFT Azure Revenue yoy}。", "AWS 不如 Azure：{AWS Revenue yoy}，Azure 为 {MSFT Azure Revenue yoy}。", False),
    ("Profit is more than a year ago: {OperatingIncome}, from sales of {Revenue}.", "獲利優於去年：{OperatingIncome}，營收為 {Revenue}。", "获利优于去年：{OperatingIncome}，营收为 {Revenue}。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), AHEAD)
def test_a_word_before_both(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    assert refused(check, english, chinese, simplified) == [wrong] * 3
