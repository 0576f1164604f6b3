"""Guidance that is said to be cut, raised, kept or withheld."""

import pytest
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
