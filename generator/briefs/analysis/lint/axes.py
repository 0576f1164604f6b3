"""An axis has one unit and one length of period; a line joins periods, parts make one whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from briefs.analysis.known import Knowledge
from briefs.analysis.lint.entries import charts
from briefs.content.models import Category, ChartEntry, Concept
from briefs.content.records import Brief, Content
from briefs.content.references import classify, meaning_of, split
from briefs.model.facts import Meaning, Quantity
from briefs.model.problem import Problem

APART = "give each a chart of its own"
Cells = dict[str, list[Quantity]]  # by category


def check(brief: Brief, content: Content, index: Knowledge) -> Iterator[Problem]:
    """Each chart that has not."""
    for place, chart in charts(brief):
        cells = _cells(chart, brief, content, index)
        found = [part for row in cells.values() for part in row]
        twice = [*_counted_twice(chart, cells, content.concepts)]
        for message, remedy in (
            *_units(found),
            *_bases(found),
            *_lengths(found, chart, content),
            *_named_twice(cells),
            *_no_periods(chart, brief, content),
            *_more_than_all(chart, cells),
            *_no_sum(chart, cells, content),
            *_not_at_once(chart, cells),
            *(twice or _no_total(chart, cells, content)),
            *_no_parts(found, chart, brief),
            *_unlike(found, chart, content.concepts),
        ):
            yield brief.document.problem((*place, "kind"), message, remedy)
        for number, message in _blank(chart, brief, content, index):
            remedy = "take the series out, or mend its reference"
            yield brief.document.problem((*place, "series", number, "of"), message, remedy)


def _cells(chart: ChartEntry, brief: Brief, content: Content, index: Knowledge) -> Cells:
    """The figures of each category."""
    cells: Cells = {}
    for series in chart.series:
        for tokens, found in row_of(series.of, chart, brief, content, index):
            cells.setdefault(tokens, []).append(found)
    return cells


def row_of(
    series: str, chart: ChartEntry, brief: Brief, content: Content, index: Knowledge
) -> Iterator[tuple[str, Quantity]]:
    """The figures of a series, each with its category; what cannot be read is said elsewhere."""
    for tokens in categories_of(chart):
        meaning = meaning_of(series, brief, content, tokens)
        if meaning and (found := index.find(meaning, brief.period)):
            yield tokens, found


def categories_of(chart: ChartEntry) -> list[str]:
    """The references of a chart's categories."""
    return [one.of if isinstance(one, Category) else one for one in chart.categories]


def meanings_of(
    series: str, chart: ChartEntry, brief: Brief, content: Content
) -> list[Meaning | None]:
    """The meaning of each cell of a series, if it can be read."""
    return [meaning_of(series, brief, content, one) for one in categories_of(chart)]


def _is_awaited(one: Meaning, brief: Brief) -> bool:
    """Tell a figure that somebody expects, or whose period has ended."""
    return one.scenario != "actual" or one.period.end <= brief.period.end


def _blank(
    chart: ChartEntry, brief: Brief, content: Content, index: Knowledge
) -> Iterator[tuple[int, str]]:
    """A series without a figure is not drawn, and nothing says so; an outcome may be awaited."""
    for number, series in enumerate(chart.series):
        if series.role == "actual" or any(row_of(series.of, chart, brief, content, index)):
            continue
        read = meanings_of(series.of, chart, brief, content)
        if all(one and _is_awaited(one, brief) for one in read):
            yield number, f"no category has a figure of '{series.of}'"


def _units(found: Sequence[Quantity]) -> Iterator[tuple[str, str]]:
    units = dict.fromkeys(part.figure.unit for part in found if part.figure.unit)
    if len(units) > 1:
        yield f"the chart has {' and '.join(units)} on one axis", APART


def _bases(found: Sequence[Quantity]) -> Iterator[tuple[str, str]]:
    """One thing on two bases is two things."""
    bases: dict[tuple[str, ...], set[str]] = {}
    for one in (part.meaning for part in found):
        thing = one.entity, one.segment, one.concept, one.change
        bases.setdefault(thing, set()).add(one.basis)
    for (*_, concept, _), several in bases.items():
        if len(several) > 1:
            yield f"the chart shows {concept} on two bases, on one axis", APART


def _lengths(
    found: Sequence[Quantity], chart: ChartEntry, content: Content
) -> Iterator[tuple[str, str]]:
    """Amounts of a year stand beside those of a quarter by mistake, and so do ratios on a line."""
    periods = (
        part.meaning.period
        for part in found
        if not part.meaning.change
        and content.concepts[part.meaning.concept].period == "duration"
        and (chart.kind == "lines" or content.concepts[part.meaning.concept].unit != "percent")
    )
    kinds = {round((period.end - period.start).days / 30.4): str(period) for period in periods}
    if len(kinds) > 1:
        yield f"the chart has {' and '.join(kinds.values())} on one axis, of unlike length", APART


def _named_twice(cells: Cells) -> Iterator[tuple[str, str]]:
    """A year and the twelve months to its end are one."""
    names: dict[frozenset[Meaning], str] = {}
    for tokens, row in cells.items():
        first = names.setdefault(frozenset(part.meaning for part in row), tokens)
        if first != tokens:
            yield f"'{first}' and '{tokens}' name the same figures", "take one of them out"


