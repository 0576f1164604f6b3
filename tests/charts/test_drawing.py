
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import count, pairwise
from xml.etree import ElementTree as ET

import pytest
from places import ROOT

from briefs.charts.drawing import (
    NARROW,
    Chart,
    Point,
    Series,
    draw,
    number,
    spread,
    text_width,
    ticks,
)
from briefs.charts.drawing import wrap as wrap_

CSS = ROOT / "templates" / "assets" / "charts.css"
ROLES = ("s1", "s2", "s3", "s4", "s5", "s6", "actual", "guidance", "consensus", "better", "worse")
EN = {
    "category": "Category",
    "data_table": "Data",
    "download": "Download",
    "figure": "Figure",
    "high": "High",
    "id": "Identifier",
    "low": "Low",
    "no_data": "no data",
    "one_point": "One value so far.",
    "pending": "not yet reported",
    "permalink": "Link to this chart",
    "series": "Series",
    "source": "Source",
    "total": "Total",
}
ZH = {
    "category": "項目",
    "data_table": "數據",
    "download": "下載",
    "figure": "數字",
    "high": "上限",
    "id": "識別碼",
    "low": "下限",
    "no_data": "無資料",
    "one_point": "目前僅有一筆數值。",
    "pending": "尚未公布",
    "permalink": "此圖表的連結",
    "series": "數列",
    "source": "資料來源",
    "total": "合計",
}
QUARTERS = ("2031Q1", "2031Q2", "2031Q3", "2031Q4", "2032Q1")


def series(name: str, role: str, *values: float | None, unit: str = "${}B") -> Series:
    """Points named after the series and their place: `apples-0`."""
    places = count()
    slug = name.lower().replace(" ", "-")
    return Series(
        name,
        role,
        tuple(
            None
            if v is None
            else Point(v, unit.format(f"{v:g}").replace("$-", "−$"), f"{slug}-{i}")
            for v, i in zip(values, places, strict=False)
        ),
    )


def chart(kind: str, categories: tuple[str, ...], *rows: Series) -> Chart:
    return Chart(
        id=f"the-{kind}",
        kind=kind,
        title="Orchards grew",
        description="Invented figures of an orchard.",
        categories=categories,
        series=rows,
        source="The Invented Times",
        note="Invented.",
    )


def band(low: float | None, high: float | None, text: str) -> Point:
    ends = [v for v in (low, high) if v is not None]
    return Point(sum(ends) / len(ends), text, f"band-{text}", low=low, high=high)


BARS = chart(
    "bars",
    ("Pomes", "Stone fruit", "Berries and all that is sold with them"),
    series("2031", "s6", 12.5, -3, None),
    series("2032", "s1", 14, 2.25, 7),
)
STACKED = replace(
    chart(
        "stacked",
        ("2031", "2032"),
        series("Pomes", "s1", 60, 70),
        series("Berries", "s2", 4, 5.5),
        series("Nuts", "s3", 30, 21),
    ),
    totals=(Point(94, "$94B", "sum-0", derived=True), Point(96.5, "$96.5B", "sum-1", derived=True)),
)
LINES = chart(
    "lines",
    QUARTERS,
    series("Pomes", "s1", 19, 17, 17.5, 20.2, 24, unit="{}%"),
    series("Berries and currants", "s2", 30, None, 35, 34, 23.5, unit="{}%"),
    series("Nuts", "s3", None, 12, None, None, None, unit="{}%"),
)
RANGES = chart(
    "ranges",
    ("2031Q3", "2031Q4", "2032Q1", "2032Q2"),
    Series(
        "Guidance",
        "guidance",
        (
            band(174, 179.5, "$174B–$179.5B"),
            band(206, 213, "$206B–$213B"),
            band(190, None, "over $190B"),
            None,
        ),
    ),
    series("Actual", "actual", 180.2, 213.4, None, None),
    series("Consensus", "consensus", 177.8, 211.5, 199, None),
)
KINDS = (BARS, STACKED, LINES, RANGES)
ZH_BARS = replace(
    BARS,
    categories=("北美", "國際", "亞馬遜雲端運算服務"),
    title="果園成長",
    series=(series("一年", "s1", 1156, 434, 288, unit="{}億美元"),),
)

each_kind = pytest.mark.parametrize("example", KINDS, ids=lambda c: c.kind)


