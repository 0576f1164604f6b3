"""Charts as inline SVG: plain values in, one `<figure>` out.

Text keeps its size at every width, so nothing is scaled: x is in percent of the plot, y in pixels,
and what must not collide is settled for the narrowest column (`NARROW`), where it is tightest.
The environment is one that finds `charts/` and `assets/` and has the `FILTERS`.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from jinja2 import Environment
from markupsafe import Markup

from briefs.charts.kinds import plot
from briefs.charts.marks import Chart, Label, Plot, Point, Series
from briefs.charts.numbers import PLAIN, Numbers, anchor
from briefs.charts.scales import WIDE
from briefs.charts.text import SIZE, coordinate, text_width
from briefs.model.language import Language

FRAMED = 480.0  # px of a picture in another's page
_SIMPLE = re.compile(r"\.?[a-zA-Z][\w-]*")  # a tag or a class of a selector


def draw(chart: Chart, words: Mapping[str, str], environment: Environment, **take: object) -> str:
    """The whole `<figure>`: title, SVG, legend, source and note, and its values as a table.

    `values` is the place at which these stand instead, `embed` the address at which it stands
    alone, `code` the frame to show it there; it has no menu where it is `alone`.
    """
    template = environment.get_template("charts/chart.html")
    given = {"chart": chart, "words": words, "plot": plot(chart, words), **_TAKE, **take}
    return template.render(given)


def values(chart: Chart, words: Mapping[str, str], environment: Environment, **take: object) -> str:
    """The values of a chart as a table, where there is anything to draw."""
    template = environment.get_template("charts/values.html")
    given = {"chart": chart, "words": words, **_TAKE, **take}
    return template.render(given) if plot(chart, words) else ""


_TAKE = {"numbers": PLAIN, "values": "", "embed": "", "code": "", "alone": False, "inner": None}


def strip(chart: Chart, environment: Environment, numbers: Numbers = PLAIN) -> str:
    """The drawing of a chart alone, beside the same numbers; nothing where there is none."""
    drawn = plot(chart, {})
    template = environment.get_template("charts/plot.svg")
    given = {"chart": chart, "plot": drawn, "numbers": numbers, "inner": None}
    return template.render(given) if drawn else ""


def picture(
    chart: Chart,
    words: Mapping[str, str],
    width: float,
    language: Language,
    environment: Environment,
) -> str:
    """The drawing alone as an SVG file, `width` pixels wide, in the light colours.

    It is empty where there is nothing to draw. Title, note and source are left to what is around.
    """
    return _pictured(_file(chart, words, width, language), environment, None)


def framed(
    chart: Chart, words: Mapping[str, str], language: Language, environment: Environment
) -> str:
    """The same for another's page, in the colours that its reader's system asks for."""
    drawn = _file(chart, words, FRAMED, language)
    return _pictured(drawn, environment, colours(environment, dark=True))


def _pictured(
    drawn: Mapping[str, object], environment: Environment, dark: Mapping[str, str] | None
) -> str:
    template = environment.get_template("charts/print.svg")
    if not drawn:
        return ""
    return needed(template.render(drawn, colours=colours(environment), dark=dark))


def needed(picture: str) -> str:
    """An SVG file without the rules of style that nothing in it follows; each stands on a line."""
    head, rules, body = re.split("(?<=<style>)|(?=</style>)", picture, maxsplit=2)
    names = {f".{name}" for said in re.findall('class="([^"]*)"', picture) for name in said.split()}
    names.update(re.findall(r"<(\w+)", picture))

    def kept(rule: str) -> str:
        heads, brace, rest = rule.partition(" {")
        if not rest.strip():
            return rule  # the beginning of a block, or its end
        used = [one for one in heads.split(", ") if names.issuperset(_SIMPLE.findall(one))]
        return f"{', '.join(used)}{brace}{rest}" if used else ""

    return "".join([head, *map(kept, rules.splitlines(keepends=True)), body])


def _file(
    chart: Chart, words: Mapping[str, str], width: float, language: Language
) -> Mapping[str, object]:
    """The values of an SVG file, if there is anything to draw."""
    drawn = plot(chart, words)
    if drawn is None:
        return {}
    legend = list(_legend(drawn, width))
    above = _above(legend)
    return {
        "chart": chart,
        "plot": drawn,
        "numbers": PLAIN,
        "legend": legend,
        "above": above,
        "width": width,
        "wide": WIDE,
        "inner": width - drawn.left - drawn.right,
        "height": above + drawn.height + 4,
        "font": ", ".join(language.fonts["sans"]),
    }


def spots(
    chart: Chart, words: Mapping[str, str], width: float
) -> Iterator[tuple[Point, tuple[float, float, float, float]]]:
    """The points of such a picture, each at its bar, mark or text: x, y, width, height in px."""
    drawn = plot(chart, words)
    if drawn is None:
        return
    above = _above(list(_legend(drawn, width)))
    share = (width - drawn.left - drawn.right) / 100
    for bar in drawn.bars:
        x, wide = drawn.left + bar.x * share, bar.width * share
        yield bar.point, (x, above + bar.y, wide, bar.height)
    for mark in drawn.marks:
        x, y = drawn.left + mark.x * share, above + mark.y
        yield mark.point, (x - mark.size, y - mark.size, mark.size * 2, mark.size * 2)
    for label in drawn.labels:
        if label.point and label.only in ("", "w" if width >= WIDE else "n"):
            start = {"start": 0, "middle": 0.5, "end": 1}[label.anchor] * label.width
            x = drawn.left + label.x * share + label.dx - start
            yield label.point, (x, above + label.y - SIZE, label.width, SIZE * 1.25)


def height(chart: Chart, words: Mapping[str, str], width: float) -> int:
    """The pixels of a drawing with its legend."""
    drawn = plot(chart, words)
    if drawn is None:
        return 64 * math.ceil(len(chart.known) / 2)
    return math.ceil(drawn.height + _above(list(_legend(drawn, width))))


def _above(legend: Sequence[tuple[float, float, Series]]) -> float:
    """The height of a legend of some lines."""
    return legend[-1][1] + 21 if legend else 0.0


def _legend(plot: Plot, width: float) -> Iterator[tuple[float, float, Series]]:
    """The places at which series are named above a drawing: x, y."""
    x = y = 0.0
    for series in plot.legend:
        room = 17 + text_width(series.name)
        if x and x + room > width:
            x, y = 0.0, y + 20
        yield x, y, series
        x += room + 16


@cache
def colours(environment: Environment, *, dark: bool = False) -> Mapping[str, str]:
    """The colours by their names; the light ones stand first in the style sheets."""
    assert environment.loader
    found: list[tuple[str, str]] = []
    for name in ("charts", "site"):
        sheet = environment.loader.get_source(environment, f"assets/{name}.css")[0]
        found += re.findall(r"--bf-(\w+): (#\w+);", sheet)
    return dict(found if dark else reversed(found))


@lru_cache(maxsize=4096)
def _stretched(d: str, factor: float) -> str:
    """Give a path of straight lines with every x multiplied."""
    return re.sub(r"(?<=[MLh])[-\d.]+", lambda x: coordinate(float(x[0]) * factor), d)


@cache
def _classes(roles: str) -> str:
    return " ".join(f"bf-{role}" for role in roles.split())


def _ends(point: Point) -> Markup:
    """Give a value, or the ends of its range, as attributes with plain digits."""
    known = (point.low, point.high)
    exact = known == (None, None) or point.low == point.high
    value = point.value if point.low is None else point.low
    pairs = (("value", value),) if exact else (("low", point.low), ("high", point.high))
    ends = [f' data-{name}="{Decimal(repr(end)):f}"' for name, end in pairs if end is not None]
    return Markup("".join(ends).replace('.0"', '"'))  # noqa: S704 - digits


def _place(label: Label) -> Markup:
    """Give the attributes of a `<text>`; at the left edge `dx` is simply `x`."""
    x = f'"{coordinate(label.x)}%"' if label.x else f'"{coordinate(label.dx)}"'
    dx = f' dx="{coordinate(label.dx)}"' if label.x and label.dx else ""
    anchor = "" if label.anchor == "start" else f" bf-{label.anchor}"
    roles = f"{_classes(label.role)}{anchor}{f' bf-{label.only}' if label.only else ''}".strip()
    css = f' class="{roles}"' if roles else ""
    return Markup(f'x={x}{dx} y="{coordinate(label.y)}"{css}')  # noqa: S704


FILTERS: Mapping[str, Callable[..., str]] = {
    "anchor": anchor,
    "classes": _classes,
    "ends": _ends,
    "number": coordinate,
    "place": _place,
    "stretched": _stretched,
}
