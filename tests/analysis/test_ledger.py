"""Guidance given twice: how it was revised, and by which statement it is judged."""

from __future__ import annotations

from pathlib import Path

from promises import quarters, read

from briefs.analysis.ledger import Guided, ledger
from briefs.analysis.scorecard import row
from briefs.analysis.scores import scores


def guided(printed: str, period: str = "FY2025", concept: str = "Revenue", more: str = "") -> str:
    return f"{{at: 2, concept: {concept}, period: {period}, scenario: guidance, printed: {printed}{more}}}"


def actual(printed: str, period: str = "FY2025", concept: str = "Revenue") -> str:
    return f"{{at: 3, concept: {concept}, period: {period}, printed: {printed}}}"


def statements(root: Path) -> list[Guided]:
    dataset = read(root)
    newest = dataset.briefs(dataset.content.companies["LUMN9"])[0]
    return ledger("LUMN9", dataset.content, dataset.index, newest.period)


def told(found: list[Guided]) -> list[tuple[str, str, tuple[str, str] | None, str]]:
    return [(str(item.meaning.issued), item.place, item.revision, item.verdict[0]) for item in found]


def test_a_promise_is_judged_by_its_first_and_its_last_statement(tmp_path: Path) -> None:
    articles = {
        "2024Q4/times": [guided("400億至420億元")],
        "2025Q1/times": [guided("410億至430億元")],
        "2025Q2/times": [guided("410億至430億元")],
        "2025Q3/times": [guided("430億至440億元")],
        "2025Q4/times": [actual("425億元")],
    }
    assert told(statements(quarters(tmp_path, articles))) == [
        ("2024Q4", "first", None, "above_guidance"),
        ("2025Q1", "between", ("raised", "better"), "revised"),
        ("2025Q2", "between", ("kept", "neutral"), "revised"),
        ("2025Q3", "last", ("raised", "better"), "below_guidance"),
    ]


def test_what_is_printed_with_the_outcome_revises_nothing(tmp_path: Path) -> None:
    root = quarters(tmp_path, {"2024Q4/times": [guided("400億元")], "2025Q4/times": [guided("425億元"), actual("425億元")]})
    assert told(statements(root)) == [("2024Q4", "only", None, "above_guidance"), ("2025Q4", "undated", None, "undated")]


def test_alone_what_is_printed_with_the_outcome_was_given_before(tmp_path: Path) -> None:
    root = quarters(tmp_path, {"2025Q4/times": [guided("400億元"), actual("425億元")]})
    assert told(statements(root)) == [("2025Q4", "only", None, "above_guidance")]


def test_what_was_given_nobody_says_when_is_no_promise_before_the_outcome(tmp_path: Path) -> None:
    undated = guided("390億元", more=", given: undated")
    root = quarters(tmp_path, {"2024Q4/times": [guided("400億元")], "2025Q1/times": [undated], "2025Q4/times": [actual("425億元")]})
    assert told(statements(root)) == [("2024Q4", "only", None, "above_guidance"), ("undated", "undated", None, "undated")]
    dataset = read(root)
    against = [str(meaning) for meaning in dataset.index.quantities if meaning.change.endswith("vs_guidance")]
    assert against == ["LUMN9.Revenue.FY2025.vs_guidance"]
    (surprise,) = (quantity for meaning, quantity in dataset.index.quantities.items() if meaning.change == "vs_guidance")
    assert str(surprise.inputs[1].meaning) == "LUMN9.Revenue.FY2025.guidance@2024Q4"


def test_undated_guidance_alone_gives_no_verdict(tmp_path: Path) -> None:
    root = quarters(tmp_path, {"2025Q4/times": [guided("390億元", more=", given: undated"), guided("80億元", "2025Q4", more=", given: undated")]})
    dataset = read(root)
    found = row("Revenue", dataset.content.briefs["LUMN9/2025Q4"], dataset.content, dataset.index)
    assert (found.guidance, list(found.verdicts)) == (None, [])


def test_an_article_that_looks_back_says_when_guidance_was_given(tmp_path: Path) -> None:
    looks_back = [guided("410億元", more=", given: 2025Q1"), guided("405億元")]
    assert told(statements(quarters(tmp_path, {"2024Q4/times": [guided("400億元")], "2025Q3/times": looks_back}))) == [
        ("2024Q4", "first", None, "pending"),
        ("2025Q1", "between", ("raised", "better"), "revised"),
        ("2025Q3", "last", ("cut", "worse"), "pending"),
    ]


