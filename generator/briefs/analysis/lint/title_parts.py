"""A part that the description of a chart names is drawn: no `pumps and monitors` over pumps."""

from collections.abc import Collection, Iterator

from briefs.analysis.known import Knowledge
from briefs.analysis.lint.charted import REMEDY, Charted, charted
from briefs.analysis.lint.subjects import subjects_of
from briefs.content.records import Brief, Content
from briefs.model.problem import Problem


def check(brief: Brief, content: Content, index: Knowledge) -> Iterator[Problem]:
    """Each of the parts that is named beside those drawn, and some that are called all."""
    every = {*brief.company.entry.parts}
    for chart in charted(brief, content, index):
        own = {one.meaning for one in chart.figures if one.meaning.entity == brief.company.id}
        drawn = {one.segment for one in own} - {""}
        key = chart.title.place[-1]
        if chart.entry.kind == "stacked" and key != "note" and len(drawn) > 1 and drawn < every:
            yield from _wholes(chart)
        if key == "description" and drawn:
            yield from _not_drawn(chart, drawn)


def _not_drawn(chart: Charted, drawn: Collection[str]) -> Iterator[Problem]:
    """The parts that a description names and the chart does not show."""
    company = chart.title.brief.company
    for clause in chart.clauses:
        for name in subjects_of(company).within(clause.text) if clause.clear else ():
            parts = {part for entity, part in name.named if part and entity == company.id}
            if len(parts) == len(name.named) and not parts & {*drawn}:
                message = f"'{clause.text[name.start : name.end]}' is not drawn"
                start = clause.start + name.start
                yield chart.title.problem(clause.language, start, message, REMEDY)


def _wholes(chart: Charted) -> Iterator[Problem]:
    """Words of all parts where some are stacked."""
    for clause in () if chart.heading else chart.clauses:
        for match in clause.find("whole") if clause.clear else ():
            word = clause.text[slice(*match.span())]
            yield clause.problem(word, match.start(), "it does not draw all parts")
