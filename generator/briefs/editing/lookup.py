"""Names on the command line: a company, a quarter, a project."""

from collections.abc import Iterable

from briefs.content.records import Company, Content
from briefs.content.suggest import suggest
from briefs.model.period import Period, parse_reported
from briefs.model.problem import Problem, Refused


def company_of(content: Content, name: str, problems: Iterable[Problem] = ()) -> Company:
    """A company by its ticker or folder; raises Refused.

    `problems` are those of the content, one of which may be why it is not there.
    """
    for company in content.companies.values():
        if name.lower() in (company.id.lower(), company.folder.lower()):
            return company
    unread = ("/concepts.yml", f"/{name.lower()}/company.yml")
    for problem in problems:
        if problem.path.endswith(unread):
            raise Refused(f"mend this first: {problem}")
    known = [company.id for company in content.companies.values()]
    remedy = suggest(name, known) if known else "briefs new --company TICKER makes one"
    raise Refused(f"unknown company '{name}'; {remedy}")


def quarter_of(text: str, company: Company) -> Period:
    """A quarter as the company calls it; raises Refused."""
    try:
        return parse_reported(text, company.entry.fiscal_year_end)
    except ValueError as error:
        raise Refused(str(error)) from None
