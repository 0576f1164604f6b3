"""The content with everything that was computed from it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from briefs.analysis.check import check, unnoted
from briefs.analysis.corrections import Changed, Correction, changed, corrections
from briefs.analysis.doubts import Doubts, doubts
from briefs.analysis.known import Knowledge
from briefs.analysis.lint import lint_companies, lint_corrections, lint_facts
from briefs.analysis.looking import ALONE, Checking, looks
from briefs.analysis.reckoning import compute
from briefs.analysis.sound import NONE, Sound
from briefs.content.load import load
from briefs.content.records import Brief, Company, Content, Source, days, with_unfinished
from briefs.content.texts import SLUG
from briefs.content.yaml_source import MAX_PROBLEMS
from briefs.model.cache import Cache
from briefs.model.facts import Fact, Finding, Meaning, Quantity
from briefs.model.groups import grouped
from briefs.model.language import LANGUAGES
from briefs.model.problem import Problem

Item = TypeVar("Item")

UNCHECKED = "unchecked"
# the gravest first
STATES = ("conflict", "agrees if truncated", "undetermined", "agrees", UNCHECKED)


@dataclass(frozen=True, eq=False)
class Dataset:
    """The content with all that was computed from it; `made` is what its readers keep with it."""

    content: Content
    index: Knowledge
    findings: Sequence[Finding]
    made: dict[str, Any] = field(default_factory=dict, init=False, repr=False)

    def briefs(self, company: Company | None = None) -> Sequence[Brief]:
        """Briefs, newest first."""
        return self.by_company.get(company.id if company else "", ())

    @cached_property
    def by_company(self) -> Mapping[str, Sequence[Brief]]:
        """Each company's briefs, newest first, and everyone's under no name."""
        newest = sorted(
            self.content.briefs.values(),
            key=lambda brief: (brief.period.end, brief.company.folder),
            reverse=True,
        )
        return {"": newest, **grouped(newest, lambda brief: brief.company.id)}

    @cached_property
    def shown(self) -> Mapping[str, Sequence[Finding]]:
        """The findings that a reader of each brief should see: conflicts first, then cut digits."""
        shown = (finding for finding in self.findings if finding.status != "agrees")
        return grouped(
            sorted(
                shown, key=lambda finding: (finding.status != "conflict", finding.rule, finding.id)
            ),
            lambda finding: finding.brief,
        )

    @cached_property
    def checked(self) -> Mapping[str, Sequence[Finding]]:
        """Every finding about the briefs of each company."""
        return grouped(self.findings, lambda finding: finding.brief.rpartition("/")[0])

    @cached_property
    def facts(self) -> Mapping[str, Sequence[Fact]]:
        """The facts of each source."""
        return grouped(self.content.facts, lambda fact: fact.source)

    @cached_property
    def by_age(self) -> Sequence[Fact]:
        """All facts, those of the newest quarter's briefs first."""
        ends = {name: brief.period.end for name, brief in self.content.briefs.items()}
        return newest_first(self.content.facts, ends)

    @cached_property
    def derived(self) -> Sequence[Quantity]:
        """All computed figures, by identifier."""
        found = (one for one in self.index.quantities.values() if one.derived)
        return sorted(found, key=lambda one: one.id)

    @cached_property
    def doubts(self) -> Doubts:
        """The doubt of each fact that has any."""
        return doubts(self.content, self.index, self.findings)

    @cached_property
    def corrections(self) -> Sequence[Correction]:
        """The corrections of all briefs and companies, newest first."""
        return corrections(self.content)

    @cached_property
    def corrected(self) -> Mapping[Meaning, Sequence[tuple[Correction, Changed]]]:
        """The corrections of each figure that is there still, newest first."""
        found: dict[Meaning, list[tuple[Correction, Changed]]] = {}
        for note in self.corrections:
            for one in changed(note, self.content, self.index):
                if one.now:
                    found.setdefault(one.now.meaning, []).append((note, one))
        return found

    @cached_property
    def states(self) -> Mapping[str, str]:
        """The gravest state among the findings of each fact that was compared."""
        return states(self.findings)

    @cached_property
    def sources(self) -> Mapping[str, Sequence[Source]]:
        """The sources of each brief."""
        return grouped(self.content.sources.values(), lambda source: source.brief)

    def dated(self, brief: Brief) -> date:
        """The day of a brief: that of its newest source."""
        return days(self.content)[brief.id]


