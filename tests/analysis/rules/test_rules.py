"""The files of the rules, one and all."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
import yaml
from places import ROOT

from briefs.analysis import rules
from briefs.model.language import LANGUAGES

TESTS = Path(__file__).parent
FOLDER = ROOT / "generator" / "briefs" / "analysis" / "rules"
FILES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in ("__init__", "case"))


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
    tested = {row[2] for name in FILES for row in runpy.run_path(str(TESTS / f"test_{name}.py")).get("HELD", ())}
    labels = yaml.safe_load((ROOT / "templates" / "words" / f"{tag}.yml").read_text("utf-8"))["rule"]
    assert set(labels) == tested | {"claim", "stated", "converted"}  # the last by tests/histories
