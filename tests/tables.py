"""Tables that several tests read: printed figures, and bad files with their problems."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from places import TESTS

from briefs.model.figure import Figure

TINY = TESTS / "tiny" / "content"
CASES = yaml.safe_load((TESTS / "problems.yml").read_text("utf-8"))


def rows() -> Iterator[tuple[str, Figure]]:
    for line in (TESTS / "figures.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        printed, low, high, unit, decimals, approx = line.rsplit("|", 5)
        lower = end(low)
        upper = lower if high.strip() == "=" else end(high)
        name = None if unit.strip() == "?" else unit.strip()
        yield printed, Figure(lower, upper, name, int(decimals), approx.strip())


def end(cell: str) -> Decimal | None:
    return None if cell.strip() == "-" else Decimal(cell.strip())


def spoil(case: dict[str, Any], content: Path) -> None:
    """Make the case's mistake in a copy of the invented company's files."""
    path = content / case["path"]
    if case.get("delete"):
        path.unlink()
    elif "bytes" in case:
        path.write_bytes(bytes.fromhex(case["bytes"]))
    elif "old" in case:
        text = path.read_text("utf-8")
        assert case["old"] in text, "the table does not fit the files"
        path.write_text(text.replace(case["old"], case["new"], 1), "utf-8")
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(case["new"], "utf-8")
