from __future__ import annotations

from dataclasses import replace

import pytest
from invented import fact, findings, held

from briefs.model.facts import Fact
from briefs.model.period import parse_period

HELD = [
    ("profit above gross profit", [fact("OperatingIncome", "$12B"), fact("GrossProfit", "$10B")], "order", "conflict"),
    ("gross profit above revenue", [fact("GrossProfit", "$130B"), fact("Revenue", "$125B")], "order", "conflict"),
    ("exchanged margins", [fact("OperatingMargin", "59.5%"), fact("GrossMargin", "50.6%")], "order", "conflict"),
    ("guided margins exchanged", [fact("OperatingMargin", "50% to 52%", scenario="guidance"), fact("GrossMargin", "40% to 42%", scenario="guidance")], "order", "conflict"),
    ("a part above the whole", [fact("Revenue", "$127B", segment="Indoor"), fact("Revenue", "$125B")], "order", "conflict"),
    ("an open part above the whole", [fact("Revenue", "over $130B", segment="Indoor"), fact("Revenue", "$125B")], "order", "conflict"),
    ("exchanged earnings a share", [fact("EarningsPerShareDiluted", "$1.5"), fact("EarningsPerShareBasic", "$1.45")], "order", "conflict"),
    ("earnings a share of two articles", [fact("EarningsPerShareDiluted", "$1.56"), fact("EarningsPerShareBasic", "$1.45", source="b")], "order", "conflict"),
]  # fmt: skip
HONEST = [
    ("a gain beside little revenue", [fact("OperatingIncome", "$130B"), fact("Revenue", "$125B"), fact("OperatingMargin", "104%")]),
    ("margins in order", [fact("OperatingMargin", "50.6%"), fact("GrossMargin", "59.5%")]),
    ("losses a share", [fact("EarningsPerShareDiluted", "-$1.40"), fact("EarningsPerShareBasic", "-$1.45")]),
    ("the same a share", [fact("EarningsPerShareDiluted", "$1.45"), fact("EarningsPerShareBasic", "$1.45")]),
    ("rounded otherwise in another article", [fact("EarningsPerShareDiluted", "$1.5"), fact("EarningsPerShareBasic", "$1.45", source="b")]),
    ("one rounding apart", [fact("Revenue", "$125B", segment="Indoor"), fact("Revenue", "$124.6B")]),
    ("a whole with its digits cut off", [fact("Revenue", "$124.9B", segment="Indoor"), fact("Revenue", "$124B")]),
    ("a profit that another part's loss exceeds", [fact("OperatingIncome", "$12B", segment="Indoor"), fact("OperatingIncome", "$10B")]),
    ("a margin of a segment", [fact("OperatingMargin", "60%", segment="Indoor"), fact("GrossMargin", "50%")]),
    ("another quarter", [fact("OperatingMargin", "60%"), fact("GrossMargin", "50%", "2025Q3")]),
    ("an outcome above what was guided", [fact("OperatingMargin", "60%"), fact("GrossMargin", "50%", scenario="guidance")]),
    ("growth", [fact("OperatingMargin", "3 percentage points", change="yoy"), fact("GrossMargin", "1 percentage point", change="yoy")]),
    ("a bound that is open", [fact("Revenue", "$126B", segment="Indoor"), fact("Revenue", "over $120B")]),
    ("a growing share's whole", [fact("Upside", "140%")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "rule", "expected"), [row[1:] for row in HELD], ids=[row[0] for row in HELD]
)
def test_what_can_never_be_larger_is_found(facts: list[Fact], rule: str, expected: str) -> None:
    assert held(facts, rule) == [expected]


@pytest.mark.parametrize("facts", [row[1] for row in HONEST], ids=[row[0] for row in HONEST])
def test_what_is_in_order_is_no_news(facts: list[Fact]) -> None:
    assert "order" not in {finding.rule for finding in findings(facts)}


def test_a_restated_figure_is_held_to_what_was_first_reported() -> None:
    margin = fact("OperatingMargin", "62%", source="b")
    restated = replace(
        margin, basis="restated", meaning=replace(margin.meaning, issued=parse_period("2025Q4"))
    )
    found = findings([fact("OperatingMargin", "50%"), fact("GrossMargin", "59.5%"), restated])
    assert [finding.facts[0].printed for finding in found if finding.rule == "order"] == ["62%"]
