"""The charts that a new brief proposes: those of the last one moved on, else what figures allow."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from briefs.charts.kinds import KINDS
from briefs.content.models import Category, ChartEntry
from briefs.content.yaml_text import block, flow, scalar
from briefs.editing.worth import RESULTS, Quarter
from briefs.model.period import Period, earlier

Rank = Callable[[str], int]
COURSE = 3  # periods that a course needs
SHOWN = 8  # periods that a chart shows
ROLES = ("guidance", "consensus", "actual")


def chart_lines(quarter: Quarter, parts: Sequence[str]) -> list[str]:
    """The key `charts` of a brief whose usual segments are known."""
    last = quarter.last
    lines = _moved(quarter, last.entry.charts) if last else [*_possible(quarter, parts)]
    kinds = f"# A title states the finding as a sentence. Kinds: {', '.join(KINDS)}."
    return [kinds, *(["charts:", *lines] if lines else ["charts: []"])]


def empty(quarter: Quarter, key: str) -> list[str]:
    """A text of a chart, a section or an item that is still to be written."""
    return [f"    {line}" for line in block(key, quarter.empty)]


def _moved(quarter: Quarter, charts: Iterable[ChartEntry]) -> list[str]:
    lines = []
    for chart in charts:
        lines += [f"  - id: {chart.id}", f"    kind: {chart.kind}"]
        lines += [f"    # last time: {_line(chart.title['en'])}", *empty(quarter, "title")]
        lines += [f"    # last time: {_line(chart.description['en'])}"]
        lines += empty(quarter, "description")
        lines += _cells(quarter, chart)
    return lines


def _line(text: str) -> str:
    """A text on one line, for a comment."""
    return " ".join(text.split())


def _cells(quarter: Quarter, chart: ChartEntry) -> list[str]:
    categories = [_category(quarter, item) for item in chart.categories]
    lines = [f"    categories: [{', '.join(categories)}]", "    series:"]
    for series in chart.series:
        parts = [f"of: {scalar(quarter.advanced(series.of) or series.of)}"]
        parts += [f"label: {flow(series.label)}"] if series.label else []
        parts += [f"role: {series.role}"] if series.role else []
        lines.append(f"      - {{{', '.join(parts)}}}")
    return lines


def _category(quarter: Quarter, item: str | Category) -> str:
    tokens = item.of if isinstance(item, Category) else item
    moved = quarter.advanced(tokens) or tokens
    if isinstance(item, str) or item.label is None:
        return scalar(moved)
    return f"{{of: {scalar(moved)}, label: {flow(item.label)}}}"


def _possible(quarter: Quarter, parts: Sequence[str]) -> Iterator[str]:
    """A first brief's charts: one course, expectations, margins, segments."""
    rank, concepts = _rank(quarter), quarter.dataset.content.concepts
    known = _known(quarter, "actual")
    courses = sorted((name for name, found in known.items() if len(found) >= COURSE), key=rank)
    margins = [name for name in courses if concepts[name].unit == "percent"]
    for name in [name for name in courses if name not in margins][:1]:
        yield from _chart(quarter, "course", "bars", sorted(known[name]), {name: ""})
    yield from _expected(quarter)
    if margins:
        periods = sorted({period for name in margins[:3] for period in known[name]})
        yield from _chart(quarter, "margins", "lines", periods, dict.fromkeys(margins[:3], ""))
    shown = [name for name in parts if (name, "Revenue") in quarter.levels or not quarter.levels]
    if len(shown) > 1 and "Revenue" in concepts:
        series = (f"Revenue {period}" for period in (earlier(quarter.period, 12), quarter.period))
        yield from _chart(quarter, "segment-revenue", "bars", shown, dict.fromkeys(series, ""))


def _expected(quarter: Quarter) -> Iterator[str]:
    """Forecasts of periods to come, or of this one, beside the outcome."""
    told = {role: _known(quarter, role) for role in ROLES}
    for name in quarter.dataset.content.concepts:
        roles = [role for role in ROLES if name in told[role]]
        periods = {period for role in roles for period in told[role][name]}
        now = sorted(one for one in periods if one.end >= quarter.period.end)
        if len(roles) > 1 and now:  # a forecast, and one more to hold it against
            series = {f"{name} {role}".removesuffix(" actual"): role for role in roles}
            yield from _chart(quarter, "expectations", "ranges", now, series)
            return


def _known(quarter: Quarter, scenario: str) -> dict[str, set[Period]]:
    """The periods like the quarter's of which a concept of the whole company is known."""
    found: dict[str, set[Period]] = {}
    for meaning in (one.meaning for one in quarter.own):
        level = not (meaning.segment or meaning.change or meaning.currency)
        if level and meaning.scenario == scenario and meaning.period.kind == quarter.period.kind:
            found.setdefault(meaning.concept, set()).add(meaning.period)
    return found


def _rank(quarter: Quarter) -> Rank:
    """A key that sorts concepts as they are worth a word, others behind by their names' order."""
    worth = [one for one in quarter.worth if one.section == RESULTS and one.why != "disagrees"]
    told = [one.level for one in worth]
    places = {name: place for place, name in reversed([*enumerate(told)])}
    order = [*quarter.dataset.content.concepts]
    return lambda name: places.get(name, len(told) + order.index(name))


def _chart(
    quarter: Quarter, name: str, kind: str, categories: Sequence[object], series: Mapping[str, str]
) -> Iterator[str]:
    """A chart with its texts empty; each series has a role, or none."""
    yield from (f"  - id: {name}", f"    kind: {kind}")
    yield from (*empty(quarter, "title"), *empty(quarter, "description"))
    yield f"    categories: [{', '.join(scalar(str(one)) for one in categories[-SHOWN:])}]"
    yield "    series:"
    for of, role in series.items():
        yield f"      - {{of: {scalar(of)}{f', role: {role}' if role else ''}}}"
