"""One word for what is awaited and not known, on every page."""

from __future__ import annotations

from pathlib import Path

import pytest
from promises import quarters, read

from briefs.analysis.awaited import state
from briefs.model.period import parse_period

GUIDED = "{at: 2, concept: Revenue, period: %s, scenario: guidance, printed: 110億至120億元}"
STATES = [
    # quarters with a brief, the period awaited, its state
    ("2024Q4", "2025Q1", "pending"),
    ("2024Q4", "FY2025", "pending"),
    ("2024Q4", "2024Q4", "unreported"),
    ("2024Q4 2025Q1", "2025Q1", "unreported"),
    ("2024Q4 2025Q2", "2025Q1", "unreported"),
    ("2024Q4 2025Q2 2025Q3", "2025Q1", "unanswered"),
    ("2024Q4 2025Q2 2025Q3", "2025Q2", "unreported"),
    ("2024Q4 2025Q2 2025Q3", "FY2025", "pending"),
    ("2024Q4 2025Q2 2025Q3", "by 2027", "pending"),
    ("2024Q4 2025Q3 2025Q4", "2025-03-31", "unanswered"),
]


@pytest.mark.parametrize(("known", "awaited", "said"), STATES)
def test_the_state_of_what_is_awaited(tmp_path: Path, known: str, awaited: str, said: str) -> None:
    dataset = read(quarters(tmp_path, {f"{quarter}/times": () for quarter in known.split()}))
    assert state(parse_period(awaited), "LUMN9", dataset.content) == said
