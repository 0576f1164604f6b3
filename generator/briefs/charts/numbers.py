"""The attributes of numbers in HTML: the fact that each shows, and the card to which it leads."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup, escape

from briefs.charts.marks import Point


@dataclass(frozen=True)
class Numbers:
    """The numbers of one page, as they are drawn.

    `where` gives the way to the page that has an anchor's card, nothing for the page itself. A page
    without scripts needs no names of facts: it is `bare`.
    """

    where: Callable[[str], str] = lambda _: ""
    bare: bool = False

    def link(self, name: str, card: str, *, derived: bool) -> Markup:
        """Those of a number that leads to a card."""
        anchor = f"f-{card}"
        href = f' href="{escape(self.where(anchor))}#{escape(anchor)}"'
        return Markup(href + self._known(name, derived))  # noqa: S704 - escaped

    def apart(self, point: Point) -> Markup:
        """Those of a number that leads nowhere itself: a script is told where its card is."""
        anchor = f"f-{point.id}"
        place = f' data-card="{escape(self.where(anchor))}#{escape(anchor)}"'
        return Markup(self._known(point.id, point.derived) + place)  # noqa: S704 - escaped

    def mark(self, point: Point) -> Markup:
        """Those of a mark in a drawing: its fact or derivation, and its period."""
        if self.bare:
            return Markup()
        period = f' data-period="{escape(point.period)}"' if point.period else ""
        return Markup(self._known(point.id, point.derived) + period)  # noqa: S704 - escaped

    def text(self, point: Point) -> Markup:
        """Those of a text in a drawing."""
        return Markup(self._known(point.id, point.derived))  # noqa: S704 - escaped

    def _known(self, name: str, derived: bool) -> str:  # noqa: FBT001 - of one's own
        return "" if self.bare else f' data-{"derived" if derived else "fact"}="{escape(name)}"'


PLAIN = Numbers()
