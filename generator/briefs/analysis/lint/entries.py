"""Every reference outside of prose can be read; where a figure is shown, it is known."""

from collections.abc import Iterator, Sequence

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


def _references(brief: Brief) -> Iterator[tuple[Place, str, bool]]:
    """Place, tokens, and whether the figure must be known."""
    entry = brief.entry
    lists: list[tuple[Place, Sequence[str]]] = [
        (("key",), entry.key),
        (("scorecard",), entry.scorecard),
        *((("sections", n, "figures"), item.figures) for n, item in enumerate(entry.sections)),
        *((("disputes", n, "facts"), item.facts) for n, item in enumerate(entry.disputes)),
    ]
    for place, references in lists:
        yield from (((*place, n), text, True) for n, text in enumerate(references))
    for index, item in enumerate(entry.watch):
        yield ("watch", index, "settles"), item.settles, False
    for place, chart in charts(brief):
        for number, series in enumerate(chart.series):
            for category in chart.categories:
                tokens = category.of if isinstance(category, Category) else category
                cell = complete(tokens, series.of, brief.company)
                yield (*place, "series", number, "of"), cell, False


def charts(brief: Brief) -> Iterator[tuple[Place, ChartEntry]]:
    """Every chart of a brief with its place."""
    for index, chart in enumerate(brief.entry.charts):
        yield ("charts", index), chart
    for number, section in enumerate(brief.entry.sections):
        for index, chart in enumerate(section.charts):
            yield ("sections", number, "charts", index), chart
