"""Figures on a terminal: a brief's as a table, one of them with all that is known of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from places import ROOT

from briefs.cli.commands import main
from briefs.editing.fmt import width
from briefs.editing.inspect import columns
from briefs.outputs.exports import COLUMNS


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented company with our words."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "tests" / "tiny" / "content", root / "content")
    shutil.copytree(ROOT / "templates" / "words", root / "templates" / "words")
    return root


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def rows(result: Result) -> list[list[str]]:
    """The cells of a table, cut where the line below the head has its gaps."""
    head, line, *body = result.stdout.splitlines()
    ends, place = [], 0
    for dash in line.split("  "):
        ends.append((place, place + len(dash)))
        place += len(dash) + 2
    return [[cut(text, start, end) for start, end in ends] for text in (head, *body)]


def cut(text: str, start: int, end: int) -> str:
    """The characters in some columns of a terminal."""
    place, cell = 0, ""
    for char in text:
        if start <= place < end:
            cell += char
        place += width(char)
    return cell.strip()


def test_a_brief_as_a_table(project: Path) -> None:
    result = run("show", "lumn9", "2024q4", "--root", project)
    assert (result.exit_code, result.stderr) == (0, "")
    head, *body = rows(result)
    assert head == ["Metric", "Period", "Kind", "Change", "Figure", "As printed", "Source", "File or ID", "Check"]
    lamp = "content/lumen/2024Q4/lamp-times-2025-02-01.yml"
    assert body[:3] == [
        ["Revenue", "Q4 2024", "actual", "", "NT$12.46B", "124.6亿元", "evening-glow-2025-02-02:1", "content/lumen/2024Q4/evening-glow-2025-02-02.yml:9", "agrees"],
        ["", "", "", "", "NT$12.5B", "125億元", "lamp-times-2025-02-01:2", f"{lamp}:10", "agrees"],
        ["Revenue", "Q4 2024", "actual", "quarter on quarter", "25%", "25%", "lamp-times-2025-02-01:2", f"{lamp}:11", "conflict"],
    ]
    assert "105億至115億元" in [row[5] for row in body]
    assert all(row[7] for row in body)


def test_columns_fit_chinese_text() -> None:
    lines = columns([["項目", "b"], ["a", "營收成長"], ["abcdef", ""]])
    assert lines == ["項目    b", "──────  ────────", "a       營收成長", "abcdef"]


def test_one_concept_and_what_follows_from_it(project: Path) -> None:
    plain = rows(run("show", "LUMEN", "2024Q4", "revenue", "--root", project))[1:]
    derived = rows(run("show", "LUMEN", "2024Q4", "revenue", "--derived", "--root", project))[1:]
    names = {row[0] for row in derived if row[0]}
    assert names == {"Revenue", "Indoor revenue", "Outdoor revenue", "Glow revenue"}
    assert [row for row in derived if row in plain] == plain
    amounts = [row for row in derived if row[5].startswith("= ")]
    assert amounts
    assert [row[7] for row in amounts if "÷ (1 + 20%)" in row[5] and row[0] == "Revenue"] == ["LUMN9.Revenue.2023Q4"]
    assert not any(row[0] == "Operating margin" for row in derived)


def test_the_table_in_chinese(project: Path) -> None:
    head, *body = rows(run("show", "LUMN9", "2024Q4", "--language", "zh-Hant", "--root", project))
    assert head[:2] == ["項目", "期間"]
    assert body[0][:3] == ["營收", "2024Q4", "實際"]
    assert "室內營收" in [row[0] for row in body]


def test_json_for_scripts(project: Path) -> None:
    result = run("show", "LUMN9", "2024Q4", "Revenue", "--derived", "--json", "--root", project)
    figures: list[dict[str, Any]] = [json.loads(line) for line in result.stdout.splitlines()]
    by_id = {figure["id"]: figure for figure in figures}
    assert len(by_id) == len(figures)
    printed = next(figure for figure in figures if figure["facts"] and not figure["segment"] and not figure["change"] and figure["period"] == "2024Q4" and figure["scenario"] == "actual")
    assert [fact["printed"] for fact in printed["facts"]] == ["124.6亿元", "125億元"]
    assert set(COLUMNS["facts"]) | {"status"} == set(printed["facts"][0])
    prior = by_id["LUMN9.Revenue.2023Q4"]
    assert (prior["formula"], prior["facts"], prior["unit"]) == ("implied_prior", [], "TWD")
    assert prior["inputs"][0] == printed["id"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["LUMN", "2024Q4"], "Error: no company 'LUMN'; did you mean LUMN9?\n"),
        (["zzz", "2024Q4"], "Error: no company 'zzz'; there are LUMN9\n"),
        (["LUMN9", "2024Q9"], "Error: no brief of LUMN9 for '2024Q9'; did you mean 2024Q4 or 2024Q3?\n"),
        (["LUMN9", "now"], "Error: no brief of LUMN9 for 'now'; there are 2024Q3, 2024Q4\n"),
        (["LUMN9", "2024Q4", "Revenu"], "Error: no concept 'Revenu'; did you mean Revenue or ShareOfRevenue?\n"),
    ],
)
def test_a_name_that_nothing_has(project: Path, arguments: list[str], said: str) -> None:
    result = run("show", *arguments, "--root", project)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", said)


def test_a_folder_that_is_no_project(tmp_path: Path) -> None:
    result = run("show", "LUMN9", "2024Q4", "--root", tmp_path)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert "no templates/words" in result.stderr


def test_content_with_problems_shows_what_can_be_read(project: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(project, tmp_path / "project"))
    path = root / "content/lumen/2024Q4/lamp-times-2025-02-01.yml"
    path.write_text(path.read_text("utf-8").replace("concept: OperatingIncome", "concept: Operating"), "utf-8")
    result = run("show", "LUMN9", "2024Q4", "--root", root)
    assert result.exit_code == 0
    assert result.stderr == "1 problems, see: briefs check\n"
    body = rows(result)[1:]
    assert "125億元" in [row[5] for row in body]
    assert {row[8] for row in body} == {""}


# Cards


def explained(project: Path, name: str, *options: str) -> str:
    result = run("explain", name, *options, "--root", project)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def test_a_printed_figure(project: Path) -> None:
    card = explained(project, "LUMN9.Revenue.2024Q4")
    shown, other = "evening-glow-2025-02-02.p1.Revenue.2024Q4", "lamp-times-2025-02-01.p2.Revenue.2024Q4"
    assert card.startswith("Revenue · Q4 2024\n  NT$12.46B\n\nStands for\n  NT$12.455B to NT$12.465B\n\nAs printed\n  124.6亿元\n  Evening Glow, ¶1, 2 Feb 2025\n")
    assert "\n  content/lumen/2024Q4/evening-glow-2025-02-02.yml:9\n" in card
    assert f"\nAlso printed\n  125億元 (NT$12.5B)\n  Lamp Times, ¶2, 1 Feb 2025\n  content/lumen/2024Q4/lamp-times-2025-02-01.yml:10\n  {other}\n" in card
    assert f"\n    duplicate:{shown}:{other}\n" in card
    assert card.endswith(f"\nID\n  {shown}\n")
    assert explained(project, shown) == card


def test_each_printing_leads_to_its_figure(project: Path) -> None:
    card = explained(project, "lamp-times-2025-02-01.p2.Revenue.2024Q4")
    assert "\nAlso printed ←\n  125億元" in card
    assert explained(project, "content/lumen/2024Q4/lamp-times-2025-02-01.yml:10").replace(" ←", "") == card.replace(" ←", "")


def test_a_derived_figure_step_by_step(project: Path) -> None:
    card = explained(project, "LUMN9.Revenue.2024Q4.yoy_amount")
    for line in (
        "Revenue · Q4 2024 · change from a year before",
        "  Revenue · Q4 2024 − Revenue · Q4 2023",
        "  • NT$12.46B: Revenue · Q4 2024",
        "    Stands for: NT$12.455B to NT$12.465B",
        "    124.6亿元, Evening Glow, ¶1, content/lumen/2024Q4/evening-glow-2025-02-02.yml:9",
        "    Revenue · Q4 2024 ÷ (1 + Revenue · Q4 2024 · year on year)",
        "    NT$12.46B ÷ (1 + 20%)",
        "      Stands for: 19.5% to 20.5%",
        "    LUMN9.Revenue.2023Q4",
    ):
        assert f"{line}\n" in card, line
    assert card.endswith("ID\n  LUMN9.Revenue.2024Q4.yoy_amount\n")


def test_a_card_in_chinese(project: Path) -> None:
    card = explained(project, "LUMN9.Revenue.2024Q4", "--language", "zh-Hant")
    assert card.startswith("營收・2024 年第 4 季\n")
    assert "\n原文\n" in card


def test_a_finding_with_what_an_editor_says_of_it(project: Path) -> None:
    name = "duplicate:lamp-times-2025-02-01.p2.Revenue.2024Q4.qoq:evening-glow-2025-02-02.p2.Revenue.2024Q4.qoq"
    card = explained(project, name)
    assert card.startswith("Revenue · Q4 2024 · quarter on quarter: two printings of the same figure; 25% against 27%; conflict\n")
    assert "\nShown\n  25%\n  24.5% to 25.5%\n\nAgainst\n  27%\n  26.5% to 27.5%\n" in card
    assert "  Evening Glow, ¶2, 2 Feb 2025\n  content/lumen/2024Q4/evening-glow-2025-02-02.yml:11\n" in card
    assert "\nTwo growth rates\n  The two levels give about 25%.\n  content/lumen/2024Q4/brief.yml:" in card
    assert card.endswith(f"ID\n  {name}\n")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("LUMN9.Revenue.2024Q5", "LUMN9.Revenue.2024Q4"),
        ("2023Q4", "LUMN9.Revenue.2023Q4"),
        ("lamp-times-2025-02-01.p2.Revenue.2024Q4.qo", "lamp-times-2025-02-01.p2.Revenue.2024Q4.qoq"),
    ],
)
def test_an_unknown_id_has_near_ones(project: Path, name: str, near: str) -> None:
    result = run("explain", name, "--root", project)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"Error: nothing has the id '{name}'; did you mean one of these?\n")
    assert f"\n  {near}\n" in result.stderr


@pytest.mark.parametrize("name", ["GLOW.Revenue.FY2025Q2.yoy", "lamp-times-2025-02-01.p6.GLOW.Revenue.FY2025Q2.yoy"])
def test_a_period_may_have_the_companys_own_name(project: Path, name: str) -> None:
    assert explained(project, name) == explained(project, "lamp-times-2025-02-01.p6.GLOW.Revenue.2024Q4.yoy")


@pytest.mark.parametrize(("name", "same"), [
    ("LUMN9.Revenue.2025Q1.guidance@FY2024Q4", "LUMN9.Revenue.2025Q1.guidance@2024Q4"),
    ("LUMN9.Headcount.2024Q3", "LUMN9.Headcount.2024-09-30"),
])  # fmt: skip
def test_other_spellings_of_an_id(project: Path, name: str, same: str) -> None:
    assert explained(project, name) == explained(project, same)


def test_the_near_ids_of_the_same_company_stand_first(project: Path) -> None:
    result = run("explain", "GLOW.Revenue.2024Q4.qoq", "--root", project)
    assert result.stderr.splitlines()[1:] == ["  GLOW.Revenue.2024Q4.yoy"]


def test_an_id_like_none(project: Path) -> None:
    result = run("explain", "§", "--root", project)
    assert (result.exit_code, result.stderr) == (1, "Error: nothing has the id '§'; data/facts.csv and data/findings.csv list them\n")


def test_every_id_of_the_real_content_can_be_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefs.editing import inspect

    context, problems = inspect.open_context(ROOT)
    assert problems == []
    dataset = context.dataset
    names = [
        *(quantity.id for quantity in dataset.index.quantities.values()),
        *(fact.id for fact in dataset.content.facts),
        *(finding.id for finding in dataset.findings),
    ]
    for name in names:
        assert inspect.explain(context, name, "en")[-1].strip()
        assert inspect.explain(context, name, "zh-Hant")[-1].strip()
    for brief in dataset.content.briefs.values():
        shelf = inspect.choose(context, brief.company.folder, str(brief.period), "", derived=True)
        printed = {fact.id for fact in dataset.content.facts if fact.brief == brief.id}
        assert printed <= {fact.id for quantity in shelf.quantities for fact in quantity.facts}
        assert len(inspect.table(shelf, "en")) > len(printed)
