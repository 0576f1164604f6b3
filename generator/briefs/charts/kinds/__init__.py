"""The kinds of charts: a file each, named as the kind, whose `plot` sets out the marks."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from briefs.charts.marks import Chart, Plot

_OURS = ("panel", "track")  # of our own blocks, none for an editor to choose
KINDS = tuple(one.name for one in iter_modules(__path__) if one.name not in _OURS)


def plot(chart: Chart, words: Mapping[str, str]) -> Plot | None:
    """The marks of a chart; nothing where its figures make no picture."""
    kind = import_module(f"{__name__}.{chart.kind}")  # when it is drawn: a check needs its name
    drawn: Plot | None = kind.plot(chart, words) if chart.known else None
    return drawn
