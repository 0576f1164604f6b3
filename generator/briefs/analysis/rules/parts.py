"""The segments that make up a company add up to it (`parts` of a company).

75 indoors and 50 outdoors are 125 in all.
"""

from collections.abc import Iterable

from briefs.analysis.table import Result, Table
from briefs.model.unit import ADDITIVE


def results(table: Table) -> Iterable[Result]:
    """Companies all of whose parts are known."""
    levels = table.where("actual", "", table.of_unit(*ADDITIVE))
    for company in table.companies.values():
        signs = dict.fromkeys(company.entry.parts, 1)
        rows = levels[(levels.entity == company.id) & levels.segment.isin(signs)]
        for _, group in rows.groupby(["concept", "period", "currency"]):
            yield from table.total(group, "segment", signs, "parts", "")
