"""Addresses at which a reader reports an error in a figure or a brief, filled in."""

from briefs.content.folder import Folder
from briefs.content.report import filled
from briefs.presentation.cards import Card
from briefs.presentation.inline import plain
from briefs.presentation.places import link


def of_card(card: Card, page: str, folder: Folder) -> str:
    """The address for a figure on a page; nothing where the settings give none."""
    printings = [f"{one.words.text} ({plain(one.place.parts)})" for one in card.printings]
    figure, printing = f"{card.what}: {card.figure}", "; ".join(printings) or plain(card.formula)
    return of_page(figure, f"{page}#f-{card.id}", folder, printing)


def of_page(title: str, page: str, folder: Folder, printing: str = "") -> str:
    """The address for a place of the site."""
    place = link(folder.address, page) if folder.address else f"/{page}"
    return filled(folder.report, page=place, figure=title, printing=printing)
