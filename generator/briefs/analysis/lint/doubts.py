"""A figure that a dispute doubts is printed, and what may stand instead is measured alike."""

from collections.abc import Iterator

from briefs.analysis.known import Knowledge
from briefs.content.records import Brief, Content, days
from briefs.content.references import meaning_of
from briefs.model.facts import Quantity
from briefs.model.problem import Problem


def check(brief: Brief, content: Content, index: Knowledge) -> Iterator[Problem]:
    """Each doubt that no mark could follow from, or no other choice."""

    def find(reference: str) -> Quantity | None:
        meaning = meaning_of(reference, brief, content)
        return index.cited(meaning, brief.period, days(content)[brief.id]) if meaning else None

    for number, dispute in enumerate(brief.entry.disputes):
        for which, entry in enumerate(dispute.doubts):
            place = ("disputes", number, "doubts", which)
            of, instead = find(entry.of), find(entry.instead) if entry.instead else None
            if of and of.derived:
                named = ", ".join(str(part.meaning) for part in of.inputs)
                message = f"'{entry.of}' is computed, and in doubt if what it rests on is"
                remedy = f"name the printed figure that is in doubt: of {named}"
                yield brief.document.problem((*place, "of"), message, remedy)
            if of and instead and not _alike(of, instead):
                message = f"'{entry.instead}' is not measured as '{entry.of}' is"
                remedy = "name another figure of the same unit"
                yield brief.document.problem((*place, "instead"), message, remedy)


def _alike(one: Quantity, other: Quantity) -> bool:
    return one.figure.unit == other.figure.unit and one.meaning != other.meaning
