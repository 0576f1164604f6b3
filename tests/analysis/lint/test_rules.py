"""The files of the rules, one and all."""

from itertools import chain
from pathlib import Path

import pytest
from places import ROOT

from briefs.analysis import lint
from briefs.analysis.lint import chart_labels

TESTS = Path(__file__).parent
FOLDER = ROOT / "generator" / "briefs" / "analysis" / "lint"
HELPERS = ("__init__", "charted", "governing", "names", "prose", "spoken")
FILES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in HELPERS)


def test_every_file_is_a_rule() -> None:
    files = (*chain.from_iterable(lint.PROSE), *lint.BRIEF, *lint.WORDS_OF_ALL, *lint.PAGE, *lint.COMPANY, *lint.FACTS, *lint.FILES, *lint.AGREED, *lint.TITLES, *lint.SHOWN_FIRST, *chart_labels.RULES)
    assert {id(getattr(lint, name)) for name in FILES} == {*map(id, files)}


@pytest.mark.parametrize("name", FILES)
def test_every_rule_is_a_sentence_and_has_its_test(name: str) -> None:
    first, *_ = getattr(lint, name).__doc__.splitlines()
    assert first.endswith(".")
    assert (TESTS / f"test_{name}.py").is_file()
