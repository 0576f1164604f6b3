"""References: what their words mean, what they default to, and which quantity they find."""

from __future__ import annotations

import pytest
from places import TESTS

from briefs.content.load import load
from briefs.content.records import Brief, Content
from briefs.content.references import (
    REFERENCE,
    BadReference,
    Index,
    classify,
    parse_reference,
    split,
)
from briefs.figures.reader import parse
from briefs.model.facts import Meaning, Quantity
from briefs.model.period import parse_period

TINY = TESTS / "tiny" / "content"


@pytest.fixture(scope="module")
def content() -> Content:
    return load(TINY)[0]


@pytest.fixture(scope="module")
def brief(content: Content) -> Brief:
    return content.briefs["LUMN9/2024Q4"]


READ = [
    ("Revenue", "LUMN9.Revenue.2024Q4", ""),
    ("  Revenue   yoy ", "LUMN9.Revenue.2024Q4.yoy", ""),
    ("yoy Revenue", "LUMN9.Revenue.2024Q4.yoy", ""),
    ("Revenue 2024Q3", "LUMN9.Revenue.2024Q3", ""),
    ("Revenue FY2024 guidance", "LUMN9.Revenue.FY2024.guidance", ""),
    ("Revenue TTM2024Q4", "LUMN9.Revenue.FY2024", ""),
    ("Revenue by 2027 target", "LUMN9.Revenue.by2027.target", ""),
    ("Revenue estimate by:Ada", "LUMN9.Revenue.2024Q4.estimate.Ada", ""),
    ("Revenue FY2024 guidance given:2024Q2", "LUMN9.Revenue.FY2024.guidance@2024Q2", ""),
    ("Indoor Revenue|bare", "LUMN9.Indoor.Revenue.2024Q4", "bare"),
    ("Indoor Revenue | signed ", "LUMN9.Indoor.Revenue.2024Q4", "signed"),
    ("GLOW Revenue FY2025Q2", "GLOW.Revenue.2024Q4", ""),
    ("GLOW Revenue FY2025", "GLOW.Revenue.Y2025-06", ""),
    ("Headcount", "LUMN9.Headcount.2024-12-31", ""),
    ("Headcount 2024Q3", "LUMN9.Headcount.2024-09-30", ""),
    ("LUMN9 Revenue", "LUMN9.Revenue.2024Q4", ""),
]


@pytest.mark.parametrize(("text", "name", "option"), READ)
def test_reference(text: str, name: str, option: str, brief: Brief, content: Content) -> None:
    reference = parse_reference(text, brief, content)
    assert (str(reference.meaning), reference.option) == (name, option)


def test_the_segment_of_another_entity_names_that_entity(content: Content, brief: Brief) -> None:
    glow = brief.company.entities["GLOW"]
    glow.segments["Ember"] = brief.company.segments["Indoor"]
    try:
        del brief.company.__dict__["segments"]
        assert str(parse_reference("Ember Revenue", brief, content).meaning) == "GLOW.Ember.Revenue.2024Q4"
    finally:
        del glow.segments["Ember"], brief.company.__dict__["segments"]


BAD = [
    ("", "{} names no concept", "add one, such as Revenue"),
    ("Indoor", "{Indoor} names no concept", "add one, such as Revenue"),
    ("Revenus", "unknown word 'Revenus' in a reference", "did you mean 'Revenue'?"),
    ("Revenue 2024Q9", "unknown word '2024Q9' in a reference", "write a concept, segment, entity, period, scenario or change"),
    ("Revenue FY0001", "unknown word 'FY0001' in a reference", "write a concept, segment, entity, period, scenario or change"),
    ("Revenue by", "unknown word 'by ' in a reference", "write a concept, segment, entity, period, scenario or change"),
    ("Revenue OperatingIncome", "{Revenue OperatingIncome} names two of a kind: 'Revenue' and 'OperatingIncome'", "keep one of them"),
    ("Revenue yoy qoq", "{Revenue yoy qoq} names two of a kind: 'yoy' and 'qoq'", "keep one of them"),
    ("Revenue|sined", "unknown option 'sined' in {Revenue|sined}", "did you mean 'signed'?"),
    ("GLOW Indoor Revenue", "{GLOW Indoor Revenue}: the segment 'Indoor' is not part of GLOW", "name the entity it belongs to: LUMN9"),
]


