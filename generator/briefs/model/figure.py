"""A figure: what one printed string says, and the interval in which the true value lies."""

from dataclasses import dataclass
from decimal import Context, Decimal

EXACT = Context(prec=400)


@dataclass(frozen=True, slots=True)
class Figure:
    """The content of one printed string.

    `low` and `high` are in plain units (percent in percent); None is an open end. `unit` is an
    ISO 4217 code, `USD/share`, `percent`, `pp`, `bp`, `x`, `pure`, a counted thing (`people`, `GW`,
    `years` ...) or None: money whose currency is left open. `decimals` is the accuracy of the
    printed digits (-8: to the hundred million), `approx` one of
    exact, about, over, under, nearly, up_to.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str | None
    decimals: int
    approx: str

    def interval(self) -> tuple[Decimal | None, Decimal | None]:
        """The range of the true value: rounding widens exact ends by half a unit of the last digit.

        `over` starts at the figure and `under` and `up_to` end there. `about` reaches to both
        sides, and `nearly` below only, by half a unit of the last digit that is not zero, but at
        most 5 % of the value and at least one unit of the last printed digit.
        """
        low, high = self.low, self.high
        if self.approx in ("over", "under", "up_to"):
            return low, high
        if self.approx == "exact":
            below = above = EXACT.scaleb(Decimal("0.5"), -self.decimals)
        else:
            below = self._slack(low)
            above = Decimal(0) if self.approx == "nearly" else self._slack(high)
        return (
            None if low is None else plain(EXACT.subtract(low, below)),
            None if high is None else plain(EXACT.add(high, above)),
        )

    def _slack(self, end: Decimal | None) -> Decimal:
        unit = EXACT.scaleb(Decimal(1), -self.decimals)
        if not end:
            return unit
        exponent = end.normalize(EXACT).as_tuple().exponent
        assert isinstance(exponent, int)
        rounding = EXACT.scaleb(Decimal("0.5"), exponent)
        return max(unit, min(rounding, EXACT.multiply(abs(end), Decimal("0.05"))))


class NotAFigure(ValueError):  # noqa: N818 - the name is the message
    """A string that is not one figure; the message says why."""


def plain(value: Decimal) -> Decimal:
    """Write 2.134E+11 as 213400000000, so that str() is what one expects."""
    exponent = value.as_tuple().exponent
    return Decimal(int(value)) if isinstance(exponent, int) and exponent > 0 else value
