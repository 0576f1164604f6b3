"""Numbers in HTML that lead to another page, on which the cards of the figures stand."""

import re

_NUMBER = re.compile(r'(<a class="bf-n" data-(?:fact|derived)="[^"]*") href="#(f-[^"]*)"')


def led(page: str, figures: str) -> str:
    """HTML whose numbers lead to the page of figures; the first of each keeps the card's anchor."""
    if not figures:
        return page
    first: set[str] = set()

    def lead(match: re.Match[str]) -> str:
        name = "" if match[2] in first else f' id="{match[2]}"'
        first.add(match[2])
        return f'{match[1]}{name} href="{figures}#{match[2]}"'

    return _NUMBER.sub(lead, page)
