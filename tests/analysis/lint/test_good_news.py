"""Key numbers that leave out all that is bad."""

from pathlib import Path

import pytest
from promises import quarters, read

from briefs.analysis.lint.good_news import check

GREW = "{at: 2, concept: Revenue, change: yoy, printed: 10%}"
FELL = "{at: 2, concept: OperatingIncome, printed: 9億元}", "{at: 2, concept: OperatingIncome, change: yoy, printed: -10%}"
MISSED = "{at: 2, concept: OperatingIncome, printed: 9億元}", "{at: 3, concept: OperatingIncome, scenario: consensus, printed: 10億元}"
LOSS = ("{at: 2, concept: OperatingIncome, printed: -9億元}",)
ROSE = "{at: 2, concept: OperatingIncome, printed: 9億元}", "{at: 2, concept: OperatingIncome, change: yoy, printed: 10%}"


def said(folder: Path, facts: tuple[str, ...], key: str) -> list[str]:
    root = quarters(folder, {"2024Q4/times": [GREW, *facts]})
    brief = root / "content" / "lumen" / "2024Q4" / "brief.yml"
    text = brief.read_text("utf-8").replace("key: [Revenue, Revenue, Revenue]", f"key: [Revenue, Revenue, {key}]")
    brief.write_text(text.replace("scorecard: [Revenue]", "scorecard: [Revenue, OperatingIncome]"), "utf-8")
    dataset = read(root)
    return [problem.message for one in dataset.briefs() for problem in check(one, dataset.content, dataset.index)]


@pytest.mark.parametrize("facts", [FELL, MISSED, LOSS])
def test_a_fall_a_miss_a_loss(tmp_path: Path, facts: tuple[str, ...]) -> None:
    assert said(tmp_path / "good", facts, "Revenue") == ["all key numbers are good news, but not OperatingIncome"]
    assert said(tmp_path / "bad", facts, "OperatingIncome") == []


def test_nothing_bad(tmp_path: Path) -> None:
    assert said(tmp_path, ROSE, "Revenue") == []
