"""The attributes of numbers in HTML: the fact that each shows, and the card to which it leads."""

from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup

from briefs.charts.marks import Point


@dataclass(frozen=True)
class Numbers:
    """The numbers of one page, as they are drawn.

    `where` gives the way to the page that has an anchor's card, nothing for the page itself. Where
    cards stand elsewhere, the first of each to be drawn keeps its `anchors`. A page without scripts
    needs neither the names of facts nor anchors: it is `bare`.
    """

    where: Callable[[str], str] = lambda _: ""
    anchors: bool = False
    bare: bool = False
    _met: set[str] = field(default_factory=set)

    def link(self, name: str, card: str, *, derived: bool) -> Markup:
        """Those of a number that leads to a card."""
        anchor = f"f-{card}"
        href = Markup(' href="{}#{}"').format(self.where(anchor), anchor)
        return href + self._anchor(anchor) + self._known(name, derived)

    def apart(self, point: Point) -> Markup:
        """Those of a number that leads nowhere itself: a script is told where its card is."""
        anchor = f"f-{point.id}"
        place = Markup(' data-card="{}#{}"').format(self.where(anchor), anchor)
        return self.text(point) + place

    def mark(self, point: Point) -> Markup:
        """Those of a mark in a drawing: its fact or derivation, and its period."""
        if self.bare:
            return Markup()
        period = Markup(' data-period="{}"').format(point.period) if point.period else ""
        return self.text(point) + period + self._anchor(f"f-{point.id}")

    def text(self, point: Point) -> Markup:
        """Those of a text in a drawing."""
        return self._known(point.id, point.derived)

    def _known(self, name: str, derived: bool) -> Markup:  # noqa: FBT001 - of one's own
        kind = "derived" if derived else "fact"
        return Markup() if self.bare else Markup(' data-{}="{}"').format(kind, name)

    def _anchor(self, anchor: str) -> Markup:
        if not self.anchors or anchor in self._met:
            return Markup()
        self._met.add(anchor)
        return Markup(' id="{}"').format(anchor)


PLAIN = Numbers()
