"""Figures that a fact claims something of are known: `claims: [above Revenue consensus]`."""

from collections.abc import Iterator

from briefs.analysis.lint.prose import remedy_of
from briefs.content.records import Content
from briefs.content.references import Index, parse_reference
from briefs.model.facts import read_claim
from briefs.model.problem import Problem


def check(content: Content, index: Index) -> Iterator[Problem]:
    """Each reference that does not."""
    for fact in content.facts:
        brief = content.briefs.get(fact.brief)
        if brief is None:
            continue
        for reference in (part for claim in fact.claims for part in read_claim(claim)[1]):
            try:
                meaning = parse_reference(reference, brief, content).meaning
                if index.find(meaning, brief.period) is None:
                    message = f"no figure is known for '{reference}', which a claim names"
                    remedy = "add the fact, or mend the reference"
                    yield fact.problem(message, remedy)
            except ValueError as error:
                yield fact.problem(f"claims: {error}", remedy_of(error))
