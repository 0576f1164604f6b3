"""What a fact file says of an outcome is not the opposite of the article's words."""

from __future__ import annotations

import pytest
from places import TINY

from briefs.articles.lexicon import Vocabulary
from briefs.articles.sayings import unsaid
from briefs.content.load import load
from briefs.model.facts import SAYINGS, Meaning, Saying
from briefs.model.period import parse_period


def said(says: str, text: str, at: int = 1, concept: str = "Revenue") -> list[str]:
    content, _ = load(TINY)
    vocabulary = Vocabulary(content.companies["LUMN9"], content.concepts)
    meaning = Meaning("LUMN9", "", concept, parse_period("2025Q4"))
    saying = Saying("LUMEN/2025Q4", meaning, says, "times", at, "content/lumen/2025Q4/times.yml", 7, 5)
    return [f"{one.message}; {one.remedy}" for one in unsaid(saying, text, vocabulary)]


@pytest.mark.parametrize(
    ("says", "text"),
    [
        ("beat consensus", "營收優於市場預期"),
        ("beat consensus", "营收高于市场预期"),
        ("beat consensus", "Sales topped what analysts had hoped for"),
        ("beat consensus", "Revenue beat, profit missed"),  # which is which is for a person to say
        ("missed consensus", "表現不如預期"),
        ("met consensus", "results in line with estimates"),
        ("met guidance", "營收落在財測區間"),
        ("missed guidance", "未達財測低標"),
        ("raised guidance", "公司上修全年展望"),
        ("cut guidance", "the company lowered its outlook"),
        ("kept guidance", "重申全年目標不變"),
        ("withdrew guidance", "公司撤回財測"),
        ("withdrew target", "公司放棄2030年的目標"),
        ("withdrew target", "It dropped its aim for 2030"),
        ("beat consensus", "The company beat on revenue but missed on profit."),
        ("beat consensus", "營收與獲利皆優於市場預期"),
        ("beat consensus", "營收優於預期，淨利不如預期"),
        ("beat consensus", "季報雙雙超預期"),  # of what it is, the paragraph leaves open
    ],
)
def test_words_that_say_so_are_no_problem(says: str, text: str) -> None:
    assert said(says, text) == []


def test_profit_alone_may_be_net_income() -> None:
    text = "Net revenue rose, and the bank surpassed profit expectations"
    assert said("beat consensus", text, concept="NetIncome") == []
    assert said("beat consensus", text.replace("profit", "those"), concept="NetIncome") != []


@pytest.mark.parametrize(
    ("says", "text", "word"),
    [
        ("missed consensus", "營收優於市場預期", "優於"),
        ("beat consensus", "获利低于预期", "低于"),
        ("beat consensus", "Profit fell short of estimates", "short of"),
        ("met consensus", "Revenue exceeded estimates", "exceeded"),
        ("raised guidance", "公司撤回全年財測", "撤回"),
        ("kept guidance", "The outlook was slashed", "slashed"),
        ("withdrew guidance", "全年財測上調", "上調"),
    ],
)
def test_words_that_say_the_opposite_are_one(says: str, text: str, word: str) -> None:
    (problem,) = said(says, text)
    assert problem.startswith(f"paragraph 1 says '{word}', and nowhere what '{says}' says; write what it says")


@pytest.mark.parametrize(
    ("says", "text", "concept", "problem"),
    [
        ("missed consensus", "第3季合併營收9,899.2億元，季增6%，年增30.3%。", "Revenue", "has no word that says what 'missed consensus' says"),
        ("beat consensus", "the best quarter yet", "Revenue", "has no word that says what 'beat consensus' says"),
        ("beat consensus", "a heartbeat", "Revenue", "has no word that says what 'beat consensus' says"),
        ("beat consensus", "Revenue beat the company's guidance.", "Revenue", "says 'guidance' beside it, so it speaks of no consensus"),
        ("beat consensus", "營收優於財測，", "Revenue", "says '財測' beside it, so it speaks of no consensus"),
        ("beat guidance", "营收高于市场预期", "Revenue", "says '市场预期' beside it, so it speaks of no guidance"),
        ("missed guidance", "Revenue missed the analysts' estimates", "Revenue", "says 'analysts' beside it, so it speaks of no guidance"),
        ("beat consensus", "营业利益优于预期", "Revenue", "speaks of '营业利益', not of Revenue"),
        ("beat consensus", "營收優於預期，淨利不如預期", "NetIncome", "says '不如' of NetIncome, not what 'beat consensus' says"),
        ("missed consensus", "Revenue beat estimates, while net income missed them.", "Revenue", "says 'beat' of Revenue, not what 'missed consensus' says"),
    ],
)
def test_a_paragraph_that_is_silent_on_it(says: str, text: str, concept: str, problem: str) -> None:
    assert said(says, text, concept=concept) == [f"paragraph 1 {problem}; write what it says, or the paragraph that says so"]


@pytest.mark.parametrize("says", SAYINGS)
def test_every_saying_has_words(says: str) -> None:
    assert len(said(says, "beat met missed raised cut kept withdrew within")) == 0
    assert len(said(says, "no outcome here")) == 1
