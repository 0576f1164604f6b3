"""The frozen corpus, with the doubt on Amazon's spending in 2025 that its own dispute explains."""

from __future__ import annotations

from pathlib import Path

from places import new_project

from briefs.analysis.dataset import Dataset, read_dataset

FACTS = "    facts: [CapitalExpenditure FY2025, PropertyAndEquipmentPurchases FY2025,"
DOUBTS = "    doubts: [{of: CapitalExpenditure FY2025, instead: PropertyAndEquipmentPurchases FY2025}]\n"


def doubting(folder: Path) -> Dataset:
    content = new_project(folder / "project") / "content"
    brief = content / "amzn/2025Q4/brief.yml"
    text = brief.read_text("utf-8")
    assert text.count(FACTS) == 1
    brief.write_text(text.replace(FACTS, DOUBTS + FACTS), "utf-8")
    dataset, problems = read_dataset(content)
    assert problems == []
    return dataset
