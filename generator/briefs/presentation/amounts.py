"""Figures as text in one language: with the digits that a page shows, or with all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from babel.numbers import get_currency_name

from briefs.figures.digits import filled, level, short
from briefs.model.facts import Meaning, Quantity
from briefs.model.figure import MAGNITUDE, Figure
from briefs.presentation.numbers import counter, ends, fall, fallen, optioned, outward, shown
from briefs.presentation.wording import Wording


@dataclass(frozen=True)
class Amounts(Wording):
    """Writes figures in one language."""

    currency: str = field(default="", kw_only=True)  # goes without saying on the page

    @property
    def unsaid(self) -> bool:
        """True where amounts stand without their currency, so that the page must say it."""
        return self.currency in self.row.home

    @property
    def currency_name(self) -> str:
        return self.named(self.currency)

    def named(self, currency: str) -> str:
        """The name of a currency, or of the two of a rate: `US Dollar`, `美元兌新台幣`."""
        counted, *base = (get_currency_name(c, locale=self.row.locale) for c in currency.split("/"))
        return self.say("label", "rate", counted=counted, base=base[0]) if base else counted

    def number(self, figure: Figure, option: str = "", meaning: Meaning | None = None) -> str:
        """A figure as text with all its digits, shown the way an option asks."""
        return self._said(optioned(figure, option), option, meaning=meaning)

    def movement(self, meaning: Meaning) -> str:
        """The kind of a movement: of a `price`, or another `change`; nothing of a level."""
        return "change" if meaning.change else ""

    def _said(
        self, figure: Figure, option: str = "", counter: str = "", meaning: Meaning | None = None
    ) -> str:
        """A figure as text; a bound of a fall by its size: `down over 10%`, not `below −10%`."""
        moved = self.movement(meaning) if meaning and fall(figure) else ""
        if moved:
            size = shown(fallen(figure), self.language, self.currency, counter)
            return self.row.falls[moved].format(size)
        return shown(figure, self.language, self.currency, counter, option)

    def amount(self, quantity: Quantity, option: str = "") -> str:
        """A quantity as text, with three or four digits, shown the way an option asks."""
        return self._of(quantity, short(optioned(quantity.figure, option)), option)

    def full(self, quantity: Quantity) -> str:
        """A quantity as text with all its digits."""
        return self._of(quantity, quantity.figure)

    def amounts(self, quantities: Sequence[Quantity], option: str = "") -> list[str]:
        """Quantities side by side as texts, those of one unit to one accuracy."""
        scales = self.row.scales.values()
        units: dict[str | None, list[int]] = {}
        for number, quantity in enumerate(quantities):
            units.setdefault(quantity.figure.unit, []).append(number)
        found: dict[int, str] = {}
        for numbers in units.values():
            beside = [optioned(quantities[number].figure, option) for number in numbers]
            for number, figure in zip(numbers, level(beside, scales), strict=True):
                found[number] = self._of(quantities[number], figure, option)
        return [found[number] for number in range(len(quantities))]

    def _of(self, quantity: Quantity, figure: Figure, option: str = "") -> str:
        """A figure of a quantity; counts with the measure word that an article prints.

        Computed, it is `about` where zeros would claim too much: 156B is about 1,560億.
        """
        if quantity.derived and figure.approx == "exact":
            vague = filled(figure, self.row.scales.values())
            figure = replace(figure, approx="about") if vague else figure
        word = "" if figure.unit != "items" else counter(quantity, self.language)
        return self._said(figure, option, word, quantity.meaning)

    def ends(self, figure: Figure) -> tuple[str, ...]:
        """The two ends of what a figure stands for, as text."""
        none = self.say("label", "none")
        return tuple(self.number(end) if end else none for end in ends(figure))

    def stands_for(self, figure: Figure, bounds: tuple[Decimal, Decimal] | None = None) -> str:
        """The values that a figure may have, in words: by its rounding, or by its arithmetic."""
        if bounds:
            low, high = map(self.number, outward(figure, *bounds))
            return self.say("card", "between", low=low, high=high)
        if figure.approx == MAGNITUDE:
            return self.say("card", "magnitude")
        low, high = self.ends(figure)
        interval = figure.interval()
        key = "at_most" if interval[0] is None else "at_least" if interval[1] is None else "between"
        return self.say("card", key, low=low, high=high)
