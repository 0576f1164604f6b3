"""The first chart, which stands beside the headline, holds a figure of it, or its parts."""

from collections.abc import Iterator

from briefs.analysis.known import Knowledge
from briefs.analysis.lint.axes import row_of
from briefs.content.records import Brief, Content
from briefs.content.references import REFERENCE, meaning_of
from briefs.model.facts import Meaning
from briefs.model.problem import Problem


def check(brief: Brief, content: Content, index: Knowledge) -> Iterator[Problem]:
    """A first chart that has none, where the headline cites any."""
    cited = dict(_cited(brief, content))
    for chart in brief.entry.charts[:1]:
        rows = [row_of(series.of, chart, brief, content, index) for series in chart.series]
        drawn = [one.meaning for row in rows for _, one in row]
        if cited and not any(_shows(one, meaning) for one in drawn for meaning in cited.values()):
            message = f"the chart beside the headline has no figure of it: {', '.join(cited)}"
            remedy = "put first a chart that shows one of them"
            yield brief.document.problem(("charts", 0, "id"), message, remedy)


def _cited(brief: Brief, content: Content) -> Iterator[tuple[str, Meaning]]:
    """The references of the headline, in whichever language."""
    for words in brief.entry.headline.values():
        for match in REFERENCE.finditer(words):
            if meaning := meaning_of(match[1], brief, content):
                yield match[0], meaning


def _shows(drawn: Meaning, cited: Meaning) -> bool:
    """Tell a figure of the same thing and period, as level or growth, expected or reported."""
    part = not cited.segment or drawn.segment == cited.segment
    same = (drawn.entity, drawn.concept) == (cited.entity, cited.concept)
    return part and same and drawn.period == cited.period
