"""The segments that make up a company add up to it (`parts` of a company).

75 indoors and 50 outdoors are 125 in all; 125 in all and 75 indoors leave 50 outdoors.
"""

from collections.abc import Iterable

from briefs.analysis.sums import families, solved
from briefs.analysis.table import Result, Table
from briefs.model.unit import ADDITIVE


def results(table: Table) -> Iterable[Result]:
    """Companies all of whose parts are known, and the one part that is not."""
    levels = table.where("actual", "", table.of_unit(*ADDITIVE))
    for company in table.companies.values():
        signs = {"": -1, **dict.fromkeys(company.entry.parts, 1)}
        rows = levels[(levels.entity == company.id) & levels.segment.isin(signs)]
        if company.entry.parts:
            for family in families(table, rows.row, "segment"):
                yield from solved(table, family, signs, "segment", "parts")
