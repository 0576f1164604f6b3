"""One amount is printed in one currency: two are two figures, which no rounding can reconcile."""

from collections.abc import Iterator

from briefs.content.records import Content
from briefs.content.references import Index
from briefs.model.problem import Problem
from briefs.model.unit import currency_of


def check(_content: Content, index: Index) -> Iterator[Problem]:
    """Each printing in another."""
    for quantity in index.quantities.values():
        shown, *others = quantity.facts or (None,)
        for fact in others:
            if shown and currency_of(fact.figure.unit) != currency_of(shown.figure.unit):
                what = f"{fact.meaning.concept} in {currency_of(fact.figure.unit)}"
                message = f"'{fact.printed}' is {what}; line {shown.line} of {shown.path} has it in"
                message = f"{message} {currency_of(shown.figure.unit)}"
                remedy = "give the other currency a concept of its own, such as RevenueUSD"
                yield fact.problem(message, remedy)
