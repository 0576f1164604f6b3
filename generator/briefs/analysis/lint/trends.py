"""The trends of a company name what can be drawn."""

from collections.abc import Iterator

from briefs.content.records import Company, Content, briefs_of
from briefs.content.references import BadReference, classify, parse_reference, split
from briefs.model.problem import Problem


def check(company: Company, content: Content) -> Iterator[Problem]:
    """Each that does not."""
    briefs = briefs_of(content).get(company.id, ())
    for index, reference in enumerate(company.entry.trends):
        try:
            for token in split(reference.partition("|")[0]):
                classify(token, company, content)
            for brief in briefs[:1]:
                parse_reference(reference, brief, content)
        except BadReference as error:
            yield company.document.problem(("trends", index), str(error), error.remedy)