def figure(example: Chart, words: dict[str, str] = EN) -> ET.Element:
    return ET.fromstring(draw(example, words))


def plot(example: Chart) -> ET.Element:
    svg = figure(example).find("svg")
    assert svg is not None
    return svg


def words_of(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


# Arithmetic.


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 100, (0, 25, 50, 75, 100)),
        (17, 48, (10, 20, 30, 40, 50)),
        (-11.2, 38.2, (-20, 0, 20, 40)),
        (0, 0.0021, (0, 0.001, 0.002, 0.003)),
        (1.1e12, 2.3e12, (1e12, 1.5e12, 2e12, 2.5e12)),
    ],
)
def test_ticks_are_round_and_enclose(low: float, high: float, expected: tuple[float, ...]) -> None:
    assert ticks(low, high) == expected


def test_spread_leaves_alone_what_does_not_collide() -> None:
    assert spread([10, 50, 90], [16, 16, 16], 0, 100) == (10, 50, 90)


def test_spread_moves_colliding_labels_apart_evenly_and_keeps_their_order() -> None:
    assert spread([50, 50], [16, 16], 0, 100) == (42, 58)
    assert spread([52, 50, 51], [10, 10, 10], 0, 100) == (61, 41, 51)


def test_spread_stays_within_bounds() -> None:
    assert spread([0, 2], [16, 16], 0, 100) == (8, 24)
    assert spread([100, 99], [16, 16], 0, 100) == (92, 76)


def test_spread_never_overlaps() -> None:
    wanted = [(37 * i) % 101 for i in range(12)]
    sizes = [4 + i % 5 for i in range(12)]
    places = sorted(zip(spread(wanted, sizes, 0, 100), sizes, strict=True))
    assert places[0][0] - places[0][1] / 2 >= 0
    assert places[-1][0] + places[-1][1] / 2 <= 100 + 1e-9
    for (a, size_a), (b, size_b) in pairwise(places):
        assert b - a >= (size_a + size_b) / 2 - 1e-9


def test_a_chinese_character_is_one_em_wide() -> None:
    assert text_width("營收", 10) == 20
    assert text_width("１，", 10) == 20
    assert 10 < text_width("Rev", 10) < 20


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Berries", 200, ("Berries",)),
        ("Capital expenditure", 110, ("Capital", "expenditure")),
        ("亞馬遜雲端運算服務", 104, ("亞馬遜雲端", "運算服務")),
        ("蘋果、梨、", 26, ("蘋", "果、", "梨、")),
        ("Incomprehensibilities", 20, ("Incomprehensibilities",)),
        ("", 20, ("",)),
    ],
)
def test_wrap(text: str, width: float, lines: tuple[str, ...]) -> None:
    assert wrap_(text, width) == lines


def test_coordinates_are_short() -> None:
    assert [number(v) for v in (12.345, 10, 100 / 3, -0.001, 0.5)] == [
        "12.35",
        "10",
        "33.33",
        "0",
        "0.5",
    ]


# What is drawn.


@each_kind
def test_snapshot(example: Chart, golden: Callable[[str, str], None]) -> None:
    golden(f"chart-{example.kind}.html", draw(example, EN))


def test_snapshot_in_chinese(golden: Callable[[str, str], None]) -> None:
    golden("chart-bars-zh-Hant.html", draw(ZH_BARS, ZH))


@each_kind
def test_drawing_is_deterministic(example: Chart) -> None:
    assert draw(example, EN) == draw(example, EN)


@each_kind
def test_text_never_scales(example: Chart) -> None:
    svg = plot(example)
    assert svg.get("viewBox") is None
    assert svg.get("width") == "100%"
    assert float(svg.get("height", "")) > 0


@each_kind
def test_positions_are_percentages_of_the_plot(example: Chart) -> None:
    svg = plot(example)
    names = ("x", "x1", "x2", "cx", "width")
    found = [
        v for e in svg.iter() if e is not svg for n in names if (v := e.get(n, "")).endswith("%")
    ]
    assert found
    assert all(0 <= float(v[:-1]) <= 100 for v in found)
    for bar in svg.iter("rect"):
        assert float(bar.attrib["x"][:-1]) + float(bar.attrib["width"][:-1]) <= 100.01


