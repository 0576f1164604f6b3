"""The editors' texts: every one that a page may show, by the file in which it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from briefs.content.records import Company, Content
from briefs.content.texts import texts
from briefs.content.validate import Place
from briefs.content.yaml_source import Document
from briefs.model.language import Text


@dataclass(frozen=True, slots=True)
class File:
    """A file of the editors, with the company and the id of the brief in whose folder it lies."""

    document: Document
    company: Company | None = None
    brief: str = ""
    cites: bool = False  # a brief, whose texts hold references to figures

    @property
    def texts(self) -> Iterator[tuple[Place, Text]]:
        """Each text in languages with its place."""
        return texts(self.document.root.plain())


def files(content: Content) -> Iterator[File]:
    """Every file that holds texts: of concepts, companies, briefs and articles."""
    yield from map(File, content.own_concepts)
    for company in content.companies.values():
        yield File(company.document, company)
    for brief in chain(content.briefs.values(), content.unfinished.values()):
        yield File(brief.document, brief.company, brief.id, cites=True)
    for source in content.sources.values():
        company = content.companies[source.brief.rpartition("/")[0]]
        yield File(source.document, company, source.brief)
