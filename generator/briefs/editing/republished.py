"""Articles that are published again: taken back in between, they hide no change."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from briefs.content.folder import Folder
from briefs.content.load import load
from briefs.content.records import Content, Source
from briefs.editing.history import is_shallow, on_the_way, published_at
from briefs.model.problem import Problem, Refused


def with_withdrawn(
    revision: str, published: Path, folder: Folder, content: Content
) -> tuple[Content, list[Problem]]:
    """All that was published at a revision, and what was before of articles that are there again.

    Beside it the problems that kept some of it from being read. Raises Refused where history is
    missing that may tell.
    """
    before, unread = load(published, content.languages)
    missing = _missing(content, before)
    if not missing:
        return before, unread
    if is_shallow(folder):
        names = ", ".join(one.id for one in missing)
        what = f"the clone is shallow, so nobody can tell what was published earlier of {names}"
        raise Refused(f"{what}: run `git fetch --unshallow` first")
    for commit in on_the_way(revision, folder, {one.entry.sha256 for one in missing}):
        with published_at(commit, folder) as place:
            earlier, more = load(place, content.languages) if place else (Content(), [])
        before = _joined(before, earlier, {one.entry.sha256 for one in missing})
        unread += more
        missing = _missing(content, before)
        if not missing:
            break
    return before, unread


def _missing(content: Content, before: Content) -> Sequence[Source]:
    known = {one.entry.sha256 for one in before.sources.values()}
    return [
        one
        for name, one in content.sources.items()
        if name not in before.sources and one.entry.sha256 not in known
    ]


def _joined(before: Content, earlier: Content, wanted: set[str]) -> Content:
    """Content with some articles of an earlier one, and the briefs that they stood under."""
    sources = {
        name: one
        for name, one in earlier.sources.items()
        if one.entry.sha256 in wanted and name not in before.sources
    }
    briefs = {one.brief for one in sources.values()} - {*before.briefs}
    return replace(
        before,
        companies={**earlier.companies, **before.companies},
        sources={**before.sources, **sources},
        briefs={**before.briefs, **{name: earlier.briefs[name] for name in briefs}},
        facts=(*before.facts, *(one for one in earlier.facts if one.source in sources)),
        sayings=(*before.sayings, *(one for one in earlier.sayings if one.source in sources)),
    )
