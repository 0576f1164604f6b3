"""Figures as they are kept by entity: those that are reckoned of everything at once, and nothing reckoned twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from places import CORPUS, TESTS

from briefs.analysis import reckoning
from briefs.analysis.check import check
from briefs.analysis.known import Knowledge
from briefs.analysis.reckoning import LED, Entities, compute
from briefs.content.load import load
from briefs.content.records import Content
from briefs.model.cache import Cache
from briefs.model.facts import Meaning, Quantity

FOLDERS = [CORPUS, TESTS / "tiny" / "content", TESTS / "calendars"]


@pytest.fixture
def reckoned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The entities that are reckoned, as they are."""
    found: list[str] = []
    made = Entities.made

    def noted(entities: Entities, names: Sequence[str]) -> object:
        found.extend(names)
        return made(entities, names)

    monkeypatch.setattr(reckoning.Entities, "made", noted)
    return found


def as_known(content: Content, index: Knowledge) -> list[dict[str, Quantity]]:
    """Every figure as it was known on some days."""
    views = [index.on(day) for day in sorted({source.entry.published for source in content.sources.values()})[:3]]
    return [{one.id: one for meaning in index.quantities for one in view.at(meaning)} for view in views]


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_kept_is_what_is_reckoned_at_once(folder: Path, tmp_path: Path, reckoned: list[str]) -> None:
    content, cache = load(folder)[0], Cache(tmp_path)
    whole = compute(content)
    for turn in range(2):
        kept = compute(content, cache)
        assert kept.quantities == whole.quantities
        assert [*kept.entities] == [*whole.entities]
        assert {name: [*kinds] for name, kinds in kept.entities.items()} == {name: [*kinds] for name, kinds in whole.entities.items()}
        assert check(content, kept) == check(content, whole)
        assert (turn, sorted(reckoned)) == (turn, sorted({fact.meaning.entity for fact in content.facts}))
        assert as_known(content, kept) == as_known(content, whole)
        assert {meaning: repr(ends) for meaning, ends in kept.derived.ends.items()} == {meaning: repr(ends) for meaning, ends in whole.derived.ends.items()}
        assert {meaning: [way.round for way in ways] for meaning, ways in kept.derived.ways.items()} == {
            meaning: [way.round for way in ways] for meaning, ways in whole.derived.ways.items()
        }
    known = {id(fact) for fact in content.facts}
    assert {id(fact) in known for one in kept.quantities.values() for fact in one.grounds} == {True}
    assert {id(fact) in known for found in check(content, kept) for fact in found.facts} <= {True}


def test_what_led_to_figures_may_be_lost(tmp_path: Path, reckoned: list[str]) -> None:
    content, cache = load(CORPUS)[0], Cache(tmp_path)
    whole = as_known(content, compute(content, cache))
    index = compute(content, cache)
    for path in (tmp_path / LED).iterdir():
        path.write_bytes(b"half")
    reckoned.clear()
    assert as_known(content, index) == whole
    assert len(reckoned) == len({*reckoned}) > 1


def test_a_figure_is_reckoned_with_those_of_its_entity_alone(tmp_path: Path, reckoned: list[str]) -> None:
    content, cache = load(TESTS / "calendars")[0], Cache(tmp_path)
    compute(content, cache)
    source = next(iter(content.sources.values()))
    others = {fact.meaning.entity for fact in content.facts if fact.source == source.id}
    changed = replace(source, document=replace(source.document, text=source.document.text + "\n"))
    reckoned.clear()
    compute(replace(content, sources={**content.sources, source.id: changed}), cache)
    assert {*reckoned} == others < {fact.meaning.entity for fact in content.facts}


def test_a_meaning_of_an_entity_that_has_no_facts_leads_nowhere(tmp_path: Path) -> None:
    content = load(CORPUS)[0]
    index, meaning = compute(content, Cache(tmp_path)), content.facts[0].meaning
    strange = replace(meaning, entity="NOBODY")
    assert isinstance(strange, Meaning)
    assert index.derived.ways.get(strange, ()) == ()
    assert meaning in index.derived.ends
