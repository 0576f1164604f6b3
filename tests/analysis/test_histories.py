"""Invented companies over the years: the growth that follows from each, all of it, and nothing else.

A history in `tests/histories` is a company's file and its articles in a few lines, with every growth
rate that there must be (`growth`), how a brief names some figures (`shown`), and the conflicts that an
editor reads of (`conflicts`).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from kites import HISTORIES, conflicts, told

from briefs.analysis.ledger import ledger
from briefs.analysis.reckoning import compute
from briefs.content.references import parse_reference
from briefs.figures.format import display
from briefs.model.period import parse_period


@pytest.mark.parametrize("path", HISTORIES, ids=lambda path: path.stem)
def test_growth_is_that_of_one_basis_and_none_is_left_out(path: Path, tmp_path: Path) -> None:
    history, content = told(path, tmp_path)
    index = compute(content)
    found = {
        str(meaning).removeprefix("KITE."): display(quantity.figure, "en")
        for meaning, quantity in index.quantities.items()
        if meaning.change in ("yoy", "qoq")
    }
    assert found == history["growth"]
    briefs = {brief.id.partition("/")[2]: brief for brief in [*content.unfinished.values(), *content.briefs.values()]}
    for quarter, shown in history.get("shown", {}).items():
        brief = briefs[quarter]
        view = index.on(max(source.entry.published for source in content.sources.values() if source.brief == brief.id))
        said = {reference: view.find(parse_reference(reference, brief, content).meaning, brief.period) for reference in shown}
        assert {reference: quantity and display(quantity.figure, "en") for reference, quantity in said.items()} == shown
    assert conflicts(content) == history.get("conflicts", [])


def test_a_promise_across_a_split_is_judged_in_one_kind_of_shares(tmp_path: Path) -> None:
    (path,) = (path for path in HISTORIES if path.stem == "guidance-across-a-split")
    _, content = told(path, tmp_path)
    statements = ledger("KITE", content, compute(content), parse_period("2025Q4"))
    guided = [item for item in statements if item.guidance and not item.guidance.meaning.change]
    assert [item.guidance and display(item.guidance.figure, "en") for item in guided] == ["$2.20–$2.30", "$2.30–$2.40"]
    assert [(item.place, item.verdict[0], item.revision and item.revision[0]) for item in guided] == [
        ("first", "above_guidance", None),
        ("last", "above_guidance", "raised"),
    ]


def test_a_promise_is_judged_by_what_was_first_reported(tmp_path: Path) -> None:
    history = tmp_path / "history.yml"
    history.write_text(
        """
articles:
  - {quarter: 2024Q3, day: 2024-11-10, facts: [{concept: Revenue, period: 2024Q4, scenario: guidance, printed: $98B to $102B}]}
  - {quarter: 2024Q4, day: 2025-02-10, facts: [{concept: Revenue, printed: $100B}]}
  - {quarter: 2025Q4, day: 2026-02-10, facts: [{concept: Revenue, period: 2024Q4, basis: restated, printed: $90B}]}
""",
        "utf-8",
    )
    _, content = told(history, tmp_path)
    (guided,) = ledger("KITE", content, compute(content), parse_period("2025Q4"))
    assert guided.actual
    assert (display(guided.actual.figure, "en"), guided.verdict[0]) == ("$100B", "within_guidance")


def test_promises_kept_before_and_after_a_split_stand_in_one_kind_of_shares(tmp_path: Path) -> None:
    history = tmp_path / "history.yml"
    history.write_text(
        """
company: {splits: [{day: 2025-06-02, ratio: 5-for-1}]}
articles:
  - {quarter: 2024Q3, day: 2024-11-10, facts: [{concept: EarningsPerShareDiluted, period: 2024Q4, scenario: guidance, printed: $9.50 to $10.50}]}
  - {quarter: 2024Q4, day: 2025-02-10, facts: [{concept: EarningsPerShareDiluted, printed: $10.00}]}
  - {quarter: 2025Q3, day: 2025-11-10, facts: [{concept: EarningsPerShareDiluted, period: 2025Q4, scenario: guidance, printed: $2.10 to $2.20}]}
""",
        "utf-8",
    )
    _, content = told(history, tmp_path)
    index = compute(content)
    shown = {}
    for day in (date(2025, 2, 10), date(2025, 11, 10)):
        statements = ledger("KITE", content, index.on(day), parse_period("2025Q4"))
        shown[day.year, day.month] = [(display(item.guidance.figure, "en"), item.verdict[0]) for item in statements if item.guidance]
    assert shown[2025, 2] == [("$9.50–$10.50", "within_guidance")]
    assert shown[2025, 11] == [("$1.90–$2.10", "within_guidance"), ("$2.10–$2.20", "pending")]
