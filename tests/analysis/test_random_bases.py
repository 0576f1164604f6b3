"""Companies whose shares are split and whose years are stated anew by chance: what is derived allows what is true."""

from __future__ import annotations

import json
import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from kites import conflicts, told

from briefs.analysis.reckoning import compute
from briefs.content.records import Content
from briefs.model.facts import Quantity

YEARS = range(2018, 2026)
RATIOS = {"2-for-1": Fraction(2), "3-for-2": Fraction(3, 2), "20-for-1": Fraction(20), "1-for-8": Fraction(1, 8), "11-for-10": Fraction(11, 10)}


def made(seed: int, folder: Path) -> tuple[Content, dict[str, float]]:
    """A company's content, and the true growth in per cent of each quantity that has one."""
    chance = random.Random(seed)
    splits = {year: chance.choice(list(RATIOS)) for year in chance.sample(list(YEARS), 2)}  # in June of the year after
    earned = {year: chance.uniform(20, 60) for year in (YEARS[0] - 1, *YEARS)}  # a share of today
    sold = {year: chance.uniform(80, 120) for year in earned}
    restated = {year: sold[year] * chance.uniform(0.8, 1.2) for year in chance.sample(list(earned)[:-1], 3)}

    def shares(day: int) -> Fraction:
        """The shares of today that one share was in the spring of a year."""
        found = Fraction(1)
        for year, ratio in splits.items():
            found *= RATIOS[ratio] if day <= year + 1 else 1
        return found

    articles, growth = [], {}
    for year in YEARS:
        facts: list[dict[str, Any]] = []
        for of in (year, year - 1):
            eps = float(earned[of] * shares(year + 1))
            facts.append({"concept": "EarningsPerShareDiluted", "period": f"FY{of}", "printed": f"${eps:.2f}"})
            facts.append({"concept": "NetIncome", "period": f"FY{of}", "printed": f"${earned[of]:.2f}B"})
        facts.append({"concept": "Revenue", "period": f"FY{year}", "printed": f"${sold[year]:.1f}B"})
        before = restated.get(year - 1, sold[year - 1])
        if year - 1 in restated:
            facts.append({"concept": "Revenue", "period": f"FY{year - 1}", "printed": f"${before:.1f}B", "basis": "restated"})
        for concept in ("EarningsPerShareDiluted", "NetIncome"):
            growth[f"KITE.{concept}.FY{year}.yoy"] = (earned[year] / earned[year - 1] - 1) * 100
        if year > YEARS[0] or year - 1 in restated:
            growth[f"KITE.Revenue.FY{year}.yoy"] = (sold[year] / before - 1) * 100
        articles.append({"quarter": f"{year}Q4", "day": f"{year + 1}-02-10", "facts": facts})
    company = {"splits": [{"day": f"{year + 1}-06-03", "ratio": ratio} for year, ratio in splits.items()]}
    path = folder / "history.yml"
    path.write_text(json.dumps({"company": company, "articles": articles}), "utf-8")
    return told(path, folder)[1], growth


@pytest.mark.parametrize("seed", range(6))
def test_all_growth_is_true_and_none_is_missing(seed: int, tmp_path: Path) -> None:
    content, growth = made(seed, tmp_path)
    quantities = {str(meaning): quantity for meaning, quantity in compute(content).quantities.items()}
    assert {name for name in quantities if name.endswith("yoy") and "Margin" not in name} == set(growth)
    for name, true in growth.items():
        assert_holds(quantities[name], true)
    assert conflicts(content) == []


def assert_holds(quantity: Quantity, true: float) -> None:
    assert quantity.bounds
    low, high = map(float, quantity.bounds)
    assert low - 1e-6 <= true <= high + 1e-6, f"{quantity.id}: {low} to {high}, but it was {true}"
