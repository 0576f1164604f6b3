"""Printed growth, change or multiple is what the levels before and after make.

120 after 100 grew 20 %, by 20, to 1.2 times. Percentages change in points; a figure that is not
above zero before and after has no relative growth, only an amount.
"""

from collections.abc import Iterable

import pandas as pd

from briefs.analysis.intervals import Ends, growth_of
from briefs.analysis.table import KEY, Result, Table, as_change, join, positive
from briefs.model.facts import MONTHS_BACK
from briefs.model.unit import RATIOS, kind_of


def results(table: Table) -> Iterable[Result]:
    """Year on year, quarter on quarter and month on month."""
    annualised = {name for name, concept in table.concepts.items() if concept.annualised}
    # a run rate grows as its quarter does
    actual = table.where("actual", "", set(table.concepts) - annualised)
    for scenario in ("actual", "guidance", "consensus"):
        now = table.where(scenario, "")
        for change in MONTHS_BACK:
            then = ["entity", "segment", "concept", change]
            pairs = join(now[now[change] != ""], actual, then, KEY[:4])
            yield from _growth(table, pairs, change) if len(pairs) else ()


def _growth(table: Table, pairs: pd.DataFrame, change: str) -> Iterable[Result]:
    points = pairs[(pairs.unit_a == "percent") & (pairs.unit_b == "percent")]
    relative = pairs.unit_a.map(kind_of).isin(RATIOS)
    levels = pairs[(pairs.unit_a == pairs.unit_b) & ~relative]
    grown, by = as_change(change), as_change(f"{change}_amount")
    yield from table.results(points, "difference", "pp", Ends.minus, grown)
    yield from table.results(positive(levels, "ab"), "growth", "percent", growth_of, grown)
    yield from table.results(levels, "difference", None, Ends.minus, by)
    if change == "yoy":
        levels = positive(levels, "ab")
        yield from table.results(levels, "times", "x", Ends.divided_by, as_change("times"))
