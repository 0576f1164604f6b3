"""Reports to come in one language: day, session, status and source."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from briefs.analysis.due import Due
from briefs.content.texts import is_address
from briefs.model.clock import today
from briefs.presentation import tables
from briefs.presentation.blocks import Table
from briefs.presentation.inline import Inline, Link, Parts
from briefs.presentation.localizer import Localizer


def day(due: Due, localizer: Localizer) -> str:
    """The day, and when on it: `29 Apr 2026, after the close`."""
    said = [localizer.date(due.report.date)]
    if due.report.session:
        said.append(localizer.say("next_report", due.report.session))
    return localizer.say("label", "clause").join(said)


def status(due: Due, localizer: Localizer) -> str:
    """The status of the day; once it is past, that the brief is pending."""
    return localizer.say("next_report", due.state(today()))


def source(due: Due, localizer: Localizer) -> Link:
    """The way to what names the day."""
    name = due.report.source
    if is_address(name):
        host = (urlsplit(name).hostname or name).removeprefix("www.")
        return Link(name, (host,), (("rel", "external noopener"),))
    publisher = localizer.text(localizer.content.sources[name].entry.publisher)
    return Link(f"{localizer.sources_page(name)}#{name}", (publisher,))


def line(due: Due, localizer: Localizer) -> Parts:
    """The next report in a line, which leads to its source."""
    join = localizer.say("label", "join")
    said = [f"{localizer.say('next_report', 'next')}{localizer.say('label', 'colon')}"]
    if due.period:
        said += [localizer.period(due.period), join]
    return (*said, day(due, localizer), join, status(due, localizer), join, source(due, localizer))


def brief_line(due: Due, localizer: Localizer) -> str:
    """The day and its status where there is little room."""
    parts = {"what": localizer.date(due.report.date), "whose": status(due, localizer)}
    return localizer.say("label", "of", **parts)


def summary(due: Due, localizer: Localizer) -> str:
    """The report as a calendar names it; an estimated day says so."""
    name = localizer.text(due.company.entry.name)
    key = "summary" if due.period else "summary_alone"
    said = localizer.say(
        "next_report", key, name=name, period=localizer.period(due.period) if due.period else ""
    )
    if due.report.status == "announced":
        return said
    return localizer.say(
        "label", "of", what=said, whose=localizer.say("next_report", due.report.status)
    )


def table(found: Sequence[Due], localizer: Localizer) -> Table:
    """Reports of several companies."""

    def company(due: Due) -> Parts:
        place = f"{localizer.language}/{due.company.folder}/"
        return (Link(place, (localizer.text(due.company.entry.name),)),)

    def period(due: Due) -> tuple[Inline, ...]:
        return (localizer.period(due.period, short=True) if due.period else "",)

    columns: list[tables.Spec] = [
        ("facts.company", "title", company),
        ("facts.period", "text", period),
        ("next_report.day", "text", lambda due: (day(due, localizer),)),
        ("next_report.status", "text", lambda due: (status(due, localizer),)),
        ("brief.source", "text", lambda due: (source(due, localizer),)),
    ]
    return tables.table(localizer, "next_report.title", "words", columns, found)
