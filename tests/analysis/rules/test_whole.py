from __future__ import annotations

import pytest
from invented import fact, findings

from briefs.model.facts import Fact

HELD = [
    ("a share above all", [fact("ShareOfRevenue", "104%", segment="Indoor")], "whole", "conflict"),
    ("a gross margin above all", [fact("GrossMargin", "108%")], "whole", "conflict"),
    ("a market share above all", [fact("MarketShare", "171%")], "whole", "conflict"),
    ("customers above all", [fact("CustomerConcentration", "over 100.5%")], "whole", "conflict"),
    ("a guided share above all", [fact("MarketShare", "101% to 105%", scenario="guidance")], "whole", "conflict"),
    ("rivals above all", [fact("MarketShare", "60%"), fact("MarketShare", "55%", entity="GLOW")], "together", "conflict"),
    ("a rival of whose parts one is told", [fact("MarketShare", "60%"), fact("MarketShare", "逾五成", entity="GLOW", segment="Bulbs")], "together", "conflict"),
    ("parts above all", [fact("ShareOfRevenue", "60%", segment="Indoor"), fact("ShareOfRevenue", "45%", segment="Outdoor", source="b")], "together", "conflict"),
]  # fmt: skip
HONEST = [
    ("all there is", [fact("MarketShare", "100%"), fact("ShareOfRevenue", "100%", segment="Indoor")]),
    ("rivals that fill a market", [fact("MarketShare", "60%"), fact("MarketShare", "40%", entity="GLOW")]),
    ("rivals that round up", [fact("MarketShare", "60.4%"), fact("MarketShare", "40%", entity="GLOW")]),
    ("two articles' markets", [fact("MarketShare", "60%"), fact("MarketShare", "55%", entity="GLOW", source="b")]),
    ("two paragraphs' markets", [fact("MarketShare", "60%"), fact("MarketShare", "55%", entity="GLOW", at=2)]),
    ("two years", [fact("MarketShare", "60%"), fact("MarketShare", "55%", "2024Q4", entity="GLOW")]),
    ("two markets of one company", [fact("MarketShare", "60%", segment="Indoor"), fact("MarketShare", "55%", segment="Outdoor")]),
    ("customers of two companies", [fact("CustomerConcentration", "60%"), fact("CustomerConcentration", "55%", entity="GLOW")]),
    ("a part within a part", [fact("ShareOfRevenue", "60%", segment="Indoor"), fact("ShareOfRevenue", "50%", segment="Garden")]),
    ("a growing share", [fact("MarketShare", "3 percentage points", change="yoy")]),
    ("a gain beside little revenue", [fact("OperatingMargin", "104%")]),
    ("a distance", [fact("Upside", "140%")]),
]  # fmt: skip


@pytest.mark.parametrize("facts", [row[1] for row in HONEST], ids=[row[0] for row in HONEST])
def test_what_fits_into_its_whole_is_no_news(facts: list[Fact]) -> None:
    assert not {finding.rule for finding in findings(facts)} & {"whole", "together"}
