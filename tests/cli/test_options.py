"""Problems as annotations of a pull request."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from places import TESTS

from briefs.cli.commands import main
from briefs.cli.options import annotation
from briefs.model.problem import Problem

TINY = TESTS / "tiny"


def test_a_problem_is_one_workflow_command() -> None:
    problem = Problem("content/a,b:c.yml", 3, 7, "50% of\n::error::x\r", "write 「好」: a, b")
    assert annotation(problem, Path(), "briefs check") == (
        "::error file=content/a%2Cb%3Ac.yml,line=3,col=7,title=briefs check::"
        "50%25 of%0A::error::x%0D; write 「好」: a, b"
    )


def test_the_path_is_the_repositorys() -> None:
    problem = Problem("content/x.yml", 1, 1, "a", "b")
    assert annotation(problem, Path("sub/site"), "t", "warning") == "::warning file=sub/site/content/x.yml,line=1,col=1,title=t::a; b"


def test_no_problem_breaks_its_line() -> None:
    problem = Problem("content/x.yml", 1, 1, "a\r::error::b\nc", "d")
    assert str(problem) == "content/x.yml:1:1: a\\r::error::b\\nc; d"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(TINY / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    return result.exit_code, result.stdout


def test_check(project: Path) -> None:
    brief = project / "content/lumen/2024Q4/brief.yml"
    brief.write_text(brief.read_text("utf-8").replace("The shares rose.", "The shares rose 5%."), "utf-8")
    code, plain = run("check")
    place = "content/lumen/2024Q4/brief.yml"
    assert plain.startswith(f"{place}:7:32: ")
    assert "5%" in plain
    escaped = plain.removeprefix(f"{place}:7:32: ").replace("%", "%25")
    annotated = f"::error file={place},line=7,col=32,title=briefs check::{escaped}"
    assert (code, run("check", "--format", "github")) == (1, (1, annotated))


def test_verify(project: Path) -> None:
    articles = project / "articles"
    articles.mkdir()
    code, plain = run("verify", "--articles", "articles")
    code_again, annotated = run("verify", "--articles", "articles", "--format", "github")
    assert code == code_again == 1
    assert len(annotated.splitlines()) == len(plain.splitlines()) > 0
    path, line, column, _ = plain.splitlines()[0].split(":", 3)
    start = f"::error file={path},line={line},col={column},title=briefs verify::"
    assert annotated.startswith(start)


def test_an_unknown_format(project: Path) -> None:
    assert run("check", "--format", "gitlab")[0] == 2
