"""content/*.yml to facts, prose and their vocabulary, with every problem reported at its place.

Each stage reads one folder or file and returns what it found beside its problems; companies do not
know of one another until all are read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from briefs.content import grounds, models, reread, second
from briefs.content.bases import unsound
from briefs.content.concepts import Concepts, read_concepts
from briefs.content.fitting import meant_period
from briefs.content.reading import (
    PURPOSES,
    Reading,
    beside,
    folders_of,
    is_draft,
    read_file,
    shown,
    strays,
    with_names,
    with_stand_ins,
)
from briefs.content.records import Brief, Company, Content, Source
from briefs.content.said_reader import SaidReader
from briefs.content.suggest import clip, suggest
from briefs.content.texts import SLUG, gaps, paragraphs, slug, texts
from briefs.content.validate import Place, place_name, validate
from briefs.content.yaml_source import Document
from briefs.model.cache import Cache
from briefs.model.facts import CHANGES, SCENARIOS, Fact, Saying
from briefs.model.language import LANGUAGES
from briefs.model.packed import uncollected
from briefs.model.period import (
    REPORTED,
    Period,
    counterpart,
    is_period,
    parse_period,
    parse_reported,
    quarter,
)
from briefs.model.problem import Problem


def load(
    root: Path,
    languages: Sequence[str] = LANGUAGES,
    *,
    drafts: bool = False,
    cache: Cache | None = None,
) -> tuple[Content, list[Problem]]:
    """Read a content folder; paths in problems begin with the folder's name.

    Briefs that are drafts are left out with their facts, unless they are asked for. Of a company
    whose files are as they were, the `cache` says what they hold.
    """
    reading = Reading(root, languages)
    documents, concepts, broken, problems = read_concepts(reading)
    problems += strays(root)
    if not concepts:  # every fact would only name an unknown one
        return Content(languages=languages), sorted(problems)
    with uncollected():
        read = [*reread.each(reading, folders_of(root), concepts, cache, read_company)]
    folders = [folder for folder in read if folder.company]
    companies = {folder.company.id: folder.company for folder in folders if folder.company}
    problems += [problem for folder in read for problem in folder.problems]
    if not folders_of(root):
        remedy = "take an article in with `briefs add ARTICLE`"
        problems.append(Problem(root.name, 1, 1, "there is nothing to publish", remedy))
    problems += _taken_twice(folders)
    problems += _read_twice(folders)
    problems += _other_accounts(companies)
    briefs = [brief for folder in folders for brief in folder.briefs]
    unpublished = {brief.id for brief in briefs if brief.entry.draft and not drafts}
    kept = [brief for brief in briefs if brief.id not in unpublished]
    sources = [source for folder in folders for source in folder.sources]
    facts = [fact for folder in folders for fact in folder.facts]
    sayings = [saying for folder in folders for saying in folder.sayings]
    content = Content(
        concepts,
        companies,
        {source.id: source for source in sources if source.brief not in unpublished},
        {brief.id: brief for brief in kept if brief.entry.headline},
        tuple(fact for fact in facts if fact.brief not in unpublished),
        {brief.document.path: brief for brief in kept if not brief.entry.headline},
        languages,
        tuple(brief for brief in briefs if brief.entry.draft),
        tuple(saying for saying in sayings if saying.brief not in unpublished),
        documents,
    )
    follows = {f"unknown concept '{name}'" for name in broken}
    return content, sorted({problem for problem in problems if problem.message not in follows})


def _taken_twice(folders: Iterable[CompanyFolder]) -> Iterator[Problem]:
    """Tickers and sources' names that a folder read earlier has taken."""
    companies: dict[str, Company] = {}
    sources: dict[str, Source] = {}
    for folder in folders:
        company = folder.company
        assert company
        other = companies.setdefault(company.id, company)
        if other is not company:
            message = f"the ticker '{company.id}' is taken by content/{other.folder}"
            yield company.document.problem(("ticker",), message, "write the company's own ticker")
        for source in folder.sources:
            first = sources.setdefault(source.id, source).document.path
            if first != source.document.path:
                message = f"the source '{source.id}' stands in {first} already"
                remedy = "give each article one fact file"
                yield Problem(source.document.path, 1, 1, message, remedy)


def _read_twice(folders: Iterable[CompanyFolder]) -> Iterator[Problem]:
    """Fact files with another's fingerprint in one brief: one article would count as two."""
    first: dict[tuple[str, str], Source] = {}
    for source in (source for folder in folders for source in folder.sources):
        other = first.setdefault((source.brief, source.entry.sha256), source)
        if other.id != source.id:
            message = f"{other.document.path} has the same fingerprint: one article is read twice"
            remedy = "delete one of them, or write the fingerprint that `briefs verify` prints"
            yield source.document.problem(("source", "sha256"), message, remedy)


