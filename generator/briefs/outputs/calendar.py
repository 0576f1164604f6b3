"""Reports to come as calendars that programs subscribe to (iCalendar, RFC 5545)."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from briefs.analysis.due import Due, all_due
from briefs.presentation import coming, places
from briefs.presentation.context import RenderContext
from briefs.presentation.localizer import Localizer

_IDS = uuid5(NAMESPACE_URL, "investment-briefs/calendar")
_ROOM = 75  # octets of a line
_STATUS = {"announced": "CONFIRMED", "estimated": "TENTATIVE"}


def files(context: RenderContext) -> dict[str, bytes]:
    """The calendar of the site and of each company in each language, by its place."""
    found = all_due(context.dataset)
    made = {}
    for localizer in context.localizers:
        site = localizer.say("frame", "site")
        made[places.calendar(localizer.language)] = _calendar(context, localizer, site, found)
        for company in context.dataset.content.companies.values():
            own = [one for one in found if one.company is company]
            name = localizer.say("label", "join").join([localizer.text(company.entry.name), site])
            place = places.calendar(localizer.language, company.folder)
            made[place] = _calendar(context, localizer, name, own)
    return made


def _calendar(
    context: RenderContext, localizer: Localizer, name: str, found: Iterable[Due]
) -> bytes:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Investment Briefs//briefs//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for due in found:
        lines += _event(context, localizer, due)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _event(context: RenderContext, localizer: Localizer, due: Due) -> Iterator[str]:
    """A day's event; its name stays when the day is moved or announced."""
    own, first = due.report, due.report.date
    language = f";LANGUAGE={localizer.language}"
    page = f"{localizer.language}/{due.company.folder}/"
    origin = coming.source(own.source, localizer)
    address = (
        own.source
        if origin.href == own.source
        else context.folder.address and places.link(context.folder.address, origin.href)
    )
    said = [coming.day(due, localizer), localizer.say("next_report", own.status)]
    said += [address or str(origin.parts[0])]
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(_IDS, due.key)}"
    yield f"DTSTAMP:{_known(context, due):%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{first + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY{language}:{escaped(coming.summary(due, localizer))}"
    yield f"DESCRIPTION{language}:{escaped(chr(10).join(said))}"
    if context.folder.address:
        yield f"URL:{places.link(context.folder.address, page)}"
    yield f"STATUS:{_STATUS[own.status]}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _known(context: RenderContext, due: Due) -> date:
    """The day of the newest that the folder holds of a company: no clock has a say in it."""
    dataset = context.dataset
    days = [dataset.dated(brief) for brief in dataset.briefs(due.company)]
    return max(days, default=date(1970, 1, 1))


def escaped(text: str) -> str:
    """A text as a property's value (RFC 5545, 3.3.11)."""
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def folded(line: str) -> bytes:
    """A content line, cut between characters into lines of 75 octets at most (3.1)."""
    pieces, size = [""], 0
    for sign in line:
        width = len(sign.encode())
        if size + width > _ROOM:
            pieces.append("")
            size = 1  # the space before it
        pieces[-1] += sign
        size += width
    return "\r\n ".join(pieces).encode() + b"\r\n"
