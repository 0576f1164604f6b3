"""Guidance that is said to be cut, raised, kept or withheld."""

from pathlib import Path

import pytest
from kites import guided
from lamps import prose, told

from briefs.analysis.lint import revised

FINE = [
    ("It raised its guidance.", "公司上修財測。"),
    ("If it cut its forecast, that would be news.", "若公司下修財測，便是新聞。"),
    ("It did not withhold anything.", "公司並未提供細節。"),
    ("It now plans to spend more.", "公司決定多花。"),
    ("If the budget stays, it now intends to spend less.", "若計畫遭下修，便是新聞。"),
    ("Analysts cut their estimates.", "分析師下修預測。"),
]
WRONG = [
    ("It gave no guidance for the quarter.", "gave no guidance", "公司未提供財測。", "未提供財測"),
    ("The company trimmed its full-year guidance.", "company trimmed its full-year guidance", "公司下修財測。", "下修財測"),
    ("It now intends to spend less.", "It now intends to spend less", "公司打算少花一點。", "打算少花"),
    ("Management plans to invest less.", "Management plans to invest less", "計畫遭下修。", "計畫遭下修"),
    ("It kept its outlook.", "kept its outlook", "公司維持全年展望。", "維持全年展望"),
]


@pytest.fixture
def raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revised, "given_anew", lambda *_: iter([1]))


@pytest.mark.usefixtures("raised")
@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(revised.check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.usefixtures("raised")
@pytest.mark.parametrize(("english", "word", "chinese", "other"), WRONG)
def test_the_facts_say_otherwise(english: str, word: str, chinese: str, other: str) -> None:
    found = told(revised.check(prose(en=english, zh_Hant=chinese)))
    assert [message.split("'")[1] for message in found] == [word, other]


@pytest.mark.usefixtures("raised")
def test_simplified() -> None:
    found = told(revised.check(prose(zh_Hans="公司打算少花一点；预算遭下调。公司决定多花。")))
    assert [message.split("'")[1] for message in found] == ["打算少花", "预算遭下调"]


def test_of_guidance_given_once_nothing_is_known() -> None:
    assert told(revised.check(prose(en="It trimmed its guidance.", zh_Hant="公司下修財測。"))) == []


PLAN = "{Revenue FY2025 guidance}"  # both of its ends were raised
ENDS = [
    ("en", f"It cut the top end of its guidance: {PLAN}.", True),
    ("en", f"The range was narrowed from above: {PLAN}.", True),
    ("en", f"It lowered the bottom end of the range, now {PLAN}.", True),
    ("en", f"It raised the bottom end of the range, now {PLAN}.", False),
    ("en", f"It lifted the upper end of its guidance to {PLAN}.", False),
    ("en", f"It did not cut the top end of its guidance: {PLAN}.", False),
    ("en", f"Its guidance was left unchanged at {PLAN}.", True),
    ("zh-Hant", f"全年財測維持 {PLAN} 不變。", True),
    ("zh-Hans", f"全年指引维持在 {PLAN}。", True),
    ("en", "Its guidance of {Revenue} was left unchanged.", False),
    ("zh-Hant", f"全年財測上緣下修，為 {PLAN}。", True),
    ("zh-Hant", f"全年財測下緣調高，為 {PLAN}。", False),
    ("zh-Hans", f"公司下调全年指引的上限，为 {PLAN}。", True),
    ("zh-Hans", f"公司上调指引的下限，为 {PLAN}。", False),
]


@pytest.mark.parametrize(("language", "text", "wrong"), ENDS)
def test_an_end_of_the_range(tmp_path: Path, language: str, text: str, wrong: bool) -> None:
    assert bool(told(revised.check(guided(tmp_path, language, text)))) == wrong