@pytest.mark.parametrize(("text", "message", "remedy"), BAD)
def test_bad_reference(text: str, message: str, remedy: str, brief: Brief, content: Content) -> None:
    with pytest.raises(BadReference) as error:
        parse_reference(text, brief, content)
    assert (str(error.value), error.value.remedy) == (message, remedy)


KINDS = [
    ("Revenue", "concept"), ("Indoor", "segment"), ("GLOW", "entity"), ("LUMN9", "entity"), ("guidance", "scenario"),
    ("actual", "scenario"), ("yoy", "change"), ("2024Q4", "period"), ("by 2027", "period"), ("2016/2026", "period"), ("by:Ada", "by"),
]  # fmt: skip


@pytest.mark.parametrize(("token", "kind"), KINDS)
def test_the_kind_of_a_word(token: str, kind: str, brief: Brief, content: Content) -> None:
    assert classify(token, brief.company, content) == (kind, token.removeprefix("by:"))


def test_a_deadline_is_one_word() -> None:
    assert list(split("Revenue by 2027  target")) == ["Revenue", "by 2027", "target"]


def test_where_references_stand_in_a_text() -> None:
    found = REFERENCE.findall("營收{Revenue}與{ Indoor Revenue|bare }，{a\nb} {{x}}")
    assert found == ["Revenue", " Indoor Revenue|bare ", "x"]


def quantity(scenario: str, printed: str, issued: str = "", by: str = "") -> Quantity:
    meaning = Meaning("LUMN9", "", "Revenue", parse_period("2025Q1"), scenario, "", parse_period(issued) if issued else None, by)
    return Quantity(f"{meaning}", meaning, parse(printed))


def index(*quantities: Quantity) -> Index:
    return Index({quantity.meaning: quantity for quantity in quantities})


def test_guidance_is_the_latest_known_by_then() -> None:
    first, second = quantity("guidance", "$1B", "2024Q3"), quantity("guidance", "$2B", "2024Q4")
    shelf = index(second, first)
    meaning = Meaning("LUMN9", "", "Revenue", parse_period("2025Q1"), "guidance")
    assert shelf.find(meaning, parse_period("2024Q2")) is None
    assert shelf.find(meaning, parse_period("2024Q3")) is first
    assert shelf.find(meaning, parse_period("2024Q4")) is second
    assert shelf.find(meaning, parse_period("2026Q4")) is second
    assert shelf.given(meaning) == [first, second]


def test_an_estimate_is_found_by_its_author_however_spaced() -> None:
    one, other = quantity("estimate", "$1B", "2024Q4", "J.P. Morgan"), quantity("estimate", "$2B", "2024Q4", "Citi")
    shelf = index(one, other)
    meaning = Meaning("LUMN9", "", "Revenue", parse_period("2025Q1"), "estimate", by="JPMorgan")
    assert shelf.find(meaning, parse_period("2024Q4")) is one
    assert shelf.find(Meaning("LUMN9", "", "Revenue", parse_period("2025Q1"), "estimate", by="UBS"), parse_period("2024Q4")) is None


def test_an_actual_figure_is_found_whenever_it_was_printed() -> None:
    actual = quantity("actual", "$1B")
    assert index(actual).find(actual.meaning, parse_period("2024Q4")) is actual
    assert index().find(actual.meaning, parse_period("2024Q4")) is None


def test_a_series_may_name_a_currency_that_is_one_companys_own(brief: Brief, content: Content) -> None:
    ours, theirs = (parse_reference("Revenue USD", brief, content, beside).meaning.currency for beside in ("LUMN9", "GLOW"))
    assert (ours, theirs) == ("USD", "")  # GLOW counts in dollars
    with pytest.raises(BadReference, match="amounts are in USD anyway"):
        parse_reference("GLOW Revenue USD", brief, content, "2024Q4")