def _no_periods(chart: ChartEntry, brief: Brief, content: Content) -> Iterator[tuple[str, str]]:
    if chart.kind != "lines":
        return
    for tokens in categories_of(chart):
        try:
            kinds = {classify(token, brief.company, content)[0] for token in split(tokens)}
        except ValueError:
            continue
        if "period" not in kinds or kinds & {"concept", "segment", "entity", "change"}:
            yield f"a line joins periods, and '{tokens}' is none", "make it a chart of bars"
            return


def _more_than_all(chart: ChartEntry, cells: Cells) -> Iterator[tuple[str, str]]:
    for tokens, row in cells.items() if chart.kind == "stacked" else ():
        least = [part.figure.interval()[0] for part in row if part.figure.unit == "percent"]
        total = sum((end for end in least if end), Decimal(0))
        if total > 100:
            message = f"the parts of '{tokens}' make more than 100%"
            yield message, "take what counts twice out, or make it a chart of bars"


def _no_sum(chart: ChartEntry, cells: Cells, content: Content) -> Iterator[tuple[str, str]]:
    """Rates of growth, and percentages of unlike things, make no sum."""
    sums = [{*one.sum_of} for one in content.concepts.values()]
    for row in cells.values() if chart.kind == "stacked" else ():
        meanings = [part.meaning for part in row if part.figure.unit == "percent"]
        names = {meaning.concept for meaning in meanings}
        grown = any(meaning.change for meaning in meanings)
        if (grown and len(row) > 1) or (len(names) > 1 and not any(map(names.issubset, sums))):
            what = " and ".join(sorted(names))
            yield f"percentages of {what} are stacked, and make no sum", "make it a chart of bars"
            return


def _no_total(chart: ChartEntry, cells: Cells, content: Content) -> Iterator[tuple[str, str]]:
    """Amounts of unlike things that no formula adds up, such as a profit and a cash flow."""
    sums = [{*one.sum_of} for one in content.concepts.values()]
    for row in cells.values() if chart.kind == "stacked" else ():
        names = {part.meaning.concept for part in row if part.figure.unit != "percent"}
        earned = any(content.concepts[name].good == "up" for name in names)
        if len(names) > 1 and earned and not any(map(names.issubset, sums)):
            message = f"{' and '.join(sorted(names))} are stacked, and make no sum"
            yield message, "make it a chart of bars"
            return


def _not_at_once(chart: ChartEntry, cells: Cells) -> Iterator[tuple[str, str]]:
    """Figures that stand upon each other are of one time."""
    for tokens, row in cells.items() if chart.kind == "stacked" else ():
        periods = dict.fromkeys(str(part.meaning.period) for part in row)
        if len(periods) > 1:
            yield (
                f"'{tokens}' stacks figures of {' and '.join(periods)}",
                "write one period for all",
            )
            return


def _counted_twice(
    chart: ChartEntry, cells: Cells, concepts: Mapping[str, Concept]
) -> Iterator[tuple[str, str]]:
    """A whole upon its part, or two of which one is measured by the other, are no sum."""
    if chart.kind != "stacked":
        return
    pairs = dict.fromkeys(
        (one.meaning, other.meaning)
        for row in cells.values()
        for one, other in permutations(row, 2)
    )
    related = {
        (whole, name.removeprefix("-"))
        for whole, concept in concepts.items()
        for name in concept.sum_of
    }
    related |= {(bound, name) for name, one in concepts.items() if (bound := one.at_most)}
    related |= {(one.ratio_of[1], one.ratio_of[0]) for one in concepts.values() if one.ratio_of}
    for whole, part in pairs:
        if whole.entity != part.entity or whole.segment not in ("", part.segment):
            continue
        alike = whole != part == replace(whole, change=part.change, scenario=part.scenario)
        same = whole.concept == part.concept and (whole.segment != part.segment or alike)
        if same or (whole.concept, part.concept) in related:
            name = " ".join(filter(None, (part.segment, part.concept)))
            message = f"{name} is stacked upon {whole.concept}, which it is a part or a measure of"
            yield message, "take one of them out, or make it a chart of bars"
            return


def _no_parts(
    found: Sequence[Quantity], chart: ChartEntry, brief: Brief
) -> Iterator[tuple[str, str]]:
    """Segments that no file says add up may overlap, as a product and a region do."""
    company = brief.company
    named = {one.meaning.segment for one in found if one.meaning.entity == company.id} - {""}
    others = sorted(named - {*company.entry.parts})
    if chart.kind == "stacked" and company.entry.parts and len(named) > 1 and others:
        message = f"{others[0]} is stacked, and is none of the parts that add up to the company"
        yield message, "make it a chart of bars, or take it out"


def _unlike(
    found: Sequence[Quantity], chart: ChartEntry, concepts: Mapping[str, Concept]
) -> Iterator[tuple[str, str]]:
    """One unit is not one measure: a level and its change, a price and what a share earns."""
    drawn = dict.fromkeys(part.meaning for part in found if chart.kind != "stacked")
    for one, other in permutations(drawn, 2):
        ours, theirs = concepts[one.concept], concepts[other.concept]
        same = (one.entity, one.segment, one.concept) == (
            other.entity,
            other.segment,
            other.concept,
        )
        if same and not one.change and other.change.endswith("_amount"):
            yield f"the chart has {one.concept} and its own change on one axis", APART
            return
        level = not (one.change or other.change)
        market = ours.scope == "market" != theirs.scope and ours.unit == "per_share"
        if level and (market or ours.annualised == other.concept):
            yield f"the chart has {one.concept} and {other.concept} on one axis", APART
            return
