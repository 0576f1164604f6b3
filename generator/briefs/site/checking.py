"""Briefs looked at side by side, where there are many."""

from collections.abc import Iterator, Sequence
from functools import partial

from briefs.analysis.known import Knowledge
from briefs.analysis.looking import Look, Looked, look_at
from briefs.content.records import Content
from briefs.site.workers import singly


def side_by_side(content: Content, index: Knowledge, looks: Sequence[Look]) -> Iterator[Looked]:
    """All that is found in some briefs, in their order.

    The first is looked at here: workers begin with all that was compiled for it.
    """
    tasks = [partial(look_at, content, index, look) for look in looks]
    yield from (task() for task in tasks[:1])
    yield from singly(tasks[1:])
