"""Figures that a fact claims something of are known: `claims: [above Revenue consensus]`."""

from collections.abc import Iterator

from briefs.analysis.lint.prose import remedy_of
from briefs.analysis.rules.claim import claimed, comparable
from briefs.content.records import Content
from briefs.content.references import Index
from briefs.model.facts import read_claim
from briefs.model.problem import Problem
from briefs.model.unit import currency_of


def check(content: Content, index: Index) -> Iterator[Problem]:
    """Each reference that does not."""
    for fact in content.facts:
        brief = content.briefs.get(fact.brief)
        if brief is None:
            continue
        for reference in (part for claim in fact.claims for part in read_claim(claim)[1]):
            try:
                other = claimed(reference, fact, brief, content, index)
                if other and not comparable(fact, [other]):
                    ours, theirs = map(currency_of, (fact.figure.unit, other.figure.unit))
                    against, on = (theirs, f"in {ours}")
                    if ours == theirs:
                        against, on = "a figure on another basis", "on the same basis"
                    message = f"'{fact.printed}' cannot be held against {against}"
                    remedy = f"name a figure {on}, or delete the claim"
                    yield fact.problem(message, remedy)
                if other is None:
                    message = f"no figure is known for '{reference}', which a claim names"
                    remedy = "add the fact, or mend the reference"
                    yield fact.problem(message, remedy)
            except ValueError as error:
                yield fact.problem(f"claims: {error}", remedy_of(error))
