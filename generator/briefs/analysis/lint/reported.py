"""A report's day lies after its quarter; an article of the company, no older, names it."""

from collections.abc import Iterator

from briefs.content.records import Brief, Content, published
from briefs.content.suggest import suggest
from briefs.content.texts import is_address
from briefs.model.problem import Problem


def check(brief: Brief, content: Content, _: object) -> Iterator[Problem]:
    """The day before its quarter ended; the article that is not there, or appeared before it."""
    report = brief.entry.reported
    if report is None:
        return
    if report.date <= brief.period.end:
        message = f"{report.date} is before the end of {brief.period}"
        remedy = "write the day on which the company reported this quarter"
        yield brief.document.problem(("reported", "date"), message, remedy)
    if is_address(report.source):
        return
    ours = published(content, brief.company)
    place = ("reported", "source")
    if report.source not in ours:
        message = f"the company has no article '{report.source}'"
        yield brief.document.problem(place, message, suggest(report.source, sorted(ours)))
    elif ours[report.source] < report.date:
        message = f"{report.source} appeared on {ours[report.source]}, before the report's day"
        remedy = "name an article that tells of the report"
        yield brief.document.problem(place, message, remedy)
