"""Each id stands once: charts and sections on their page, items in their list."""

from collections.abc import Collection, Iterator

from briefs.analysis.lint.entries import entries
from briefs.content.models import ChartEntry, Section
from briefs.content.records import Brief
from briefs.model.problem import Problem


def check(brief: Brief, anchors: Collection[str]) -> Iterator[Problem]:
    """Each that stands twice, or is one of the page's own `anchors`."""
    page, lists = set(anchors), dict[object, set[str]]()
    for place, entry in entries(brief.entry):
        if name := getattr(entry, "id", ""):
            on_page = isinstance(entry, ChartEntry | Section)
            seen = page if on_page else lists.setdefault(place[0], set())
            if name in seen:
                message = (
                    f"the id '{name}' is taken {'on this page' if on_page else 'in this list'}"
                )
                yield brief.document.problem((*place, "id"), message, "give it an id of its own")
            seen.add(name)
