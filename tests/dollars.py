"""The invented lamp maker, which reports in New Taiwan dollars, with figures in US dollars beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from places import TINY, new_project

ARTICLE = "content/lumen/2024Q4/lamp-times-2025-02-01.yml"
BRIEF = "content/lumen/2024Q4/brief.yml"
BARE = "{at: 7, concept: Revenue, currency: USD, printed: 3.9億}"
SIGNED = "{at: 7, concept: Revenue, printed: 3.9億美元}"
BEFORE = "{at: 7, concept: Revenue, period: 2023Q4, printed: 3.0億美元}"


def dollar_project(folder: Path, facts: Sequence[str] = (BARE, BEFORE), section: str = "") -> Path:
    """A project whose newest brief has further facts, and `section` as the text of its section."""
    root = new_project(folder / "project", TINY)
    path = root / ARTICLE
    lines = "".join(f"  - {fact}\n" for fact in facts)
    path.write_text(path.read_text("utf-8").replace("skipped:", f"{lines}skipped:"), "utf-8")
    if section:
        path = root / BRIEF
        text = re.sub(r"body: \{en: \"Glow.*", f'body: {{en: "{section}", zh-Hant: "{section}"}}', path.read_text("utf-8"))
        path.write_text(text, "utf-8")
    return root
