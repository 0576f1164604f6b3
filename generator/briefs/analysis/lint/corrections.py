"""A correction names figures that a reference can mean, and was made after its brief appeared."""

from collections.abc import Iterator

from briefs.analysis.corrections import corrections, newest, was
from briefs.analysis.known import Knowledge
from briefs.content.records import Content, days
from briefs.content.references import BadReference, parse_reference
from briefs.model.problem import Problem


def check(content: Content, index: Knowledge) -> Iterator[Problem]:
    """Each that does not, or was not."""
    for company in content.companies.values():
        if company.entry.corrections and newest(company, content) is None:
            message = "no brief of the company is published, beside which this would be read"
            remedy = "write it into the company.yml of another company that has one"
            yield company.document.problem(("corrections",), message, remedy)
    for note in corrections(content):
        document, day = note.brief.document, days(content)[note.brief.id]
        if note.own and note.day < day:
            message = f"{note.day} is before the brief's own day, {day}"
            remedy = "write the day on which it was corrected"
            yield document.problem((*note.place, "day"), message, remedy)
        for number, one in enumerate(note.entry.figures):
            place = (*note.place, "figures", number)
            try:
                meaning = parse_reference(one.of, note.brief, content).meaning
            except ValueError as error:
                remedy = getattr(error, "remedy", "write it like 2025Q4 or FY2025")
                yield document.problem((*place, "of"), str(error), remedy)
                continue
            now = index.cited(meaning, note.brief.period, day)
            try:
                was(one, now.meaning if now else meaning, note.brief, content)
            except BadReference as error:
                yield document.problem((*place, "was"), str(error), error.remedy)
