import pytest
from charting import above

from briefs.analysis.lint.title_concepts import check

FALSE = [("Net income soared", "Net income"), ("Operating cash flow rises", "Operating cash flow"), ("淨利大增", "淨利"), ("每股盈餘持平", "每股盈餘")]
TRUE = ["Revenue rises", "Revenue and net income", "Operating margin", "營收走高", "The lamps shine", "What was sold", "Cash flows in", "獲利與營收"]


@pytest.mark.parametrize(("title", "word"), FALSE)
def test_a_concept_that_is_not_drawn(title: str, word: str) -> None:
    assert above(check, title, ["Revenue"], "2024Q3", "2024Q4") == [word]
    assert above(check, title, ["Revenue"], "2024Q4", key="description") == [word]
    assert above(check, title, ["Revenue"], "2024Q4", key="note") == []
    assert above(check, title, ["Revenue"], "2021Q4") == []  # nothing is drawn


@pytest.mark.parametrize("title", TRUE)
def test_what_is_drawn_or_may_be_is_left(title: str) -> None:
    assert above(check, title, ["Revenue"], "2024Q4") == []
