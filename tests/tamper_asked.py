"""A copy of a content folder in which one thing at a time is spoilt, and what the tool says to it."""

from __future__ import annotations

import copy
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from briefs.analysis.check import check, unnoted
from briefs.analysis.dataset import compute
from briefs.analysis.lint import AGREED, BRIEF, lint, lint_agreed, prose_problems
from briefs.analysis.lint.prose import Prose
from briefs.articles.verify import Article, read_article, verify
from briefs.content.load import load
from briefs.content.records import Content
from briefs.content.texts import texts
from briefs.model.language import LANGUAGES
from briefs.model.problem import Problem


@dataclass(frozen=True)
class Case:
    """A file with one thing spoilt."""

    kind: str
    path: str  # as problems name it
    place: str  # of what is spoilt: the same from run to run
    said: str
    spoil: Callable[[Any], None]  # changes the file's plain data


@dataclass(frozen=True)
class Answer:
    """Whether a case was noticed; None where that way of asking was not open."""

    case: str
    alone: bool
    article: bool | None = None
    receipt: bool | None = None


class Asked:
    """A copy of a content folder, with its articles where they are at hand."""

    def __init__(self, content: Path, articles: Path | None = None, languages: Sequence[str] = LANGUAGES) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.root = Path(shutil.copytree(content, Path(self._folder.name) / "content"))
        self.articles = articles
        self.languages = languages
        self.content, problems = load(self.root, languages)
        self.index = compute(self.content)
        problems = problems or list(self._checks(self.content))
        self.alarms = [*problems, *self._unproven(self.content)]
        self.truth = _truth(self.content)
        files = [*self.content.sources.values(), *self.content.briefs.values()]
        self.plain = {one.document.path: one.document.root.plain() for one in files}

    @cached_property
    def texts(self) -> dict[str, Article]:
        """The articles at hand, by their source."""
        paths = {name: self.articles / f"{name}.txt" for name in self.content.sources} if self.articles else {}
        return {name: read_article(path) for name, path in paths.items() if path.is_file()}

    def ask(self, case: Case) -> Answer | None:
        """What is said to a case; nothing where it is as true as before."""
        path = self.root.parent / case.path
        was, said = path.read_bytes(), f"{case.path} {case.place}: {case.said}"
        data = copy.deepcopy(self.plain[case.path])
        case.spoil(data)
        path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")  # is YAML too
        try:
            content, problems = load(self.root, self.languages)
            if path.name == "brief.yml":
                return Answer(said, bool(problems) or any(self._said_of_brief(content, case)))
            if not problems and _truth(content) == self.truth:
                return None
            alone = bool(problems) or any(self._checks(content))
            return Answer(said, alone, (alone or any(self._unproven(content, path.stem))) if path.stem in self.texts else None)
        finally:
            path.write_bytes(was)

    def _checks(self, content: Content) -> Iterator[Problem]:
        """As `read_dataset` gives them, the quickest first: all that is asked is if there is one."""
        index = compute(content)
        yield from unnoted(content, check(content, index, index.derived.results))
        yield from lint(content, index)
        yield from lint_agreed(content, index)

    def _said_of_brief(self, content: Content, case: Case) -> Iterator[Problem]:
        """The problems of the texts that were changed, and of what else the brief holds; its facts are as they were."""
        brief = next(one for one in content.briefs.values() if one.document.path == case.path)
        before = dict(texts(self.content.briefs[brief.id].document.root.plain()))
        for place, words in texts(brief.document.root.plain()):
            if words != before.get(place):
                prose = Prose(place, words, brief, content, self.index)
                yield from prose_problems(prose)
                for rule in AGREED:
                    yield from rule.check(prose)
        for one in BRIEF:
            yield from one.check(brief, content, self.index)

    def _unproven(self, content: Content, name: str = "") -> Iterator[Problem]:
        """What the articles at hand say against their facts, or that of one."""
        sources = {one: content.sources[one] for one in self.texts if one in content.sources and name in ("", one)}
        for proof in verify(replace(content, sources=sources), self.articles):
            yield from proof.problems


def _truth(content: Content) -> Any:
    """All that content claims, however it is written."""
    facts = sorted(repr((f.source, f.at, f.meaning, f.figure, f.claims, f.prefer, f.by)) for f in content.facts)
    sayings = sorted(repr((one.source, one.at, one.meaning, one.says)) for one in content.sayings)
    sources = [(one.entry, sorted(map(repr, one.skipped)), one.read) for one in content.sources.values()]
    return facts, sayings, sources
