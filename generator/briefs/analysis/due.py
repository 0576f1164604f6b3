"""Reports to come: the day on which a company reports next, until a brief tells of that report."""

from dataclasses import dataclass
from datetime import date

from briefs.analysis.dataset import Dataset
from briefs.content.entities import NextReport
from briefs.content.records import Brief, Company
from briefs.model.period import Period, after


@dataclass(frozen=True, slots=True)
class Due:
    """A company's next report; `period` is the one reported, where the day leaves no doubt of it.

    `key` tells the company's reports apart, whatever day is named for one.
    """

    company: Company
    report: NextReport
    period: Period | None
    key: str

    def state(self, today: date) -> str:
        """The status of the day; once it is past, that the brief is pending."""
        passed = "_past" if self.report.date < today else ""
        return f"{self.report.status}{passed}"


def due(company: Company, dataset: Dataset) -> Due | None:
    """The next report of a company, if its day is known and no brief tells of it yet."""
    report, briefs = company.entry.next_report, dataset.briefs(company)
    if report is None or any(_tells(brief, report.date, dataset) for brief in briefs[:1]):
        return None
    coming = after(briefs[0].period) if briefs else None
    period = coming if coming and _ends_before(coming, report.date) else None
    return Due(company, report, period, f"{company.id}/{coming or 'first'}")


def all_due(dataset: Dataset) -> list[Due]:
    """The next reports of all companies, the earliest first."""
    found = (due(company, dataset) for company in dataset.content.companies.values())
    return sorted(filter(None, found), key=lambda one: (one.report.date, one.company.folder))


def _ends_before(period: Period, day: date) -> bool:
    """Tell if a day lies in the period that follows on another."""
    following = after(period)
    return period.end < day and (following is None or day <= following.end)


def _tells(brief: Brief, day: date, dataset: Dataset) -> bool:
    """Tell if a brief's articles are of a report: one is as new, and its period had just ended.

    A period that ended long before tells of the report if none of its articles is older.
    """
    days = [source.entry.published for source in dataset.sources.get(brief.id, ())]
    newest, oldest = max(days, default=brief.period.end), min(days, default=brief.period.end)
    return newest >= day and (_ends_before(brief.period, day) or oldest >= day)
