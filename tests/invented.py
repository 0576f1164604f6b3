"""An invented company in a line a fact, for the tests of the stages."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from places import TESTS, TINY, new_project

from briefs.analysis.check import check
from briefs.analysis.derive import derive, merge
from briefs.analysis.intervals import LOOSE
from briefs.analysis.known import Knowledge
from briefs.analysis.table import Result
from briefs.content import models
from briefs.content.fitting import concept_period, fit
from briefs.content.records import Company, Content
from briefs.content.yaml_source import parse_document
from briefs.figures.reader import parse
from briefs.model.facts import FORWARD, Fact, Finding, Meaning, Quantity
from briefs.model.figure import Figure
from briefs.model.period import parse_period

BRIEF = "LUMN9/2025Q4"
CALENDARS = TESTS / "calendars"
BOTH = {"en": "x", "zh-Hant": "x"}
PUBLISHED = {"a": date(2026, 2, 1), "b": date(2026, 2, 2), "c": date(2026, 2, 2)}


def concept(unit: str = "money", period: str = "duration", **keys: Any) -> models.Concept:
    return models.Concept.model_validate({"label": BOTH, "definition": BOTH, "unit": unit, "period": period, **keys})


CONCEPTS: Mapping[str, models.Concept] = {
    "Revenue": concept(adds_up=True, at_most="Revenue"),
    "GrossProfit": concept(at_most="Revenue"),
    "OperatingIncome": concept(at_most="GrossProfit"),
    "OperatingCashFlow": concept(),
    "CapitalExpenditure": concept(),
    "FreeCashFlow": concept(sum_of=["OperatingCashFlow", "-CapitalExpenditure"]),
    "GrossMargin": concept("percent", ratio_of=["GrossProfit", "Revenue"]),
    "OperatingMargin": concept("percent", ratio_of=["OperatingIncome", "Revenue"], at_most="GrossMargin"),
    "ShareOfRevenue": concept("percent", share_of="Revenue"),
    "RunRate": concept(annualised="Revenue"),
    "SharePrice": concept("per_share", "instant"),
    "TargetPrice": concept("per_share", "instant"),
    "Upside": concept("percent", "instant", growth_of=["TargetPrice", "SharePrice"]),
    "MarketShare": concept("percent", at_most="100% together"),
    "CustomerConcentration": concept("percent", at_most="100%"),
    "ExchangeRate": concept("exchange_rate"),
    "Headcount": concept("count", "instant"),
    "NetIncome": concept(),
    "EarningsPerShare": concept("per_share", per_share_of="NetIncome"),
    "EarningsPerShareBasic": concept("per_share", per_share_of="NetIncome"),
    "EarningsPerShareDiluted": concept("per_share", per_share_of="NetIncome", at_most="EarningsPerShareBasic"),
    "DividendPerShare": concept("per_share"),
}


def company(fiscal_year_end: int = 12) -> Company:
    document, _ = parse_document("ticker: LUMN9", "content/lumen/company.yml")
    assert document
    segment = {"label": BOTH}
    entry = models.Company.model_validate({
        "ticker": "LUMN9", "name": BOTH, "about": BOTH, "fiscal_year_end": fiscal_year_end, "parts": ["Indoor", "Outdoor"],
        "segments": {"Indoor": segment, "Outdoor": segment, "Garden": segment},
        "entities": {"GLOW": {"name": BOTH}},
    })
    return Company("LUMN9", "lumen", entry, document)


COMPANIES = {"LUMN9": company()}


def fact(  # noqa: PLR0913
    concept: str, printed: str | Figure, period: str = "2025Q4", *, change: str = "", scenario: str = "actual", segment: str = "",
    entity: str = "LUMN9", source: str = "a", at: int = 1, prefer: str = "", issued: str = "2025Q4", claims: tuple[str, ...] = (), currency: str = "",
) -> Fact:
    """A fact as the loader would read it."""
    kind = CONCEPTS[concept]
    text = printed if isinstance(printed, str) else "made"
    figure = fit(parse(printed, currency or "USD"), kind, change, currency or "USD", printed) if isinstance(printed, str) else printed
    assert figure, f"{printed} does not fit {concept} {change}"
    meaning = Meaning(
        entity, segment, concept, concept_period(kind, parse_period(period)), scenario, change, parse_period(issued) if scenario in FORWARD else None,
        currency=currency,
    )
    name = f"{source}.p{at}.{meaning}"
    reason = {"en": prefer, "zh-Hant": prefer} if prefer else None
    return Fact(name, BRIEF, meaning, figure, text, source, at, f"content/lumen/2025Q4/{source}.yml", at, 5, prefer=reason, claims=claims)


def rounded(value: Decimal | float, decimals: int, unit: str) -> Figure:
    """A figure that a careful article prints for a true value."""
    end = Decimal(value).quantize(Decimal(1).scaleb(-decimals)) if decimals > 0 else Decimal(round(Decimal(value).scaleb(decimals))).scaleb(-decimals)
    return Figure(end, end, unit, decimals, "exact")


def derived(facts: Iterable[Fact]) -> tuple[dict[str, Quantity], Sequence[Result]]:
    """Quantities by the name of their meaning, and recomputations."""
    quantities, results, *_ = derive(merge(facts, PUBLISHED), CONCEPTS, COMPANIES)
    return {str(meaning).removeprefix("LUMN9."): quantity for meaning, quantity in quantities.items()}, results


def findings(facts: Iterable[Fact]) -> list[Finding]:
    """What the checks say of some facts."""
    facts = tuple(facts)
    derived = derive(merge(facts, PUBLISHED), CONCEPTS, COMPANIES)
    return check(Content(CONCEPTS, COMPANIES, facts=facts), Knowledge(derived.quantities, derived=derived))


def held(facts: Iterable[Fact], rule: str) -> list[str]:
    """How some facts, all of them, stand to each other by a rule."""
    facts = tuple(facts)
    found = [finding for finding in findings(facts) if finding.rule == rule]
    assert all({fact.id for fact in finding.facts} == {fact.id for fact in facts} for finding in found)
    return [finding.status for finding in found]


def conclusion(facts: Iterable[Fact], name: str) -> tuple[Any, ...]:
    """A derived quantity as `tell` has it."""
    quantity = derived(facts)[0][name]
    assert quantity.derived
    return tell(quantity)


def tell(quantity: Quantity) -> tuple[Any, ...]:
    """A quantity as (low, high, decimals, approx, formula), billions where it is money."""
    figure = quantity.figure
    scale, places = (1_000_000_000, 9) if figure.unit == "USD" else (1, 0)
    ends = [None if end is None else float(end) / scale for end in (figure.low, figure.high)]
    return (*ends, figure.decimals + places, figure.approx, quantity.formula)


def assert_allows(figure: Figure, true: float) -> None:
    """The last digit shown is off by one at most, by `LOOSE` where it is qualified; a range contains the value."""
    assert figure.low is not None
    assert figure.high is not None
    step = 10.0**-figure.decimals
    room = {"exact": 1.0, "about": float(LOOSE)}[figure.approx] if figure.low == figure.high else 0.5
    slack = step * room + 1e-9 * abs(true)
    assert float(figure.low) - slack <= true <= float(figure.high) + slack
    assert_no_finer(figure.low, figure.decimals)
    assert_no_finer(figure.high, figure.decimals)


def assert_no_finer(value: Decimal, decimals: int) -> None:
    assert value % Decimal(1).scaleb(-decimals) == 0


def figure(printed: str, currency: str = "USD") -> Figure:
    """A printed figure; bare numbers are money."""
    read = parse(printed, currency)
    return replace(read, unit=currency) if read.unit in ("pure", None) else read


def calendars(folder: Path) -> Path:
    """The invented lamps with three more companies beside them."""
    new_project(folder, TINY)
    for company in ("harbor", "grafik", "ferro"):
        shutil.copytree(CALENDARS / company, folder / "content" / company)
    with (folder / "content" / "concepts.yml").open("a", encoding="utf-8") as concepts:
        concepts.write((CALENDARS / "concepts.yml").read_text("utf-8"))
    return folder
