from __future__ import annotations

from invented import fact

DERIVED = [
    ("an upside", [fact("TargetPrice", "$250.00", "2025-12-31"), fact("SharePrice", "$200.00", "2025-12-31")], "Upside.2025-12-31", (25.0, 25.0, 1, "exact", "growth")),
]  # fmt: skip