_ACCOUNTS = ("fiscal_year_end", "fiscal_year_since", "currency")


def _other_accounts(companies: Mapping[str, Company]) -> Iterator[Problem]:
    """Entities whose fiscal year or currency another company's file gives otherwise."""
    known: dict[str, tuple[models.Entity, str]] = {
        name: (company.entry, company.folder) for name, company in companies.items()
    }
    for company in companies.values():
        for name, entity in company.entry.entities.items():
            first, folder = known.setdefault(name, (entity, company.folder))
            for key in (*_ACCOUNTS, "splits", "recasts", "long_years"):
                said = getattr(first, key)
                if getattr(entity, key) != said:
                    place: Place = ("entities", name, key)
                    if isinstance(said, list):
                        message = f"{name} has other {key} in content/{folder}/company.yml"
                        remedy = f"write the same {key} here as there"
                    else:
                        message = f"{name} has {key}: {said} in content/{folder}/company.yml"
                        remedy = f"write {key}: {said} here too, or mend it there"
                    yield company.document.problem(place, message, remedy)


def gaps_in_drafts(content: Content) -> Iterator[Problem]:
    """The texts that drafts and their articles still lack before they can be published."""
    names = {brief.id for brief in content.drafts}
    documents = [brief.document for brief in content.drafts]
    documents += [source.document for source in content.sources.values() if source.brief in names]
    for document in documents:
        for place, text in texts(document.root.plain()):
            for gap in gaps(text, content.languages):
                message = f"draft: {place_name(place)}: {gap}"
                if gap.key:
                    yield document.problem_at_key((*place, gap.key), message, gap.remedy)
                else:
                    yield document.problem(place, message, gap.remedy)


MAX_SOURCES = 100  # fact files of one brief


# A company


@dataclass(slots=True)
class CompanyFolder:
    """All that one company's folder holds, as far as it can be read."""

    company: Company | None
    briefs: list[Brief] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    sayings: list[Saying] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, other: CompanyFolder) -> None:
        """Take over what a part of the folder holds."""
        self.briefs += other.briefs
        self.sources += other.sources
        self.facts += other.facts
        self.sayings += other.sayings
        self.problems += other.problems


def read_company(reading: Reading, path: Path, concepts: Concepts) -> CompanyFolder:
    """A company's folder with its quarters."""
    document, entry, problems = read_file(reading, path / "company.yml", models.Company)
    if document is not None and entry is None:  # what is not written yet keeps no figure from sight
        named = with_names(document.root.plain(), path.name.upper())
        entry, _ = validate(document, (), named, models.Company, reading.languages)
    if document is None or entry is None:
        return CompanyFolder(None, problems=problems)
    company = Company(entry.ticker, path.name, entry, document)
    problems += _name_problems(company, concepts)
    if not SLUG.fullmatch(path.name):
        message = f"the folder '{clip(path.name)}' cannot be used in an address"
        remedy = f"name it in small letters, such as {slug(company.id)}"
        problems.append(Problem(shown(reading.root, path), 1, 1, message, remedy))
        return CompanyFolder(None, problems=problems)
    folder = CompanyFolder(company, problems=problems)
    for place in folders_of(path):
        folder.add(_read_quarter(reading, place, company, concepts))
    return folder


def _name_problems(company: Company, concepts: Concepts) -> Iterator[Problem]:
    """Names of a company's file that are used twice, not known or unusable in a reference."""
    entry, document = company.entry, company.document
    names = Counter([*company.entities, *company.segments, *concepts])
    for name in (name for name, count in names.items() if count > 1):
        place: Place = ("segments", name) if name in entry.segments else ("entities", name)
        remedy = "give segments, entities and concepts different names"
        yield document.problem(place, f"'{clip(name)}' names two things", remedy)
    yield from _unusable_names(company)
    yield from unsound(company, concepts)
    for key, known in (("parts", entry.segments), ("peers", entry.entities)):
        for index, name in enumerate(getattr(entry, key)):
            if name not in known:
                message, remedy = f"unknown name '{clip(name)}'", suggest(name, list(known))
                yield document.problem((key, index), message, remedy)


def _unusable_names(company: Company) -> Iterator[Problem]:
    """Names that a reference would read as something else, or not at all."""
    entry, document = company.entry, company.document
    places: list[Place] = [("entities", name) for name in entry.entities]
    places += [("segments", name) for name in entry.segments]
    for owner, entity in entry.entities.items():
        places += [("entities", owner, "segments", name) for name in entity.segments]
    if company.id in entry.entities:
        message = f"'{company.id}' is the company itself"
        yield document.problem(("entities", company.id), message, "delete it here")
    for place in places:
        name = str(place[-1])
        taken = name == "by" or name in SCENARIOS or name in CHANGES or is_period(name)
        if taken or not re.fullmatch(r"[\w.&-]+", name):
            message = f"'{clip(name)}' cannot be named in a reference"
            remedy = "write one word that is no period, scenario or change"
            if not taken and (joined := re.sub(r"[^\w.&-]+", "", name)):
                remedy += f", such as '{clip(joined)}'; its label may be of several"
            yield document.problem(place, message, remedy)