@each_kind
def test_no_coordinate_has_more_than_two_decimals(example: Chart) -> None:
    svg = re.sub(
        r">[^<]*<", "><", draw(example, EN).partition("<svg")[2].partition("</svg>\n<d")[0]
    )
    assert not re.search(r"\.\d{3}", svg)


@each_kind
def test_marks_and_labels_name_their_fact(example: Chart) -> None:
    svg = plot(example)
    known = {p.id: p.text for s in example.series for p in s.points if p}
    marks = {e.get("data-fact") for e in svg.iter() if e.tag in {"rect", "circle", "svg"}} - {None}
    tails = {p.id for p in example.series[0].points if p and p.low is not None and p.high is None}
    assert marks == set(known) | tails
    labels = [e for e in svg.iter() if e.tag in {"text", "tspan"} and e.get("data-fact")]
    assert labels
    assert all(e.text == known[e.attrib["data-fact"]] for e in labels)


@each_kind
def test_the_table_has_every_value(example: Chart) -> None:
    cells = {e.get("data-fact"): e.text for e in figure(example).findall(".//td/a")}
    assert {p.id: p.text for s in example.series for p in s.points if p}.items() <= cells.items()


def test_the_table_carries_plain_numbers_for_the_download() -> None:
    cells = {"".join(e.itertext()): (e.get("data-low"), e.get("data-high")) for e in figure(RANGES).iter("td")}
    assert cells["$174B–$179.5B"] == ("174", "179.5")
    assert cells["over $190B"] == ("190", None)
    assert cells["$213.4B"] == ("213.4", "213.4")
    assert cells["no data"] == (None, None)
    tall = chart("bars", ("2031",), series("Pomes", "s1", 1.25e16))
    assert 'data-low="12500000000000000"' in draw(tall, EN)
    assert 'data-low="0.000002"' in draw(replace(tall, series=(series("Pomes", "s1", 2e-6),)), EN)


def test_a_chart_without_a_drawing_has_only_its_address() -> None:
    lone = chart("lines", ("2031", "2032"), series("Pomes", "s1", None, 7))
    assert [e.get("href") for e in figure(lone).findall(".//p[@class='bf-take']/a")] == ["#the-lines"]
    assert figure(lone).find(".//button") is None


def test_totals_are_derived_and_only_stand_beside_positive_parts() -> None:
    assert [e.text for e in plot(STACKED).iter() if e.get("data-derived")] == ["$94B", "$96.5B"]
    loss = replace(STACKED, series=(*STACKED.series[:2], series("Nuts", "s3", -30, 21)))
    assert [e.text for e in plot(loss).iter() if e.get("data-derived")] == ["$96.5B"]


def test_negative_bars_run_left_from_zero() -> None:
    bars = {e.get("data-fact"): e for e in plot(BARS).iter("rect")}
    zero = float(bars["2031-0"].attrib["x"][:-1])
    loss = bars["2031-1"]
    assert float(loss.attrib["x"][:-1]) == 0
    assert float(loss.attrib["width"][:-1]) == pytest.approx(zero, abs=0.01)


def test_bar_labels_fit_beside_their_bars_in_the_narrowest_column() -> None:
    svg = plot(ZH_BARS)
    margins = float(re.findall(r"100% - ([\d.]+)px", svg.attrib["style"])[0])
    left = float(re.findall(r"margin-left:([\d.]+)px", svg.attrib["style"])[0])
    for label in svg.iter("text"):
        if label.get("data-fact"):
            start = left + float(label.attrib["x"][:-1]) / 100 * (NARROW - margins)
            width = text_width(label.text or "")
            assert start + float(label.attrib["dx"]) + width <= NARROW + 0.1


def test_labels_at_the_ends_of_lines_do_not_overlap() -> None:
    close = (series(f"Line {i}", f"s{i}", 10, 20 + i / 100, unit="{}%") for i in range(1, 7))
    svg = plot(chart("lines", ("2031", "2032"), *close))
    ys = sorted(float(e.attrib["y"]) for e in svg.iter("text") if words_of(e).startswith("Line"))
    assert len(ys) == 6
    assert all(b - a >= 16 - 0.01 for a, b in pairwise(ys))


def test_lines_break_at_gaps_and_bridge_them_with_dots() -> None:
    traces = [e for e in plot(LINES).iter("path") if e.get("class", "").startswith("bf-s2")]
    assert [e.get("class") for e in traces] == ["bf-s2", "bf-s2 bf-gap"]
    assert [e.attrib["d"].count("M") for e in traces] == [2, 1]


