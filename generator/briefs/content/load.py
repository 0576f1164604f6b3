"""content/*.yml to facts, prose and their vocabulary, with every problem reported at its place.

Each stage reads one folder or file and returns what it found beside its problems; companies do not
know of one another until all are read.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from briefs.content import models
from briefs.content.companies import CompanyFolder, read_company
from briefs.content.concepts import read_concepts
from briefs.content.reading import Reading, folders_of, strays
from briefs.content.records import Company, Content, Source
from briefs.content.texts import gaps, texts
from briefs.content.validate import Place
from briefs.model.language import LANGUAGES
from briefs.model.problem import Problem


def load(
    root: Path, languages: Sequence[str] = LANGUAGES, *, drafts: bool = False
) -> tuple[Content, list[Problem]]:
    """Read a content folder; paths in problems begin with the folder's name.

    Briefs that are drafts are left out with their facts, unless they are asked for.
    """
    reading = Reading(root, languages)
    concepts, broken, problems = read_concepts(reading)
    problems += strays(root)
    if not concepts:  # every fact would only name an unknown one
        return Content(languages=languages), sorted(problems)
    read = [read_company(reading, path, concepts) for path in folders_of(root)]
    folders = [folder for folder in read if folder.company]
    companies = {folder.company.id: folder.company for folder in folders if folder.company}
    problems += [problem for folder in read for problem in folder.problems]
    problems += _taken_twice(folders)
    problems += _other_accounts(companies)
    briefs = [brief for folder in folders for brief in folder.briefs]
    unpublished = {brief.id for brief in briefs if brief.entry.draft and not drafts}
    kept = [brief for brief in briefs if brief.id not in unpublished]
    sources = [source for folder in folders for source in folder.sources]
    facts = [fact for folder in folders for fact in folder.facts]
    content = Content(
        concepts,
        companies,
        {source.id: source for source in sources if source.brief not in unpublished},
        {brief.id: brief for brief in kept if brief.entry.headline},
        tuple(fact for fact in facts if fact.brief not in unpublished),
        {brief.document.path: brief for brief in kept if not brief.entry.headline},
        languages,
        tuple(brief for brief in briefs if brief.entry.draft),
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


def _other_accounts(companies: Mapping[str, Company]) -> Iterator[Problem]:
    """Entities whose fiscal year or currency another company's file gives otherwise."""
    known: dict[str, tuple[models.Entity, str]] = {
        name: (company.entry, company.folder) for name, company in companies.items()
    }
    for company in companies.values():
        for name, entity in company.entry.entities.items():
            first, folder = known.setdefault(name, (entity, company.folder))
            for key in ("fiscal_year_end", "currency"):
                said = getattr(first, key)
                if getattr(entity, key) != said:
                    place: Place = ("entities", name, key)
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
                if gap.key:
                    yield document.problem_at_key((*place, gap.key), f"draft: {gap}", gap.remedy)
                else:
                    yield document.problem(place, f"draft: {gap}", gap.remedy)
