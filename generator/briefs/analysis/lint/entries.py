"""Every reference outside of prose can be read; where a figure is shown, it is known."""

from collections.abc import Iterator

from briefs.analysis.lint.prose import add_or_mend, remedy_of
from briefs.content.models import Category, ChartEntry
from briefs.content.records import Brief, Content
from briefs.content.references import Index, complete, parse_reference
from briefs.content.validate import Place
from briefs.model.problem import Problem


def check(brief: Brief, content: Content, index: Index) -> Iterator[Problem]:
    """Each that does not, once a chart."""
    told: set[tuple[Place, str]] = set()
    for place, reference, must_exist in _references(brief):
        try:
            meaning = parse_reference(reference, brief, content).meaning
        except ValueError as error:
            chart = place[: place.index("series")] if "series" in place else place
            if (chart, str(error)) not in told:  # a category stands beside every series
                told.add((chart, str(error)))
                yield brief.document.problem(place, str(error), remedy_of(error))
            continue
        if must_exist and index.find(meaning, brief.period) is None:
            message = f"no figure is known for '{reference}'"
            yield brief.document.problem(place, message, add_or_mend(brief))


def _references(brief: Brief) -> Iterator[tuple[Place, str, bool]]:  # noqa: C901 - a list
    """Every reference outside of prose: place, tokens, and whether its figure must be known."""
    entry = brief.entry
    for key in ("key", "scorecard"):
        for index, reference in enumerate(getattr(entry, key)):
            yield (key, index), reference, True
    for index, section in enumerate(entry.sections):
        for number, reference in enumerate(section.figures):
            yield ("sections", index, "figures", number), reference, True
    for place, chart in charts(brief):
        for number, series in enumerate(chart.series):
            for category in chart.categories:
                tokens = category.of if isinstance(category, Category) else category
                yield (
                    (*place, "series", number, "of"),
                    complete(tokens, series.of, brief.company),
                    False,
                )
    for index, item in enumerate(entry.watch):
        yield ("watch", index, "settles"), item.settles, False
    for index, dispute in enumerate(entry.disputes):
        for number, reference in enumerate(dispute.facts):
            yield ("disputes", index, "facts", number), reference, True


def charts(brief: Brief) -> Iterator[tuple[Place, ChartEntry]]:
    """Every chart of a brief with its place."""
    for index, chart in enumerate(brief.entry.charts):
        yield ("charts", index), chart
    for number, section in enumerate(brief.entry.sections):
        for index, chart in enumerate(section.charts):
            yield ("sections", number, "charts", index), chart
