"""The editors' files as values: companies, sources, briefs and facts by their names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from briefs.content import models
from briefs.content.bases import rebasings_of
from briefs.content.fiscal import long_years
from briefs.content.yaml_source import Document
from briefs.model.basis import Rebasing
from briefs.model.facts import Fact, Saying
from briefs.model.groups import grouped
from briefs.model.language import LANGUAGES
from briefs.model.period import Period
from briefs.model.remembered import remembered


@dataclass(frozen=True, eq=False)
class Company:
    """A company with everything its briefs may name."""

    id: str
    folder: str
    entry: models.Company
    document: Document

    @cached_property
    def entities(self) -> Mapping[str, models.Entity]:
        return {self.id: self.entry, **self.entry.entities}

    @cached_property
    def segments(self) -> Mapping[str, models.Segment]:
        entities = self.entities.values()
        return {name: part for entity in entities for name, part in entity.segments.items()}


@dataclass(frozen=True, slots=True)
class Source:
    """An article, what was taken from it and what was left."""

    id: str
    brief: str
    period: Period  # the quarter of its brief
    entry: models.Source
    skipped: tuple[models.Skipped, ...]
    document: Document
    undecided: Mapping[int, models.Undecided] = field(default_factory=dict)  # by place
    written: tuple[models.FactEntry, ...] = ()  # all of its facts, also what could not be read
    read: tuple[int, ...] = ()  # the paragraphs that give no figure; empty where nobody says


@dataclass(frozen=True, slots=True, eq=False)
class Brief:
    """One company in one quarter."""

    id: str
    company: Company
    period: Period
    entry: models.BriefFile
    document: Document
    shown: str = ""  # a fingerprint of what pages of others may show of it

    @property
    def url(self) -> str:
        return f"{self.company.folder}/{self.period}/"

    @property
    def disputes(self) -> Mapping[str, models.Dispute]:
        """The disputes by the id that the exported findings have for them."""
        return {f"dispute:{self.id}:{dispute.id}": dispute for dispute in self.entry.disputes}


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Content:
    """All that the editors wrote."""

    concepts: Mapping[str, models.Concept] = field(default_factory=dict)
    companies: Mapping[str, Company] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    briefs: Mapping[str, Brief] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    unfinished: Mapping[str, Brief] = field(default_factory=dict)  # by path, without their texts
    languages: Sequence[str] = LANGUAGES  # of the site, the first one foremost
    drafts: tuple[Brief, ...] = ()  # published or not
    sayings: tuple[Saying, ...] = ()
    own_concepts: tuple[Document, ...] = ()  # the files of the folder's concepts


def with_unfinished(content: Content) -> Content:
    """The content with the briefs whose texts are still to be written."""
    unfinished = {brief.id: brief for brief in content.unfinished.values()}
    return replace(content, briefs={**content.briefs, **unfinished})


@remembered
def longer(content: Content) -> Mapping[str, Sequence[date]]:
    """The days on which years of 53 weeks end, of every entity that has some."""
    return long_years(content.companies)


@remembered
def turns(content: Content) -> Mapping[str, Sequence[Rebasing]]:
    """The splits and recasts of every entity that has some."""
    return rebasings_of(content.companies, content.concepts)


@remembered
def days(content: Content) -> Mapping[str, date]:
    """The day of each brief: that of its newest source, else the last of its quarter."""
    found: dict[str, date] = {}
    for source in content.sources.values():
        published = source.entry.published
        found[source.brief] = max(published, found.get(source.brief, published))
    return {name: brief.period.end for name, brief in content.briefs.items()} | found


@remembered
def briefs_of(content: Content) -> Mapping[str, Sequence[Brief]]:
    """The briefs of each company that has some."""
    return grouped(content.briefs.values(), lambda brief: brief.company.id)


@remembered
def sources_of(content: Content) -> Mapping[str, Sequence[Source]]:
    """The articles of each company that has some."""
    return grouped(content.sources.values(), lambda source: source.brief.rpartition("/")[0])


def published(content: Content, company: Company) -> Mapping[str, date]:
    """The day on which each article of a company appeared."""
    found = sources_of(content).get(company.id, ())
    return {source.id: source.entry.published for source in found}