def test_two_sources_of_one_day_are_a_conflict_and_no_revision(tmp_path: Path) -> None:
    root = quarters(tmp_path, {"2024Q4/times": [guided("400億元")], "2024Q4/post": [guided("410億元")]})
    brief = root / "content" / "lumen" / "2024Q4" / "brief.yml"
    noted = "duplicate:times-2024q4.p2.Revenue.FY2025.guidance:post-2024q4.p2.Revenue.FY2025.guidance"
    dispute = f"{{id: two, title: {{en: Two, zh-Hant: 二}}, findings: ['{noted}'], text: {{en: Two., zh-Hant: 二。}}}}"
    brief.write_text(f"{brief.read_text('utf-8')}disputes: [{dispute}]\n", "utf-8")
    assert [finding.id for finding in read(root).findings if finding.status == "conflict"] == [noted]
    assert told(statements(root)) == [("2024Q4", "only", None, "pending")]


def test_another_currency_is_another_promise(tmp_path: Path) -> None:
    root = quarters(tmp_path, {"2024Q4/times": [guided("400億元")], "2025Q1/times": [guided("13億美元")]})
    assert [(item.place, item.revision) for item in statements(root)] == [("only", None), ("only", None)]


def test_more_costs_are_no_better(tmp_path: Path) -> None:
    before, after = (guided(printed, concept="CapitalExpenditure") for printed in ("100億元", "125億元"))
    root = quarters(tmp_path, {"2024Q4/times": [before], "2025Q1/times": [after]})
    concepts = root / "content" / "concepts.yml"
    label = "{en: Capital expenditure, zh-Hant: 資本支出}"
    concepts.write_text(f"{concepts.read_text('utf-8')}CapitalExpenditure: {{label: {label}, definition: {label}, unit: money, period: duration}}\n", "utf-8")
    assert [item.revision for item in statements(root)] == [None, ("raised", "neutral")]


def test_a_companys_own_aim_is_no_guidance(tmp_path: Path) -> None:
    aim = guided("500億元", "FY2025").replace("guidance", "target")
    root = quarters(tmp_path, {"2024Q4/times": [aim, guided("400億元")], "2025Q4/times": [actual("425億元")]})
    assert told(statements(root)) == [("2024Q4", "only", None, "above_guidance")]
    dataset = read(root)
    assert not [quantity for quantity in dataset.index.quantities.values() if any(part.meaning.scenario == "target" for part in quantity.inputs)]


REVISED = "said: {{at: 2, concept: Revenue, period: FY2025, says: {} guidance}}"


def test_withdrawn_guidance_is_judged_by_its_first_statement_alone(tmp_path: Path) -> None:
    root = quarters(tmp_path, {"2024Q4/times": [guided("400億元")], "2025Q1/times": [REVISED.format("withdrew")], "2025Q4/times": [actual("425億元")]})
    found = statements(root)
    assert told(found) == [("2024Q4", "first", None, "above_guidance"), ("2025Q1", "last", ("withdrawn", "neutral"), "withdrawn")]
    dataset = read(root)
    assert scores(found, dataset.content.companies["LUMN9"], dataset.content.concepts) == []


def test_guidance_raised_without_a_figure_is_a_statement(tmp_path: Path) -> None:
    root = quarters(tmp_path, {"2024Q4/times": [guided("400億元")], "2025Q1/times": [REVISED.format("raised")], "2025Q2/times": [guided("440億元")]})
    assert told(statements(root)) == [
        ("2024Q4", "first", None, "pending"),
        ("2025Q1", "between", ("raised", "better"), "revised"),
        ("2025Q2", "last", ("raised", "better"), "pending"),
    ]


def test_an_outcome_of_which_only_a_verdict_is_printed_has_that(tmp_path: Path) -> None:
    said = "said: {at: 2, concept: Revenue, period: FY2025, says: beat guidance}"
    root = quarters(tmp_path, {"2024Q4/times": [guided("400億元")], "2025Q4/times": [said]})
    assert told(statements(root)) == [("2024Q4", "only", None, "stated_above_guidance")]


def test_what_two_articles_say_of_one_revision_is_one_statement(tmp_path: Path) -> None:
    articles = {"2024Q4/times": [guided("400億元")], "2025Q1/times": [REVISED.format("withdrew")], "2025Q1/post": [REVISED.format("withdrew")]}
    assert [item.place for item in statements(quarters(tmp_path, articles))] == ["first", "last"]


def test_an_outcome_known_by_the_guidance_alone_is_shown_and_not_judged(tmp_path: Path) -> None:
    articles = {
        "2024Q4/times": ["{at: 2, concept: Revenue, period: 2025Q1, scenario: guidance, printed: 88億元}", "{at: 2, concept: Revenue, period: 2025Q1, scenario: guidance, change: yoy, printed: 10%}"],
        "2025Q1/times": [],
    }
    growth = next(item for item in statements(quarters(tmp_path, articles)) if item.meaning.change == "yoy")
    assert growth.actual
    assert (growth.actual.derived, growth.verdict, growth.judged) == (True, ("circular", "neutral"), False)
