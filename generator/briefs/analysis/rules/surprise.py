"""A printed gap is that between the outcome, or guidance, and what was expected of it.

105 against a consensus of 100 is 5 % more; a range counts by its midpoint, growth in points.
"""

from collections.abc import Iterable

import pandas as pd

from briefs.analysis.intervals import Ends, growth_of
from briefs.analysis.table import KEY, Result, Table, as_change, join, positive


def results(table: Table) -> Iterable[Result]:
    """Actual and guidance against consensus, actual against guidance."""
    for scenario, against, change in (
        ("actual", "consensus", "surprise"),
        ("guidance", "consensus", "surprise"),
        ("actual", "guidance", "vs_guidance"),
    ):
        for of in ("", "yoy"):
            theirs = table.where(against, of)
            theirs = theirs.sort_values("issued", kind="stable").drop_duplicates(
                [*KEY[:4], "currency", "basis"], keep="last"
            )
            on = KEY[:4] if scenario == "actual" else [*KEY[:4], "issued"]
            pairs = join(table.where(scenario, of), theirs, on)
            yield from _surprise(table, pairs, change, of) if len(pairs) else ()


def _surprise(table: Table, pairs: pd.DataFrame, change: str, of: str) -> Iterable[Result]:
    percent = (pairs.unit_a == "percent") & (pairs.unit_b == "percent")
    if not of:
        levels = positive(pairs[~percent & (pairs.unit_a == pairs.unit_b)], "ab")
        yield from table.results(levels, "surprise", "percent", _beyond, as_change(change))
    else:
        yield from table.results(
            pairs[percent], "difference", "pp", _apart, as_change(f"{of}_{change}")
        )


def _beyond(one: Ends, expected: Ends) -> Ends:
    return growth_of(one.midpoint(), expected.midpoint())


def _apart(one: Ends, expected: Ends) -> Ends:
    return one.midpoint().minus(expected.midpoint())
