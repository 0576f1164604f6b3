"""Words of whose view a figure is, beside another's."""

import pytest
from lamps import prose, refused, told

from briefs.analysis.lint.views import check

FINE = [
    ("Analysts expected {Revenue consensus}.", "分析師預期 {Revenue consensus}。"),
    ("The company guides to {Revenue 2025Q1 guidance}.", "公司預估營收 {Revenue 2025Q1 guidance}。"),
    ("Guidance for the first quarter is {Revenue 2025Q1 guidance}.", "財測為 {Revenue 2025Q1 guidance}。"),
    ("It beat guidance at {Revenue}.", "營收 {Revenue}，優於財測。"),
    ("Analysts expected less than the {Revenue} reported.", "分析師預期低於實際的 {Revenue}。"),
    ("{Revenue} beat what analysts expected.", "市場預期遠低於 {Revenue}。"),
    ("It was {Revenue surprise} above what analysts expected.", "比市場預期高出 {Revenue surprise}。"),
    ("Revenue should reach {Revenue 2025Q1 guidance}.", "營收將達 {Revenue 2025Q1 guidance}。"),
    ("The consensus was {Revenue consensus}.", "共識為 {Revenue consensus}，法人估 {Revenue consensus}。"),
    ("Revenue of {Revenue}, which analysts had called too high, came.", "營收 {Revenue}，分析師滿意。"),
    ("Will revenue exceed {Revenue} next year?", "明年營收可望突破 {Revenue} 嗎？"),
    ("It should match the {Revenue} of this quarter.", "下季預計追平本季的 {Revenue}。"),
    ("Sales will surpass {Revenue}; margins should improve on {OperatingMargin}.", "營收將超越 {Revenue}，預估持平於 {OperatingMargin}。"),
]
WRONG = [
    ("Analysts expect {Revenue 2025Q1 guidance}.", "Analysts expect", "分析師預期營收 {Revenue 2025Q1 guidance}。", "分析師預期營收"),
    ("Wall Street looks for sales of {Revenue 2025Q1 guidance}.", "Wall Street looks for sales of", "市場預估 {Revenue 2025Q1 guidance}。", "市場預估"),
    ("The consensus is {Revenue 2025Q1 guidance}.", "consensus is", "市場共識為 {Revenue 2025Q1 guidance}。", "市場共識為"),
    ("The {Revenue 2025Q1 guidance} that analysts expect.", "that analysts expect", "法人普遍預期的 {Revenue 2025Q1 guidance}。", "法人普遍預期的"),
]
OWN = [
    ("The company expects {Revenue consensus}.", "The company expects", "公司預期營收 {Revenue consensus}。", "公司預期營收"),
    ("It guides to sales of {Revenue consensus}.", "It guides to sales of", "財測 {Revenue consensus}。", "財測"),
    ("Its outlook for the quarter is {Revenue consensus}.", "outlook for the quarter is", "展望為 {Revenue consensus}。", "展望為"),
]
PAST = [
    ("Revenue was {Revenue 2025Q1 guidance}.", "was", "營收達 {Revenue 2025Q1 guidance}。", "達"),
    ("It earned {Revenue 2025Q1 guidance}.", "earned", "進帳 {Revenue 2025Q1 guidance}。", "進帳"),
    ("Sales came in at {Revenue 2025Q1 guidance}.", "came in at", "營收來到 {Revenue 2025Q1 guidance}。", "來到"),
]  # fmt: skip

NOT_YET = [
    ("Guidance of {Revenue} was kept.", "Guidance of", "財測為 {Revenue}。", "財測為"),
    ("The company guides to {Revenue}.", "The company guides to", "公司預計營收 {Revenue}。", "公司預計營收"),
    ("The plan for the quarter is {Revenue}.", "plan for the quarter is", "計畫投入 {Revenue}。", "計畫投入"),
    ("It planned to spend {Revenue}.", "planned to spend", "預算 {Revenue}。", "預算"),
    ("Sales should reach {Revenue}.", "should reach", "營收將達 {Revenue}。", "將達"),
    ("Its {Revenue} budget stands.", "budget", "{Revenue} 的目標不變。", "的目標"),
    ("The top of the range, {Revenue}, is near.", "top of the range,", "{Revenue} 的財測不變。", "的財測"),
]
SURELY = [
    ("Actual revenue was {Revenue 2025Q1 guidance}, above guidance.", "Actual revenue was", "實際營收為 {Revenue 2025Q1 guidance}，高於財測。", "實際營收為"),
    ("It reported revenue of {Revenue 2025Q1 guidance}; the range was met.", "reported revenue of", "繳出 {Revenue 2025Q1 guidance} 營收，優於財測。", "繳出"),
    ("Sales came in at {Revenue 2025Q1 guidance}, ahead of its outlook.", "came in at", "錄得 {Revenue 2025Q1 guidance}，符合展望。", "錄得"),
]

