"""A colour is a meaning: a segment's on every chart, a time's strength, greys for peers; it is seen without colour too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from invented import calendars
from orchards import draw
from pictures import Shape, on_page
from places import CORPUS, ROOT

from briefs.analysis.dataset import Dataset, read_dataset
from briefs.charts.marks import Chart
from briefs.content.folder import Folder
from briefs.presentation import chart_data, colours, panels
from briefs.presentation.context import RenderContext

LEAST = 1.6  # to one, between neighbours
SCHEMES = ("default", "slate")
CSS = (ROOT / "templates" / "assets" / "charts.css").read_text("utf-8")
OPACITY = {name: float(part) for name, part in re.findall(r"rect\.bf-(past[12]) { fill-opacity: (\.\d+) }", CSS)}
OUTLINE = float(re.findall(r"rect\.bf-past1\.bf-derived { [^}]*stroke-opacity: (\.\d+)", CSS)[0])
FIXED = {"guidance", "consensus", "actual", "better", "worse"}


@pytest.fixture(scope="module")
def corpus() -> Dataset:
    dataset, problems = read_dataset(CORPUS)
    assert problems == []
    return dataset


@pytest.fixture(scope="module")
def drawn(corpus: Dataset) -> list[tuple[str, Chart]]:
    return list(charts(corpus))


def charts(dataset: Dataset) -> Iterator[tuple[str, Chart]]:
    """Every chart of a dataset with its company, panels included."""
    context = RenderContext(dataset, Folder(ROOT))
    for company in dataset.content.companies.values():
        briefs = dataset.briefs(company)
        for brief in briefs:
            localizer = context.brief_localizer("en", brief)
            for entry in (*brief.entry.charts, *(chart for section in brief.entry.sections for chart in section.charts)):
                yield company.id, chart_data.chart(entry, localizer).chart
        for one in panels.panels(context.brief_localizer("en", briefs[0])) if briefs else ():
            yield company.id, one.chart


def sheet(scheme: str) -> dict[str, str]:
    block = CSS.partition(f'[data-md-color-scheme="{scheme}"] {{')[2].partition("}")[0]
    return dict(re.findall(r"--bf-(\w+): (#[0-9a-f]{6})", block))


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted(map(luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def blend(colour: str, surface: str, opacity: float) -> str:
    upon, under = ([int(one[i : i + 2], 16) for i in (1, 3, 5)] for one in (colour, surface))
    return "#" + "".join(f"{round(a * opacity + b * (1 - opacity)):02x}" for a, b in zip(upon, under, strict=True))


def tone(shape: Shape, scheme: str) -> str:
    """The colour of a bar; what is computed or expected has that of its outline."""
    palette = sheet(scheme)
    faded = next(iter(shape.css & set(OPACITY)), "")
    opacity = OUTLINE if shape.css & {"derived", "ahead"} else OPACITY.get(faded, 1)
    return blend(palette[shape.role], palette["surface"], opacity if faded else 1)


def neighbours(chart: Chart) -> Iterator[tuple[Shape, Shape]]:
    """Bars that touch or nearly do: in a group, in a stack, in rows."""
    seen = on_page(draw(chart), 400)
    bars = [one for one in seen.some("rect") if one.stands_for and one.role not in FIXED] if seen else []
    for one in bars:
        for other in bars:
            beside = -1 < other.left - one.right < 14 and min(one.bottom, other.bottom) > max(one.top, other.top)
            below = -1 < other.top - one.bottom < 14 and min(one.right, other.right) > max(one.left, other.left)
            if one is not other and (beside or below):
                yield one, other


@pytest.mark.parametrize("scheme", SCHEMES)
def test_levels_of_the_palette_differ_without_colour(scheme: str) -> None:
    palette = sheet(scheme)
    for one, level in colours.LEVELS.items():
        for other, another in colours.LEVELS.items():
            assert level == another or contrast(palette[one], palette[other]) >= LEAST, (one, other)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_shades_of_one_colour_differ_without_colour(scheme: str) -> None:
    palette = sheet(scheme)
    assert sorted(OPACITY) == ["past1", "past2"]
    for role in colours.LEVELS:
        shades = [palette[role], *(blend(palette[role], palette["surface"], OPACITY[name]) for name in sorted(OPACITY))]
        assert all(contrast(*pair) >= LEAST for pair in pairwise(shades)), role


@pytest.mark.parametrize("scheme", SCHEMES)
def test_neighbours_in_charts_of_the_corpus_differ_without_colour(drawn: list[tuple[str, Chart]], scheme: str) -> None:
    count = 0
    for _, chart in drawn:
        for one, other in neighbours(chart):
            if (one.role, one.css) != (other.role, other.css):
                count += 1
                assert contrast(tone(one, scheme), tone(other, scheme)) >= LEAST, (chart.id, one, other)
    assert count > 15


def test_a_segment_has_one_colour_on_all_charts_of_a_company(corpus: Dataset, drawn: list[tuple[str, Chart]]) -> None:
    meanings = {one.id: one.meaning for one in corpus.index.quantities.values()}
    own = colours.palettes(corpus.content)["AMZN"]
    known: dict[str, set[str]] = {}
    for _, chart in drawn:
        for _, series, point in chart.known:
            meaning = meanings[point.id]
            if series.role not in FIXED and meaning.entity == "AMZN":
                known.setdefault(meaning.segment, set()).add(series.hue(point))
    assert {segment: roles - set(colours.MEASURES) for segment, roles in known.items()} == {segment: {own[segment]} for segment in known}
    assert len({own[name] for name in ("", "NorthAmerica", "International", "AWS", "Advertising", "OnlineStores")}) == 6


def test_peers_are_grey_and_the_newest_time_is_the_strongest(drawn: list[tuple[str, Chart]]) -> None:
    found = {chart.id: chart for _, chart in drawn}
    before, now = found["cloud-peers"].series
    assert [(before.hue(point), point.past) for point in before.points if point] == [("s3", 1), ("p1", 1), ("p1", 1)]
    assert [(now.hue(point), point.past) for point in now.points if point] == [("s3", 0)]
    (over,) = (chart for _, chart in drawn if chart.id == "advertising-revenue" and chart.on_time)
    assert [point.past for point in over.series[0].points if point] == [1, 1, 0]


def test_every_company_has_its_own_colours(tmp_path: Path) -> None:
    dataset, problems = read_dataset(calendars(tmp_path) / "content")
    assert problems == []
    palettes = colours.palettes(dataset.content)
    assert {own[""] for own in palettes.values()} == {colours.OWN}
    for name, chart in charts(dataset):
        expected = {*palettes[name].values(), *colours.PEERS, *colours.MEASURES, *FIXED}
        assert {series.hue(point) for _, series, point in chart.known} <= expected
