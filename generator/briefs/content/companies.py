"""A company's folder: its own file, its quarters, their articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from briefs.content import models
from briefs.content.concepts import Concepts
from briefs.content.fact_reader import FactReader
from briefs.content.fitting import meant_period
from briefs.content.reading import (
    PURPOSES,
    Reading,
    folders_of,
    is_draft,
    read_file,
    shown,
    with_stand_ins,
)
from briefs.content.records import Brief, Company, Source
from briefs.content.suggest import clip, suggest
from briefs.content.texts import SLUG, slug
from briefs.content.validate import Place, validate
from briefs.content.yaml_source import Document
from briefs.model.facts import CHANGES, SCENARIOS, Fact
from briefs.model.period import Period, counterpart, is_period, parse_period, parse_quarter, quarter
from briefs.model.problem import Problem

MAX_SOURCES = 100  # fact files of one brief


@dataclass(slots=True)
class CompanyFolder:
    """All that one company's folder holds, as far as it can be read."""

    company: Company | None
    briefs: list[Brief] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, other: CompanyFolder) -> None:
        """Take over what a part of the folder holds."""
        self.briefs += other.briefs
        self.sources += other.sources
        self.facts += other.facts
        self.problems += other.problems


def read_company(reading: Reading, path: Path, concepts: Concepts) -> CompanyFolder:
    """A company's folder with its quarters."""
    document, entry, problems = read_file(reading, path / "company.yml", models.Company)
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
        folder.briefs.append(Brief(name, company, period, entry, document))
        if entry.draft:  # so are its articles
            reading = replace(reading, languages=())
    paths = [file for file in sorted(path.glob("*.yml")) if not file.name.startswith(".")]
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
        period = parse_quarter(name, fiscal_year_end)
    except ValueError:
        meant = meant_period(name)
        remedy = f"name the folder like {counterpart(quarter(2025, 4), fiscal_year_end)}"
        if meant and parse_period(meant).kind == "quarter":
            remedy = f"rename the folder to {parse_period(meant, fiscal_year_end)}"
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
    folder.problems += _undecided(document, entry)
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
            tuple(entry.undecided),
        )
    ]
    reader = FactReader(
        document, company, period, concepts, _published(document, entry), reading.languages
    )
    folder.facts, problems = reader.read_all(entry.facts)
    folder.problems += problems
    return folder


def _undecided(document: Document, entry: models.FactFile) -> Iterator[Problem]:
    for index, item in enumerate(entry.undecided):
        near = f" (near by: {item.hint})" if item.hint else ""
        message = f"'{item.printed}' in paragraph {item.at} is undecided{near}"
        remedy = "decide: move it to facts or skipped"
        yield document.problem(("undecided", index), message, remedy)


def _published(document: Document, entry: models.FactFile) -> date | None:
    """The day that an article itself gives; nothing where it was left blank or only concluded."""
    written = document.root.plain()["source"].get("published")
    return None if entry.source.dated or not written else entry.source.published
