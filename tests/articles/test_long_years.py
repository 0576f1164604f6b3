"""Years of 53 weeks that an article names and the company's file does not."""

from __future__ import annotations

import pytest
from places import TINY

from briefs.articles.long_years import is_length, undeclared
from briefs.content.load import load
from briefs.figures.scan import scan

NAMED = [
    ("第四季有十四週，營收112億元。", "季有十四週"),
    ("全年為53週，營收420億元。", "53週"),
    ("去年多了一週。", "多了一週"),
    ("本财年包含第53周。", "第53周"),
    ("Fourth-quarter sales, a quarter of fourteen weeks, were $11.2 billion.", "quarter of fourteen weeks"),
    ("The 14-week quarter brought $11.2 billion.", "14-week"),
    ("Sales of the 53-week year were $42 billion.", "53-week"),
    ("The extra week added $600 million to fiscal sales.", "extra week"),
]
OTHERS = ["The stock is near its 52-week high.", "員工享有14週育嬰假。", "交期拉長至14週。", "It took 14 weeks of work.", "股價創53元新高。"]


def problems(text: str, *years: str) -> list[str]:
    content, _ = load(TINY)
    source = next(iter(content.sources.values()))
    company = content.companies["LUMN9"].entry.model_copy(update={"long_years": list(years)})
    return [problem.message for problem in undeclared(source, company, ["流明燈具", text])]


@pytest.mark.parametrize(("text", "word"), NAMED)
def test_a_long_year_is_declared(text: str, word: str) -> None:
    assert problems(text) == [f"paragraph 2 says '{word}', but no year near by is one of 53 weeks"]
    assert problems(text, "FY2019") != []
    assert problems(text, "FY2024") == []


@pytest.mark.parametrize("text", OTHERS)
def test_other_weeks_are_none(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("a quarter of fourteen weeks", True),
        ("for the 13 weeks ended Nov. 2", True),
        ("the thirteen weeks to March 30", True),
        ("in the 52-week year", True),
        ("第四季有十四週", True),
        ("五十三週的會計年度", True),
        ("near its 52-week high", False),
        ("14週育嬰假", False),
        ("交期拉長至14週", False),
        ("14 weeks of work", False),
    ],
)
def test_the_length_of_a_fiscal_period_is_no_figure_to_account_for(text: str, is_one: bool) -> None:
    [found] = scan(text)
    assert is_length(text, found.start, found.end) == is_one
