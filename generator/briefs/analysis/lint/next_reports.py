"""The day of a next report is named by an article of the company that had appeared by then."""

from collections.abc import Iterator

from briefs.content.records import Company, Content, published
from briefs.content.suggest import suggest
from briefs.content.texts import is_address
from briefs.model.problem import Problem


def check(company: Company, content: Content) -> Iterator[Problem]:
    """The day whose article is not there, or appeared later; an address is taken at its word."""
    report = company.entry.next_report
    if not report or is_address(report.source):
        return
    ours = published(content, company)
    place = ("next_report", "source")
    if report.source not in ours:
        message = f"the company has no article '{report.source}'"
        yield company.document.problem(place, message, suggest(report.source, sorted(ours)))
    elif ours[report.source] > report.date:
        message = f"{report.source} appeared on {ours[report.source]}, after the report's day"
        remedy = "name the article that gave the day before, or write the day of the next report"
        yield company.document.problem(place, message, remedy)
