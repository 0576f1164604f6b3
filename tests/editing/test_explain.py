"""One figure or finding on a terminal, with all that is known of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from places import TINY, new_project

from briefs.cli.commands import main
from briefs.content.folder import Folder
from briefs.editing.explain import explain
from briefs.editing.show import open_context


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented company."""
    return new_project(tmp_path_factory.mktemp("project"), TINY)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


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


def test_a_dispute(project: Path) -> None:
    name = "dispute:LUMN9/2024Q4:growth"
    card = explained(project, name)
    assert card.startswith("Two growth rates\n  The two levels give about 25%.\n  content/lumen/2024Q4/brief.yml:")
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


def test_every_id_of_the_corpus_can_be_explained(tmp_path: Path) -> None:
    context, problems = open_context(Folder(new_project(tmp_path)))
    assert problems == []
    dataset = context.dataset
    names = [
        *(quantity.id for quantity in dataset.index.quantities.values()),
        *(fact.id for fact in dataset.content.facts),
        *(finding.id for finding in dataset.findings),
        *(name for brief in dataset.briefs() for name in brief.disputes),
    ]
    for name in names:
        assert explain(context, name, "en")[-1].strip()
        assert explain(context, name, "zh-Hant")[-1].strip()
