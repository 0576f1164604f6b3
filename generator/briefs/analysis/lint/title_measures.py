"""Growth and shares are drawn where a chart is said to show them: no `growth rate` over amounts."""

from collections.abc import Iterator

from briefs.analysis.known import Knowledge
from briefs.analysis.lint.charted import charted
from briefs.content.records import Brief, Content
from briefs.model.problem import Problem
from briefs.model.unit import MONEY


def check(brief: Brief, content: Content, index: Knowledge) -> Iterator[Problem]:
    """Each over a chart that draws plain amounts of money alone."""
    for chart in charted(brief, content, index):
        units = {content.concepts[one.meaning.concept].unit for one in chart.figures}
        plain = units and units <= {*MONEY} and not any(one.meaning.change for one in chart.figures)
        if not plain or chart.heading or chart.title.place[-1] == "note":
            continue
        kinds = ("rates",) if chart.entry.kind == "stacked" else ("rates", "shares")
        for clause in chart.clauses:
            for match in (one for kind in kinds for one in clause.find(kind)):
                word = clause.text[slice(*match.span())]
                yield clause.problem(word, match.start(), "it draws amounts")
