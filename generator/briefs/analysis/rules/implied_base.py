"""Guidance and its guided growth imply the level from which it grows.

110 to 121 and 10 % to 21 % both come from 100: the low ends belong together, and the high ends, and
the level is where what they imply overlaps. It is no check: `guided_growth` compares the two ends.
"""

from collections.abc import Iterable

import numpy as np

from briefs.analysis.intervals import Ends
from briefs.analysis.rules.implied_prior import before
from briefs.analysis.table import KEY, Result, Table, join, positive
from briefs.model.facts import MONTHS_BACK
from briefs.model.unit import GROWING


def results(table: Table) -> Iterable[Result]:
    """Levels a year and a quarter before."""
    guided = table.where("guidance", "", table.of_unit(*GROWING))
    for change, months in MONTHS_BACK.items():
        growth = table.where("guidance", change)
        pairs = positive(join(guided, growth, [*KEY[:4], "issued", "by"]), "a")
        pairs = pairs[(pairs.unit_b == "percent") & (pairs.l_lo_b > -100)]
        alike = (pairs.l_lo_a == pairs.h_lo_a) == (pairs.l_lo_b == pairs.h_lo_b)
        yield from table.results(pairs[alike], "implied_base", None, _base, before(months))


def _base(level: Ends, growth: Ends) -> Ends:
    """The overlap of what either end implies, upside down where there is none."""
    rate = growth.times(0.01, 1)
    least = np.maximum(level.l_lo / rate.l_hi, level.h_lo / rate.h_hi)
    most = np.minimum(level.l_hi / rate.l_lo, level.h_hi / rate.h_lo)
    return Ends(least, most, least, most)
