"""A score counts independent promises, each once."""

from __future__ import annotations

from pathlib import Path

import pytest
from promises import quarters, read

from briefs.analysis.ledger import ledger
from briefs.analysis.scores import Score, scores

OUTCOMES = {  # guided, and what came
    "Revenue": ("100億元", "110億元"),
    "Revenue yoy": ("10%", "21%"),
    "Revenue USD": ("3.1億美元", "3.4億美元"),
    "OperatingIncome": ("10億元", "9億元"),
    "OperatingMargin": ("10%", "8.2%"),
    "Indoor Revenue": ("60億元", "66億元"),
    "Outdoor Revenue": ("40億元", "44億元"),
    "Indoor OperatingIncome": ("6億元", "6億元"),
}
COUNTED = [
    # what is guided, how many promises count
    ("Revenue", 1),
    ("Revenue, Revenue yoy", 1),
    ("Revenue yoy", 1),
    ("Revenue, Revenue USD", 1),
    ("Revenue, OperatingIncome", 2),
    ("Revenue, OperatingMargin", 2),
    ("Revenue, OperatingIncome, OperatingMargin", 2),
    ("Revenue yoy, OperatingIncome, OperatingMargin", 2),
    ("Revenue, Indoor Revenue", 2),
    ("Revenue, Indoor Revenue, Outdoor Revenue", 2),
    ("Revenue, OperatingIncome, Indoor Revenue, Indoor OperatingIncome", 4),
]


def _fact(name: str, printed: str, more: str = "") -> str:
    *segment, concept = [word for word in name.split() if word not in ("yoy", "USD")]
    part = f"segment: {segment[0]}, " if segment else ""
    change = "change: yoy, " if name.endswith("yoy") else ""
    return f"{{at: 2, {part}concept: {concept}, period: FY2025, {more}{change}printed: {printed}}}"


def _scores(root: Path) -> list[Score]:
    dataset = read(root)
    company = dataset.content.companies["LUMN9"]
    guided = ledger("LUMN9", dataset.content, dataset.index, dataset.briefs(company)[0].period)
    return scores(guided, company, dataset.content.concepts)


@pytest.mark.parametrize(("names", "count"), COUNTED)
def test_what_follows_from_others_is_no_second_promise(tmp_path: Path, names: str, count: int) -> None:
    chosen = {name: OUTCOMES[name] for name in names.split(", ")}
    articles = {
        "2024Q4/times": [_fact(name, before, "scenario: guidance, ") for name, (before, _) in chosen.items()],
        "2025Q4/times": [_fact(name, after) for name, (_, after) in chosen.items()],
    }
    (score,) = _scores(quarters(tmp_path, articles))
    assert score.settled == count


def test_the_form_that_rounding_leaves_open_counts_last(tmp_path: Path) -> None:
    articles = {
        "2024Q4/times": [_fact("Revenue", "400.0億至420.0億元", "scenario: guidance, "), _fact("Revenue yoy", "4%至9%", "scenario: guidance, ")],
        "2025Q4/times": [_fact("Revenue", "420億元"), _fact("Revenue yoy", "9%")],
    }
    (score,) = _scores(quarters(tmp_path, articles))
    assert (score.within, score.open, score.settled) == (1, 0, 1)


def test_a_promise_counts_by_its_last_statement(tmp_path: Path) -> None:
    articles = {
        "2024Q4/times": [_fact("Revenue", "400億元", "scenario: guidance, ")],
        "2025Q1/times": [_fact("Revenue", "430億元", "scenario: guidance, ")],
        "2025Q4/times": [_fact("Revenue", "410億元")],
    }
    (score,) = _scores(quarters(tmp_path, articles))
    assert (score.above, score.below, score.settled) == (0, 1, 1)


def test_a_year_and_the_quarter_that_ends_it_are_one_row(tmp_path: Path) -> None:
    quarter = "{at: 2, concept: OperatingIncome, period: 2025Q4, "
    articles = {
        "2024Q4/times": [_fact("Revenue", "100億元", "scenario: guidance, ")],
        "2025Q3/times": [quarter + "scenario: guidance, printed: 10億元}"],
        "2025Q4/times": [_fact("Revenue", "110億元"), quarter + "printed: 9億元}"],
    }
    (score,) = _scores(quarters(tmp_path, articles))
    assert (str(score.period), score.above, score.below) == ("2025Q4", 1, 1)