@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("english", "word", "chinese", "other"), [*WRONG, *PAST, *SURELY])
def test_guidance_is_no_other_view(english: str, word: str, chinese: str, other: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == [
        f"'{one}' stands beside {{Revenue 2025Q1 guidance}}, which is guidance; mend the word or the reference"
        for one in (word, other)
    ]


@pytest.mark.parametrize(("english", "word", "chinese", "other"), OWN)
def test_a_consensus_is_not_the_company_s(english: str, word: str, chinese: str, other: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == [
        f"'{one}' stands beside {{Revenue consensus}}, which is a consensus; mend the word or the reference"
        for one in (word, other)
    ]


@pytest.mark.parametrize(("english", "word", "chinese", "other"), NOT_YET)
def test_what_was_is_no_forecast(english: str, word: str, chinese: str, other: str) -> None:
    found = told(check(prose(en=english, zh_Hant=chinese)))
    assert {f"'{one}' stands beside {{Revenue}}, which is reported; mend the word or the reference" for one in (word, other)} <= {*found}
    assert all("which is reported" in message for message in found)


@pytest.mark.parametrize(
    "words",
    [
        {"en": "The plan exceeds {Revenue}; it will rise above {Revenue}.", "zh_Hant": "計畫高於 {Revenue}，將超過 {Revenue}。"},
        {"en": "It reported guidance of {Revenue 2025Q1 guidance}.", "zh_Hant": "公布財測 {Revenue 2025Q1 guidance}。"},
        {"en": "It came in {Revenue vs_guidance} above its plan.", "zh_Hant": "實際高於財測 {Revenue vs_guidance}。"},
        {"en": "Reported sales beat the {Revenue consensus} consensus.", "zh_Hant": "實際營收優於 {Revenue consensus} 的共識。"},
        {"zh_Hans": "公布业绩指引 {Revenue 2025Q1 guidance}，实际营收 {Revenue}。"},
    ],
)
def test_said_of_the_other(words: dict[str, str]) -> None:
    assert told(check(prose(**words))) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("分析师普遍预期 {Revenue 2025Q1 guidance}。", "分析师普遍预期"),
        ("政府预期营收 {Revenue 2025Q1 guidance}。", "政府预期营收"),
        ("竞争对手预计营收 {Revenue 2025Q1 guidance}。", "竞争对手预计营收"),
        ("公司预计营收 {Revenue consensus}。", "公司预计营收"),
        ("营收达 {Revenue 2025Q1 guidance}。", "达"),
        ("实际营收 {Revenue 2025Q1 guidance}，高于业绩指引。", "实际营收"),
        ("计划投入 {Revenue}。", "计划投入"),
        ("{Revenue} 的业绩指引不变。", "的业绩指引"),
    ],
)
def test_simplified(text: str, word: str) -> None:
    assert [message.split("'")[1] for message in told(check(prose(zh_Hans=text)))] == [word]


def test_a_reported_figure_is_nobody_s_view() -> None:
    text = prose(en="Analysts expect {Revenue}.", zh_Hant="財測為 {Revenue}。")
    assert [message.split("which is ")[1] for message in told(check(text))] == ["reported; mend the word or the reference"] * 2


def test_what_is_spent_or_promised() -> None:
    wrong = ("It spent {Revenue 2025Q1 guidance}.", "公司花了 {Revenue 2025Q1 guidance}。")
    other = ("Lumen promises {Revenue consensus}.", "流明燈具承諾 {Revenue consensus}。")
    fine = ("It promises {Revenue 2025Q1 guidance}.", "公司承諾 {Revenue 2025Q1 guidance}。")
    found = [len(told(check(prose(en=en, zh_Hant=zh)))) for en, zh in (wrong, other, fine)]
    assert found == [2, 2, 0]


AHEAD = [
    ("Amazon spent more in 2026 than ever, {CapitalExpenditure FY2026 guidance}.", "資本支出 {CapitalExpenditure FY2026 guidance}，創歷史新高。", "资本支出 {CapitalExpenditure FY2026 guidance}，创历史新高。", True),
    ("In the quarter {Revenue 2026Q1 guidance} was sold.", "營收 {Revenue 2026Q1 guidance}，刷新單季紀錄。", "营收 {Revenue 2026Q1 guidance}，刷新单季纪录。", True),
    ("Amazon will spend more in 2026 than it spent before, {CapitalExpenditure FY2026 guidance}.", "資本支出預估 {CapitalExpenditure FY2026 guidance}，將創歷史新高。", "资本支出预估 {CapitalExpenditure FY2026 guidance}，将创历史新高。", False),
    ("That is more than it spent in 2025: {CapitalExpenditure FY2026 guidance}.", "財測 {CapitalExpenditure FY2026 guidance}，勢必創新高。", "指引 {CapitalExpenditure FY2026 guidance}，势必创新高。", False),
    ("Amazon spent more in 2025 than ever, {CapitalExpenditure FY2025}.", "資本支出 {CapitalExpenditure FY2025}，創歷史新高。", "资本支出 {CapitalExpenditure FY2025}，创历史新高。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), AHEAD)
def test_what_is_yet_to_come(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    assert refused(check, english, chinese, simplified) == [wrong] * 3
