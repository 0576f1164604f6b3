from invented import PUBLISHED, fact
from lamps import lamps, told

from briefs.analysis.derive import merge
from briefs.analysis.lint.currencies import check
from briefs.content.references import Index
from briefs.model.facts import Fact


def said(*facts: Fact) -> list[str]:
    return told(check(lamps().content, Index(merge(facts, PUBLISHED))))


def test_one_amount_has_one_currency() -> None:
    assert said(fact("Revenue", "$4B"), fact("Revenue", "$4.1B", source="b")) == []
    assert said(fact("OperatingMargin", "4%"), fact("OperatingMargin", "4%", source="b")) == []
    assert said(fact("Revenue", "$4.00B"), fact("Revenue", "NT$125B", source="b")) == [
        "'NT$125B' is Revenue in TWD; line 1 of content/lumen/2025Q4/a.yml has it in USD; give the other currency a concept of its own, such as RevenueUSD"
    ]
