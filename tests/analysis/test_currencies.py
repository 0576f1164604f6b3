"""Two currencies of one thing are two quantities: never merged, never compared, each found by its name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from dollars import ARTICLE, BARE, BEFORE, SIGNED, dollar_project
from invented import CONCEPTS, derived, fact, findings

from briefs.analysis import scorecard
from briefs.analysis.dataset import read_dataset
from briefs.figures.format import display
from briefs.model.facts import Fact


def abroad(*given: str, **keys: str) -> Fact:
    """An invented fact in New Taiwan dollars."""
    made = fact(*given, **keys)  # type: ignore[arg-type]
    meaning = replace(made.meaning, currency="TWD")
    return replace(made, meaning=meaning, id=f"{made.source}.p{made.at}.{meaning}")


def test_two_currencies_are_two_quantities_without_a_conflict() -> None:
    quantities, _ = derived([fact("Revenue", "$4B"), abroad("Revenue", "NT$125B", source="b")])
    assert {name: quantity.figure.unit for name, quantity in quantities.items() if not quantity.derived} == {"Revenue.2025Q4": "USD", "Revenue.2025Q4.TWD": "TWD"}
    assert findings([fact("Revenue", "$4B"), abroad("Revenue", "NT$125B", source="b")]) == []


CASES = {
    "growth": ([fact("Revenue", "$4B")], abroad("Revenue", "NT$100B", period="2024Q4")),
    "surprise": ([fact("Revenue", "$4B")], abroad("Revenue", "NT$100B", scenario="consensus")),
    "margin": ([fact("Revenue", "$4B")], abroad("OperatingIncome", "NT$10B")),
    "sum": ([fact("OperatingCashFlow", "$4B")], abroad("CapitalExpenditure", "NT$10B")),
    "parts": ([fact("Revenue", "$4B", segment="Indoor")], abroad("Revenue", "NT$10B", segment="Outdoor")),
    "share": ([fact("Revenue", "$4B")], abroad("Revenue", "NT$10B", segment="Outdoor")),
    "upside": ([fact("SharePrice", "$4", "2025-12-31")], abroad("TargetPrice", "NT$100", period="2025-12-31")),
    "implied": ([fact("Revenue", "20%", change="yoy")], abroad("Revenue", "NT$100B")),
}


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_reckoned_across_currencies(case: str) -> None:
    ours, theirs = CASES[case]
    assert not [name for name, quantity in derived([*ours, theirs])[0].items() if {part.meaning.currency for part in quantity.inputs} > {""}]
    same = replace(theirs, meaning=replace(theirs.meaning, currency=""))
    home = replace(same, figure=replace(same.figure, unit=str(same.figure.unit).replace("TWD", "USD")))
    assert any(quantity.derived for quantity in derived([*ours, home])[0].values()), "the case must derive something in one currency"
    mixed = [quantity for quantity in derived([*ours, same])[0].values() if quantity.derived and len(quantity.inputs) > 1]
    assert [q for q in mixed if case != "implied" and len({part.figure.unit for part in q.inputs}) > 1] == [], "units guard where keys agree"


def test_each_currency_is_reckoned_by_itself() -> None:
    facts = [abroad("Revenue", "NT$120B"), abroad("Revenue", "NT$100B", period="2024Q4"), abroad("OperatingIncome", "NT$30B")]
    quantities, _ = derived([*facts, fact("Revenue", "$4.00B"), fact("Revenue", "$4.00B", "2024Q4")])
    growth = [display(quantities[f"Revenue.2025Q4.{name}"].figure, "en") for name in ("TWD.yoy", "yoy")]
    assert growth == ["about 20%", "−0.2% to 0.3%"]  # 119.5 ÷ 100.5 to 120.5 ÷ 99.5, 3.995 ÷ 4.005 to 4.005 ÷ 3.995
    assert "OperatingMargin.2025Q4.TWD" in quantities
    assert "OperatingMargin.2025Q4" not in quantities
    assert set(CONCEPTS) >= {"Revenue", "OperatingMargin"}


def test_printings_of_one_currency_still_contradict_each_other(tmp_path: Path) -> None:
    root = dollar_project(tmp_path, [BARE, SIGNED.replace("3.9", "4.2").replace("at: 7", "at: 8")])
    _, problems = read_dataset(root / "content")
    assert [problem.message for problem in problems] == ["'3.9億' and '4.2億美元' are two figures for the same"]


REFERENCES = [
    ("{Revenue USD}", ""),
    ("{USD Revenue yoy}", ""),
    ("2023Q4 {Revenue USD 2023Q4}", ""),
    ("{Revenue TWD}", "{Revenue TWD}: amounts are in TWD anyway; take TWD out"),
    ("{Revenue USD EUR}", "{Revenue USD EUR} names two of a kind: 'USD' and 'EUR'; keep one of them"),
    ("{Revenue EUR}", "no figure is known for {Revenue EUR}"),
    ("{OperatingIncome USD}", "no figure is known for {OperatingIncome USD}"),
    ("{Revenue 2023Q4 USD qoq}", "no figure is known for"),
]


@pytest.mark.parametrize(("text", "wrong"), REFERENCES)
def test_a_reference_names_a_currency(text: str, wrong: str, tmp_path: Path) -> None:
    _, problems = read_dataset(dollar_project(tmp_path, section=text) / "content")
    found = [f"{problem.message}; {problem.remedy}" for problem in problems]
    assert found == [] if not wrong else wrong in found[0]


def test_a_reference_without_a_currency_is_the_companys_or_the_only_one(tmp_path: Path) -> None:
    facts = [BARE, BEFORE, "{at: 8, concept: OperatingCashFlow, printed: 0.5億美元}"]
    dataset, problems = read_dataset(dollar_project(tmp_path, facts, "{OperatingCashFlow} {Revenue}") / "content")
    assert problems == []
    brief = dataset.content.briefs["LUMN9/2024Q4"]
    row = {name: scorecard.row(name, brief, dataset.content, dataset.index) for name in ("Revenue", "Revenue USD", "OperatingCashFlow")}
    units = {name: found.actual.figure.unit for name, found in row.items() if found.actual}
    assert units == {"Revenue": "TWD", "Revenue USD": "USD", "OperatingCashFlow": "USD"}
    assert row["Revenue"].consensus
    assert row["Revenue USD"].consensus is None
    assert list(row["Revenue USD"].verdicts) == []
    assert row["Revenue USD"].yoy
    assert str(row["Revenue USD"].yoy.figure.low) == "26"


def test_growth_in_another_currency_never_stands_in(tmp_path: Path) -> None:
    root = dollar_project(tmp_path, ["{at: 7, concept: OperatingIncome, currency: USD, change: yoy, printed: 30%}"], "{OperatingIncome yoy}")
    path = root / ARTICLE
    assert "OperatingIncome, printed: 12.5億元" in path.read_text("utf-8")
    _, problems = read_dataset(root / "content")
    assert [problem.message for problem in problems if "OperatingIncome yoy" in problem.message]


CLAIMS = [
    ("above Revenue 2023Q4", []),  # in the fact's own currency
    ("above Revenue consensus", ["'3.9億' cannot be held against TWD; name a figure in USD, or delete the claim"]),
]


@pytest.mark.parametrize(("claim", "wrong"), CLAIMS)
def test_a_claim_holds_within_one_currency(claim: str, wrong: list[str], tmp_path: Path) -> None:
    claiming = BARE.replace("printed: 3.9億", f"printed: 3.9億, claims: [{claim}]")
    dataset, problems = read_dataset(dollar_project(tmp_path, [claiming, BEFORE]) / "content")
    assert [f"{problem.message}; {problem.remedy}" for problem in problems] == wrong
    if not wrong:
        (finding,) = (finding for finding in dataset.findings if finding.rule == "claim")
        assert (finding.status, [fact.printed for fact in finding.facts]) == ("agrees", ["3.9億", "3.0億美元"])


def test_one_chart_has_one_currency(tmp_path: Path) -> None:
    root = dollar_project(tmp_path)
    path = root / "content" / "lumen" / "2024Q4" / "brief.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("categories: [Indoor, Outdoor]\n    series: [{of: Revenue}]", "categories: [2024Q4]\n    series: [{of: Revenue}, {of: Revenue USD}]"), "utf-8")
    _, problems = read_dataset(root / "content")
    assert [problem.message for problem in problems] == ["the chart has TWD and USD on one axis"]
