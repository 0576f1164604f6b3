"""The brief on whose page of figures the card of a figure stands that several briefs show."""

from collections.abc import Mapping
from datetime import date

from briefs.model.facts import Fact, Quantity


def printed_first(quantity: Quantity, published: Mapping[str, date]) -> Fact:
    """The fact whose brief keeps a figure's card: the first that prints it as it is shown.

    Of a derived one it is that of its newest input; `published` gives the day of each source.
    """

    def age(fact: Fact) -> tuple[date, str]:
        return published[fact.source], fact.id

    if quantity.facts:
        return min((one for one in quantity.facts if one.figure == quantity.figure), key=age)
    return max((printed_first(part, published) for part in quantity.inputs), key=age)
