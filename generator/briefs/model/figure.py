"""A figure: what one printed string says, and the interval in which the true value lies."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal

EXACT = Context(prec=400)
MAGNITUDE = "magnitude"  # of a figure that only words give
LARGEST = 14  # power of ten that a magnitude has
APPROX = ("exact", "about", "over", "under", "nearly", "up_to", MAGNITUDE)
FLOORS = ("over", "at_least")  # the stricter first
CEILINGS = ("under", "up_to", "at_most")
_COARSER: Mapping[str, str] = {"at_least": "over", "at_most": "under"}  # to files and commands


@dataclass(frozen=True, slots=True)
class Figure:
    """The content of one printed string.

    `low` and `high` are in plain units (percent in percent); None is an open end. `unit` is an
    ISO 4217 code, `USD/share`, `percent`, `pp`, `bp`, `x`, `pure`, a counted thing (`people`, `GW`,
    `years` ...) or None: money whose currency is left open. `decimals` is the accuracy of the
    printed digits (-8: to the hundred million), of a range's coarser end; `approx` is one of
    APPROX, or `at_least` and `at_most` where an end itself is meant too.

    A magnitude (數十億, 三位數) has no ends of its own: `decimals` is minus its power of ten, and
    `high` is 0 where it lies below zero.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str | None
    decimals: int
    approx: str

    def interval(self) -> tuple[Decimal | None, Decimal | None]:
        """The range of the true value: rounding widens exact ends by half a unit of the last digit.

        `over` and `at_least` start at the figure, `under` and `at_most` end there, and `up_to`
        ends with its rounding.
        `about` reaches to both sides, and `nearly` towards zero, by one unit of the last printed
        digit or, if that is more, by half a unit of the last digit that is not zero but at most
        5 % of the value; and never by more than a quarter (`about`) or a tenth (`nearly`) of it.
        A magnitude allows any value, or any below zero.
        """
        low, high = self.low, self.high
        if self.approx in (*FLOORS, "under", "at_most", MAGNITUDE):
            return low, high
        below, above = (EXACT.scaleb(Decimal("0.5"), -self.places(end)) for end in (low, high))
        if self.approx in ("about", "nearly"):
            below, above = self._slack(low), self._slack(high)
            if self.approx == "nearly" and high is not None:  # short of it, on zero's side
                below, above = (below, Decimal(0)) if high > 0 else (Decimal(0), above)
        return (
            None if low is None else plain(EXACT.subtract(low, below)),
            None if high is None else plain(EXACT.add(high, above)),
        )

    def places(self, end: Decimal | None) -> int:
        """Decimal places of one end: a range's finer end has those of its own digits."""
        if not end or self.low == self.high or None in (self.low, self.high):
            return self.decimals
        exponent = end.normalize(EXACT).as_tuple().exponent
        assert isinstance(exponent, int)
        return max(self.decimals, -exponent)

    @property
    def finest(self) -> int:
        """Decimal places of the finer end."""
        return max(self.places(self.low), self.places(self.high))

    @property
    def reported(self) -> str:
        """`approx` as files and commands say it: one of APPROX."""
        return _COARSER.get(self.approx, self.approx)

    @property
    def size(self) -> Decimal:
        """The end farther from zero; of a magnitude, its power of ten."""
        ends = (abs(end) for end in (self.low, self.high) if end)
        return max(ends, default=Decimal(0)) if self.approx != MAGNITUDE else self._unit

    @property
    def _unit(self) -> Decimal:
        return EXACT.scaleb(Decimal(1), -self.decimals)

    def _slack(self, end: Decimal | None) -> Decimal:
        if not end:
            return self._unit
        exponent = end.normalize(EXACT).as_tuple().exponent
        assert isinstance(exponent, int)
        rounding = EXACT.scaleb(Decimal("0.5"), exponent)
        most = Decimal("0.1") if self.approx == "nearly" else Decimal("0.25")
        slack = max(self._unit, min(rounding, EXACT.multiply(abs(end), Decimal("0.05"))))
        return min(slack, EXACT.multiply(abs(end), most))


class NotAFigure(ValueError):  # noqa: N818 - the name is the message
    """A string that is not one figure; the message says why."""


def plain(value: Decimal) -> Decimal:
    """Write 2.134E+11 as 213400000000, so that str() is what one expects."""
    exponent = value.as_tuple().exponent
    return Decimal(int(value)) if isinstance(exponent, int) and exponent > 0 else value
