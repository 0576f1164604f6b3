"""The files of the rules, one and all."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from invented import conclusion, derived, held
from places import ROOT

from briefs.analysis import rules
from briefs.model.language import LANGUAGES

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

    from briefs.model.facts import Fact

TESTS = Path(__file__).parent
FOLDER = ROOT / "generator" / "briefs" / "analysis" / "rules"
FILES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in ("__init__", "case"))
TABLES = {name: runpy.run_path(str(TESTS / f"test_{name}.py")) for name in FILES}


def rows(table: str) -> list[ParameterSet]:
    """The rows of a table in the tests of every rule, by the rule's name and their own."""
    return [pytest.param(*row[1:], id=f"{name}: {row[0]}") for name in FILES for row in TABLES[name].get(table, ())]


@pytest.mark.parametrize(("facts", "rule", "expected"), rows("HELD"))
def test_printed_figures_are_held_to_it(facts: list[Fact], rule: str, expected: str) -> None:
    assert held(facts, rule) == [expected]


@pytest.mark.parametrize(("facts", "name", "expected"), rows("DERIVED"))
def test_what_nobody_printed_is_derived(facts: list[Fact], name: str, expected: tuple[Any, ...]) -> None:
    assert conclusion(facts, name) == expected


@pytest.mark.parametrize(("facts", "name"), rows("NOTHING"))
def test_what_does_not_follow(facts: list[Fact], name: str) -> None:
    assert name not in derived(facts)[0]


def test_every_file_is_a_rule() -> None:
    files = (*(formula for formulas in rules.ROUNDS for formula in formulas), *rules.RULES)
    assert {id(getattr(rules, name)) for name in FILES} == {*map(id, files)}


@pytest.mark.parametrize("name", FILES)
def test_every_rule_is_a_sentence_and_has_its_test(name: str) -> None:
    first, *_ = getattr(rules, name).__doc__.splitlines()
    assert first.endswith(".")
    assert (TESTS / f"test_{name}.py").is_file()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_finding_has_a_label_and_a_test(tag: str) -> None:
    tested = {row.values[1] for row in rows("HELD")}
    labels = yaml.safe_load((ROOT / "templates" / "words" / f"{tag}.yml").read_text("utf-8"))["rule"]
    assert set(labels) == tested | {"claim", "stated", "converted"}  # the last by tests/histories
