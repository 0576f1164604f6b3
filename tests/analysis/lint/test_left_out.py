from dataclasses import replace

import pytest
from lamps import lamps, told

from briefs.analysis.lint.left_out import check
from briefs.content.models import Skipped

# the tiny company's article prints 125億元 (25% and 20% growth), 118億元, 75億元, 12.5億元, 3.20元, 105億至115億元, 逾10%
REPEATS = "'{}' repeats no figure that is taken from the article; add the fact, or write the reason that holds"
REFUSED = [
    ("repeats", "8%", REPEATS),
    ("repeats", "130億元", REPEATS),
    ("repeats", "5 percentage points", REPEATS),
    ("repeats", "4元", REPEATS),
    ("repeats", "120億至130億元", REPEATS),
    ("date", "8%", "'{}' is an amount, no date; add the fact, or write the reason that holds"),
    ("date", "$3 billion", "'{}' is an amount, no date; add the fact, or write the reason that holds"),
    ("date", "2.5倍", "'{}' is an amount, no date; add the fact, or write the reason that holds"),
    ("name", "20元", "'{}' is an amount, no name; add the fact, or write the reason that holds"),
    ("name", "三成", "'{}' is an amount, no name; add the fact, or write the reason that holds"),
    ("vague", "8%", "'{}' is a definite number; add the fact, or write the reason that holds"),
    ("vague", "12亿元", "'{}' is a definite number; add the fact, or write the reason that holds"),
]  # fmt: skip
HONEST = [
    ("repeats", "25%"),
    ("repeats", "-20%"),
    ("repeats", "二成"),
    ("repeats", "逾一成"),
    ("repeats", "125億"),
    ("repeats", "125億至130億元"),
    ("repeats", "$12.5 billion"),
    ("repeats", "百億元"),
    ("repeats", "105億"),
    ("date", "12個月"),
    ("date", "two years"),
    ("date", "2025"),
    ("name", "1.6T"),
    ("name", "36"),
    ("name", "3奈米"),
    ("vague", "數十億"),
    ("vague", "數千家"),
    ("vague", "逾百家"),
    ("context", "20元"),
    ("unfollowed", "8%"),
    ("boilerplate", "3分鐘"),
]  # fmt: skip


def _said(*left_out: tuple[str, str]) -> list[str]:
    content = lamps().content
    name, source = next((name, source) for name, source in content.sources.items() if name.startswith("lamp-times-2025"))
    skipped = tuple(Skipped.model_validate({"at": 1, "printed": printed, "reason": reason}) for reason, printed in left_out)
    return told(check(replace(content, sources={name: replace(source, skipped=skipped)}), ()))


@pytest.mark.parametrize(("reason", "printed", "expected"), REFUSED)
def test_a_reason_that_cannot_be_is_a_problem(reason: str, printed: str, expected: str) -> None:
    assert _said((reason, printed)) == [expected.format(printed)]


@pytest.mark.parametrize(("reason", "printed"), HONEST)
def test_a_reason_that_may_hold_is_the_editors(reason: str, printed: str) -> None:
    assert _said((reason, printed)) == []


def test_a_figure_may_repeat_another_that_is_left_out() -> None:
    assert _said(("unfollowed", "8%"), ("repeats", "8%")) == []
    assert len(_said(("repeats", "8%"), ("repeats", "8%"))) == 2


def test_a_definite_figure_repeats_no_order_of_magnitude_but_the_reverse() -> None:
    assert len(_said(("vague", "數千家"), ("repeats", "1200家"))) == 1
    assert _said(("unfollowed", "1200家"), ("repeats", "數千家")) == []