def newest_first(facts: Iterable[Fact], ends: Mapping[str, date]) -> list[Fact]:
    """Facts of the newest quarter's briefs first, within a brief in the articles' order.

    `ends` gives the last day of each brief's quarter.
    """
    by_place = sorted(facts, key=lambda fact: (fact.brief, fact.source, fact.at, fact.line))
    return sorted(by_place, key=lambda fact: ends[fact.brief], reverse=True)


def states(findings: Iterable[Finding]) -> dict[str, str]:
    """The gravest state of the findings that each fact takes part in, by the fact's id."""
    gravest: dict[str, str] = {}
    for finding in findings:
        for fact in finding.facts:
            known = gravest.get(fact.id, UNCHECKED)
            gravest[fact.id] = min(known, finding.status, key=STATES.index)
    return gravest


def _at_odds(content: Content, problems: Iterable[Problem]) -> list[Problem]:
    """Conflicts between facts that are all sound, while texts are still to be written."""
    read = Counter(fact.source for fact in content.facts)
    named = [one for one in content.sources.values() if SLUG.fullmatch(one.id)]
    whole = [one for one in named if read[one.id] == len(one.written)]
    wordy = {one.document.path for one in whole} | set(content.unfinished)
    wordy |= {company.document.path for company in content.companies.values()}
    if not all(problem.path in wordy for problem in problems):
        return []
    content = with_unfinished(content)
    if not {fact.brief for fact in content.facts} <= set(content.briefs):
        return []
    index = compute(content)
    return list(lint_facts(content, index)) or list(unnoted(content, check(content, index)))


def read_dataset(
    content_root: Path,
    languages: Sequence[str] = LANGUAGES,
    *,
    anchors: Collection[str] = (),
    drafts: bool = False,
    checking: Checking = ALONE,
) -> tuple[Dataset, list[Problem]]:
    """Load, merge, derive and check; the problems include those of the prose.

    `anchors` are the ids that a brief's page has of its own, which no chart or section may take.
    Companies and texts that were sound, and whose grounds are still the same, are not looked at
    again where a folder keeps that.
    """
    cache = Cache(checking.kept.cache) if checking.kept else None
    content, problems = load(content_root, languages, drafts=drafts, cache=cache)
    if problems:  # what is missing would only be reported again at each reference
        problems += _at_odds(content, problems)
        return Dataset(content, Knowledge({}), ()), sorted(set(problems))
    index = compute(content, cache, checking.each)
    sound = Sound(checking.kept, content) if checking.kept else NONE
    wrong = set(lint_facts(content, index, sound.companies))
    findings = [] if wrong else check(content, index)
    conflicts = set() if wrong else set(unnoted(content, findings))
    agreed = not (wrong or conflicts)
    looked = [*checking.looking(content, index, looks(content, sound, anchors, agreed=agreed))]
    found = wrong.union(lint_companies(content, index), *(one.found for one in looked))
    shown = () if found else findings  # a page whose references lead nowhere is not made
    more = conflicts.union(*(one.agreed for one in looked))
    found.update([*_beside(found, more.union(lint_corrections(content, index) if agreed else ()))])
    sound.keep(((one.company, one.sound) for one in looked), whole=not found)
    return Dataset(content, index, shown), sorted(found)


def sound_dataset(content: Content, index: Knowledge) -> Dataset:
    """The dataset of content in which no problem is: none is looked for."""
    return Dataset(content, index, check(content, index))


def _beside(found: Collection[Problem], more: Iterable[Problem]) -> Iterator[Problem]:
    """Problems at other places than those found, as many of a file as it has room for."""
    told = {(one.path, one.line, one.column) for one in found}
    counted = Counter(one.path for one in found)
    for one in sorted(more):
        counted[one.path] += (one.path, one.line, one.column) not in told
        if (one.path, one.line, one.column) not in told and counted[one.path] <= MAX_PROBLEMS:
            yield one
