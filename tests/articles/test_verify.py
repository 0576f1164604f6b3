"""Evidence: every fact stands in its article where it says, and every figure there is accounted for."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from desks import EARLY, FILES, GLOW, LAMP, Desk, desk_at
from places import CORPUS, ROOT

from briefs.articles.article import read_article, squeeze
from briefs.articles.moves import moves
from briefs.articles.verify import verify
from briefs.content.load import load
from briefs.content.models import Skipped
from briefs.content.texts import paragraphs, stretches

REAL = ROOT.parent / "shared" / "sources"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_at(tmp_path)


def test_everything_is_proven_whatever_its_width_and_spaces(desk: Desk) -> None:
    proofs = {proof.source.id: (proof.facts, proof.figures, proof.accounted) for proof in desk.proofs()}
    assert proofs == {EARLY: (4, 4, 4), LAMP: (10, 11, 11), GLOW: (3, 3, 3)}
    assert desk.problems() == []


def test_paragraphs_without_figures_are_only_named_until_the_file_speaks_of_them(desk: Desk) -> None:
    assert {proof.source.id: proof.silent for proof in desk.proofs()} == {EARLY: (1,), LAMP: (), GLOW: ()}
    assert desk.problems() == []
    assert desk.command("--articles", str(desk.articles)).exit_code == 0


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ("[1]", []),
        ("[1-2]", ["paragraph 2 is not without an entry; read them, then write read: [1]"]),
        ("[7]", ["paragraph 1 is not accounted for; read them, then write read: [1]", "paragraph 7 is not without an entry; read them, then write read: [1]"]),
        ("[3-4, 9]", ["paragraph 1 is not accounted for; read them, then write read: [1]", "paragraphs 3-4, 9 are not without an entry; read them, then write read: [1]"]),
    ],
)
def test_once_it_does_every_paragraph_is_accounted_for(desk: Desk, read: str, said: list[str]) -> None:
    path = desk.root / FILES[EARLY]
    path.write_text(f"{path.read_text('utf-8').rstrip()}\nread: {read}\n", "utf-8")
    assert [problem.partition(": ")[2] for problem in desk.problems()] == said


@pytest.mark.parametrize(("text", "numbers"), [(["1"], (1,)), (["1", "3-5", "4"], (1, 3, 4, 5)), (["2–3"], (2, 3))])
def test_stretches_of_paragraphs(text: list[str], numbers: tuple[int, ...]) -> None:
    assert paragraphs(text) == numbers
    assert paragraphs(stretches(numbers)) == numbers


@pytest.mark.parametrize("text", ["0", "3-2", "a", "1,2", "-1", ""])
def test_what_is_no_paragraph_is_a_problem(desk: Desk, text: str) -> None:
    path = desk.root / FILES[EARLY]
    path.write_text(f"{path.read_text('utf-8').rstrip()}\nread: ['{text}']\n", "utf-8")
    _, problems = load(desk.root / "content")
    assert [f"{problem.message}; {problem.remedy}" for problem in problems] == [
        f"entry 1 of read: '{text}' is no paragraph; write its number, or 4-7 for several"
    ]


CHANGED_FACTS = [
    pytest.param(
        LAMP, "{at: 3, segment: Indoor", "{at: 5, segment: Indoor",
        [
            "content/lumen/2024Q4/lamp-times-2025-02-01.yml:14:5: '75億元' does not stand in paragraph 5; the nearest place where it stands is paragraph 3: write at: 3",
            "content/lumen/2024Q4/lamp-times-2025-02-01.yml:10:3: '75億元' in paragraph 3 is not accounted for; add a fact, or under skipped: {at: 3, printed: '75億元', reason: …}",
        ],
        id="wrong paragraph",
    ),
    pytest.param(
        LAMP, "{at: 3, segment: Indoor", "{at: 99, segment: Indoor",
        [
            "content/lumen/2024Q4/lamp-times-2025-02-01.yml:14:5: '75億元' does not stand in paragraph 99; the nearest place where it stands is paragraph 3: write at: 3",
            "content/lumen/2024Q4/lamp-times-2025-02-01.yml:10:3: '75億元' in paragraph 3 is not accounted for; add a fact, or under skipped: {at: 3, printed: '75億元', reason: …}",
        ],
        id="a paragraph beyond the last",
    ),
    pytest.param(
        LAMP, "printed: 12.5億元", "printed: 12.6億元",
        [
            "content/lumen/2024Q4/lamp-times-2025-02-01.yml:16:5: '12.6億元' does not stand in paragraph 4; it stands nowhere in the article; paragraph 4 now prints 12.5億元: write printed: 12.5億元, if that is meant",
            "content/lumen/2024Q4/lamp-times-2025-02-01.yml:10:3: '12.5億元' in paragraph 4 is not accounted for; add a fact, or under skipped: {at: 4, printed: '12.5億元', reason: …}",
        ],
        id="nowhere",
    ),
    pytest.param(
        GLOW, "printed: 13亿元", "printed: 13億元",
        [
            "content/lumen/2024Q4/evening-glow-2025-02-02.yml:10:5: '13億元' does not stand in paragraph 1; it stands nowhere in the article; paragraph 1 now prints 13亿元: write printed: 13亿元, if that is meant",
            "content/lumen/2024Q4/evening-glow-2025-02-02.yml:9:3: '13亿元' in paragraph 1 is not accounted for; add a fact, or under skipped: {at: 1, printed: '13亿元', reason: …}",
        ],
        id="traditional for simplified",
    ),
    pytest.param(
        GLOW, "printed: 13亿元", "printed: 13万元",
        [
            "content/lumen/2024Q4/evening-glow-2025-02-02.yml:10:5: '13万元' does not stand in paragraph 1; it stands nowhere in the article: write the figure as it is printed",
            "content/lumen/2024Q4/evening-glow-2025-02-02.yml:9:3: '13亿元' in paragraph 1 is not accounted for; add a fact, or under skipped: {at: 1, printed: '13亿元', reason: …}",
        ],
        id="shifted scale",
    ),
    pytest.param(
        LAMP, "printed: 105億至115億元", "printed: 105億",
        ["content/lumen/2024Q4/lamp-times-2025-02-01.yml:18:5: '105億' is only a part of '105億至115億元'; write printed: 105億至115億元"],
        id="one end of a range",
    ),
    pytest.param(
        LAMP, "printed: 125億元", "printed: '125'",
        ["content/lumen/2024Q4/lamp-times-2025-02-01.yml:10:5: '125' is only a part of '１２５ 億元'; write printed: １２５ 億元"],
        id="without its scale",
    ),
    pytest.param(
        LAMP, "printed: 逾10%", "printed: 10%",
        ["content/lumen/2024Q4/lamp-times-2025-02-01.yml:19:5: '10%' is only a part of '逾10%'; write printed: 逾10%"],
        id="without its qualifier",
    ),
    pytest.param(
        LAMP, "printed: 125億元", "printed: 5億元",
        [
            "content/lumen/2024Q4/lamp-times-2025-02-01.yml:10:5: '5億元' does not stand in paragraph 2; it stands nowhere in the article: write the figure as it is printed",
            "content/lumen/2024Q4/lamp-times-2025-02-01.yml:10:3: '１２５ 億元' in paragraph 2 is not accounted for; add a fact, or under skipped: {at: 2, printed: '１２５ 億元', reason: …}",
        ],
        id="the end of a longer number",
    ),
    pytest.param(
        LAMP, "printed: 3.20元", "printed: '3.2'",
        [
            "content/lumen/2024Q4/lamp-times-2025-02-01.yml:17:5: '3.2' does not stand in paragraph 4; it stands nowhere in the article: write the figure as it is printed",
            "content/lumen/2024Q4/lamp-times-2025-02-01.yml:10:3: '３.20　元' in paragraph 4 is not accounted for; add a fact, or under skipped: {at: 4, printed: '３.20　元', reason: …}",
        ],
        id="the beginning of a longer number",
    ),
    pytest.param(
        EARLY, 'printed: "12,000人"', 'printed: "2,000人"',
        [
            "content/lumen/2024Q3/lamp-times-2024-10-30.yml:13:5: '2,000人' does not stand in paragraph 4; it stands nowhere in the article; paragraph 4 now prints １２，０００人: write printed: １２，０００人, if that is meant",
            "content/lumen/2024Q3/lamp-times-2024-10-30.yml:10:3: '１２，０００人' in paragraph 4 is not accounted for; add a fact, or under skipped: {at: 4, printed: '１２，０００人', reason: …}",
        ],
        id="thousands without their head",
    ),
    pytest.param(
        LAMP, '{at: 1, printed: "3", reason: boilerplate}', '{at: 2, printed: "3", reason: boilerplate}',
        [
            "content/lumen/2024Q4/lamp-times-2025-02-01.yml:21:5: '3' does not stand in paragraph 2; the nearest place where it stands is paragraph 1: write at: 1",
            "content/lumen/2024Q4/lamp-times-2025-02-01.yml:10:3: '3 個' in paragraph 1 is not accounted for; add a fact, or under skipped: {at: 1, printed: '3 個', reason: …}",
        ],
        id="skipped in the wrong paragraph",
    ),
    pytest.param(
        LAMP, '  - {at: 1, printed: "3", reason: boilerplate}', '  - {at: 1, printed: "3", reason: boilerplate}\n  - {at: 6, printed: 九成, reason: vague}',
        ["content/lumen/2024Q4/lamp-times-2025-02-01.yml:22:5: '九成' does not stand in paragraph 6; it stands nowhere in the article: write the figure as it is printed"],
        id="skipped but nowhere",
    ),
    pytest.param(
        LAMP, "figures: 11", "figures: 12",
        ["content/lumen/2024Q4/lamp-times-2025-02-01.yml:8:12: the article has 11 figures, not 12; write figures: 11"],
        id="wrong count",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "expected"), CHANGED_FACTS)
def test_a_changed_fact_file_is_caught(desk: Desk, name: str, old: str, new: str, expected: list[str]) -> None:
    desk.edit(name, old, new)
    assert desk.problems() == expected


CHANGED_ARTICLES = [
    pytest.param(
        GLOW, "２７％", "127%",
        [
            "content/lumen/2024Q4/evening-glow-2025-02-02.yml:11:5: '27%' does not stand in paragraph 2; it stands nowhere in the article; paragraph 2 now prints 127%: write printed: 127%, if that is meant",
            "content/lumen/2024Q4/evening-glow-2025-02-02.yml:9:3: '127%' in paragraph 2 is not accounted for; add a fact, or under skipped: {at: 2, printed: '127%', reason: …}",
        ],
        id="digits that go on before",
    ),
    pytest.param(
        GLOW, "２７％", "1.27%",
        [
            "content/lumen/2024Q4/evening-glow-2025-02-02.yml:11:5: '27%' does not stand in paragraph 2; it stands nowhere in the article: write the figure as it is printed",
            "content/lumen/2024Q4/evening-glow-2025-02-02.yml:9:3: '1.27%' in paragraph 2 is not accounted for; add a fact, or under skipped: {at: 2, printed: '1.27%', reason: …}",
        ],
        id="decimals that go on before",
    ),
    pytest.param(
        GLOW, "营业利益 13亿元", "营业利益 1，013亿元",
        [
            "content/lumen/2024Q4/evening-glow-2025-02-02.yml:10:5: '13亿元' does not stand in paragraph 1; it stands nowhere in the article: write the figure as it is printed",
            "content/lumen/2024Q4/evening-glow-2025-02-02.yml:9:3: '1，013亿元' in paragraph 1 is not accounted for; add a fact, or under skipped: {at: 1, printed: '1，013亿元', reason: …}",
        ],
        id="thousands that go on before",
    ),
    pytest.param(
        LAMP, "營業利益12.5億元", "營業虧損-12.5億元",
        ["content/lumen/2024Q4/lamp-times-2025-02-01.yml:16:5: '12.5億元' is only a part of '-12.5億元'; write printed: -12.5億元"],
        id="a minus sign before",
    ),
    pytest.param(
        LAMP, "營業利益12.5億元", "營業利益為淨流出12.5億元",
        ["content/lumen/2024Q4/lamp-times-2025-02-01.yml:16:5: the words beside '12.5億元' say that it fell or was lost; add down: true, or down: false if they only seem to"],
        id="an outflow as an inflow",
    ),
    pytest.param(
        LAMP, "季增２５％", "季減２５％",
        ["content/lumen/2024Q4/lamp-times-2025-02-01.yml:11:5: the words beside '25%' say that it fell or was lost; add down: true, or down: false if they only seem to"],
        id="a fall as a rise",
    ),
    pytest.param(
        LAMP, "營收成長逾10%", "營收下滑逾10%",
        ["content/lumen/2024Q4/lamp-times-2025-02-01.yml:19:5: the words beside '逾10%' say that it fell or was lost; add down: true, or down: false if they only seem to"],
        id="a rival's fall as a rise",
    ),
    pytest.param(LAMP, "營業利益12.5億元", "營業利益扭虧為盈，達12.5億元", [], id="no loss any more"),
    pytest.param(
        LAMP, "每股盈餘　３.20　元", "經調整後每股盈餘　３.20　元",
        ["content/lumen/2024Q4/lamp-times-2025-02-01.yml:17:5: '3.20元': the words call it '經調整'; write concept: AdjustedEarningsPerShareDiluted; or despite: 經調整, if that is said of something else"],
        id="an adjusted measure",
    ),
    pytest.param(LAMP, "每股盈餘　３.20　元", "拆股調整後每股盈餘　３.20　元", [], id="adjusted for a split"),
    pytest.param(
        LAMP, "營業利益12.5億元", "前三季營業利益12.5億元",
        [
            "content/lumen/2024Q4/lamp-times-2025-02-01.yml:16:5: '12.5億元': the words say '前三季', but the fact is of 2024Q4; if it is of 9M2024, write period: 9M2024; or despite: 前三季, if that is said of something else",
            "content/lumen/2024Q4/lamp-times-2025-02-01.yml:17:5: '3.20元': the words say '前三季', but the fact is of 2024Q4; if it is of 9M2024, write period: 9M2024; or despite: 前三季, if that is said of something else",
        ],
        id="a longer period",
    ),
    pytest.param(
        LAMP, "營業利益12.5億元", "上半年員工減少；下半年營業利益12.5億元",
        [
            f"content/lumen/2024Q4/lamp-times-2025-02-01.yml:{line}:5: '{printed}': the words say '下半年', but the fact is of 2024Q4; write period: with the one that is meant; or despite: 下半年, if that is said of something else"
            for line, printed in ((16, "12.5億元"), (17, "3.20元"))
        ],
        id="a half",
    ),
    pytest.param(LAMP, "營業利益12.5億元", "前三季平平。第四季營業利益12.5億元", [], id="a longer period in another sentence"),
    pytest.param(LAMP, "營業利益12.5億元", "繼前三季之後，第四季營業利益12.5億元", [], id="two periods in a sentence"),
    pytest.param(
        LAMP, "公司預估下季營收105億", "法人預估下季營收105億",
        ["content/lumen/2024Q4/lamp-times-2025-02-01.yml:18:5: '105億至115億元': the words beside it say that analysts expect it; write scenario: consensus; or despite: 法人預估, if that is said of something else"],
        id="the analysts' view as the company's",
    ),
    pytest.param(LAMP, "公司預估下季營收105億", "法人關注，公司預估下季營收105億", [], id="analysts in another clause"),
    pytest.param(
        LAMP, "營業利益12.5億元", "Operating income was 12.5億元 a year ago",
        ["content/lumen/2024Q4/lamp-times-2025-02-01.yml:16:5: '12.5億元': the words say 'a year ago', but the fact is of 2024Q4; if it is of 2023Q4, write period: 2023Q4; or despite: a year ago, if that is said of something else"],
        id="the year before",
    ),
    pytest.param(LAMP, "，每股盈餘　３.20　元", "（未經調整），每股盈餘　３.20　元", [], id="another clause"),
    pytest.param(
        LAMP, "季增２５％", "年增２５％",
        ["content/lumen/2024Q4/lamp-times-2025-02-01.yml:11:5: '25%': the words beside it compare with a year before; write change: yoy; or despite: 年增, if that is said of something else"],
        id="growth over another time",
    ),
    pytest.param(
        LAMP, "營業利益12.5億元", "營業利益年增12.5億元",
        ["content/lumen/2024Q4/lamp-times-2025-02-01.yml:16:5: '年增' stands beside '12.5億元', but the fact is no change on the year before; correct its change or its scenario; or despite: 年增, if that is said of something else"],
        id="an increase as the level",
    ),
    pytest.param(
        LAMP, "戶外燈 50億元", "戶外燈優於預期的50億元",
        ["content/lumen/2024Q4/lamp-times-2025-02-01.yml:15:5: '預期的' stands beside '50億元', but the fact is no forecast; correct its change or its scenario; or despite: 預期的, if that is said of something else"],
        id="what was expected as the result",
    ),
    pytest.param(LAMP, "優於市場共識的118億元", "跌破118億元的共識", [], id="a threshold that the sentence compares with"),
    pytest.param(
        LAMP, "同業輝光上季營收成長逾10%。", "同業輝光上季營收成長逾10%。\n全球燈具市場有30億美元。",
        [
            "content/lumen/2024Q4/lamp-times-2025-02-01.yml:10:3: '30億美元' in paragraph 7 is not accounted for; add a fact, or under skipped: {at: 7, printed: '30億美元', reason: …}",
            "content/lumen/2024Q4/lamp-times-2025-02-01.yml:8:12: the article has 12 figures, not 11; write figures: 12",
        ],
        id="a figure more",
    ),
    pytest.param(
        LAMP, "戶外燈 50億元。", "戶外燈也不錯。",
        [
            "content/lumen/2024Q4/lamp-times-2025-02-01.yml:15:5: '50億元' does not stand in paragraph 3; it stands nowhere in the article: write the figure as it is printed",
            "content/lumen/2024Q4/lamp-times-2025-02-01.yml:8:12: the article has 10 figures, not 11; write figures: 10",
        ],
        id="a figure less",
    ),
    pytest.param(
        LAMP, "看懂燈具廠財報的 3 個重點\n", "看懂燈具廠財報的 3 個重點\n編輯部\n",
        [
            *(f"content/lumen/2024Q4/lamp-times-2025-02-01.yml:{line}:5: '{printed}' does not stand in paragraph {at}; the nearest place where it stands is paragraph {at + 1}: write at: {at + 1}"
              for line, at, printed in ((10, 2, "125億元"), (11, 2, "25%"), (12, 2, "20%"), (13, 2, "118億元"), (14, 3, "75億元"), (15, 3, "50億元"),
                                        (16, 4, "12.5億元"), (17, 4, "3.20元"), (18, 5, "105億至115億元"), (19, 6, "逾10%"))),
            *(f"content/lumen/2024Q4/lamp-times-2025-02-01.yml:10:3: '{printed}' in paragraph {at} is not accounted for; add a fact, or under skipped: {{at: {at}, printed: '{printed}', reason: …}}"
              for at, printed in ((3, "１２５ 億元"), (3, "２５％"), (3, "20%"), (3, "118億元"), (4, "75億元"), (4, "50億元"),
                                  (5, "12.5億元"), (5, "３.20　元"), (6, "105億至115億元"), (7, "逾10%"))),
        ],
        id="a paragraph more",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "expected"), CHANGED_ARTICLES)
def test_a_changed_article_is_caught(desk: Desk, name: str, old: str, new: str, expected: list[str]) -> None:
    desk.rewrite(name, old, new)
    assert desk.problems() == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("given: 2024Q3, ", "", []),
        ("", "given: 2024Q3, ", ["'100億元' was changed to '110億元', but was given later; exchange their given: 2024Q3 and 2024Q4; or despite: 由, if that is said of something else"]),
    ],
)
def test_guidance_is_given_in_the_order_of_its_revision(desk: Desk, first: str, second: str, expected: list[str]) -> None:
    desk.rewrite(LAMP, "公司預估下季營收105億至115億元", "公司將下季營收預估由100億元上修至110億元")
    row = "  - {at: 5, concept: Revenue, period: 2025Q1, scenario: guidance, "
    new = f"{row}{first}printed: 100億元}}\n{row}{second}printed: 110億元}}"
    desk.edit(LAMP, f"{row}printed: 105億至115億元}}", new)
    desk.edit(LAMP, "figures: 11", "figures: 12")
    assert [problem.partition(": ")[2] for problem in desk.problems()] == expected


def test_growth_on_the_one_before_may_be_that_of_a_month(desk: Desk) -> None:
    desk.rewrite(GLOW, "营收比上一季增加２７％", "12月营收环比增长达２７％")
    desk.edit(GLOW, "change: qoq", "period: 2024-12, change: mom")
    assert desk.problems() == []


def test_a_text_that_was_not_read_has_another_fingerprint(desk: Desk) -> None:
    desk.rewrite(GLOW, "比上一季增加", "較上一季增加", read=False)
    sha256 = hashlib.sha256((desk.articles / f"{GLOW}.txt").read_bytes()).hexdigest()
    assert desk.problems() == [
        f"content/lumen/2024Q4/evening-glow-2025-02-02.yml:6:11: the article's text is not the one that was read; read it again, then write sha256: {sha256}"
    ]


def test_a_currency_that_was_cut_off_is_caught(desk: Desk) -> None:
    desk.rewrite(LAMP, "共識的118億元", "共識的118億美元")
    desk.edit(LAMP, "printed: 118億元", "printed: 118億")
    assert desk.problems() == [f"{FILES[LAMP]}:13:5: '118億' is only a part of '118億美元'; write printed: 118億美元"]


def test_a_qualifier_may_stand_apart_from_its_number(desk: Desk) -> None:
    desk.rewrite(LAMP, "營收成長逾10%", "營收約成長了將近前年的10%")
    desk.edit(LAMP, "printed: 逾10%", "printed: 約…10%")
    assert desk.problems() == []
    desk.rewrite(LAMP, "營收約成長了將近前年的10%", "營收約略成長，其中燈泡10%")
    assert [problem.partition("; ")[0] for problem in desk.problems()] == [
        f"{FILES[LAMP]}:19:5: '約…10%' does not stand in paragraph 6",
        f"{FILES[LAMP]}:10:3: '10%' in paragraph 6 is not accounted for",
    ]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("營業利益12.5億", "EUR", True),
        ("營業利益12.5億", "JPY", True),
        ("營業利益12.5億，按歐元計", "EUR", False),
        ("營業利益12.5億元", "CNY", False),  # 元 may be
    ],
)
def test_a_currency_that_nothing_in_the_article_supports(desk: Desk, words: str, code: str, told: bool) -> None:
    desk.rewrite(LAMP, "營業利益12.5億元", words)
    desk.edit(LAMP, "printed: 12.5億元", f"currency: {code}, printed: {'12.5億元' if '元' in words.partition('，')[0] else '12.5億'}")
    found = [problem for problem in desk.problems() if "nowhere speaks" in problem]
    assert [one.partition(": ")[2] for one in found] == [f"the article nowhere speaks of {code}; delete 'currency', or write the one that is meant"] * told


def test_an_editor_may_say_that_a_loss_only_seems_one(desk: Desk) -> None:
    desk.rewrite(LAMP, "營業利益12.5億元", "營業虧損收斂後的利益12.5億元")
    assert len(desk.problems()) == 1
    desk.edit(LAMP, "printed: 12.5億元", "printed: 12.5億元, down: false")
    assert desk.problems() == []


@pytest.mark.parametrize(
    ("paper", "printed", "words", "denied"),
    [
        (LAMP, "25%", ("季增２５％", "季減２５％"), "季減"),
        (LAMP, "逾10%", ("營收成長逾10%", "營收下滑逾10%"), "下滑"),
        (LAMP, "逾10%", ("營收成長逾10%", "營收並未下滑逾10%"), ""),
        (LAMP, "12.5億元", ("營業利益12.5億元", "營業虧損12.5億元"), "營業虧損"),
        (LAMP, "12.5億元", ("營業利益12.5億元", "營業利益扭虧為盈，達12.5億元"), ""),
        (GLOW, "27%", ("营收比上一季增加２７％", "营收比上一季减少２７％"), "减少"),
        (GLOW, "27%", ("营收比上一季增加２７％", "营收没有减少，而是增加２７％"), ""),
        (GLOW, "27%", ("营收比上一季增加２７％", "revenue fell by ２７％ on the quarter"), "fell"),
        (GLOW, "27%", ("营收比上一季增加２７％", "revenue did not fall by ２７％ on the quarter"), ""),
    ],
)
def test_an_editor_may_not_say_that_a_fall_is_none(desk: Desk, paper: str, printed: str, words: tuple[str, str], denied: str) -> None:
    desk.rewrite(paper, *words)
    desk.edit(paper, f"printed: {printed}", f"printed: {printed}, down: false")
    told = [problem for problem in desk.problems() if "it fell" in problem or "was lost" in problem]
    assert [one.partition(": '")[2] for one in told] == (
        [f"{printed}': the words beside it say that it fell; write down: true; or despite: {denied}, if that is said of something else"] if denied else []
    )


@pytest.mark.parametrize(
    ("words", "rose"),
    [("季增２５％", "季增"), ("季增率下滑２５％", ""), ("並未成長２５％", ""), ("虧損擴大，增加２５％", "")],
)
def test_a_rise_may_not_be_called_a_fall(desk: Desk, words: str, rose: str) -> None:
    desk.rewrite(LAMP, "季增２５％", words)
    desk.edit(LAMP, "printed: 25%", "printed: 25%, down: true")
    told = [problem for problem in desk.problems() if "it rose" in problem]
    assert [one.partition("it rose; ")[2] for one in told] == (
        [f"delete 'down'; or despite: {rose}, if that is said of something else"] if rose else []
    )


@pytest.mark.parametrize(("at", "nearest"), [(1, 2), (3, 2), (5, 6), (9, 6)])
def test_the_nearest_of_several_places_is_named(desk: Desk, at: int, nearest: int) -> None:
    desk.rewrite(LAMP, "同業輝光上季營收成長逾10%。", "流明燈具年增20%，同業輝光上季營收成長逾10%。")
    desk.edit(LAMP, "{at: 2, concept: Revenue, change: yoy", f"{{at: {at}, concept: Revenue, change: yoy")
    assert desk.problems()[0] == (
        f"content/lumen/2024Q4/lamp-times-2025-02-01.yml:12:5: '20%' does not stand in paragraph {at}; the nearest place where it stands is paragraph {nearest}: write at: {nearest}"
    )


def test_one_fact_accounts_for_every_place_of_its_figure_in_the_paragraph(desk: Desk) -> None:
    desk.rewrite(GLOW, "营收比上一季增加２７％。", "营收比上一季增加２７％，也就是27 %。")
    desk.edit(GLOW, "figures: 3", "figures: 4")
    assert desk.problems() == []


def test_a_figure_that_also_stands_alone_is_no_part(desk: Desk) -> None:
    desk.rewrite(LAMP, "營收105億至115億元。", "營收105億至115億元，下緣為105億。")
    desk.edit(LAMP, "printed: 105億至115億元", "printed: 105億")
    desk.edit(LAMP, "figures: 11", "figures: 12")
    assert desk.problems() == []


def test_words_without_a_figure_stand_in_a_paragraph_of_the_article(desk: Desk) -> None:
    path = "content/lumen/2024Q4/evening-glow-2025-02-02.yml"
    desk.edit(GLOW, "facts:", "said:\n  - {at: 2, concept: Revenue, says: beat consensus}\n  - {at: 9, concept: Revenue, says: met guidance}\nfacts:")
    nowhere = f"{path}:10:5: there is no paragraph 9; write at: with one of the article's, 1 to 2"
    silent = f"{path}:9:5: paragraph 2 has no word that says what 'beat consensus' says; write what it says, or the paragraph that says so"
    assert (desk.problems(), desk.doubts()) == ([nowhere], [silent])
    desk.rewrite(GLOW, "营收比上一季增加２７％。", "营收比上一季增加２７％，优于市场预期。")
    assert (desk.problems(), desk.doubts()) == ([nowhere], [])


DESPITE = "content/lumen/2024Q4/lamp-times-2025-02-01.yml:11:5"


@pytest.mark.parametrize(
    ("despite", "text", "said"),
    [
        ("", "約年增２５％", ["the words beside it compare with a year before"]),
        ("年增", "約年增２５％", []),
        ("約年增", "約年增２５％", []),
        ("年增", "季增２５％", ["despite: '年增': it stands not in paragraph 2"]),
        ("季增", "季增２５％", ["despite: '季增': nothing speaks against it"]),
    ],
)
def test_somebody_may_read_on_despite_a_word(desk: Desk, despite: str, text: str, said: list[str]) -> None:
    desk.rewrite(LAMP, "季增２５％、年增 20%", f"{text}、成長 20%")
    desk.edit(LAMP, "change: qoq, printed: 25%}", f"change: qoq, printed: 25%{f', despite: {despite}' if despite else ''}}}")
    assert [one.removeprefix(f"{DESPITE}: ").removeprefix("'25%': ").partition(";")[0] for one in desk.problems()] == said


def test_despite_is_read_by_a_person(desk: Desk) -> None:
    desk.rewrite(LAMP, "季增２５％、年增 20%", "約年增２５％、成長 20%")
    desk.edit(LAMP, "change: qoq, printed: 25%}", "change: qoq, printed: 25%, despite: 年增}")
    assert desk.command("--articles", str(desk.articles), "--by", "Chen Mei").exit_code == 0
    desk.edit(LAMP, ", despite: 年增", "")
    desk.rewrite(LAMP, "約年增２５％", "季增２５％")
    result = desk.command("--articles", str(desk.articles), "--by", "Chen Mei")
    assert result.exit_code == 1
    assert "despite was '年增', is nothing" in result.output


@pytest.mark.parametrize(("style", "begins"), [("text", "content/"), ("github", "::warning file=")])
def test_a_doubt_is_a_warning(desk: Desk, style: str, begins: str) -> None:
    desk.edit(GLOW, "facts:", "said:\n  - {at: 2, concept: Revenue, says: beat consensus}\nfacts:")
    result = desk.command("--articles", str(desk.articles), "--format", style)
    doubt = next(line for line in result.output.splitlines() if "has no word that says" in line)
    assert doubt.startswith(begins)
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("text", "squeezed"), [("１，０００ 億", "1,000億"), ("12　％", "12%"), ("$ 1.95", "$1.95"), ("㍿ ½", "株式会社1⁄2"), ("", "")]
)
def test_squeezing_drops_width_and_spaces(text: str, squeezed: str) -> None:
    found = squeeze(text)
    assert found.text == squeezed
    assert len(found.places) == len(squeezed)
    assert all(0 <= place < len(text) for place in found.places)


# Without articles nothing is proven, and that is said


FACTS = {EARLY: 4, LAMP: 10, GLOW: 3}


def unproven(*names: str) -> list[str]:
    return [
        f"{FILES[name]}:1:1: there is no article {name}.txt: none of its {FACTS[name]} facts is proven; give the folder that holds it: --articles DIR"
        for name in names
    ]


def test_a_folder_that_is_not_there_is_told(desk: Desk) -> None:
    result = desk.command("--articles", "nowhere")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Directory 'nowhere' does not exist" in result.stderr


def test_without_articles_every_source_is_listed(desk: Desk) -> None:
    desk.articles.rename(desk.root / "elsewhere")
    result = desk.command()
    assert result.exit_code == 1
    assert sorted(result.stdout.splitlines()) == sorted(unproven(*FILES))
    *each, total = result.stderr.splitlines()
    assert sorted(each) == sorted(f"{name}: nothing proven, its article could not be read" for name in FILES)
    assert total == "17 of 17 facts not proven"


def test_one_missing_article_fails_the_rest(desk: Desk) -> None:
    (desk.articles / f"{GLOW}.txt").unlink()
    result = desk.command("--articles", str(desk.articles))
    assert result.exit_code == 1
    assert result.stdout.splitlines() == unproven(GLOW)
    assert result.stderr.splitlines()[-1] == "3 of 17 facts not proven"
    assert f"{LAMP}: 10 facts proven, 11 of 11 figures accounted for" in result.stderr.splitlines()


def test_an_article_without_facts_is_missed_too(desk: Desk) -> None:
    path = desk.root / FILES[GLOW]
    path.write_text(path.read_text("utf-8").partition("facts:")[0] + "facts: []\n", "utf-8")
    (desk.articles / f"{GLOW}.txt").unlink()
    content, problems = load(desk.root / "content")
    assert problems == []
    assert [str(problem) for proof in verify(content, desk.articles) for problem in proof.problems] == [
        f"{FILES[GLOW]}:1:1: there is no article {GLOW}.txt: its figures are not accounted for; give the folder that holds it: --articles DIR"
    ]


def test_an_article_that_is_not_utf_8_is_a_problem(desk: Desk) -> None:
    (desk.articles / f"{GLOW}.txt").write_bytes("營收".encode("big5"))
    assert desk.problems() == [f"{FILES[GLOW]}:1:1: the article {GLOW}.txt is not UTF-8; save it as UTF-8"]
    assert desk.command("--articles", str(desk.articles)).exit_code == 1


def test_the_command_succeeds_only_on_proof(desk: Desk) -> None:
    desk.command("--articles", str(desk.articles))
    result = desk.command("--articles", str(desk.articles))
    assert (result.exit_code, result.stdout) == (0, "")
    assert sorted(result.stderr.splitlines()) == sorted([
        f"{EARLY}: 4 facts proven, 4 of 4 figures accounted for, not paragraph 1",
        f"{LAMP}: 10 facts proven, 11 of 11 figures accounted for",
        f"{GLOW}: 3 facts proven, 3 of 3 figures accounted for",
    ])

    desk.edit(GLOW, "printed: 13亿元", "printed: 14亿元")
    result = desk.command("--articles", str(desk.articles))
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert f"{GLOW}: 2 facts proven, 2 of 3 figures accounted for" in result.stderr.splitlines()
    assert result.stderr.splitlines()[-1] == "1 of 17 facts not proven"


def test_the_command_shows_what_cannot_be_read(desk: Desk) -> None:
    desk.edit(GLOW, "printed: 13亿元", "printed: 很多")
    result = desk.command("--articles", str(desk.articles))
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0].startswith(f"{FILES[GLOW]}:10:48: '很多' is no figure: ")


# The real ones


@pytest.mark.skipif(not REAL.is_dir(), reason="the articles stay outside the repository: ../shared/sources is absent")
def test_the_real_articles_prove_every_fact_and_figure() -> None:
    content, problems = load(CORPUS)
    assert problems == []
    proofs = verify(content, REAL)
    assert [str(problem) for proof in proofs for problem in proof.problems] == []
    assert sum(proof.facts for proof in proofs) == len(content.facts)
    assert [(proof.source.id, proof.accounted) for proof in proofs] == [(proof.source.id, proof.figures) for proof in proofs]
    assert set(content.sources) <= {path.stem for path in REAL.glob("*.txt")}
    assert all(proof.figures for proof in proofs)


ABOVE = "'12.5億元' is read as TWD, but the words above it name USD; write currency: USD, or currency: TWD if that is meant"


@pytest.mark.parametrize(
    ("caption", "problem"),
    [
        ("單位：美元", ABOVE),
        ("合併損益表（單位：百萬美元）", ABOVE),
        ("Results (in US$ millions)", ABOVE),
        ("Amounts in millions of U.S. dollars", ABOVE),
        ("單位：新台幣", ""),
        ("美元走強下的財報", ""),  # a heading that speaks of it
        ("財報重點", ""),
    ],
)
def test_a_caption_says_the_currency_of_the_amounts_below_it(desk: Desk, caption: str, problem: str) -> None:
    """The blank third paragraph's place is the caption's; the numbers of paragraphs move by one."""
    desk.rewrite(LAMP, "營業利益12.5億元", f"{caption}\n營業利益12.5億元")
    path = desk.root / FILES[LAMP]
    moved = re.sub(r"at: ([4-6])\b", lambda match: f"at: {int(match[1]) + 1}", path.read_text("utf-8"))
    path.write_text(moved, "utf-8")
    found = [one for one in desk.problems() if "12.5億元" in one]
    assert found == ([f"content/lumen/2024Q4/lamp-times-2025-02-01.yml:16:5: {problem}"] if problem else [])


@pytest.mark.parametrize(
    ("words", "currency", "problem"),
    [
        ("以美元計，營業利益12.5億元", "", "'12.5億元' is read as TWD, but the words beside it name USD; write currency: USD, or currency: TWD if that is meant"),
        ("以美元計，營業利益12.5億元", "currency: USD, ", ""),
        ("以美元計，營業利益12.5億元", "currency: TWD, ", ""),  # an editor has looked
        ("以新台幣計，營業利益12.5億元", "", ""),
    ],
)
def test_a_bare_amount_whose_words_name_another_currency_is_a_problem(desk: Desk, words: str, currency: str, problem: str) -> None:
    desk.rewrite(LAMP, "營業利益12.5億元，", f"{words}。")
    desk.edit(LAMP, "concept: OperatingIncome, printed", f"concept: OperatingIncome, {currency}printed")
    assert desk.problems() == ([f"content/lumen/2024Q4/lamp-times-2025-02-01.yml:16:5: {problem}"] if problem else [])
    assert desk.command("--articles", str(desk.articles)).exit_code == bool(problem)


@pytest.mark.parametrize(
    ("old", "new", "place", "problem"),
    [
        ("營業利益12.5億元", "營業利益12.7億元", "16:5", "'12.5億元' does not stand in paragraph 4; it stands nowhere in the article; paragraph 4 now prints 12.7億元: write printed: 12.7億元, if that is meant"),
        ("季增２５％", "季增26％", "11:5", "'25%' does not stand in paragraph 2; it stands nowhere in the article; paragraph 2 now prints 26％: write printed: 26％, if that is meant"),
        ("105億至115億元", "106億至115億元", "18:5", "'105億至115億元' does not stand in paragraph 5; it stands nowhere in the article; paragraph 5 now prints 106億至115億元: write printed: 106億至115億元, if that is meant"),
        ("營業利益12.5億元", "營業利益大增", "16:5", "'12.5億元' does not stand in paragraph 4; it stands nowhere in the article: write the figure as it is printed"),
    ],
)  # fmt: skip
def test_what_stands_now_in_the_place_of_a_figure_is_said(desk: Desk, old: str, new: str, place: str, problem: str) -> None:
    desk.rewrite(LAMP, old, new)
    assert f"{FILES[LAMP]}:{place}: {problem}" in desk.problems()


def test_paragraphs_that_moved_are_named_and_renumbered_when_asked(desk: Desk) -> None:
    desk.edit(LAMP, "skipped:\n", "# kept\nread: [ 7 ]  # the last\nskipped:\n")
    path, article = desk.root / FILES[LAMP], desk.articles / f"{LAMP}.txt"
    article.write_text(article.read_text("utf-8") + "\n訂閱電子報\n", "utf-8")
    desk.sign(LAMP)
    assert desk.problems() == []
    before = path.read_text("utf-8")
    desk.rewrite(LAMP, "室內燈", "更正啟事\n室內燈", read=False)
    fingerprint, moved = desk.problems()
    assert "the article's text is not the one that was read" in fingerprint
    assert moved == f"{FILES[LAMP]}:10:3: paragraphs of the article moved: 3 → 4, 4 → 5, 5 → 6, 6 → 7; renumber it: `briefs verify {FILES[LAMP]} --articles DIR --renumber`"
    result = desk.command("--articles", str(desk.articles), "--renumber")
    assert result.exit_code == 1  # nobody has read it again
    assert "4 paragraphs renumbered" in result.stderr
    numbers = {3: 4, 4: 5, 5: 6, 6: 7}
    after = re.sub(r"at: (\d)", lambda at: f"at: {numbers.get(int(at[1]), int(at[1]))}", before)
    assert path.read_text("utf-8") == after.replace("[ 7 ]", "[8]")
    desk.sign(LAMP)
    assert [problem.partition(": ")[2] for problem in desk.problems()] == [
        "paragraph 3 is not accounted for; read them, then write read: [3, 8]"
    ]


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("一\n營收10億元\n年增20%", {}),
        ("營收10億元\n年增20%", {2: 1, 3: 2}),
        ("一\n二\n營收10億元\n三\n年增20%", {2: 3, 3: 5}),
        ("一\n年增20%\n營收10億元", {2: 3}),  # no paragraph overtakes another
        ("一\n營收11億元\n三\n年增20%", {3: 4}),
    ],
)
def test_paragraphs_are_told_by_their_figures(text: str, now: dict[int, int], tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(text, "utf-8")
    entries = [Skipped(at=2, printed="10億元", reason="vague"), Skipped(at=3, printed="20%", reason="vague")]
    assert moves(entries, read_article(tmp_path / "x.txt")) == now