# A quarter


def _read_quarter(
    reading: Reading, path: Path, company: Company, concepts: Concepts
) -> CompanyFolder:
    """All that one quarter's folder holds."""
    folder = CompanyFolder(company)
    period = _quarter(path.name, company)
    if not isinstance(period, Period):
        folder.problems.append(Problem(shown(reading.root, path), 1, 1, *period))
        return folder
    name = f"{company.id}/{period}"
    document, entry, folder.problems = read_file(reading, path / "brief.yml", models.BriefFile)
    if document:
        entry = entry or _unfinished(document)
        told = grounds.shown(document.root.plain())
        folder.briefs.append(Brief(name, company, period, entry, document, told))
        if entry.draft:  # so are its articles
            reading = replace(reading, languages=())
    paths = [file for file in sorted(path.glob("*.yml")) if not beside(file.name)]
    if len(paths) > MAX_SOURCES:
        message, remedy = f"the folder holds {len(paths)} files", f"keep at most {MAX_SOURCES}"
        folder.problems.append(Problem(shown(reading.root, path), 1, 1, message, remedy))
        return folder
    for file in paths:
        if file.name.lower() not in PURPOSES:
            folder.add(_read_article(reading, file, company, period, concepts))
    return folder


def _quarter(name: str, company: Company) -> Period | tuple[str, str]:
    """The quarter that a folder is named after, or what is wrong with its name and the remedy."""
    fiscal_year_end = company.entry.fiscal_year_end
    try:
        period = parse_reported(name, fiscal_year_end)
    except ValueError:
        meant = meant_period(name)
        remedy = f"name the folder like {counterpart(quarter(2025, 4), fiscal_year_end)}"
        if meant and parse_period(meant).kind in REPORTED:
            own = counterpart(parse_period(meant, fiscal_year_end), fiscal_year_end)
            remedy = f"rename the folder to {own}"
        return f"'{clip(name)}' is no quarter", remedy
    if name != str(period):
        return f"{company.id} calls this quarter {period}", f"name the folder {period}"
    return period


def _unfinished(document: Document) -> models.BriefFile:
    """A brief with blanks: only the conflicts that its editor has looked at."""
    data = document.root.plain()
    noted = data.get("disputes") if isinstance(data, dict) else None
    items = noted if isinstance(noted, list) else []
    found = [item.get("findings") if isinstance(item, dict) else None for item in items]
    named = [names if isinstance(names, list) else [] for names in found]
    disputes = [
        models.Dispute.model_construct(findings=[name for name in names if isinstance(name, str)])
        for names in named
    ]
    return models.BriefFile.model_construct(draft=is_draft(data), headline={}, disputes=disputes)


# A fact file


def _read_article(
    reading: Reading, path: Path, company: Company, period: Period, concepts: Concepts
) -> CompanyFolder:
    """All that one fact file holds."""
    folder = CompanyFolder(company)
    document, entry, folder.problems = read_file(reading, path, models.FactFile)
    if document is not None and entry is None:  # a draft: its facts can be read all the same
        entry, _ = validate(document, (), with_stand_ins(document.root.plain()), models.FactFile)
    if document is None or entry is None:
        return folder
    folder.problems += second.undecided(document, entry.undecided)
    folder.problems += second.to_choose(document, entry.facts)
    if not SLUG.fullmatch(path.stem):
        better = f": {slug(path.stem)}.yml" if slug(path.stem) else ""
        remedy = f"rename it with small letters, digits and single hyphens{better}"
        message = "the file's name cannot be a source's id"
        folder.problems.append(Problem(document.path, 1, 1, message, remedy))
    folder.sources = [
        Source(
            path.stem,
            f"{company.id}/{period}",
            period,
            entry.source,
            tuple(entry.skipped),
            document,
            second.first(entry.undecided),
            tuple(second.first(entry.facts).values()),
            paragraphs(entry.read),
        )
    ]
    day = entry.source.published
    reader = SaidReader(
        document, company, period, concepts, _published(document, entry), reading.languages, day
    )
    folder.facts, problems = reader.read_all(entry.facts)
    folder.problems += problems
    folder.sayings, problems = reader.read_said(entry.said)
    folder.problems += problems
    return folder


def _published(document: Document, entry: models.FactFile) -> date | None:
    """The day that an article itself gives; nothing where it was left blank or only concluded."""
    written = document.root.plain()["source"].get("published")
    return None if entry.source.dated or not written else entry.source.published
