"""Reports to come in one language: day, session, status and source."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from briefs.analysis.dataset import Dataset
from briefs.analysis.due import Due, all_due, due
from briefs.content.texts import is_address
from briefs.model.clock import today
from briefs.model.period import Period
from briefs.presentation import tables
from briefs.presentation.blocks import Section, Table
from briefs.presentation.inline import Inline, Link, Parts
from briefs.presentation.localizer import Localizer
from briefs.presentation.prose import BriefLocalizer

ROWS = 40  # reports on the home page; the calendar has all


def day(coming: Due, localizer: Localizer) -> str:
    """The day, and when on it: `29 Apr 2026, after the close`."""
    said = [localizer.date(coming.report.date)]
    if coming.report.session:
        said.append(localizer.say("next_report", coming.report.session))
    return localizer.say("label", "clause").join(said)


def status(coming: Due, localizer: Localizer) -> str:
    """The status of the day; once it is past, that the brief is pending."""
    return localizer.say("next_report", coming.state(today()))


def source(name: str, localizer: Localizer, words: str = "") -> Link:
    """The way to what names a day: in some words, else those of its publisher."""
    if is_address(name):
        host = (urlsplit(name).hostname or name).removeprefix("www.")
        return Link(name, (words or host,), (("rel", "external noopener"),))
    publisher = localizer.text(localizer.content.sources[name].entry.publisher)
    return Link(f"{localizer.sources_page(name)}#{name}", (words or publisher,))


def reported(localizer: BriefLocalizer) -> Parts:
    """The day of the report that a brief tells of, which leads to its source; or nothing."""
    report = localizer.brief.entry.reported
    if report is None:
        return ()
    day = source(report.source, localizer, localizer.date(report.date))
    before, after = localizer.say("brief", "reported", date="\0").split("\0")
    return (before, day, after, localizer.say("label", "join"))


def line(coming: Due, localizer: Localizer) -> Parts:
    """The next report in a line, which leads to its source."""
    join = localizer.say("label", "join")
    said = [f"{localizer.say('next_report', 'next')}{localizer.say('label', 'colon')}"]
    if coming.period:
        said += [localizer.period(coming.period), join]
    return (
        *said,
        day(coming, localizer),
        join,
        status(coming, localizer),
        join,
        source(coming.report.source, localizer),
    )


def unwritten(period: Period, dataset: Dataset, localizer: BriefLocalizer) -> str:
    """A period without a brief; the one reported next with its day and status, if known."""
    company, name = localizer.brief.company, localizer.period(period, short=True)
    if period < dataset.briefs(company)[0].period:
        return name
    said, report = localizer.say("brief", "due", period=name), due(company, dataset)
    if report is None or report.period is None:
        return said
    parts = {"what": localizer.date(report.report.date), "whose": status(report, localizer)}
    return f"{said} {localizer.say('label', 'of', **parts)}"


def summary(coming: Due, localizer: Localizer) -> str:
    """The report as a calendar names it; an estimated day says so."""
    name = localizer.text(coming.company.entry.name)
    key = "summary" if coming.period else "summary_alone"
    said = localizer.say(
        "next_report",
        key,
        name=name,
        period=localizer.period(coming.period) if coming.period else "",
    )
    if coming.report.status == "announced":
        return said
    return localizer.say(
        "label", "of", what=said, whose=localizer.say("next_report", coming.report.status)
    )


def section(dataset: Dataset, localizer: Localizer) -> Iterator[Section]:
    """The next reports of all companies, the earliest first, if the day of any is known."""
    found = all_due(dataset)
    if found:
        title = (localizer.say("next_report", "title"),)
        yield Section("next-reports", title, lambda: [table(found[:ROWS], localizer)])


def table(found: Sequence[Due], localizer: Localizer) -> Table:
    """Reports of several companies."""

    def company(coming: Due) -> Parts:
        place = f"{localizer.language}/{coming.company.folder}/"
        return (Link(place, (localizer.text(coming.company.entry.name),)),)

    def period(coming: Due) -> tuple[Inline, ...]:
        return (localizer.period(coming.period, short=True) if coming.period else "",)

    columns: list[tables.Spec] = [
        ("facts.company", "title", company),
        ("facts.period", "period", period),
        ("next_report.day", "text", lambda one: (day(one, localizer),)),
        ("next_report.status", "text", lambda one: (status(one, localizer),)),
        ("brief.source", "text", lambda one: (source(one.report.source, localizer),)),
    ]
    return tables.table(localizer, "next_report.title", "words", columns, found)
