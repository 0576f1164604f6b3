"""Texts outside of briefs: they cite no source, and so hold no figure."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from places import TESTS
from pydantic import BaseModel

from briefs.analysis.dataset import read_dataset
from briefs.analysis.lint.plain_texts import NAMES
from briefs.content import models
from briefs.content.texts import Bilingual

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


@pytest.mark.parametrize(("file", "old", "new"), FINE)
def test_fine(content: Path, file: str, old: str, new: str) -> None:
    assert messages(content, file, old, new) == []


def kinds(model: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    """Every field of a model and of those within it, with its type."""
    for name, field in model.model_fields.items():
        yield name, field.rebuild_annotation()
        parts = [field.annotation]
        while parts:
            part = parts.pop()
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from kinds(part)
            parts += [inner for inner in get_args(part) if inner is not part]


def test_every_text_of_these_files_is_walked_and_every_name_is_one_of_a_few() -> None:
    """A new text is held to this rule unless its key is listed as a name's, here too."""
    mark = str(get_args(Bilingual)[1])  # of a line too
    every = (pair for model in (models.Company, models.FactFile) for pair in kinds(model))
    assert {name for name, kind in every if mark in str(kind)} - NAMES == {"about", "title", "dated", "prefer", "note", "text"}
