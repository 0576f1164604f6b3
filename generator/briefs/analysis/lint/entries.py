"""Every reference outside of prose can be read; where a figure is shown, it is known."""

from collections.abc import Iterator
from itertools import chain
from typing import Any, get_args

from pydantic.fields import FieldInfo

from briefs.analysis.known import Knowledge
from briefs.analysis.lint.prose import add_or_mend, remedy_of
from briefs.content.models import Category, ChartEntry, Corrected, Entry, Series
from briefs.content.records import Brief, Content
from briefs.content.references import parse_reference
from briefs.content.validate import Place
from briefs.model.problem import Problem


def check(brief: Brief, content: Content, index: Knowledge) -> Iterator[Problem]:
    """Each that does not, once a chart."""
    told: set[tuple[Place, str]] = set()
    for place, reference, beside, must_exist in _references(brief):
        try:
            meaning = parse_reference(reference, brief, content, beside).meaning
        except ValueError as error:
            chart = place[: place.index("series")] if "series" in place else place
            if (chart, str(error)) not in told:  # a category stands beside every series
                told.add((chart, str(error)))
                yield brief.document.problem(place, str(error), remedy_of(error))
            continue
        if must_exist and index.find(meaning, brief.period) is None:
            message = f"no figure is known for '{reference}'"
            yield brief.document.problem(place, message, add_or_mend(brief))


def _references(brief: Brief) -> Iterator[tuple[Place, str, str, bool]]:
    """Place, tokens, those of a category beside them, and whether the figure must be known."""
    for place, entry in entries(brief.entry):
        if isinstance(entry, ChartEntry):
            yield from _cells(place, entry)
        elif not isinstance(entry, Series | Corrected):
            for name, field in type(entry).model_fields.items():
                if _refers(field):
                    for inner, reference in _each(getattr(entry, name) or [], (*place, name)):
                        yield inner, reference, "", name != "settles"  # that is known later


def _cells(place: Place, chart: ChartEntry) -> Iterator[tuple[Place, str, str, bool]]:
    for number, series in enumerate(chart.series):
        for category in chart.categories:
            tokens = category.of if isinstance(category, Category) else category
            yield (*place, "series", number, "of"), series.of, tokens, False


def _refers(field: FieldInfo) -> bool:
    """True for a field of the schema that holds a reference or a list of them."""
    inner = (getattr(part, "__metadata__", ()) for part in get_args(field.annotation))
    marks = chain(field.metadata, *inner)
    return any(getattr(mark, "json_schema", None) == {"kind": "reference"} for mark in marks)


def entries(value: Any, place: Place = ()) -> Iterator[tuple[Place, Entry]]:
    """Every mapping of a brief with its place."""
    if isinstance(value, Entry):
        yield place, value
        for name in type(value).model_fields:
            yield from entries(getattr(value, name), (*place, name))
    elif isinstance(value, list):
        for inner, item in _each(value, place):
            yield from entries(item, inner)


def charts(brief: Brief) -> Iterator[tuple[Place, ChartEntry]]:
    """Every chart of a brief with its place."""
    for place, entry in entries(brief.entry):
        if isinstance(entry, ChartEntry):
            yield place, entry


def _each(value: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    """A value, or each of a list of them, with its place."""
    if not isinstance(value, list):
        yield place, value
        return
    for index, item in enumerate(value):
        yield (*place, index), item
