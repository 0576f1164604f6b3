"""The figures of a brief as a table on a terminal."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from places import TINY, new_project

from briefs.cli.commands import main
from briefs.content.folder import Folder
from briefs.editing.columns import width
from briefs.editing.show import choose, open_context, table


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented company."""
    return new_project(tmp_path_factory.mktemp("project"), TINY)


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


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["LUMN", "2024Q4"], "Error: unknown company 'LUMN'; did you mean 'LUMN9'?\n"),
        (["zzz", "2024Q4"], "Error: unknown company 'zzz'; write one of: LUMN9\n"),
        (["LUMN9", "2024Q9"], "Error: no brief of LUMN9 for '2024Q9'; did you mean '2024Q4'?\n"),
        (["LUMN9", "now"], "Error: no brief of LUMN9 for 'now'; write one of: 2024Q3, 2024Q4\n"),
        (["LUMN9", "2024Q4", "Revenu"], "Error: unknown concept 'Revenu'; did you mean 'Revenue'?\n"),
    ],
)
def test_a_name_that_nothing_has(project: Path, arguments: list[str], said: str) -> None:
    result = run("show", *arguments, "--root", project)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", said)


def test_a_folder_that_is_no_project(tmp_path: Path) -> None:
    result = run("show", "LUMN9", "2024Q4", "--root", tmp_path)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert "no mkdocs.yml and no content/" in result.stderr


def test_content_with_problems_shows_what_can_be_read(project: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(project, tmp_path / "project"))
    path = root / "content/lumen/2024Q4/lamp-times-2025-02-01.yml"
    path.write_text(path.read_text("utf-8").replace("concept: OperatingIncome", "concept: Operating"), "utf-8")
    result = run("show", "LUMN9", "2024Q4", "--root", root)
    assert result.exit_code == 0
    assert result.stderr == "1 problem, see: briefs check\n"
    body = rows(result)[1:]
    assert "125億元" in [row[5] for row in body]
    assert {row[8] for row in body} == {""}


def test_every_printing_of_the_corpus_is_shown(tmp_path: Path) -> None:
    context, problems = open_context(Folder(new_project(tmp_path)))
    assert problems == []
    dataset = context.dataset
    for brief in dataset.content.briefs.values():
        company, quantities = choose(context, brief.company.folder, str(brief.period), derived=True)
        printed = {fact.id for fact in dataset.content.facts if fact.brief == brief.id}
        assert printed <= {fact.id for quantity in quantities for fact in quantity.facts}
        assert len(table(context, company, quantities, "en")) > len(printed)
