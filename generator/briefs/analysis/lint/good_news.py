"""The key numbers have a bad one among them, where the scorecard has any."""

from collections.abc import Iterator

from briefs.analysis.known import Knowledge
from briefs.analysis.scorecard import Row, row
from briefs.content.records import Brief, Content, days
from briefs.content.references import BadReference
from briefs.model.problem import Problem


def check(brief: Brief, content: Content, index: Knowledge) -> Iterator[Problem]:
    """Key numbers of which none fell, missed or is a loss, while others did."""
    then = index.on(days(content)[brief.id])
    try:
        shown = [row(reference, brief, content, then) for reference in brief.entry.key]
        rows = {
            reference: row(reference, brief, content, then) for reference in brief.entry.scorecard
        }
    except BadReference:  # it is told already
        return
    bad = [reference for reference, one in rows.items() if _bad(one)]
    if bad and not any(map(_bad, shown)):
        message = f"all key numbers are good news, but not {', '.join(bad)}"
        remedy = "put one that matters among the key numbers, of which there may be four"
        yield brief.document.problem(("key",), message, remedy)


def _bad(row: Row) -> bool:
    return "worse" in (row.tone, *(tone for _, tone in row.verdicts))
