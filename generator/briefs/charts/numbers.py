"""The attributes of numbers in HTML: the fact that each shows, and the card to which it leads."""

from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from markupsafe import Markup, escape

from briefs.charts.marks import Point

CARD, PRINTED = "f", "s"  # how the places of a figure's card and of a fact's source begin


@lru_cache(maxsize=65_536)  # each stands on many pages, in every language
def anchor(name: str, kind: str = CARD) -> str:
    """The short place of what has a name, which follows from that alone and so never changes."""
    return f"{kind}-{urlsafe_b64encode(sha256(name.encode()).digest()[:6]).decode()}"


@dataclass(frozen=True)
class Numbers:
    """The numbers of one page, as they are drawn.

    `where` gives the way to the page that has a card, nothing for the page itself. A page without
    scripts needs no names of facts: it is `bare`.
    """

    where: Callable[[str], str] = lambda _: ""
    bare: bool = False

    def link(self, name: str, card: str, *, derived: bool) -> Markup:
        """Those of a number that leads to a card."""
        href = f' href="{escape(self.where(card))}#{anchor(card)}"'
        return Markup(href + self._known(name, derived))  # noqa: S704 - escaped

    def apart(self, point: Point) -> Markup:
        """Those of a number that leads nowhere itself: a script is told where its card is."""
        place = f' data-card="{escape(self.where(point.id))}#{anchor(point.id)}"'
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
