"""Each id stands once: charts and sections on their page, items in their list."""

from collections.abc import Iterator

from briefs.analysis.lint.entries import charts
from briefs.content.records import Brief, Content
from briefs.content.references import Index
from briefs.model.problem import Problem

PAGE_IDS = (  # what templates/pages/brief.html calls its own parts
    "top", "content", "bottom-line", "reaction", "scorecard", "charts", "thesis", "bull", "bear",
    "risks", "watch", "changes", "guided", "settled", "disputes", "findings", "sources",
    "downloads", "cite", "disclaimer", "figures",
)  # fmt: skip


def check(brief: Brief, _content: Content, _index: Index) -> Iterator[Problem]:
    """Each that stands twice, or is one of the page's own."""
    entry = brief.entry
    drawn = [((*place, "id"), chart.id) for place, chart in charts(brief)]
    sections = [(("sections", index, "id"), item.id) for index, item in enumerate(entry.sections)]
    seen = set(PAGE_IDS)
    for place, name in [*drawn, *sections]:
        if name in seen:
            message = f"the id '{name}' is taken on this page"
            yield brief.document.problem(place, message, "give it an id of its own")
        seen.add(name)
    for key in ("watch", "disputes"):
        names = [item.id for item in getattr(entry, key)]
        for index, name in enumerate(names):
            if name in names[:index]:
                message = f"the id '{name}' is taken in this list"
                place = (key, index, "id")
                yield brief.document.problem(place, message, "give it an id of its own")
