from __future__ import annotations

from invented import fact, findings

HELD = [
    ("two printings", [fact("Revenue", "$213.9B"), fact("Revenue", "$213B", source="b")], "duplicate", "agrees if truncated"),
    ("two printings in one article", [fact("Revenue", "$213.4B"), fact("Revenue", "$215B", at=2)], "duplicate", "conflict"),
    ("words in one, a number in the other", [fact("Revenue", "數百億美元"), fact("Revenue", "$21B", source="b")], "duplicate", "undetermined"),
    ("the same words in both", [fact("Revenue", "數百億美元"), fact("Revenue", "tens of billions of dollars", source="b")], "duplicate", "agrees"),
]  # fmt: skip


def test_one_printing_alone_says_nothing() -> None:
    assert findings([fact("Revenue", "$213.4B")]) == []
    assert findings([fact("Revenue", "$213.4B"), fact("Revenue", "$213.4B", at=2)]) == []
