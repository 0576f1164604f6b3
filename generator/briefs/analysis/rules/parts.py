"""The segments that make up a company add up to it (`parts` of a company).

75 indoors and 50 outdoors are 125 in all.
"""

from collections.abc import Iterable
from dataclasses import replace

from briefs.analysis.table import Result, Table
from briefs.model.unit import ADDITIVE


def results(table: Table) -> Iterable[Result]:
    """Companies all of whose parts are known."""
    levels = table.where("actual", "", table.of_unit(*ADDITIVE))
    for company in table.companies.values():
        signs = dict.fromkeys(company.entry.parts, 1)
        rows = levels[(levels.entity == company.id) & levels.segment.isin(signs)]
        for _, group in rows.groupby(["concept", "period"]):
            found = table.total(group, "segment", signs)
            if found:
                total, inputs = found
                meaning = replace(inputs[0].meaning, segment="")
                yield Result(meaning, total, inputs[0].figure.unit or "", "parts", inputs)
