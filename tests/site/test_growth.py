"""The work for one brief does not grow with the site: nothing of it goes through all that the site has."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import bench
import pytest

from briefs.analysis.dataset import Dataset, read_dataset
from briefs.analysis.looking import look_at, looks
from briefs.content.folder import Folder
from briefs.outputs import sharing
from briefs.presentation.context import RenderContext
from briefs.presentation.document import ANCHORS
from briefs.site.build import made

BRIEFS, QUARTERS = 6, 2  # of three companies


class Through:
    """Where something is gone through."""

    def __init__(self) -> None:
        self.places = Counter[str]()  # how often

    def by(self, depth: int = 2) -> None:
        frame = sys._getframe(depth)
        self.places[f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}"] += 1

    def mapping(self, given: dict[Any, Any]) -> dict[Any, Any]:
        through = self

        class Watched(dict[Any, Any]):
            def __iter__(self) -> Iterator[Any]:
                through.by()
                return super().__iter__()

            def keys(self) -> Any:
                through.by()
                return super().keys()

            def values(self) -> Any:
                through.by()
                return super().values()

            def items(self) -> Any:
                through.by()
                return super().items()

        return Watched(given)

    def sequence(self, given: list[Any]) -> list[Any]:
        through = self

        class Watched(list[Any]):
            def __iter__(self) -> Iterator[Any]:
                through.by()
                return super().__iter__()

        return Watched(given)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return read(tmp_path_factory.mktemp("growth"), BRIEFS)


def read(root: Path, briefs: int) -> Dataset:
    bench.write_content(root / "content", briefs, QUARTERS)
    dataset, problems = read_dataset(root / "content", anchors=ANCHORS)
    assert problems == []
    return dataset


@contextmanager
def watching(dataset: Dataset) -> Iterator[Through]:
    """The sources, briefs, companies, facts, findings and quantities of a site, watched."""
    found = Through()
    content, index = dataset.content, dataset.index
    parts = [(content, "sources"), (content, "briefs"), (content, "companies"), (index, "quantities")]
    lists = [(content, "facts"), (content, "sayings"), (dataset, "findings")]
    before = [(owner, name, getattr(owner, name)) for owner, name in parts + lists]
    for owner, name, value in before:
        object.__setattr__(owner, name, (found.mapping if (owner, name) in parts else found.sequence)(value))
    yield found
    for owner, name, value in before:
        object.__setattr__(owner, name, value)


@pytest.fixture
def through(dataset: Dataset) -> Iterator[Through]:
    with watching(dataset) as found:
        yield found


def test_a_brief_is_looked_at_by_itself(dataset: Dataset, through: Through) -> None:
    every = looks(dataset.content, anchors=ANCHORS)
    for again in range(2):  # what is reckoned once for all is known after the first time
        if again:
            through.places.clear()
        for look in every:
            look_at(dataset.content, dataset.index, look)
    assert not through.places


def test_the_pages_of_a_brief_are_made_by_themselves(dataset: Dataset, through: Through, tmp_path: Path) -> None:
    site = made(RenderContext(dataset, Folder(tmp_path)))
    of_briefs = [page for page in site.pages if page.brief]
    assert len(of_briefs) == BRIEFS * 4
    for again in range(2):
        if again:
            through.places.clear()
        for page in of_briefs:
            page.whole()
    assert not through.places


def test_pages_are_listed_in_as_many_passes_however_many_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passes, notes = list[Counter[str]](), sharing.notes
    for briefs in (BRIEFS, 2 * BRIEFS):
        each = read(tmp_path / str(briefs), briefs)
        with watching(each) as through:
            monkeypatch.setattr(sharing, "notes", lambda context, to=through: to.mapping(notes(context)))
            made(RenderContext(each, Folder(tmp_path, address="https://briefs.example/")))
        passes.append(through.places)
    assert passes[0] == passes[1]
