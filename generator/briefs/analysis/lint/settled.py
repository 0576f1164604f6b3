"""An item that a brief settles was watched by an earlier brief of the company."""

from collections.abc import Iterator

from briefs.analysis.known import Knowledge
from briefs.content.records import Brief, Content, briefs_of
from briefs.content.suggest import clip, suggest
from briefs.model.problem import Problem


def check(brief: Brief, content: Content, _index: Knowledge) -> Iterator[Problem]:
    """Each item that none watched."""
    ours = briefs_of(content).get(brief.company.id, ())
    earlier = [other for other in ours if other.period.end < brief.period.end]
    watched = [item.id for other in earlier for item in other.entry.watch]
    for index, settled in enumerate(brief.entry.settled):
        if settled.item not in watched:
            message = f"no earlier brief watches '{clip(settled.item)}'"
            place = ("settled", index, "item")
            yield brief.document.problem(place, message, suggest(settled.item, watched))
