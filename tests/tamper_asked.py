"""A copy of a content folder in which one thing at a time is spoilt, and what the tool says to it."""

from __future__ import annotations

import copy
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from briefs.analysis.check import check, unnoted
from briefs.analysis.lint import (
    BRIEF,
    TITLES,
    WORDS_OF_ALL,
    agreed_problems,
    lint_companies,
    lint_corrections,
    lint_facts,
    prose_problems,
)
from briefs.analysis.lint.prose import Prose
from briefs.analysis.looking import looks, one_by_one
from briefs.analysis.reckoning import compute
from briefs.articles.article import Article, read_article
from briefs.articles.verify import Proof, verify
from briefs.content.folder import Folder
from briefs.content.load import load
from briefs.content.receipt_file import SUFFIX, review
from briefs.content.records import Content
from briefs.content.texts import texts
from briefs.editing.proving import Desk
from briefs.editing.uncorrected import uncorrected
from briefs.model.problem import Problem


@dataclass(frozen=True)
class Case:
    """A file with one thing spoilt."""

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
    published: bool | None = None


class Asked:
    """A copy of a content folder, with its articles where they are at hand."""

    def __init__(self, content: Path, articles: Path | None, folder: Path) -> None:
        """Copy the content into a folder of its own."""
        self.root = Path(shutil.copytree(content, Path(tempfile.mkdtemp(dir=folder)) / "content"))
        self.articles = articles
        self.content, problems = load(self.root)
        self.index = compute(self.content)
        problems = problems or list(self._checks(self.content))
        proofs = self._proofs(self.content)
        self.doubted = {one.message for proof in proofs for one in proof.doubts}  # as it is
        self.alarms = [*problems, *(one for proof in proofs for one in proof.problems)]
        self._write_receipts()
        self.alarms += [*self._departures(self.content), *self._unsaid(self.content)]
        self.truth = _truth(self.content)
        documents = [source.document for source in self.content.sources.values()]
        documents += [brief.document for brief in self.content.briefs.values()]
        self.plain = {document.path: document.root.plain() for document in documents}

    @cached_property
    def proses(self) -> list[Prose]:
        """Every text of all briefs."""
        briefs = self.content.briefs.values()
        return [Prose(place, words, brief, self.content, self.index) for brief in briefs for place, words in texts(self.plain[brief.document.path])]

    @cached_property
    def texts(self) -> dict[str, Article]:
        """The articles at hand, by their source."""
        paths = {name: self.articles / f"{name}.txt" for name in self.content.sources} if self.articles else {}
        return {name: read_article(path) for name, path in paths.items() if path.is_file()}

    @cached_property
    def day(self) -> date:
        """The day on which all this happens: the last article's."""
        return max((one.entry.published for one in self.content.sources.values()), default=date.min)

    def ask(self, case: Case) -> Answer | None:
        """What is said to a case; nothing where it is as true as before."""
        path = self.root.parent / case.path
        was, said = path.read_bytes(), f"{case.path} {case.place}: {case.said}"
        data = copy.deepcopy(self.plain[case.path])
        case.spoil(data)
        path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")  # is YAML too
        try:
            content, problems = load(self.root)
            if path.name == "brief.yml":
                alone = bool(problems) or any(self._said_of_brief(content, case))
                return Answer(said, alone, published=alone or any(self._unsaid(content)))
            if not problems and _truth(content) == self.truth:
                return None
            alone = bool(problems) or any(self._checks(content))
            article = alone or any(self._unproven(content, path.stem)) if path.stem in self.texts else None
            receipt = alone or any(self._departures(content)) if path.with_suffix(SUFFIX).exists() else None
            return Answer(said, alone, article, receipt)
        finally:
            path.write_bytes(was)

    def _checks(self, content: Content) -> Iterator[Problem]:
        """As `read_dataset` gives them, the quickest first: all that is asked is if there is one."""
        index = compute(content)
        yield from unnoted(content, check(content, index))
        yield from lint_facts(content, index)
        yield from lint_companies(content, index)
        yield from lint_corrections(content, index)
        for looked in one_by_one(content, index, looks(content)):
            yield from (*looked.found, *looked.agreed)

    def _said_of_brief(self, content: Content, case: Case) -> Iterator[Problem]:
        """The problems of the texts that were changed, and of what else the brief holds; its facts are as they were."""
        brief = next(one for one in content.briefs.values() if one.document.path == case.path)
        before = dict(texts(self.content.briefs[brief.id].document.root.plain()))
        for place, words in texts(brief.document.root.plain()):
            if words != before.get(place):
                prose = Prose(place, words, brief, content, self.index)
                yield from prose_problems(prose)
                yield from agreed_problems(prose)
        for rule in (*BRIEF, *WORDS_OF_ALL, *TITLES):
            yield from rule.check(brief, content, self.index)

    def _unproven(self, content: Content, name: str) -> Iterator[Problem]:
        """What an article at hand says against its facts, warnings included that it did not give before."""
        for proof in self._proofs(content, name):
            yield from proof.problems
            yield from (one for one in proof.doubts if one.message not in self.doubted)

    def _proofs(self, content: Content, name: str = "") -> list[Proof]:
        """The proofs of the articles at hand, or of one."""
        sources = {one: content.sources[one] for one in self.texts if one in content.sources and name in ("", one)}
        return verify(replace(content, sources=sources), self.articles)

    def _write_receipts(self) -> None:
        """A receipt of each article at hand, read by somebody, as `briefs verify` writes them."""
        sources = {name: self.content.sources[name] for name in self.texts}
        desk = Desk(self.content, self.root.parent, "Reader", self.day)
        for proof in verify(replace(self.content, sources=sources), self.articles):
            desk.settle(proof)

    def _departures(self, content: Content) -> Iterator[Problem]:
        """What receipts say against their facts."""
        yield from review(content, Folder(self.root.parent)).problems

    def _unsaid(self, content: Content) -> Iterator[Problem]:
        """What `check --since` says where this content was published as it was at first."""
        yield from uncorrected(self.content, content, self.day)


def _truth(content: Content) -> Any:
    """All that content claims, however it is written."""
    facts = sorted(repr((f.source, f.at, f.meaning, f.figure, f.claims, f.prefer, f.by)) for f in content.facts)
    sayings = sorted(repr((one.source, one.at, one.meaning, one.says)) for one in content.sayings)
    sources = [(one.entry, sorted(map(repr, one.skipped)), one.read) for one in content.sources.values()]
    return facts, sayings, sources
