import re

import pytest
from orchards import (
    BARS,
    ZH_BARS,
    plot,
)

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
