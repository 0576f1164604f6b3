import math
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from orchards import (
    EN,
    KINDS,
    RANGES,
    ZH,
    ZH_BARS,
    chart,
    draw,
    figure,
    plot,
    series,
    words_of,
)
from places import ROOT

from briefs.charts import drawing
from briefs.charts.marks import Chart

CSS = ROOT / "templates" / "assets" / "charts.css"
ROLES = ("own", "s1", "s2", "s3", "s4", "s5", "s6", "k1", "k2", "k3", "p1", "p2", "p3", "actual", "guidance", "consensus", "better", "worse")
each_kind = pytest.mark.parametrize("example", KINDS, ids=lambda c: c.kind)


@each_kind
def test_snapshot(example: Chart, golden: Callable[[str, str], None]) -> None:
    golden(f"chart-{example.kind}.html", draw(example))


def test_snapshot_in_chinese(golden: Callable[[str, str], None]) -> None:
    golden("chart-bars-zh-Hant.html", draw(ZH_BARS, ZH))


@each_kind
def test_drawing_is_deterministic(example: Chart) -> None:
    assert draw(example) == draw(example)


@each_kind
def test_text_never_scales(example: Chart) -> None:
    svg = plot(example)
    assert svg.get("viewBox") is None
    assert svg.get("width") == "100%"
    assert float(svg.get("height", "")) > 0


@each_kind
def test_positions_are_percentages_of_the_plot(example: Chart) -> None:
    svg = plot(example)
    names = ("x", "cx", "width")
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
        r">[^<]*<", "><", draw(example).partition("<svg")[2].partition("</svg>\n<d")[0]
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
    cells = {"".join(e.itertext()): {k: v for k, v in e.items() if k != "class"} for e in figure(RANGES).iter("td")}
    assert cells["$174B–$179.5B"] == {"data-low": "174", "data-high": "179.5"}
    assert cells["over $190B"] == {"data-low": "190"}
    assert cells["$213.4B"] == {"data-value": "213.4"}
    assert cells["no data"] == {}
    tall = chart("bars", ("2031",), series("Pomes", "s1", 1.25e16))
    assert 'data-value="12500000000000000"' in draw(tall)
    assert 'data-value="0.000002"' in draw(replace(tall, series=(series("Pomes", "s1", 2e-6),)))


def test_a_chart_without_a_drawing_has_only_its_address() -> None:
    lone = chart("lines", ("2031", "2032"), series("Pomes", "s1", None, 7))
    assert [e.get("href") for e in figure(lone).findall(".//p[@class='bf-take']/a")] == ["#the-lines"]
    assert figure(lone).find(".//button") is None


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


@each_kind
def test_the_drawing_is_an_image_with_title_and_description(example: Chart) -> None:
    svg = plot(example)
    assert svg.get("role") == "img"
    assert [(e.tag, e.text) for e in svg[:2]] == [("title", example.title), ("desc", example.description)]


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
    assert "<b " not in draw(hostile)
    assert evil in words_of(figure(hostile))


def colours(scheme: str) -> dict[str, str]:
    block = CSS.read_text(encoding="utf-8").partition(f'[data-md-color-scheme="{scheme}"] {{')[2]
    return dict(re.findall(r"--bf-(\w+): (#[0-9a-f]{6})", block.partition("}")[0]))


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two #rrggbb colours."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _linear(colour: str) -> list[float]:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# Of linear RGB as others see it (Machado, Oliveira and Fernandes 2009, severity 1).
EYES = {
    "most": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
LMS = ((0.4122214708, 0.5363325363, 0.0514459929), (0.2119034982, 0.6806995451, 0.1073969566), (0.0883024619, 0.2817188376, 0.6299787005))
OKLAB = ((0.2104542553, 0.7936177850, -0.0040720468), (1.9779984951, -2.4285922050, 0.4505937099), (0.0259040371, 0.7827717662, -0.8086757660))


def _through(matrix: tuple[tuple[float, ...], ...], colour: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix]


def oklab(colour: str, eyes: str) -> list[float]:
    seen = [min(max(part, 0.0), 1.0) for part in _through(EYES[eyes], _linear(colour))]
    return _through(OKLAB, [part ** (1 / 3) for part in _through(LMS, seen)])


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("eyes", EYES)
def test_better_and_worse_differ_to_all_eyes(scheme: str, eyes: str) -> None:
    palette = colours(scheme)
    assert math.dist(oklab(palette["better"], eyes), oklab(palette["worse"], eyes)) > 0.2


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("role", ["better", "worse"])
def test_good_and_bad_are_neither_red_nor_green(scheme: str, role: str) -> None:
    """Red rises in Taiwan and on the mainland, green elsewhere."""
    _, a, b = oklab(colours(scheme)[role], "most")
    hue = math.degrees(math.atan2(b, a)) % 360
    assert 45 < hue < 105 or 200 < hue < 330


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("role", [*ROLES, "ink", "muted"])
def test_every_colour_can_be_read_as_text(scheme: str, role: str) -> None:
    palette = colours(scheme)
    assert contrast(palette[role], palette["surface"]) >= 4.5


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("role", ROLES)
def test_a_value_can_be_read_upon_a_light_mark(scheme: str, role: str) -> None:
    palette, (opacity,) = colours(scheme), re.findall(r"rect\.bf-derived { fill-opacity: (\.\d+)", CSS.read_text("utf-8"))
    upon, under = ([int(palette[name][i : i + 2], 16) for i in (1, 3, 5)] for name in (role, "surface"))
    blend = [round(a * float(opacity) + b * (1 - float(opacity))) for a, b in zip(upon, under, strict=True)]
    assert contrast(palette["ink"], "#" + "".join(f"{part:02x}" for part in blend)) >= 4.5


@pytest.mark.parametrize("name", ["parts.typ", "card.typ", "brief.typ"])
def test_print_takes_its_colours_from_the_style_sheets(name: str) -> None:
    text = (ROOT / "templates" / "print" / name).read_text("utf-8")
    assert re.findall(r"#[0-9a-fA-F]{6}\b", text) == (["#fdfaf5"] if name == "card.typ" else [])  # paper


def test_a_file_has_the_rules_alone_that_its_drawing_follows() -> None:
    text = '<svg class="bf-bars">\n<style>\nrect, circle { a: b }\n.bf-bars .bf-s1 { a: b }\n.bf-s2 { a: b }\n@media x {\ncircle.bf-s1 { a: b }\n}\n</style>\n<rect class="bf-s1 bf-x"/>\n</svg>'
    assert drawing.needed(text) == '<svg class="bf-bars">\n<style>\nrect { a: b }\n.bf-bars .bf-s1 { a: b }\n@media x {\n}\n</style>\n<rect class="bf-s1 bf-x"/>\n</svg>'
