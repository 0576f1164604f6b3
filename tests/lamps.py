"""The invented lamp maker's newest brief, and what a rule says of a text or of an entry in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from places import CORPUS, TESTS

from briefs.analysis.dataset import Dataset, read_dataset
from briefs.analysis.lint.prose import Prose
from briefs.content.records import Brief
from briefs.model.problem import Problem

PLACE = ("reaction",)


@cache
def lamps() -> Dataset:
    dataset, problems = read_dataset(TESTS / "tiny" / "content")
    assert not problems
    return dataset


def newest() -> Brief:
    return lamps().content.briefs["LUMN9/2024Q4"]


def prose(**words: str) -> Prose:
    """A text of the brief by language, `zh_Hant` for `zh-Hant`."""
    dataset = lamps()
    tagged = {tag.replace("_", "-"): said for tag, said in words.items()}
    return Prose(PLACE, tagged, newest(), dataset.content, dataset.index)


@cache
def _corpus() -> Dataset:
    return read_dataset(CORPUS)[0]


def cited(brief: str = "AMZN/2025Q4", **words: str) -> Prose:
    """A text of a brief of the corpus by language."""
    dataset = _corpus()
    tagged = {tag.replace("_", "-"): said for tag, said in words.items()}
    return Prose(PLACE, tagged, dataset.content.briefs[brief], dataset.content, dataset.index)


def refused(check: Callable[[Prose], Iterable[Problem]], *texts: str, brief: str = "AMZN/2025Q4") -> list[bool]:
    """For each of a text's languages (en, zh-Hant, zh-Hans), that a rule refuses it."""
    tags = ("en", "zh_Hant", "zh_Hans")
    return [any(check(cited(brief, **{tag: said}))) for tag, said in zip(tags, texts, strict=True)]


def entered(**keys: Any) -> Brief:
    """The brief with other entries."""
    brief = newest()
    return replace(brief, entry=brief.entry.model_validate({**brief.entry.model_dump(), **keys}))


def told(problems: Iterable[Problem]) -> list[str]:
    return [f"{problem.message}; {problem.remedy}" for problem in problems]


def of_brief(check: Callable[..., Iterator[Problem]], brief: Brief) -> list[str]:
    dataset = lamps()
    return told(check(brief, dataset.content, dataset.index))
