"""The measure of tamper.py: a slip changes what is said, is asked about as `briefs check` would, and can be missed."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import tamper
import tamper_asked
import tamper_facts
from places import CORPUS
from tamper_asked import Answer, Asked, Case

from briefs.analysis import lint
from briefs.analysis.dataset import read_dataset
from briefs.content.load import load

KINDS = {kind: cases for kinds, _ in tamper.GROUPS.values() for kind, cases in kinds.items()}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    return Asked(CORPUS, None, tmp_path_factory.mktemp("asked"))


def first(kind: str, asked: Asked, most: int = 1) -> Iterator[Case]:
    return islice(tamper.drawn(kind, KINDS[kind](asked)), most)


def set_printed(printed: str, data: Any) -> None:
    data["facts"][0]["printed"] = printed


def test_sound_content_is_called_sound(asked: Asked) -> None:
    assert asked.alarms == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "saying"])  # the corpus has none
def test_every_kind_changes_the_file(asked: Asked, kind: str) -> None:
    cases = list(first(kind, asked, 5))
    assert cases
    for case in cases:
        data = deepcopy(asked.plain[case.path])
        case.spoil(data)
        assert data != asked.plain[case.path], case


def test_another_spelling_of_the_same_is_no_slip(asked: Asked) -> None:
    source = next(one for one in asked.content.sources.values() if one.document.root.plain()["facts"][0]["printed"] == "10%")
    for printed, counts in (("１０％", False), ("10 %", False), ("11%", True)):
        case = Case(source.document.path, "first", printed, partial(set_printed, printed))
        assert bool(asked.ask(case)) == counts, printed


def test_the_folder_is_as_it_was_when_a_case_was_asked(asked: Asked) -> None:
    before = {path.name: path.read_bytes() for path in asked.root.rglob("*.yml")}
    for case in first("digit", asked):
        asked.ask(case)
    assert {path.name: path.read_bytes() for path in asked.root.rglob("*.yml")} == before


@pytest.mark.parametrize("kind", ["digit", "segment", "reference: subject", "reference: period", "opposite word", "labels exchanged"])
def test_what_is_said_is_what_check_says(asked: Asked, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    told: list[bool] = []

    def look(root: Path) -> Any:
        told.append(bool(read_dataset(root)[1]))
        return load(root)

    monkeypatch.setattr(tamper_asked, "load", look)
    answers = [asked.ask(case) for case in first(kind, asked, 2)]
    assert [one.alone for one in answers if one] == told


def test_without_its_rules_less_is_noticed(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    def noticed() -> int:
        answers = map(asked.ask, first("opposite word", asked, 4))
        return sum(one.alone for one in answers if one)

    assert noticed() > 2
    monkeypatch.setattr(lint, "PROSE", ((lint.braces, lint.references),))
    monkeypatch.setattr(lint, "AGREED", ())
    assert noticed() == 0


def test_a_reference_that_the_rules_miss_is_missed_until_it_was_published(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Asked, "_said_of_brief", lambda *_: iter(()))
    cases = [*first("reference: concept", asked), *first("opposite word", asked)]  # the latter is one of a language
    answers = [(one.alone, one.published) for one in map(asked.ask, cases) if one]
    assert answers == [(False, True), (False, False)]


def test_a_floor_that_is_missed_is_named() -> None:
    rows = {"digit": [Answer("one", alone=True, article=True), Answer("two", alone=False, article=True)]}
    assert list(tamper.missed(rows, {"digit": {"alone": 50, "article": 100}})) == []
    assert list(tamper.missed(rows, {"digit": {"alone": 51}})) == ["digit, check alone: 1 of 2 is below the floor of 51 %"]
    assert list(tamper.missed(rows, {})) == []


def test_two_figures_are_exchanged_with_their_signs() -> None:
    data = {"facts": [{"printed": "5%", "down": "true"}, {"printed": "3%"}]}
    tamper_facts.exchange(0, 1, data)
    assert data == {"facts": [{"printed": "3%"}, {"printed": "5%", "down": "true"}]}