def test_an_axis_takes_the_place_of_labels_at_points() -> None:
    svg = plot(replace(LINES, tick=lambda value: f"{value:g} per cent"))
    texts = [words_of(e) for e in svg.iter("text")]
    assert [t for t in texts if t.endswith("per cent")] == [
        f"{v} per cent" for v in (0, 10, 20, 30, 40)
    ]
    assert len([e for e in svg.iter() if e.tag in {"text", "tspan"} and e.get("data-fact")]) == 3


def test_ranges_say_what_is_pending_and_what_is_missing() -> None:
    texts = [words_of(e) for e in plot(RANGES).iter("text")]
    assert "2032Q1 not yet reported" in texts
    assert "2032Q2 no data" in texts


def test_an_open_end_is_an_arrow() -> None:
    arrows = [e for e in plot(RANGES).iter() if e.get("class") in {"bf-left", "bf-right"}]
    assert [e.get("class") for e in arrows] == ["bf-right"]


def test_actual_consensus_and_guidance_differ_in_shape() -> None:
    svg = plot(RANGES)
    assert {e.get("class") for e in svg.iter("circle")} == {"bf-actual"}
    assert {e.get("class") for e in svg.iter("rect")} == {"bf-guidance"}
    assert sum(e.get("class") == "bf-diamond" for e in svg.iter("path")) == 3


def test_one_known_point_is_no_trend() -> None:
    lone = chart("lines", QUARTERS, series("Pomes", "s1", None, None, 7))
    lone = replace(
        lone, series=(replace(lone.series[0], points=(*lone.series[0].points, None, None)),)
    )
    page = figure(lone)
    assert page.find("svg") is None
    value = page.find(".//dd")
    assert value is not None
    assert (value.text, value.get("data-fact")) == ("$7B", "pomes-2")
    assert EN["one_point"] in words_of(page)


@each_kind
def test_no_data_is_said(example: Chart) -> None:
    nothing = tuple(None for _ in example.categories)
    empty = replace(example, series=tuple(replace(s, points=nothing) for s in example.series))
    page = figure(empty)
    assert page.find("svg") is None
    assert EN["no_data"] in words_of(page)


@pytest.mark.parametrize("kind", ["bars", "stacked", "lines", "ranges"])
def test_zeros_and_equal_values_are_drawn(kind: str) -> None:
    for value in (0, 5, -5, 1e13, 1e-9):
        assert plot(chart(kind, ("2031", "2032"), series("Pomes", "s1", value, value))) is not None


# What is read aloud.


@each_kind
def test_the_drawing_is_an_image_with_title_and_description(example: Chart) -> None:
    svg = plot(example)
    assert svg.get("role") == "img"
    named = {e.get("id"): e.text for e in svg if e.tag in {"title", "desc"}}
    assert svg.get("aria-labelledby", "").split() == list(named)
    assert list(named.values()) == [example.title, example.description]


@each_kind
def test_the_table_has_caption_and_scopes(example: Chart) -> None:
    page = figure(example)
    assert [e.text for e in page.iter("caption")] == [example.title]
    assert {e.get("scope") for e in page.iter("th")} == {"row", "col"}
    region = page.find(".//div[@role='group']")
    assert region is not None
    assert region.get("tabindex") == "0"


@each_kind
def test_names_are_escaped(example: Chart) -> None:
    evil = '<b onload="x">&'
    hostile = replace(
        example,
        title=evil,
        description=evil,
        source=evil,
        note=evil,
        categories=tuple(f"{evil}{i}" for i, _ in enumerate(example.categories)),
        series=tuple(replace(s, name=evil + s.name) for s in example.series),
    )
    assert "<b " not in draw(hostile, EN)
    assert evil in words_of(figure(hostile))


# Colours.


def colours(scheme: str) -> dict[str, str]:
    block = CSS.read_text(encoding="utf-8").partition(f'[data-md-color-scheme="{scheme}"] {{')[2]
    return dict(re.findall(r"--bf-(\w+): (#[0-9a-f]{6})", block.partition("}")[0]))


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two #rrggbb colours."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("role", [*ROLES, "ink", "muted"])
def test_every_colour_can_be_read_as_text(scheme: str, role: str) -> None:
    palette = colours(scheme)
    assert contrast(palette[role], palette["surface"]) >= 4.5
