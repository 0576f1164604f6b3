"""Texts outside of briefs: they cite no source, and so hold no figure."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from places import TESTS
from written_example import filled

from briefs.analysis.dataset import read_dataset
from briefs.analysis.lint.plain_texts import NAMES
from briefs.content import models
from briefs.content.texts import texts

CONCEPT = """\
Shine:
  label: {en: Shine, zh-Hant: 光量}
  definition: {en: Lamps that were lit. It can lie above 100%., zh-Hant: 點亮的燈，可以超過百分之百。}
  unit: count
  period: instant
"""
COMPANY, FACTS = "lumen/company.yml", "lumen/2024Q4/lamp-times-2025-02-01.yml"
PUT = [  # file, what stands there, what is put there, what is told
    (COMPANY, "maker of lamps.", "maker of lamps that holds 70% of the market.", "70%"),
    (COMPANY, "zh-Hant: 流明燈具是虛構的", "zh-Hant: 流明燈具是市占七成的", "七成"),
    (COMPANY, "{en: Indoor,", "{en: Indoor 80%,", "80%"),
    (FACTS, "en: The fourth quarter of", "en: Three billion dollars for", "Three billion dollars"),
    (FACTS, "zh-Hant: 燈具廠的第四季", "zh-Hant: 燈具廠賺12億元", "12億元"),
    (FACTS, "printed: 125億元", "printed: 125億元, note: {en: Up by half., zh-Hant: 翻了一番。}", "half"),
    (FACTS, "printed: 125億元", "printed: 125億元, prefer: {en: Rounded from 126., zh-Hant: 已進位。}", "126"),
]
FINE = [
    (COMPANY, "{en: Indoor,", "{en: Indoor 4.5B,"),  # a name
    (COMPANY, "maker of lamps.", "maker of lamps and one of the first three."),
    (FACTS, "{en: Lamp Times,", "{en: 36Lamps,"),
]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TESTS / "tiny" / "content", tmp_path / "content"))


def messages(content: Path, file: str, old: str, new: str) -> list[str]:
    text = (content / file).read_text("utf-8")
    assert old in text
    (content / file).write_text(text.replace(old, new, 1), "utf-8")
    return [problem.message for problem in read_dataset(content)[1]]


@pytest.mark.parametrize(("file", "old", "new", "told"), PUT)
def test_a_figure_in_any_text_is_told(content: Path, file: str, old: str, new: str, told: str) -> None:
    assert f"the figure '{told}' stands in a text that can cite no source" in messages(content, file, old, new)


@pytest.mark.parametrize("words", ["{Revenue}", "{Revenue", "｛營收｝"])
def test_a_reference_would_be_shown_as_it_is(content: Path, words: str) -> None:
    found = messages(content, COMPANY, "en: Lumen Lamps is an invented maker of lamps.", f'en: "Lumen Lamps is a maker of {words}."')
    assert found == [f"'{words[0]}' stands in a text that cites no figure"]


@pytest.mark.parametrize(("file", "old", "new"), FINE)
def test_fine(content: Path, file: str, old: str, new: str) -> None:
    assert messages(content, file, old, new) == []


def test_every_name_is_one_of_a_few() -> None:
    """A new text is held to this rule unless its key is listed as a name's, here too."""
    keys = {place[-1] for model in (models.Concept, models.Company, models.FactFile) for place, _ in texts(filled(model))}
    assert keys - NAMES == {"about", "title", "dated", "prefer", "note", "text"}


def test_a_concept_of_the_folder_holds_no_figure_either(content: Path) -> None:
    own = content / "concepts.yml"
    text = own.read_text("utf-8") if own.exists() else ""
    own.write_text(f"{text}\n{CONCEPT}", "utf-8")
    assert read_dataset(content)[1] == []
    own.write_text(f"{text}\n{CONCEPT}".replace("Lamps that were lit.", "$12 billion of lamps that were lit."), "utf-8")
    assert [problem.message for problem in read_dataset(content)[1]] == [
        "the figure '$12 billion' stands in a text that can cite no source"
    ]
