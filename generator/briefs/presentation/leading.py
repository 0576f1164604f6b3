"""Numbers in HTML that lead to another page, on which the cards of their figures stand."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from briefs.model.facts import Fact, Quantity

_NUMBER = re.compile(r'(<a class="bf-n" data-(?:fact|derived)="[^"]*") href="#(f-[^"]*)"')

_MARK = re.compile(r'<(?!a )[a-z]+ [^<>]*?data-(?:fact|derived)="([^"]*)"')


def led(page: str, where: Callable[[str], str]) -> str:
    """HTML whose numbers lead elsewhere; the first of each keeps the card's anchor.

    A mark of a chart whose number stands nowhere on the page says itself where its card is.
    `where` gives the page that has an anchor's card.
    """
    first: set[str] = set()

    def lead(match: re.Match[str]) -> str:
        name = "" if match[2] in first else f' id="{match[2]}"'
        first.add(match[2])
        return f'{match[1]}{name} href="{where(match[2])}#{match[2]}"'

    def mark(match: re.Match[str]) -> str:
        anchor = f"f-{match[1]}"
        alone = anchor not in first and where(anchor)
        return f'{match[0]} data-card="{where(anchor)}#{anchor}"' if alone else match[0]

    return _MARK.sub(mark, _NUMBER.sub(lead, page))


def printed_first(quantity: Quantity, published: Mapping[str, date]) -> Fact:
    """The fact whose brief keeps a figure's card: the first that prints it as it is shown.

    Of a derived one it is that of its newest input; `published` gives the day of each source.
    """

    def age(fact: Fact) -> tuple[date, str]:
        return published[fact.source], fact.id

    if quantity.facts:
        return min((one for one in quantity.facts if one.figure == quantity.figure), key=age)
    return max((printed_first(part, published) for part in quantity.inputs), key=age)
