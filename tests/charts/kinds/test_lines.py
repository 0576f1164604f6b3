from dataclasses import replace
from itertools import pairwise

from orchards import (
    EN,
    LINES,
    QUARTERS,
    chart,
    figure,
    plot,
    series,
    words_of,
)


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


def test_one_known_point_is_no_trend() -> None:
    lone = chart("lines", QUARTERS, series("Pomes", "s1", None, None, 7, None, None))
    page = figure(lone)
    assert page.find("svg") is None
    value = page.find(".//dd")
    assert value is not None
    assert (value.text, value.get("data-fact")) == ("$7B", "pomes-2")
    assert EN["one_point"] in words_of(page)


def test_what_is_expected_is_a_diamond_whatever_its_role() -> None:
    points = [replace(point, ahead=number > 0, derived=number == 3) for number, point in enumerate(series("Pomes", "s1", 5, 6, 7, 8).points) if point]
    svg = plot(chart("lines", QUARTERS[:4], replace(series("Pomes", "s1"), points=tuple(points))))
    marks = [e for e in svg.iter() if (e.get("data-fact") or e.get("data-derived") or "").startswith("pomes-")]
    assert [e.tag for e in marks if e.tag in ("circle", "svg")] == ["circle", "svg", "svg", "svg"]
    assert sum(e.get("class") == "bf-diamond" for e in svg.iter("path")) == 3
