"""A label at forecasts alone says that they are such: no `Revenue` at {Revenue guidance}."""

from collections.abc import Iterator

from briefs.analysis.known import Knowledge
from briefs.analysis.lint.chart_labels import REMEDY, drawn_at
from briefs.analysis.lint.entries import charts
from briefs.analysis.touching import patterns
from briefs.content.models import ChartEntry
from briefs.content.records import Brief, Content
from briefs.model.facts import FORWARD
from briefs.model.problem import Problem

_TOLD = ("guidance", "consensus")  # roles that a legend names


def check(brief: Brief, content: Content, index: Knowledge) -> Iterator[Problem]:
    """Each that says nothing of it, where neither title nor description does."""
    for place, chart in charts(brief):
        if any(one.role in _TOLD for one in chart.series) or not _is_silent(chart):
            continue
        for axis, named in (("series", chart.series), ("categories", chart.categories)):
            for number, one in enumerate(named):
                label = None if isinstance(one, str) else one.label
                if isinstance(one, str) or not label:
                    continue
                means = drawn_at(chart, one, brief, content, index)
                if means and all(one.scenario in FORWARD for one in means):
                    for language, text in label.items():
                        if not _says(text, language):
                            where = (*place, axis, number, "label", language)
                            message = f"'{text}' stands at '{means[0]}', and names no forecast"
                            yield brief.document.problem(where, message, REMEDY)


def _is_silent(chart: ChartEntry) -> bool:
    texts = (*chart.title.items(), *chart.description.items())
    return not any(_says(text, language) for language, text in texts)


def _says(text: str, language: str) -> bool:
    """Tell that a text speaks of a forecast; one in a language without words may."""
    wordings = patterns("views", language)
    kinds = ("forward", "company", "analysts")
    return not wordings or any(wordings[kind][0].search(text) for kind in kinds)
