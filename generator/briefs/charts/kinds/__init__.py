"""The kinds of charts: a file each, named as the kind, whose `plot` sets out the marks."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pkgutil import iter_modules

from briefs.charts.marks import Chart, Plot

KINDS: Mapping[str, Callable[[Chart, Mapping[str, str]], Plot | None]] = {
    module.name: import_module(f"{__name__}.{module.name}").plot
    for module in iter_modules(__path__)
}
