from __future__ import annotations

from typing import Any

import pytest
from invented import conclusion, fact

from briefs.model.facts import Fact

DERIVED = [
    ("an upside", [fact("TargetPrice", "$250.00", "2025-12-31"), fact("SharePrice", "$200.00", "2025-12-31")], "Upside.2025-12-31", (25.0, 25.0, 1, "exact", "growth")),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "name", "expected"), [row[1:] for row in DERIVED], ids=[row[0] for row in DERIVED])
def test_what_nobody_printed_is_derived(facts: list[Fact], name: str, expected: tuple[Any, ...]) -> None:
    assert conclusion(facts, name) == expected
