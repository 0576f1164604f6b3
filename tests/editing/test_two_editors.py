"""Two editors on branches of their own: each adds a company, and git merges them without a conflict."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from places import ROOT, new_project

from briefs.cli.commands import main

CALENDARS = ROOT / "tests" / "calendars"
CONCEPT = """\
{name}:
  label: {{en: {label}, zh-Hant: {label}}}
  definition: {{en: "Counted by {label}.", zh-Hant: "{label}的數量。"}}
  unit: count
  period: instant
"""


def git(root: Path, *words: str) -> str:
    who = ("-c", "user.name=x", "-c", "user.email=x@x.example")
    return subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True, text=True).stdout


def run(root: Path, *words: str) -> str:
    result = CliRunner().invoke(main, [*words, "--root", str(root)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def add(root: Path, branch: str, concept: str) -> None:
    """A company with a concept of its own, checked, its addresses put on record, committed."""
    git(root, "switch", "-q", "-c", branch, "main")
    company = root / "content" / branch
    shutil.copytree(CALENDARS / branch, company)
    (company / "concepts.yml").write_text(CONCEPT.format(name=concept, label=concept.lower()), "utf-8")
    run(root, "check")
    run(root, "addresses", "--update")
    git(root, "add", ".")
    git(root, "commit", "-qm", branch)


@pytest.mark.builds
def test_two_branches_that_each_add_a_company_merge(tmp_path: Path) -> None:
    root = new_project(tmp_path, CALENDARS)
    for name in ("ferro", "harbor"):
        shutil.rmtree(root / "content" / name)
    starter = ROOT / "generator/briefs/editing/starter/folder"
    for name in ("gitignore", "gitattributes"):
        shutil.copy(starter / f"dot-{name}", root / f".{name}")
    git(root, "init", "-q", "-b", "main")
    run(root, "addresses", "--update")
    run(root, "check")
    git(root, "add", ".")
    git(root, "commit", "-qm", "one company")
    add(root, "ferro", "Furnaces")
    add(root, "harbor", "Cranes")
    git(root, "merge", "-q", "ferro")  # which fails where it meets a conflict
    run(root, "check")
    run(root, "addresses", "--update")
    assert "0 added" in run(root, "addresses", "--update")
    assert git(root, "ls-files", "content/.schemas") == ""
    assert {path.parent.name for path in (root / "content/.schemas").rglob("facts.json")} == {"ferro", "grafik", "harbor"}


def test_two_concepts_of_one_name_are_told_apart(tmp_path: Path) -> None:
    root = new_project(tmp_path, CALENDARS)
    for name, label in (("ferro", "Furnaces"), ("grafik", "Ovens")):
        (root / f"content/{name}/concepts.yml").write_text(CONCEPT.format(name="Furnaces", label=label), "utf-8")
    result = CliRunner().invoke(main, ["check", "--root", str(root)])
    assert result.stdout.splitlines()[0] == (
        "content/grafik/concepts.yml:1:1: 'Furnaces' is another concept in content/ferro/concepts.yml; "
        "write the same here as there, or give it another name"
    )
    shutil.copy(root / "content/ferro/concepts.yml", root / "content/grafik/concepts.yml")
    assert "is another concept" not in CliRunner().invoke(main, ["check", "--root", str(root)]).output
