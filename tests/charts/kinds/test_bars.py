import re
from dataclasses import replace

import pytest
from orchards import (
    BARS,
    QUARTERS,
    ZH_BARS,
    band,
    chart,
    plot,
    series,
)

from briefs.charts.marks import Point, Series
from briefs.charts.scales import NARROW
from briefs.charts.text import text_width


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


@pytest.mark.parametrize("width", ["bf-n", "bf-w"])
@pytest.mark.parametrize("unit", ["${}B", "約{}億美元"])
def test_every_column_of_a_group_has_its_value(width: str, unit: str) -> None:
    """Also a low one beside high ones, whose value stands above the whole group."""
    rows = (
        series("Sold", "s1", 1160, 1395, unit=unit),
        series("Bought", "s2", 777, 1280, unit=unit),
        series("Left", "s3", 382, 112, unit=unit),
    )
    other = {"bf-n": "bf-w", "bf-w": "bf-n"}[width]
    texts = [e for e in plot(chart("bars", ("2024", "2025"), *rows)).iter("text") if other not in e.attrib["class"]]
    written = [e.attrib["data-fact"] for e in texts if e.get("data-fact")]
    assert sorted(written) == sorted(point.id for row in rows for point in row.points if point)


def test_a_wide_value_of_the_last_column_stays_within_the_picture() -> None:
    rows = Series("Earned", "s1", (*series("Earned", "s1", 153, None, None, 212).points, band(140, 180, "140億至180億美元")))
    drawn = [e for e in plot(chart("bars", QUARTERS, rows)).iter("text") if (e.text or "").startswith("140億")]
    assert any("bf-n" not in e.attrib["class"] for e in drawn)


def test_what_no_bar_may_stand_for_is_named_by_its_series_too() -> None:
    words = Series("Chips", "s1", (Point(0, "triple digits", "chips-0", placed=False), None))
    svg = plot(chart("bars", ("New", "Old"), words, series("Cloud", "s2", None, 24, unit="{}%")))
    texts = ["".join(e.itertext()) for e in svg.iter("text")]
    assert "triple digits Chips" in texts
    alone = plot(chart("bars", ("New", "Old"), replace(words, points=(words.points[0], Point(24, "24%", "chips-1")))))
    assert "triple digits" in ["".join(e.itertext()) for e in alone.iter("text")]
